// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be done to a payment and how much of it (CONTRACT 5.6, 6), and that no
// sequence of refunds, lost answers and late failures gives back more than was
// captured.
#include "domain/operationevidence.h"
#include "domain/operationrules.h"
#include "support/operationsamples.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

Attempt sold(const char *status, const char *subStatus, const QList<Transaction> &transactions, qint64 captured = 0,
             qint64 refunded = 0)
{
    Payment payment =
        paymentFor(attemptIn(AttemptState::Approved, 1), QString::fromLatin1(status), QString::fromLatin1(subStatus));
    payment.transactions = transactions;
    payment.captured = reais(captured);
    payment.refunded = reais(refunded);
    return attemptWith(payment);
}

QString described(const OperationChoice &c)
{
    if (!c.isAllowed())
        return operationBarName(c.bar);
    return QStringLiteral("%1 %2%3%4")
        .arg(c.most.minor())
        .arg(c.transaction.text(), c.partAllowed ? QStringLiteral(" part") : QString(),
             c.wholePayment ? QStringLiteral(" whole") : QString());
}

} // namespace

class TestOperationRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choices_data();
    void choices();
    void newestCaptureWithMoneyLeft();
    void nothingBesideAnUnclearOne_data();
    void nothingBesideAnUnclearOne();
    void aPendingRefundTakesItsShare();
    void whatWasProvenCountsInAnOlderAnswer();
    void moreThanWasAskedNeverGoesBack();
    void amountGuard_data();
    void amountGuard();
    void evidence_data();
    void evidence();
    void neverMoreThanCaptured();
};

void TestOperationRules::choices_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<QStringList>("expected"); // capture, cancel, refund, either
    const QList<Transaction> bought{transaction("PURCHASE", "SUCCEEDED", 2500)};
    const QList<Transaction> held{transaction("AUTHORIZE", "SUCCEEDED", 2500)};
    const QList<Transaction> captured{held.first(), transaction("CAPTURE", "SUCCEEDED", 2500)};
    const QList<Transaction> partCaptured{held.first(), transaction("CAPTURE", "SUCCEEDED", 1800)};
    const auto row = [](const char *name, const Attempt &attempt, const char *capture, const char *cancel,
                        const char *refund, const char *either) {
        QTest::newRow(name) << attempt
                            << QStringList{QString::fromLatin1(capture), QString::fromLatin1(cancel),
                                           QString::fromLatin1(refund), QString::fromLatin1(either)};
    };
    row("bought", sold("SUCCEEDED", "APPROVED", bought), "NOT_AUTHORIZED", "ALREADY_PAID",
        "2500 tx-purchase part whole", "2500  part whole");
    row("part given back", sold("SUCCEEDED", "PARTIALLY_REFUNDED", bought, 0, 900), "NOT_AUTHORIZED", "ALREADY_PAID",
        "1600 tx-purchase part", "1600  part");
    row("authorised", sold("PENDING", "AUTHORIZED", held), "2500 tx-authorize part whole", "2500 tx-authorize whole",
        "NOT_PAID", "2500  whole");
    row("captured", sold("SUCCEEDED", "CAPTURED", captured, 2500), "NOT_AUTHORIZED", "ALREADY_PAID",
        "2500 tx-capture part whole", "2500  part whole");
    row("captured in part", sold("SUCCEEDED", "PARTIALLY_CAPTURED", partCaptured, 1800), "700 tx-authorize part",
        "ALREADY_PAID", "1800 tx-capture part whole", "1800  part whole");
    row("captured in part, some given back", sold("SUCCEEDED", "PARTIALLY_CAPTURED", partCaptured, 1800, 300),
        "NOT_AUTHORIZED", "ALREADY_PAID", "1500 tx-capture part", "1500  part");
    row("given back", sold("REFUNDED", "REFUNDED", bought, 0, 2500), "NOT_AUTHORIZED", "NOT_AUTHORIZED", "NOTHING_LEFT",
        "NOTHING_LEFT");
    row("refund on its way", sold("REFUNDED", "PENDING_PROVIDER_CONFIRMATION", bought), "NOT_AUTHORIZED",
        "NOT_AUTHORIZED", "BEING_CHANGED", "BEING_CHANGED");
    row("refund retried by Yuno", sold("SUCCEEDED", "REFUND_RETRY_IN_PROCESS", bought), "NOT_AUTHORIZED",
        "ALREADY_PAID", "BEING_CHANGED", "BEING_CHANGED");
    row("cancelled", sold("CANCELED", "CANCELED", held), "NOT_AUTHORIZED", "NOT_AUTHORIZED", "NOT_PAID", "NOT_PAID");
    row("cancel on its way", sold("CANCELED", "PENDING_PROVIDER_CONFIRMATION", held), "NOT_AUTHORIZED", "BEING_CHANGED",
        "NOT_PAID", "NOT_PAID");
    row("3-D Secure", sold("PENDING", "WAITING_ADDITIONAL_STEP", {transaction("PURCHASE", "PENDING", 2500)}),
        "NOT_AUTHORIZED", "WAITS_FOR_CUSTOMER", "NOT_PAID", "NOT_PAID");
    row("provider is busy",
        sold("PENDING", "PENDING_PROVIDER_CONFIRMATION", {transaction("PURCHASE", "PENDING", 2500)}), "NOT_AUTHORIZED",
        "2500 tx-purchase whole", "NOT_PAID", "2500  whole");
    row("disputed", sold("IN_DISPUTE", "RECEIVED", bought), "NOT_AUTHORIZED", "NOT_AUTHORIZED", "DISPUTED", "DISPUTED");
    row("declined", sold("DECLINED", "DECLINED", {transaction("PURCHASE", "DECLINED", 2500)}), "NOT_AUTHORIZED",
        "NOT_AUTHORIZED", "NOT_PAID", "NOT_PAID");
    row("capture gave up", sold("SUCCEEDED", "CAPTURE_RETRY_PROCESS_FAILED", held), "NOT_AUTHORIZED", "NOT_AUTHORIZED",
        "NOT_PAID", "2500  whole");
    row("history hidden", sold("SUCCEEDED", "APPROVED", {}), "NOT_AUTHORIZED", "ALREADY_PAID", "NO_TRANSACTION",
        "NO_TRANSACTION");
    row("nothing known", attemptIn(AttemptState::Unknown, 1), "NO_PAYMENT", "NO_PAYMENT", "NO_PAYMENT", "NO_PAYMENT");
}

