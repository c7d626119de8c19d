// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One report from the question to its last row: lost answers, late and empty
// reports, links that run out, restarts at every stage.
#include "unit/services/reportdesk.h"

using namespace pos;
using namespace pos::test;

class TestReportService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeRoad()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1"), row("p-2", "DECLINED", "DECLINED")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stages, (QList<ReportStage>{ReportStage::Asking, ReportStage::Waiting, ReportStage::Fetching, ReportStage::Reading, ReportStage::Done}));
        QCOMPARE(desk.gateway.creates.asked, 1);
        QCOMPARE(desk.tally(), (ReportTally{.rows = 2, .added = 2, .unreadable = 1}));
        QVERIFY(desk.files().isEmpty()); // names of customers were in it
        const QList<Attempt> attempts = desk.journal.allAttempts();
        QCOMPARE(attempts.size(), 2);
        QCOMPARE(attempts[0].origin, AttemptOrigin::Yuno);
        QVERIFY(attempts[0].key.isEmpty() && attempts[0].body.isEmpty());
        QCOMPARE(attempts[0].state, AttemptState::Approved);
        QCOMPARE(attempts[0].intent.amount, reais(1000));
        QCOMPARE(attempts[0].createdMs, ManualClock::Start - DayMs);
        QCOMPARE(attempts[1].state, AttemptState::Declined);
    }

    void periodsThatYunoWouldRefuse()
    {
        Desk desk;
        const qint64 now = ManualClock::Start;
        QCOMPARE(desk.service->request(ReportPurpose::Import, now, now).error().context.code, QStringLiteral("REPORT_RANGE_ERROR"));
        QCOMPARE(desk.service->request(ReportPurpose::Import, now - 60 * DayMs, now).error().context.code, QStringLiteral("REPORT_MAX_RANGE_ERROR"));
        QCOMPARE(desk.gateway.creates.asked, 0);
    }

    void oneAtATime()
    {
        Desk desk;
        desk.ask();
        const Result<ReportJob> second = desk.service->request(ReportPurpose::Reconcile, ManualClock::Start - DayMs, ManualClock::Start);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
    }

    void politeWhileItIsMade()
    {
        Desk desk;
        desk.gateway.reads.answers = {reportIn(ReportStatus::InProcess)};
        desk.ask();
        desk.pass(5 * 60'000);
        QVERIFY2(desk.gateway.reads.asked >= 28 && desk.gateway.reads.asked <= 31, qPrintable(QString::number(desk.gateway.reads.asked)));
    }

    void neverReady()
    {
        Desk desk;
        desk.gateway.reads.answers = {reportIn(ReportStatus::InProcess)};
        desk.ask();
        desk.pass(3 * 3'600'000);
        QCOMPARE(desk.stage(), ReportStage::Failed);
        QCOMPARE(desk.service->job()->error->context.code, QStringLiteral("REPORT_LATE"));
        const int asked = desk.gateway.reads.asked;
        desk.pass(3'600'000);
        QCOMPARE(desk.gateway.reads.asked, asked);
    }

    void lostAnswerIsLookedForBeforeAskingAgain()
    {
        Desk desk;
        desk.gateway.creates.answers = {fail(errorOf(ErrorKind::TimedOut))};
        desk.gateway.listKnowsReference = true;
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.creates.asked, 1);
        QCOMPARE(desk.service->job()->id.text(), QStringLiteral("r-1"));
    }

    void notFoundInTheListIsAskedAgain()
    {
        Desk desk;
        desk.gateway.creates.answers = {fail(errorOf(ErrorKind::ConnectionLost)), reportIn(ReportStatus::InProcess)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.creates.asked, 2);
        QCOMPARE(desk.gateway.lists.asked, 3);
        QCOMPARE(desk.gateway.requests[0].reference, desk.gateway.requests[1].reference);
    }

    void offlineNothingIsLookedFor()
    {
        Desk desk;
        desk.gateway.mayHaveLeft = false;
        desk.gateway.creates.answers = {fail(errorOf(ErrorKind::Offline)), fail(errorOf(ErrorKind::Offline)), reportIn(ReportStatus::InProcess)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.lists.asked, 0);
    }

    void slowsDownWhenAsked()
    {
        Desk desk;
        Error busy = errorOf(ErrorKind::RateLimited);
        busy.context.retryAfterSeconds = 90;
        desk.gateway.reads.answers = {fail(busy), reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.pass(60'000);
        QCOMPARE(desk.gateway.reads.asked, 1);
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
    }

    void refusedIsToldAtOnce()
    {
        for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::Unauthenticated, ErrorKind::RequestRefused}) {
            Desk desk;
            desk.gateway.creates.answers = {fail(errorOf(kind, "X"))};
            desk.ask();
            desk.pass(100);
            QCOMPARE(desk.stage(), ReportStage::Failed);
            QCOMPARE(desk.service->job()->error->kind, kind);
        }
    }

    void expiredIsAskedForAnew()
    {
        Desk desk;
        desk.gateway.reads.answers = {reportIn(ReportStatus::Expired), reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.creates.asked, 2);
    }

    void brokenDownloadGetsANewLink()
    {
        Desk desk;
        desk.gateway.files.answers = {fail(errorOf(ErrorKind::ConnectionLost)), fail(errorOf(ErrorKind::RequestRefused)), QByteArray("file")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.links.asked, 3);
    }

    void emptyReportIsNoError()
    {
        Desk desk;
        desk.gateway.links.answers = {fail(errorOf(ErrorKind::RequestRefused, "REPORT_EMPTY"))};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.tally().rows, 0);
        QVERIFY(desk.gateway.opened.isEmpty());
    }

    void otherShapeIsTold()
    {
        Desk desk;
        desk.gateway.openError = errorOf(ErrorKind::MalformedReply, "MISSING_COLUMNS");
        desk.gateway.openError->context.messages = {QStringLiteral("status")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Failed);
        desk.begin(); // and still told after a restart
        QCOMPARE(desk.service->job()->error->context.messages, QStringList{QStringLiteral("status")});
        QVERIFY(desk.files().isEmpty());
    }

    void damagedFileIsFetchedAnew()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1")};
        desk.gateway.openError = errorOf(ErrorKind::MalformedReply, "BAD_ARCHIVE");
        desk.ask();
        for (int i = 0; i < 200'000 && desk.gateway.opened.isEmpty(); ++i)
            desk.pass(1);
        desk.gateway.openError.reset();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.gateway.files.asked, 2);
        QCOMPARE(desk.gateway.creates.asked, 1);
        QCOMPARE(desk.tally().added, 1);
    }

    void truncatedKeepsWhatCameBefore()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1")};
        desk.gateway.endError = errorOf(ErrorKind::MalformedReply, "TRUNCATED");
        desk.ask();
        desk.finish();
        QCOMPARE(desk.gateway.files.asked, 3);
        QCOMPARE(desk.stage(), ReportStage::Failed);
        QCOMPARE(desk.journal.allAttempts().size(), 1);
    }

    void goesOnAfterARestartAtEveryStage()
    {
        for (const ReportStage at : {ReportStage::Asking, ReportStage::Waiting, ReportStage::Fetching, ReportStage::Reading}) {
            Desk desk;
            for (int i = 0; i < 500; ++i)
                desk.gateway.rows.append(row(qPrintable(QStringLiteral("p-%1").arg(i))));
            desk.gateway.listKnowsReference = true;
            desk.ask();
            for (int i = 0; i < 200'000 && desk.stage() != at; ++i)
                desk.pass(1);
            QCOMPARE(desk.stage(), at);
            if (at == ReportStage::Reading)
                desk.pass(3); // some rows are in
            if (at == ReportStage::Reading)
                QVERIFY(!desk.journal.allAttempts().isEmpty() && desk.journal.allAttempts().size() < 500);
            desk.begin();
            desk.finish();
            QCOMPARE(desk.stage(), ReportStage::Done);
            QCOMPARE(desk.journal.allAttempts().size(), 500);
            QCOMPARE(desk.gateway.creates.asked, 1);
        }
    }

    void fullDiskStopsItAndNothingIsHalfDone()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1")};
        desk.ask();
        for (int i = 0; i < 200'000 && desk.stage() != ReportStage::Reading; ++i)
            desk.pass(1);
        desk.journal.failAllWrites(ErrorKind::StorageFull);
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Failed);
        QCOMPARE(desk.service->job()->error->kind, ErrorKind::StorageFull);
        QVERIFY(desk.journal.allAttempts().isEmpty());
    }

    void cancelled()
    {
        Desk desk;
        desk.ask();
        desk.pass(100);
        desk.service->cancel();
        QCOMPARE(desk.stage(), ReportStage::Cancelled);
        const int asked = desk.gateway.reads.asked;
        desk.finish();
        QCOMPARE(desk.gateway.reads.asked, asked);
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
    }

    void everyHourWhenAsked()
    {
        Desk desk;
        QVERIFY(desk.service->setSchedule(true));
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.pass(2 * 3'600'000 + 10 * 60'000);
        QCOMPARE(desk.gateway.creates.asked, 3);
        QCOMPARE(desk.gateway.requests[0].untilMs - desk.gateway.requests[0].fromMs, 2 * DayMs);
        QVERIFY(!desk.service->job()->askedByHand);
        desk.begin();
        QVERIFY(desk.service->isScheduled());
        QVERIFY(desk.service->setSchedule(false));
        desk.pass(3 * 3'600'000);
        QCOMPARE(desk.gateway.creates.asked, 3);
    }

    void waitsForTheKeys()
    {
        Desk desk;
        desk.service->configure(false);
        desk.ask();
        desk.pass(60'000);
        QCOMPARE(desk.gateway.creates.asked, 0);
        desk.service->configure(true);
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
    }

    void jobSurvivesAsText()
    {
        ReportJob job;
        job.purpose = ReportPurpose::Reconcile;
        job.request = {ReportType::Payments, 1, 2, QStringLiteral("ref")};
        job.stage = ReportStage::Reading;
        job.id = ReportId::from(QStringLiteral("r"));
        job.asked = 2;
        job.lookups = 1;
        job.file = QStringLiteral("f");
        job.askedByHand = false;
        job.tally = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        job.createdMs = 9;
        job.updatedMs = 10;
        QCOMPARE(reportJobFromText(reportJobText(job)), std::optional(job));
        QCOMPARE(reportJobFromText(QString()), std::optional<ReportJob>());
        QCOMPARE(reportJobFromText(QStringLiteral("{\"version\":99}")), std::optional<ReportJob>());
    }
};

QTEST_GUILESS_MAIN(TestReportService)
#include "tst_reportservice.moc"
