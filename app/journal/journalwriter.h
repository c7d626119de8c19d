// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// JournalPort on SQLite: the only writer, on the engine thread. Owned by
// JournalFile, which lends it the open database; without one every call fails
// with StorageFailed. Each change is one transaction, durable on return.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "journal/lentdatabase.h"
#include "ports/journalport.h"
#include "ports/retentionjournal.h"

namespace pos {

class JournalWriter final : public JournalPort, public RetentionJournal
{
public:
    /// `damaged` is called whenever a call meets StorageCorrupt.
    JournalWriter(QString path, IdSource &ids, const Clock &clock, std::function<void()> damaged);
    void attach(Database *database) { m_lent.attach(database); } ///< nullptr = closed

    Result<Sale> createSale(const RegisterId &registerId, QDate businessDate, const Sale &draft) override;
    Result<void> saveSale(const Sale &sale) override;
    Result<Sale> sale(const SaleId &id) override;
    Result<QList<Sale>> salesInState(SaleState state) override;
    Result<void> saltSaleNumbers(const QString &salt) override;

    Result<void> commitAttempt(const Attempt &attempt, const AttemptEvent &event) override;
    Result<void> together(const std::function<Result<void>()> &changes) override;
    Result<Attempt> attempt(const AttemptId &id) override;
    Result<QList<Attempt>> attemptsOfSale(const SaleId &id) override;
    Result<QList<Attempt>> openAttempts() override;
    Result<QList<Attempt>> closedAttemptsOfUnpaidSales() override;
    Result<QList<AttemptEvent>> events(const AttemptId &id) override;

    Result<void> commitOperation(const Operation &operation, const OperationEvent &event) override;
    Result<Operation> operation(const OperationId &id) override;
    Result<QList<Operation>> operationsOfAttempt(const AttemptId &id) override;
    Result<QList<Operation>> openOperations() override;
    Result<QList<OperationEvent>> operationEvents(const OperationId &id) override;

    Result<QList<KnownPayment>> knownPayments(const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders) override;
    Result<QList<KnownPayment>> paymentsMadeBetween(qint64 fromMs, qint64 untilMs) override;
    Result<void> importPayments(const QList<ImportedPayment> &payments) override;
    Result<QList<WatchedPayment>> paymentsToWatch(qint64 sinceMs, int limit) override;
    Result<QList<WatchedPayment>> paidPayments(qint64 sinceMs, qint64 beforeMs, int limit) override;
    Result<void> addNote(const Note &note) override;

    Result<void> saveCustomer(const Customer &customer) override;
    Result<Customer> customer(const CustomerId &id) override;
    Result<void> eraseCustomer(const CustomerId &id, const QString &rule) override;

    Result<qint64> lastBusinessMs() override;
    Result<PurgeCounts> purgeSome(const PurgeLimits &limits, PurgeReport report, PurgePlace &place) override;
    Result<void> closePurge(const PurgeReport &report) override;
    Result<int> forgetPhone(const PhoneNumber &phone, const QString &rule) override;

    Result<QString> fact(const QString &name) override;
    Result<void> setFact(const QString &name, const QString &value) override;

    Result<void> backupTo(const QString &path) override;

private:
    template <typename Work> auto reading(Work work) { return m_lent.reading(std::move(work)); }
    template <typename Change> auto inTransaction(Change change) { return m_lent.inTransaction(std::move(change)); }

    LentDatabase m_lent;
    IdSource &m_ids;
    const Clock &m_clock;
};

}
