// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payment links in training (CONTRACT 7): shapes, statuses, what the customer
// does by a fixed rule or by the phone, refusals, faults and the data file.
#include "gatewayfixture.h"
#include "rawclient.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr qint64 Minute = 60'000;

QString utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject linkBody(const GatewayFixture &gateway, const QString &order, double value = 12.5)
{
    const QJsonObject sale = gateway.sale(order);
    return {{QStringLiteral("account_id"), sale[u"account_id"]},
            {QStringLiteral("merchant_order_id"), order},
            {QStringLiteral("description"), QStringLiteral("Coffee")},
            {QStringLiteral("country"), QStringLiteral("BR")},
            {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QStringLiteral("BRL")}, {QStringLiteral("value"), value}}},
            {QStringLiteral("payment_method_types"), QJsonArray()},
            {QStringLiteral("one_time_use"), true},
            {QStringLiteral("availability"),
             QJsonObject{{QStringLiteral("start_at"), utc(gateway.clock.nowMs())},
                         {QStringLiteral("finish_at"), utc(gateway.clock.nowMs() + 15 * Minute)}}}};
}

RawReply make(const GatewayFixture &gateway, const QString &order, double value = 12.5)
{
    return gateway.call("POST", "/v1/payment-links", linkBody(gateway, order, value));
}

/// "CREATED 0", "USED 2": status and number of payments.
QString stateOf(const GatewayFixture &gateway, const QString &id)
{
    const RawReply read = gateway.get("/v1/payment-links/" + id.toLatin1());
    return read.text("status") + u' ' + QString::number(read.at("payments_number").toInt());
}

QStringList paymentsOf(const GatewayFixture &gateway, const QString &order)
{
    QStringList states;
    const RawReply found = gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1());
    for (const QJsonValue &payment : QJsonDocument::fromJson(found.body).array())
        states << payment[u"status"].toString();
    return states;
}

int act(const GatewayFixture &gateway, const QString &order, const char *what)
{
    return gateway.call("POST", "/__phone", {{QStringLiteral("order_id"), order}, {QStringLiteral("act"), QLatin1String(what)}}).status;
}

RawReply cancel(const GatewayFixture &gateway, const QString &id)
{
    return gateway.call("POST", "/v1/payment-links/" + id.toLatin1() + "/cancel",
                        {{QStringLiteral("reason"), QStringLiteral("REQUESTED_BY_CUSTOMER")}});
}

const QString Order = QStringLiteral("R1-1");

} // namespace

class TestTrainingLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes();
    void theAmountDecides_data();
    void theAmountDecides();
    void thePhoneFailsFirstAndThenPays();
    void cancelledTakesNothing();
    void usedAndExpiredCannotBeCancelled();
    void askedTwiceThereAreTwo();
    void refusals_data();
    void refusals();
    void itsPaymentCanBeRefunded();
    void theCardIsSavedByAPaymentAlone();
    void isKeptOnDisk();
};

void TestTrainingLinks::shapes()
{
    GatewayFixture gateway;
    gateway.server.setCustomerPlayed(true);
    const RawReply made = make(gateway, Order);
    QCOMPARE(made.status, 200);
    QCOMPARE(made.text("status"), QStringLiteral("CREATED"));
    QCOMPARE(made.text("merchant_order_id"), Order);
    QVERIFY(made.text("checkout_url").startsWith(QStringLiteral("https://")));
    const QString id = made.text("id");
    const RawReply read = gateway.get("/v1/payment-links/" + id.toLatin1());
    QCOMPARE(read.text("code"), id);
    QCOMPARE(read.text("checkout_url"), made.text("checkout_url"));
    QVERIFY(!read.text("account_code").isEmpty() && read.text("merchant_order_id").isEmpty());
    QCOMPARE(gateway.get("/__phone").at("waiting.0.order_id").toString(), Order);
}

void TestTrainingLinks::theAmountDecides_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("soon");
    QTest::addColumn<QString>("late");
    QTest::newRow("paid") << 12.5 << "USED 1" << "USED 1";
    QTest::newRow("refused once, then paid") << 12.40 << "USED 2" << "USED 2";
    QTest::newRow("refused once") << 12.41 << "CREATED 1" << "EXPIRED 1";
    QTest::newRow("expired") << 12.42 << "EXPIRED 0" << "EXPIRED 0";
    QTest::newRow("ignored") << 12.43 << "CREATED 0" << "EXPIRED 0";
}