void TestOperationRules::choices()
{
    QFETCH(Attempt, attempt);
    QFETCH(QStringList, expected);
    QStringList found;
    for (const OperationChoice &choice : operationChoices(attempt, {}))
        found.append(described(choice));
    QCOMPARE(found, expected);
}

void TestOperationRules::newestCaptureWithMoneyLeft()
{
    const QList<Transaction> two{transaction("AUTHORIZE", "SUCCEEDED", 2500),
                                 transaction("CAPTURE", "SUCCEEDED", 1000, {}, QStringLiteral("first")),
                                 transaction("CAPTURE", "SUCCEEDED", 600, {}, QStringLiteral("second"))};
    const auto refund = [&](qint64 refunded) {
        return described(
            operationChoice(OperationKind::Refund, sold("SUCCEEDED", "PARTIALLY_CAPTURED", two, 1600, refunded), {}));
    };
    QCOMPARE(refund(0), QStringLiteral("600 second part"));
    QCOMPARE(refund(200), QStringLiteral("400 second part"));
    QCOMPARE(refund(600), QStringLiteral("1000 first part"));
    QCOMPARE(refund(1500), QStringLiteral("100 first part"));
    QCOMPARE(refund(1600), QStringLiteral("NOTHING_LEFT"));
}

void TestOperationRules::nothingBesideAnUnclearOne_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("blocks");
    using enum OperationState;
    const QList<std::pair<OperationState, bool>> rows{{Recorded, true},  {Sending, true},   {Checking, true},
                                                      {Unclear, true},   {Undecided, true}, {Done, false},
                                                      {Declined, false}, {Refused, false},  {GivenUp, false}};
    for (const auto &[state, blocks] : rows)
        QTest::newRow(qPrintable(operationStateName(state))) << static_cast<int>(state) << blocks;
}

void TestOperationRules::nothingBesideAnUnclearOne()
{
    QFETCH(int, state);
    QFETCH(bool, blocks);
    const Operation other = operationIn(static_cast<OperationState>(state), 1);
    const Attempt attempt = attemptWith(paidPayment(attemptIn(AttemptState::Approved, 1)));
    for (const OperationChoice &choice : operationChoices(attempt, {other})) {
        QCOMPARE(choice.bar == OperationBar::AnotherUnderWay, blocks);
        QCOMPARE(choice.blocking, blocks ? other.id : OperationId());
    }
}

void TestOperationRules::aPendingRefundTakesItsShare()
{
    const Operation pending = operationIn(OperationState::Pending, 1);
    const Attempt unseen = attemptWith(paidPayment(attemptIn(AttemptState::Approved, 1)));
    QCOMPARE(described(operationChoice(OperationKind::Refund, unseen, {pending})),
             QStringLiteral("1500 tx-purchase part"));
    const Attempt seen = attemptWith(showing(pending, "PENDING")); // not counted twice
    QCOMPARE(described(operationChoice(OperationKind::Refund, seen, {pending})),
             QStringLiteral("1500 tx-purchase part"));
    QCOMPARE(operationChoice(OperationKind::CancelOrRefund, seen, {pending}).bar, OperationBar::AnotherUnderWay);
}

