// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Alternative methods in training: what they show, their fixed ends, and the
// customer's phone.
#include "gatewayfixture.h"
#include "rawclient.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;

QJsonObject saleOf(const GatewayFixture &gateway, const char *type, double value, const QString &order)
{
    QJsonObject body = gateway.sale(order);
    body.insert(QStringLiteral("workflow"), QStringLiteral("REDIRECT"));
    body.insert(QStringLiteral("amount"),
                QJsonObject{{QStringLiteral("currency"), QStringLiteral("BRL")}, {QStringLiteral("value"), value}});
    body.insert(QStringLiteral("payment_method"), QJsonObject{{QStringLiteral("type"), QLatin1String(type)}});
    return body;
}

QString stateOf(const GatewayFixture &gateway, const QString &id)
{
    const RawReply read = gateway.get("/v1/payments/" + id.toLatin1());
    return read.text("payment.status") + u'/' + read.text("payment.sub_status");
}

} // namespace

class TestTrainingPhone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAmountDecides_data();
    void theAmountDecides();
    void eachKindShowsItsOwn();
    void aPictureLiesAtItsAddress();
    void aVoucherIsPaidTomorrow();
    void thePhoneActs_data();
    void thePhoneActs();
    void challengeOfACardIsAnsweredOnThePhone_data();
    void challengeOfACardIsAnsweredOnThePhone();
    void whileItIsHeldNobodyActsByThemselves();
    void onlyWhatWaitsCanBeActedUpon();
    void theEndIsKeptOnDisk();
};

void TestTrainingPhone::theAmountDecides_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("soon");
    QTest::addColumn<QString>("late");
    QTest::newRow("paid") << 12.5 << "SUCCEEDED/APPROVED" << "SUCCEEDED/APPROVED";
    QTest::newRow("declined") << 12.41 << "DECLINED/DECLINED" << "DECLINED/DECLINED";
    QTest::newRow("expired") << 12.42 << "EXPIRED/EXPIRED" << "EXPIRED/EXPIRED";
    QTest::newRow("ignored") << 12.43 << "READY_TO_PAY/CREATED" << "EXPIRED/EXPIRED";
}

void TestTrainingPhone::theAmountDecides()
{
    QFETCH(double, value);
    GatewayFixture gateway;
    const RawReply created = gateway.pay("key-1", saleOf(gateway, "PIX", value, QStringLiteral("R1-1")));
    QCOMPARE(created.status, 201);
    QCOMPARE(created.text("status"), QStringLiteral("READY_TO_PAY")); // never decided at once
    gateway.clock.advance(Minute);
    QTEST(stateOf(gateway, created.text("id")), "soon");
    gateway.clock.advance(20 * Minute);
    QTEST(stateOf(gateway, created.text("id")), "late");
}

void TestTrainingPhone::eachKindShowsItsOwn()
{
    GatewayFixture gateway;
    const RawReply pix = gateway.pay("key-1", saleOf(gateway, "PIX", 12.5, QStringLiteral("R1-1")));
    const QJsonObject transfer = pix.at("payment_method.payment_method_detail.bank_transfer").toObject();
    QVERIFY(transfer[u"payment_instruction"].toString().startsWith(QStringLiteral("000201")));
    QVERIFY(transfer[u"redirect_url"].toString().startsWith(QStringLiteral("https://")));
    QVERIFY(!transfer[u"expires_at"].toString().isEmpty());
    const RawReply oxxo = gateway.pay("key-2", saleOf(gateway, "OXXO", 12.5, QStringLiteral("R1-2")));
    const QJsonObject ticket = oxxo.at("payment_method.payment_method_detail.ticket").toObject();
    QCOMPARE(ticket[u"provider_number"].toString().size(), 14);
    QCOMPARE(ticket[u"provider_barcode"].toString().size(), 24);
    QCOMPARE(ticket[u"provider_format"].toString(), QStringLiteral("CODE128"));
    QCOMPARE(ticket[u"type"].toString(), QStringLiteral("barcode"));
    const RawReply boleto = gateway.pay("key-5", saleOf(gateway, "BOLETO", 12.5, QStringLiteral("R1-5")));
    const QJsonObject slip = boleto.at("payment_method.payment_method_detail.ticket").toObject();
    QCOMPARE(slip[u"provider_barcode"].toString().size(), 44);
    QCOMPARE(slip[u"provider_format"].toString(), QStringLiteral("ITF"));
    const RawReply alone = gateway.pay("key-6", saleOf(gateway, "PAGO_EFECTIVO", 12.5, QStringLiteral("R1-6")));
    QVERIFY(alone.text("payment_method.payment_method_detail.ticket.provider_barcode").isEmpty());
    const RawReply spei = gateway.pay("key-3", saleOf(gateway, "SPEI", 12.5, QStringLiteral("R1-3")));
    const QJsonObject account = spei.at("payment_method.payment_method_detail.bank_transfer").toObject();
    QCOMPARE(account[u"bank_account"].toString().size(), 18);
    QVERIFY(!account[u"beneficiary_name"].toString().isEmpty());
    const RawReply nequi = gateway.pay("key-4", saleOf(gateway, "NEQUI", 12.5, QStringLiteral("R1-4")));
    QVERIFY(!nequi.text("payment_method.payment_method_detail.wallet.redirect_url").isEmpty());
}

