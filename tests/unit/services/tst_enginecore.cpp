// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineCore on one thread and manual time: start, settings and keys, blocks,
// restore, and how often the ui is told. EngineHost's threads: tst_enginehost.
#include "support/fakeretention.h"
#include "unit/services/enginerig.h"

#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestEngineCore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingWorksBeforeStart();
    void refusedStartSaysWhyAndCanBeRepeated();
    void openSaleComesBack();
    void chargeWritesTheCartWithItself();
    void aRefusedChargeLosesNoCart();
    void keysDecideTheBlocks();
    void anyRefusedCallStopsTheTill();
    void liveNeedsCommissioning();
    void blocksAreClearedByManagersOnly();
    void lossesOfARepairStopTheTill();
    void damageMetInUseIsNoted();
    void listIsAnnouncedFourTimesASecond();
    void backOnlineChecksTheUnknown();
    void aMachineThatSleptChecksTheUnknown_data();
    void aMachineThatSleptChecksTheUnknown();
    void restoreRebuildsEverything();
    void failedRestoreKeepsTheOldJournal();
    void oneConnectionTestAtATime();
    void endWritesWhatWaits();
    void personalDataGoesAMinuteAfterTheStart();
    void forgettingNeedsAReason();
};

void TestEngineCore::personalDataGoesAMinuteAfterTheStart()
{
    Rig r;
    FakeRetention retention;
    retention.left = 1;
    r.retention = &retention;
    r.start();
    Settings settings = tillSettings();
    settings.retention.payments = 6;
    r.core->configure(settings, someKeys());
    QSignalSpy purged(r.core.get(), &EngineCore::personalDataPurged);
    r.scheduler.advance(RetentionService::AfterStart - Millis(1));
    QVERIFY(retention.asked.isEmpty());
    r.scheduler.advance(Millis(1));
    QCOMPARE(purged.size(), 1);
    QCOMPARE(retention.asked.first(), PurgeLimits::of(settings.retention, r.clock->nowMs()));
    r.core->shutDown(); // the journal is closed: nothing is asked any more
    r.scheduler.advance(RetentionService::BetweenRuns);
    QCOMPARE(retention.asked.size(), 1);
}

void TestEngineCore::forgettingNeedsAReason()
{
    Rig r;
    const PhoneNumber phone = PhoneNumber::from(QStringLiteral("+5511961234567"));
    QCOMPARE(r.core->forgetPhone(phone, Decision).error().kind, ErrorKind::StorageFailed); // not started
    FakeRetention retention;
    r.retention = &retention;
    r.start();
    QCOMPARE(r.core->forgetPhone(phone, {QStringLiteral("Bo"), QStringLiteral(" ")}).error().context.field, QStringLiteral("reason"));
    QVERIFY(retention.forgotten.isEmpty());
    QVERIFY(r.core->forgetPhone(phone, Decision).has_value());
    QCOMPARE(retention.forgotten, QStringList{QStringLiteral("+5511961234567 on request, by Bo")});
}

void TestEngineCore::nothingWorksBeforeStart()
{
    Rig r;
    QCOMPARE(r.core->newSale(QStringLiteral("x")).error().kind, ErrorKind::StorageFailed);
    QCOMPARE(r.core->charge(orderFor(openSale())).error().kind, ErrorKind::StorageFailed);
    QCOMPARE(r.core->backup(QStringLiteral("/tmp/x")).error().kind, ErrorKind::StorageFailed);
    bool answered = false;
    r.core->savedMethods(ana().id, [&](const Result<QList<SavedMethod>> &a) { answered = !a; });
    QVERIFY(answered);
}

void TestEngineCore::refusedStartSaysWhyAndCanBeRepeated()
{
    Rig r;
    r.openError = Error{ErrorKind::StorageReadOnly, {.path = QStringLiteral("/fake")}};
    QSignalSpy blocks(r.core.get(), &EngineCore::blockChanged);
    const StartReport refused = r.start();
    QCOMPARE(refused.storage->kind, ErrorKind::StorageReadOnly);
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::StorageTrouble);
    QCOMPARE(r.core->newSale(QStringLiteral("x")).error().context.path, QStringLiteral("/fake"));
    r.store->openError.reset();
    QVERIFY(!r.core->start().storage);
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::None);
    QVERIFY(r.core->newSale(QStringLiteral("x")));
}

