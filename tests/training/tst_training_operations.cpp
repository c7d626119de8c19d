// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Capture, cancel, refund and cancel-or-refund (CONTRACT 6).
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QTest>

class TrainingOperationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void captures_data();
    void captures();
    void captureRefusals();
    void cancelsAnAuthorisation();
    void threeDSecureCannotBeCancelled();
    void aPendingPurchaseCanBeCancelled();
    void refundsInParts();
    void refundsTheCaptureNotTheAuthorisation();
    void refundRefusals();
    void disputesRefuseRefunds();
    void cancelOrRefundPicks();
    void refundKeepsTheCharge();

private:
    struct Paid
    {
        QString order;
        QByteArray path;        ///< /v1/payments/{id}
        QByteArray transaction; ///< id
    };
    Paid pay(bool capture, const QString &description = QStringLiteral("Sale"));
    RawReply operate(const Paid &paid, const char *operation, const char *body, const QByteArray &transaction = {});
    QString state(const Paid &paid);

    std::unique_ptr<GatewayFixture> m_gateway;
    int m_count = 0;
};

void TrainingOperationsTest::init()
{
    m_gateway = std::make_unique<GatewayFixture>();
}

TrainingOperationsTest::Paid TrainingOperationsTest::pay(bool capture, const QString &description)
{
    const QString order = QStringLiteral("O-%1-1").arg(++m_count);
    QJsonObject body = m_gateway->sale(order, description);
    QJsonObject method = body[u"payment_method"].toObject();
    method.insert(QStringLiteral("detail"),
                  QJsonObject{{QStringLiteral("card"), QJsonObject{{QStringLiteral("capture"), capture}}}});
    body.insert(QStringLiteral("payment_method"), method);
    const RawReply reply = m_gateway->pay("op-pay-" + QByteArray::number(m_count), body);
    return {order, "/v1/payments/" + reply.text("id").toLatin1(), reply.text("transactions.id").toLatin1()};
}

RawReply TrainingOperationsTest::operate(const Paid &paid, const char *operation, const char *body,
                                         const QByteArray &transaction)
{
    return m_gateway->post(paid.path + "/transactions/" + (transaction.isEmpty() ? paid.transaction : transaction) +
                               '/' + operation,
                           "op-" + QByteArray::number(++m_count), json(body));
}

QString TrainingOperationsTest::state(const Paid &paid)
{
    const RawReply reply = m_gateway->get(paid.path);
    return QString(reply.text("payment.status") + u'/' + reply.text("payment.sub_status"));
}

void TrainingOperationsTest::captures_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("minor");
    QTest::newRow("all") << QByteArray("12.5") << QStringLiteral("SUCCEEDED/CAPTURED") << 1250;
    QTest::newRow("part") << QByteArray("10") << QStringLiteral("SUCCEEDED/PARTIALLY_CAPTURED") << 1000;
}

void TrainingOperationsTest::captures()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, state);
    QFETCH(int, minor);
    const Paid paid = pay(false);
    QCOMPARE(m_gateway->charges(paid.order), 0);
    const QByteArray body =
        "{'merchant_reference':'CAP-1','reason':'PRODUCT_CONFIRMED','amount':{'currency':'BRL','value':" + value + "}}";
    const RawReply reply = operate(paid, "capture", body.constData());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text("type"), QStringLiteral("CAPTURE"));
    QCOMPARE(reply.text("merchant_reference"), QStringLiteral("CAP-1"));
    QCOMPARE(reply.at("amount.value").toDouble(), value.toDouble());
    QCOMPARE(QString(reply.text("payment.status") + u'/' + reply.text("payment.sub_status")), state);
    QCOMPARE(reply.text("payment.merchant_order_id"), paid.order);
    QCOMPARE(this->state(paid), state);
    const RawReply now = m_gateway->get(paid.path);
    QCOMPARE(now.at("payment.amount.captured").toVariant().toDouble(), value.toDouble());
    QCOMPARE(now.at("payment.transactions").toArray().size(), 2);
    const QJsonObject stats = m_gateway->get("/__stats").at("payments.0").toObject();
    QCOMPARE(stats[u"charges"].toInt(), 1);
    QCOMPARE(stats[u"charged_minor"].toInt(), minor);
}

