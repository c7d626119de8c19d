// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The till's time: faster than the sun by the speedup, kept on the board, so that
// it goes on where it stood when the till was killed. It runs only while both
// processes run: a machine that stalls for seconds does not age a payment past
// the limits of CONTRACT 2.3. Read from any thread; driven by the main thread.
#pragma once

#include "base/clock.h"
#include "common/board.h"

#include <QTimer>

#include <algorithm>

namespace soak {

class TillClock final : public pos::Clock
{
public:
    TillClock(Board &board, double speedup)
        : m_board(board)
        , m_speedup(speedup)
    {
        m_elapsed.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_timer.start(TickMs);
    }
    qint64 nowMs() const override { return m_board->nowMs; }
    qint64 monotonicMs() const override { return m_board->nowMs; } // nobody sets this clock

private:
    static constexpr int TickMs = 2;
    static constexpr double MostMs = 20; // more is a stall

    void tick()
    {
        const double passed = static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6;
        m_elapsed.restart();
        if (const qint64 beat = m_board->beat; beat != m_beat) {
            m_beat = beat;
            m_rest += std::min(passed, MostMs) * m_speedup;
        }
        const auto whole = static_cast<qint64>(m_rest);
        m_rest -= static_cast<double>(whole);
        m_board->nowMs += whole;
    }

    Board &m_board;
    const double m_speedup;
    double m_rest = 0;
    qint64 m_beat = 0;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
};

} // namespace soak
