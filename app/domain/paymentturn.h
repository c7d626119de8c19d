// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine at work: one turn = one event on a copy of one attempt. Private to
// paymentmachine.cpp (sending, time, people), paymentanswers.cpp (answers and
// plans) and paymentlinkturn.cpp (payment links); everybody else calls advance().
#pragma once

#include "domain/machineturn.h"

namespace pos {
struct LookupJudgement;
}

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
    void on(const event::LinkAnswered &answered);
    void on(const event::LinkRead &read);
    void on(const event::LinkReadFailed &failed);
    void on(const event::LinkCancelFailed &failed);
    void on(const event::LookupAnswered &answered);
    void on(const event::LookupFailed &failed);
    void on(const event::PaymentRead &read);
    void on(const event::ReadFailed &failed);
    void on(const event::TimerDue &);
    void on(const event::Restarted &);
    void on(const event::Released &released);
    void on(const event::CheckNow &);
    /// After the event: remembers that the sale has become free of a link.
    void noteFreedSale();

private:
    /// Known by the id of its payment. Under a link others may follow, until one took money.
    bool isBound() const
    {
        const Attempt &now = m_step.next;
        return !now.paymentId.isEmpty() && (!now.link || holdsMoney(now) || hadMoney(now.state));
    }
    bool knowsLink() const { return m_step.next.link && !m_step.next.link->id.isEmpty(); }
    /// Its link, or what may have been paid under it, is still to be seen to.
    bool watchesLink() const { return knowsLink() && isOpen(m_step.next.state); }
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
    /// Keys refused: nothing is asked until there are new ones. True = so it is.
    bool waitsForKeys(bool refused);
    // paymentlinkturn.cpp
    void acceptLink(const PaymentLink &link, const QString &accountId, const char *kind);
    void noteLinkClosed();
    void noteLinkPast();
    AttemptState throughLink(AttemptState judged) const;
    bool linkIsOver() const;
    void linkLookedUp(const event::LookupAnswered &answered);
    void nothingUnderLink();
    void unseenLink();
    void closeLink();
    void checkLink();
    void planLink(int factor = 1, int retryAfterSeconds = 0);
    void forgetUnlessNew();
    void alarmLateMoney();
    void alarmOthers(const LookupJudgement &found);
};

} // namespace pos::machine
