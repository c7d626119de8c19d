// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/payment.h"

#include <rapidcheck.h>

#include <QTest>

using namespace pos;

namespace {

Money brl(qint64 minor)
{
    return Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
}

Payment paymentWith(const char *status, const char *subStatus, qint64 minor = 8490)
{
    Payment payment;
    payment.orderId = MerchantOrderId::from(QStringLiteral("R1-20261121-000123-1"));
    payment.accountId = QStringLiteral("0a1b2c3d-0000-4000-8000-00000000000a");
    payment.status = PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(subStatus));
    payment.amount = brl(minor);
    return payment;
}

Transaction transaction(const char *type, const char *status, qint64 minor = 0)
{
    Transaction t;
    t.id = TransactionId::from(QString::fromLatin1(type) + QLatin1Char('-') + QString::fromLatin1(status));
    t.type = QString::fromLatin1(type);
    t.status = QString::fromLatin1(status);
    if (minor)
        t.amount = brl(minor);
    return t;
}

QString decisiveOf(const char *status, const char *subStatus, QList<Transaction> transactions)
{
    Payment payment = paymentWith(status, subStatus);
    payment.transactions = std::move(transactions);
    const Transaction *found = payment.decisive();
    return found ? found->id.text() : QStringLiteral("none");
}

}

class TestPayment : public QObject
{
    Q_OBJECT

    EchoVerdict echo(const Payment &answer, Money asked = brl(8490))
    {
        return compareEcho(answer, asked, MerchantOrderId::from(QStringLiteral("R1-20261121-000123-1")),
                           QStringLiteral("0A1B2C3D-0000-4000-8000-00000000000A"));
    }

private Q_SLOTS:
    void echoOfWhatWasAsked()
    {
        QCOMPARE(echo(paymentWith("SUCCEEDED", "APPROVED")), EchoVerdict::Matches);
        Payment silent = paymentWith("SUCCEEDED", "APPROVED");
        silent.orderId = {};
        silent.accountId.clear();
        QCOMPARE(echo(silent), EchoVerdict::Matches);
    }

    void echoOfSomethingElse()
    {
        Payment other = paymentWith("SUCCEEDED", "APPROVED");
        other.orderId = MerchantOrderId::from(QStringLiteral("R1-20261121-000123-2"));
        other.amount = Money();
        QCOMPARE(echo(other), EchoVerdict::ForeignOrder); // before anything else: its amount is none of our business

        other = paymentWith("SUCCEEDED", "APPROVED");
        other.accountId = QStringLiteral("ffffffff-0000-4000-8000-00000000000a");
        QCOMPARE(echo(other), EchoVerdict::ForeignAccount);

        other = paymentWith("SUCCEEDED", "APPROVED");
        other.amount = Money();
        QCOMPARE(echo(other), EchoVerdict::AmountUnreadable);
        other.amount = Money::fromMinor(8490, *Currency::fromCode(u"USD"));
        QCOMPARE(echo(other), EchoVerdict::OtherCurrency);
    }

    void echoAmounts_data()
    {
        QTest::addColumn<qint64>("answered");
        QTest::addColumn<int>("verdict");
        const int powerOfTen = int(EchoVerdict::PowerOfTen), other = int(EchoVerdict::OtherAmount);
        QTest::newRow("cents taken for reais") << qint64(849000) << powerOfTen;
        QTest::newRow("ten times") << qint64(84900) << powerOfTen;
        QTest::newRow("a tenth") << qint64(849) << powerOfTen;
        QTest::newRow("twice") << qint64(16980) << other;
        QTest::newRow("one cent more") << qint64(8491) << other;
        QTest::newRow("negative") << qint64(-8490) << other;
        QTest::newRow("nothing") << qint64(0) << other;
        QTest::newRow("a hundredth, rounded") << qint64(85) << other;
    }
    void echoAmounts()
    {
        QFETCH(qint64, answered);
        QFETCH(int, verdict);
        QCOMPARE(int(echo(paymentWith("SUCCEEDED", "APPROVED", answered))), verdict);
    }

    void anyPowerOfTenIsSeen()
    {
        QVERIFY(rc::check("x against x times 10^n", [this] {
            const qint64 asked = *rc::gen::inRange<qint64>(1, 1000000000);
            qint64 factor = 10;
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
                factor *= 10;
            RC_ASSERT(echo(paymentWith("SUCCEEDED", "APPROVED", asked * factor), brl(asked)) ==
                      EchoVerdict::PowerOfTen);
            RC_ASSERT(echo(paymentWith("SUCCEEDED", "APPROVED", asked), brl(asked * factor)) ==
                      EchoVerdict::PowerOfTen);
            const qint64 off = *rc::gen::inRange<qint64>(1, 1000000000);
            const auto verdict = echo(paymentWith("SUCCEEDED", "APPROVED", asked), brl(off));
            RC_ASSERT((verdict == EchoVerdict::Matches) == (asked == off));
        }));
    }

