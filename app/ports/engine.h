// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the ui may ask of the rest (DESIGN 6). Lives on the ui thread and never
// blocks it: commands return at once, answers come through `Then` callbacks on
// the ui thread (dropped when `context` is gone), changes through signals.
// Implemented by services/EngineHost; tests of the ui use a fake.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "domain/attempt.h"
#include "domain/operation.h"
#include "domain/paymentmethod.h"
#include "domain/report.h"
#include "domain/retention.h"
#include "domain/sale.h"
#include "domain/salesplit.h"
#include "domain/settings.h"
#include "ports/journalstore.h"
#include "ports/paymentexport.h"
#include "ports/paymentsource.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pos {

template <typename T> using Then = std::function<void(const Result<T> &)>;

enum class GatewayHealth { NotChecked, Online, Slow, Offline, KeysRefused };

struct HealthReport
{
    GatewayHealth health = GatewayHealth::NotChecked;
    qint64 sinceMs = 0;       ///< UTC
    Error error;              ///< for Offline and KeysRefused
};

/// Why this till does not start payments at the moment.
enum class TillBlock {
    None,
    AmountMismatch,     ///< power-of-ten echo: only a manager clears it
    StorageTrouble,     ///< what cannot be recorded is not started
    KeysRefused,
    NoKeys,
    NotCommissioned,    ///< LIVE before the amount check of DESIGN 3
    RegisterCollision,  ///< another till uses this register id
    JournalSalvaged,    ///< records were lost with a damaged file; only a manager clears it. Detail: the report's path
};

struct BlockReport
{
    TillBlock block = TillBlock::None;
    Error error;              ///< with the path for StorageTrouble
    QString detail;
};

/// What start-up found, for messages on the first screen.
struct StartReport
{
    std::optional<Error> storage;   ///< nothing can be charged while set
    int settling = 0;               ///< attempts and operations being settled
    std::optional<Sale> openSale;   ///< unfinished cart to bring back
    bool uncleanEnd = false;
    std::optional<JournalSalvage> salvage; ///< the journal was damaged and has been repaired
};

/// How far a refresh of many payments is.
struct RefreshProgress
{
    int total = 0;
    int done = 0;    ///< failed ones included
    int changed = 0; ///< of which something new was learnt
    int failed = 0;
    Error error;     ///< of the last one that failed
    bool cancelled = false;

    friend bool operator==(const RefreshProgress &, const RefreshProgress &) = default;
};

enum class ConnectionFinding { Good, WrongKeys, WrongIp, WrongEnvironment, ProductNotEnabled, NoNetwork, TlsTrouble, WrongAccount, NotAGateway, Unclear };

struct ConnectionReport
{
    ConnectionFinding finding = ConnectionFinding::Unclear;
    QUrl url;
    qint64 elapsedMs = 0;
    Error error;
};

struct ManagerDecision
{
    QString managerName;
    QString reason;           ///< 3-255, recorded
};

struct ChargeOrder
{
    SaleId sale;
    ChargeIntent intent;
    bool commissioning = false; ///< the one small payment of DESIGN 3, allowed while NotCommissioned
    std::optional<PartShown> part = {}; ///< the intent's amount is a part of the sale; none = all of it at once
    bool saveCard = false;    ///< by payment link, of a saved customer who agreed to it just now
};

/// A capture, cancel or refund that somebody asked for. Which are possible, and how much of it:
/// PaymentDetail::choices.
struct OperationOrder
{
    AttemptId attempt;
    OperationIntent intent; ///< `whole` is found out by the engine
};

class DrawerDesk;
class OutreachDesk;
class SplitDesk;

