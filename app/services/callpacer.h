// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Politeness of background reads (CONTRACT 15): at most so many a second and so
// many at once, first come first served. Starts that a person waits for go past
// it. More than six at once would wait inside the network library and time out
// there without having been sent (PLATFORM 2.4). Engine thread.
#pragma once

#include "base/scheduler.h"

#include <QObject>

#include <deque>
#include <functional>

namespace pos {

struct WatchLimits
{
    int perSecond = 2; ///< 0 = no limit (bench, soak)
    int atOnce = 4;    ///< leaves two connections for payments and people
};

class CallPacer : public QObject
{
public:
    CallPacer(Scheduler &scheduler, const Clock &clock, WatchLimits limits);

    /// What is not known comes before what may have changed.
    enum class Lane {
        Settling,
        Watching, ///< waits while hold() is on
    };
    /// Runs `start` now or when its turn comes. Each start is followed by exactly one finished().
    void submit(std::function<void()> start, Lane lane = Lane::Settling);
    void finished();
    /// The gateway is away: nobody needs to hear that again for every payment (CONTRACT 15).
    void hold(bool on);
    bool isIdle() const { return m_running == 0 && m_settling.empty() && m_watching.empty(); }

private:
    void pump();
    /// Whose turn it is; null = nobody's.
    std::deque<std::function<void()>> *next();

    Scheduler &m_scheduler;
    const Clock &m_clock;
    const WatchLimits m_limits;
    std::deque<std::function<void()>> m_settling, m_watching;
    bool m_held = false;
    int m_running = 0;
    qint64 m_nextStartMs = 0; ///< monotonic
    bool m_pumpPlanned = false;
};

} // namespace pos
