// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The engine as the management pages see it: answers come later, on the event
// loop, from what the test put in; every command is recorded. Single thread.
#pragma once

#include "ports/engine.h"

#include <QPointer>

#include <QHash>

namespace pos::ui::test {

class ScriptedEngine final : public Engine
{
    Q_OBJECT
public:
    // What it answers -------------------------------------------------------------------------
    QList<PaymentRow> rows; ///< newest first
    std::optional<Error> paymentsError;
    QHash<QString, PaymentDetail> details; ///< by attempt id
    QHash<QString, Error> detailErrors;    ///< instead of a detail, by attempt id
    QList<Customer> customers;
    QList<SavedMethod> methods;
    ConnectionReport connection;
    std::optional<Error> chargeError;
    std::optional<Error> clearError;
    std::optional<Error> backupError;
    int openAttempts = 0;
    bool hold = false; ///< payments() answers wait for letGo()

    // What it was asked -------------------------------------------------------------------------
    QList<PaymentQuery> queries;
    QList<SummaryQuery> summaryQueries;
    PaymentSummary summary; ///< what paymentSummary() answers, unless
    std::optional<Error> summaryError;
    bool holdSummaries = false; ///< or the test answers
    QList<Then<PaymentSummary>> heldSummaries;
    int answered = 0; ///< of queries; held ones do not count
    int detailReads = 0;
    int refreshes = 0;
    QList<AttemptId> checked;
    QList<OperationOrder> operationOrders;
    QList<AttemptId> givenBack;
    QList<OperationId> operationsChecked;
    QList<std::pair<OperationId, ManagerDecision>> operationsGivenUp;
    QList<PurgeReport> purges;         ///< what purgeReports() answers
    NoticeList noticeList;             ///< what notices() answers
    QList<qint64> noticesSeen;
    QList<Note> written;               ///< by addNote()
    std::optional<Error> noteError;
    QStringList searchedAtYuno;
    Result<QList<Payment>> foundAtYuno = QList<Payment>();
    QList<PaymentId> addedIds;
    std::optional<PaymentDetail> addedFromYuno;
    std::optional<Error> addError;
    std::optional<Error> bulkError; ///< refuses the next bulk refresh
    QList<QList<AttemptId>> bulkRefreshes;
    Then<RefreshProgress> bulkEnd;     ///< of the running one; call it to end it
    int bulkCancels = 0;
    std::optional<Error> refreshError;
    std::optional<Error> operationError; ///< what the next operation is refused with
    QList<std::pair<AttemptId, ManagerDecision>> released;
    QList<ChargeOrder> orders;
    QList<Sale> savedSales;
    QList<std::pair<TillBlock, ManagerDecision>> cleared;
    QStringList backups, restores, discarded;
    QList<Settings> configured;
    QList<QByteArray> configuredKeys; ///< public keys
    Settings tested;
    QByteArray testedKey;
    int tests = 0;

    void letGo();
    /// Puts or replaces a row and its detail, as the journal would.
    void put(const PaymentDetail &detail);

