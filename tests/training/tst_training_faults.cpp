// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every fault, byte by byte: what the client sees, and whether money moved.
#include "gatewayfixture.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace pos::training;

namespace {

struct Seen
{
    const char *fault;
    int status; ///< 0 = no status line, or not looked at
    RawReply::End end;
    bool whole;             ///< body as long as announced
    bool jsonObject;        ///< the body is a JSON object
    int charges;            ///< after the one request
    int chargesAfterRepeat; ///< after the same key again without a fault
    const char *code = "";  ///< error code of the body
};

using End = RawReply::End;

constexpr Seen Table[] = {
    {"stall", 0, End::TimedOut, false, false, 0, 1},
    {"delay", 201, End::KeptOpen, true, true, 1, 1},
    {"close_before_processing", 0, End::Closed, false, false, 0, 1},
    {"close_after_processing", 0, End::Closed, false, false, 1, 1},
    {"reset_before_processing", 0, End::Reset, false, false, 0, 1},
    {"reset_after_processing", 0, End::Reset, false, false, 1, 1},
    {"stall_after_charge", 0, End::TimedOut, false, false, 1, 1},
    {"http_500_before", 500, End::KeptOpen, true, true, 0, 0, "INTERNAL_ERROR"},
    {"http_500_after_charge", 500, End::KeptOpen, true, true, 1, 1, "INTERNAL_ERROR"},
    {"http_502_html", 502, End::KeptOpen, true, false, 0, 1},
    {"http_503", 503, End::KeptOpen, true, true, 0, 1, "SERVICE_UNAVAILABLE"},
    {"http_504_after_charge", 504, End::KeptOpen, true, true, 1, 1, "REQUEST_TIMEOUT"},
    {"request_in_process", 400, End::KeptOpen, true, true, 0, 1, "REQUEST_IN_PROCESS"},
    {"rate_limited", 429, End::KeptOpen, true, true, 0, 1, "TOO_MANY_REQUESTS"},
    {"unexpected_response", 400, End::KeptOpen, true, true, 1, 1, "UNEXPECTED_RESPONSE"},
    {"malformed_json", 201, End::KeptOpen, true, false, 1, 1},
    {"truncated_body", 201, End::Closed, false, false, 1, 1},
    {"wrong_content_length", 201, End::KeptOpen, true, false, 1, 1},
    {"cut_head", 201, End::Closed, false, false, 1, 1},
    {"empty_body", 201, End::KeptOpen, true, false, 1, 1},
    {"html_200", 200, End::KeptOpen, true, false, 0, 1},
    {"html_401", 401, End::KeptOpen, true, false, 0, 1},
    {"html_403", 403, End::KeptOpen, true, false, 0, 1},
    {"huge_body", 201, End::KeptOpen, true, true, 1, 1},
    {"slow_drip", 201, End::KeptOpen, true, true, 1, 1},
    {"wrong_amount_echo", 201, End::KeptOpen, true, true, 1, 1},
    {"wrong_order_id_echo", 201, End::KeptOpen, true, true, 1, 1},
    {"unknown_status", 201, End::KeptOpen, true, true, 1, 1},
    {"not_visible_yet", 201, End::KeptOpen, true, true, 1, 1},
    {"invalid_credentials", 401, End::KeptOpen, true, true, 0, 1, "INVALID_CREDENTIALS"},
    {"unknown_ip", 401, End::KeptOpen, true, true, 0, 1, "UNKNOWN_IP_ADDRESS"},
    {"product_not_enabled", 403, End::KeptOpen, true, true, 0, 1, "PRODUCT_NOT_ENABLED"},
};

} // namespace

class TrainingFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_gateway.server.clearFaults(); }
    void everyFaultIsInTheTable();
    void bytes_data();
    void bytes();
    void aCutHeadIsAPrefixOfTheRealOne();
    void aShortLengthCutsTheJson();
    void echoesLie();
    void unknownStatusReachesLookups();
    void lookupsCanLag();
    void hugeBodiesAreHuge();
    void dripTakesItsTime();
    void rateLimitSaysWhenToReturn();
    void delayedRequestsLockTheirKey();
    void aDelayedRequestIsProcessedWithoutItsClient();
    void anEndlessStallFreesTheKeyWithItsClient();
    void rulesCountAndMatch();
    void rulesOverHttp();
    void rulesFromCode();

