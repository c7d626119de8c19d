// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/retentionservice.h"

#include "base/log.h"

#include <algorithm>

namespace pos {

RetentionService::RetentionService(RetentionJournal &journal, Scheduler &scheduler, const Clock &clock)
    : m_journal(journal)
    , m_scheduler(scheduler)
    , m_clock(clock)
{
}

void RetentionService::start()
{
    planNext(AfterStart);
}

void RetentionService::runNow()
{
    begin();
}

void RetentionService::planNext(Millis delay)
{
    m_scheduler.cancel(m_timer);
    m_timer = m_scheduler.after(delay, this, [this] { begin(); });
}

void RetentionService::begin()
{
    planNext(BetweenRuns);
    if (m_running)
        return;
    const Result<qint64> last = m_journal.lastBusinessMs();
    if (!last || *last == 0)
        return; // nothing was ever sold here, or nothing can be read: not the time to remove anything
    m_running = true;
    m_report = {m_clock.nowMs(), m_rules, {}, false};
    m_limits = PurgeLimits::of(m_rules, std::min(m_clock.nowMs(), *last + MostIdleMs));
    m_place = {};
    step();
}

void RetentionService::step()
{
    const Result<PurgeCounts> gone = m_journal.purgeSome(m_limits, m_report, m_place);
    if (!gone) {
        log::warning("retention", "stopped; tried again tomorrow", {{"error", describe(gone.error())}});
        m_running = false;
        return;
    }
    m_report.counts += *gone;
    if (m_place.isDone())
        finish();
    else
        m_scheduler.after(Breath, this, [this] { step(); });
}

void RetentionService::finish()
{
    m_running = false;
    if (m_report.counts.isEmpty())
        return;
    m_report.finished = true;
    if (const Result<void> told = m_journal.closePurge(m_report); !told)
        log::warning("retention", "the report is not closed", {{"error", describe(told.error())}});
    Q_EMIT purged(m_report);
}

} // namespace pos
