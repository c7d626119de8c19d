// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// TLS at a real socket: certificate errors are final and nothing of the request
// leaves, HTTP/2 is never spoken, one POST stays one arrival.
#include "gatewaybench.h"
#include "tlsidentity.h"
#include "wireanswers.h"

#include <QSslServer>

using namespace pos;

namespace {

TransportOptions trusting()
{
    TransportOptions options;
    options.authorities = TlsIdentity::authority();
    options.limits.connect = Millis(3000);
    options.limits.inactivity = Millis(3000);
    options.limits.total = Millis(6000);
    return options;
}

} // namespace

class TestGatewayTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodCertificate();
    void badCertificates_data();
    void badCertificates();
    void systemTrustDoesNotKnowUs();
    void plainServerBehindHttps();
    void oldProtocolIsRefused();
    void onePostIsOneArrival_data();
    void onePostIsOneArrival();
    void relayToken();
    void redirectKeepsTheKeyHere();
};

void TestGatewayTls::goodCertificate()
{
    const TlsIdentity identity = TlsIdentity::load("good");
    ScriptedServer server(identity.certificate, identity.key);
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    GatewayBench bench(server.url(), trusting());
    const auto first = bench.create();
    QVERIFY(first);
    QVERIFY2(first->result.has_value(), first->result ? "" : qPrintable(describe(first->result.error())));
    QVERIFY(bench.create()->result);
    QCOMPARE(server.connections(), 1);
    // The server offers h2; nobody takes it.
    QVERIFY(server.protocols().first() != "h2");
    QVERIFY(server.arrivals().first().startLine.endsWith("HTTP/1.1"));
}

void TestGatewayTls::badCertificates_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"selfsigned", "wronghost", "expired"})
        QTest::newRow(name) << QByteArray(name);
}

void TestGatewayTls::badCertificates()
{
    QFETCH(QByteArray, name);
    const TlsIdentity identity = TlsIdentity::load(name.constData());
    ScriptedServer server(identity.certificate, identity.key);
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    GatewayBench bench(server.url(), trusting());
    for (const bool post : {true, false}) {
        const auto answer = post ? bench.create() : bench.read();
        QVERIFY(answer && !answer->result);
        QCOMPARE(answer->result.error().kind, ErrorKind::TlsFailed);
        QVERIFY(!answer->exchange.mayHaveLeft);
        QCOMPARE(answer->exchange.bytesSent, 0);
    }
    QCOMPARE(server.arrivals().size(), 0);
    QVERIFY(server.everything().isEmpty());
}

void TestGatewayTls::systemTrustDoesNotKnowUs()
{
    const TlsIdentity identity = TlsIdentity::load("good");
    ScriptedServer server(identity.certificate, identity.key);
    GatewayBench bench(server.url());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::TlsFailed);
    QVERIFY(server.everything().isEmpty());
}

void TestGatewayTls::plainServerBehindHttps()
{
    ScriptedServer server;
    connect(&server, &ScriptedServer::connected, this, [] {});
    GatewayBench bench(server.url().replace(QStringLiteral("http:"), QStringLiteral("https:")), trusting());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QVERIFY(!answer->exchange.mayHaveLeft);
    QVERIFY(answer->result.error().kind == ErrorKind::TlsFailed || answer->result.error().kind == ErrorKind::Offline);
    QVERIFY(!server.everything().contains(canary::privateKey()));
}

void TestGatewayTls::oldProtocolIsRefused()
{
    const TlsIdentity identity = TlsIdentity::load("good");
    QSslServer server;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(identity.certificate);
    tls.setPrivateKey(identity.key);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    tls.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    server.setSslConfiguration(tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    GatewayBench bench(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()), trusting());
    const auto answer = bench.create();
    QVERIFY(answer && !answer->result);
    QVERIFY(!answer->exchange.mayHaveLeft);
    QVERIFY2(answer->result.error().kind == ErrorKind::TlsFailed || answer->result.error().kind == ErrorKind::Offline,
             qPrintable(describe(answer->result.error())));
}

void TestGatewayTls::onePostIsOneArrival_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("reset");
    const QByteArray whole = ScriptedServer::response(201, wire::payment());
    QTest::newRow("FIN before the answer") << QByteArray() << false;
    QTest::newRow("RST before the answer") << QByteArray() << true;
    QTest::newRow("FIN inside the head") << whole.left(40) << false;
    QTest::newRow("RST inside the head") << whole.left(40) << true;
    QTest::newRow("FIN inside the body") << whole.left(whole.size() - 40) << false;
    QTest::newRow("RST inside the body") << whole.left(whole.size() - 40) << true;
}

void TestGatewayTls::onePostIsOneArrival()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, reset);
    const TlsIdentity identity = TlsIdentity::load("good");
    ScriptedServer server(identity.certificate, identity.key);
    server.otherwise(ScriptedServer::answer(201, wire::payment()));
    server.then(reset ? ScriptedServer::sendRawThenReset(sent) : ScriptedServer::sendRawThenClose(sent));
    GatewayBench bench(server.url(), trusting());
    const auto answer = bench.create();
    QVERIFY(answer);
    QVERIFY(!answer->result);
    QVERIFY(answer->exchange.mayHaveLeft);
    QVERIFY(bench.read()); // a copy would have arrived before this
    QCOMPARE(server.arrivals().size(), 2);
    QCOMPARE(server.arrivals().last().method(), QByteArray("GET"));
    QCOMPARE(server.begun(), 2);
}

void TestGatewayTls::relayToken()
{
    const TlsIdentity identity = TlsIdentity::load("good");
    ScriptedServer server(identity.certificate, identity.key);
    server.otherwise(ScriptedServer::answer(200, wire::payment()));
    GatewayBench bench(server.url(), trusting());
    Credentials credentials = GatewayBench::keys();
    credentials.relayToken = Secret(canary::relayToken());
    bench.client.setCredentials(std::move(credentials));
    QVERIFY(bench.read()->result);
    const Arrival arrival = server.arrivals().first();
    QCOMPARE(arrival.header("Authorization"), QByteArray("Bearer " + canary::relayToken()));
    QVERIFY(!arrival.hasHeader("public-api-key"));
    QVERIFY(!arrival.hasHeader("private-secret-key"));
}

void TestGatewayTls::redirectKeepsTheKeyHere()
{
    const TlsIdentity identity = TlsIdentity::load("good");
    ScriptedServer elsewhere(identity.certificate, identity.key);
    ScriptedServer server(identity.certificate, identity.key);
    for (const int status : {301, 302, 307, 308}) {
        server.otherwise(
            ScriptedServer::answer(status, "", "Location: " + elsewhere.url().toUtf8() + "/v1/payments\r\n"));
        GatewayBench bench(server.url(), trusting());
        QVERIFY(!bench.create()->result);
        QVERIFY(!bench.read()->result);
    }
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(server.arrivals().size(), 8);
}

QTEST_GUILESS_MAIN(TestGatewayTls)
#include "tst_gatewaytls.moc"
