// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the engine does when Yuno cannot be reached or refuses the keys, whichever
// call finds out: many payments fail at once and with one reason, reports stop like
// everything else, and new keys bring everything back.
#include "unit/services/enginerig.h"

#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr int Many = 500;

QList<AttemptId> plantMany(Rig &rig)
{
    QList<AttemptId> ids;
    for (int i = 0; i < Many; ++i) {
        Attempt attempt = own(QStringLiteral("p-%1").arg(i).toLatin1().constData());
        rig.journal.plant(attempt);
        ids.append(attempt.id);
    }
    return ids;
}

struct Bulk
{
    QList<Result<RefreshProgress>> ends;
    void run(Rig &rig, const QList<AttemptId> &ids)
    {
        rig.core->refreshPayments(ids, [this](const Result<RefreshProgress> &end) { ends.append(end); });
    }
};

void goOffline(Rig &rig)
{
    rig.gateway->lookups.rule = [](const Seen &) { return std::optional(offline<QList<Payment>>()); };
    rig.gateway->reads.rule = [](const Seen &) { return std::optional(offline<Payment>()); };
}

} // namespace

class TestEngineReach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyFailAtOnceWhileOffline();
    void manyStopWhenTheLineBreaks();
    void manyFailAtOnceWithoutKeys();
    void aReportWithRefusedKeysStopsEveryCall();
    void aReportThatMayNotBeMadeStopsNothingElse();
    void aFileOfSomebodyElsesHostSaysNothingAboutTheKeys();
};

void TestEngineReach::manyFailAtOnceWhileOffline()
{
    Rig rig;
    rig.start();
    goOffline(rig);
    rig.scheduler.advance(Millis(1)); // the first look
    rig.gateway->lookups.answer(offline<QList<Payment>>());
    const QList<AttemptId> ids = plantMany(rig);
    Bulk bulk;
    bulk.run(rig, ids);
    QCOMPARE(bulk.ends.size(), 1); // no waiting, not even a turn of the loop
    QVERIFY(!bulk.ends.first());
    QCOMPARE(bulk.ends.first().error().kind, ErrorKind::Offline);
    QCOMPARE(rig.gateway->count(QStringLiteral("payment")), 0);
}

void TestEngineReach::manyStopWhenTheLineBreaks()
{
    Rig rig;
    rig.start();
    const QList<AttemptId> ids = plantMany(rig);
    QSignalSpy progress(rig.core.get(), &EngineCore::refreshProgressed);
    Bulk bulk;
    bulk.run(rig, ids);
    rig.scheduler.settle();
    QVERIFY(bulk.ends.isEmpty());
    goOffline(rig);
    rig.gateway->reads.answer(offline<Payment>());
    rig.scheduler.settle();
    QCOMPARE(bulk.ends.size(), 1);
    QVERIFY(bulk.ends.first());
    QCOMPARE(bulk.ends.first()->total, Many);
    QCOMPARE(bulk.ends.first()->done, Many);
    QCOMPARE(bulk.ends.first()->failed, Many);
    QCOMPARE(bulk.ends.first()->error.kind, ErrorKind::Offline);
    QVERIFY(rig.gateway->count(QStringLiteral("payment")) < 10);
    QVERIFY(progress.size() < 10); // one sentence, not one for each row
}

void TestEngineReach::manyFailAtOnceWithoutKeys()
{
    Rig rig;
    rig.core->configure(tillSettings(), {});
    rig.core->start();
    Bulk bulk;
    bulk.run(rig, plantMany(rig));
    QCOMPARE(bulk.ends.size(), 1);
    QCOMPARE(bulk.ends.first().error().kind, ErrorKind::Unauthenticated);
}

