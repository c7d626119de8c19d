// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The run that the counter issue ends with: 200 mixed training sales through the
// real engine, client and journal over loopback, a third of them with a gateway
// that misbehaves; afterwards journal and gateway must tell the same story.
#include "faultlists.h"
#include "till.h"

#include "journal/journalfile.h"
#include "journal/paymentreader.h"
#include "scaledclock.h"
#include "training/trainingserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

constexpr int Sales = 200;
constexpr int AtOnce = 6;
constexpr double Speedup = 20;
constexpr double RestartSpeedup = 5; // the key may only be sent again for 180 s, 36 s of ours

struct Counted
{
    qint64 requests = 0;
    qint64 charges = 0;
    qint64 minor = 0;
    int keys = 0;
};

QMap<QString, Counted> gatewayCounts(const QUrl &url)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(url.toString() + QStringLiteral("/__stats")));
    request.setTransferTimeout(10000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 15000))
        return {};
    QMap<QString, Counted> counts;
    const QJsonArray payments =
        QJsonDocument::fromJson(reply->readAll()).object()[QStringLiteral("payments")].toArray();
    for (const QJsonValue &value : payments) {
        const QJsonObject entry = value.toObject();
        Counted &counted = counts[entry[QStringLiteral("order_id")].toString()];
        counted.requests += entry[QStringLiteral("requests")].toInteger();
        counted.charges += entry[QStringLiteral("charges")].toInteger();
        counted.minor += entry[QStringLiteral("charged_minor")].toInteger();
        ++counted.keys;
    }
    return counts;
}

} // namespace

class TestTrainingSales : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoHundredMixedSales();
    void killedInTheMiddleAndStartedAgain();
    void aPortalThatWantsASignInStopsNobody_data();
    void aPortalThatWantsASignInStopsNobody();

private:
    static void compare(const QList<Attempt> &attempts, const QMap<QString, Counted> &gateway);
};

/// Promise 2, counted on both sides of the wire.
void TestTrainingSales::compare(const QList<Attempt> &attempts, const QMap<QString, Counted> &gateway)
{
    for (const Attempt &attempt : attempts) {
        const Counted counted = gateway.value(attempt.orderId.text());
        const QString order = attempt.orderId.text() + u' ' + attemptStateName(attempt.state);
        QVERIFY2(counted.charges <= 1, qPrintable(order + QStringLiteral(" charged more than once")));
        QVERIFY2(counted.keys <= 1, qPrintable(order + QStringLiteral(" was sent with more than one key")));
        QVERIFY2((counted.charges == 1) == (attempt.state == AttemptState::Approved),
                 qPrintable(order + QStringLiteral(" disagrees with the gateway")));
        if (counted.charges == 1)
            QVERIFY2(counted.minor == attempt.intent.amount.minor(),
                     qPrintable(order + QStringLiteral(" charged another amount")));
    }
}

void TestTrainingSales::twoHundredMixedSales()
{
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    {
        Till till(folder.path(), *url, std::make_shared<ScaledClock>(Speedup));
        QVERIFY2(till.open(), qPrintable(till.failure()));
        int started = 0;
        const auto settledEnough = [&] {
            return started - (static_cast<int>(till.outcomes().size()) - till.unsettled()) < AtOnce;
        };
        while (started < Sales) {
            const int i = started++;
            const bool faulty = i % 3 == 0;
            const Fault fault = PassingFaults[static_cast<size_t>(i / 3) % PassingFaults.size()];
            till.sell(1000 + i * 7, i % 5 == 4, [&server, faulty, fault](const MerchantOrderId &order) {
                if (faulty)
                    server.addRule(
                        {{QStringLiteral("POST"), QStringLiteral("/v1/payments$"), 0, order.text()}, fault, -1, 1});
            });
            QVERIFY2(QTest::qWaitFor([&] { return settledEnough(); }, 60000), "an attempt never settled");
        }
        QVERIFY(QTest::qWaitFor(
            [&] { return static_cast<int>(till.outcomes().size()) == Sales && till.unsettled() == 0; }, 60000));
        QCOMPARE(till.refusals(), QStringList());
        QCOMPARE(till.sold(), Sales);
        QCOMPARE(till.engine().openAttemptCount(), 0);
        QCOMPARE(till.block(), TillBlock::None);
        const bool someUnknown = std::ranges::any_of(
            till.outcomes(), [](const auto &entry) { return entry.second.states.contains(AttemptState::Unknown); });
        QVERIFY2(someUnknown, "the faults were not met");
    }
    for (const training::FaultRule &rule : server.activeRules())
        QVERIFY2(rule.hits == 1, qPrintable(training::faultName(rule.fault)));

    // The till is closed: what counts is what lies on disk.
    ScaledClock clock(1);
    SystemIdSource ids;
    JournalFile file(folder.path() + QStringLiteral("/journal.db"), ids, clock);
    const Result<JournalOpening> opening = file.open();
    QVERIFY(opening);
    QVERIFY(!opening->uncleanEnd);
    QVERIFY(file.verify());
    QCOMPARE(file.journal().openAttempts()->size(), 0);
    QMap<AttemptState, int> outcomes;
    QList<Attempt> attempts;
    for (const SaleState state : {SaleState::Paid, SaleState::Open, SaleState::Parked, SaleState::Discarded}) {
        const Result<QList<Sale>> sales = file.journal().salesInState(state);
        for (const Sale &sale : *sales) {
            const QList<Attempt> ofSale = *file.journal().attemptsOfSale(sale.id);
            QCOMPARE(ofSale.size(), 1);
            QCOMPARE(sale.state == SaleState::Paid, ofSale[0].state == AttemptState::Approved);
            ++outcomes[ofSale[0].state];
            attempts += ofSale;
        }
    }
    QCOMPARE(attempts.size(), Sales);
    QCOMPARE(outcomes[AttemptState::Approved] + outcomes[AttemptState::Declined] + outcomes[AttemptState::Refused],
             Sales);
    QVERIFY(outcomes[AttemptState::Declined] > 20);
    compare(attempts, gatewayCounts(*url));
    qInfo() << "approved" << outcomes[AttemptState::Approved] << "declined" << outcomes[AttemptState::Declined]
            << "refused" << outcomes[AttemptState::Refused] << "faults" << server.activeRules().size();
}

