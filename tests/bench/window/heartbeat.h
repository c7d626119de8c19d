// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How long the window's thread was away from its event loop: a timer that
// should tick every few milliseconds, and the time between its ticks. Ui thread.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include <utility>

namespace pos::bench {

class Heartbeat
{
public:
    static constexpr int TickMs = 4;

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(TickMs);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_gaps.append(double(m_clock.nsecsElapsed()) / 1e6), m_clock.start(); });
    }
    void start()
    {
        m_gaps.clear();
        m_clock.start();
        m_timer.start();
    }
    /// Between ticks since start(), in ms.
    QList<double> stop()
    {
        m_timer.stop();
        return std::exchange(m_gaps, {});
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    QList<double> m_gaps;
};

}
