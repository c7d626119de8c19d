// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the rows of reports do to the journal: payments and transactions from
// Yuno come in once, are brought up to date, and never touch a payment that this
// till made itself; and the comparison, line by line.
#include "unit/services/reportdesk.h"

using namespace pos;
using namespace pos::test;

class TestReportImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameReportTwiceChangesNothing()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1"), row("p-2"), row("p-1")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().added, 2);
        const QList<Attempt> before = desk.journal.allAttempts();
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().added + desk.tally().updated, 0);
        QCOMPARE(desk.tally().same, 3);
        QCOMPARE(desk.journal.allAttempts(), before);
    }

    void newerReportUpdatesWhatCameFromReports()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1", "PENDING", "IN_PROCESS")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.journal.allAttempts().first().state, AttemptState::WaitingCustomer);
        desk.gateway.rows = {row("p-1")};
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().updated, 1);
        QCOMPARE(desk.journal.allAttempts().size(), 1);
        QCOMPARE(desk.journal.allAttempts().first().state, AttemptState::Approved);
    }

    void whatWasReadByIdSinceStays()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1", "PENDING", "IN_PROCESS")};
        desk.ask();
        desk.finish();
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        Attempt read = desk.journal.allAttempts().first();
        read.payment = row("p-1", "SUCCEEDED", "REFUNDED");
        read.state = AttemptState::Refunded;
        read.retry.lastCheckMs = desk.clock.nowMs() + 1;
        desk.journal.plant(read);
        desk.finish();
        QCOMPARE(desk.journal.allAttempts().first(), read);
    }

    void ownPaymentsAreNeverTouched()
    {
        Desk desk;
        const Attempt same = own("p-1"), otherStatus = own("p-2"), otherAmount = own("p-3");
        Attempt unknown = own("p-4");
        unknown.paymentId = {};
        unknown.payment.reset();
        unknown.state = AttemptState::Unknown;
        for (const Attempt &attempt : {same, otherStatus, otherAmount, unknown})
            desk.journal.plant(attempt);
        Payment ofUnknown = row("p-4");
        ofUnknown.orderId = unknown.orderId;
        desk.gateway.rows = {row("P-1"), row("p-2", "REFUNDED", "REFUNDED"), row("p-3", "SUCCEEDED", "APPROVED", 100'000), ofUnknown};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally(), (ReportTally{.rows = 4, .same = 1, .different = 3, .unreadable = 1}));
        QCOMPARE(desk.journal.allAttempts(), (QList<Attempt>{same, otherStatus, otherAmount, unknown}));
        QCOMPARE(desk.doubtful, (QList<AttemptId>{otherStatus.id, otherAmount.id, unknown.id}));
        QCOMPARE(desk.findings.differences.size(), 3);
        QCOMPARE(desk.findings.differences[0].kind, Difference::Kind::OtherStatus);
        QCOMPARE(desk.findings.differences[1].kind, Difference::Kind::OtherAmount);
        QCOMPARE(desk.findings.differences[2].kind, Difference::Kind::OtherStatus);
    }

    void comparesLineByLine()
    {
        Desk desk;
        for (const char *id : {"p-1", "p-2", "p-3", "p-4"})
            desk.journal.plant(own(id));
        Attempt early = own("p-early"), edge = own("p-edge");
        early.createdMs = ManualClock::Start - 7 * DayMs - 60'000; // before the period by our clock, in it by Yuno's
        edge.createdMs = ManualClock::Start - 60'000;              // too close to the end to say
        desk.journal.plant(early);
        desk.journal.plant(edge);
        desk.gateway.rows = {row("p-1"), row("p-2", "REFUNDED", "REFUNDED"), row("p-3", "SUCCEEDED", "APPROVED", 999), row("p-9"), row("p-early")};
        const QList<Attempt> before = desk.journal.allAttempts();
        desk.ask(ReportPurpose::Reconcile);
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.tally(), (ReportTally{.rows = 5, .same = 2, .different = 2, .missingHere = 1, .missingThere = 1, .unreadable = 1}));
        QCOMPARE(desk.findings.tally, desk.tally());
        QStringList found;
        for (const Difference &difference : desk.findings.differences)
            found.append(difference.paymentId.text() + u' ' + differenceName(difference.kind));
        QCOMPARE(found, (QStringList{QStringLiteral("p-2 other_status"), QStringLiteral("p-3 other_amount"),
                                     QStringLiteral("p-9 missing_here"), QStringLiteral("p-4 missing_there")}));
        QCOMPARE(desk.findings.differences[1].amountHere, QStringLiteral("BRL 10.00"));
        QCOMPARE(desk.findings.differences[1].amountThere, QStringLiteral("BRL 9.99"));
        QCOMPARE(desk.journal.allAttempts(), before);
    }

    // --- transactions of the same period -------------------------------------------------------------

    void transactionsFollowThePayments()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.gateway.rows = {row("p-1"), row("p-2", "SUCCEEDED", "PARTIALLY_REFUNDED")};
        desk.gateway.transactions = {move("t-1", "p-1", "PURCHASE", 10), move("t-3", "P-2", "REFUND", 30), move("t-2", "p-2", "PURCHASE", 20),
                                     move("t-9", "somebody else's", "PURCHASE", 10)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.requests.size(), 2);
        QCOMPARE(desk.gateway.requests[1].type, ReportType::Transactions);
        QCOMPARE(desk.gateway.requests[1].fromMs, desk.gateway.requests[0].fromMs);
        QCOMPARE(desk.gateway.requests[1].untilMs, desk.gateway.requests[0].untilMs);
        QVERIFY(desk.gateway.requests[1].reference != desk.gateway.requests[0].reference);
        QCOMPARE(desk.tally(), (ReportTally{.rows = 2, .added = 2, .unreadable = 2, .transactions = 4, .joined = 3}));
        QCOMPARE(desk.findings.request, desk.service->job()->request); // whoever follows the job still finds them
        QCOMPARE(idsOf(desk, "p-1"), (QStringList{QStringLiteral("t-1")}));
        QCOMPARE(idsOf(desk, "p-2"), (QStringList{QStringLiteral("t-2"), QStringLiteral("t-3")})); // oldest first
        QVERIFY(desk.files().isEmpty());
    }

    void nothingFollowsWhenThereIsNothingToJoin()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.ask(); // an empty report
        desk.finish();
        QCOMPARE(desk.gateway.requests.size(), 1);
        desk.journal.plant(own("p-1"));
        desk.gateway.rows = {row("p-1")};
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask(); // only payments of this till
        desk.finish();
        QCOMPARE(desk.gateway.requests.size(), 2);
        QCOMPARE(desk.stage(), ReportStage::Done);
    }

    void sameTransactionsTwiceChangeNothing()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.gateway.rows = {row("p-1")};
        desk.gateway.transactions = {move("t-1", "p-1", "PURCHASE", 10), move("t-1", "p-1", "PURCHASE", 10)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().joined, 1);
        const QList<Attempt> before = desk.journal.allAttempts();
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().joined, 0);
        QCOMPARE(desk.tally().transactions, 2);
        QCOMPARE(desk.journal.allAttempts(), before);
    }

    void laterWordOfATransactionIsTaken()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.gateway.rows = {row("p-1")};
        desk.gateway.transactions = {move("t-1", "p-1", "REFUND", 10, "PENDING")};
        desk.ask();
        desk.finish();
        desk.gateway.transactions = {move("t-1", "p-1", "REFUND", 10, "SUCCEEDED")};
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.journal.allAttempts().first().payment->transactions.first().status, QStringLiteral("SUCCEEDED"));
    }

    void whatWasReadByIdKeepsItsTransactions()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.gateway.rows = {row("p-1")};
        desk.ask();
        desk.finish();
        Attempt read = desk.journal.allAttempts().first();
        read.payment->transactions = move("t-1", "p-1", "REFUND", 10, "DECLINED").transactions;
        read.retry.lastCheckMs = desk.clock.nowMs() + 3'600'000; // somebody opened it meanwhile
        desk.journal.plant(read);
        desk.gateway.transactions = {move("t-1", "p-1", "REFUND", 10, "PENDING"), move("t-2", "p-1", "PURCHASE", 5)};
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        const QList<Transaction> known = desk.journal.allAttempts().first().payment->transactions;
        QCOMPARE(known.size(), 2); // an older one that the answer did not show is no contradiction
        QCOMPARE(known[1].status, QStringLiteral("DECLINED"));
        QCOMPARE(desk.journal.allAttempts().first().retry.lastCheckMs, read.retry.lastCheckMs);
    }

    void ownPaymentsGetNoTransactionsFromReports()
    {
        Desk desk;
        desk.withTransactions = true;
        const Attempt mine = own("p-1");
        desk.journal.plant(mine);
        desk.gateway.rows = {row("p-1"), row("p-2")};
        desk.gateway.transactions = {move("t-1", "p-1", "PURCHASE", 10)};
        desk.ask();
        desk.finish();
        QCOMPARE(*desk.journal.attempt(mine.id), mine);
    }

    void goesOnWithTheTransactionsAfterARestart()
    {
        for (const qint64 pause : {0LL, 1LL, 5'000LL, 10'500LL, 20'500LL, 21'000LL, 25'000LL, 30'500LL}) {
            Desk desk;
            desk.withTransactions = true;
            desk.gateway.listKnowsReference = true;
            desk.gateway.rows = {row("p-1"), row("p-2")};
            desk.gateway.transactions = {move("t-1", "p-1", "PURCHASE", 10), move("t-2", "p-2", "PURCHASE", 10)};
            desk.ask();
            desk.pass(pause);
            desk.begin();
            desk.finish();
            QCOMPARE(desk.stage(), ReportStage::Done);
            QCOMPARE(idsOf(desk, "p-1"), (QStringList{QStringLiteral("t-1")}));
            QCOMPARE(idsOf(desk, "p-2"), (QStringList{QStringLiteral("t-2")}));
            QCOMPARE(desk.tally().rows, 2);
            QCOMPARE(desk.tally().transactions, 2);
        }
    }

    void refusedTransactionsLeaveThePayments()
    {
        Desk desk;
        desk.withTransactions = true;
        desk.gateway.rows = {row("p-1")};
        desk.gateway.creates.answers = {reportIn(ReportStatus::Ready), fail(errorOf(ErrorKind::Forbidden))};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Failed);
        QCOMPARE(desk.service->job()->request.type, ReportType::Transactions); // by this the screen tells what is missing
        QCOMPARE(desk.tally().added, 1);
        QCOMPARE(desk.journal.allAttempts().size(), 1);
    }

private:
    static Payment move(const char *id, const char *payment, const char *type, qint64 minute, const char *status = "SUCCEEDED")
    {
        Payment one;
        one.id = PaymentId::from(QString::fromLatin1(payment));
        Transaction transaction;
        transaction.id = TransactionId::from(QString::fromLatin1(id));
        transaction.type = QString::fromLatin1(type);
        transaction.status = QString::fromLatin1(status);
        transaction.amount = reais(500);
        transaction.createdMs = ManualClock::Start - DayMs + minute * 60'000;
        one.transactions = {transaction};
        return one;
    }
    static QStringList idsOf(const Desk &desk, const char *payment)
    {
        QStringList ids;
        for (const Attempt &attempt : desk.journal.allAttempts()) {
            if (attempt.paymentId.text() != QLatin1String(payment))
                continue;
            for (const Transaction &transaction : attempt.payment->transactions)
                ids.append(transaction.id.text());
        }
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestReportImport)
#include "tst_reportimport.moc"