void TestTrainingPhone::aPictureLiesAtItsAddress()
{
    GatewayFixture gateway;
    const RawReply codi = gateway.pay("key-1", saleOf(gateway, "CODI", 12.5, QStringLiteral("R1-1")));
    const QString address = codi.text("payment_method.payment_method_detail.bank_transfer.provider_image");
    const QString id = codi.text("id");
    QCOMPARE(address, QString(QStringLiteral("http://127.0.0.1/pictures/") + id + QStringLiteral(".png"))); // by the Host that the client sent
    const RawReply read = gateway.get("/v1/payments/" + id.toLatin1());
    QCOMPARE(read.text("payment.payment_method.payment_method_detail.bank_transfer.provider_image"), address);
    const auto ask = [&gateway](const QByteArray &target, const QByteArray &headers) {
        RawClient client;
        const bool asked = client.open(gateway.server.url()) && client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
        return asked ? client.read() : RawReply();
    };
    const QByteArray target = QUrl(address).path().toLatin1();
    const RawReply picture = ask(target, {});
    QCOMPARE(picture.status, 200);
    QCOMPARE(picture.header("content-type"), QByteArray("image/png"));
    QVERIFY(picture.body.startsWith("\x89PNG"));
    QCOMPARE(ask(target, "private-secret-key: k\r\n").status, 403); // they belong to the API
    QCOMPARE(ask("/pictures/other.png", {}).status, 404);
}

void TestTrainingPhone::aVoucherIsPaidTomorrow()
{
    GatewayFixture gateway;
    const QString id = gateway.pay("key-1", saleOf(gateway, "OXXO", 12.5, QStringLiteral("R1-1"))).text("id");
    gateway.clock.advance(23 * Hour);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("READY_TO_PAY/CREATED"));
    QCOMPARE(gateway.charges(QStringLiteral("R1-1")), 0);
    gateway.clock.advance(2 * Hour);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("SUCCEEDED/APPROVED"));
}

void TestTrainingPhone::thePhoneActs_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("state");
    QTest::newRow("approve") << "approve" << "SUCCEEDED/APPROVED";
    QTest::newRow("decline") << "decline" << "DECLINED/DECLINED";
    QTest::newRow("expire") << "expire" << "EXPIRED/EXPIRED";
    QTest::newRow("ignore") << "ignore" << "READY_TO_PAY/CREATED";
}

void TestTrainingPhone::thePhoneActs()
{
    QFETCH(QString, act);
    GatewayFixture gateway;
    const QString id = gateway.pay("key-1", saleOf(gateway, "PIX", 12.5, QStringLiteral("R1-1"))).text("id");
    QCOMPARE(gateway.get("/__phone").at("waiting.0.order_id").toString(), QStringLiteral("R1-1"));
    const RawReply acted = gateway.call("POST", "/__phone", {{QStringLiteral("order_id"), QStringLiteral("R1-1")}, {QStringLiteral("act"), act}});
    QCOMPARE(acted.status, 200);
    QTEST(stateOf(gateway, id), "state");
    gateway.clock.advance(Minute); // what was planned before does not come any more
    QTEST(stateOf(gateway, id), "state");
}

void TestTrainingPhone::challengeOfACardIsAnsweredOnThePhone_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("transactions");
    QTest::newRow("confirm") << "approve" << "SUCCEEDED/APPROVED" << "SUCCEEDED" << "SUCCEEDED_THREE_D_SECURE" << 2;
    QTest::newRow("fail") << "decline" << "DECLINED/DECLINED" << "DECLINED" << "AUTHENTICATION_FAILED_THREE_D_SECURE" << 1;
    QTest::newRow("run out of time") << "expire" << "EXPIRED/EXPIRED" << "EXPIRED" << "EXPIRED_BY_PROVIDER" << 1;
    QTest::newRow("ignore") << "ignore" << "PENDING/WAITING_ADDITIONAL_STEP" << "PENDING" << "CHALLENGE_REQUIRED" << 1;
}

