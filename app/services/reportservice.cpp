// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/reportservice.h"

#include "base/log.h"
#include "ports/apicodes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pos {

namespace {

const QString JobFact = QStringLiteral("report_job");
const QString ScheduleFact = QStringLiteral("report_schedule");
const QString Hourly = QStringLiteral("hourly");

constexpr qint64 Second = 1000, Minute = 60 * Second;
constexpr Millis Poll{10 * Second};           // CONTRACT 11.1
constexpr Millis SlowPoll{30 * Second};
constexpr qint64 FastFor = 10 * Minute;
constexpr qint64 LateAfter = 120 * Minute;
constexpr Millis FirstLookup{5 * Second};
constexpr int MostLookups = 3, MostAsked = 3; // a spare report harms nobody (CONTRACT 2.2)
constexpr int MostTroubles = 30;
constexpr std::array<qint64, 5> Backoff{5 * Second, 10 * Second, 20 * Second, 40 * Second, 60 * Second};
constexpr qint64 AnnouncePause = 250;
constexpr Millis SchedulePause{60 * Minute};
constexpr Millis ScheduleBegin{Minute};       // after the start: what a till does first matters more
constexpr qint64 ScheduledPeriod = 48 * 60 * Minute;

Error late()
{
    Error error;
    error.kind = ErrorKind::TimedOut;
    error.context.code = QStringLiteral("REPORT_LATE");
    return error;
}

bool passes(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::TlsFailed:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::ServerFault:
    case ErrorKind::MalformedReply:
    case ErrorKind::RateLimited:
        return true;
    case ErrorKind::InvalidInput:
    case ErrorKind::Unauthenticated:
    case ErrorKind::UnknownIpAddress:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::RequestRefused:
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageLocked:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageNewer:
    case ErrorKind::SecretUnavailable:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal:
        return false;
    }
    return false;
}

}

ReportService::ReportService(const Parts &parts) : m_parts(parts) {}

ReportService::~ReportService() = default;

// --- life ------------------------------------------------------------------------------------------

Result<void> ReportService::start()
{
    const Result<QString> stored = m_parts.journal.fact(JobFact);
    if (!stored)
        return fail(stored.error());
    m_job = reportJobFromText(*stored);
    if (const Result<QString> schedule = m_parts.journal.fact(ScheduleFact); schedule && *schedule == Hourly) {
        m_scheduled = true;
        planNext(ScheduleBegin);
    }
    if (isBusy() && m_job->stage == ReportStage::Fetching)
        m_job->stage = ReportStage::Waiting; // the link of then has gone by
    if (m_job && m_job->stage == ReportStage::Reading)
        forgetLeg();
    stepAfter(Millis(0));
    return {};
}

void ReportService::configure(bool canCall)
{
    m_canCall = canCall;
    m_troubles = 0;
    if (canCall && !m_call && !m_rows)
        stepAfter(Millis(0));
}

Result<ReportJob> ReportService::request(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, bool byHand)
{
    if (isBusy())
        return fail(ErrorKind::Conflict, QStringLiteral("another report is under way"));
    ReportJob job;
    job.purpose = purpose;
    job.request = {reportTypeFor(purpose), fromMs, untilMs, QStringLiteral("mostrador-") + m_parts.ids.uuid()};
    job.askedByHand = byHand;
    job.createdMs = job.updatedMs = m_parts.clock.nowMs();
    if (const std::optional<Error> wrong = reportRequestError(job.request))
        return fail(*wrong);
    if (const Result<void> stored = m_parts.journal.setFact(JobFact, reportJobText(job)); !stored)
        return fail(stored.error());
    m_job = job;
    m_troubles = m_fetches = 0;
    announce(false);
    stepAfter(Millis(0));
    return job;
}

void ReportService::cancel()
{
    if (isBusy())
        end(ReportStage::Cancelled);
}

/// A handle must not go while its own handler runs.
void ReportService::finishCall()
{
    m_finished.push_back(std::move(m_call));
    m_parts.scheduler.after(Millis(0), this, [this] { m_finished.clear(); });
}

