// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a broken network or server does to a call, at a real socket: nothing is
// sent twice, nothing hangs, nothing is taken for an approval, and "certainly
// not sent" is said only when it is certain (CONTRACT 2.3, MODEL-CODEBASES 2.6).
#include "gatewaybench.h"
#include "wireanswers.h"

#include <QPointer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace pos;
using Step = ScriptedServer::Step;

namespace {

TransportOptions shortLimits()
{
    TransportOptions options;
    options.limits.connect = Millis(400);
    options.limits.inactivity = Millis(400);
    options.limits.total = Millis(1200);
    return options;
}

} // namespace

class TestGatewayFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePostIsOneArrival_data();
    void onePostIsOneArrival();
    void nothingLeaves_data();
    void nothingLeaves();
    void cutAnswers_data();
    void cutAnswers();
    void stallEndsAtTheInactivityLimit();
    void dripEndsAtTheTotalDeadline();
    void slowButCompleteAnswerCounts();
    void tooLargeIsAbortedWhileStreaming();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
    void cookiesAreNotReturned();
    void idleConnectionClosedByServerIsNoProblem();
    void droppedHandleNeverAnswers();
    void clientDestroyedInsideHandler();
    void sixInFlightAndMoneyFirst();
    void queuedCallsHaveNoRunningDeadline();
};

void TestGatewayFaults::onePostIsOneArrival_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<int>("kind");
    const QByteArray head = "HTTP/1.1 201 Created\r\nContent-Type: appl";
    const QByteArray whole = ScriptedServer::response(201, wire::payment());
    const auto lost = int(ErrorKind::ConnectionLost);
    const auto malformed = int(ErrorKind::MalformedReply);
    QTest::newRow("FIN before the answer") << QByteArray() << false << lost;
    QTest::newRow("RST before the answer") << QByteArray() << true << lost;
    QTest::newRow("FIN inside the head") << head << false << lost;
    QTest::newRow("RST inside the head") << head << true << lost;
    QTest::newRow("FIN inside the body") << whole.left(whole.size() - 40) << false << malformed;
    QTest::newRow("RST inside the body") << whole.left(whole.size() - 40) << true << -1;
}

void TestGatewayFaults::onePostIsOneArrival()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, reset);
    QFETCH(int, kind);
    ScriptedServer server;
    // A second arrival would be answered well: only the count gives it away.
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    server.then(reset ? ScriptedServer::sendRawThenReset(sent) : ScriptedServer::sendRawThenClose(sent));
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY(!answer->result);
    if (kind >= 0)
        QCOMPARE(int(answer->result.error().kind), kind);
    QVERIFY(answer->exchange.mayHaveLeft);
    QCOMPARE(answer->exchange.bytesSent, GatewayBench::sampleBody().size());
    QVERIFY(bench.read()); // a copy would have arrived before this
    QCOMPARE(server.arrivals().size(), 2);
    QCOMPARE(server.arrivals().last().method(), QByteArray("GET"));
    QCOMPARE(server.begun(), 2);
}

void TestGatewayFaults::nothingLeaves_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    ScriptedServer gone;
    gone.stopListening();
    quint16 port = 0;
    {
        ScriptedServer closed;
        port = closed.port();
    }
    QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:%1").arg(port) << int(ErrorKind::Offline);
    QTest::newRow("no such host") << QStringLiteral("https://no-such-host.invalid") << int(ErrorKind::Offline);
    QTest::newRow("plain http to elsewhere")
        << QStringLiteral("http://example.invalid") << int(ErrorKind::InvalidInput);
    QTest::newRow("with a path") << QStringLiteral("https://example.invalid/v1") << int(ErrorKind::InvalidInput);
    QTest::newRow("with a password") << QStringLiteral("https://a:b@example.invalid") << int(ErrorKind::InvalidInput);
    QTest::newRow("no address") << QString() << int(ErrorKind::InvalidInput);
}

void TestGatewayFaults::nothingLeaves()
{
    QFETCH(QString, url);
    QFETCH(int, kind);
    GatewayBench bench(url);
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY(!answer->result);
    QCOMPARE(int(answer->result.error().kind), kind);
    QVERIFY(!answer->exchange.mayHaveLeft);
    QCOMPARE(answer->exchange.bytesSent, 0);
    const auto read = bench.read();
    QVERIFY(read && !read->result);
    QCOMPARE(int(read->result.error().kind), kind);
    QVERIFY(!read->exchange.mayHaveLeft);
}