/// A till that ends with payments under way settles them at its next start, without charging twice.
void TestTrainingSales::killedInTheMiddleAndStartedAgain()
{
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    constexpr int Cut = 12;
    const auto wallClock = std::make_shared<ScaledClock>(RestartSpeedup);
    {
        Till till(folder.path(), *url, wallClock);
        QVERIFY2(till.open(), qPrintable(till.failure()));
        for (int i = 0; i < Cut; ++i) {
            till.sell(2000 + i, false, [&server, i](const MerchantOrderId &order) {
                const Fault fault = i % 2 ? Fault::StallAfterCharge : Fault::Stall;
                server.addRule(
                    {{QStringLiteral("POST"), QStringLiteral("/v1/payments$"), 0, order.text()}, fault, -1, 1});
            });
        }
        const auto sending = [&] {
            return std::ranges::count_if(till.outcomes(),
                                         [](const auto &e) { return e.second.states.contains(AttemptState::Sending); });
        };
        QVERIFY(QTest::qWaitFor([&] { return sending() >= 6; }, 30000));
    } // closed mid-charge
    server.clearFaults();
    Till again(folder.path(), *url, wallClock);
    QVERIFY2(again.open(), qPrintable(again.failure()));
    QVERIFY(again.report().settling > 0);
    QVERIFY(QTest::qWaitFor([&] { return again.engine().openAttemptCount() == 0; }, 60000));

    const Result<std::unique_ptr<JournalReader>> reader =
        PaymentReader::open(folder.path() + QStringLiteral("/journal.db"));
    QVERIFY(reader);
    PaymentQuery all;
    all.limit = 1000;
    QList<Attempt> attempts;
    const Result<QList<PaymentRow>> rows = (*reader)->payments(all);
    for (const PaymentRow &row : *rows)
        attempts.append((*reader)->detail(row.attempt)->attempt);
    QCOMPARE(attempts.size(), Cut);
    for (const Attempt &attempt : std::as_const(attempts))
        QVERIFY2(attempt.state == AttemptState::Approved || attempt.state == AttemptState::Refused,
                 qPrintable(attemptStateName(attempt.state)));
    compare(attempts, gatewayCounts(*url));
}

void TestTrainingSales::aPortalThatWantsASignInStopsNobody_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("401 page") << static_cast<int>(Fault::Html401);
    QTest::newRow("403 page") << static_cast<int>(Fault::Html403);
}

/// Found in a shop: the Wi-Fi asked for a sign-in, the till said that its keys were refused and stopped all calls.
void TestTrainingSales::aPortalThatWantsASignInStopsNobody()
{
    QFETCH(int, fault);
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    Till till(folder.path(), *url, std::make_shared<ScaledClock>(Speedup));
    QVERIFY2(till.open(), qPrintable(till.failure()));
    QList<TillBlock> blocks;
    connect(&till.engine(), &Engine::blockChanged, this, [&](const BlockReport &r) { blocks.append(r.block); });
    QList<GatewayHealth> healths;
    connect(&till.engine(), &Engine::healthChanged, this, [&](const HealthReport &r) { healths.append(r.health); });

    till.sell(4200, false, [&](const MerchantOrderId &) { // from here on every request meets the portal ...
        server.addRule({{QStringLiteral("POST"), QStringLiteral("/v1/payments$"), 0, {}}, static_cast<Fault>(fault), -1, 0});
        server.addRule({{QStringLiteral("GET"), {}, 0, {}}, static_cast<Fault>(fault), -1, 0});
    });
    const auto state = [&] {
        return till.outcomes().empty() ? AttemptState::Draft : till.outcomes().begin()->second.attempt.state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), AttemptState::Unknown, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(till.outcomes().begin()->second.attempt.retry.sends >= 3, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(healths.contains(GatewayHealth::Offline), 20'000);
    std::optional<Error> methods;
    till.engine().savedMethods(till.customer(), this, [&](const Result<QList<SavedMethod>> &found) {
        methods = found ? Error{} : found.error();
    });
    QTRY_VERIFY_WITH_TIMEOUT(methods, 20'000);
    QCOMPARE(methods->kind, ErrorKind::MalformedReply);

    server.clearFaults(); // ... until somebody has signed in: nothing is to be done at the till
    QTRY_COMPARE_WITH_TIMEOUT(state(), AttemptState::Approved, 60'000);
    QCOMPARE(blocks, QList<TillBlock>());
    QVERIFY(!healths.contains(GatewayHealth::KeysRefused));
    QCOMPARE(till.refusals(), QStringList());
    compare({till.outcomes().begin()->second.attempt}, gatewayCounts(*url));
}

QTEST_GUILESS_MAIN(TestTrainingSales)
#include "tst_trainingsales.moc"