private:
    RawReply payOnce(const QByteArray &key, const QString &order, int timeoutMs = 10'000);
    GatewayFixture m_gateway;
};

RawReply TrainingFaultsTest::payOnce(const QByteArray &key, const QString &order, int timeoutMs)
{
    RawClient client;
    client.open(m_gateway.server.url());
    client.send(requestBytes("POST", "/v1/payments",
                             QJsonDocument(m_gateway.sale(order)).toJson(QJsonDocument::Compact),
                             "X-Idempotency-Key: " + key + "\r\n"));
    return client.read(timeoutMs);
}

void TrainingFaultsTest::everyFaultIsInTheTable()
{
    QSet<QByteArray> seen;
    for (const Seen &row : Table)
        seen.insert(row.fault);
    for (const FaultInfo &info : FaultTable)
        QVERIFY2(seen.contains(info.name), info.name);
    QCOMPARE(seen.size(), static_cast<qsizetype>(std::size(FaultTable)));
    QVERIFY(!m_gateway.server.setFault(QStringLiteral("no_such_fault")));
}

void TrainingFaultsTest::bytes_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(Table)); ++i)
        QTest::newRow(Table[i].fault) << i;
}

void TrainingFaultsTest::bytes()
{
    QFETCH(int, row);
    const Seen &seen = Table[row];
    const QString order = QStringLiteral("F-%1-1").arg(row);
    const QByteArray key = QByteArray("fault-key-") + seen.fault;
    const bool silent = seen.end == End::TimedOut;
    const int ms = qstrcmp(seen.fault, "delay") == 0 || qstrcmp(seen.fault, "slow_drip") == 0 ? 1 : -1;
    QVERIFY(m_gateway.server.setFault(QString::fromLatin1(seen.fault), 1, ms));

    const RawReply reply = payOnce(key, order, silent ? 150 : 10'000);
    m_gateway.server.clearFaults();
    QCOMPARE(reply.status, seen.status);
    QCOMPARE(reply.end, seen.end);
    QCOMPARE(reply.isWhole(), seen.whole);
    QCOMPARE(reply.at("").toObject().isEmpty(), !seen.jsonObject);
    QCOMPARE(reply.text("code"), QString::fromLatin1(seen.code));
    if (seen.status == 0)
        QVERIFY(reply.bytes.isEmpty());
    QCOMPARE(m_gateway.charges(order), seen.charges);

    // The client's next move after an unclear outcome: the same key again.
    QTRY_VERIFY(m_gateway.pay(key, m_gateway.sale(order)).text("code") != QLatin1String("REQUEST_IN_PROCESS"));
    QCOMPARE(m_gateway.charges(order), seen.chargesAfterRepeat);
    const QJsonValue payments = m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1()).at("");
    QCOMPARE(payments.toArray().size(), seen.chargesAfterRepeat);
}

void TrainingFaultsTest::aCutHeadIsAPrefixOfTheRealOne()
{
    m_gateway.server.setFault(Fault::CutHead, 1);
    const RawReply reply = payOnce("cut-head", QStringLiteral("CH-1-1"));
    QVERIFY(reply.bytes.startsWith("HTTP/1.1 201"));
    QVERIFY(!reply.bytes.contains("\r\n\r\n"));
}

void TrainingFaultsTest::aShortLengthCutsTheJson()
{
    m_gateway.server.setFault(Fault::WrongContentLength, 1);
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    client.send(requestBytes("POST", "/v1/payments",
                             QJsonDocument(m_gateway.sale(QStringLiteral("SL-1-1"))).toJson(QJsonDocument::Compact),
                             "X-Idempotency-Key: short-length\r\n"));
    const RawReply reply = client.read(5000, true);
    QCOMPARE(reply.end, End::Closed);
    QCOMPARE(reply.body.size(), reply.announced + 10);
}