void TestGatewayFaults::cutAnswers_data()
{
    QTest::addColumn<QByteArray>("raw");
    const QByteArray body = wire::payment();
    QTest::newRow("length too large, then FIN")
        << "HTTP/1.1 201 Created\r\nContent-Length: " + QByteArray::number(body.size() + 9) + "\r\n\r\n" + body;
    QTest::newRow("length too small") << "HTTP/1.1 201 Created\r\nContent-Length: " +
                                             QByteArray::number(body.size() - 9) + "\r\n\r\n" + body;
    QTest::newRow("no length, cut") << "HTTP/1.1 201 Created\r\n\r\n" + body.left(body.size() - 9);
    QTest::newRow("chunked, last chunk missing")
        << "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n" + body.left(16) + "\r\n";
    QTest::newRow("chunked, nonsense size")
        << "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + body + "\r\n0\r\n\r\n";
    QTest::newRow("no body at all") << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("html") << ScriptedServer::response(200, "<html><body>Approved</body></html>");
    QTest::newRow("text") << ScriptedServer::response(201, "Error: timeout");
    QTest::newRow("not http") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("gzip in spite of us") << ScriptedServer::response(
        201, QByteArray::fromHex("1f8b0800000000000003ab5602000000ffff"), "Content-Encoding: gzip\r\n");
    QTest::newRow("status 204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("status 304") << QByteArray("HTTP/1.1 304 Not Modified\r\n\r\n");
}

void TestGatewayFaults::cutAnswers()
{
    QFETCH(QByteArray, raw);
    ScriptedServer server;
    server.then(ScriptedServer::sendRawThenClose(raw));
    GatewayBench bench(server.url(), shortLimits());
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY2(!answer->result, "an unreadable answer was believed");
    QVERIFY(answer->exchange.mayHaveLeft);
    const ErrorKind kind = answer->result.error().kind;
    QVERIFY2(kind == ErrorKind::MalformedReply || kind == ErrorKind::ConnectionLost || kind == ErrorKind::TimedOut,
             qPrintable(describe(answer->result.error())));
    QCOMPARE(server.arrivals().size(), 1);
}

void TestGatewayFaults::stallEndsAtTheInactivityLimit()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::stall());
    TransportOptions options = shortLimits();
    options.limits.total = Millis(60'000);
    GatewayBench bench(server.url(), options);
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::TimedOut);
    QVERIFY(answer->exchange.mayHaveLeft);
    QVERIFY(answer->exchange.elapsedMs >= 350);
    QCOMPARE(server.arrivals().size(), 1);
}

void TestGatewayFaults::dripEndsAtTheTotalDeadline()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::drip(ScriptedServer::response(201, wire::payment()), 20, 50));
    GatewayBench bench(server.url(), shortLimits());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::TimedOut);
    QVERIFY(answer->exchange.elapsedMs >= 1100);
    QVERIFY(answer->exchange.mayHaveLeft);
}

void TestGatewayFaults::slowButCompleteAnswerCounts()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::drip(ScriptedServer::response(201, wire::payment()), 400, 30));
    GatewayBench bench(server.url(), shortLimits());
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY2(answer->result.has_value(), answer->result ? "" : qPrintable(describe(answer->result.error())));
    QCOMPARE(attemptStateOf(*answer->result, Money::fromMinor(8490, *Currency::fromCode(u"BRL"))),
             AttemptState::Approved);
}

void TestGatewayFaults::tooLargeIsAbortedWhileStreaming()
{
    // Without an end: only an abort while it streams can finish this.
    for (const bool announced : {true, false}) {
        ScriptedServer server;
        const QByteArray length = announced ? "Content-Length: 10485760\r\n" : "";
        server.otherwise([length](QTcpSocket *socket) {
            socket->write("HTTP/1.1 201 Created\r\n" + length + "\r\n{\"id\":\"" + QByteArray(6 * 1024 * 1024, 'x'));
        });
        GatewayBench bench(server.url());
        const auto answer = bench.create();
        QVERIFY(answer && !answer->result);
        QCOMPARE(answer->result.error().kind, ErrorKind::MalformedReply);
        QVERIFY(answer->exchange.mayHaveLeft);
        QTRY_COMPARE(server.openConnections(), 0);
    }
}

void TestGatewayFaults::redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestGatewayFaults::redirectsAreNotFollowed()
{
    QFETCH(int, status);
    ScriptedServer elsewhere;
    elsewhere.otherwise(ScriptedServer::answer(200, wire::payment()));
    ScriptedServer server;
    server.otherwise(
        ScriptedServer::answer(status, "{}", "Location: " + elsewhere.url().toUtf8() + "/v1/payments\r\n"));
    GatewayBench bench(server.url());
    const auto created = bench.create();
    QVERIFY(created && !created->result);
    QCOMPARE(created->result.error().kind, ErrorKind::MalformedReply);
    QCOMPARE(created->result.error().context.code, QStringLiteral("HTTP_%1").arg(status));
    QVERIFY(created->exchange.mayHaveLeft);
    const auto read = bench.read();
    QVERIFY(read && !read->result);
    QCOMPARE(server.arrivals().size(), 2);
    QCOMPARE(elsewhere.connections(), 0);
    QVERIFY(!elsewhere.everything().contains(canary::privateKey()));
}

