// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The table of CONTRACT 2.1, row by row, and what must never be charged twice.
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <thread>
#include <vector>

class TrainingIdempotencyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createdPaymentsAnswerTheSameAgain_data();
    void createdPaymentsAnswerTheSameAgain();
    void aPendingPaymentRepeatsItsFirstAnswer();
    void failedRequestsSpendTheKey_data();
    void failedRequestsSpendTheKey();
    void malformedRequestsDoNot_data();
    void malformedRequestsDoNot();
    void aKeyIsForgottenAfterADay();
    void aKeyBelongsToItsPath();
    void noKeyNoPayment_data();
    void noKeyNoPayment();
    void otherCallsIgnoreTheKey();
    void fiftyAtOnceAreFiftyCharges();
    void fiftyTimesTheSameIsOneCharge();

private:
    GatewayFixture m_gateway;
};

void TrainingIdempotencyTest::createdPaymentsAnswerTheSameAgain_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<int>("charges");
    QTest::newRow("approved") << QStringLiteral("SUCCEEDED") << 1;
    QTest::newRow("declined") << QStringLiteral("INSUFFICIENT_FUNDS") << 0;
    QTest::newRow("rejected") << QStringLiteral("INVALID_REQUEST") << 0;
    QTest::newRow("error") << QStringLiteral("PROVIDER_TIMEOUT") << 0;
}

void TrainingIdempotencyTest::createdPaymentsAnswerTheSameAgain()
{
    QFETCH(QString, description);
    QFETCH(int, charges);
    const QString order = QStringLiteral("I-%1-1").arg(description);
    const QByteArray key = "created-" + description.toLatin1();
    const RawReply first = m_gateway.pay(key, m_gateway.sale(order, description));
    QCOMPARE(first.status, 201);
    // The repeated body is ignored, even a better one, even none that is valid.
    QCOMPARE(m_gateway.pay(key, m_gateway.sale(order + u'X', QStringLiteral("SUCCEEDED"))).body, first.body);
    const RawReply third = m_gateway.pay(key, json("{'anything':1}"));
    QCOMPARE(third.status, 201);
    QCOMPARE(third.body, first.body);
    QCOMPARE(m_gateway.charges(order), charges);
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1()).at("").toArray().size(), 1);
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1() + "X").body, QByteArray("[]"));
}

void TrainingIdempotencyTest::aPendingPaymentRepeatsItsFirstAnswer()
{
    const QJsonObject body = m_gateway.sale(QStringLiteral("IP-1-1"), QStringLiteral("PENDING_FRAUD_REVIEW"));
    const RawReply first = m_gateway.pay("pending", body);
    m_gateway.clock.advance(60'000);
    QCOMPARE(m_gateway.pay("pending", body).body, first.body); // the original response, not the news
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=IP-1-1").text("0.status"), QStringLiteral("SUCCEEDED"));
}

void TrainingIdempotencyTest::failedRequestsSpendTheKey_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *field, const QJsonValue &value, const char *code) {
        QTest::newRow(code) << QString::fromLatin1(field) << value << QString::fromLatin1(code);
    };
    row("amount", json("{'currency':'BRL','value':1.001}"), "INVALID_AMOUNT");
    row("amount", json("{'currency':'ZZZ','value':1}"), "CURRENCY_NOT_ALLOWED");
    row("country", QStringLiteral("QZ"), "COUNTRY_NOT_SUPPORTED");
    row("customer_payer", json("{'id':'nobody'}"), "CUSTOMER_NOT_FOUND");
    row("customer_payer", QJsonValue::Null, "INVALID_CUSTOMER_FOR_TOKEN");
}

void TrainingIdempotencyTest::failedRequestsSpendTheKey()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    const QString order = QStringLiteral("IF-%1-1").arg(code);
    const QByteArray key = "failed-" + code.toLatin1();
    QJsonObject body = m_gateway.sale(order);
    body.insert(field, value);
    QCOMPARE(m_gateway.pay(key, body).text("code"), code);
    const RawReply again = m_gateway.pay(key, m_gateway.sale(order));
    QCOMPARE(again.status, 400);
    QCOMPARE(again.text("code"), QStringLiteral("IDEMPOTENCY_DUPLICATED"));
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1()).body, QByteArray("[]"));
    QCOMPARE(m_gateway.pay(key + "-new", m_gateway.sale(order)).status, 201);
}

void TrainingIdempotencyTest::malformedRequestsDoNot_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("not json") << QByteArray("{oops") << QStringLiteral("INVALID_REQUEST");
    QTest::newRow("an array") << QByteArray("[]") << QStringLiteral("INVALID_REQUEST");
    QTest::newRow("not utf-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << QStringLiteral("INVALID_REQUEST");
    QTest::newRow("deep") << QByteArray(20'000, '[') << QStringLiteral("INVALID_REQUEST");
    QTest::newRow("empty object") << QByteArray("{}") << QStringLiteral("MISSING_PARAMETERS");
    QTest::newRow("empty body") << QByteArray() << QStringLiteral("INVALID_REQUEST");
}

void TrainingIdempotencyTest::malformedRequestsDoNot()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const QByteArray key = QByteArray("malformed-") + QTest::currentDataTag();
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    client.send(requestBytes("POST", "/v1/payments", body, "X-Idempotency-Key: " + key + "\r\n"));
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("code"), code);
    const QString order = QStringLiteral("IM-%1").arg(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_gateway.pay(key, m_gateway.sale(order)).status, 201); // as if new
    QCOMPARE(m_gateway.charges(order), 1);
}

