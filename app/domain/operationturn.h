// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of operations at work: one turn = one event on a copy of one
// operation. Private to operationmachine.cpp (sending, time, people) and
// operationanswers.cpp (what the payment shows); everybody else calls advance().
#pragma once

#include "domain/machineproblem.h"
#include "domain/operationevidence.h"
#include "domain/operationmachine.h"

namespace pos::opmachine {

class Turn
{
public:
    Turn(const Operation &before, qint64 nowMs)
        : m_before(before)
        , m_now(nowMs)
    {
        m_step.next = before;
    }

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

    OperationStep finish();

private:
    Operation &next() { return m_step.next; }
    RetryBook &book() { return m_step.next.retry; }
    bool is(OperationState state) const { return m_before.state == state; }
    /// A POST of it may be under way.
    bool awaitsPost() const { return is(OperationState::Sending) || is(OperationState::Unclear); }

    void say(const char *kind, const char *rule, const QString &note = {});
    void checked();
    template <typename C> void order(C c) { m_step.commands.append(OperationCommand(c)); }
    void wakeAt(qint64 atMs, bool jitter = false);
    void stopPlans();

    void send();
    void read();
    void prepareOrRefuse();
    void refuse(const AttemptProblem &problem);
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

    const Operation &m_before;
    const qint64 m_now;
    OperationStep m_step;
};

} // namespace pos::opmachine
