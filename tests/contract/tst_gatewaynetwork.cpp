// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Networks that change under the client: a proxy that appears, refuses, wants a
// password or goes away again, and a machine that has IPv6 only. Counted at real
// sockets; whatever a proxy says, no key and no body reach it.
#include "support/gatewaybench.h"
#include "support/wireanswers.h"

#include <QHostInfo>
#include <QtTest>

using namespace pos;

class TestGatewayNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ipv6IsAsGood_data();
    void ipv6IsAsGood();
    void proxyThatSaysNo_data();
    void proxyThatSaysNo();
    void proxyAppearsAndGoesAway();
    void loopbackNeedsNoProxy();
};

void TestGatewayNetwork::ipv6IsAsGood_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("address") << QStringLiteral("[::1]");
    QTest::newRow("a name with both, only IPv6 listens") << QStringLiteral("localhost");
}

void TestGatewayNetwork::ipv6IsAsGood()
{
    QFETCH(QString, host);
    ScriptedServer server;
    if (!server.listenOn(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6");
    if (host == u"localhost" && !QHostInfo::fromName(host).addresses().contains(QHostAddress(QHostAddress::LocalHostIPv6)))
        QSKIP("localhost is IPv4 here");
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    GatewayBench bench(QStringLiteral("http://%1:%2").arg(host).arg(server.port()));
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY2(answer->result, answer->result ? "" : qPrintable(describe(answer->result.error())));
    QCOMPARE(server.arrivals().size(), 1);
}

void TestGatewayNetwork::proxyThatSaysNo_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("wants a password") << ScriptedServer::response(407, "<html>Sign in</html>",
                                                                  "Proxy-Authenticate: Basic realm=\"shop\"\r\n");
    QTest::newRow("forbids the place") << ScriptedServer::response(403, "<html>Blocked</html>");
    QTest::newRow("cannot get there") << ScriptedServer::response(502, "<html>Bad gateway</html>");
    QTest::newRow("ends without a word; Qt would wait for ever") << QByteArray();
    QTest::newRow("is no proxy") << QByteArray("220 mail.example ESMTP\r\n");
}

void TestGatewayNetwork::proxyThatSaysNo()
{
    QFETCH(QByteArray, says);
    ScriptedServer proxy;
    proxy.otherwise(ScriptedServer::sendRawThenClose(says));
    TransportOptions options;
    options.limits.connect = Millis(500);
    GatewayBench bench(QStringLiteral("https://api.example.invalid"), options);
    bench.profile.proxy = QStringLiteral("http://127.0.0.1:%1").arg(proxy.port());
    bench.client.setProfile(bench.profile);
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QVERIFY(!answer->exchange.mayHaveLeft); // certainly nothing was sent: the sale is free again
    QCOMPARE(answer->exchange.bytesSent, 0);
    QVERIFY2(answer->result.error().kind == ErrorKind::Offline, qPrintable(describe(answer->result.error())));
    const auto lookUp = bench.lookUp();
    QVERIFY(lookUp && !lookUp->result);
    QVERIFY(proxy.connections() > 0);
    QVERIFY(proxy.everything().contains("CONNECT api.example.invalid:443"));
    for (const QByteArray &secret : {canary::publicKey(), canary::privateKey(), QByteArray("amount")})
        QVERIFY(!proxy.everything().contains(secret));
}

void TestGatewayNetwork::proxyAppearsAndGoesAway()
{
    ScriptedServer proxy;
    proxy.otherwise(ScriptedServer::sendRawThenClose(ScriptedServer::response(502, {})));
    GatewayBench bench(QStringLiteral("https://api.example.invalid"));
    const auto with = [&bench](const QString &setting) {
        bench.profile.proxy = setting;
        bench.client.setProfile(bench.profile);
        return bench.create();
    };
    const auto direct = with(QStringLiteral("none"));
    QVERIFY(direct && !direct->result);
    QCOMPARE(direct->result.error().kind, ErrorKind::Offline);
    QCOMPARE(proxy.connections(), 0);
    QVERIFY(with(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
    const int through = proxy.connections();
    QVERIFY(through > 0); // from the next call on, without a new start
    QVERIFY(with(QStringLiteral("none")));
    QCOMPARE(proxy.connections(), through);
}

void TestGatewayNetwork::loopbackNeedsNoProxy()
{
    ScriptedServer proxy, server;
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    GatewayBench bench(server.url());
    bench.profile.proxy = QStringLiteral("http://127.0.0.1:%1").arg(proxy.port());
    bench.client.setProfile(bench.profile);
    const auto answer = bench.create();
    QVERIFY(answer && answer->result);
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(TestGatewayNetwork)
#include "tst_gatewaynetwork.moc"
