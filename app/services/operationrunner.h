// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Carries out what the machine of operations decides (domain/operationmachine.h):
// reads the payment first, sends, and reads it again. Engine thread; owned by
// OperationService.
#pragma once

#include "domain/operationmachine.h"
#include "services/machinerunner.h"

namespace pos {

class OperationRunner : public MachineRunner<Operation, OperationInput, OperationEvent, command::SendOperation>
{
public:
    struct Hooks : RunnerHooks<Operation>
    {
        /// The payment was read for a recorded one: Prepared or PreparationFailed.
        std::function<OperationInput(const Operation &, const Payment &)> prepare;
        /// The payment was read; whoever else cares learns it before the operation takes its step. False: the answer is
        /// about another payment.
        std::function<bool(const Operation &, const Payment &)> paymentRead;
    };
    OperationRunner(const RunnerParts &parts, Hooks hooks);
    ~OperationRunner() override;

    /// The gateway is back: all unclear ones, politely.
    void checkUnclear() { checkAll(OperationState::Unclear); }

private:
    void carryOut(Live &live, const OperationCommand &command, bool urgent) override;
    void startAsking(Live &live) override;
    CallPacer::Lane laneOf(const Operation &operation) const override;
    bool isUnsettled(OperationState state) const override { return isInFlight(state); }
    OperationEvent lineFor(const Operation &operation) const override;
    void afterDiskPause(const OperationId &id) override;
    void post(Live &live);
    void readAnswered(const OperationId &id, const Answer<Payment> &answer);

    const Hooks m_hooks;
};

} // namespace pos
