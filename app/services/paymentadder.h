// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Takes one payment that somebody found at Yuno into the journal, so that it can
// be acted on like any other: read by its id, then stored as an attempt of origin
// Yuno. What this till knows already, under the id or as an attempt of its own
// whose id never arrived, is found and never stored a second time. Engine thread;
// owned by EngineCore.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "ports/gatewayport.h"
#include "ports/journalport.h"

#include <QObject>

#include <functional>
#include <map>
#include <vector>

namespace pos {

class PaymentAdder : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<AttemptId> &)>;
    PaymentAdder(GatewayPort &gateway, JournalPort &journal, const Clock &clock, IdSource &ids)
        : m_gateway(gateway)
        , m_journal(journal)
        , m_clock(clock)
        , m_ids(ids)
    {
    }

    /// The attempt that now stands for it. InvalidInput with the field "id" for what is no payment; else what
    /// the gateway or the journal said, and then nothing was stored.
    void add(const PaymentId &id, Done done);

Q_SIGNALS:
    void added(const pos::AttemptId &attempt);
    /// It is one of this till's own, which does not know its id yet.
    void foundOwn(const pos::AttemptId &attempt);

private:
    Result<AttemptId> store(const Payment &payment, qint64 askedMs);

    GatewayPort &m_gateway;
    JournalPort &m_journal;
    const Clock &m_clock;
    IdSource &m_ids;
    std::map<quint64, Call> m_calls;
    std::vector<quint64> m_finished; ///< their handles may still be on the stack: they go with the next call
    quint64 m_last = 0;
};

} // namespace pos
