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

    /// Runs `start` now or when its turn comes. Each start is followed by exactly one finished().
    void submit(std::function<void()> start);
    void finished();

private:
    void pump();

    Scheduler &m_scheduler;
    const Clock &m_clock;
    const WatchLimits m_limits;
    std::deque<std::function<void()>> m_queue;
    int m_running = 0;
    qint64 m_nextStartMs = 0; ///< monotonic
    bool m_pumpPlanned = false;
};

} // namespace pos
