// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "support/manualtime.h"

#include <algorithm>

namespace pos::test {

TimerToken ManualScheduler::after(Millis delay, QObject *context, std::function<void()> task)
{
    const TimerToken token = m_next++;
    m_tasks.emplace(m_clock.monotonicMs() + std::max<qint64>(0, delay.count()), Task{token, context, std::move(task)});
    return token;
}

void ManualScheduler::cancel(TimerToken token)
{
    std::erase_if(m_tasks, [token](const auto &entry) { return entry.second.token == token; });
}

void ManualScheduler::advance(Millis span)
{
    const qint64 until = m_clock.monotonicMs() + span.count();
    while (!m_tasks.empty() && m_tasks.begin()->first <= until)
        step();
    m_clock.pass(until - m_clock.monotonicMs());
}

bool ManualScheduler::step(Millis limit)
{
    if (m_tasks.empty() || m_tasks.begin()->first > m_clock.monotonicMs() + limit.count())
        return false;
    auto node = m_tasks.extract(m_tasks.begin());
    m_clock.pass(std::max<qint64>(0, node.key() - m_clock.monotonicMs()));
    if (node.mapped().context)
        node.mapped().run();
    return true;
}

} // namespace pos::test