/// A read may show less than the one before: the refund was offered, and carried out, a second time.
void TestOperationRules::whatWasProvenCountsInAnOlderAnswer()
{
    const Attempt bought = sold("SUCCEEDED", "APPROVED", {transaction("PURCHASE", "SUCCEEDED", 2500)});
    Operation done = operationIn(OperationState::Done, 1);
    done.intent.amount = reais(900);
    done.moved.reset();
    done.result = TransactionId::from(QStringLiteral("tx-refund"));
    QCOMPARE(described(operationChoice(OperationKind::Refund, bought, {done})), QStringLiteral("1600 tx-purchase part"));
    done.moved = reais(2500);
    QCOMPARE(described(operationChoice(OperationKind::Refund, bought, {done})), QStringLiteral("NOTHING_LEFT"));
    done.moved.reset();
    done.result = {}; // by the totals alone: they show it with the others
    const Attempt partly = sold("SUCCEEDED", "PARTIALLY_REFUNDED", {transaction("PURCHASE", "SUCCEEDED", 2500)}, 0, 1800);
    QCOMPARE(described(operationChoice(OperationKind::Refund, partly, {done})), QStringLiteral("700 tx-purchase part"));

    const Attempt held = sold("PENDING", "AUTHORIZED", {transaction("AUTHORIZE", "SUCCEEDED", 2500)});
    Operation capture = operationIn(OperationState::Done, 1, OperationKind::Capture);
    capture.intent.amount = reais(1000);
    capture.moved.reset();
    capture.result = TransactionId::from(QStringLiteral("tx-capture"));
    QCOMPARE(described(operationChoice(OperationKind::Capture, held, {capture})), QStringLiteral("1500 tx-authorize part"));
}

void TestOperationRules::moreThanWasAskedNeverGoesBack()
{
    Attempt odd = sold("SUCCEEDED", "PARTIALLY_REFUNDED", {transaction("PURCHASE", "SUCCEEDED", 2500)}, 0, 900);
    odd.payment->amount = reais(2800);
    QCOMPARE(described(operationChoice(OperationKind::Refund, odd, {})), QStringLiteral("1600 tx-purchase part"));
}

void TestOperationRules::amountGuard_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    QTest::newRow("all") << OperationKind::Refund << qint64(2500) << QString();
    QTest::newRow("least") << OperationKind::Refund << qint64(1) << QString();
    QTest::newRow("too much") << OperationKind::Refund << qint64(2501) << QStringLiteral("AMOUNT_TOO_LARGE");
    QTest::newRow("zero") << OperationKind::Refund << qint64(0) << QStringLiteral("AMOUNT_INVALID");
    QTest::newRow("negative") << OperationKind::Refund << qint64(-5) << QStringLiteral("AMOUNT_INVALID");
    QTest::newRow("part of a hold") << OperationKind::Cancel << qint64(100) << QStringLiteral("AMOUNT_NOT_DIVISIBLE");
    QTest::newRow("capture of money") << OperationKind::Capture << qint64(100) << QString();
}

void TestOperationRules::amountGuard()
{
    QFETCH(OperationKind, kind);
    QFETCH(qint64, minor);
    QFETCH(QString, code);
    const Attempt base = attemptIn(AttemptState::Approved, 1);
    const Attempt attempt = attemptWith(kind == OperationKind::Refund ? paidPayment(base) : heldPayment(base));
    const std::optional<Error> refusal = operationRefusal(operationChoice(kind, attempt, {}), reais(minor));
    QCOMPARE(refusal ? refusal->context.code : QString(), code);
    const Money dollars = Money::fromMinor(100, *Currency::fromCode(QStringLiteral("USD")));
    QCOMPARE(operationRefusal(operationChoice(kind, attempt, {}), dollars)->context.code,
             QString(operationcode::NotAnAmount));
}

void TestOperationRules::evidence_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<QString>("status");
    QTest::addColumn<Finding>("finding");
    for (const OperationKind kind :
         {OperationKind::Capture, OperationKind::Cancel, OperationKind::Refund, OperationKind::CancelOrRefund}) {
        const auto row = [kind](const char *status, Finding finding) {
            QTest::newRow(qPrintable(operationKindName(kind) + u' ' + QLatin1String(status)))
                << kind << QString::fromLatin1(status) << finding;
        };
        row("SUCCEEDED", Finding::Succeeded);
        row("CREATED", Finding::Unfinished);
        row("PENDING", Finding::Unfinished);
        row("SOMETHING_NEW", Finding::Unfinished);
        row("DECLINED", Finding::Failed);
        row("ERROR", Finding::Failed);
    }
    QTest::newRow("REFUNDED seen once") << OperationKind::Refund << QStringLiteral("REFUNDED") << Finding::Succeeded;
}

