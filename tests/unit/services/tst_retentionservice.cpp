// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When personal data is removed: after the start, once a day, in small steps with
// pauses, never by a clock that is years ahead, and again after trouble.
#include "services/retentionservice.h"
#include "support/fakeretention.h"
#include "support/manualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;

struct Bench
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    FakeRetention journal;
    RetentionService service{journal, scheduler, clock};
    QSignalSpy purged{&service, &RetentionService::purged};
};

} // namespace

class RetentionServiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsSoonAfterTheStartAndDaily();
    void breathesBetweenSteps();
    void tellsWhatItRemoved();
    void aClockYearsAheadEmptiesNothing();
    void nothingIsDoneBeforeTheFirstSale();
    void troubleIsTriedAgainTomorrow();
    void timesOfTheShopHoldFromTheNextRun();
};

void RetentionServiceTest::runsSoonAfterTheStartAndDaily()
{
    Bench b;
    b.service.start();
    b.scheduler.advance(RetentionService::AfterStart - Millis(1));
    QVERIFY(b.journal.asked.isEmpty());
    b.scheduler.advance(Millis(1));
    QCOMPARE(b.journal.asked.size(), 1);
    b.scheduler.advance(RetentionService::BetweenRuns - Millis(1));
    QCOMPARE(b.journal.asked.size(), 1);
    b.scheduler.advance(Millis(1));
    QCOMPARE(b.journal.asked.size(), 2);
    b.service.start(); // keys were changed: not twice as often from now on
    b.scheduler.advance(RetentionService::AfterStart);
    QCOMPARE(b.journal.asked.size(), 3);
    b.scheduler.advance(RetentionService::BetweenRuns);
    QCOMPARE(b.journal.asked.size(), 4);
}

void RetentionServiceTest::breathesBetweenSteps()
{
    Bench b;
    b.journal.left = 3;
    b.service.start();
    b.scheduler.advance(RetentionService::AfterStart);
    QCOMPARE(b.journal.asked.size(), 1);
    QVERIFY(b.service.isRunning());
    b.service.runNow(); // one at a time
    QCOMPARE(b.journal.asked.size(), 1);
    b.scheduler.advance(RetentionService::Breath);
    QCOMPARE(b.journal.asked.size(), 2);
    b.scheduler.advance(RetentionService::Breath);
    QVERIFY(!b.service.isRunning());
    QCOMPARE(b.journal.asked.size(), 3);
    QCOMPARE(b.journal.reports.last().counts.payments, 2); // each step knows what went before
}

void RetentionServiceTest::tellsWhatItRemoved()
{
    Bench b;
    b.service.start();
    b.scheduler.advance(RetentionService::AfterStart);
    QVERIFY(b.purged.isEmpty() && b.journal.closed.isEmpty()); // nothing was due
    b.journal.left = 2;
    b.service.runNow();
    b.scheduler.advance(RetentionService::Breath);
    QCOMPARE(b.purged.size(), 1);
    const auto report = b.purged.first().first().value<PurgeReport>();
    QCOMPARE(report.counts.payments, 2);
    QVERIFY(report.finished);
    QCOMPARE(b.journal.closed, QList<PurgeReport>{report});
    QCOMPARE(PurgeReport::fromText(report.text()), std::optional(report));
}

void RetentionServiceTest::aClockYearsAheadEmptiesNothing()
{
    Bench b;
    b.clock.jump(20 * 365 * Day);
    b.service.runNow();
    QCOMPARE(b.journal.asked.size(), 1);
    QCOMPARE(b.journal.asked.first(), PurgeLimits::of({}, ManualClock::Start + RetentionService::MostIdleMs));
    QVERIFY(b.journal.asked.first().paymentsBeforeMs < ManualClock::Start);
}

void RetentionServiceTest::nothingIsDoneBeforeTheFirstSale()
{
    Bench b;
    b.journal.last = 0;
    b.service.runNow();
    QVERIFY(b.journal.asked.isEmpty() && !b.service.isRunning());
}

void RetentionServiceTest::troubleIsTriedAgainTomorrow()
{
    Bench b;
    b.journal.broken = true;
    b.journal.left = 1;
    b.service.start();
    b.scheduler.advance(RetentionService::AfterStart);
    QVERIFY(!b.service.isRunning() && b.purged.isEmpty());
    b.journal.broken = false;
    b.scheduler.advance(RetentionService::BetweenRuns);
    QCOMPARE(b.purged.size(), 1);
}

void RetentionServiceTest::timesOfTheShopHoldFromTheNextRun()
{
    Bench b;
    b.journal.left = 2;
    b.service.runNow();
    b.service.setRules({6, 12, 120});
    b.scheduler.advance(RetentionService::Breath);
    QCOMPARE(b.journal.asked.last(), b.journal.asked.first());
    b.service.runNow();
    const auto at = [](QDate date) { return QDateTime(date, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() + RetentionService::Breath.count(); };
    QCOMPARE(b.journal.asked.last(), (PurgeLimits{at({2026, 5, 21}), at({2025, 11, 21}), at({2016, 11, 21})}));
}

QTEST_GUILESS_MAIN(RetentionServiceTest)
#include "tst_retentionservice.moc"
