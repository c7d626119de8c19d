// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a payment shows about an operation: odd amounts, other people's transactions,
// totals alone.
#include "unit/services/operationcorners.h"

using namespace pos;
using namespace pos::test;

class TestOperationEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void amountsThatAreNotWhatWasAsked_data();
    void amountsThatAreNotWhatWasAsked();
    void wholesaleEndOfAPayment_data();
    void wholesaleEndOfAPayment();
    void totalsAloneAreEvidenceOnlyWhenNobodyElseExplainsThem();
    void unfinishedAndRetrying();
    void whoseTransactionItIs();
};

void TestOperationEvidence::amountsThatAreNotWhatWasAsked_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<bool>("alarm");
    QTest::newRow("a hundred times") << qint64(100'000) << true;
    QTest::newRow("a tenth") << qint64(100) << true;
    QTest::newRow("a little more") << qint64(1001) << false;
    QTest::newRow("twice") << qint64(2000) << false;
    QTest::newRow("twenty times") << qint64(20'000) << false;
    QTest::newRow("nothing") << qint64(0) << false;
}

void TestOperationEvidence::amountsThatAreNotWhatWasAsked()
{
    QFETCH(qint64, minor);
    QFETCH(bool, alarm);
    const Operation o = operationIn(OperationState::Checking, Now); // 1000 were asked
    Payment payment = showing(o, "SUCCEEDED");
    payment.transactions.last().amount = reais(minor);
    const OperationStep step = advance(o, seen(payment), Now + Second);
    QCOMPARE(step.next.state, OperationState::Done);
    QCOMPARE(*step.next.moved, reais(minor));
    QCOMPARE(step.next.problem->code, QString(problemcode::OtherAmountMoved));
    QCOMPARE(step.next.problem->echo, alarm ? EchoVerdict::PowerOfTen : EchoVerdict::OtherAmount);
    QCOMPARE(find<command::Alarm>(step) != nullptr, alarm);
    QVERIFY(!advance(step.next, seen(payment), Now + 2 * Second).record); // told once
    const OperationStep corrected = advance(step.next, seen(showing(o, "SUCCEEDED")), Now + 3 * Second);
    QVERIFY(corrected.record);
    QVERIFY(!corrected.next.problem);
}

void TestOperationEvidence::wholesaleEndOfAPayment_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("happened");
    const auto row = [](const char *name, OperationKind kind, bool whole, const char *status, bool happened) {
        QTest::newRow(name) << kind << whole << QString::fromLatin1(status) << happened;
    };
    row("cancel, canceled", OperationKind::Cancel, true, "CANCELED", true);
    row("cancel, refunded", OperationKind::Cancel, true, "REFUNDED", false);
    row("refund of all, refunded", OperationKind::Refund, true, "REFUNDED", true);
    row("refund of all, canceled", OperationKind::Refund, true, "CANCELED", false);
    row("refund of a part, refunded", OperationKind::Refund, false, "REFUNDED", false);
    row("either, canceled", OperationKind::CancelOrRefund, true, "CANCELED", true);
    row("either, refunded", OperationKind::CancelOrRefund, true, "REFUNDED", true);
    row("either of a part", OperationKind::CancelOrRefund, false, "REFUNDED", false);
    row("either, nothing", OperationKind::CancelOrRefund, true, "SUCCEEDED", false);
    row("capture, canceled", OperationKind::Capture, true, "CANCELED", false);
}