void TestOperationRules::evidence()
{
    QFETCH(OperationKind, kind);
    QFETCH(QString, status);
    QFETCH(Finding, finding);
    const Operation o = operationIn(OperationState::Unclear, 1, kind);
    QCOMPARE(evidenceOf(o, showing(o, qPrintable(status))).finding, finding);
    Operation somebodyElses = o;
    somebodyElses.reference = MerchantReference::from(QStringLiteral("other-R1"));
    QCOMPARE(evidenceOf(somebodyElses, showing(o, qPrintable(status))).finding, Finding::Absent);
}

/// A gateway that does what it is asked whenever there is money left, and a till that follows the rules:
/// answers get lost, refunds stay pending, fail late, and screens are stale.
void TestOperationRules::neverMoreThanCaptured()
{
    const bool holds = rc::check("refunds never exceed what was captured", [] {
        const qint64 captured = *rc::gen::inRange<qint64>(1, 2501);
        const bool purchase = *rc::gen::arbitrary<bool>();
        Attempt attempt =
            purchase
                ? sold("SUCCEEDED", "APPROVED", {transaction("PURCHASE", "SUCCEEDED", 2500)})
                : sold("SUCCEEDED", "PARTIALLY_CAPTURED",
                       {transaction("AUTHORIZE", "SUCCEEDED", 2500), transaction("CAPTURE", "SUCCEEDED", captured)},
                       captured);
        const qint64 all = purchase ? 2500 : captured;
        Payment truth = *attempt.payment; // what Yuno has; attempt.payment is what the till last read
        QList<Operation> operations;
        qint64 wayBack = 0; // given back or on its way, as nobody lies about it
        const int steps = *rc::gen::inRange(1, 30);
        for (int i = 0; i < steps; ++i) {
            const int what = *rc::gen::inRange(0, 6);
            if (what <= 2) { // a refund, through the rules
                const OperationChoice choice = operationChoice(OperationKind::Refund, attempt, operations);
                const Money amount = reais(*rc::gen::inRange<qint64>(-5, 2600));
                if (operationRefusal(choice, amount))
                    continue;
                Operation o = operationIn(what == 2 ? OperationState::Unclear : OperationState::Pending, 1);
                o.id = OperationId::from(QString::number(i));
                o.reference = MerchantReference::from(QStringLiteral("R%1").arg(i));
                o.intent.amount = amount;
                o.basis = basisOf(*attempt.payment);
                operations.append(o);
                wayBack += amount.minor();
                truth.transactions.append(
                    transaction("REFUND", "PENDING", amount.minor(), o.reference.text(), QStringLiteral("t%1").arg(i)));
            } else if (what == 3 && !operations.isEmpty()) { // the provider decides about one
                const int which = *rc::gen::inRange(0, static_cast<int>(operations.size()));
                for (Transaction &t : truth.transactions) {
                    if (t.merchantReference != operations[which].reference.text() || t.status != u"PENDING")
                        continue;
                    const bool good = *rc::gen::arbitrary<bool>();
                    t.status = good ? QStringLiteral("SUCCEEDED") : QStringLiteral("DECLINED");
                    if (good)
                        truth.refunded = reais(truth.refunded->minor() + t.amount->minor());
                    else
                        wayBack -= t.amount->minor();
                }
                if (truth.refunded->isPositive())
                    truth.status =
                        truth.refunded->minor() == all
                            ? PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"))
                            : PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_REFUNDED"));
            } else { // the till reads the payment; its operations see it
                attempt.payment = truth;
                for (Operation &o : operations) {
                    switch (evidenceOf(o, truth).finding) {
                    case Finding::Succeeded:
                        o.state = OperationState::Done;
                        break;
                    case Finding::Failed:
                        o.state = OperationState::Declined;
                        break;
                    case Finding::Unfinished:
                        o.state = OperationState::Pending;
                        break;
                    case Finding::Absent:
                        break;
                    }
                }
            }
            RC_ASSERT(wayBack <= all);
        }
        const OperationChoice left = operationChoice(OperationKind::Refund, attempt, operations);
        if (left.isAllowed())
            RC_ASSERT(left.most.minor() + wayBack <= all);
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(TestOperationRules)
#include "tst_operationrules.moc"