class Engine : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Life ---------------------------------------------------------------------------------------
    /// Opens the journal, settles open attempts, starts watching.
    virtual void start(QObject *context, Then<StartReport> then) = 0;
    /// Settings and keys for calls that start from now on.
    virtual void configure(const Settings &settings, Credentials credentials) = 0;
    /// For who connects late: attention, health and block are told again as they were told last.
    virtual void tellStanding() {}

    // Sale ---------------------------------------------------------------------------------------
    virtual void newSale(const QString &operatorName, QObject *context, Then<Sale> then) = 0;
    /// Autosave; cheap, coalesced. Errors come as storageTrouble().
    virtual void saveSale(const Sale &sale) = 0;
    virtual void parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then) = 0;
    virtual void resumeSale(const SaleId &id, QObject *context, Then<Sale> then) = 0;
    /// Conflict while an attempt of it might have taken money.
    virtual void discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then) = 0;
    virtual void parkedSales(QObject *context, Then<QList<Sale>> then) = 0;

    // Charge ---------------------------------------------------------------------------------------
    /// The answer is the Recorded attempt, or why it was not started (nothing was sent then). A second
    /// charge of a sale whose earlier attempt might have taken money is refused with Conflict.
    virtual void charge(const ChargeOrder &order, QObject *context, Then<Attempt> then) = 0;
    /// Looks now instead of at the next planned time.
    virtual void checkNow(const AttemptId &id) = 0;
    /// Lets the sale of an Unknown or waiting attempt be sold another way; the attempt stays watched.
    virtual void release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then) = 0;
    virtual void attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then) = 0;
    /// Attempts and operations that would still be open if the program ended now.
    virtual int openAttemptCount() const = 0;

    // Capture, cancel, refund ------------------------------------------------------------------------
    /// The answer is the recorded operation, or why it was not started (nothing was sent then): Conflict with
    /// the bar's name (domain/operationrules.h), InvalidInput with the field, or the till's block. A second
    /// one of a payment whose first is unclear is refused with ANOTHER_UNDER_WAY.
    virtual void startOperation(const OperationOrder &order, QObject *context, Then<Operation> then) = 0;
    /// One click: all that can be given back, in the way that the payment's state allows.
    virtual void giveBack(const AttemptId &id, const QString &operatorName, QObject *context,
                          Then<Operation> then) = 0;
    /// Looks now instead of at the next planned time.
    virtual void checkOperation(const OperationId &id) = 0;
    /// Of an Undecided one: a manager says that it did not happen.
    virtual void giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                                 Then<Operation> then) = 0;

    // Customers -----------------------------------------------------------------------------------
    virtual void findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then) = 0;
    /// Creates at Yuno and stores; a duplicate own id resolves to the existing one (CONTRACT 1.6).
    virtual void createCustomer(const Customer &customer, QObject *context, Then<Customer> then) = 0;
    virtual void updateCustomer(const Customer &customer, QObject *context, Then<Customer> then) = 0;
    /// Erases at Yuno and here.
    virtual void eraseCustomer(const CustomerId &id, const ManagerDecision &decision, QObject *context, Then<void> then) = 0;
    /// Somebody who is no customer of the till, at this number: their contacts, consents and cases; an opt-out stays.
    /// The answer is how many contacts. Conflict when one is not over or less than a day old.
    virtual void forgetPhone(const PhoneNumber &phone, const ManagerDecision &decision, QObject *context, Then<int> then) = 0;
    virtual void savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then) = 0;
    /// Yuno forgets this card; who wanted it is recorded. The answer is what is saved now. After an error the list may
    /// have changed all the same.
    virtual void unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, QObject *context,
                          Then<QList<SavedMethod>> then) = 0;

    /// Banks to choose from, for a method whose description asks for one; remembered for a day. Empty or an error: the
    /// customer's page asks.
    virtual void banks(const QString &methodId, QObject *context, Then<QList<Bank>> then) = 0;
    /// The bytes behind the address that a payment names for its code, of a stranger: to be decoded with care.
    virtual void picture(const QUrl &address, QObject *context, Then<QByteArray> then) = 0;

    // Payments page -----------------------------------------------------------------------------
    virtual void payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then) = 0;
    /// Cancelled when a newer question of the same context waits behind it.
    virtual void paymentSummary(const SummaryQuery &query, QObject *context, Then<PaymentSummary> then) = 0;
    virtual void paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then) = 0;
    virtual void refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then) = 0;

    // Export -------------------------------------------------------------------------------------
    /// Writes what the order says; the file is there when `then` says so. `progress` comes while `context` lives.
    virtual ExportTicket exportPayments(const ExportOrder &order, QObject *context,
                                        std::function<void(const ExportProgress &)> progress,
                                        Then<ExportResult> then) = 0;
    /// `then` gets Cancelled, soon.
    virtual void cancelExport(ExportTicket ticket) = 0;

    // Yuno's reports -------------------------------------------------------------------------------
    /// Asks Yuno for the payments of a period and brings them in, or compares. One at a time: Conflict. How it
    /// goes: reportJobChanged().
    virtual void startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, QObject *context,
                             Then<ReportJob> then) = 0;
    virtual void cancelReport() = 0;
    /// Brings in the last two days every hour while the program runs; kept in the journal.
    virtual void setImportSchedule(bool on, QObject *context, Then<void> then) = 0;
    virtual void importSchedule(QObject *context, Then<bool> then) = 0;
    /// The newest one, under way or over; nullopt = there was none.
    virtual void reportJob(QObject *context, Then<std::optional<ReportJob>> then) = 0;
    /// What the newest one found to be different; NotFound when nothing was compared since the start.
    virtual void reconciliation(QObject *context, Then<Reconciliation> then) = 0;
    virtual void saveDifferences(const QString &path, QObject *context, Then<void> then) = 0;

    // Staying true ----------------------------------------------------------------------------------
    /// Reads these payments from Yuno again, politely; one such run at a time (Conflict). Answers at its end, also
    /// when it was cancelled; says how far it is by refreshProgressed().
    virtual void refreshPayments(const QList<AttemptId> &ids, QObject *context, Then<RefreshProgress> then) = 0;
    virtual void cancelRefresh() = 0;
    /// What Yuno knows under this order id or payment id, also of other tills; empty = nothing.
    virtual void findAtYuno(const QString &id, QObject *context, Then<QList<Payment>> then) = 0;
    /// Takes what findAtYuno() showed into the list, as a payment from Yuno; what the list has already is found.
    /// The answer is the attempt that stands for it.
    virtual void addFromYuno(const PaymentId &id, QObject *context, Then<AttemptId> then) = 0;
    /// InvalidInput with the field "words". The answer is the note as stored.
    virtual void addNote(const AttemptId &id, const QString &author, const QString &words, QObject *context,
                         Then<Note> then) = 0;
    /// The newest clean-ups of personal data that removed something, newest first.
    virtual void purgeReports(int limit, QObject *context, Then<QList<PurgeReport>> then) = 0;
    virtual void notices(int limit, QObject *context, Then<NoticeList> then) = 0;
    /// Somebody looked at all up to this one.
    virtual void markNoticesSeen(qint64 sequence) = 0;

    // Cash and other tender ---------------------------------------------------------------------------
    /// ports/drawerdesk.h; nullptr = this engine keeps no drawer.
    virtual DrawerDesk *drawer() { return nullptr; }

    // A sale in parts -------------------------------------------------------------------------------
    /// ports/splitdesk.h; nullptr = this engine takes whole sales alone.
    virtual SplitDesk *split() { return nullptr; }

    // Recovery outreach ------------------------------------------------------------------------------
    /// ports/outreachdesk.h; nullptr = this engine contacts nobody.
    virtual OutreachDesk *outreach() { return nullptr; }

    // Settings, support ----------------------------------------------------------------------------
    virtual void testConnection(const Settings &settings, Credentials credentials, QObject *context,
                                Then<ConnectionReport> then) = 0;
    virtual void clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then) = 0;
    virtual void backup(const QString &path, QObject *context, Then<void> then) = 0;
    /// Replaces the journal by the copy at `path` (kept aside first), settles it and salts sale numbers.
    virtual void restore(const QString &path, QObject *context, Then<StartReport> then) = 0;
    /// Redacted evidence as one JSON document, for the support bundle.
    virtual void evidence(QObject *context, Then<QByteArray> then) = 0;

Q_SIGNALS:
    /// At most four times a second while rows are read.
    void reportJobChanged(const pos::ReportJob &job);
    void attemptChanged(const pos::Attempt &attempt);
    void operationChanged(const pos::Operation &operation);
    /// Something in the list changed; at most four times a second.
    void paymentsChanged();
    void attentionChanged(const pos::AttentionCounts &counts);
    void healthChanged(const pos::HealthReport &report);
    void blockChanged(const pos::BlockReport &report);
    void refreshProgressed(const pos::RefreshProgress &progress);
    /// There is something new in notices().
    void noticesChanged();
    /// Personal data whose time was over is gone.
    void personalDataPurged(const pos::PurgeReport &report);
    /// Money found for an attempt that was released.
    void lateMoneyFound(const pos::Attempt &attempt);
};

}

Q_DECLARE_METATYPE(pos::HealthReport)
Q_DECLARE_METATYPE(pos::BlockReport)
Q_DECLARE_METATYPE(pos::AttentionCounts)
Q_DECLARE_METATYPE(pos::RefreshProgress)
