// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Delayed work, injected so that tests and the soak program own time. A task
// runs on the thread of its context object and dies with it.
#pragma once

#include "base/clock.h"

#include <QObject>

#include <functional>

namespace pos {

using TimerToken = quint64; ///< 0 = none

class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Runs `task` once, `delay` from now, unless cancelled or `context` died.
    virtual TimerToken after(Millis delay, QObject *context, std::function<void()> task) = 0;
    virtual void cancel(TimerToken token) = 0;
};

/// QTimer behind the port. `speedup` divides every delay, never an order.
/// Owned by, and used on, one thread.
class QtScheduler final : public QObject, public Scheduler
{
    Q_OBJECT
public:
    explicit QtScheduler(double speedup = 1.0, QObject *parent = nullptr);
    TimerToken after(Millis delay, QObject *context, std::function<void()> task) override;
    void cancel(TimerToken token) override;

private:
    double m_speedup;
    TimerToken m_next = 1;
    QHash<TimerToken, QObject *> m_timers;
};

}
