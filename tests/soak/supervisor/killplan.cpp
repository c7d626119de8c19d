// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/killplan.h"

#include <QList>

#include <algorithm>

namespace soak {

namespace {

constexpr int RandomPercent = 25;
// Real time.
constexpr qint64 LongestRandomMs = 150;
constexpr qint64 ArmedMs = 1500; // then the steps of this turn are waited for no longer
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

KillPlan::KillPlan(Board &board, quint64 seed, qint64 kills, qint64 sales, Trade trade)
    : m_board(board)
    , m_dice(seed ^ 0x6B696C6CULL)
    , m_kills(kills)
    , m_sales(sales)
    , m_trade(trade)
{
    m_board->armed = 0;
    m_board->killedAt = NoStep;
    m_board->salesWanted = sales;
}

KillPlan::Order KillPlan::next(qint64 realMs)
{
    if (isOver()) {
        m_board->armed = 0;
        return Order::Nothing;
    }
    if (hunts() && m_board->salesBegun >= m_board->salesWanted)
        m_board->salesWanted += SalesAtATime;
    if (m_randomAtMs != 0)
        return realMs >= m_randomAtMs ? Order::KillNow : Order::Nothing;
    if (m_board->armed != 0) {
        if (realMs - m_armedSinceMs < ArmedMs)
            return Order::Nothing;
        m_board->armed = 0;
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
    const QList<Step> least = behind(0);
    const Step first = least[m_dice.below(least.size())];
    const bool passing = !isAtStart(first) && first != Step::JournalClosing;
    qint64 armed = 0; // together: a step that is seldom met holds up no other
    for (const Step step : behind(hunting ? 0 : 1)) {
        const bool alike = isAtStart(step) == isAtStart(first) && (step == Step::JournalClosing) == (first == Step::JournalClosing);
        armed |= alike ? bitOf(step) : 0;
    }
    m_board->skips = passing && !hunting ? m_dice.below(MostSkips) : 0;
    m_board->armed = armed;
    m_armedSinceMs = realMs;
    if (first == Step::JournalClosing)
        return Order::StopOrderly;
    return isAtStart(first) && (hunting || m_kills - m_done >= 2) ? Order::KillNow : Order::Nothing;
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

QList<Step> KillPlan::behind(qint64 ahead) const
{
    QList<Step> steps;
    qint64 fewest = m_done;
    for (int i = 0; i < StepCount; ++i) {
        if (plans(i))
            fewest = std::min(fewest, m_at[static_cast<size_t>(i)]);
    }
    for (int i = 0; i < StepCount; ++i) {
        if (plans(i) && m_at[static_cast<size_t>(i)] <= fewest + ahead)
            steps.append(static_cast<Step>(i));
    }
    return steps;
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