void TrainingOperationsTest::captureRefusals()
{
    const Paid bought = pay(true);
    const char *good =
        "{'merchant_reference':'CAP-1','reason':'PRODUCT_CONFIRMED','amount':{'currency':'BRL','value':1}}";
    QCOMPARE(operate(bought, "capture", good).text("code"), QStringLiteral("INVALID_TRANSACTION_TYPE"));
    const Paid held = pay(false);
    QCOMPARE(operate(held, "capture", "{'merchant_reference':'CAP-1','reason':'X'}").text("code"),
             QStringLiteral("MISSING_PARAMETERS"));
    QCOMPARE(operate(held, "capture",
                     "{'merchant_reference':'CAP-1','reason':'X','amount':{'currency':'BRL','value':12.51}}")
                 .text("code"),
             QStringLiteral("INVALID_AMOUNT"));
    QCOMPARE(
        operate(held, "capture", "{'merchant_reference':'CAP-1','reason':'X','amount':{'currency':'USD','value':1}}")
            .text("code"),
        QStringLiteral("INVALID_AMOUNT"));
    QCOMPARE(operate(held, "capture", good, "no-such-transaction").text("code"),
             QStringLiteral("TRANSACTION_NOT_FOUND"));
    QCOMPARE(m_gateway->post("/v1/payments/nothing/transactions/x/capture", "op-none", json(good)).text("code"),
             QStringLiteral("PAYMENT_NOT_FOUND"));
    QCOMPARE(operate(held, "capture", good).status, 200);
    QCOMPARE(operate(held, "capture", good).status, 200); // the rest can be taken in pieces
    const char *tooMuch = "{'merchant_reference':'CAP-1','reason':'X','amount':{'currency':'BRL','value':10.51}}";
    QCOMPARE(operate(held, "capture", tooMuch).text("code"), QStringLiteral("INVALID_AMOUNT"));
    const char *rest = "{'merchant_reference':'CAP-1','reason':'X','amount':{'currency':'BRL','value':10.5}}";
    QCOMPARE(operate(held, "capture", rest).status, 200);
    QCOMPARE(operate(held, "capture", good).text("code"), QStringLiteral("INVALID_STATE")); // nothing is left
}

void TrainingOperationsTest::cancelsAnAuthorisation()
{
    const Paid paid = pay(false);
    const RawReply reply = operate(paid, "cancel", "{'merchant_reference':'CAN-1','reason':'REQUESTED_BY_CUSTOMER'}");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text("type"), QStringLiteral("CANCEL"));
    QCOMPARE(state(paid), QStringLiteral("CANCELED/CANCELED"));
    QCOMPARE(operate(paid, "cancel", "{'merchant_reference':'CAN-2'}").text("code"), QStringLiteral("INVALID_STATE"));
    QCOMPARE(operate(paid, "cancel", "{'merchant_reference':'CAN-3','reason':'BORED'}").text("code"),
             QStringLiteral("INVALID_PARAMETERS"));
    QCOMPARE(operate(pay(true), "cancel", "{'merchant_reference':'CAN-4'}").text("code"),
             QStringLiteral("INVALID_STATE"));
    QCOMPARE(m_gateway->charges(paid.order), 0);
}

void TrainingOperationsTest::threeDSecureCannotBeCancelled()
{
    const Paid paid = pay(true, QStringLiteral("CHALLENGE_REQUIRED"));
    const RawReply reply = m_gateway->post(paid.path + "/cancel-or-refund", "op-3ds", json("{'reason':'DUPLICATE'}"));
    QCOMPARE(reply.text("code"), QStringLiteral("INVALID_STATE"));
}

void TrainingOperationsTest::aPendingPurchaseCanBeCancelled()
{
    const Paid paid = pay(true, QStringLiteral("PENDING_PROVIDER_CONFIRMATION"));
    QCOMPARE(operate(paid, "cancel", "{'merchant_reference':'CAN-1'}").status, 200);
    m_gateway->clock.advance(60'000);
    QCOMPARE(state(paid), QStringLiteral("CANCELED/CANCELED")); // it does not complete any more
    QCOMPARE(m_gateway->charges(paid.order), 0);
}

void TrainingOperationsTest::refundsInParts()
{
    const Paid paid = pay(true);
    const RawReply part =
        operate(paid, "refund", "{'merchant_reference':'REF-1','amount':{'currency':'BRL','value':2.5}}");
    QCOMPARE(part.status, 200);
    QCOMPARE(part.text("merchant_order_id"), paid.order);
    QVERIFY(part.at("transactions").isObject());
    QCOMPARE(part.text("transactions.type"), QStringLiteral("REFUND"));
    QCOMPARE(part.at("transactions.amount").toDouble(), 2.5);
    QCOMPARE(part.text("transactions.merchant_reference"), QStringLiteral("REF-1"));
    QCOMPARE(state(paid), QStringLiteral("SUCCEEDED/PARTIALLY_REFUNDED"));
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-2','amount':{'currency':'BRL','value':10.01}}")
                 .text("code"),
             QStringLiteral("INVALID_AMOUNT"));
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-3'}").at("transactions.amount").toDouble(), 10.0);
    QCOMPARE(state(paid), QStringLiteral("REFUNDED/REFUNDED"));
    QCOMPARE(m_gateway->get(paid.path).text("payment.merchant_order_id"), paid.order);
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-4'}").text("code"), QStringLiteral("INVALID_STATE"));
}

