// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An engine for tests of pages: keeps sales, attempts and customers in memory,
// records every command, answers on the event loop as the real one does. Moving
// an attempt to another state is the test's business (advance()). Single thread.
#pragma once

#include "ports/drawerdesk.h"
#include "ports/outreachdesk.h"
#include "support/manualtime.h"

#include <QHash>

namespace pos::test {

class FakeEngine final : public Engine
{
    Q_OBJECT
public:
    explicit FakeEngine(ManualClock &clock) : m_clock(clock) {}

    // What it answers ---------------------------------------------------------------------------
    QHash<QString, Sale> sales;           ///< by id
    QList<Attempt> attempts;
    QList<Customer> customers;
    QHash<QString, QList<SavedMethod>> methods; ///< by customer id
    std::optional<Error> newSaleError, chargeError, createError, eraseError, methodsError, banksError;
    QList<Bank> bankList;
    QStringList bankQuestions;
    std::optional<Error> unenrollError;
    QStringList unenrolled; ///< "token by operator"
    QHash<QUrl, Result<QByteArray>> pictures; ///< by address; else NotFound
    QList<QUrl> pictureQuestions;
    OutreachDesk *desk = nullptr;
    DrawerDesk *drawerDesk = nullptr;
    SplitDesk *splitDesk = nullptr;
    bool holdCharge = false;              ///< charge() answers only in letGo()

    // What it was asked ----------------------------------------------------------------------------
    QList<ChargeOrder> orders;
    QList<Sale> saved;
    QList<AttemptId> checked;
    QList<OperationOrder> operationOrders;
    QList<AttemptId> givenBack;
    QList<std::pair<AttemptId, ManagerDecision>> released;
    QList<std::pair<SaleId, QString>> discarded;
    QList<Customer> created, updated;
    QList<CustomerId> erased;
    QList<PhoneNumber> forgotten;
    std::optional<Error> forgetError;
    QList<PurgeReport> purges;

    void letGo();
    /// Changes the newest attempt and announces it.
    void advance(const std::function<void(Attempt &)> &change);
    void advance(AttemptState state);
    /// The newest attempt declined with a code of CONTRACT 9.3.
    void decline(const QString &code);
    const Sale &lastSaved() const { return saved.constLast(); }