    void paidMeansListedAndExactlyThatAmount_data()
    {
        QTest::addColumn<QString>("subStatus");
        QTest::addColumn<qint64>("value");
        QTest::addColumn<qint64>("captured"); // -1 = not given
        QTest::addColumn<bool>("paid");
        QTest::newRow("approved") << "APPROVED" << qint64(8490) << qint64(0) << true;
        QTest::newRow("approved, other amount") << "APPROVED" << qint64(8491) << qint64(0) << false;
        QTest::newRow("captured") << "CAPTURED" << qint64(8490) << qint64(8490) << true;
        QTest::newRow("captured, other amount") << "CAPTURED" << qint64(849000) << qint64(849000) << false;
        QTest::newRow("partly captured, that part") << "PARTIALLY_CAPTURED" << qint64(10000) << qint64(8490) << true;
        QTest::newRow("partly captured, other part") << "PARTIALLY_CAPTURED" << qint64(8490) << qint64(5000) << false;
        QTest::newRow("partly captured, unsaid") << "PARTIALLY_CAPTURED" << qint64(8490) << qint64(-1) << false;
        QTest::newRow("partly refunded") << "PARTIALLY_REFUNDED" << qint64(8490) << qint64(0) << true;
        QTest::newRow("refund being retried") << "REFUND_RETRY_IN_PROCESS" << qint64(8490) << qint64(0) << true;
        for (const char *unpaid :
             {"PARTIALLY_APPROVED", "FRAUD_DECLINED", "CAPTURE_RETRY_IN_PROCESS", "VERIFIED",
              "CAPTURE_RETRY_PROCESS_FAILED", "THREE_D_SECURE_VERIFIED", "PARTIALLY_CHARGEBACKED", "NEW", ""})
            QTest::newRow(unpaid) << QString::fromLatin1(unpaid) << qint64(8490) << qint64(8490) << false;
    }
    void paidMeansListedAndExactlyThatAmount()
    {
        QFETCH(QString, subStatus);
        QFETCH(qint64, value);
        QFETCH(qint64, captured);
        QFETCH(bool, paid);
        Payment payment = paymentWith("SUCCEEDED", qPrintable(subStatus), value);
        if (captured >= 0)
            payment.captured = brl(captured);
        QCOMPARE(paidExactly(payment, brl(8490)), paid);
        QCOMPARE(isPaid(attemptStateOf(payment, brl(8490))), paid);
    }

    void amountsThatDoNotMatchAreNeverApproved()
    {
        QVERIFY(rc::check("white-listed with another amount is Unknown", [] {
            const auto sub = *rc::gen::elementOf(std::vector<std::string>{
                "APPROVED", "CAPTURED", "PARTIALLY_REFUNDED", "REFUND_RETRY_IN_PROCESS", "PARTIALLY_CAPTURED"});
            const qint64 asked = *rc::gen::inRange<qint64>(1, 1000000);
            const qint64 got = *rc::gen::suchThat(rc::gen::inRange<qint64>(-1000000, 1000000),
                                                  [asked](qint64 x) { return x != asked; });
            Payment payment = paymentWith("SUCCEEDED", sub.c_str(), got);
            payment.captured = brl(got);
            RC_ASSERT(attemptStateOf(payment, brl(asked)) == AttemptState::Unknown);
            payment.amount = Money::fromMinor(asked, *Currency::fromCode(u"USD"));
            payment.captured = payment.amount;
            RC_ASSERT(attemptStateOf(payment, brl(asked)) == AttemptState::Unknown);
            payment.amount = Money();
            payment.captured = {};
            RC_ASSERT(attemptStateOf(payment, brl(asked)) == AttemptState::Unknown);
        }));
        QCOMPARE(attemptStateOf(paymentWith("SUCCEEDED", "APPROVED", 0), brl(0)),
                 AttemptState::Unknown); // nothing is not a payment
        QCOMPARE(attemptStateOf(paymentWith("REFUNDED", "PENDING_PROVIDER_CONFIRMATION", 5), brl(6)),
                 AttemptState::Unknown);
        // Without money in it the amount decides nothing.
        QCOMPARE(attemptStateOf(paymentWith("DECLINED", "DECLINED", 5), brl(6)), AttemptState::Declined);
        QCOMPARE(attemptStateOf(paymentWith("APPROVED", ""), brl(8490)), AttemptState::Approved);
        QCOMPARE(attemptStateOf(paymentWith("SUCCEEDED", "CAPTURED"), brl(8490)), AttemptState::Captured);
        QCOMPARE(attemptStateOf(Payment{}, brl(8490)), AttemptState::Unknown);
    }

