// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/exportdesk.h"

#include "services/exportformat.h"
#include "base/wholefile.h"

#include <QThread>

#include <utility>

namespace pos {

namespace {

constexpr qint64 ProgressPauseMs = 100;
constexpr qsizetype Chunk = 256 * 1024;

}

Result<ExportResult> writeExport(const ExportOrder &order, const JournalReaderFactory &openReader,
                                 const std::atomic<bool> &stop, const ExportDesk::Progress &progress, const Clock &clock)
{
    const Result<std::unique_ptr<JournalReader>> reader = openReader();
    if (!reader)
        return fail(reader.error());
    WholeFile file(order.path);
    if (const Result<void> opened = file.open(); !opened)
        return fail(opened.error());
    ExportWriter writer(order.format);
    writer.begin();
    ExportProgress state;
    qint64 toldMs = clock.monotonicMs();
    Result<void> written;
    const auto tellNowAndThen = [&] {
        if (const qint64 now = clock.monotonicMs(); now - toldMs >= ProgressPauseMs) {
            toldMs = now;
            progress(state);
        }
    };
    PaymentWalk walk;
    walk.begin = [&](qint64 total) {
        state.total = total;
        progress(state);
    };
    walk.gathered = [&](qint64 rows) {
        state.gathered = rows;
        tellNowAndThen();
        return !stop.load(std::memory_order_relaxed);
    };
    walk.visit = [&](const ExportedPayment &payment) {
        writer.add(payment);
        ++state.rows;
        if (writer.size() < Chunk)
            return true;
        written = file.write(writer.take());
        tellNowAndThen();
        return written.has_value() && !stop.load(std::memory_order_relaxed);
    };
    const Result<void> walked = (*reader)->eachPayment(order.query, order.only, walk);
    if (!written)
        return fail(written.error());
    if (!walked)
        return fail(walked.error());
    if (stop)
        return fail(ErrorKind::Cancelled);
    return file.write(writer.take()).and_then([&] { return file.commit(); }).and_then([&] {
        return Result<ExportResult>(ExportResult{order.path, state.rows});
    });
}

ExportDesk::ExportDesk(JournalReaderFactory openReader, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_openReader(std::move(openReader))
    , m_clock(std::move(clock))
{
}

ExportDesk::~ExportDesk()
{
    stopAll();
}

ExportTicket ExportDesk::start(const ExportOrder &order, Progress progress, Finished then)
{
    const ExportTicket ticket = ++m_last;
    Job job;
    job.stop = std::make_shared<std::atomic<bool>>(false);
    // The desk outlives its threads: stopAll() joins them.
    const auto tell = [this, progress = std::move(progress)](const ExportProgress &state) {
        QMetaObject::invokeMethod(this, [progress, state] { progress(state); }, Qt::QueuedConnection);
    };
    job.thread = QThread::create([this, order, tell, stop = job.stop, ticket, then = std::move(then)] {
        const Result<ExportResult> result = writeExport(order, m_openReader, *stop, tell, *m_clock);
        QMetaObject::invokeMethod(
            this,
            [this, ticket, then, result] {
                if (const auto found = m_jobs.find(ticket); found != m_jobs.end()) {
                    found->second.thread->wait();
                    delete found->second.thread;
                    m_jobs.erase(found);
                }
                then(result);
            },
            Qt::QueuedConnection);
    });
    job.thread->setObjectName(QStringLiteral("export"));
    m_jobs.emplace(ticket, job);
    job.thread->start(QThread::LowPriority);
    return ticket;
}

void ExportDesk::cancel(ExportTicket ticket)
{
    if (const auto found = m_jobs.find(ticket); found != m_jobs.end())
        *found->second.stop = true;
}

void ExportDesk::stopAll()
{
    for (const auto &[ticket, job] : m_jobs)
        *job.stop = true;
    for (const auto &[ticket, job] : std::exchange(m_jobs, {})) {
        job.thread->wait();
        delete job.thread;
    }
}

}