    void start(QObject *context, Then<StartReport> then) override { later<StartReport>(context, then, StartReport{}); }
    void configure(const Settings &, Credentials) override {}
    void newSale(const QString &operatorName, QObject *context, Then<Sale> then) override;
    void saveSale(const Sale &sale) override;
    void parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then) override;
    void resumeSale(const SaleId &id, QObject *context, Then<Sale> then) override;
    void discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then) override;
    void parkedSales(QObject *context, Then<QList<Sale>> then) override;
    void charge(const ChargeOrder &order, QObject *context, Then<Attempt> then) override;
    void checkNow(const AttemptId &id) override { checked << id; }
    void release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then) override;
    void attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then) override;
    int openAttemptCount() const override;
    void startOperation(const OperationOrder &order, QObject *context, Then<Operation> then) override;
    void giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then) override;
    void checkOperation(const OperationId &) override {}
    void giveUpOperation(const OperationId &id, const ManagerDecision &decision, QObject *context,
                         Then<Operation> then) override;
    void findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then) override;
    void createCustomer(const Customer &customer, QObject *context, Then<Customer> then) override;
    void updateCustomer(const Customer &customer, QObject *context, Then<Customer> then) override;
    void eraseCustomer(const CustomerId &id, const ManagerDecision &decision, QObject *context, Then<void> then) override;
    void forgetPhone(const PhoneNumber &phone, const ManagerDecision &, QObject *context, Then<int> then) override
    {
        forgotten << phone;
        later<int>(context, then, forgetError ? Result<int>(fail(*forgetError)) : Result<int>(1));
    }
    void banks(const QString &methodId, QObject *context, Then<QList<Bank>> then) override
    {
        bankQuestions << methodId;
        later<QList<Bank>>(context, then, banksError ? Result<QList<Bank>>(fail(*banksError)) : Result<QList<Bank>>(bankList));
    }
    void unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, QObject *context,
                  Then<QList<SavedMethod>> then) override;
    void picture(const QUrl &address, QObject *context, Then<QByteArray> then) override
    {
        pictureQuestions << address;
        later<QByteArray>(context, then, pictures.value(address, Result<QByteArray>(fail(ErrorKind::NotFound))));
    }
    void savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then) override;
    void payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then) override;
    void paymentSummary(const SummaryQuery &, QObject *context, Then<PaymentSummary> then) override
    {
        later<PaymentSummary>(context, then, PaymentSummary());
    }
    void paymentDetail(const AttemptId &id, QObject *context, Then<PaymentDetail> then) override;
    void refreshPayment(const AttemptId &id, QObject *context, Then<Attempt> then) override;
    ExportTicket exportPayments(const ExportOrder &, QObject *context, std::function<void(const ExportProgress &)>,
                                Then<ExportResult> then) override
    {
        later<ExportResult>(context, then, fail(ErrorKind::NotFound));
        return 1;
    }
    void cancelExport(ExportTicket) override {}
    void startReport(ReportPurpose, qint64, qint64, QObject *context, Then<ReportJob> then) override
    {
        later<ReportJob>(context, then, fail(ErrorKind::NotFound));
    }
    void cancelReport() override {}
    void setImportSchedule(bool, QObject *context, Then<void> then) override { later<void>(context, then, {}); }
    void importSchedule(QObject *context, Then<bool> then) override { later<bool>(context, then, false); }
    void reportJob(QObject *context, Then<std::optional<ReportJob>> then) override
    {
        later<std::optional<ReportJob>>(context, then, std::optional<ReportJob>());
    }
    void reconciliation(QObject *context, Then<Reconciliation> then) override
    {
        later<Reconciliation>(context, then, fail(ErrorKind::NotFound));
    }
    void saveDifferences(const QString &, QObject *context, Then<void> then) override { later<void>(context, then, {}); }
    void refreshPayments(const QList<AttemptId> &, QObject *context, Then<RefreshProgress> then) override
    {
        later<RefreshProgress>(context, then, RefreshProgress{});
    }
    void cancelRefresh() override {}
    void findAtYuno(const QString &, QObject *context, Then<QList<Payment>> then) override
    {
        later<QList<Payment>>(context, then, QList<Payment>());
    }
    void addFromYuno(const PaymentId &, QObject *context, Then<AttemptId> then) override
    {
        later<AttemptId>(context, then, fail(ErrorKind::NotFound));
    }
    void addNote(const AttemptId &, const QString &, const QString &, QObject *context, Then<Note> then) override
    {
        later<Note>(context, then, fail(ErrorKind::NotFound));
    }
    void purgeReports(int, QObject *context, Then<QList<PurgeReport>> then) override
    {
        later<QList<PurgeReport>>(context, then, purges);
    }
    void notices(int, QObject *context, Then<NoticeList> then) override
    {
        later<NoticeList>(context, then, NoticeList{});
    }
    void markNoticesSeen(qint64) override {}
    DrawerDesk *drawer() override { return drawerDesk; }
    SplitDesk *split() override { return splitDesk; }
    OutreachDesk *outreach() override { return desk; }
    void testConnection(const Settings &, Credentials, QObject *context, Then<ConnectionReport> then) override;
    void clearBlock(TillBlock, const ManagerDecision &, QObject *context, Then<void> then) override;
    void backup(const QString &, QObject *context, Then<void> then) override { later<void>(context, then, {}); }
    void restore(const QString &, QObject *context, Then<StartReport> then) override { later<StartReport>(context, then, StartReport{}); }
    void evidence(QObject *context, Then<QByteArray> then) override { later<QByteArray>(context, then, QByteArray("{}")); }

private:
    template <typename T> void later(QObject *context, const Then<T> &then, Result<T> result)
    {
        QMetaObject::invokeMethod(context, [then, result] { then(result); }, Qt::QueuedConnection);
    }
    void startAttempt(const ChargeOrder &order, QObject *context, const Then<Attempt> &then);

    ManualClock &m_clock;
    int m_counter = 0;
    std::function<void()> m_held;
};

}
