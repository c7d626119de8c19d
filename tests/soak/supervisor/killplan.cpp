// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/killplan.h"

#include <QList>

#include <algorithm>
#include <limits>

namespace soak {

namespace {

constexpr int RandomPercent = 25;
// Real time. A rare step gets its turn again later; one that was never met is waited for.
constexpr qint64 LongestRandomMs = 150;
constexpr qint64 StepPatienceMs = 500;
constexpr qint64 FirstPatienceMs = 2500;
constexpr qint64 MostSkips = 4;
constexpr qint64 MostSales = 4; // times what was asked for
constexpr qint64 SalesAtATime = 10;

/// Passed at every start, so a till that runs has to be started again to get there.
bool isAtStart(Step step)
{
    return step == Step::JournalOpening || step == Step::JournalOpened || step == Step::RestartBefore ||
           step == Step::RestartAfter;
}

} // namespace

KillPlan::KillPlan(Board &board, quint64 seed, qint64 kills, qint64 sales, bool waiting)
    : m_board(board)
    , m_dice(seed ^ 0x6B696C6CULL)
    , m_kills(kills)
    , m_sales(sales)
    , m_waiting(waiting)
{
    m_board->armed = NoStep;
    m_board->killedAt = NoStep;
    m_board->salesWanted = sales;
}

KillPlan::Order KillPlan::next(qint64 realMs)
{
    if (isOver()) {
        m_board->armed = NoStep;
        return Order::Nothing;
    }
    if (hunts() && m_board->salesBegun >= m_board->salesWanted)
        m_board->salesWanted += SalesAtATime;
    if (m_randomAtMs != 0)
        return realMs >= m_randomAtMs ? Order::KillNow : Order::Nothing;
    if (const qint64 armed = m_board->armed; armed != NoStep) {
        const bool met = m_at[static_cast<size_t>(armed)] > 0;
        if (realMs - m_armedSinceMs < (met ? StepPatienceMs : FirstPatienceMs))
            return Order::Nothing;
        m_board->armed = NoStep;
        if (!hunts())
            m_randomAtMs = realMs;
        return Order::Nothing;
    }
    const bool due = m_board->salesBegun * m_kills >= m_done * m_sales;
    return due || hunts() ? choose(realMs) : Order::Nothing;
}

KillPlan::Order KillPlan::choose(qint64 realMs)
{
    const bool hunting = hunts();
    if (!hunting && m_dice.percent(RandomPercent)) {
        m_randomAtMs = realMs + 1 + m_dice.below(LongestRandomMs);
        return Order::Nothing;
    }
    const Step step = leastKilled();
    ++m_chosen[static_cast<size_t>(indexOf(step))];
    const bool rare = hunting || isAtStart(step) || step == Step::JournalClosing;
    m_board->skips = rare ? 0 : m_dice.below(MostSkips);
    m_board->armed = indexOf(step);
    m_armedSinceMs = realMs;
    if (step == Step::JournalClosing)
        return Order::StopOrderly;
    return isAtStart(step) && (hunting || m_kills - m_done >= 2) ? Order::KillNow : Order::Nothing;
}

bool KillPlan::hunts() const
{
    if (!coversAllSteps() || m_done < m_kills || m_board->salesWanted >= MostSales * m_sales)
        return false;
    for (int i = 0; i < StepCount; ++i) {
        if (plans(i) && m_at[static_cast<size_t>(i)] == 0)
            return true;
    }
    return false;
}

qint64 KillPlan::turnsOf(int step) const
{
    const qint64 kills = m_at[static_cast<size_t>(step)];
    const qint64 turns = kills + m_chosen[static_cast<size_t>(step)];
    constexpr qint64 Never = std::numeric_limits<qint64>::max();
    return hunts() && kills > 0 ? Never : turns;
}

/// By kills and by turns, so that a step that is seldom reached does not hold up the others.
Step KillPlan::leastKilled()
{
    const auto score = [this](int i) { return turnsOf(i); };
    QList<int> candidates;
    for (int i = 0; i < StepCount; ++i) {
        if (!plans(i))
            continue;
        if (!candidates.isEmpty() && score(i) < score(candidates.constFirst()))
            candidates.clear();
        if (candidates.isEmpty() || score(i) == score(candidates.constFirst()))
            candidates.append(i);
    }
    return static_cast<Step>(candidates[m_dice.below(candidates.size())]);
}

void KillPlan::died()
{
    ++m_done;
    m_randomAtMs = 0;
    const qint64 step = m_board->killedAt;
    m_board->killedAt = NoStep;
    if (step != NoStep)
        ++m_at[static_cast<size_t>(step)];
}

} // namespace soak