void TestTrainingLinks::theAmountDecides()
{
    QFETCH(double, value);
    GatewayFixture gateway;
    const QString id = make(gateway, Order, value).text("id");
    QCOMPARE(paymentsOf(gateway, Order), QStringList()); // nothing is paid by being made
    gateway.clock.advance(Minute);
    QTEST(stateOf(gateway, id), "soon");
    gateway.clock.advance(20 * Minute);
    QTEST(stateOf(gateway, id), "late");
}

void TestTrainingLinks::thePhoneFailsFirstAndThenPays()
{
    GatewayFixture gateway;
    const QString id = make(gateway, Order).text("id");
    gateway.server.setCustomerPlayed(true);
    QCOMPARE(act(gateway, Order, "decline"), 200);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("CREATED 1"));
    QCOMPARE(act(gateway, Order, "decline"), 200);
    QCOMPARE(act(gateway, Order, "approve"), 200);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("USED 3"));
    const QStringList tries{QStringLiteral("DECLINED"), QStringLiteral("DECLINED"), QStringLiteral("SUCCEEDED")};
    QCOMPARE(paymentsOf(gateway, Order), tries);
    gateway.clock.advance(Minute); // what was planned before does not come any more
    QCOMPARE(paymentsOf(gateway, Order), tries);
    QCOMPARE(act(gateway, Order, "approve"), 404); // good for one payment
    const RawReply found = gateway.get("/v1/payments?merchant_order_id=R1-1");
    for (const QJsonValue &payment : QJsonDocument::fromJson(found.body).array())
        QVERIFY(payment[u"payment_link_id"].toString() == id || payment[u"payment_link_code"].toString() == id);
}

void TestTrainingLinks::cancelledTakesNothing()
{
    GatewayFixture gateway;
    const QString id = make(gateway, Order).text("id"); // would be paid soon
    const RawReply canceled = cancel(gateway, id);
    QCOMPARE(canceled.status, 200);
    QCOMPARE(canceled.text("status"), QStringLiteral("CANCELED"));
    QCOMPARE(cancel(gateway, id).status, 200); // and stays so
    gateway.clock.advance(20 * Minute);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("CANCELED 0"));
    QCOMPARE(paymentsOf(gateway, Order), QStringList());
    QCOMPARE(act(gateway, Order, "approve"), 404);
}

void TestTrainingLinks::usedAndExpiredCannotBeCancelled()
{
    GatewayFixture gateway;
    const QString used = make(gateway, Order).text("id");
    const QString expired = make(gateway, QStringLiteral("R1-2"), 12.43).text("id");
    gateway.clock.advance(16 * Minute);
    for (const QString &id : {used, expired}) {
        QCOMPARE(cancel(gateway, id).status, 400);
        QCOMPARE(cancel(gateway, id).text("code"), QStringLiteral("INVALID_STATUS"));
    }
    QCOMPARE(stateOf(gateway, used), QStringLiteral("USED 1"));
}

void TestTrainingLinks::askedTwiceThereAreTwo()
{
    GatewayFixture gateway;
    gateway.server.setCustomerPlayed(true);
    const QString first = make(gateway, Order).text("id");
    QVERIFY(make(gateway, Order).text("id") != first);
    QCOMPARE(gateway.get("/__phone").at("waiting").toArray().size(), 2);
}

void TestTrainingLinks::refusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("no account") << "account_id" << QJsonValue() << "MISSING_PARAMETERS";
    QTest::newRow("no types") << "payment_method_types" << QJsonValue() << "MISSING_PARAMETERS";
    QTest::newRow("no amount") << "amount" << QJsonValue() << "MISSING_PARAMETERS";
    QTest::newRow("country") << "country" << QJsonValue(QStringLiteral("Brazil")) << "INVALID_PARAMETERS";
    QTest::newRow("nothing to pay") << "amount" << QJsonValue(QJsonObject{{QStringLiteral("currency"), QStringLiteral("BRL")}, {QStringLiteral("value"), 0}})
                                    << "INVALID_AMOUNT";
    QTest::newRow("half a cent") << "amount" << QJsonValue(QJsonObject{{QStringLiteral("currency"), QStringLiteral("BRL")}, {QStringLiteral("value"), 1.005}})
                                 << "INVALID_AMOUNT";
    QTest::newRow("stranger") << "customer_payer" << QJsonValue(QJsonObject{{QStringLiteral("id"), QStringLiteral("8d5b4d5e-0000-4000-8000-00000000ffff")}})
                              << "CUSTOMER_NOT_FOUND";
}