void TrainingFaultsTest::echoesLie()
{
    m_gateway.server.setFault(Fault::WrongAmountEcho, 1);
    const QJsonValue wrong = payOnce("wrong-amount", QStringLiteral("WA-1-1")).at("amount.value");
    QCOMPARE(wrong.toDouble(), 1250.0);
    QCOMPARE(m_gateway.stats(QStringLiteral("WA-1-1"), QStringLiteral("wrong-amount"))[u"charged_minor"].toInt(), 1250);
    m_gateway.server.setFault(Fault::WrongOrderIdEcho, 1);
    QVERIFY(payOnce("wrong-order", QStringLiteral("WO-1-1")).text("merchant_order_id") != QLatin1String("WO-1-1"));
    m_gateway.server.clearFaults();
    QCOMPARE(payOnce("wrong-order", QStringLiteral("WO-1-1")).text("merchant_order_id"), QStringLiteral("WO-1-1"));
}

void TrainingFaultsTest::unknownStatusReachesLookups()
{
    const QString id = payOnce("unknown-status", QStringLiteral("US-1-1")).text("id");
    m_gateway.server.addRule({.match = {.method = QStringLiteral("GET"), .path = QStringLiteral("/v1/payments")},
                              .fault = Fault::UnknownStatus});
    QCOMPARE(m_gateway.get("/v1/payments/" + id.toLatin1()).text("payment.status"),
             QStringLiteral("SETTLING_IN_ORBIT"));
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=US-1-1").text("0.status"),
             QStringLiteral("SETTLING_IN_ORBIT"));
    m_gateway.server.clearFaults();
    QCOMPARE(m_gateway.get("/v1/payments/" + id.toLatin1()).text("payment.status"), QStringLiteral("SUCCEEDED"));
}

void TrainingFaultsTest::lookupsCanLag()
{
    const QString id = payOnce("lag", QStringLiteral("LAG-1-1")).text("id");
    m_gateway.server.addRule({.match = {.method = QStringLiteral("GET"), .path = QStringLiteral("/v1/payments")},
                              .fault = Fault::NotVisibleYet,
                              .times = 2});
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=LAG-1-1").body, QByteArray("[]"));
    QCOMPARE(m_gateway.get("/v1/payments/" + id.toLatin1()).text("code"), QStringLiteral("PAYMENT_NOT_FOUND"));
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=LAG-1-1").text("0.id"), id);
}

void TrainingFaultsTest::hugeBodiesAreHuge()
{
    m_gateway.server.setFault(Fault::HugeBody, 1);
    const RawReply reply = payOnce("huge", QStringLiteral("HB-1-1"));
    QVERIFY(reply.isWhole());
    QVERIFY(reply.announced > 10 * 1024 * 1024);
}

void TrainingFaultsTest::dripTakesItsTime()
{
    m_gateway.server.setFault(Fault::SlowDrip, 1, 2);
    QElapsedTimer timer;
    timer.start();
    const RawReply reply = payOnce("drip", QStringLiteral("SD-1-1"));
    QVERIFY(reply.isWhole());
    QVERIFY(timer.elapsed() >= reply.bytes.size() / 16);
}

void TrainingFaultsTest::rateLimitSaysWhenToReturn()
{
    m_gateway.server.setFault(Fault::RateLimited, 1);
    QCOMPARE(payOnce("rate", QStringLiteral("RL-1-1")).header("Retry-After"), QByteArray("2"));
}

void TrainingFaultsTest::delayedRequestsLockTheirKey()
{
    m_gateway.server.setFault(Fault::Delay, 1, 700);
    RawClient first;
    QVERIFY(first.open(m_gateway.server.url()));
    first.send(requestBytes("POST", "/v1/payments",
                            QJsonDocument(m_gateway.sale(QStringLiteral("DL-1-1"))).toJson(QJsonDocument::Compact),
                            "X-Idempotency-Key: delayed\r\n"));
    QTRY_COMPARE(m_gateway.stats(QStringLiteral("DL-1-1"), QStringLiteral("delayed"))[u"requests"].toInt(), 1);
    QCOMPARE(payOnce("delayed", QStringLiteral("DL-1-1")).text("code"), QStringLiteral("REQUEST_IN_PROCESS"));
    QCOMPARE(payOnce("another", QStringLiteral("DL-2-1")).status, 201);
    const RawReply answered = first.read();
    QCOMPARE(answered.status, 201);
    QCOMPARE(payOnce("delayed", QStringLiteral("DL-1-1")).body, answered.body);
    QCOMPARE(m_gateway.charges(QStringLiteral("DL-1-1")), 1);
}

