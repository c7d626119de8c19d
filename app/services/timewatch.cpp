// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/timewatch.h"

namespace pos {

namespace {

constexpr qint64 PauseMs = 15'000;
constexpr qint64 ToleranceMs = 45'000; // a busy machine is late, too

}

TimeWatch::TimeWatch(Scheduler &scheduler, const Clock &clock)
    : m_scheduler(scheduler)
    , m_clock(clock)
    , m_lastMs(clock.nowMs())
{
    plan();
}

void TimeWatch::plan()
{
    m_scheduler.after(Millis(PauseMs), this, [this] {
        const qint64 byMs = m_clock.nowMs() - m_lastMs - PauseMs;
        m_lastMs = m_clock.nowMs();
        plan();
        if (byMs < -ToleranceMs || byMs > ToleranceMs)
            Q_EMIT jumped(byMs);
    });
}

} // namespace pos
