// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/callpacer.h"

#include <algorithm>

namespace pos {

CallPacer::CallPacer(Scheduler &scheduler, const Clock &clock, WatchLimits limits)
    : m_scheduler(scheduler)
    , m_clock(clock)
    , m_limits(limits)
{
}

void CallPacer::submit(std::function<void()> start)
{
    m_queue.push_back(std::move(start));
    pump();
}

void CallPacer::finished()
{
    m_running = std::max(0, m_running - 1);
    pump();
}

void CallPacer::pump()
{
    while (!m_queue.empty() && m_running < m_limits.atOnce && !m_pumpPlanned) {
        const qint64 wait = m_nextStartMs - m_clock.monotonicMs();
        if (m_limits.perSecond > 0 && wait > 0) {
            m_pumpPlanned = true;
            m_scheduler.after(Millis(wait), this, [this] {
                m_pumpPlanned = false;
                m_nextStartMs = 0; // coarse timers may be early; one wait is one turn
                pump();
            });
            return;
        }
        if (m_limits.perSecond > 0)
            m_nextStartMs = m_clock.monotonicMs() + 1000 / m_limits.perSecond;
        ++m_running;
        const std::function<void()> start = std::move(m_queue.front());
        m_queue.pop_front();
        start();
    }
}

} // namespace pos
