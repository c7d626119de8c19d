// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Is the gateway there, and what exactly is wrong with the settings.
#include "services/connectiontest.h"
#include "services/connectivity.h"
#include "support/fakegateway.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstProbeSaysOnline();
    void offlineProbesWithGrowingPauses();
    void oneLostAnswerIsSlowNotOffline();
    void slowPaymentsAreNotASlowLine();
    void refusedKeysEndTheProbes();

    void everyFindingHasItsCause_data();
    void everyFindingHasItsCause();
    void testRunsBothCalls();
    void keyPrefixes();
};

namespace {

struct Wire
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{5};
    FakeGateway gateway{clock, scheduler};
    Connectivity health{gateway, scheduler, clock, ids};
    int back = 0;
    QList<GatewayHealth> seen;

    Wire()
    {
        QObject::connect(&health, &Connectivity::cameBack, &health, [this] { ++back; });
        QObject::connect(&health, &Connectivity::healthChanged, &health,
                         [this](const HealthReport &report) { seen.append(report.health); });
    }
    /// Answers the waiting probe as the observing gateway would have it seen.
    void probeMeets(const std::optional<Error> &error, qint64 elapsedMs = 20)
    {
        Exchange exchange = reached(error ? 0 : 200);
        exchange.method = QStringLiteral("GET");
        exchange.path = QStringLiteral("/v1/payments");
        exchange.elapsedMs = elapsedMs;
        gateway.lookups.waiting.clear();
        health.observe(exchange, error ? &*error : nullptr);
    }
};

const Error Gone{ErrorKind::Offline, {}};

} // namespace

void TestConnection::firstProbeSaysOnline()
{
    Wire l;
    l.health.restart(true);
    l.scheduler.settle();
    QCOMPARE(l.gateway.count(QStringLiteral("paymentsByOrderId")), 1);
    l.probeMeets({});
    QCOMPARE(l.health.report().health, GatewayHealth::Online);
    l.scheduler.advance(Millis(3'600'000));
    QCOMPARE(l.gateway.seen.size(), 1); // a line that works is not asked again
    QCOMPARE(l.back, 0);
}

void TestConnection::offlineProbesWithGrowingPauses()
{
    Wire l;
    l.health.restart(true);
    l.scheduler.settle();
    QList<qint64> pauses;
    for (int i = 0; i < 7; ++i) {
        const qint64 from = l.clock.nowMs();
        l.probeMeets(Gone);
        QCOMPARE(l.health.report().health, GatewayHealth::Offline);
        while (l.gateway.lookups.waiting.empty())
            QVERIFY(l.scheduler.step());
        pauses.append((l.clock.nowMs() - from) / 1000);
    }
    QCOMPARE(pauses, (QList<qint64>{5, 10, 20, 30, 60, 60, 60}));
    QCOMPARE(l.seen.size(), 1); // offline since then, said once
    l.probeMeets({});
    QCOMPARE(l.back, 1);
    QCOMPARE(l.health.report().health, GatewayHealth::Online);
}

void TestConnection::oneLostAnswerIsSlowNotOffline()
{
    Wire l;
    l.health.restart(true);
    l.scheduler.settle();
    l.probeMeets({});
    l.probeMeets(Error{ErrorKind::TimedOut, {}});
    QCOMPARE(l.health.report().health, GatewayHealth::Slow);
    l.probeMeets(Error{ErrorKind::ConnectionLost, {}});
    QCOMPARE(l.health.report().health, GatewayHealth::Offline);
    l.probeMeets(Error{ErrorKind::ServerFault, {}}); // somebody answers, be it in anger
    QCOMPARE(l.health.report().health, GatewayHealth::Online);
}

void TestConnection::slowPaymentsAreNotASlowLine()
{
    Wire l;
    l.health.restart(true);
    Exchange payment = reached(201);
    payment.method = QStringLiteral("POST");
    payment.path = QStringLiteral("/v1/payments");
    payment.elapsedMs = 20000;
    l.health.observe(payment, nullptr);
    QCOMPARE(l.health.report().health, GatewayHealth::Online);
    l.probeMeets({}, 6000);
    QCOMPARE(l.health.report().health, GatewayHealth::Slow);
    l.probeMeets({}, 100);
    QCOMPARE(l.health.report().health, GatewayHealth::Online);
}

