// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Carries out what the machine decides (domain/paymentmachine.h): event in, step
// committed, announced, then its commands; one request per attempt at a time,
// background reads paced. Knows every attempt that still moves, nothing of sales.
// Engine thread; owned by PaymentService.
#pragma once

#include "base/idsource.h"
#include "domain/paymentmachine.h"
#include "ports/gatewayport.h"
#include "services/attemptledger.h"
#include "services/callpacer.h"

#include <map>
#include <vector>

namespace pos {

class PaymentRunner : public QObject
{
public:
    struct Hooks
    {
        /// Make session and body, then feed Prepared or PreparationFailed.
        std::function<void(const Attempt &)> prepare;
        std::function<void(const Attempt &)> announce;
        /// A request about this attempt has been answered and its step taken; `error` when it failed.
        std::function<void(const Attempt &, const Error *error)> answered;
        std::function<void(const Attempt &, AlarmKind)> alarm;
        std::function<void(const Error &)> keysRefused;
    };
    PaymentRunner(GatewayPort &gateway, AttemptLedger &ledger, Scheduler &scheduler, const Clock &clock, IdSource &ids,
                  WatchLimits limits, Hooks hooks);
    ~PaymentRunner() override;

    /// The account that requests from now on are made with.
    void setAccount(const QString &accountId) { m_accountId = accountId; }

    /// Makes a draft durable and starts it. On error nothing was recorded and nothing is sent.
    Result<Attempt> begin(const Attempt &draft);
    /// An attempt of an earlier run: settles it.
    void takeUp(const Attempt &attempt);
    /// Watches it without an event; for a look at something settled.
    void adopt(const Attempt &attempt);
    void feed(const AttemptId &id, const MachineEvent &event);
    /// For somebody who waits: at once, unless a request is under way already.
    void checkNow(const AttemptId &id);
    /// The same in its turn, for somebody who asks for many.
    void checkInTurn(const AttemptId &id);
    /// The gateway is back: all unknown ones, politely.
    void checkUnknown();

    /// Keys refused: nothing starts until resume(); what is under way ends by itself.
    void suspend() { m_suspended = true; }
    void resume();
    /// Forgets what is settled, after the ledger has caught up.
    void sweep();
    CallPacer &pacer() { return m_pacer; }
    bool isSuspended() const { return m_suspended; }

    const Attempt *find(const AttemptId &id) const;
    bool isBusy(const AttemptId &id) const;
    int openCount() const;

private:
    struct Live
    {
        Attempt attempt;
        Call call;
        TimerToken timer = 0;
        quint64 turn = 0;    ///< answers of an abandoned request are told by an old number
        bool queued = false; ///< in the pacer
        bool paced = false;  ///< the running call came from the pacer
    };

    void take(const AttemptId &id, const MachineEvent &event, const Exchange *exchange, bool urgent);
    bool record(Live &live, const Step &step, const MachineEvent &event, const Exchange *exchange);
    AttemptEvent lineOf(const Live &live, const Step &step, const Exchange *exchange) const;
    void run(const AttemptId &id, const Command &command, bool urgent);
    void arm(Live &live, const command::WakeAt &wake);
    void disarm(Live &live);
    void due(const AttemptId &id);
    void post(Live &live);
    void ask(Live &live, bool urgent);
    void startAsking(Live &live);
    /// Ends the request `turn`; nullptr when it is not the present one.
    Live *finishCall(const AttemptId &id, quint64 turn);
    void answer(const AttemptId &id, const MachineEvent &event, const Exchange &exchange);
    void retire(const AttemptId &id);

    GatewayPort &m_gateway;
    AttemptLedger &m_ledger;
    Scheduler &m_scheduler;
    const Clock &m_clock;
    IdSource &m_ids;
    const Hooks m_hooks;
    CallPacer m_pacer;
    QString m_accountId;
    std::map<AttemptId, Live> m_live;
    std::vector<Call> m_finished; ///< handles whose handler may still be on the stack
    quint64 m_turns = 0;
    bool m_suspended = false;
};

} // namespace pos