void TestEngineCore::openSaleComesBack()
{
    Rig r;
    r.opening.uncleanEnd = true;
    r.journal.plant(attemptIn(AttemptState::Unknown, r.clock->nowMs()));
    const Sale left = *r.journal.createSale(RegisterId::from(QStringLiteral("R1")), QDate(2026, 11, 21), openSale());
    const StartReport report = r.start();
    QCOMPARE(report.openSale->id, left.id);
    QCOMPARE(report.settling, 1);
    QVERIFY(report.uncleanEnd);
    QCOMPARE(r.core->openAttempts, 1);
    QCOMPARE(r.gateway->count(QStringLiteral("paymentsByOrderId")), 2); // one lookup, one health probe
}

void TestEngineCore::chargeWritesTheCartWithItself()
{
    Rig r;
    r.start();
    const Sale sale = r.sale(); // the autosave has no time to run by itself
    const int before = r.journal.commits();
    const Result<Attempt> recorded = r.core->charge(orderFor(sale));
    QVERIFY(recorded.has_value());
    QCOMPARE(r.journal.commits(), before + 1);
    QCOMPARE(r.journal.sale(sale.id)->cart, sale.cart);
    const Attempt sent = r.sent();
    QCOMPARE(sent.state, AttemptState::Sending);
    QCOMPARE(r.core->openAttempts, 2);
}

void TestEngineCore::aRefusedChargeLosesNoCart()
{
    Rig r;
    r.start();
    Sale sale = r.sale();
    ChargeOrder order = orderFor(sale);
    order.intent.amount = Money::fromMinor(order.intent.amount.minor() + 1, order.intent.amount.currency());
    QVERIFY(!r.core->charge(order));
    QVERIFY(r.journal.sale(sale.id)->cart != sale.cart); // not yet
    r.core->shutDown();
    QCOMPARE(r.journal.sale(sale.id)->cart, sale.cart);
}

void TestEngineCore::keysDecideTheBlocks()
{
    Rig r;
    QSignalSpy blocks(r.core.get(), &EngineCore::blockChanged);
    r.core->start();
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::NoKeys);
    QCOMPARE(r.core->charge(orderFor(openSale())).error().context.code, QStringLiteral("NO_KEYS"));
    r.core->configure(tillSettings(), someKeys());
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::None);
    QCOMPARE(r.gateway->profile.accountId, AccountId);
    r.core->configure(tillSettings(), {});
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::NoKeys);
}

void TestEngineCore::anyRefusedCallStopsTheTill()
{
    Rig r;
    r.start();
    const Attempt attempt = r.sent();
    QSignalSpy blocks(r.core.get(), &EngineCore::blockChanged);
    QSignalSpy health(r.core.get(), &EngineCore::healthChanged);
    r.core->savedMethods(ana().id, [](const Result<QList<SavedMethod>> &) {});
    r.gateway->methods.answer(
        bad<QList<SavedMethod>>(ErrorKind::Unauthenticated, QStringLiteral("EXPIRED_CREDENTIALS"), 401));
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::KeysRefused);
    QCOMPARE(health.constLast()[0].value<HealthReport>().health, GatewayHealth::KeysRefused);
    r.gateway->posts.answer(bad<Payment>(ErrorKind::TimedOut)); // the payment under way ends unknown ...
    QCOMPARE(r.journal.attempt(attempt.id)->state, AttemptState::Unknown);
    r.gateway->lookups.waiting.clear();
    r.scheduler.advance(Millis(600'000));
    QVERIFY(r.gateway->lookups.waiting.empty()); // ... nothing is called ...
    r.gateway->lookups.rule = [&](const Seen &seen) {
        return std::optional(
            good(seen.subject == attempt.orderId.text() ? QList{approved(attempt)} : QList<Payment>{}));
    };
    r.core->configure(tillSettings(), someKeys()); // ... until somebody brings keys
    r.scheduler.advance(Millis(100));
    QCOMPARE(r.journal.attempt(attempt.id)->state, AttemptState::Approved);
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::None);
}