    void decisiveTransaction()
    {
        const Transaction purchase = transaction("PURCHASE", "DECLINED"), ok = transaction("PURCHASE", "SUCCEEDED");
        const Transaction threeDs = transaction("THREE_D_SECURE", "SUCCEEDED"),
                          fraud = transaction("FRAUD_SCREENING", "DECLINED");
        QCOMPARE(decisiveOf("DECLINED", "DECLINED", {}), QStringLiteral("none"));
        QCOMPARE(decisiveOf("DECLINED", "DECLINED", {purchase}), QStringLiteral("PURCHASE-DECLINED"));
        QCOMPARE(decisiveOf("SUCCEEDED", "APPROVED", {purchase, ok, threeDs}), QStringLiteral("PURCHASE-SUCCEEDED"));
        QCOMPARE(decisiveOf("SUCCEEDED", "PARTIALLY_REFUNDED", {ok, transaction("REFUND", "SUCCEEDED")}),
                 QStringLiteral("REFUND-SUCCEEDED"));
        QCOMPARE(decisiveOf("DECLINED", "DECLINED", {transaction("THREE_D_SECURE", "DECLINED")}),
                 QStringLiteral("THREE_D_SECURE-DECLINED"));
        QCOMPARE(decisiveOf("DECLINED", "FRAUD_DECLINED", {fraud, transaction("PURCHASE", "CREATED")}),
                 QStringLiteral("FRAUD_SCREENING-DECLINED"));
        QCOMPARE(decisiveOf("SUCCEEDED", "FRAUD_DECLINED", {ok, threeDs}), QStringLiteral("PURCHASE-SUCCEEDED"));
    }

    void refundable_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<qint64>("captured");
        QTest::addColumn<qint64>("refunded");
        QTest::addColumn<qint64>("left");
        QTest::newRow("plain purchase") << "SUCCEEDED/APPROVED" << qint64(0) << qint64(0) << qint64(8490);
        QTest::newRow("captured") << "SUCCEEDED/CAPTURED" << qint64(8490) << qint64(0) << qint64(8490);
        QTest::newRow("captured in part")
            << "SUCCEEDED/PARTIALLY_CAPTURED" << qint64(5000) << qint64(1000) << qint64(4000);
        QTest::newRow("refunded in part")
            << "SUCCEEDED/PARTIALLY_REFUNDED" << qint64(0) << qint64(2000) << qint64(6490);
        QTest::newRow("never below zero") << "SUCCEEDED/PARTIALLY_REFUNDED" << qint64(0) << qint64(9000) << qint64(0);
        QTest::newRow("refunded") << "REFUNDED/REFUNDED" << qint64(8490) << qint64(8490) << qint64(0);
        QTest::newRow("on its way back") << "REFUNDED/PENDING_PROVIDER_CONFIRMATION" << qint64(0) << qint64(8490)
                                         << qint64(0);
        QTest::newRow("declined") << "DECLINED/DECLINED" << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("only held") << "PENDING/AUTHORIZED" << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("in dispute") << "IN_DISPUTE/RECEIVED" << qint64(8490) << qint64(0) << qint64(0);
        QTest::newRow("taken back by the bank") << "CHARGEBACK/LOST" << qint64(8490) << qint64(0) << qint64(0);
        QTest::newRow("charged against a fraud check")
            << "SUCCEEDED/FRAUD_DECLINED" << qint64(0) << qint64(0) << qint64(8490);
        QTest::newRow("unclear") << "ERROR/TIMEOUT" << qint64(0) << qint64(0) << qint64(0);
    }
    void refundable()
    {
        QFETCH(QString, status);
        QFETCH(qint64, captured);
        QFETCH(qint64, refunded);
        QFETCH(qint64, left);
        Payment payment = paymentWith(qPrintable(status.section(QLatin1Char('/'), 0, 0)),
                                      qPrintable(status.section(QLatin1Char('/'), 1)));
        payment.captured = brl(captured);
        payment.refunded = brl(refunded);
        QCOMPARE(payment.refundable(), brl(left));
    }

    void refundableOfParts()
    {
        Payment half = paymentWith("SUCCEEDED", "PARTIALLY_APPROVED");
        half.transactions = {transaction("PURCHASE", "SUCCEEDED", 3000), transaction("PURCHASE", "DECLINED", 5490)};
        QCOMPARE(half.refundable(), brl(3000)); // only the card that paid
        Payment disputed = paymentWith("SUCCEEDED", "PARTIALLY_CHARGEBACKED");
        disputed.transactions = {transaction("PURCHASE", "SUCCEEDED", 8490),
                                 transaction("CHARGEBACK", "SUCCEEDED", 490)};
        QCOMPARE(disputed.refundable(), brl(8000));
        QVERIFY(!Payment{}.refundable().isValid());
    }
};

QTEST_APPLESS_MAIN(TestPayment)
#include "tst_payment.moc"