void TrainingOperationsTest::refundsTheCaptureNotTheAuthorisation()
{
    const Paid paid = pay(false);
    const RawReply captured =
        operate(paid, "capture", "{'merchant_reference':'CAP-1','reason':'X','amount':{'currency':'BRL','value':10}}");
    const char *body = "{'merchant_reference':'REF-1'}";
    QCOMPARE(operate(paid, "refund", body).text("code"), QStringLiteral("INVALID_TRANSACTION_TYPE"));
    const RawReply refunded = operate(paid, "refund", body, captured.text("id").toLatin1());
    QCOMPARE(refunded.at("transactions.amount").toDouble(), 10.0); // only what was captured
    QCOMPARE(state(paid), QStringLiteral("REFUNDED/REFUNDED"));
}

void TrainingOperationsTest::refundRefusals()
{
    QCOMPARE(operate(pay(true, QStringLiteral("DECLINED")), "refund", "{'merchant_reference':'REF-1'}").text("code"),
             QStringLiteral("INVALID_STATE"));
    const Paid paid = pay(true);
    QCOMPARE(operate(paid, "refund", "{}").text("code"), QStringLiteral("MISSING_PARAMETERS"));
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-1','amount':{'currency':'BRL','value':1.001}}")
                 .text("code"),
             QStringLiteral("INVALID_AMOUNT"));
    QCOMPARE(
        operate(paid, "refund", "{'merchant_reference':'REF-1','amount':{'currency':'BRL','value':0}}").text("code"),
        QStringLiteral("INVALID_AMOUNT"));
    QCOMPARE(state(paid), QStringLiteral("SUCCEEDED/APPROVED"));
}

void TrainingOperationsTest::disputesRefuseRefunds()
{
    const Paid paid = pay(true, QStringLiteral("REVIEW_LOST"));
    const QByteArray purchase = m_gateway->get(paid.path).text("payment.transactions.0.id").toLatin1();
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-1'}", purchase).text("code"),
             QStringLiteral("CHARGEBACK_IN_PROCESS"));
}

void TrainingOperationsTest::cancelOrRefundPicks()
{
    const Paid held = pay(false);
    QCOMPARE(m_gateway->post(held.path + "/cancel-or-refund", "cr-1", json("{}")).text("code"),
             QStringLiteral("MISSING_PARAMETERS"));
    const RawReply canceled = m_gateway->post(held.path + "/cancel-or-refund", "cr-2", json("{'reason':'DUPLICATE'}"));
    QCOMPARE(canceled.status, 201);
    QCOMPARE(canceled.text("type"), QStringLiteral("CANCEL"));
    QCOMPARE(canceled.text("merchant_reference"), held.order); // its default
    const Paid bought = pay(true);
    const RawReply refunded = operate(bought, "cancel-or-refund", "{'amount':{'currency':'BRL','value':1}}");
    QCOMPARE(refunded.status, 201);
    QCOMPARE(refunded.text("type"), QStringLiteral("REFUND"));
    QVERIFY(refunded.at("amount").isObject());
    QCOMPARE(state(bought), QStringLiteral("SUCCEEDED/PARTIALLY_REFUNDED"));
}

void TrainingOperationsTest::refundKeepsTheCharge()
{
    const Paid paid = pay(true);
    QCOMPARE(operate(paid, "refund", "{'merchant_reference':'REF-1'}").status, 200);
    QCOMPARE(m_gateway->charges(paid.order), 1); // it did take money once
}

QTEST_GUILESS_MAIN(TrainingOperationsTest)
#include "tst_training_operations.moc"
