// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/scheduler.h"

#include <algorithm>
#include <cmath>

namespace pos {

namespace {

constexpr double NsPerMs = 1e6;

}

QtScheduler::QtScheduler(double speedup, QObject *parent)
    : QObject(parent)
    , m_speedup(speedup > 0 ? speedup : 1.0)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may be 5 % early and overtake others
    connect(&m_timer, &QTimer::timeout, this, &QtScheduler::onTimeout);
}

QtScheduler::~QtScheduler()
{
    for (const auto &[key, entry] : m_queue)
        disconnect(entry.contextEnd);
}

TimerToken QtScheduler::after(Millis delay, QObject *context, std::function<void()> task)
{
    Q_ASSERT(context);
    const qint64 nowNs = m_clock.nsecsElapsed();
    if (!m_turnNs) {
        m_turnNs = nowNs;
        QMetaObject::invokeMethod(
            this, [this] { m_turnNs.reset(); }, Qt::QueuedConnection);
    }
    const double waitNs = std::max(0.0, static_cast<double>(delay.count()) * NsPerMs / m_speedup);
    const TimerToken token = m_next++;
    const Key key{static_cast<double>(*m_turnNs) + waitNs, token};
    m_keys.insert(token, key);
    m_queue.emplace(key, Entry{nowNs + static_cast<qint64>(std::llround(waitNs)),
                               connect(context, &QObject::destroyed, this, [this, token] { cancel(token); }),
                               std::move(task)});
    arm();
    return token;
}

void QtScheduler::cancel(TimerToken token)
{
    const auto found = m_keys.constFind(token);
    if (found == m_keys.constEnd())
        return;
    const auto entry = m_queue.extract(*found); // dies last: its task may own things that call back
    m_keys.erase(found);
    disconnect(entry.mapped().contextEnd);
    arm();
}

void QtScheduler::onTimeout()
{
    m_turnNs.reset();
    if (m_queue.empty())
        return;
    if (m_queue.begin()->second.dueNs <= m_clock.nsecsElapsed()) {
        auto entry = m_queue.extract(m_queue.begin());
        m_keys.remove(entry.key().second);
        disconnect(entry.mapped().contextEnd);
        arm(); // before the task, which may delete this scheduler
        entry.mapped().task();
        return;
    }
    arm();
}

void QtScheduler::arm()
{
    if (m_queue.empty()) {
        m_timer.stop();
        return;
    }
    const qint64 waitNs = m_queue.begin()->second.dueNs - m_clock.nsecsElapsed();
    constexpr auto LongestWait = std::chrono::hours(1); // then it looks again
    m_timer.start(std::clamp<Millis>(std::chrono::ceil<Millis>(std::chrono::nanoseconds(waitNs)), Millis(0), LongestWait));
}

}