void TestConnection::refusedKeysEndTheProbes()
{
    Wire l;
    l.health.restart(true);
    l.scheduler.settle();
    l.probeMeets(Gone);
    l.health.keysRefused(Error{ErrorKind::Unauthenticated, {}});
    QCOMPARE(l.health.report().health, GatewayHealth::KeysRefused);
    const qsizetype calls = l.gateway.seen.size();
    l.scheduler.advance(Millis(600'000));
    QCOMPARE(l.gateway.seen.size(), calls);
    l.health.restart(true);
    l.scheduler.settle();
    QCOMPARE(l.gateway.seen.size(), calls + 1);
}

void TestConnection::everyFindingHasItsCause_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("keysFit");
    QTest::addColumn<ConnectionFinding>("finding");
    const auto row = [](const char *name, ErrorKind kind, const char *code, bool fit, ConnectionFinding finding) {
        QTest::newRow(name) << Error{kind, {.code = QString::fromLatin1(code)}} << fit << finding;
    };
    row("wrong keys", ErrorKind::Unauthenticated, "INVALID_CREDENTIALS", true, ConnectionFinding::WrongKeys);
    row("keys of the other world", ErrorKind::Unauthenticated, "INVALID_CREDENTIALS", false,
        ConnectionFinding::WrongEnvironment);
    row("address", ErrorKind::UnknownIpAddress, "UNKNOWN_IP_ADDRESS", true, ConnectionFinding::WrongIp);
    row("product", ErrorKind::Forbidden, "PRODUCT_NOT_ENABLED", true, ConnectionFinding::ProductNotEnabled);
    row("account", ErrorKind::RequestRefused, "INVALID_ACCOUNT_ID", true, ConnectionFinding::WrongAccount);
    row("no line", ErrorKind::Offline, "", true, ConnectionFinding::NoNetwork);
    row("no answer", ErrorKind::TimedOut, "", true, ConnectionFinding::NoNetwork);
    row("certificate", ErrorKind::TlsFailed, "", true, ConnectionFinding::TlsTrouble);
    row("a web page", ErrorKind::MalformedReply, "", true, ConnectionFinding::NotAGateway);
    row("another server", ErrorKind::NotFound, "HTTP_404", true, ConnectionFinding::NotAGateway);
    row("server fault", ErrorKind::ServerFault, "", true, ConnectionFinding::Unclear);
}

void TestConnection::everyFindingHasItsCause()
{
    QFETCH(Error, error);
    QFETCH(bool, keysFit);
    QFETCH(ConnectionFinding, finding);
    QCOMPARE(findingOf(error, keysFit), finding);
}

void TestConnection::testRunsBothCalls()
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{5};
    for (const bool sessionGood : {true, false}) {
        auto owned = std::make_unique<FakeGateway>(clock, scheduler);
        FakeGateway &gateway = *owned;
        QList<ConnectionReport> reports;
        ConnectionTest test(std::move(owned), tillSettings(), someKeys(), clock, ids,
                            [&](const Result<ConnectionReport> &report) { reports.append(*report); });
        test.run();
        clock.pass(120);
        gateway.lookups.answer(good(QList<Payment>{}));
        QVERIFY(reports.isEmpty());
        QCOMPARE(gateway.seen.constLast().what, QStringLiteral("createSession"));
        if (sessionGood)
            gateway.sessions.answer(good(CheckoutSession{}));
        else
            gateway.sessions.answer(
                bad<CheckoutSession>(ErrorKind::RequestRefused, QStringLiteral("INVALID_ACCOUNT_ID"), 400));
        QCOMPARE(reports.size(), 1);
        QCOMPARE(reports[0].finding, sessionGood ? ConnectionFinding::Good : ConnectionFinding::WrongAccount);
        QCOMPARE(reports[0].elapsedMs, 120);
        QVERIFY(test.isFinished());
        QCOMPARE(gateway.count(QStringLiteral("createPayment")), 0);
    }
}

void TestConnection::keyPrefixes()
{
    Settings settings = tillSettings();
    settings.environment = Environment::Sandbox;
    QVERIFY(keysFitHost("sandbox_x", settings));
    QVERIFY(keysFitHost("whatever", settings));
    QVERIFY(!keysFitHost("prod_x", settings));
    settings.environment = Environment::LiveUs;
    QVERIFY(keysFitHost("prod_x", settings));
    QVERIFY(!keysFitHost("sandbox_x", settings));
    settings.environment = Environment::Custom;
    QVERIFY(keysFitHost("sandbox_x", settings));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
