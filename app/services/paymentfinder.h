// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks for a payment at Yuno that this till may not know, by whichever id a
// person has: what looks like Yuno's own id is asked for by id first, anything
// else is an order id (CONTRACT 2.4). Reads only. Engine thread; owned by EngineCore.
#pragma once

#include "ports/gatewayport.h"

#include <QObject>

#include <map>

namespace pos {

class PaymentFinder : public QObject
{
public:
    using Done = std::function<void(const Result<QList<Payment>> &)>;
    explicit PaymentFinder(GatewayPort &gateway)
        : m_gateway(gateway)
    {
    }
    /// Empty = Yuno shows nothing under this id. InvalidInput with the field "id".
    void find(const QString &id, Done done);

private:
    void byOrder(quint64 search, const QString &id, Done done);
    /// The handle of an answered call may still be on the stack: it goes with the next search.
    void finish(quint64 search);

    GatewayPort &m_gateway;
    std::map<quint64, Call> m_calls;
    std::vector<quint64> m_finished;
    quint64 m_searches = 0;
};

} // namespace pos