/// No transaction of ours is shown at all; the payment as a whole says what became of it.
void TestOperationEvidence::wholesaleEndOfAPayment()
{
    QFETCH(OperationKind, kind);
    QFETCH(bool, whole);
    QFETCH(QString, status);
    QFETCH(bool, happened);
    Operation o = operationIn(OperationState::Unclear, Now, kind);
    o.intent.whole = whole;
    Payment payment = untouched(o);
    payment.status = PaymentStatus::fold(status, status);
    OperationEvidence evidence = evidenceOf(o, payment);
    QCOMPARE(evidence.finding == Finding::Succeeded, happened);
    QCOMPARE(evidence.byTotals, happened);
    payment.status = PaymentStatus::fold(status, QStringLiteral("PENDING_PROVIDER_CONFIRMATION"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // not over yet
    // Ours is shown, still unfinished, but the payment is over: that was it.
    Payment unfinished = showing(o, "PENDING");
    unfinished.status = PaymentStatus::fold(status, status);
    QCOMPARE(evidenceOf(o, unfinished).finding, happened ? Finding::Succeeded : Finding::Unfinished);
    if (happened)
        QCOMPARE(*evidenceOf(o, unfinished).moved, o.intent.amount);
    if (!happened || kind == OperationKind::Capture)
        return;
    Payment explained = untouched(o); // somebody else's cancel or refund did it
    explained.status = PaymentStatus::fold(status, status);
    explained.transactions.append(transaction(status == u"CANCELED" ? "CANCEL" : "REFUND", "SUCCEEDED", 1000,
                                              QStringLiteral("dashboard"), QStringLiteral("tx-other")));
    QCOMPARE(evidenceOf(o, explained).finding, Finding::Absent);
}

void TestOperationEvidence::totalsAloneAreEvidenceOnlyWhenNobodyElseExplainsThem()
{
    const Operation o = operationIn(OperationState::Unclear, Now);
    const auto with = [&o](std::optional<qint64> refunded, const QList<Transaction> &others = {}) {
        Payment payment = untouched(o);
        payment.refunded = refunded ? std::optional(reais(*refunded)) : std::nullopt;
        payment.transactions.append(others);
        return evidenceOf(o, payment).finding;
    };
    const auto foreign = [](const char *status, const char *reference = "dashboard", const char *id = "tx-other") {
        return transaction("REFUND", status, 1000, QString::fromLatin1(reference), QString::fromLatin1(id));
    };
    QCOMPARE(with(1000), Finding::Succeeded);
    QCOMPARE(with(999), Finding::Absent);
    QCOMPARE(with(2000), Finding::Absent);
    QCOMPARE(with(std::nullopt), Finding::Absent);
    QCOMPARE(with(1000, {foreign("SUCCEEDED")}), Finding::Absent);
    QCOMPARE(with(2000, {foreign("SUCCEEDED")}), Finding::Succeeded);
    QCOMPARE(with(1000, {foreign("DECLINED")}), Finding::Succeeded);
    QCOMPARE(with(1000, {foreign("PENDING")}), Finding::Absent);     // nobody can say whether it is counted
    QCOMPARE(with(1000, {foreign("SUCCEEDED", "")}), Finding::Succeeded); // nameless: may well be ours
    Operation knew = o;
    knew.basis.transactions.append(QStringLiteral("tx-other")); // was there before we sent
    Payment payment = untouched(o);
    payment.refunded = reais(1000);
    payment.transactions.append(foreign("SUCCEEDED"));
    QCOMPARE(evidenceOf(knew, payment).finding, Finding::Succeeded);
    knew.body.clear(); // never sent: no total is ours
    QCOMPARE(evidenceOf(knew, payment).finding, Finding::Absent);
    Operation capture = operationIn(OperationState::Unclear, Now, OperationKind::Capture);
    Payment held = untouched(capture);
    held.captured = capture.intent.amount;
    QCOMPARE(evidenceOf(capture, held).finding, Finding::Succeeded);
    held.captured = Money(); // an amount that could not be read
    QCOMPARE(evidenceOf(capture, held).finding, Finding::Absent);
}

void TestOperationEvidence::unfinishedAndRetrying()
{
    const Operation o = operationIn(OperationState::Checking, Now);
    Payment payment = showing(o, "DECLINED");
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Failed);
    for (const char *sub : {"REFUND_RETRY_IN_PROCESS", "CAPTURE_RETRY_IN_PROCESS"}) {
        payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QString::fromLatin1(sub));
        QCOMPARE(evidenceOf(o, payment).finding, Finding::Unfinished); // Yuno tries again by itself
    }
    payment = showing(o, "SUCCEEDED");
    payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("REFUND_RETRY_IN_PROCESS"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Succeeded);
    payment.transactions.append(transaction("REFUND", "SETTLING_IN_ORBIT", 1000, o.reference.text(), QStringLiteral("tx-2")));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Unfinished); // an unknown status is not an end
    Operation whole = o;
    whole.intent.whole = true;
    payment = showing(o, "DECLINED"); // failed in one try, over in another way
    payment.status = PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    QCOMPARE(evidenceOf(whole, payment).finding, Finding::Failed);
    payment = showing(o, "SUCCEEDED");
    payment.refunded = reais(0);
    const OperationEvidence early = evidenceOf(o, payment);
    QCOMPARE(early.finding, Finding::Succeeded);
    QVERIFY(!early.totalsAgree); // its totals follow later
}

void TestOperationEvidence::whoseTransactionItIs()
{
    Operation o = operationIn(OperationState::Checking, Now);
    o.result = TransactionId::from(QStringLiteral("tx-new"));
    Payment payment = showing(o, "SUCCEEDED");
    payment.refunded = std::nullopt;
    Transaction &shown = payment.transactions.last();
    shown.merchantReference.clear();
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Succeeded); // the one that the answer named
    shown.merchantReference = QStringLiteral("dashboard");
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // says whose it is, and it is not ours
    shown.merchantReference.clear();
    shown.id = TransactionId::from(QStringLiteral("tx-else"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent);
    shown.id = {};
    o.result = {};
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // two empty names are not the same one
    Operation nameless = o;
    nameless.reference = {};
    QCOMPARE(evidenceOf(nameless, payment).finding, Finding::Absent);
    for (const char *status : {"CANCELED", "CANCELLED", "SUCCEEDED"})
        QVERIFY(isSucceeded(transaction("CANCEL", status, 1)));
    QVERIFY(!isSucceeded(transaction("REFUND", "CANCELED", 1)));
    QVERIFY(!isSucceeded(transaction("CANCEL", "PENDING", 1)));
}

QTEST_GUILESS_MAIN(TestOperationEvidence)
#include "tst_operationevidence.moc"
