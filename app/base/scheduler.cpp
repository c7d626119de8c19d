// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/scheduler.h"

#include <QTimer>

#include <cmath>

namespace pos {

QtScheduler::QtScheduler(double speedup, QObject *parent) : QObject(parent), m_speedup(speedup > 0 ? speedup : 1.0) {}

TimerToken QtScheduler::after(Millis delay, QObject *context, std::function<void()> task)
{
    const TimerToken token = m_next++;
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    timer->setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
    m_timers.insert(token, timer);
    connect(timer, &QObject::destroyed, this, [this, token] { m_timers.remove(token); });
    connect(timer, &QTimer::timeout, context, [this, token, timer, task = std::move(task)] {
        m_timers.remove(token);
        timer->deleteLater();
        task();
    });
    timer->start(Millis(static_cast<qint64>(std::llround(static_cast<double>(delay.count()) / m_speedup))));
    return token;
}

void QtScheduler::cancel(TimerToken token)
{
    if (QObject *timer = m_timers.take(token))
        delete timer;
}

}
