// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every error of CONTRACT 1.6 through the real client: kind, code, waiting
// time, request id; and what is not an error.
#include "gatewaybench.h"
#include "wireanswers.h"

#include "ports/apicodes.h"

using namespace pos;

class TestGatewayAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCode_data();
    void everyCode();
    void retryAfter_data();
    void retryAfter();
    void requestId_data();
    void requestId();
    void lookupNotFoundIsAnEmptyList_data();
    void lookupNotFoundIsAnEmptyList();
    void authenticationChallengeIsAnAnswer();
    void portalsRefusalIsNobodysAnswer_data();
    void portalsRefusalIsNobodysAnswer();
    void bodiesOfServerFaults_data();
    void bodiesOfServerFaults();
    void anySuccessStatusCounts();
};

void TestGatewayAnswers::everyCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    for (const ApiCodeFacts &facts : apiCodeTable()) {
        int status = 400;
        switch (facts.kind) {
        case ErrorKind::Unauthenticated:
        case ErrorKind::UnknownIpAddress:
            status = 401;
            break;
        case ErrorKind::Forbidden:
            status = 403;
            break;
        case ErrorKind::RateLimited:
            status = 429;
            break;
        case ErrorKind::ServerFault:
            status = facts.code == QLatin1String("UNEXPECTED_RESPONSE") ? 400 : 504;
            break;
        default:
            break; // the rest comes as 400
        }
        QTest::newRow(qPrintable(facts.code)) << facts.code << status;
    }
    QTest::newRow("BRAND_NEW") << QStringLiteral("BRAND_NEW") << 422;
}

void TestGatewayAnswers::everyCode()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, R"({"code":")" + code.toLatin1() + R"(","messages":["why"]})",
                                            "X-Request-Id: req-1\r\n"));
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    const Error &error = answer->result.error();
    QCOMPARE(error.kind, apiCodeFacts(code, status).kind);
    QCOMPARE(error.context.code, code);
    QCOMPARE(error.context.httpStatus, status);
    QCOMPARE(error.context.messages, QStringList{QStringLiteral("why")});
    QCOMPARE(error.context.requestId, QStringLiteral("req-1"));
    QCOMPARE(answer->exchange.httpStatus, status);
    QVERIFY(answer->exchange.mayHaveLeft);
    QCOMPARE(server.arrivals().size(), 1);
}

void TestGatewayAnswers::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("seconds") << QByteArray("Retry-After: 7\r\n") << 7 << 7;
    QTest::newRow("none") << QByteArray() << 0 << 0;
    QTest::newRow("negative") << QByteArray("Retry-After: -5\r\n") << 0 << 0;
    QTest::newRow("words") << QByteArray("Retry-After: soon\r\n") << 0 << 0;
    QTest::newRow("an eternity") << QByteArray("Retry-After: 999999999999\r\n") << 3600 << 3600;
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(60);
    const QString date = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QTest::newRow("date") << QByteArray("Retry-After: " + date.toLatin1() + "\r\n") << 50 << 61;
    QTest::newRow("past date") << QByteArray("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n") << 0 << 0;
}

void TestGatewayAnswers::retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, least);
    QFETCH(int, most);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(429, R"({"code":"TOO_MANY_REQUESTS","messages":[]})", header));
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::RateLimited);
    const int seconds = answer->result.error().context.retryAfterSeconds;
    QVERIFY2(seconds >= least && seconds <= most, qPrintable(QString::number(seconds)));
}

void TestGatewayAnswers::requestId_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << QByteArray("X-Request-Id: a1-B2_c3.d4:e5\r\n") << QStringLiteral("a1-B2_c3.d4:e5");
    QTest::newRow("other name") << QByteArray("X-Correlation-Id: abc\r\n") << QStringLiteral("abc");
    QTest::newRow("too long") << QByteArray("X-Request-Id: " + QByteArray(65, 'a') + "\r\n") << QString();
    QTest::newRow("harmful") << QByteArray("X-Request-Id: a\" level=INFO\r\n") << QString();
    QTest::newRow("echo of the key") << QByteArray("X-Request-Id: " + canary::privateKey() + "\r\n")
                                     << QStringLiteral("***");
}

void TestGatewayAnswers::requestId()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, id);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, wire::payment(), header));
    GatewayBench bench(server.url());
    QCOMPARE(bench.read()->exchange.requestId, id);
}

