// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Time is injected. Instant is wall time in milliseconds since the epoch, UTC,
// as stored; monotonic() never jumps and is for measuring what passes on screen.
#pragma once

#include <QDateTime>
#include <QElapsedTimer>

#include <chrono>

namespace pos {

using Millis = std::chrono::milliseconds;

class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00:00Z.
    virtual qint64 nowMs() const = 0;
    /// Milliseconds since an arbitrary start; unaffected by changes of the wall clock.
    virtual qint64 monotonicMs() const = 0;

    QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(nowMs(), Qt::UTC); }
};

class SystemClock final : public Clock
{
public:
    SystemClock() { m_timer.start(); }
    qint64 nowMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
    qint64 monotonicMs() const override { return m_timer.elapsed(); }

private:
    QElapsedTimer m_timer;
};

}
