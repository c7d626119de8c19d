// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine at work: one turn = one event on a copy of one attempt. Private to
// paymentmachine.cpp (sending, time, people) and paymentanswers.cpp (answers and
// plans); everybody else calls advance().
#pragma once

#include "domain/machineturn.h"

namespace pos::machine {

class Turn : public BasicTurn<Attempt, Step>
{
public:
    using BasicTurn::BasicTurn;

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

private:
    bool isBound() const { return !m_step.next.paymentId.isEmpty(); }
    bool awaitsPost() const { return (is(AttemptState::Sending) || is(AttemptState::Unknown)) && !isBound(); }

    void send();
    void check();
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
};

} // namespace pos::machine
