// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be done to payments that show little, and what stands in the way.
#include "unit/services/operationcorners.h"

using namespace pos;
using namespace pos::test;

class TestOperationOffers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refundsOfPaymentsThatShowLittle();
    void capturesOfPaymentsThatShowLittle();
    void cancelsByState_data();
    void cancelsByState();
    void whatStandsInTheWay();
    void methodsThatCannot();
    void amountsThatMayBeMoved();
};

void TestOperationOffers::refundsOfPaymentsThatShowLittle()
{
    const Attempt base = attemptIn(AttemptState::Approved, Now);
    const qint64 all = base.intent.amount.minor();
    const auto choice = [](const Payment &payment, const QList<Operation> &operations = {}) {
        return operationChoice(OperationKind::Refund, attemptWith(payment), operations);
    };
    Payment payment = paidPayment(base);
    payment.refunded = std::nullopt; // no totals at all
    QCOMPARE(choice(payment).most.minor(), all);
    QVERIFY(choice(payment).wholePayment);
    payment.transactions.append(transaction("REFUND", "SUCCEEDED", 300, {}, QStringLiteral("tx-r")));
    QCOMPARE(choice(payment).most.minor(), all - 300); // its transactions tell
    payment.transactions.last().amount = std::nullopt;
    QCOMPARE(choice(payment).most.minor(), all);
    payment.transactions.last().amount = Money::fromMinor(300, Currency::fromCode(u"USD").value());
    QCOMPARE(choice(payment).most.minor(), all); // in another currency it says nothing
    payment.transactions.last() = transaction("REFUND", "PENDING", all, {}, QStringLiteral("tx-r"));
    QCOMPARE(choice(payment).bar, OperationBar::NothingLeft); // all of it is on its way
    payment = paidPayment(base);
    payment.transactions.first().id = {};
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment = paidPayment(base);
    payment.transactions.prepend(transaction("PURCHASE", "SUCCEEDED", all, {}, QStringLiteral("tx-older")));
    QCOMPARE(choice(payment).transaction.text(), QStringLiteral("tx-purchase")); // the newer of two
    payment = paidPayment(base);
    payment.captured = base.intent.amount;
    payment.transactions.append(transaction("CAPTURE", "SUCCEEDED", all, {}, QStringLiteral("tx-c")));
    payment.transactions.last().amount = std::nullopt;
    QCOMPARE(choice(payment).transaction.text(), QStringLiteral("tx-c"));
    payment = paidPayment(base);
    payment.amount = reais(0);
    payment.refunded = std::nullopt;
    QVERIFY(!choice(payment).isAllowed());

    // What was sent and is not to be seen yet counts; a capture does not give back.
    payment = paidPayment(base);
    Operation either = operationIn(OperationState::Pending, Now, OperationKind::CancelOrRefund);
    either.paymentId = payment.id;
    QCOMPARE(choice(payment, {either}).bar, OperationBar::AnotherUnderWay);
    Operation refund = operationIn(OperationState::Pending, Now);
    QCOMPARE(choice(payment, {refund}).most.minor(), all - refund.intent.amount.minor());
    Operation capture = operationIn(OperationState::Done, Now, OperationKind::Capture);
    QCOMPARE(choice(payment, {capture}).most.minor(), all);
}

void TestOperationOffers::capturesOfPaymentsThatShowLittle()
{
    const Attempt base = attemptIn(AttemptState::Authorized, Now);
    const auto choice = [](const Payment &payment) {
        return operationChoice(OperationKind::Capture, attemptWith(payment, AttemptState::Authorized), {});
    };
    Payment payment = heldPayment(base);
    payment.captured = std::nullopt;
    QVERIFY(choice(payment).wholePayment);
    payment.captured = base.intent.amount;
    QCOMPARE(choice(payment).bar, OperationBar::NothingLeft);
    payment = heldPayment(base);
    payment.transactions.first().status = QStringLiteral("PENDING");
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment = heldPayment(base);
    payment.transactions.first().id = {};
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("CAPTURE_RETRY_IN_PROCESS"));
    QCOMPARE(choice(payment).bar, OperationBar::BeingChanged);
}