void TestEngineCore::lossesOfARepairStopTheTill()
{
    Rig r;
    r.opening.salvage = JournalSalvage{QStringLiteral("/d/journal.db.damaged-1"), QStringLiteral("/d/journal.db.damaged-1.txt"), 100, 2};
    QVERIFY(r.journal.setFact(SalvageFact, QStringLiteral("100 2 /d/journal.db.damaged-1")).has_value());
    QSignalSpy blocks(r.core.get(), &EngineCore::blockChanged);
    const StartReport report = r.start();
    QCOMPARE(report.salvage, r.opening.salvage);
    QCOMPARE(r.journal.fact(SalvageFact).value(), QString());
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().block, TillBlock::JournalSalvaged);
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().detail, r.opening.salvage->reportFile);
    QCOMPARE(r.core->charge(orderFor(r.sale())).error().context.code, QStringLiteral("JOURNAL_SALVAGED"));
    const ManagerDecision decision{QStringLiteral("Vera"), QStringLiteral("both orders found in the dashboard")};
    QVERIFY(r.core->clearBlock(TillBlock::JournalSalvaged, decision).has_value());
    QVERIFY(r.core->charge(orderFor(r.sale())).has_value());
}

void TestEngineCore::damageMetInUseIsNoted()
{
    Rig r;
    r.start();
    r.core->journalDamaged(Error{ErrorKind::StorageFull, {}});
    QVERIFY(!r.notebook.lines().contains(QStringLiteral("suspect")));
    r.core->journalDamaged(Error{ErrorKind::StorageCorrupt, {}});
    QVERIFY(r.notebook.lines().contains(QStringLiteral("suspect")));
}

void TestEngineCore::liveNeedsCommissioning()
{
    Rig r;
    r.start();
    Settings live = tillSettings();
    live.environment = Environment::LiveUs;
    r.core->configure(live, someKeys());
    const Sale sale = r.sale();
    QCOMPARE(r.core->charge(orderFor(sale)).error().context.code, QStringLiteral("NOT_COMMISSIONED"));
    live.commissioned = true;
    r.core->configure(live, someKeys());
    QVERIFY(r.core->charge(orderFor(sale)));
}

void TestEngineCore::blocksAreClearedByManagersOnly()
{
    Rig r;
    r.start();
    const Attempt attempt = r.sent();
    Payment wrong = approved(attempt);
    wrong.amount = reais(250000);
    r.gateway->posts.answer(good(wrong, 201));
    QCOMPARE(r.core->charge(orderFor(r.sale())).error().context.code, QStringLiteral("AMOUNT_MISMATCH"));
    QCOMPARE(r.core->clearBlock(TillBlock::AmountMismatch, {QStringLiteral("Bo"), QString()}).error().context.field,
             QStringLiteral("reason"));
    QCOMPARE(r.core->clearBlock(TillBlock::StorageTrouble, Decision).error().kind, ErrorKind::Conflict);
    QVERIFY(r.core->clearBlock(TillBlock::AmountMismatch, Decision));
    QVERIFY(r.core->charge(orderFor(r.sale())));
    QVERIFY(r.journal.fact(QStringLiteral("cleared AMOUNT_MISMATCH"))->contains(Decision.reason));
}

