// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Planted secrets must not come out anywhere: not in the log, an address, an
// error, the exchange or the evidence, even when the server sends them back.
#include "gatewaybench.h"
#include "samples.h"
#include "wireanswers.h"

#include "base/log.h"

using namespace pos;

namespace {

QString everyWord(const Exchange &exchange)
{
    return QStringList{exchange.method, exchange.path, exchange.requestId}.join(QLatin1Char('\n'));
}

QString everyWord(const Error &error)
{
    const ErrorContext &c = error.context;
    return QStringList{c.code,         c.messages.join(QLatin1Char('\n')), c.field, c.path, c.requestId, c.detail,
                       describe(error)}
        .join(QLatin1Char('\n'));
}

QByteArray echo(const QByteArray &template_)
{
    QByteArray text = template_;
    return text.replace("@", canary::privateKey());
}

} // namespace

class TestGatewaySecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void nothingLeaks_data();
    void nothingLeaks();
    void logLineIsAnAllowList();
    void addressesCarryNoSecrets();

private:
    void verifyClean(const QString &text, const char *where);
    QStringList m_lines;
};

void TestGatewaySecrets::initTestCase()
{
    log::setSink([this](log::Level, const QString &line) { m_lines << line; });
}

void TestGatewaySecrets::cleanupTestCase()
{
    log::setSink({});
}

void TestGatewaySecrets::verifyClean(const QString &text, const char *where)
{
    for (const QString &secret :
         {QString::fromLatin1(canary::publicKey()), QString::fromLatin1(canary::privateKey()), canary::vaultedToken(),
          QStringLiteral("4111111111111111"), QStringLiteral("4111 1111"), QStringLiteral("CANARYHOLDER"),
          QStringLiteral("canary@shop.example")})
        QVERIFY2(!text.contains(secret), qPrintable(QLatin1String(where) + QStringLiteral(" leaks ") + secret));
}

void TestGatewaySecrets::nothingLeaks_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("approved") << 201 << wire::payment() << QByteArray();
    QTest::newRow("echo in messages")
        << 400 << echo(R"({"code":"INVALID_REQUEST","messages":["key @ is bad","card 4111 1111 1111 1111"]})")
        << QByteArray();
    QTest::newRow("echo as code") << 400 << echo(R"({"code":"@","messages":[]})") << QByteArray();
    QTest::newRow("echo as field") << 400 << echo(R"({"error":{"code":"X","details":[{"field":"@","message":"@"}]}})")
                                   << QByteArray();
    QTest::newRow("echo as text") << 502 << echo("Bad gateway for @") << QByteArray();
    QTest::newRow("echo in headers") << 200 << wire::payment() << echo("X-Request-Id: @\r\nSet-Cookie: k=@\r\n");
    QTest::newRow("echo in html") << 200 << echo("<html>@</html>") << QByteArray();
    QTest::newRow("echo in redirect") << 302 << QByteArray() << echo("Location: https://@.example/\r\n");
    QTest::newRow("echo inside the payment")
        << 200 << wire::payment().replace("Sale 1", canary::privateKey()) << QByteArray();
    QTest::newRow("card inside the payment")
        << 200 << wire::payment().replace("Sale 1", "4111111111111111") << QByteArray();
}

void TestGatewaySecrets::nothingLeaks()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    m_lines.clear();
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(status, body, headers));
    GatewayBench bench(server.url());
    PaymentRequest request = sample::fullPayment();
    request.intent.token = VaultedToken::from(canary::vaultedToken());
    request.payer->lastName = QStringLiteral("CANARYHOLDER");
    request.payer->email = QStringLiteral("canary@shop.example");
    const QByteArray sent = *bench.client.paymentBody(request);
    for (const auto &answer : {bench.create(sent), bench.read()}) {
        QVERIFY(answer);
        verifyClean(everyWord(answer->exchange), "exchange");
        if (answer->result)
            verifyClean(QString::fromUtf8(answer->result->raw), "evidence");
        else
            verifyClean(everyWord(answer->result.error()), "error");
    }
    QCOMPARE(m_lines.size(), 2);
    verifyClean(m_lines.join(QLatin1Char('\n')), "log");
    // The secrets really travelled: this test sees something.
    QVERIFY(server.everything().contains(canary::privateKey()));
    QVERIFY(server.everything().contains(canary::vaultedToken().toUtf8()));
}

void TestGatewaySecrets::logLineIsAnAllowList()
{
    m_lines.clear();
    ScriptedServer server;
    server.otherwise(
        ScriptedServer::answer(400, R"({"code":"INVALID_AMOUNT","messages":["a sentence of the server"]})"));
    GatewayBench bench(server.url());
    QVERIFY(!bench.create()->result);
    QCOMPARE(m_lines.size(), 1);
    const QString line = m_lines.first();
    QVERIFY(line.contains(QStringLiteral("method=POST path=/v1/payments status=400")));
    QVERIFY(line.contains(QStringLiteral("code=INVALID_AMOUNT")));
    QVERIFY(!line.contains(QStringLiteral("sentence")));
}

void TestGatewaySecrets::addressesCarryNoSecrets()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, "[]"));
    GatewayBench bench(server.url());
    bench.lookUp();
    bench.create();
    bench.read();
    for (const Arrival &arrival : server.arrivals()) {
        verifyClean(QString::fromUtf8(arrival.startLine), "address");
        for (const auto &[name, value] : arrival.headers) {
            if (name != "private-secret-key" && name != "public-api-key")
                verifyClean(QString::fromUtf8(value), name.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestGatewaySecrets)
#include "tst_gatewaysecrets.moc"
