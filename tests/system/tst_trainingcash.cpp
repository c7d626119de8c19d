// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Cash beside payments, through the real engine, client and journal over
// loopback: no cash while a payment may have taken money, money that comes after
// cash raises the alarm, nobody is asked to pay what was paid in cash.
#include "till.h"

#include "ports/drawerdesk.h"
#include "ports/outreachdesk.h"
#include "scaledclock.h"
#include "training/trainingserver.h"

#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

constexpr double Speedup = 20;
const QString Rosa = QStringLiteral("Rosa");

struct Counter
{
    Counter()
        : url(*server.start({.pendingMs = 200}))
    {
        reopen();
    }
    void reopen()
    {
        till.reset();
        till = std::make_unique<Till>(folder.path(), url, std::make_shared<ScaledClock>(Speedup));
        if (!till->open())
            qFatal("%s", qPrintable(till->failure()));
    }
    DrawerDesk &drawer() { return *till->engine().drawer(); }
    Attempt sell(qint64 minor, bool decliningCard, AttemptState until)
    {
        till->sell(minor, decliningCard);
        const auto reached = [&] { return !till->outcomes().empty() && till->outcomes().begin()->second.attempt.state == until; };
        if (!QTest::qWaitFor(reached, 30'000))
            qFatal("the attempt does not get there");
        return till->outcomes().begin()->second.attempt;
    }
    Result<DrawerEntry> cash(const Attempt &attempt, qint64 more = 0)
    {
        const Money total = attempt.intent.amount;
        const TenderOrder order{attempt.sale, TenderKind::Cash, total, Money::fromMinor(total.minor() + more, total.currency()), {}, Rosa};
        return answerOf<DrawerEntry>([&](QObject *c, auto then) { drawer().takeTender(order, c, then); });
    }
    DrawerSheet sheet()
    {
        const DrawerQuery query{till->settings().registerId, till->settings().currency, {}};
        return *answerOf<DrawerSheet>([&](QObject *c, auto then) { drawer().sheet(query, c, then); });
    }
    void addRule(const char *method, const char *path, Fault fault, int times)
    {
        server.addRule({{QString::fromLatin1(method), QString::fromLatin1(path), 0, {}}, fault, -1, times});
    }

    QTemporaryDir folder;
    training::TrainingServer server;
    QUrl url;
    std::unique_ptr<Till> till;
};

QString codeOf(const Result<DrawerEntry> &answer)
{
    return answer ? QStringLiteral("taken") : answer.error().context.code;
}

} // namespace

class TestTrainingCash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cashAfterADeclinePaysTheSaleOnce();
    void noCashWhileNobodyKnows();
    void whoPaidInCashIsNotContacted();
};

void TestTrainingCash::cashAfterADeclinePaysTheSaleOnce()
{
    Counter counter;
    const Attempt declined = counter.sell(4200, true, AttemptState::Declined);
    QSignalSpy changed(&counter.drawer(), &DrawerDesk::changed);
    const Result<DrawerEntry> tender = counter.cash(declined, 800);
    QCOMPARE(codeOf(tender), QStringLiteral("taken"));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(counter.sheet().day.cashIn, declined.intent.amount);
    ChargeOrder again;
    again.sale = declined.sale;
    again.intent = declined.intent;
    const auto refused = answerOf<Attempt>([&](QObject *c, auto then) { counter.till->engine().charge(again, c, then); });
    QCOMPARE(refused.error().context.code, QStringLiteral("ALREADY_PAID"));
    QCOMPARE(codeOf(counter.cash(declined)), QStringLiteral("ALREADY_PAID"));
    counter.reopen(); // and so it is on disk
    QVERIFY(!counter.till->report().openSale);
    QCOMPARE(codeOf(counter.cash(declined)), QStringLiteral("ALREADY_PAID"));
    QCOMPARE(counter.sheet().entries.size(), 1);
    // Back it goes, and the figures of payments never heard of any of it.
    const auto back = answerOf<DrawerEntry>([&](QObject *c, auto then) {
        counter.drawer().payOut({tender->id, tender->amount, Money::zero(tender->amount.currency()), QStringLiteral("Brought back"), Rosa}, c, then);
    });
    QCOMPARE(codeOf(back), QStringLiteral("taken"));
    QVERIFY(counter.sheet().day.expected.isZero());
    const auto payments = answerOf<QList<PaymentRow>>([&](QObject *c, auto then) { counter.till->engine().payments({}, c, then); });
    QCOMPARE(payments->size(), 1);
    QCOMPARE(payments->constFirst().state, AttemptState::Declined);
}

/// The bank charged, the answers are lost: cash waits for a manager, and the money is found afterwards.
void TestTrainingCash::noCashWhileNobodyKnows()
{
    Counter counter;
    counter.addRule("POST", "/v1/payments$", Fault::Http500AfterCharge, 20);
    counter.addRule("GET", "/v1/payments", Fault::Http503, 3);
    QSignalSpy late(&counter.till->engine(), &Engine::lateMoneyFound);
    const Attempt unknown = counter.sell(4200, false, AttemptState::Unknown);
    QCOMPARE(codeOf(counter.cash(unknown)), QStringLiteral("ATTEMPT_OPEN"));
    QVERIFY(counter.sheet().entries.isEmpty());
    const auto released = answerOf<Attempt>([&](QObject *c, auto then) {
        counter.till->engine().release(unknown.id, {QStringLiteral("Marta"), QStringLiteral("customer pays in cash")}, c, then);
    });
    QVERIFY(released.has_value());
    QCOMPARE(codeOf(counter.cash(unknown)), QStringLiteral("taken"));
    QTRY_COMPARE_WITH_TIMEOUT(late.size(), 1, 60'000);
    QCOMPARE(late.constFirst().constFirst().value<Attempt>().id, unknown.id);
    QCOMPARE(counter.sheet().day.sales, 1);
}

void TestTrainingCash::whoPaidInCashIsNotContacted()
{
    Counter counter;
    const Attempt declined = counter.sell(4200, true, AttemptState::Declined);
    OutreachDesk &desk = *counter.till->engine().outreach();
    const auto listed = [&] {
        return answerOf<QList<RecoveryRow>>([&](QObject *c, auto then) { desk.workList(30, Rosa, c, then); })->size();
    };
    Customer ana = answerOf<QList<Customer>>([&](QObject *c, auto then) { counter.till->engine().findCustomers(QStringLiteral("ana@shop.example"), c, then); })->constFirst();
    ana.phone = {QStringLiteral("55"), QStringLiteral("11961234567")};
    QVERIFY(answerOf<Customer>([&](QObject *c, auto then) { counter.till->engine().updateCustomer(ana, c, then); }).has_value());
    QCOMPARE(listed(), 1);
    QCOMPARE(codeOf(counter.cash(declined)), QStringLiteral("taken"));
    QCOMPARE(listed(), 0);
}

QTEST_GUILESS_MAIN(TestTrainingCash)
#include "tst_trainingcash.moc"
