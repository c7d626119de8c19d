// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Carries out what the machine of attempts decides (domain/paymentmachine.h):
// makes session and body, sends, looks up, reads, cancels links. Knows nothing of sales.
// Engine thread; owned by PaymentService.
#pragma once

#include "services/machinerunner.h"

namespace pos {

class PaymentRunner : public MachineRunner<Attempt, MachineEvent, AttemptEvent, command::SendPayment>
{
public:
    struct Hooks : RunnerHooks<Attempt>
    {
        /// Make session and body, then feed Prepared or PreparationFailed.
        std::function<void(const Attempt &)> prepare;
        /// A request about this attempt has been answered and its step taken; `error` when it failed.
        std::function<void(const Attempt &, const Error *error)> answered;
    };
    PaymentRunner(const RunnerParts &parts, Hooks hooks);
    ~PaymentRunner() override;

    /// The account that requests from now on are made with.
    void setAccount(const QString &accountId) { m_accountId = accountId; }
    /// The gateway is back: all unknown ones, politely.
    void checkUnknown() { checkAll(AttemptState::Unknown); }

private:
    void carryOut(Live &live, const Command &command, bool urgent) override;
    void startAsking(Live &live) override;
    CallPacer::Lane laneOf(const Attempt &attempt) const override;
    bool isUnsettled(AttemptState state) const override { return isOpen(state); }
    AttemptEvent lineFor(const Attempt &attempt) const override;
    void post(Live &live);
    void askLink(Live &live);
    void answer(const AttemptId &id, const MachineEvent &event, const Exchange &exchange);

    const Hooks m_hooks;
    QString m_accountId;
};

} // namespace pos
