// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Delayed work, injected so that tests and the soak program own time. A task
// runs on the thread of its context object and dies with it.
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <utility>

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

/// One QTimer over a queue. `speedup` divides every delay, never an order: tasks asked for in one turn of
/// the event loop run by delay, then by age, even when all delays shrink to nothing, and never before
/// their time. One task a turn, so that sockets get theirs. Owned by, and used on, one thread.
class QtScheduler final : public QObject, public Scheduler
{
    Q_OBJECT
public:
    explicit QtScheduler(double speedup = 1.0, QObject *parent = nullptr);
    ~QtScheduler() override;
    TimerToken after(Millis delay, QObject *context, std::function<void()> task) override;
    void cancel(TimerToken token) override;

private:
    struct Entry
    {
        qint64 dueNs = 0; ///< on m_clock
        QMetaObject::Connection contextEnd;
        std::function<void()> task;
    };
    using Key = std::pair<double, TimerToken>; ///< due time from the start of the turn, then age

    void onTimeout();
    void arm();

    double m_speedup;
    TimerToken m_next = 1;
    QElapsedTimer m_clock;
    std::optional<qint64> m_turnNs; ///< when this turn of the event loop first asked for something
    std::map<Key, Entry> m_queue;
    QHash<TimerToken, Key> m_keys;
    QTimer m_timer;
};

}