Result<void> ReportService::setSchedule(bool on)
{
    if (const Result<void> stored = m_parts.journal.setFact(ScheduleFact, on ? Hourly : QString()); !stored)
        return stored;
    m_scheduled = on;
    if (on)
        planNext(ScheduleBegin);
    else if (m_hourly != 0)
        m_parts.scheduler.cancel(std::exchange(m_hourly, 0));
    return {};
}

void ReportService::planNext(Millis delay)
{
    if (m_hourly != 0)
        m_parts.scheduler.cancel(m_hourly);
    m_hourly = m_parts.scheduler.after(delay, this, [this] {
        m_hourly = 0;
        const qint64 now = m_parts.clock.nowMs();
        if (m_canCall && !isBusy()) {
            if (const Result<ReportJob> asked = request(ReportPurpose::Import, now - ScheduledPeriod, now, false); !asked)
                log::warning("reports", "the hourly import was not started", {{"error", describe(asked.error())}});
        }
        planNext(SchedulePause);
    });
}

// --- the road ----------------------------------------------------------------------------------------

void ReportService::stepAfter(Millis delay)
{
    if (m_timer != 0)
        m_parts.scheduler.cancel(m_timer);
    m_timer = m_parts.scheduler.after(delay, this, [this] {
        m_timer = 0;
        step();
    });
}

void ReportService::step()
{
    if (!isBusy() || m_call)
        return;
    if (m_job->stage == ReportStage::Reading) {
        m_rows ? readOn() : openFile();
        return;
    }
    if (!m_canCall)
        return; // configure() takes it up
    if (m_job->stage == ReportStage::Waiting || m_job->stage == ReportStage::Fetching)
        follow();
    else if (m_job->asked == 0)
        ask();
    else
        lookUp(); // the answer was lost, by the network or with an earlier run
}

void ReportService::ask()
{
    ++m_job->asked;
    m_job->lookups = 0;
    if (!store())
        return;
    m_call = m_parts.gateway.createReport(m_job->request, [this](const Answer<Report> &answer) {
        finishCall();
        if (answer.result)
            onReport(answer.result);
        else
            onTrouble(answer.result.error(), answer.exchange.mayHaveLeft);
    });
}

void ReportService::lookUp()
{
    m_call = m_parts.gateway.recentReports(m_job->createdMs - 10 * Minute, [this](const Answer<QList<Report>> &answer) {
        finishCall();
        if (!answer.result) {
            onTrouble(answer.result.error(), true);
            return;
        }
        for (const Report &report : *answer.result) {
            if (report.reference == m_job->request.reference) {
                onReport(report);
                return;
            }
        }
        if (++m_job->lookups < MostLookups) {
            stepAfter(Poll);
        } else {
            askAgain(late());
        }
    });
}

/// A spare report harms nobody, endless ones do.
void ReportService::askAgain(const Error &why)
{
    if (m_job->asked >= MostAsked) {
        end(ReportStage::Failed, why);
        return;
    }
    m_job->stage = ReportStage::Asking;
    m_job->id = {};
    ask();
}

void ReportService::onReport(const Result<Report> &report)
{
    m_troubles = 0;
    if (m_job->id != report->id) {
        m_job->id = report->id;
        m_job->stage = ReportStage::Waiting;
        if (!store())
            return;
    }
    switch (report->status) {
    case ReportStatus::Ready:
        download();
        return;
    case ReportStatus::Expired:
        askAgain(late());
        return;
    case ReportStatus::Failed: {
        Error error;
        error.kind = ErrorKind::ServerFault;
        error.context.code = QStringLiteral("REPORT_FAILED");
        askAgain(error);
        return;
    }
    case ReportStatus::InProcess:
        break;
    }
    const qint64 waited = m_parts.clock.nowMs() - m_job->createdMs;
    if (waited > LateAfter) {
        end(ReportStage::Failed, late());
        return;
    }
    announce(true);
    stepAfter(waited < FastFor ? Poll : SlowPoll);
}

