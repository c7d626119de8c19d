// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When and where the till dies next: kills are spread over the sales; a quarter
// comes at any instant, the others at the named step that has seen the fewest.
// Where every step must have had its turn, sales and kills go on, within bounds,
// until it had. Pure but for the board.
#pragma once

#include "common/board.h"
#include "common/chance.h"

#include <array>

namespace soak {

class KillPlan
{
public:
    /// `waiting`: some sales wait for a customer; else the steps that only those pass are left out.
    KillPlan(Board &board, quint64 seed, qint64 kills, qint64 sales, bool waiting);

    enum class Order {
        Nothing,
        KillNow,
        StopOrderly, ///< the step lies in an orderly end
    };
    /// Once per look; real time.
    Order next(qint64 realMs);
    /// The till died by our hand.
    void died();

    qint64 done() const { return m_done; }
    bool isOver() const { return m_done >= m_kills && !hunts(); }
    qint64 killsAt(Step step) const { return m_at[static_cast<size_t>(indexOf(step))]; }
    /// Every step must have had its turn.
    bool coversAllSteps() const { return m_kills >= 2 * StepCount; }

private:
    /// All kills that were asked for are spent, a step has had none, and there may be more sales.
    bool hunts() const;
    Order choose(qint64 realMs);
    Step leastKilled();
    qint64 turnsOf(int step) const;
    bool plans(int step) const { return m_waiting || !needsWaiting(static_cast<Step>(step)); }

    Board &m_board;
    Dice m_dice;
    const qint64 m_kills;
    const qint64 m_sales;
    const bool m_waiting;
    qint64 m_done = 0;
    qint64 m_randomAtMs = 0; ///< 0 = none planned
    qint64 m_armedSinceMs = 0;
    std::array<qint64, StepCount> m_at{};
    std::array<qint64, StepCount> m_chosen{};
};

} // namespace soak
