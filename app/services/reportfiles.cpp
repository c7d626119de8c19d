// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// ReportService's second half: the file on disk and its rows.
#include "services/reportservice.h"
#include "base/wholefile.h"

#include <QDir>

namespace pos {

namespace {

constexpr int Portion = 50;       // a charge waits for no more than that
constexpr Millis Breath{1};       // and sockets get their turn
constexpr int MostFetches = 3;
constexpr Millis FetchPause{10'000};

/// Yuno said that there are no rows.
class NoRows final : public ReportRows
{
public:
    Result<QList<Payment>> next(int) override { return QList<Payment>(); }
    qint64 unreadable() const override { return 0; }
};

}

/// Its ten minutes are short: the file is safe before anything is read from it.
void ReportService::keep(const QByteArray &file)
{
    m_job->file = QStringLiteral("report-%1").arg(m_job->request.reference);
    m_job->stage = ReportStage::Reading;
    forgetLeg();
    if (file.isEmpty()) {
        m_job->file.clear(); // Yuno says that there is nothing
    } else {
        QDir().mkpath(m_parts.folder);
        WholeFile whole(pathOf(*m_job));
        const Result<void> kept = whole.open().and_then([&] { return whole.write(file); }).and_then([&] { return whole.commit(); });
        if (!kept) {
            end(ReportStage::Failed, kept.error());
            return;
        }
    }
    if (!store())
        return;
    announce(false);
    stepAfter(Millis(0));
}

/// The archive arrived damaged: fetched anew. What was read from it is the same then.
void ReportService::unreadable(const Error &error)
{
    const QString code = error.context.code;
    const bool damaged = code == QLatin1String("BAD_ARCHIVE") || code == QLatin1String("TRUNCATED");
    if (!damaged || ++m_fetches >= MostFetches) {
        end(ReportStage::Failed, error);
        return;
    }
    m_rows.reset();
    m_reader.reset();
    forgetFile();
    m_job->stage = ReportStage::Waiting;
    m_job->tally.unreadable = m_unreadableBefore;
    forgetLeg();
    if (!store())
        return;
    announce(false);
    stepAfter(FetchPause);
}

void ReportService::openFile()
{
    Result<std::unique_ptr<ReportRows>> rows = m_job->file.isEmpty()
        ? Result<std::unique_ptr<ReportRows>>(std::make_unique<NoRows>())
        : m_parts.gateway.open(pathOf(*m_job), m_job->request.type);
    if (!rows && rows.error().context.code == QLatin1String("EMPTY"))
        rows = Result<std::unique_ptr<ReportRows>>(std::make_unique<NoRows>());
    if (!rows) {
        unreadable(rows.error());
        return;
    }
    m_rows = std::move(*rows);
    m_unreadableBefore = m_job->tally.unreadable;
    m_reader = m_parts.makeReader(*m_job);
    m_prepared = false;
    readOn();
}

void ReportService::readOn()
{
    if (!m_prepared) {
        const Result<bool> ready = m_reader->prepare(*m_job);
        if (!ready) {
            end(ReportStage::Failed, ready.error());
            return;
        }
        m_prepared = *ready;
        stepAfter(Breath);
        return;
    }
    const auto pass = [this](const auto &rows, auto take) {
        if (!rows)
            return unreadable(rows.error());
        count(rows->size());
        afterPortion(rows->isEmpty(), rows->isEmpty() ? m_reader->finish(*m_job) : take(*rows));
    };
    if (m_job->request.type == ReportType::Communications)
        pass(m_rows->nextTalks(Portion), [this](const QList<Communication> &rows) { return m_reader->takeTalks(rows, *m_job); });
    else
        pass(m_rows->next(Portion), [this](const QList<Payment> &rows) { return m_reader->take(rows, *m_job); });
}

void ReportService::count(qsizetype rows)
{
    (m_job->request.type == ReportType::Transactions ? m_job->tally.transactions : m_job->tally.rows) += rows;
    m_job->tally.unreadable = m_unreadableBefore + m_rows->unreadable();
}

void ReportService::afterPortion(bool atEnd, const Result<void> &taken)
{
    if (!taken) {
        end(ReportStage::Failed, taken.error());
        return;
    }
    if (atEnd) {
        if (const std::optional<ReportType> next = m_reader->following())
            beginLeg(*next);
        else
            end(ReportStage::Done);
        return;
    }
    announce(true);
    stepAfter(Breath);
}

/// What belongs to the report just read is asked for under a reference of its own; what was counted stays.
void ReportService::beginLeg(ReportType type)
{
    m_rows.reset();
    m_reader.reset();
    forgetFile();
    m_troubles = m_fetches = 0;
    m_job->request.type = type;
    m_job->request.reference = QStringLiteral("mostrador-") + m_parts.ids.uuid();
    m_job->stage = ReportStage::Asking;
    m_job->id = {};
    m_job->asked = m_job->lookups = 0;
    m_job->createdMs = m_parts.clock.nowMs();
    if (!store())
        return;
    announce(false);
    stepAfter(Millis(0));
}

/// From its first row again: what was taken in already is the same then.
void ReportService::forgetLeg()
{
    ReportTally &tally = m_job->tally;
    if (m_job->request.type == ReportType::Transactions)
        tally.transactions = tally.joined = 0;
    else
        tally = {};
}

QString ReportService::pathOf(const ReportJob &job) const
{
    return QDir(m_parts.folder).filePath(job.file);
}

/// Names and e-mails of customers are in it.
void ReportService::forgetFile()
{
    if (m_job->file.isEmpty())
        return;
    QFile::remove(pathOf(*m_job));
    m_job->file.clear();
}

} // namespace pos
