// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/callqueue.h"

#include "gateway/gatewaycall.h"

#include <algorithm>

namespace pos {

void CallQueue::add(GatewayCall *call)
{
    connect(call, &GatewayCall::ended, this, &CallQueue::onEnded);
    auto place = m_waiting.end();
    if (call->isUrgent())
        place = std::ranges::find_if(m_waiting, [](const GatewayCall *other) { return !other->isUrgent(); });
    m_waiting.insert(place, call);
    pump();
}

void CallQueue::pump()
{
    while (m_running < m_limit && !m_waiting.empty()) {
        GatewayCall *call = m_waiting.front();
        m_waiting.pop_front();
        ++m_running;
        m_starter(*call);
    }
}

void CallQueue::onEnded(GatewayCall *call)
{
    if (call->hasStarted())
        --m_running;
    else
        m_waiting.erase(std::ranges::find(m_waiting, call));
    pump();
}

} // namespace pos