void TestTrainingLinks::refusals()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    GatewayFixture gateway;
    QJsonObject body = linkBody(gateway, Order);
    if (value.isNull())
        body.remove(field);
    else
        body.insert(field, value);
    const RawReply refused = gateway.call("POST", "/v1/payment-links", body);
    QCOMPARE(refused.status, 400);
    QTEST(refused.text("code"), "code");
    QCOMPARE(gateway.get("/v1/payment-links/nobody").text("code"), QStringLiteral("NOT_FOUND"));
}

void TestTrainingLinks::itsPaymentCanBeRefunded()
{
    GatewayFixture gateway;
    make(gateway, Order);
    gateway.clock.advance(Minute);
    const QJsonObject payment =
        QJsonDocument::fromJson(gateway.get("/v1/payments?merchant_order_id=R1-1").body).array().first().toObject();
    const QByteArray path = "/v1/payments/" + payment[u"id"].toString().toLatin1() + "/transactions/" +
                            payment[u"transactions"].toArray().first()[u"id"].toString().toLatin1() + "/refund";
    const RawReply refunded =
        gateway.post(path, "key-r", {{QStringLiteral("merchant_reference"), QStringLiteral("R1-1-R1")},
                                     {QStringLiteral("reason"), QStringLiteral("REQUESTED_BY_CUSTOMER")}});
    QCOMPARE(refunded.status, 200);
    QCOMPARE(refunded.text("status"), QStringLiteral("REFUNDED"));
}

/// Of an agreeing customer, once they paid: then it can be charged like any other.
void TestTrainingLinks::theCardIsSavedByAPaymentAlone()
{
    GatewayFixture gateway;
    gateway.server.setCustomerPlayed(true);
    const QString customer = gateway.sale(Order)[u"customer_payer"][u"id"].toString();
    const QByteArray path = "/v1/customers/" + customer.toLatin1() + "/payment-methods";
    const auto cards = [&] { return gateway.get(path).at("payment_methods").toArray(); };
    const qsizetype before = cards().size();
    const auto sell = [&](const QString &order, bool save) {
        QJsonObject body = linkBody(gateway, order);
        body.insert(QStringLiteral("customer_payer"), QJsonObject{{QStringLiteral("id"), customer}});
        body.insert(QStringLiteral("vault_on_success"), save);
        return gateway.call("POST", "/v1/payment-links", body).text("id");
    };
    QVERIFY(!sell(QStringLiteral("R1-1"), false).isEmpty());
    QCOMPARE(act(gateway, QStringLiteral("R1-1"), "approve"), 200);
    QVERIFY(!sell(QStringLiteral("R1-2"), true).isEmpty());
    QCOMPARE(act(gateway, QStringLiteral("R1-2"), "decline"), 200);
    QCOMPARE(cards().size(), before);
    QCOMPARE(act(gateway, QStringLiteral("R1-2"), "approve"), 200);
    const QJsonArray after = cards();
    QCOMPARE(after.size(), before + 1);
    QCOMPARE(cards(), after);
    QString token;
    for (const QJsonValue card : after) {
        if (card[u"card_data"][u"lfd"].toString() == u"4444")
            token = card[u"vaulted_token"].toString();
    }
    QVERIFY(!token.isEmpty());
    QJsonObject sale = gateway.sale(QStringLiteral("R1-3"));
    QJsonObject method = sale[u"payment_method"].toObject();
    method.insert(QStringLiteral("vaulted_token"), token);
    sale.insert(QStringLiteral("payment_method"), method);
    const RawReply paid = gateway.pay("key-3", sale);
    QVERIFY2(paid.text("status") == u"SUCCEEDED", paid.body.constData());
}

void TestTrainingLinks::isKeptOnDisk()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("gateway.jsonl"));
    QString paid, canceled;
    {
        GatewayFixture gateway(file);
        paid = make(gateway, Order).text("id");
        canceled = make(gateway, QStringLiteral("R1-2")).text("id");
        QCOMPARE(cancel(gateway, canceled).status, 200);
    }
    GatewayFixture gateway(file);
    gateway.clock.advance(Minute);
    QCOMPARE(stateOf(gateway, paid), QStringLiteral("USED 1"));
    QCOMPARE(stateOf(gateway, canceled), QStringLiteral("CANCELED 0"));
}

QTEST_GUILESS_MAIN(TestTrainingLinks)
#include "tst_training_links.moc"