void TestGatewayAnswers::lookupNotFoundIsAnEmptyList_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("empty");
    const auto row = [](const char *name, int status, const char *body, bool empty) {
        QTest::newRow(name) << status << QByteArray(body) << empty;
    };
    row("empty array", 200, "[]", true);
    row("400 PAYMENT_NOT_FOUND", 400, R"({"code":"PAYMENT_NOT_FOUND","messages":[]})", true);
    row("404 PAYMENT_NOT_FOUND", 404, R"({"code":"PAYMENT_NOT_FOUND","messages":[]})", true);
    row("404 NOT_FOUND", 404, R"({"code":"NOT_FOUND","messages":[]})", true);
    // A page of some proxy proves nothing about payments.
    row("404 html", 404, "<html>not found</html>", false);
    row("404 empty", 404, "", false);
    row("500 PAYMENT_NOT_FOUND", 500, R"({"code":"PAYMENT_NOT_FOUND","messages":[]})", false);
    row("200 PAYMENT_NOT_FOUND", 200, R"({"code":"PAYMENT_NOT_FOUND","messages":[]})", false);
    row("200 empty", 200, "", false);
    row("200 empty object", 200, "{}", false);
}

void TestGatewayAnswers::lookupNotFoundIsAnEmptyList()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, empty);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, body));
    GatewayBench bench(server.url());
    const auto answer = bench.lookUp();
    QVERIFY(answer);
    QCOMPARE(answer->result.has_value(), empty);
    if (empty)
        QVERIFY(answer->result->isEmpty());
}

void TestGatewayAnswers::authenticationChallengeIsAnAnswer()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(401, R"({"code":"INVALID_CREDENTIALS","messages":["x"]})",
                                            "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().context.httpStatus, 401);
    QCOMPARE(answer->result.error().kind, ErrorKind::Unauthenticated);
    QCOMPARE(answer->result.error().context.code, QStringLiteral("INVALID_CREDENTIALS"));
    QCOMPARE(server.arrivals().size(), 1);
}

/// Found in a shop whose Wi-Fi asked for a sign-in: the till took it for refused keys and stopped.
void TestGatewayAnswers::portalsRefusalIsNobodysAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {401, 403}) {
        QTest::addRow("%d html", status) << status << QByteArray("<html><h1>Sign in</h1></html>");
        QTest::addRow("%d empty", status) << status << QByteArray();
        QTest::addRow("%d json", status) << status << QByteArray(R"({"error":"blocked by policy"})");
    }
}

void TestGatewayAnswers::portalsRefusalIsNobodysAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, body, "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    GatewayBench bench(server.url());
    const auto create = bench.create();
    QVERIFY(create && !create->result);
    QCOMPARE(create->result.error().kind, ErrorKind::MalformedReply);
    QCOMPARE(create->result.error().context.httpStatus, status);
    QVERIFY(create->exchange.mayHaveLeft);
    const auto lookUp = bench.lookUp();
    QVERIFY(lookUp && !lookUp->result);
    QCOMPARE(lookUp->result.error().kind, ErrorKind::MalformedReply);
    QCOMPARE(server.arrivals().size(), 2); // each asked once, no credentials offered to a stranger's challenge
}

void TestGatewayAnswers::bodiesOfServerFaults_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {500, 502, 503, 504}) {
        QTest::addRow("%d json", status) << status << QByteArray(R"({"code":"INTERNAL_ERROR","messages":[]})");
        QTest::addRow("%d html", status) << status << QByteArray("<html><h1>Bad Gateway</h1></html>");
        QTest::addRow("%d empty", status) << status << QByteArray();
        QTest::addRow("%d approved payment", status) << status << wire::payment();
    }
}

void TestGatewayAnswers::bodiesOfServerFaults()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, body));
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::ServerFault);
    QVERIFY(answer->exchange.mayHaveLeft);
    QCOMPARE(server.arrivals().size(), 1);
}

void TestGatewayAnswers::anySuccessStatusCounts()
{
    for (const int status : {200, 201, 202, 299}) {
        ScriptedServer server;
        server.otherwise(ScriptedServer::answer(status, wire::payment()));
        GatewayBench bench(server.url());
        QVERIFY2(bench.create()->result, QByteArray::number(status).constData());
    }
}

QTEST_GUILESS_MAIN(TestGatewayAnswers)
#include "tst_gatewayanswers.moc"