void TestEngineReach::aReportWithRefusedKeysStopsEveryCall()
{
    Rig rig(true);
    QSignalSpy blocks(rig.core.get(), &EngineCore::blockChanged);
    QSignalSpy health(rig.core.get(), &EngineCore::healthChanged);
    rig.start();
    Error refused = errorOf(ErrorKind::Unauthenticated, "INVALID_CREDENTIALS");
    refused.context.httpStatus = 401;
    rig.reports->creates.answers = {fail(refused)};
    QVERIFY(rig.core->startReport(ReportPurpose::Import, ManualClock::Start - DayMs, ManualClock::Start));
    rig.scheduler.advance(Millis(10));
    QCOMPARE((*rig.core->reportJob())->stage, ReportStage::Failed);
    QCOMPARE((*rig.core->reportJob())->error->kind, ErrorKind::Unauthenticated);
    QCOMPARE(blocks.last().first().value<BlockReport>().block, TillBlock::KeysRefused);
    QCOMPARE(health.last().first().value<HealthReport>().health, GatewayHealth::KeysRefused);

    // Nothing calls any more: neither a payment, nor a search, nor another report.
    const qsizetype seen = rig.gateway->seen.size();
    const int asked = rig.reports->creates.asked;
    bool answered = false;
    rig.core->findAtYuno(QStringLiteral("R1-20260101-000001-1"), [&](const Result<QList<Payment>> &found) {
        answered = true;
        QCOMPARE(found.error().kind, ErrorKind::Unauthenticated);
    });
    QVERIFY(answered);
    QVERIFY(rig.core->startReport(ReportPurpose::Import, ManualClock::Start - DayMs, ManualClock::Start));
    rig.scheduler.advance(Millis(10 * 60'000));
    QCOMPARE(rig.gateway->seen.size(), seen);
    QCOMPARE(rig.reports->creates.asked, asked);

    // The one place where it is put right is Settings: new keys, and what waited goes on.
    rig.reports->creates.answers = {reportIn(ReportStatus::InProcess)};
    rig.core->configure(tillSettings(), someKeys());
    rig.scheduler.advance(Millis(1000));
    QCOMPARE(rig.reports->creates.asked, asked + 1);
}

void TestEngineReach::aReportThatMayNotBeMadeStopsNothingElse()
{
    Rig rig(true);
    QSignalSpy blocks(rig.core.get(), &EngineCore::blockChanged);
    rig.start();
    const qsizetype before = blocks.size();
    Error forbidden = errorOf(ErrorKind::Forbidden, "FORBIDDEN");
    forbidden.context.httpStatus = 403;
    rig.reports->creates.answers = {fail(forbidden)};
    QVERIFY(rig.core->startReport(ReportPurpose::Import, ManualClock::Start - DayMs, ManualClock::Start));
    rig.scheduler.advance(Millis(10));
    QCOMPARE((*rig.core->reportJob())->stage, ReportStage::Failed);
    QCOMPARE(blocks.size(), before);
}

void TestEngineReach::aFileOfSomebodyElsesHostSaysNothingAboutTheKeys()
{
    Rig rig(true);
    QSignalSpy blocks(rig.core.get(), &EngineCore::blockChanged);
    rig.start();
    const qsizetype before = blocks.size();
    Error refused = errorOf(ErrorKind::Unauthenticated, "INVALID_CREDENTIALS");
    refused.context.httpStatus = 401;
    rig.reports->creates.answers = {reportIn(ReportStatus::Ready)};
    rig.reports->reads.answers = {reportIn(ReportStatus::Ready)};
    rig.reports->links.answers = {QUrl(QStringLiteral("https://files.example/r.zip"))};
    rig.reports->files.answers = {fail(refused), QByteArray("file")};
    rig.reports->rows = {row("p-1")};
    QVERIFY(rig.core->startReport(ReportPurpose::Reconcile, ManualClock::Start - DayMs, ManualClock::Start));
    rig.scheduler.advance(Millis(5 * 60'000));
    QCOMPARE((*rig.core->reportJob())->stage, ReportStage::Done); // with a new link
    QCOMPARE(blocks.size(), before);
}

QTEST_GUILESS_MAIN(TestEngineReach)
#include "tst_enginereach.moc"