/// CONTRACT 5.8: success adds the charge; a failed challenge takes nothing.
void TestTrainingPhone::challengeOfACardIsAnsweredOnThePhone()
{
    QFETCH(QString, act);
    QFETCH(int, transactions);
    GatewayFixture gateway;
    const RawReply created = gateway.pay("key-1", gateway.sale(QStringLiteral("R1-1"), QStringLiteral("CHALLENGE_REQUIRED")));
    QCOMPARE(created.text("sub_status"), QStringLiteral("WAITING_ADDITIONAL_STEP"));
    QVERIFY(created.text("payment_method.payment_method_detail.card.redirect_url").startsWith(QStringLiteral("https://")));
    const QString id = created.text("id");
    QCOMPARE(gateway.call("POST", "/__phone", {{QStringLiteral("order_id"), QStringLiteral("R1-1")}, {QStringLiteral("act"), act}}).status, 200);
    QTEST(stateOf(gateway, id), "state");
    const RawReply read = gateway.get("/v1/payments/" + id.toLatin1());
    const QJsonArray list = read.at("payment.transactions").toArray();
    QCOMPARE(list.size(), transactions);
    QCOMPARE(list[0][QLatin1String("type")].toString(), QStringLiteral("THREE_D_SECURE"));
    QTEST(list[0][QLatin1String("status")].toString(), "first");
    QTEST(list[0][QLatin1String("response_code")].toString(), "code");
    QCOMPARE(gateway.charges(QStringLiteral("R1-1")), act == u"approve" ? 1 : 0);
}

void TestTrainingPhone::whileItIsHeldNobodyActsByThemselves()
{
    GatewayFixture gateway;
    const QString before = gateway.pay("key-1", saleOf(gateway, "PIX", 12.5, QStringLiteral("R1-1"))).text("id");
    gateway.server.setCustomerPlayed(true);
    const QString held = gateway.pay("key-2", saleOf(gateway, "PIX", 12.41, QStringLiteral("R1-2"))).text("id");
    const QString challenge =
        gateway.pay("key-4", gateway.sale(QStringLiteral("R1-4"), QStringLiteral("CHALLENGE_REQUIRED"))).text("id");
    gateway.clock.advance(Minute);
    QCOMPARE(stateOf(gateway, challenge), QStringLiteral("PENDING/WAITING_ADDITIONAL_STEP"));
    QCOMPARE(stateOf(gateway, before), QStringLiteral("READY_TO_PAY/CREATED"));
    QCOMPARE(stateOf(gateway, held), QStringLiteral("READY_TO_PAY/CREATED"));
    gateway.clock.advance(20 * Minute);
    QCOMPARE(stateOf(gateway, before), QStringLiteral("EXPIRED/EXPIRED")); // deadlines go on
    gateway.server.setCustomerPlayed(false);
    const QString after = gateway.pay("key-3", saleOf(gateway, "PIX", 12.5, QStringLiteral("R1-3"))).text("id");
    gateway.clock.advance(Minute);
    QCOMPARE(stateOf(gateway, after), QStringLiteral("SUCCEEDED/APPROVED"));
}

void TestTrainingPhone::onlyWhatWaitsCanBeActedUpon()
{
    GatewayFixture gateway;
    QCOMPARE(gateway.pay("key-1", gateway.sale(QStringLiteral("R1-1"))).status, 201); // a card, approved
    const QJsonObject act{{QStringLiteral("order_id"), QStringLiteral("R1-1")}, {QStringLiteral("act"), QStringLiteral("decline")}};
    QCOMPARE(gateway.call("POST", "/__phone", act).status, 404);
    QCOMPARE(gateway.charges(QStringLiteral("R1-1")), 1);
    QCOMPARE(gateway.call("POST", "/__phone", {{QStringLiteral("act"), QStringLiteral("steal")}}).status, 400);
}

void TestTrainingPhone::theEndIsKeptOnDisk()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("gateway.jsonl"));
    QString id;
    {
        GatewayFixture gateway(file);
        id = gateway.pay("key-1", saleOf(gateway, "PIX", 12.41, QStringLiteral("R1-1"))).text("id");
    }
    GatewayFixture gateway(file);
    gateway.clock.advance(Minute);
    QCOMPARE(stateOf(gateway, id), QStringLiteral("DECLINED/DECLINED"));
}

QTEST_GUILESS_MAIN(TestTrainingPhone)
#include "tst_training_phone.moc"
