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
    /// Steps that `trade` cannot pass are left out.
    KillPlan(Board &board, quint64 seed, qint64 kills, qint64 sales, Trade trade);

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
    /// Every step must have had its turn: there are enough, beside those at random instants.
    bool coversAllSteps() const { return 2 * m_kills >= 3 * StepCount; }

private:
    /// All kills that were asked for are spent, a step has had none, and there may be more sales.
    bool hunts() const;
    Order choose(qint64 realMs);
    /// Steps with at most so many kills more than the one that has fewest.
    QList<Step> behind(qint64 ahead) const;
    bool plans(int step) const { return canBePassed(static_cast<Step>(step), m_trade); }

    Board &m_board;
    Dice m_dice;
    const qint64 m_kills;
    const qint64 m_sales;
    const Trade m_trade;
    qint64 m_done = 0;
    qint64 m_randomAtMs = 0; ///< 0 = none planned
    qint64 m_armedSinceMs = 0;
    std::array<qint64, StepCount> m_at{};
};

} // namespace soak
