// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One report from the question to its last row: lost answers, late and empty
// reports, links that run out, restarts at every stage, and what rows do to the
// journal (never anything to a payment that this till made itself).
#include "services/reportreaders.h"
#include "services/reportservice.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 DayMs = 86'400'000;

Error errorOf(ErrorKind kind, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.context.code = QString::fromLatin1(code);
    return error;
}

/// Answers from a list, the last one for ever; counts what was asked.
template <typename T> struct Script
{
    QList<Result<T>> answers;
    int asked = 0;
    Result<T> next()
    {
        ++asked;
        if (answers.isEmpty())
            return fail(errorOf(ErrorKind::Offline));
        return answers.size() == 1 ? answers.first() : answers.takeFirst();
    }
};

class FakeRows final : public ReportRows
{
public:
    FakeRows(QList<Payment> rows, std::optional<Error> end) : m_rows(std::move(rows)), m_end(std::move(end)) {}
    Result<QList<Payment>> next(int most) override
    {
        if (m_rows.isEmpty() && m_end)
            return fail(*m_end);
        const QList<Payment> some = m_rows.first(qMin<qsizetype>(most, m_rows.size()));
        m_rows.remove(0, some.size());
        return some;
    }
    qint64 unreadable() const override { return 1; }

private:
    QList<Payment> m_rows;
    std::optional<Error> m_end;
};

class FakeReports final : public ReportPort
{
public:
    explicit FakeReports(Scheduler &scheduler) : m_scheduler(scheduler) {}

    Script<Report> creates, reads;
    Script<QList<Report>> lists;
    Script<QUrl> links;
    Script<QByteArray> files;
    QList<ReportRequest> requests;
    bool mayHaveLeft = true;
    QList<Payment> rows;
    std::optional<Error> openError, endError;
    QStringList opened;

    void setProfile(const GatewayProfile &, const QString &) override {}
    void setCredentials(Credentials) override {}
    Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) override
    {
        requests.append(request);
        return later<Report>(creates.next(), std::move(handler));
    }
    Call report(const ReportId &, AnswerHandler<Report> handler) override { return later<Report>(reads.next(), std::move(handler)); }
    Call recentReports(qint64, AnswerHandler<QList<Report>> handler) override
    {
        Result<QList<Report>> answer = lists.next();
        if (answer && listKnowsReference) {
            Report one;
            one.id = ReportId::from(QStringLiteral("found"));
            one.reference = requests.isEmpty() ? reference : requests.last().reference;
            answer->append(one);
        }
        return later<QList<Report>>(answer, std::move(handler));
    }
    Call downloadLink(const ReportId &, AnswerHandler<QUrl> handler) override { return later<QUrl>(links.next(), std::move(handler)); }
    Call fetch(const QUrl &, AnswerHandler<QByteArray> handler) override { return later<QByteArray>(files.next(), std::move(handler)); }
    Result<std::unique_ptr<ReportRows>> open(const QString &path) override
    {
        opened.append(path);
        if (openError)
            return fail(*openError);
        return std::unique_ptr<ReportRows>(std::make_unique<FakeRows>(rows, endError));
    }
    bool listKnowsReference = false;
    QString reference;

private:
    struct Handle final : CallHandle
    {
        std::shared_ptr<bool> alive = std::make_shared<bool>(true);
        ~Handle() override { *alive = false; }
    };
    template <typename T> Call later(Result<T> result, AnswerHandler<T> handler)
    {
        auto handle = std::make_unique<Handle>();
        Exchange exchange;
        exchange.mayHaveLeft = result || mayHaveLeft;
        exchange.httpStatus = result ? 200 : result.error().context.httpStatus;
        m_scheduler.after(Millis(1), &m_context, [alive = handle->alive, result, handler, exchange] {
            if (*alive)
                handler({result, exchange});
        });
        return handle;
    }
    Scheduler &m_scheduler;
    QObject m_context;
};

Report reportIn(ReportStatus status)
{
    Report report;
    report.id = ReportId::from(QStringLiteral("r-1"));
    report.status = status;
    return report;
}

Payment row(const char *id, const char *status = "SUCCEEDED", const char *subStatus = "APPROVED", qint64 minor = 1000)
{
    Payment payment;
    payment.id = PaymentId::from(QString::fromLatin1(id));
    payment.orderId = MerchantOrderId::from(QStringLiteral("W7-") + QString::fromLatin1(id));
    payment.status = PaymentStatus::fold(QString::fromLatin1(status), QString::fromLatin1(subStatus));
    payment.amount = reais(minor);
    payment.createdMs = ManualClock::Start - DayMs;
    payment.payerName = QStringLiteral("Eva Far");
    payment.method.type = QStringLiteral("CARD");
    payment.raw = "{}";
    return payment;
}

