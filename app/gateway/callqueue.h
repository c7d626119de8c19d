// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeps at most `limit` calls inside Qt, which allows six connections to a host
// and would let the others wait with their timers already running. Calls that
// move money or change something go before reads. One thread; owns nothing.
#pragma once

#include <QObject>

#include <deque>
#include <functional>

namespace pos {

class GatewayCall;

class CallQueue final : public QObject
{
    Q_OBJECT
public:
    using Starter = std::function<void(GatewayCall &)>;
    CallQueue(int limit, Starter starter)
        : m_limit(limit)
        , m_starter(std::move(starter))
    {
    }

    /// Starts it now or when its turn comes; forgets it when it ends.
    void add(GatewayCall *call);
    int running() const { return m_running; }
    qsizetype waiting() const { return static_cast<qsizetype>(m_waiting.size()); }

private:
    void pump();
    void onEnded(GatewayCall *call);

    int m_limit;
    Starter m_starter;
    int m_running = 0;
    std::deque<GatewayCall *> m_waiting;
};

} // namespace pos