void TrainingFaultsTest::aDelayedRequestIsProcessedWithoutItsClient()
{
    m_gateway.server.setFault(Fault::Stall, 1, 200);
    QCOMPARE(payOnce("left-alone", QStringLiteral("LA-1-1"), 50).end, End::TimedOut); // and hangs up
    QCOMPARE(m_gateway.charges(QStringLiteral("LA-1-1")), 0);
    QTRY_COMPARE(m_gateway.charges(QStringLiteral("LA-1-1")), 1);
}

void TrainingFaultsTest::anEndlessStallFreesTheKeyWithItsClient()
{
    m_gateway.server.setFault(Fault::Stall, 1);
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    client.send(requestBytes("POST", "/v1/payments",
                             QJsonDocument(m_gateway.sale(QStringLiteral("ES-1-1"))).toJson(QJsonDocument::Compact),
                             "X-Idempotency-Key: endless\r\n"));
    QTRY_COMPARE(payOnce("endless", QStringLiteral("ES-1-1")).text("code"), QStringLiteral("REQUEST_IN_PROCESS"));
    client.close();
    QTRY_COMPARE(payOnce("endless", QStringLiteral("ES-1-1")).status, 201);
    QCOMPARE(m_gateway.charges(QStringLiteral("ES-1-1")), 1);
}

void TrainingFaultsTest::rulesCountAndMatch()
{
    m_gateway.server.addRule(
        {.match = {.method = QStringLiteral("POST"), .path = QStringLiteral("/v1/payments$"), .nth = 2},
         .fault = Fault::Http503});
    m_gateway.server.addRule({.match = {.path = QStringLiteral("/v1/payments"), .orderId = QStringLiteral("RC-9-1")},
                              .fault = Fault::Http502Html});
    QCOMPARE(payOnce("rc1", QStringLiteral("RC-1-1")).status, 201);
    QCOMPARE(payOnce("rc2", QStringLiteral("RC-2-1")).status, 503);
    QCOMPARE(payOnce("rc3", QStringLiteral("RC-3-1")).status, 201);
    QCOMPARE(payOnce("rc9", QStringLiteral("RC-9-1")).status, 502);
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=RC-9-1").status, 502);
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=RC-1-1").status, 200);
    const auto rules = m_gateway.server.activeRules();
    QCOMPARE(rules.at(0).hits, 1);
    QCOMPARE(rules.at(1).hits, 2);
    m_gateway.server.clearFaults();
}

void TrainingFaultsTest::rulesOverHttp()
{
    const RawReply added = m_gateway.call(
        "POST", "/__faults", json("{'match':{'method':'post','path':'/v1/payments'},'fault':'http_503','times':1}"));
    QCOMPARE(added.status, 200);
    QCOMPARE(added.text("rules.0.fault"), QStringLiteral("http_503"));
    QCOMPARE(payOnce("oh1", QStringLiteral("OH-1-1")).status, 503);
    QCOMPARE(payOnce("oh1", QStringLiteral("OH-1-1")).status, 201);
    QCOMPARE(m_gateway.get("/__faults").at("rules.0.hits").toInt(), 1);
    const RawReply several =
        m_gateway.call("POST", "/__faults", json("{'rules':[{'fault':'delay'},{'fault':'nonsense'}]}"));
    QCOMPARE(several.status, 400);
    QVERIFY(several.text("messages.0").startsWith(QLatin1String("rules[1].fault")));
    QCOMPARE(m_gateway.server.activeRules().size(), 1); // all or none
    QCOMPARE(m_gateway.call("DELETE", "/__faults").at("rules").toArray().size(), 0);
}

void TrainingFaultsTest::rulesFromCode()
{
    QVERIFY(m_gateway.server.setFault(QStringLiteral("http_503")));
    QCOMPARE(payOnce("fc1", QStringLiteral("FC-1-1")).status, 503);
    QCOMPARE(payOnce("fc1", QStringLiteral("FC-1-1")).status, 503);
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=FC-1-1").status, 200); // lookups stay well
    m_gateway.server.clearFaults();
    QCOMPARE(payOnce("fc1", QStringLiteral("FC-1-1")).status, 201);
}

QTEST_GUILESS_MAIN(TrainingFaultsTest)
#include "tst_training_faults.moc"
