// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The recovery calls at a real socket: one request whatever happens, headers and
// bytes, and what each answer proves.
#include "domain/outreach.h"
#include "gateway/outreachclient.h"

#include "gatewaybench.h"
#include "scriptedserver.h"

#include <QTest>

using namespace pos;

namespace {

const QByteArray Body = R"({"customer":{"full_name":"Ana"}})";

struct Bench
{
    explicit Bench(const QString &url, TransportOptions options = {})
        : client(clock, scheduler, options)
    {
        GatewayProfile profile;
        profile.baseUrl = QUrl(url);
        profile.proxy = QStringLiteral("none");
        client.setProfile(profile);
        client.setCredentials(GatewayBench::keys());
    }

    std::optional<Answer<OutreachReply>> send(OutreachKind kind, const QByteArray &body = Body)
    {
        std::optional<Answer<OutreachReply>> got;
        const Call call = client.send(kind, body, [&](const Answer<OutreachReply> &answer) {
            if (got)
                qFatal("answered twice");
            got.emplace(answer);
        });
        return QTest::qWaitFor([&] { return got.has_value(); }, 10'000) ? got : std::nullopt;
    }

    SystemClock clock;
    QtScheduler scheduler;
    OutreachClient client;
};

TransportOptions quick()
{
    TransportOptions options;
    options.limits.inactivity = Millis(300);
    options.limits.total = Millis(600);
    return options;
}

OutreachEventKind judged(const Answer<OutreachReply> &answer)
{
    return judgeAnswer(answer.result ? std::nullopt : std::optional(answer.result.error()), answer.exchange.httpStatus,
                       answer.exchange.mayHaveLeft);
}

} // namespace

class TestOutreachClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestIsExact();
    void answers_data();
    void answers();
    void sentOnceWhateverHappens_data();
    void sentOnceWhateverHappens();
    void nothingLeavesWithoutConnection();
    void nothingLeavesWithoutKeysOrBody();
    void echoedKeysDoNotSurvive();
};

void TestOutreachClient::requestIsExact()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, {}));
    Bench bench(server.url());
    QVERIFY(bench.send(OutreachKind::AbandonedFlow)->result.has_value());
    QVERIFY(bench.send(OutreachKind::DeclinedPayment)->result.has_value());
    QCOMPARE(server.arrivals().size(), 2);
    const Arrival &first = server.arrivals()[0];
    QCOMPARE(first.startLine, QByteArray("POST /v1/smart-support/external/payments HTTP/1.1"));
    QCOMPARE(server.arrivals()[1].startLine, QByteArray("POST /v1/smart-support/external/payments/recover HTTP/1.1"));
    QCOMPARE(first.body, Body);
    QCOMPARE(first.header("content-type"), QByteArray("application/json"));
    QCOMPARE(first.header("public-api-key"), canary::publicKey());
    QCOMPARE(first.header("private-secret-key"), canary::privateKey());
    QVERIFY(!first.hasHeader("x-idempotency-key")); // the gateway knows none (CONTRACT 2.2)
}

void TestOutreachClient::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("event");
    QTest::addColumn<QString>("words"); // id and message, or code and messages
    const auto row = [](const char *name, int status, const char *body, OutreachEventKind event, const char *words) {
        QTest::newRow(name) << status << QByteArray(body) << int(event) << QString::fromUtf8(words);
    };
    using E = OutreachEventKind;
    row("200 empty", 200, "", E::Accepted, " ");
    row("200 with id", 200, R"({"id":"7c3a9c6e","message":"Communication processed successfully"})", E::Accepted,
        "7c3a9c6e Communication processed successfully");
    row("202 of the future", 202, R"({"id":7,"state":"QUEUED"})", E::Accepted, "7 ");
    row("200 HTML of a captive portal", 200, "<html>hello</html>", E::Unclear, nullptr);
    row("200 list", 200, "[]", E::Accepted, " ");
    row("400 message", 400, R"({"message":"Missing customer_payer.first_name required field"})", E::Refused,
        "HTTP_400 Missing customer_payer.first_name required field");
    row("400 code", 400, R"({"code":"INVALID_REQUEST","messages":["phone_number"]})", E::Refused, "INVALID_REQUEST phone_number");
    row("400 empty", 400, "", E::Refused, "HTTP_400 ");
    row("401", 401, R"({"code":"INVALID_CREDENTIALS","messages":["no"]})", E::Refused, "INVALID_CREDENTIALS no");
    row("403", 403, R"({"code":"PRODUCT_NOT_ENABLED","messages":["NOVA"]})", E::Refused, "PRODUCT_NOT_ENABLED NOVA");
    row("429", 429, R"({"code":"TOO_MANY_REQUESTS","messages":[]})", E::Unclear, "TOO_MANY_REQUESTS ");
    row("500 message", 500, R"({"message":"Internal error"})", E::Unclear, "HTTP_500 Internal error");
    row("502 HTML", 502, "<html>bad gateway</html>", E::Unclear, nullptr);
    row("504", 504, R"({"code":"REQUEST_TIMEOUT","messages":[]})", E::Unclear, "REQUEST_TIMEOUT ");
    row("400 that is unclear", 400, R"({"code":"UNEXPECTED_RESPONSE","messages":[]})", E::Unclear, "UNEXPECTED_RESPONSE ");
    row("302", 302, "", E::Unclear, nullptr);
}

