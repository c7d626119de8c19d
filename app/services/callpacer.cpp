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

void CallPacer::submit(std::function<void()> start, Lane lane)
{
    (lane == Lane::Settling ? m_settling : m_watching).push_back(std::move(start));
    pump();
}

void CallPacer::hold(bool on)
{
    m_held = on;
    if (!on)
        pump();
}

std::deque<std::function<void()>> *CallPacer::next()
{
    if (!m_settling.empty())
        return &m_settling;
    return m_held || m_watching.empty() ? nullptr : &m_watching;
}

void CallPacer::finished()
{
    m_running = std::max(0, m_running - 1);
    pump();
}

void CallPacer::pump()
{
    while (next() && m_running < m_limits.atOnce && !m_pumpPlanned) {
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
        std::deque<std::function<void()>> &queue = *next();
        const std::function<void()> start = std::move(queue.front());
        queue.pop_front();
        start();
    }
}

} // namespace pos