void TestOperationOffers::cancelsByState_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("subStatus");
    QTest::addColumn<QString>("shown"); ///< "TYPE STATUS" of its one transaction
    QTest::addColumn<OperationBar>("bar");
    const auto row = [](const char *status, const char *sub, const char *shown, OperationBar bar) {
        QTest::addRow("%s %s %s", status, sub, shown)
            << QString::fromLatin1(status) << QString::fromLatin1(sub) << QString::fromLatin1(shown) << bar;
    };
    row("PENDING", "AUTHORIZED", "AUTHORIZE SUCCEEDED", OperationBar::None);
    row("PENDING", "AUTHORIZED", "AUTHORIZE PENDING", OperationBar::None);
    row("PENDING", "PENDING_PROVIDER_CONFIRMATION", "PURCHASE PENDING", OperationBar::None);
    row("PENDING", "AUTHORIZED", "PURCHASE SUCCEEDED", OperationBar::NoTransaction);
    row("PENDING", "DECLINED", "AUTHORIZE SUCCEEDED", OperationBar::NotAuthorized);
    row("PENDING", "WAITING_ADDITIONAL_STEP", "AUTHORIZE PENDING", OperationBar::WaitsForCustomer);
    row("READY_TO_PAY", "CREATED", "PURCHASE CREATED", OperationBar::WaitsForCustomer);
    row("CREATED", "CREATED", "PURCHASE CREATED", OperationBar::WaitsForCustomer);
    row("CANCELED", "PENDING_PROVIDER_CONFIRMATION", "AUTHORIZE SUCCEEDED", OperationBar::BeingChanged);
    row("SUCCEEDED", "APPROVED", "PURCHASE SUCCEEDED", OperationBar::AlreadyPaid);
    row("DECLINED", "DECLINED", "AUTHORIZE DECLINED", OperationBar::NotAuthorized);
}

void TestOperationOffers::cancelsByState()
{
    QFETCH(QString, status);
    QFETCH(QString, subStatus);
    QFETCH(QString, shown);
    QFETCH(OperationBar, bar);
    Payment payment = heldPayment(attemptIn(AttemptState::Authorized, Now));
    payment.status = PaymentStatus::fold(status, subStatus);
    const QStringList words = shown.split(u' ');
    payment.transactions = {transaction(qPrintable(words[0]), qPrintable(words[1]), 1000)};
    const OperationChoice choice =
        operationChoice(OperationKind::Cancel, attemptWith(payment, AttemptState::Authorized), {});
    QCOMPARE(operationBarName(choice.bar), operationBarName(bar));
    QCOMPARE(operationBarName(static_cast<OperationBar>(99)), QString());
}

void TestOperationOffers::whatStandsInTheWay()
{
    const Attempt attempt = attemptWith(paidPayment(attemptIn(AttemptState::Approved, Now)));
    const auto bar = [&attempt](OperationKind wanted, OperationState state, OperationKind other) {
        return operationChoice(wanted, attempt, {operationIn(state, Now, other)}).bar;
    };
    using enum OperationKind;
    for (const OperationState state : {OperationState::Recorded, OperationState::Sending, OperationState::Checking,
                                       OperationState::Unclear})
        QCOMPARE(bar(Refund, state, Refund), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Pending, Refund), OperationBar::None); // told apart by their references
    QCOMPARE(bar(CancelOrRefund, OperationState::Pending, Refund), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Pending, Capture), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Done, Refund), OperationBar::None);
    Attempt bare = attempt;
    bare.paymentId = {};
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
    bare = attempt;
    bare.payment->amount = Money();
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
    bare.payment.reset();
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
}

void TestOperationOffers::methodsThatCannot()
{
    const Attempt paid = attemptWith(paidPayment(attemptIn(AttemptState::Approved, Now)));
    const Attempt held = attemptWith(heldPayment(attemptIn(AttemptState::Authorized, Now)), AttemptState::Authorized);
    PaymentMethod voucher = *findPaymentMethod(u"saved_card");
    voucher.refundable = false;
    voucher.cancellable = false;
    using enum OperationKind;
    QCOMPARE(operationChoice(Refund, paid, {}, &voucher).bar, OperationBar::MethodCannot);
    QCOMPARE(operationChoice(Cancel, held, {}, &voucher).bar, OperationBar::MethodCannot);
    QCOMPARE(operationChoice(Cancel, paid, {}, &voucher).bar, OperationBar::AlreadyPaid); // the nearer reason
    QCOMPARE(operationChoice(Capture, held, {}, &voucher).bar, OperationBar::None);
    QCOMPARE(operationChoice(Refund, paid, {}, nullptr).bar, OperationBar::None); // unknown: Yuno decides
}

void TestOperationOffers::amountsThatMayBeMoved()
{
    OperationChoice choice;
    choice.most = reais(1000);
    const auto code = [&choice](Money amount) {
        const std::optional<Error> refusal = operationRefusal(choice, amount);
        return refusal ? refusal->context.code : QString();
    };
    QCOMPARE(code(reais(1000)), QString());
    QCOMPARE(code(reais(999)), QString(operationcode::NotAPart));
    choice.partAllowed = true;
    QCOMPARE(code(reais(999)), QString());
    QCOMPARE(code(reais(1001)), QString(operationcode::TooMuch));
    QCOMPARE(code(reais(0)), QString(operationcode::NotAnAmount));
    QCOMPARE(code(reais(-1)), QString(operationcode::NotAnAmount));
    QCOMPARE(code(Money::fromMinor(1000, Currency::fromCode(u"USD").value())), QString(operationcode::NotAnAmount));
    choice.bar = OperationBar::NotPaid;
    QCOMPARE(code(reais(1000)), QStringLiteral("NOT_PAID"));
}

QTEST_GUILESS_MAIN(TestOperationOffers)
#include "tst_operationoffers.moc"
