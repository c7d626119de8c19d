// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything that lives on the engine thread: journal, gateway and the services
// between them. EngineHost makes it on the ui thread, moves it over, and talks to
// it only by queued calls; its answers go back the same way. One request of the
// ui = one function here, plain sequential code (MODEL-CODEBASES 2.6).
#pragma once

#include "services/banklist.h"
#include "services/bulkrefresh.h"
#include "services/connectiontest.h"
#include "services/connectivity.h"
#include "services/customerservice.h"
#include "services/drawerservice.h"
#include "services/engineparts.h"
#include "services/observedgateway.h"
#include "services/operationservice.h"
#include "services/outreachwork.h"
#include "services/paymentadder.h"
#include "services/paymentfinder.h"
#include "services/paymentservice.h"
#include "services/picturefetcher.h"
#include "services/reportservice.h"
#include "services/retentionservice.h"
#include "services/salesservice.h"
#include "services/splitservice.h"
#include "services/timewatch.h"
#include "services/watchservice.h"

#include <atomic>

namespace pos {

class EngineCore : public QObject
{
    Q_OBJECT
public:
    template <typename T> using Done = std::function<void(const Result<T> &)>;
    explicit EngineCore(EngineParts parts);
    ~EngineCore() override;

    /// Attempts and operations that still move. The only member that other threads may read.
    std::atomic<int> openAttempts{0};

    StartReport start();
    /// Commits what waits and closes the journal. Nothing else is called afterwards.
    void shutDown();
    StartReport restore(const QString &copyPath);
    void configure(const Settings &settings, Credentials credentials);

    Result<Sale> newSale(const QString &operatorName);
    void saveSale(const Sale &sale);
    Result<void> parkSale(const SaleId &id, const QString &label);
    Result<Sale> resumeSale(const SaleId &id);
    Result<void> discardSale(const SaleId &id, const QString &reason);

    // enginecoredrawer.cpp
    Result<DrawerEntry> takeTender(const TenderOrder &order);
    DrawerService *drawer() { return m_drawer.get(); } ///< null while not started
    Result<SaleRecord> saleRecord(const SaleId &id);
    Result<SaleRecord> payBack(const PayBackOrder &order);
    Result<SaleRecord> tryPayBackAgain(const SaleId &id, const QString &operatorName);
    Result<SaleRecord> settlePayBack(const SettleOrder &order);

    Result<Attempt> charge(const ChargeOrder &order);
    void checkNow(const AttemptId &id);
    Result<Attempt> release(const AttemptId &id, const ManagerDecision &decision);
    Result<QList<Attempt>> attemptsOfSale(const SaleId &id);
    void refreshPayment(const AttemptId &id, Done<Attempt> done);

    void refreshPayments(const QList<AttemptId> &ids, Done<RefreshProgress> done);
    void cancelRefresh();
    void findAtYuno(const QString &id, Done<QList<Payment>> done);
    void addFromYuno(const PaymentId &id, Done<AttemptId> done);
    Result<Note> addNote(const AttemptId &id, const QString &author, const QString &words);
    void markNoticesSeen(qint64 sequence);

    /// work(OperationService &) -> Result<Operation>, or why there is no such service.
    template <typename Work> Result<Operation> withOperations(Work work)
    {
        return m_operations ? work(*m_operations) : Result<Operation>(fail(notStarted()));
    }
    OperationService *operations() { return m_operations.get(); } ///< null while not started

    void createCustomer(const Customer &customer, Done<Customer> done);
    void updateCustomer(const Customer &customer, Done<Customer> done);
    void eraseCustomer(const CustomerId &id, const ManagerDecision &decision, Done<void> done);
    /// Of nobody among the customers. How many contacts lost what was personal.
    Result<int> forgetPhone(const PhoneNumber &phone, const ManagerDecision &decision);
    void savedMethods(const CustomerId &id, Done<QList<SavedMethod>> done);
    void unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, Done<QList<SavedMethod>> done);
    void banks(const QString &methodId, Done<QList<Bank>> done);
    void picture(const QUrl &address, Done<QByteArray> done);

