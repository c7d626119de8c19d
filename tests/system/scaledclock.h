// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A clock that runs faster than the sun, for runs whose QtScheduler divides every
// wait by the same factor. Thread-safe to read.
#pragma once

#include "base/clock.h"

namespace pos::test {

class ScaledClock final : public Clock
{
public:
    /// `startMs` 0 = now.
    explicit ScaledClock(double speedup, qint64 startMs = 0)
        : m_speedup(speedup)
        , m_startMs(startMs > 0 ? startMs : QDateTime::currentMSecsSinceEpoch())
    {
        m_timer.start();
    }
    qint64 nowMs() const override { return m_startMs + scaled(); }
    qint64 monotonicMs() const override { return scaled(); }
    double speedup() const { return m_speedup; }

private:
    qint64 scaled() const { return static_cast<qint64>(static_cast<double>(m_timer.nsecsElapsed()) / 1e6 * m_speedup); }

    const double m_speedup;
    const qint64 m_startMs;
    QElapsedTimer m_timer;
};

} // namespace pos::test
