// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of operations at work: one turn = one event on a copy of one
// operation. Private to operationmachine.cpp (sending), operationtimes.cpp (time and
// people) and operationanswers.cpp (what the payment shows); everybody else calls
// advance().
#pragma once

#include "domain/machineturn.h"
#include "domain/operationevidence.h"
#include "domain/operationmachine.h"

namespace pos::opmachine {

class Turn : public machine::BasicTurn<Operation, OperationStep>
{
public:
    using BasicTurn::BasicTurn;

    void on(const opevent::Recorded &);
    void on(const opevent::Prepared &prepared);
    void on(const opevent::PreparationFailed &failed);
    void on(const opevent::Answered &answered);
    void on(const opevent::PostFailed &failed);
    void on(const opevent::PaymentSeen &seen);
    void on(const opevent::ReadFailed &failed);
    void on(const opevent::TimerDue &);
    void on(const opevent::Restarted &);
    void on(const opevent::CheckNow &);
    void on(const opevent::GivenUp &givenUp);

private:
    /// A POST of it may be under way.
    bool awaitsPost() const { return is(OperationState::Sending) || is(OperationState::Unclear); }

    /// Never goes back: a clock that does must not make an old key look young (CONTRACT 2.3: 24 h).
    void checked()
    {
        BasicTurn::checked();
        book().lastCheckMs = std::max(m_before.retry.lastCheckMs, m_now);
    }
    void send();
    void read();
    void prepareOrRefuse();
    void becomeUnclear();
    void neverLeft(const opevent::PostFailed &failed);
    void stillInProcess(const opevent::PostFailed &failed);
    void refusedByGateway(const opevent::PostFailed &failed);
    void unclear(const opevent::PostFailed &failed);
    void planResend(const Error &error);
    void planUnclear(int retryAfterSeconds = 0);
    void planRead(int factor = 1, int retryAfterSeconds = 0);
    void succeeded(const OperationEvidence &evidence);
    void unfinished(const OperationEvidence &evidence, bool own);
    void failed(const OperationEvidence &evidence);
    void absent();
    void absentWhileUnclear();
};

} // namespace pos::opmachine