    // enginecorereports.cpp
    Result<ReportJob> startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs);
    void cancelReport();
    ReportService *reports() { return m_reports.get(); } ///< null while not started
    Error notStarted() const
    {
        return m_startError.value_or(Error{ErrorKind::StorageFailed, {.detail = QStringLiteral("the journal is not open")}});
    }
    Result<std::optional<ReportJob>> reportJob() const;
    Result<Reconciliation> reconciliation() const;
    Result<void> saveDifferences(const QString &path) const;
    /// Somebody looks at this payment: what is known from a report alone is read by id, politely.
    void opened(const AttemptId &id);

    void setTrainingHour(bool on);
    OutreachWork *outreach() { return m_outreach.get(); } ///< null while not started, or without one

    void testConnection(const Settings &settings, Credentials credentials, Done<ConnectionReport> done);
    Result<void> clearBlock(TillBlock block, const ManagerDecision &decision);
    Result<void> backup(const QString &path);
    /// The reader found the file damaged.
    void journalDamaged(const Error &error) { m_blocks.raise(TillBlock::StorageTrouble, error); }

Q_SIGNALS:
    void attemptChanged(const pos::Attempt &attempt);
    void operationChanged(const pos::Operation &operation);
    void paymentsChanged();
    void healthChanged(const pos::HealthReport &report);
    void blockChanged(const pos::BlockReport &report);
    void lateMoneyFound(const pos::Attempt &attempt);
    void reportJobChanged(const pos::ReportJob &job);
    void refreshProgressed(const pos::RefreshProgress &progress);
    void noticesChanged();
    void outreachChanged();
    void drawerChanged();
    void splitChanged(const pos::SaleRecord &record);
    void personalDataPurged(const pos::PurgeReport &report);

private:
    void makeTools();
    StartReport takeUp(const JournalOpening &opening);
    StartReport refuseStart(const Error &error);
    void acknowledgeSalvage(const JournalSalvage &salvage);
    void makeServices();
    void dropServices();
    void makeDrawer();
    void makeSplit();
    void makeReports();
    void configureReports();
    void makeRetention();
    void makeOutreach();
    void configureOutreach();
    std::unique_ptr<ReportReader> readerFor(const ReportJob &job);
    void makeWatch(JournalPort &journal);
    void updateReach();
    bool canCall() const;
    /// Why nothing can be read from Yuno now; nullopt = it may be tried.
    std::optional<Error> outOfReach() const;
    void applyConfiguration();
    void observe(const Exchange &exchange, const Error *error);
    void onTimeJump(qint64 byMs);
    void announce(const Attempt &attempt);
    void announceOperation(const Operation &operation);
    void countOpen();
    void announceList();

    const EngineParts m_parts;
    Settings m_settings;
    Credentials m_credentials;
    bool m_configured = false;
    std::optional<Error> m_startError;

    // In the order in which they need each other; destroyed the other way round.
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<IdSource> m_ids;
    std::unique_ptr<JournalStore> m_store;
    std::unique_ptr<ObservedGateway> m_gateway;
    TillBlocks m_blocks;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<TimeWatch> m_timeWatch;
    std::unique_ptr<PaymentService> m_payments;
    std::unique_ptr<OperationService> m_operations;
    std::unique_ptr<WatchService> m_watch;
    std::unique_ptr<BulkRefresh> m_bulk;
    std::unique_ptr<PaymentFinder> m_finder;
    std::unique_ptr<PaymentAdder> m_adder;
    std::unique_ptr<SalesService> m_sales;
    std::unique_ptr<DrawerService> m_drawer;
    std::unique_ptr<SplitService> m_split;
    std::unique_ptr<CustomerService> m_customers;
    std::unique_ptr<BankList> m_banks;
    std::unique_ptr<PictureFetcher> m_pictures; ///< null without one
    std::unique_ptr<ConnectionTest> m_test;
    std::unique_ptr<ReportPort> m_reportGateway;
    std::unique_ptr<ReportService> m_reports;
    std::unique_ptr<OutreachGateway> m_outreachGateway;
    std::unique_ptr<PhoneNumbers> m_phones;
    std::unique_ptr<OutreachWork> m_outreach;
    std::unique_ptr<RetentionService> m_retention;
    bool m_trainingHour = false; ///< see ContactTerms
    Reconciliation m_findings;
    QHash<AttemptId, qint64> m_openedMs; ///< when payments from Yuno were last read because somebody looked

    qint64 m_listAnnouncedMs = 0; ///< monotonic
    bool m_listPlanned = false;
};

} // namespace pos