void ReportService::follow()
{
    m_call = m_parts.gateway.report(m_job->id, [this](const Answer<Report> &answer) {
        finishCall();
        if (answer.result)
            onReport(answer.result);
        else if (isNotFound(answer.result.error().context.code, answer.exchange.httpStatus))
            askAgain(answer.result.error());
        else
            onTrouble(answer.result.error(), true);
    });
}

void ReportService::download()
{
    m_call = m_parts.gateway.downloadLink(m_job->id, [this](const Answer<QUrl> &answer) {
        finishCall();
        if (answer.result) {
            fetch(*answer.result);
            return;
        }
        const QString code = answer.result.error().context.code;
        if (code == QLatin1String("REPORT_EMPTY"))
            keep({});
        else if (code == QLatin1String("REPORT_STATUS_ERROR"))
            stepAfter(Poll);
        else
            onTrouble(answer.result.error(), true);
    });
}

void ReportService::fetch(const QUrl &link)
{
    m_job->stage = ReportStage::Fetching;
    announce(false);
    m_call = m_parts.gateway.fetch(link, [this](const Answer<QByteArray> &answer) {
        finishCall();
        if (answer.result) {
            keep(*answer.result);
            return;
        }
        Error error = answer.result.error();
        if (!passes(error.kind))
            error.kind = ErrorKind::ServerFault; // the link's host speaks for itself: a new link may work
        onTrouble(error, true);
    });
}

// --- trouble and the end -------------------------------------------------------------------------------

void ReportService::onTrouble(const Error &error, bool mayHaveArrived)
{
    const QString code = error.context.code;
    if (code == QLatin1String("REPORT_EMPTY")) {
        keep({});
        return;
    }
    if (!passes(error.kind) || ++m_troubles > MostTroubles) {
        end(ReportStage::Failed, error);
        return;
    }
    log::info("reports", "will try again", {{"error", describe(error)}, {"stage", reportStageName(m_job->stage)}});
    if (m_job->stage == ReportStage::Asking && !mayHaveArrived)
        --m_job->asked; // nothing left: there is nothing to look for
    if (m_job->stage == ReportStage::Fetching)
        m_job->stage = ReportStage::Waiting;
    qint64 pause = Backoff[static_cast<size_t>(std::min<qsizetype>(m_troubles - 1, qsizetype(Backoff.size()) - 1))];
    pause = std::max(pause, error.context.retryAfterSeconds * Second);
    stepAfter(m_job->stage == ReportStage::Asking && mayHaveArrived ? std::max(FirstLookup, Millis(pause)) : Millis(pause));
    announce(true);
}

void ReportService::end(ReportStage stage, const std::optional<Error> &error)
{
    if (m_timer != 0)
        m_parts.scheduler.cancel(std::exchange(m_timer, 0));
    m_call.reset();
    m_rows.reset();
    m_reader.reset();
    forgetFile();
    m_job->stage = stage;
    m_job->error = error;
    m_job->updatedMs = m_parts.clock.nowMs();
    if (const Result<void> stored = m_parts.journal.setFact(JobFact, reportJobText(*m_job)); !stored)
        log::warning("reports", "the end of a report is not recorded; it is read again", {{"error", describe(stored.error())}});
    announce(false);
}

/// False when the journal refused: then nothing goes on.
bool ReportService::store()
{
    m_job->updatedMs = m_parts.clock.nowMs();
    const Result<void> stored = m_parts.journal.setFact(JobFact, reportJobText(*m_job));
    if (!stored)
        end(ReportStage::Failed, stored.error());
    return stored.has_value();
}

void ReportService::announce(bool soon)
{
    const qint64 now = m_parts.clock.monotonicMs();
    if (soon && m_announcedStage == m_job->stage && now - m_announcedMs < AnnouncePause)
        return;
    m_announcedMs = now;
    m_announcedStage = m_job->stage;
    Q_EMIT jobChanged(*m_job);
}

} // namespace pos
