// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Time that moves only when a test says so. ManualScheduler runs what falls due
// in order, moving the clock to each task's instant, on the calling thread.
#pragma once

#include "base/scheduler.h"

#include <QPointer>

#include <map>

namespace pos::test {

class ManualClock final : public Clock
{
public:
    /// 2026-11-21T12:00:00Z
    static constexpr qint64 Start = 1'795'262'400'000;

    qint64 nowMs() const override { return m_wall; }
    qint64 monotonicMs() const override { return m_monotonic; }
    void pass(qint64 ms)
    {
        m_wall += ms;
        m_monotonic += ms;
    }
    /// Somebody sets the wall clock; what passes on screen is not affected.
    void jump(qint64 ms) { m_wall += ms; }

private:
    qint64 m_wall = Start;
    qint64 m_monotonic = 1000;
};

class ManualScheduler final : public Scheduler
{
public:
    explicit ManualScheduler(ManualClock &clock)
        : m_clock(clock)
    {
    }

    TimerToken after(Millis delay, QObject *context, std::function<void()> task) override;
    void cancel(TimerToken token) override;

    /// Lets time pass; runs everything that falls due on the way, the new ones too.
    void advance(Millis span);
    /// Runs what is due now (delay 0 included).
    void settle() { advance(Millis(0)); }
    /// Moves to the next task, at most `limit` away, and runs it; false = there is none.
    bool step(Millis limit = Millis(86'400'000LL * 30));
    int pending() const { return static_cast<int>(m_tasks.size()); }

private:
    struct Task
    {
        TimerToken token;
        QPointer<QObject> context;
        std::function<void()> run;
    };
    ManualClock &m_clock;
    std::multimap<qint64, Task> m_tasks; ///< by monotonic time; equal times in order of insertion
    TimerToken m_next = 1;
};

} // namespace pos::test