    void start(QObject *context, Then<StartReport> then) override { later<StartReport>(context, then, StartReport{}); }
    void configure(const Settings &settings, Credentials credentials) override;
    void newSale(const QString &operatorName, QObject *context, Then<Sale> then) override;
    void saveSale(const Sale &sale) override { savedSales << sale; }
    void parkSale(const SaleId &, const QString &, QObject *context, Then<void> then) override { done(context, then); }
    void resumeSale(const SaleId &, QObject *context, Then<Sale> then) override { later<Sale>(context, then, Sale{}); }
    void discardSale(const SaleId &id, const QString &, QObject *context, Then<void> then) override;
    void parkedSales(QObject *context, Then<QList<Sale>> then) override
    {
        later<QList<Sale>>(context, then, QList<Sale>());
    }
    void charge(const ChargeOrder &order, QObject *context, Then<Attempt> then) override;
    void checkNow(const AttemptId &id) override { checked << id; }
    void release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then) override;
    void attemptsOfSale(const SaleId &, QObject *context, Then<QList<Attempt>> then) override;
    int openAttemptCount() const override { return openAttempts; }
    void startOperation(const OperationOrder &order, QObject *context, Then<Operation> then) override;
    void giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then) override;
    void checkOperation(const OperationId &id) override { operationsChecked << id; }
    void giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                         Then<Operation> then) override;
    void findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then) override;
    void createCustomer(const Customer &customer, QObject *context, Then<Customer> then) override
    {
        later<Customer>(context, then, customer);
    }
    void updateCustomer(const Customer &customer, QObject *context, Then<Customer> then) override
    {
        later<Customer>(context, then, customer);
    }
    void eraseCustomer(const CustomerId &, const ManagerDecision &, QObject *context, Then<void> then) override
    {
        done(context, then);
    }
    void forgetPhone(const PhoneNumber &, const ManagerDecision &, QObject *context, Then<int> then) override
    {
        later<int>(context, then, 0);
    }
    void banks(const QString &, QObject *context, Then<QList<Bank>> then) override
    {
        later<QList<Bank>>(context, then, QList<Bank>());
    }
    void unenroll(const CustomerId &, const VaultedToken &, const QString &, QObject *context, Then<QList<SavedMethod>> then) override
    {
        later<QList<SavedMethod>>(context, then, methods);
    }
    void picture(const QUrl &, QObject *context, Then<QByteArray> then) override
    {
        later<QByteArray>(context, then, fail(ErrorKind::NotFound));
    }
    void savedMethods(const CustomerId &, QObject *context, Then<QList<SavedMethod>> then) override
    {
        later<QList<SavedMethod>>(context, then, methods);
    }
    void payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then) override;
    void paymentSummary(const SummaryQuery &query, QObject *context, Then<PaymentSummary> then) override
    {
        summaryQueries << query;
        if (holdSummaries)
            heldSummaries << then;
        else
            later<PaymentSummary>(context, then, summaryError ? Result<PaymentSummary>(fail(*summaryError)) : Result<PaymentSummary>(summary));
    }
    void paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then) override;
    void refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then) override;
    ExportTicket exportPayments(const ExportOrder &order, QObject *context,
                                std::function<void(const ExportProgress &)> progress, Then<ExportResult> then) override
    {
        exports.append(order);
        exportProgress = std::move(progress);
        exportThen = std::move(then);
        exportContext = context;
        return static_cast<ExportTicket>(exports.size());
    }
    void cancelExport(ExportTicket ticket) override
    {
        cancelledExports.append(ticket);
        if (exportContext)
            later<ExportResult>(exportContext, exportThen, fail(ErrorKind::Cancelled));
    }
    void startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, QObject *context, Then<ReportJob> then) override
    {
        reportsAsked.append({purpose, fromMs, untilMs});
        ReportJob started;
        started.purpose = purpose;
        started.request.fromMs = fromMs;
        started.request.untilMs = untilMs;
        later<ReportJob>(context, then, reportError ? Result<ReportJob>(fail(*reportError)) : Result<ReportJob>(started));
    }
    void cancelReport() override { ++reportsCancelled; }
    void setImportSchedule(bool on, QObject *context, Then<void> then) override
    {
        scheduled = on;
        later<void>(context, then, {});
    }
    void importSchedule(QObject *context, Then<bool> then) override { later<bool>(context, then, scheduled); }
    bool scheduled = false;
    void reportJob(QObject *context, Then<std::optional<ReportJob>> then) override
    {
        later<std::optional<ReportJob>>(context, then, job);
    }
    void reconciliation(QObject *context, Then<Reconciliation> then) override
    {
        later<Reconciliation>(context, then, compared ? Result<Reconciliation>(*compared) : Result<Reconciliation>(fail(ErrorKind::NotFound)));
    }
    void saveDifferences(const QString &path, QObject *context, Then<void> then) override
    {
        differencesSaved.append(path);
        later<void>(context, then, {});
    }
    struct ReportAsked
    {
        ReportPurpose purpose;
        qint64 fromMs, untilMs;
    };
    QList<ReportAsked> reportsAsked;
    std::optional<Error> reportError;
    std::optional<ReportJob> job;
    std::optional<Reconciliation> compared;
    QStringList differencesSaved;
    int reportsCancelled = 0;
    QList<ExportOrder> exports; ///< what was asked for; the test answers through these
    QList<ExportTicket> cancelledExports;
    std::function<void(const ExportProgress &)> exportProgress;
    Then<ExportResult> exportThen;
    QPointer<QObject> exportContext;
    void refreshPayments(const QList<AttemptId> &ids, QObject *context, Then<RefreshProgress> then) override;
    void cancelRefresh() override { ++bulkCancels; }
    void findAtYuno(const QString &id, QObject *context, Then<QList<Payment>> then) override;
    /// Adds addedFromYuno to the list, as the journal would; or fails with addError.
    void addFromYuno(const PaymentId &id, QObject *context, Then<AttemptId> then) override;
    void addNote(const AttemptId &id, const QString &author, const QString &words, QObject *context,
                 Then<Note> then) override;
    void purgeReports(int, QObject *context, Then<QList<PurgeReport>> then) override
    {
        later<QList<PurgeReport>>(context, then, purges);
    }
    void notices(int limit, QObject *context, Then<NoticeList> then) override;
    void markNoticesSeen(qint64 sequence) override;
    void testConnection(const Settings &settings, Credentials credentials, QObject *context,
                        Then<ConnectionReport> then) override;
    void clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then) override;
    void backup(const QString &path, QObject *context, Then<void> then) override;
    void restore(const QString &path, QObject *context, Then<StartReport> then) override;
    void evidence(QObject *context, Then<QByteArray> then) override
    {
        later<QByteArray>(context, then, QByteArray("{}"));
    }

private:
    template <typename T> void later(QObject *context, const Then<T> &then, Result<T> result)
    {
        QMetaObject::invokeMethod(
            context, [then, result] { then(result); }, Qt::QueuedConnection);
    }
    void done(QObject *context, const Then<void> &then, const std::optional<Error> &error = {})
    {
        later<void>(context, then, error ? Result<void>(fail(*error)) : Result<void>());
    }
    QList<PaymentRow> page(const PaymentQuery &query) const;

    QList<std::function<void()>> m_held;
    int m_sales = 0;
};

/// A row and its detail with plausible contents. `index` counts from the newest, one minute apart.
PaymentDetail makeDetail(int index, AttemptState state);
PaymentRow rowOf(const PaymentDetail &detail);
QList<PaymentRow> makeRows(ScriptedEngine &engine, int count);
SavedMethod makeVisa();
Customer makeAna();
inline constexpr qint64 TestNowMs = 1'795'262'400'000; // 2026-11-21T12:00:00Z

}