/// A payment of this till.
Attempt own(const char *id, const char *status = "SUCCEEDED", const char *subStatus = "APPROVED", qint64 minor = 1000)
{
    Attempt attempt;
    attempt.id = AttemptId::from(QStringLiteral("own ") + QString::fromLatin1(id));
    attempt.sale = SaleId::from(QStringLiteral("R1-1"));
    attempt.orderId = MerchantOrderId::from(QStringLiteral("R1-") + QString::fromLatin1(id));
    attempt.key = IdempotencyKey::from(QStringLiteral("key ") + QString::fromLatin1(id));
    attempt.intent.amount = reais(minor);
    attempt.state = AttemptState::Approved;
    attempt.paymentId = PaymentId::from(QString::fromLatin1(id));
    attempt.payment = row(id, status, subStatus, minor);
    attempt.createdMs = ManualClock::Start - DayMs;
    return attempt;
}

struct Desk
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{7};
    FakeJournal journal;
    QTemporaryDir dir;
    FakeReports gateway{scheduler};
    Reconciliation findings;
    QList<AttemptId> doubtful;
    QList<ReportStage> stages;
    std::unique_ptr<ReportService> service;

    Desk()
    {
        gateway.creates.answers = {reportIn(ReportStatus::InProcess)};
        gateway.reads.answers = {reportIn(ReportStatus::InProcess), reportIn(ReportStatus::Ready)};
        gateway.lists.answers = {QList<Report>()};
        gateway.links.answers = {QUrl(QStringLiteral("https://files.example/r.zip"))};
        gateway.files.answers = {QByteArray("file")};
        begin();
    }
    /// As after a restart.
    void begin()
    {
        service.reset();
        ReportService::Parts parts{gateway, journal, scheduler, clock, ids, dir.filePath(QStringLiteral("reports")), {}};
        parts.makeReader = [this](const ReportJob &job) -> std::unique_ptr<ReportReader> {
            if (job.purpose == ReportPurpose::Reconcile)
                return std::make_unique<CompareReader>(journal, clock, findings);
            return std::make_unique<ImportReader>(
                ImportReader::Parts{journal, clock, ids, QString(), [this](const AttemptId &id) { doubtful.append(id); }, [] {}}, findings);
        };
        service = std::make_unique<ReportService>(parts);
        QObject::connect(service.get(), &ReportService::jobChanged, service.get(), [this](const ReportJob &job) {
            if (stages.isEmpty() || stages.last() != job.stage)
                stages.append(job.stage);
        });
        QVERIFY(service->start());
        service->configure(true);
    }
    void ask(ReportPurpose purpose = ReportPurpose::Import)
    {
        QVERIFY(service->request(purpose, ManualClock::Start - 7 * DayMs, ManualClock::Start));
    }
    void pass(qint64 ms) { scheduler.advance(Millis(ms)); }
    void finish() { pass(5 * 60'000); }
    ReportStage stage() const { return service->job()->stage; }
    ReportTally tally() const { return service->job()->tally; }
    QStringList files() const { return QDir(dir.filePath(QStringLiteral("reports"))).entryList(QDir::Files); }
};

}

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

    void sameReportTwiceChangesNothing()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1"), row("p-2"), row("p-1")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().added, 2);
        const QList<Attempt> before = desk.journal.allAttempts();
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().added + desk.tally().updated, 0);
        QCOMPARE(desk.tally().same, 3);
        QCOMPARE(desk.journal.allAttempts(), before);
    }

    void newerReportUpdatesWhatCameFromReports()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1", "PENDING", "IN_PROCESS")};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.journal.allAttempts().first().state, AttemptState::WaitingCustomer);
        desk.gateway.rows = {row("p-1")};
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally().updated, 1);
        QCOMPARE(desk.journal.allAttempts().size(), 1);
        QCOMPARE(desk.journal.allAttempts().first().state, AttemptState::Approved);
    }

    void whatWasReadByIdSinceStays()
    {
        Desk desk;
        desk.gateway.rows = {row("p-1", "PENDING", "IN_PROCESS")};
        desk.ask();
        desk.finish();
        desk.gateway.reads.answers = {reportIn(ReportStatus::Ready)};
        desk.ask();
        Attempt read = desk.journal.allAttempts().first();
        read.payment = row("p-1", "SUCCEEDED", "REFUNDED");
        read.state = AttemptState::Refunded;
        read.retry.lastCheckMs = desk.clock.nowMs() + 1;
        desk.journal.plant(read);
        desk.finish();
        QCOMPARE(desk.journal.allAttempts().first(), read);
    }

    void ownPaymentsAreNeverTouched()
    {
        Desk desk;
        const Attempt same = own("p-1"), otherStatus = own("p-2"), otherAmount = own("p-3");
        Attempt unknown = own("p-4");
        unknown.paymentId = {};
        unknown.payment.reset();
        unknown.state = AttemptState::Unknown;
        for (const Attempt &attempt : {same, otherStatus, otherAmount, unknown})
            desk.journal.plant(attempt);
        Payment ofUnknown = row("p-4");
        ofUnknown.orderId = unknown.orderId;
        desk.gateway.rows = {row("P-1"), row("p-2", "REFUNDED", "REFUNDED"), row("p-3", "SUCCEEDED", "APPROVED", 100'000), ofUnknown};
        desk.ask();
        desk.finish();
        QCOMPARE(desk.tally(), (ReportTally{.rows = 4, .same = 1, .different = 3, .unreadable = 1}));
        QCOMPARE(desk.journal.allAttempts(), (QList<Attempt>{same, otherStatus, otherAmount, unknown}));
        QCOMPARE(desk.doubtful, (QList<AttemptId>{otherStatus.id, otherAmount.id, unknown.id}));
        QCOMPARE(desk.findings.differences.size(), 3);
        QCOMPARE(desk.findings.differences[0].kind, Difference::Kind::OtherStatus);
        QCOMPARE(desk.findings.differences[1].kind, Difference::Kind::OtherAmount);
        QCOMPARE(desk.findings.differences[2].kind, Difference::Kind::OtherStatus);
    }

    void comparesLineByLine()
    {
        Desk desk;
        for (const char *id : {"p-1", "p-2", "p-3", "p-4"})
            desk.journal.plant(own(id));
        Attempt early = own("p-early"), edge = own("p-edge");
        early.createdMs = ManualClock::Start - 7 * DayMs - 60'000; // before the period by our clock, in it by Yuno's
        edge.createdMs = ManualClock::Start - 60'000;              // too close to the end to say
        desk.journal.plant(early);
        desk.journal.plant(edge);
        desk.gateway.rows = {row("p-1"), row("p-2", "REFUNDED", "REFUNDED"), row("p-3", "SUCCEEDED", "APPROVED", 999), row("p-9"), row("p-early")};
        const QList<Attempt> before = desk.journal.allAttempts();
        desk.ask(ReportPurpose::Reconcile);
        desk.finish();
        QCOMPARE(desk.stage(), ReportStage::Done);
        QCOMPARE(desk.tally(), (ReportTally{.rows = 5, .same = 2, .different = 2, .missingHere = 1, .missingThere = 1, .unreadable = 1}));
        QCOMPARE(desk.findings.tally, desk.tally());
        QStringList found;
        for (const Difference &difference : desk.findings.differences)
            found.append(difference.paymentId.text() + u' ' + differenceName(difference.kind));
        QCOMPARE(found, (QStringList{QStringLiteral("p-2 other_status"), QStringLiteral("p-3 other_amount"),
                                     QStringLiteral("p-9 missing_here"), QStringLiteral("p-4 missing_there")}));
        QCOMPARE(desk.findings.differences[1].amountHere, QStringLiteral("BRL 10.00"));
        QCOMPARE(desk.findings.differences[1].amountThere, QStringLiteral("BRL 9.99"));
        QCOMPARE(desk.journal.allAttempts(), before);
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
        job.tally = {1, 2, 3, 4, 5, 6, 7, 8};
        job.createdMs = 9;
        job.updatedMs = 10;
        QCOMPARE(reportJobFromText(reportJobText(job)), std::optional(job));
        QCOMPARE(reportJobFromText(QString()), std::optional<ReportJob>());
        QCOMPARE(reportJobFromText(QStringLiteral("{\"version\":99}")), std::optional<ReportJob>());
    }
};

QTEST_GUILESS_MAIN(TestReportService)
#include "tst_reportservice.moc"