void TrainingIdempotencyTest::aKeyIsForgottenAfterADay()
{
    const QJsonObject body = m_gateway.sale(QStringLiteral("ID-1-1"));
    const RawReply first = m_gateway.pay("old", body);
    m_gateway.clock.advance(24 * 3600 * 1000 - 1);
    QCOMPARE(m_gateway.pay("old", body).body, first.body);
    m_gateway.clock.advance(1);
    const RawReply later = m_gateway.pay("old", body);
    QCOMPARE(later.status, 201);
    QVERIFY(later.text("id") != first.text("id")); // why old keys must never be sent again
    QCOMPARE(m_gateway.charges(QStringLiteral("ID-1-1")), 2);
}

void TrainingIdempotencyTest::aKeyBelongsToItsPath()
{
    const RawReply paid = m_gateway.pay("shared", m_gateway.sale(QStringLiteral("IB-1-1")));
    const QByteArray refund = "/v1/payments/" + paid.text("id").toLatin1() + "/transactions/" +
                              paid.text("transactions.id").toLatin1() + "/refund";
    const QJsonObject body = json("{'merchant_reference':'REF-1','amount':{'currency':'BRL','value':2.5}}");
    const RawReply first = m_gateway.post(refund, "shared", body);
    QCOMPARE(first.status, 200);
    QCOMPARE(m_gateway.post(refund, "shared", body).body, first.body);
    const RawReply now = m_gateway.get("/v1/payments/" + paid.text("id").toLatin1());
    QCOMPARE(now.at("payment.amount.refunded").toVariant().toDouble(), 2.5);
}

void TrainingIdempotencyTest::noKeyNoPayment_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("payment") << QByteArray("/v1/payments");
    QTest::newRow("capture") << QByteArray("/v1/payments/a/transactions/b/capture");
    QTest::newRow("cancel") << QByteArray("/v1/payments/a/transactions/b/cancel");
    QTest::newRow("refund") << QByteArray("/v1/payments/a/transactions/b/refund");
    QTest::newRow("either") << QByteArray("/v1/payments/a/cancel-or-refund");
    QTest::newRow("unenroll") << QByteArray("/v1/customers/a/payment-methods/b/unenroll");
}

void TrainingIdempotencyTest::noKeyNoPayment()
{
    QFETCH(QByteArray, path);
    const RawReply reply = m_gateway.post(path, {}, m_gateway.sale(QStringLiteral("IN-1-1")));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("code"), QStringLiteral("MISSING_PARAMETERS"));
    QVERIFY(reply.text("messages.0").contains(QLatin1String("X-Idempotency-Key")));
    QCOMPARE(m_gateway.charges(QStringLiteral("IN-1-1")), 0);
}

void TrainingIdempotencyTest::otherCallsIgnoreTheKey()
{
    const auto create = [&](const char *own) {
        return m_gateway.post("/v1/customers", "customer-key",
                              QJsonObject{{QStringLiteral("merchant_customer_id"), QString::fromLatin1(own)}});
    };
    QCOMPARE(create("KEYED-1").status, 201);
    QCOMPARE(create("KEYED-2").text("merchant_customer_id"), QStringLiteral("KEYED-2"));
    QCOMPARE(create("KEYED-1").text("code"), QStringLiteral("CUSTOMER_ID_DUPLICATED"));
}

void TrainingIdempotencyTest::fiftyAtOnceAreFiftyCharges()
{
    std::vector<std::thread> threads;
    std::vector<int> statuses(50);
    for (int i = 0; i < 50; ++i) {
        threads.emplace_back([&, i] {
            const QByteArray number = QByteArray::number(i);
            statuses[static_cast<size_t>(i)] =
                m_gateway.pay("many-" + number, m_gateway.sale(QStringLiteral("MANY-%1").arg(i))).status;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(statuses, std::vector<int>(50, 201));
    qint64 charged = 0;
    for (int i = 0; i < 50; ++i)
        charged += m_gateway.charges(QStringLiteral("MANY-%1").arg(i));
    QCOMPARE(charged, 50);
}

void TrainingIdempotencyTest::fiftyTimesTheSameIsOneCharge()
{
    std::vector<std::thread> threads;
    std::vector<QByteArray> bodies(50);
    for (size_t i = 0; i < 50; ++i)
        threads.emplace_back(
            [&, i] { bodies[i] = m_gateway.pay("same", m_gateway.sale(QStringLiteral("SAME-1"))).body; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(bodies, std::vector<QByteArray>(50, bodies.front()));
    const QJsonObject stats = m_gateway.stats(QStringLiteral("SAME-1"), QStringLiteral("same"));
    QCOMPARE(stats[u"requests"].toInt(), 50);
    QCOMPARE(stats[u"charges"].toInt(), 1);
    QCOMPARE(stats[u"charged_minor"].toInt(), 1250);
    QCOMPARE(stats.keys(),
             (QStringList{QStringLiteral("charged_minor"), QStringLiteral("charges"), QStringLiteral("currency"),
                          QStringLiteral("key"), QStringLiteral("order_id"), QStringLiteral("requests")}));
}

QTEST_GUILESS_MAIN(TrainingIdempotencyTest)
#include "tst_training_idempotency.moc"
