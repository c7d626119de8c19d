// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Is the gateway there? Judged from the calls that are made anyway; only while
// it is away does a light request ask again, with growing pauses. Engine thread.
#pragma once

#include "base/idsource.h"
#include "base/scheduler.h"
#include "ports/engine.h"
#include "ports/gatewayport.h"

namespace pos {

class Connectivity : public QObject
{
    Q_OBJECT
public:
    /// `probe` goes through the same observed gateway as all other calls.
    Connectivity(GatewayPort &probe, Scheduler &scheduler, const Clock &clock, IdSource &ids);

    /// What one call met. `error` is null for an answer that could be read.
    void observe(const Exchange &exchange, const Error *error);
    /// New settings or keys: nothing is known any more; asks once when calls make sense.
    void restart(bool canCall);
    void keysRefused(const Error &error);
    const HealthReport &report() const { return m_report; }

Q_SIGNALS:
    void healthChanged(const pos::HealthReport &report);
    /// It was away and answers again.
    void cameBack();

private:
    void set(GatewayHealth health, const Error &error);
    void planProbe(Millis pause);
    void probe();

    GatewayPort &m_gateway;
    Scheduler &m_scheduler;
    const Clock &m_clock;
    IdSource &m_ids;
    HealthReport m_report;
    Call m_probe;
    TimerToken m_timer = 0;
    int m_failures = 0;
    int m_probes = 0;
    bool m_canCall = false;
};

} // namespace pos
