// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// ports/Engine for the real thing. Lives on the ui thread, never waits there; owns
// the engine thread (EngineCore) and the reader thread (JournalReader). Answers
// come back queued and are dropped when their context is gone. The destructor
// stops the reader, then lets the engine commit what waits and close the journal.
#pragma once

#include "ports/engine.h"
#include "services/engineparts.h"
#include "services/exportdesk.h"

#include <QPointer>
#include <QThread>

#include <optional>

namespace pos {

class EngineCore;
class LatestQuestions;

class EngineHost final : public Engine
{
    Q_OBJECT
public:
    explicit EngineHost(EngineParts parts, QObject *parent = nullptr);
    ~EngineHost() override;

    void start(QObject *context, Then<StartReport> then) override;
    void configure(const Settings &settings, Credentials credentials) override;

    void newSale(const QString &operatorName, QObject *context, Then<Sale> then) override;
    void saveSale(const Sale &sale) override;
    void parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then) override;
    void resumeSale(const SaleId &id, QObject *context, Then<Sale> then) override;
    void discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then) override;
    void parkedSales(QObject *context, Then<QList<Sale>> then) override;

    void charge(const ChargeOrder &order, QObject *context, Then<Attempt> then) override;
    void checkNow(const AttemptId &id) override;
    void release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then) override;
    void attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then) override;
    int openAttemptCount() const override;

    void startOperation(const OperationOrder &order, QObject *context, Then<Operation> then) override;
    void giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then) override;
    void checkOperation(const OperationId &id) override;
    void giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                         Then<Operation> then) override;

    void findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then) override;
    void createCustomer(const Customer &customer, QObject *context, Then<Customer> then) override;
    void updateCustomer(const Customer &customer, QObject *context, Then<Customer> then) override;
    void eraseCustomer(const CustomerId &id, const ManagerDecision &decision, QObject *context,
                       Then<void> then) override;
    void forgetPhone(const PhoneNumber &phone, const ManagerDecision &decision, QObject *context, Then<int> then) override;
    void unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, QObject *context,
                  Then<QList<SavedMethod>> then) override;
    void banks(const QString &methodId, QObject *context, Then<QList<Bank>> then) override;
    void picture(const QUrl &address, QObject *context, Then<QByteArray> then) override;
    void savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then) override;

    void payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then) override;
    void paymentSummary(const SummaryQuery &query, QObject *context, Then<PaymentSummary> then) override;
    void paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then) override;
    void refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then) override;

    ExportTicket exportPayments(const ExportOrder &order, QObject *context,
                                std::function<void(const ExportProgress &)> progress, Then<ExportResult> then) override;
    void cancelExport(ExportTicket ticket) override;
    void startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, QObject *context, Then<ReportJob> then) override;
    void cancelReport() override;
    void setImportSchedule(bool on, QObject *context, Then<void> then) override;
    void importSchedule(QObject *context, Then<bool> then) override;
    void reportJob(QObject *context, Then<std::optional<ReportJob>> then) override;
    void reconciliation(QObject *context, Then<Reconciliation> then) override;
    void saveDifferences(const QString &path, QObject *context, Then<void> then) override;
    void refreshPayments(const QList<AttemptId> &ids, QObject *context, Then<RefreshProgress> then) override;
    void cancelRefresh() override;
    void findAtYuno(const QString &id, QObject *context, Then<QList<Payment>> then) override;
    void addFromYuno(const PaymentId &id, QObject *context, Then<AttemptId> then) override;
    void addNote(const AttemptId &id, const QString &author, const QString &words, QObject *context,
                 Then<Note> then) override;
    void tellStanding() override;
    void purgeReports(int limit, QObject *context, Then<QList<PurgeReport>> then) override;
    void notices(int limit, QObject *context, Then<NoticeList> then) override;
    void markNoticesSeen(qint64 sequence) override;

    DrawerDesk *drawer() override;
    SplitDesk *split() override;
    OutreachDesk *outreach() override;

    void testConnection(const Settings &settings, Credentials credentials, QObject *context,
                        Then<ConnectionReport> then) override;
    void clearBlock(TillBlock block, const ManagerDecision &decision, QObject *context, Then<void> then) override;
    void backup(const QString &path, QObject *context, Then<void> then) override;
    void restore(const QString &path, QObject *context, Then<StartReport> then) override;
    void evidence(QObject *context, Then<QByteArray> then) override;

private:
    /// Brings an answer home: callable on any thread, runs `then` on the ui thread if `context` still lives.
    template <typename T> std::function<void(const Result<T> &)> reply(QObject *context, Then<T> then);
    /// Runs work(core) on the engine thread.
    template <typename Work> void onEngine(Work work);
    /// Runs work(core) -> Result<T> there and answers.
    template <typename T, typename Work> void askEngine(QObject *context, Then<T> then, Work work);
    /// Runs work(reader) -> Result<T> on the reader thread and answers.
    template <typename T, typename Work> void askReader(QObject *context, Then<T> then, Work work);

    void openReader(const StartReport &report, std::function<void(const Result<StartReport> &)> answer);
    void closeReader(std::function<void()> next);
    void checkFile();
    void countAttention();

    struct ReaderSide; ///< lives on the reader thread
    class Outreach;    ///< enginehostoutreach.h
    class Drawer;      ///< enginehostdrawer.h
    class Split;       ///< enginehostsplit.h

    const EngineParts m_parts;
    QThread m_engineThread;
    QThread m_readerThread;
    EngineCore *m_core = nullptr;   ///< deleted on the engine thread when it ends
    ReaderSide *m_reader = nullptr; ///< deleted on the reader thread when it ends
    std::shared_ptr<LatestQuestions> m_latest; ///< read on the reader thread as well
    ExportDesk m_exports;
    std::optional<AttentionCounts> m_attention; ///< as told last, as the next two
    std::optional<HealthReport> m_health;
    std::optional<BlockReport> m_block;
    Drawer *m_drawer = nullptr; ///< child
    Split *m_split = nullptr;   ///< child
    Outreach *m_outreach = nullptr; ///< child; none = nobody is contacted
    bool m_counting = false;
    bool m_countAgain = false;
};

} // namespace pos