void TestGatewayFaults::cookiesAreNotReturned()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(
        201, wire::payment(), "Set-Cookie: session=abc; Path=/\r\nETag: \"x\"\r\nCache-Control: max-age=3600\r\n"));
    GatewayBench bench(server.url());
    QVERIFY(bench.create()->result);
    QVERIFY(bench.read()->result);
    QVERIFY(bench.read()->result);
    QCOMPARE(server.arrivals().size(), 3);
    for (const Arrival &arrival : server.arrivals()) {
        QVERIFY(!arrival.hasHeader("Cookie"));
        QVERIFY(!arrival.hasHeader("If-None-Match"));
    }
}

void TestGatewayFaults::idleConnectionClosedByServerIsNoProblem()
{
    ScriptedServer server;
    QPointer<QTcpSocket> first;
    server.then([&first](QTcpSocket *socket) {
        first = socket;
        socket->write(ScriptedServer::response(201, wire::payment()));
    });
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    GatewayBench bench(server.url());
    QVERIFY(bench.create()->result);
#ifdef Q_OS_UNIX
    // Half-closed: the server's socket ends when the client has seen the FIN and closed as well.
    ::shutdown(static_cast<int>(first->socketDescriptor()), SHUT_WR);
#else
    QSKIP("needs a half-closed socket");
#endif
    QTRY_COMPARE(server.openConnections(), 0);
    const auto second = bench.create();
    QVERIFY(second);
    QVERIFY2(second->result.has_value(), second->result ? "" : qPrintable(describe(second->result.error())));
    QCOMPARE(server.arrivals().size(), 2);
    QCOMPARE(server.connections(), 2);
}

void TestGatewayFaults::droppedHandleNeverAnswers()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::stall());
    GatewayBench bench(server.url());
    bool answered = false;
    {
        const Call early = bench.client.createPayment(GatewayBench::sampleBody(), bench.key(),
                                                      [&](const Answer<Payment> &) { answered = true; });
    }
    Call later = bench.client.createPayment(GatewayBench::sampleBody(), bench.key(),
                                            [&](const Answer<Payment> &) { answered = true; });
    QTRY_VERIFY(!server.arrivals().isEmpty());
    const int before = server.openConnections();
    later.reset();
    QTRY_COMPARE(server.openConnections(), before - 1);
    QVERIFY(!answered);
    // And the client still works.
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    QVERIFY(bench.create()->result);
    QVERIFY(!answered);
}

void TestGatewayFaults::clientDestroyedInsideHandler()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    auto bench = std::make_unique<GatewayBench>(server.url());
    bool answered = false;
    const Call call =
        bench->client.createPayment(GatewayBench::sampleBody(), GatewayBench::key(), [&](const Answer<Payment> &) {
            answered = true;
            bench.reset();
        });
    QTRY_VERIFY(answered);
    QVERIFY(!bench);
}

void TestGatewayFaults::sixInFlightAndMoneyFirst()
{
    ScriptedServer server;
    QList<QTcpSocket *> waiting;
    server.otherwise([&waiting](QTcpSocket *socket) { waiting << socket; });
    GatewayBench bench(server.url());
    std::vector<Call> calls;
    int answered = 0;
    for (int i = 0; i < 8; ++i) {
        calls.push_back(bench.client.payment(PaymentId::from(GatewayBench::paymentId()),
                                             [&answered](const Answer<Payment> &) { ++answered; }));
    }
    calls.push_back(bench.client.createPayment(GatewayBench::sampleBody(), bench.key(),
                                               [&answered](const Answer<Payment> &) { ++answered; }));
    QTRY_COMPARE(server.arrivals().size(), 6);
    waiting.takeFirst()->write(ScriptedServer::response(200, wire::payment()));
    QTRY_COMPARE(server.arrivals().size(), 7);
    QCOMPARE(server.arrivals().last().method(), QByteArray("POST"));
    while (answered < 9) {
        QTRY_VERIFY(!waiting.isEmpty() || answered == 9);
        if (!waiting.isEmpty())
            waiting.takeFirst()->write(ScriptedServer::response(200, wire::payment()));
    }
    QCOMPARE(server.arrivals().size(), 9);
}

void TestGatewayFaults::queuedCallsHaveNoRunningDeadline()
{
    ScriptedServer server;
    for (int i = 0; i < 6; ++i)
        server.then(ScriptedServer::stall());
    server.otherwise(ScriptedServer::answer(200, wire::payment()));
    GatewayBench bench(server.url(), shortLimits());
    std::vector<Call> calls;
    int failed = 0, good = 0;
    for (int i = 0; i < 8; ++i) {
        calls.push_back(bench.client.payment(PaymentId::from(GatewayBench::paymentId()),
                                             [&](const Answer<Payment> &a) { a.result ? ++good : ++failed; }));
    }
    QTRY_COMPARE_WITH_TIMEOUT(failed + good, 8, 5000);
    QCOMPARE(failed, 6);
    QCOMPARE(good, 2);
}

QTEST_GUILESS_MAIN(TestGatewayFaults)
#include "tst_gatewayfaults.moc"