void TestEngineCore::listIsAnnouncedFourTimesASecond()
{
    Rig r;
    for (int i = 0; i < 30; ++i) {
        Attempt open = attemptIn(AttemptState::WaitingCustomer, r.clock->nowMs());
        open.id = AttemptId::from(QStringLiteral("w%1").arg(i));
        r.journal.plant(open);
    }
    r.start();
    r.gateway->reads.rule = [](const Seen &) {
        return std::optional(good(waiting(attemptIn(AttemptState::Sending, 0))));
    };
    while (!r.gateway->reads.waiting.empty())
        r.gateway->reads.answer(good(waiting(attemptIn(AttemptState::Sending, 0))));
    QSignalSpy attempts(r.core.get(), &EngineCore::attemptChanged);
    QSignalSpy lists(r.core.get(), &EngineCore::paymentsChanged);
    r.scheduler.advance(Millis(10'000));
    QVERIFY(attempts.size() > 100);
    QVERIFY2(lists.size() >= 3 && lists.size() <= 41, qPrintable(QString::number(lists.size())));
}

void TestEngineCore::aMachineThatSleptChecksTheUnknown_data()
{
    QTest::addColumn<qint64>("jumpMs");
    QTest::addColumn<bool>("noticed");
    QTest::newRow("slept for an hour") << qint64(3'600'000) << true;
    QTest::newRow("clock set forward by a day") << qint64(86'400'000) << true;
    QTest::newRow("clock set back by an hour") << qint64(-3'600'000) << true;
    QTest::newRow("clock set back by a day") << qint64(-86'400'000) << true;
    QTest::newRow("clock kept in step") << qint64(-500) << false;
}

void TestEngineCore::aMachineThatSleptChecksTheUnknown()
{
    QFETCH(qint64, jumpMs);
    QFETCH(bool, noticed);
    Rig r;
    r.start();
    const Attempt attempt = r.sent();
    r.gateway->posts.rule = [](const Seen &) { return std::optional(offline<Payment>()); };
    r.gateway->lookups.rule = [](const Seen &) { return std::optional(good(QList<Payment>{})); };
    r.gateway->posts.answer(bad<Payment>(ErrorKind::ConnectionLost));
    r.scheduler.advance(Millis(3'600'000)); // the next lookup by itself would be long away
    QCOMPARE(r.journal.attempt(attempt.id)->state, AttemptState::Unknown);
    const int posts = r.gateway->count(QStringLiteral("createPayment"));
    r.gateway->lookups.rule = [&](const Seen &seen) {
        return std::optional(
            good(seen.subject == attempt.orderId.text() ? QList{approved(attempt)} : QList<Payment>{}));
    };
    r.clock->jump(jumpMs);
    r.scheduler.advance(Millis(16'000));
    QCOMPARE(r.journal.attempt(attempt.id)->state, noticed ? AttemptState::Approved : AttemptState::Unknown);
    QCOMPARE(r.gateway->count(QStringLiteral("createPayment")), posts); // asked, never sent again
}

void TestEngineCore::backOnlineChecksTheUnknown()
{
    Rig r;
    r.start();
    const Attempt attempt = r.sent();
    r.gateway->posts.rule = [](const Seen &) { return std::optional(offline<Payment>()); };
    r.gateway->lookups.rule = [](const Seen &) { return std::optional(offline<QList<Payment>>()); };
    r.gateway->posts.answer(bad<Payment>(ErrorKind::ConnectionLost));
    r.scheduler.advance(Millis(3'600'000)); // the next lookup by itself would be long away
    QCOMPARE(r.journal.attempt(attempt.id)->state, AttemptState::Unknown);
    r.gateway->lookups.rule = [&](const Seen &seen) {
        return std::optional(
            good(seen.subject == attempt.orderId.text() ? QList{approved(attempt)} : QList<Payment>{}));
    };
    r.scheduler.advance(Millis(61'000));
    QCOMPARE(r.journal.attempt(attempt.id)->state, AttemptState::Approved);
}

void TestEngineCore::restoreRebuildsEverything()
{
    Rig r;
    r.start();
    r.sent();
    QCOMPARE(r.core->openAttempts, 1);
    const StartReport report = r.core->restore(QStringLiteral("/copies/monday.db"));
    QVERIFY(!report.storage);
    QVERIFY(r.notebook.lines().contains(QStringLiteral("restore /copies/monday.db")));
    QCOMPARE(report.settling, 1); // what was under way is settled like after any start
    QVERIFY(r.core->newSale(QStringLiteral("x")));
}

void TestEngineCore::failedRestoreKeepsTheOldJournal()
{
    Rig r;
    r.start();
    r.store->restoreError = Error{ErrorKind::StorageCorrupt, {}};
    const StartReport report = r.core->restore(QStringLiteral("/copies/broken.db"));
    QCOMPARE(report.storage->kind, ErrorKind::StorageCorrupt);
    QVERIFY(r.core->newSale(QStringLiteral("x"))); // and work goes on
}

void TestEngineCore::oneConnectionTestAtATime()
{
    Rig r;
    r.start();
    QList<Result<ConnectionReport>> reports;
    const auto note = [&](const Result<ConnectionReport> &report) { reports.append(report); };
    r.core->testConnection(tillSettings(), someKeys(), note);
    r.core->testConnection(tillSettings(), someKeys(), note);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports[0].error().kind, ErrorKind::Conflict);
    QCOMPARE(r.gateways, 2); // with a gateway of its own: running calls keep their keys
}

void TestEngineCore::endWritesWhatWaits()
{
    Rig r;
    r.start();
    Sale sale = *r.core->newSale(QStringLiteral("Cashier 1"));
    sale.description = QStringLiteral("typed a moment ago");
    r.core->saveSale(sale);
    r.core->shutDown();
    QCOMPARE(r.journal.sale(sale.id)->description, QStringLiteral("typed a moment ago"));
    QCOMPARE(r.notebook.lines().constLast(), QStringLiteral("close"));
}

QTEST_GUILESS_MAIN(TestEngineCore)
#include "tst_enginecore.moc"
