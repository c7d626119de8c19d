// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The durable memory of a till (DESIGN 7). One writer, on the engine thread;
// every call returns only after its transaction is on disk (WAL, FULL), or with
// StorageFailed / Full / ReadOnly / Locked / Corrupt and nothing changed.
#pragma once

#include "base/result.h"
#include "domain/attempt.h"
#include "domain/customer.h"
#include "domain/note.h"
#include "domain/operation.h"
#include "domain/sale.h"
#include "domain/watchplan.h"

#include <QDate>

#include <functional>

namespace pos {

/// What a report is compared with.
struct KnownPayment
{
    AttemptId attempt;
    AttemptOrigin origin = AttemptOrigin::Till;
    PaymentId paymentId;      ///< empty = this till does not know it yet
    MerchantOrderId orderId;
    AttemptState state = AttemptState::Recorded;
    QString status, subStatus;
    Money amount;
    qint64 createdMs = 0;
    qint64 lastCheckMs = 0;   ///< as of when

    friend bool operator==(const KnownPayment &, const KnownPayment &) = default;
};

struct ImportedPayment
{
    Attempt attempt;          ///< of origin Yuno
    AttemptEvent event;
};
/// The event up to which somebody has looked at the notices (ports/paymentsource.h reads it).
inline constexpr QLatin1StringView SeenNoticesFact{"notices_seen"};

class JournalPort
{
public:
    virtual ~JournalPort() = default;

    /// Whatever `changes` writes here becomes durable in one commit, or none of it.
    virtual Result<void> together(const std::function<Result<void>()> &changes) = 0;

    // Sales -------------------------------------------------------------------------------------
    /// Draws the next number of the register's business date and stores the sale under it.
    virtual Result<Sale> createSale(const RegisterId &registerId, QDate businessDate, const Sale &draft) = 0;
    /// NotFound when it does not exist; Conflict when it is Paid, PayingBack or Discarded and the cart
    /// would change.
    virtual Result<void> saveSale(const Sale &sale) = 0;
    virtual Result<Sale> sale(const SaleId &id) = 0;
    virtual Result<QList<Sale>> salesInState(SaleState state) = 0; ///< newest first
    /// From now on sale numbers of this journal carry a fresh random part (order-id collision, restore).
    virtual Result<void> saltSaleNumbers(const QString &salt) = 0;

    // Attempts ----------------------------------------------------------------------------------
    /// Inserts or replaces the projection and appends the event, in one transaction. The stored body
    /// never changes once set (Conflict), and neither do key, order id and amount.
    virtual Result<void> commitAttempt(const Attempt &attempt, const AttemptEvent &event) = 0;
    virtual Result<Attempt> attempt(const AttemptId &id) = 0;
    virtual Result<QList<Attempt>> attemptsOfSale(const SaleId &id) = 0;  ///< by number
    virtual Result<QList<Attempt>> openAttempts() = 0;                    ///< isOpen(), oldest first
    /// Not isOpen(), of sales that are Open or Parked.
    virtual Result<QList<Attempt>> closedAttemptsOfUnpaidSales() = 0;
    virtual Result<QList<AttemptEvent>> events(const AttemptId &id) = 0;  ///< oldest first

    // Captures, cancels, refunds ------------------------------------------------------------------
    /// Inserts or replaces the projection and appends the event to the same chain, in one transaction.
    /// Key, reference, payment, amount and, once there, body, target and basis never change (Conflict).
    virtual Result<void> commitOperation(const Operation &operation, const OperationEvent &event) = 0;
    virtual Result<Operation> operation(const OperationId &id) = 0;
    virtual Result<QList<Operation>> operationsOfAttempt(const AttemptId &id) = 0;    ///< by number
    virtual Result<QList<Operation>> openOperations() = 0;                            ///< isOpen(), oldest first
    virtual Result<QList<OperationEvent>> operationEvents(const OperationId &id) = 0; ///< oldest first

    // Payments known from Yuno alone ------------------------------------------------------------------
    /// Those of this journal with one of these ids, or attempts of this till without an id yet under one of
    /// these order ids.
    virtual Result<QList<KnownPayment>> knownPayments(const QList<PaymentId> &ids,
                                                      const QList<MerchantOrderId> &orders) = 0;
    /// Made from fromMs up to before untilMs, with an id, oldest first.
    virtual Result<QList<KnownPayment>> paymentsMadeBetween(qint64 fromMs, qint64 untilMs) = 0;
    /// All in one transaction: attempts of origin Yuno with their events, new ones with a sale of their own.
    virtual Result<void> importPayments(const QList<ImportedPayment> &payments) = 0;

    // Staying true ----------------------------------------------------------------------------------
    /// Settled payments since then whose state is not Yuno's last word, newest first. May contain a few that are.
    virtual Result<QList<WatchedPayment>> paymentsToWatch(qint64 sinceMs, int limit) = 0;
    /// Payments that took money, made from `sinceMs` on and before `beforeMs`, newest first.
    virtual Result<QList<WatchedPayment>> paidPayments(qint64 sinceMs, qint64 beforeMs, int limit) = 0;

    // Notes by staff (personal data, erased with the customer's) ----------------------------------------
    /// Adds it, and an event that attests it without its words. NotFound when the attempt does not exist.
    virtual Result<void> addNote(const Note &note) = 0;

    // Customers (personal data, erasable) -----------------------------------------------------------
    virtual Result<void> saveCustomer(const Customer &customer) = 0;
    virtual Result<Customer> customer(const CustomerId &id) = 0;
    /// Removes the personal data and keeps the money facts. Conflict while an attempt of theirs, or an
    /// operation on it, is open or younger than 24 h settled, or a payment of theirs is held or disputed. `rule` = who or
    /// what decided, kept in the events of what was erased.
    virtual Result<void> eraseCustomer(const CustomerId &id, const QString &rule) = 0;

    // Facts of the till ---------------------------------------------------------------------------
    /// Small named values such as "till_block"; empty text = not set.
    virtual Result<QString> fact(const QString &name) = 0;
    virtual Result<void> setFact(const QString &name, const QString &value) = 0;

    // Safety copies ---------------------------------------------------------------------------------
    /// A consistent copy of the whole journal at `path` (must not exist).
    virtual Result<void> backupTo(const QString &path) = 0;
};

}
