// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Carries out what the machine of operations decides (domain/operationmachine.h):
// event in, step committed, announced, then its commands; one request per
// operation at a time, reads that nobody waits for paced with those of the
// attempts. Knows every operation that still moves, nothing of rules. Engine
// thread; owned by OperationService.
#pragma once

#include "base/idsource.h"
#include "domain/operationmachine.h"
#include "ports/gatewayport.h"
#include "services/attemptledger.h"
#include "services/callpacer.h"

#include <map>
#include <vector>

namespace pos {

class OperationRunner : public QObject
{
public:
    struct Hooks
    {
        /// The payment was read for a recorded one: Prepared or PreparationFailed.
        std::function<OperationInput(const Operation &, const Payment &)> prepare;
        /// The payment was read; whoever else cares learns it before the operation takes its step.
        std::function<void(const Operation &, const Payment &)> paymentRead;
        std::function<void(const Operation &)> announce;
        std::function<void(const Operation &, AlarmKind)> alarm;
        std::function<void(const Error &)> keysRefused;
    };
    OperationRunner(GatewayPort &gateway, AttemptLedger &ledger, Scheduler &scheduler, const Clock &clock,
                    IdSource &ids, CallPacer &pacer, Hooks hooks);
    ~OperationRunner() override;

    /// Makes a draft durable and starts it. On error nothing was recorded and nothing is sent.
    Result<Operation> begin(const Operation &draft);
    /// An operation of an earlier run: settles it.
    void takeUp(const Operation &operation);
    /// Watches it without an event.
    void adopt(const Operation &operation);
    void feed(const OperationId &id, const OperationInput &event);
    /// For somebody who waits: at once, unless a request is under way already.
    void checkNow(const OperationId &id);
    /// The gateway is back: all unclear ones, politely.
    void checkUnclear();

    /// Keys refused: nothing starts until resume(); what is under way ends by itself.
    void suspend() { m_suspended = true; }
    void resume();
    /// Forgets what is settled, after the ledger has caught up.
    void sweep();

    const Operation *find(const OperationId &id) const;
    bool isBusy(const OperationId &id) const;
    /// Those whose result nobody knows yet.
    int inFlightCount() const;

private:
    struct Live
    {
        Operation operation;
        Call call;
        TimerToken timer = 0;
        quint64 turn = 0;    ///< answers of an abandoned request are told by an old number
        bool queued = false; ///< in the pacer
        bool paced = false;  ///< the running call came from the pacer
    };

    void take(const OperationId &id, const OperationInput &event, const Exchange *exchange, bool urgent);
    bool record(Live &live, const OperationStep &step, const OperationInput &event, const Exchange *exchange);
    OperationEvent lineOf(const Live &live, const OperationStep &step, const Exchange *exchange) const;
    void run(const OperationId &id, const OperationCommand &command, bool urgent);
    void arm(Live &live, const command::WakeAt &wake);
    void disarm(Live &live);
    void due(const OperationId &id);
    void post(Live &live);
    void ask(Live &live, bool urgent);
    void startAsking(Live &live);
    void readAnswered(const OperationId &id, const Answer<Payment> &answer);
    /// Ends the request `turn`; false when it is not the present one.
    bool finishCall(const OperationId &id, quint64 turn);
    void retire(const OperationId &id);
    std::vector<OperationId> idsWhere(const std::function<bool(const Live &)> &wanted) const;

    GatewayPort &m_gateway;
    AttemptLedger &m_ledger;
    Scheduler &m_scheduler;
    const Clock &m_clock;
    IdSource &m_ids;
    CallPacer &m_pacer;
    const Hooks m_hooks;
    std::map<OperationId, Live> m_live;
    std::vector<Call> m_finished; ///< handles whose handler may still be on the stack
    quint64 m_turns = 0;
    bool m_suspended = false;
};

} // namespace pos
