// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine at work: one turn = one event on a copy of one attempt. Private to
// paymentmachine.cpp (sending, time, people) and paymentanswers.cpp (answers and
// plans); everybody else calls advance().
#pragma once

#include "domain/machineproblem.h"
#include "domain/paymentmachine.h"

namespace pos::machine {

class Turn
{
public:
    Turn(const Attempt &before, qint64 nowMs)
        : m_before(before)
        , m_now(nowMs)
    {
        m_step.next = before;
    }

    void on(const event::Recorded &);
    void on(const event::Prepared &prepared);
    void on(const event::PreparationFailed &failed);
    void on(const event::PaymentAnswered &answered);
    void on(const event::PostFailed &failed);
    void on(const event::LookupAnswered &answered);
    void on(const event::LookupFailed &failed);
    void on(const event::PaymentRead &read);
    void on(const event::ReadFailed &failed);
    void on(const event::TimerDue &);
    void on(const event::Restarted &);
    void on(const event::Released &released);
    void on(const event::CheckNow &);

    Step finish();

private:
    Attempt &next() { return m_step.next; }
    RetryBook &book() { return m_step.next.retry; }
    bool is(AttemptState state) const { return m_before.state == state; }
    bool isBound() const { return !m_step.next.paymentId.isEmpty(); }
    bool awaitsPost() const { return (is(AttemptState::Sending) || is(AttemptState::Unknown)) && !isBound(); }

    void say(const char *kind, const char *rule, const QString &note = {});
    void checked();
    template <typename C> void order(C c) { m_step.commands.append(Command(c)); }
    void wakeAt(qint64 atMs, bool jitter = false);
    void stopPlans();

    void send();
    void check();
    void refuse(const AttemptProblem &problem);
    void neverLeft(const event::PostFailed &failed);
    void stillInProcess(const event::PostFailed &failed);
    void unclear(const event::PostFailed &failed);
    void refusedByGateway(const event::PostFailed &failed);
    void becomeUnknown();
    void planResend(const Error &error);
    void planUnknown(int retryAfterSeconds = 0);
    void planRead(int factor = 1, int retryAfterSeconds = 0);
    void accept(const Payment &payment, const QString &accountId, const char *kind);
    void distrust(EchoVerdict echo, const char *kind);
    void planAfterAnswer();
    void alarmLateMoney();

    const Attempt &m_before;
    const qint64 m_now;
    Step m_step;
};

} // namespace pos::machine