void TestOutreachClient::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, event);
    QFETCH(QString, words);
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, body, status == 302 ? "Location: http://127.0.0.1:1/\r\n" : ""));
    Bench bench(server.url());
    const auto answer = bench.send(OutreachKind::DeclinedPayment);
    QVERIFY(answer);
    QCOMPARE(int(judged(*answer)), event);
    QCOMPARE(server.begun(), 1);
    if (words.isNull() || words.isEmpty())
        return;
    const QString told = answer->result ? QString(answer->result->id + u' ' + answer->result->message)
                                        : QString(answer->result.error().context.code + u' ' +
                                                  answer->result.error().context.messages.join(u' '));
    QCOMPARE(told, words);
}

void TestOutreachClient::sentOnceWhateverHappens_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("closed without an answer") << 0;
    QTest::newRow("reset without an answer") << 1;
    QTest::newRow("half a head") << 2;
    QTest::newRow("half a body") << 3;
    QTest::newRow("never answers") << 4;
    QTest::newRow("half a head, then reset") << 5;
}

void TestOutreachClient::sentOnceWhateverHappens()
{
    QFETCH(int, fault);
    ScriptedServer server;
    const QByteArray cut = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":";
    switch (fault) {
    case 0: server.otherwise(ScriptedServer::closeNow()); break;
    case 1: server.otherwise(ScriptedServer::resetNow()); break;
    case 2: server.otherwise(ScriptedServer::sendRawThenClose("HTTP/1.1 200 O")); break;
    case 3: server.otherwise(ScriptedServer::sendRawThenClose(cut)); break;
    case 4: server.otherwise(ScriptedServer::stall()); break;
    default: server.otherwise(ScriptedServer::sendRawThenReset("HTTP/1.1 200 O")); break;
    }
    Bench bench(server.url(), quick());
    const auto answer = bench.send(OutreachKind::AbandonedFlow);
    QVERIFY(answer);
    QVERIFY(!answer->result.has_value());
    QVERIFY(answer->exchange.mayHaveLeft);
    QCOMPARE(judged(*answer), OutreachEventKind::Unclear);
    QCOMPARE(server.begun(), 1);
    // A second copy that was on its way would be there before the next call is answered.
    server.otherwise(ScriptedServer::answer(200, {}));
    QVERIFY(bench.send(OutreachKind::AbandonedFlow)->result.has_value());
    QCOMPARE(server.begun(), 2);
}

void TestOutreachClient::nothingLeavesWithoutConnection()
{
    ScriptedServer server;
    const QString url = server.url();
    server.stopListening();
    Bench bench(url);
    const auto answer = bench.send(OutreachKind::AbandonedFlow);
    QVERIFY(answer);
    QVERIFY(!answer->exchange.mayHaveLeft);
    QCOMPARE(judged(*answer), OutreachEventKind::NotSent);
}

void TestOutreachClient::nothingLeavesWithoutKeysOrBody()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, {}));
    Bench bench(server.url());
    QCOMPARE(judged(*bench.send(OutreachKind::AbandonedFlow, {})), OutreachEventKind::NotSent);
    bench.client.setCredentials(Credentials());
    const auto answer = bench.send(OutreachKind::AbandonedFlow);
    QCOMPARE(answer->result.error().context.code, QStringLiteral("NO_CREDENTIALS"));
    QCOMPARE(judged(*answer), OutreachEventKind::NotSent);
    QCOMPARE(server.begun(), 0);
}

void TestOutreachClient::echoedKeysDoNotSurvive()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, R"({"id":"1","note":")" + canary::privateKey() + R"("})"));
    Bench bench(server.url());
    const auto answer = bench.send(OutreachKind::AbandonedFlow);
    QVERIFY(answer && answer->result);
    QVERIFY(!answer->result->answer.contains(canary::privateKey()));
}

QTEST_GUILESS_MAIN(TestOutreachClient)
#include "tst_outreachclient.moc"
