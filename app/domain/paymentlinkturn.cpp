// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine where the attempt is a payment link (CONTRACT 7 and 2.3): a link
// that was made waits for the customer; what was paid under it is found by its
// order id, and decides. A closed link is watched for some minutes more.
#include "domain/paymentjudge.h"
#include "domain/paymentschedule.h"
#include "domain/paymentturn.h"

#include <algorithm>

namespace pos::machine {

namespace {

/// What a link repeats of the order, in the form in which payments are compared.
EchoVerdict echoOf(const PaymentLink &link, const Attempt &attempt, const QString &accountId)
{
    Payment echoed;
    echoed.orderId = link.orderId;
    echoed.accountId = link.accountId;
    echoed.amount = link.amount;
    return compareEcho(echoed, attempt.intent.amount, attempt.orderId, accountId);
}

} // namespace

// --- the link ------------------------------------------------------------------------------------

void Turn::on(const event::LinkAnswered &answered)
{
    if (!awaitsPost() || !next().link)
        return;
    checked();
    if (!isPayable(answered.link.status)) { // nobody has seen its address, so nobody can have paid
        refuse(problemOf(ErrorKind::RequestRefused, problemcode::LinkUnusable));
        say("refused", "CONTRACT 7: closed before anybody saw it", linkStatusName(answered.link.status));
        return;
    }
    acceptLink(answered.link, answered.accountId, "linkMade");
}

void Turn::on(const event::LinkRead &read)
{
    if (!knowsLink())
        return;
    checked();
    ++book().polls;
    acceptLink(read.link, read.accountId, "linkRead");
    forgetUnlessNew();
}

void Turn::acceptLink(const PaymentLink &link, const QString &accountId, const char *kind)
{
    AttemptLink &own = *next().link;
    const EchoVerdict echo = echoOf(link, next(), accountId);
    const bool otherLink = link.id.isEmpty() || (!own.id.isEmpty() && link.id != own.id);
    if (otherLink || echo == EchoVerdict::ForeignOrder || echo == EchoVerdict::ForeignAccount) {
        distrust(echo, kind);
        if (watchesLink())
            planLink();
        return;
    }
    const bool somethingMoved = link.payments > own.payments || !isPayable(link.status);
    own.id = link.id;
    own.status = link.status;
    own.payments = std::max(own.payments, link.payments);
    if (!link.url.isEmpty())
        own.url = link.url;
    if (link.finishMs > 0)
        own.finishMs = link.finishMs;
    if (isPayable(own.status))
        own.finishMs = std::max(own.finishMs, m_now); // open after its time: the clocks differ, and Yuno's counts
    if (own.url.isEmpty())
        own.cancelWanted = true; // nobody can be shown it
    noteLinkClosed();
    say(kind, "CONTRACT 7: a link is not a payment", linkStatusName(own.status));
    if (echo != EchoVerdict::Matches) {
        next().problem = problemOf(ErrorKind::Conflict, QLatin1StringView{});
        next().problem->echo = echo;
        next().state = isOpen(next().state) ? AttemptState::Unknown : next().state;
        own.cancelWanted = true; // it asks the customer for something else than the till does
        if (echo == EchoVerdict::PowerOfTen && !(m_before.problem && m_before.problem->echo == echo))
            order(command::Alarm{AlarmKind::AmountMismatch});
    } else if (isOpen(next().state) && !next().payment) {
        next().state = AttemptState::WaitingCustomer;
        next().problem.reset();
    }
    if (!isOpen(next().state)) {
        closeLink();
    } else if (somethingMoved) {
        book().nextCheckMs = 0;
        book().lookupAtMs = 0;
        order(command::LookUp{});
    } else {
        planLink();
    }
}

void Turn::noteLinkClosed()
{
    AttemptLink &link = *next().link;
    if (!isPayable(link.status) && link.closedMs == 0)
        link.closedMs = m_now;
}

/// Nobody tells any more how it stands (another account, another gateway), and its own time has long passed.
void Turn::noteLinkPast()
{
    AttemptLink &link = *next().link;
    if (link.closedMs != 0 || m_now - link.finishMs < schedule::LinkWatch + schedule::LinkClockDoubt)
        return;
    link.status = LinkStatus::Expired;
    link.closedMs = link.finishMs;
}

void Turn::on(const event::LinkReadFailed &failed)
{
    if (!next().link)
        return;
    checked();
    ++book().polls;
    if (waitsForKeys(failed.keysRefused))
        return;
    if (!isOpen(next().state))
        return;
    if (book().lookupAtMs <= m_now)
        book().lookupAtMs = m_now + schedule::LinkLookupPause;
    const bool slowDown = failed.error.kind == ErrorKind::ServerFault || failed.error.kind == ErrorKind::RateLimited;
    planLink(slowDown ? 2 : 1, failed.error.context.retryAfterSeconds);
}

/// It may be cancelled, used or open: reading it tells, and while it is open it is cancelled again.
void Turn::on(const event::LinkCancelFailed &failed)
{
    if (!knowsLink())
        return;
    checked();
    if (next().link->cancels <= schedule::MostLateCancels) // later ones tell nothing new
        say("linkCancelFailed", "CONTRACT 7: what became of the link is read", describe(failed.error));
    if (waitsForKeys(failed.keysRefused))
        return;
    if (!isOpen(next().state)) {
        closeLink();
    } else if (isTransient(failed.error.kind)) {
        planLink(2, failed.error.context.retryAfterSeconds);
    } else {
        book().nextCheckMs = 0;
        order(command::ReadLink{});
    }
}

void Turn::noteFreedSale()
{
    if (next().link && next().released && !isClosingLink(next()))
        next().link->letGo = true;
}

/// Nobody is to pay under it any more.
void Turn::closeLink()
{
    if (!knowsLink() || !isPayable(next().link->status))
        return;
    AttemptLink &link = *next().link;
    link.cancelWanted = true;
    if (isOpen(next().state)) {
        if (book().nextCheckMs != 0) // else a request is under way, and its answer plans this
            wakeAt(m_now);
    } else if (link.cancels < schedule::MostLateCancels) {
        // Paid: it is good for one payment, and this makes sure of it (CONTRACT 16 row 41).
        wakeAt(m_now + (link.cancels == 0 ? 0 : schedule::LinkPause));
    }
}

// --- when ----------------------------------------------------------------------------------------

void Turn::checkLink()
{
    AttemptLink &link = *next().link;
    const bool open = isOpen(next().state);
    const bool cancels = isPayable(link.status) && link.cancelWanted;
    const bool lookupDue = !isPayable(link.status) || book().lookupAtMs <= m_now;
    book().nextCheckMs = 0;
    if (cancels && (link.cancels == 0 || !open || !lookupDue)) {
        ++link.cancels;
        order(command::CancelLink{});
    } else if (lookupDue || !open) {
        order(command::LookUp{});
    } else {
        order(command::ReadLink{});
    }
}

void Turn::planLink(int factor, int retryAfterSeconds)
{
    if (book().lookupAtMs == 0)
        book().lookupAtMs = m_now + schedule::LinkLookupPause;
    const qint64 pause = std::min(factor * schedule::linkPause(next(), m_now),
                                  std::max<qint64>(0, book().lookupAtMs - m_now));
    const qint64 least = retryAfterSeconds * schedule::Second;
    wakeAt(m_now + std::max(pause, least), pause > 0);
}

bool Turn::linkIsOver() const
{
    const AttemptLink &link = *m_step.next.link;
    return link.closedMs > 0 && m_now - link.closedMs >= schedule::LinkWatch;
}

// --- what was paid under it ----------------------------------------------------------------------

/// A refused try ends nothing while the customer may try again.
AttemptState Turn::throughLink(AttemptState judged) const
{
    if (!permitsNewAttempt(judged) || permitsNewAttempt(m_before.state) || linkIsOver())
        return judged;
    return AttemptState::WaitingCustomer;
}

void Turn::linkLookedUp(const event::LookupAnswered &answered)
{
    book().lookupAtMs = m_now + schedule::LinkLookupPause;
    if (knowsLink())
        noteLinkPast();
    const LookupJudgement found = judgeLookup(next(), answered.payments, answered.accountId);
    if (found.ours) {
        AttemptLink &link = *next().link;
        if (link.id.isEmpty() && !found.ours->linkId.isEmpty()) { // the one whose making was unclear
            link.id = LinkId::from(found.ours->linkId);
            link.cancelWanted = true;
        }
        accept(*found.ours, answered.accountId, "lookedUp");
    } else if (found.foreign) {
        becomeUnknown();
        next().problem = problemOf(ErrorKind::Conflict, problemcode::ForeignPayment);
        say("lookedUp", "CONTRACT 7: a payment of another link is never ours");
        planLink();
    } else if (knowsLink()) {
        nothingUnderLink();
    } else {
        unseenLink();
    }
    alarmOthers(found);
    forgetUnlessNew();
}

void Turn::nothingUnderLink()
{
    if (!linkIsOver()) {
        planLink();
        return;
    }
    switch (next().link->status) {
    case LinkStatus::Canceled: next().state = AttemptState::Canceled; break;
    case LinkStatus::Expired: next().state = AttemptState::Expired; break;
    case LinkStatus::Failed: next().state = AttemptState::Rejected; break;
    case LinkStatus::Used: // somebody did something: whatever it was is still to be found
    case LinkStatus::Open:
    case LinkStatus::Unknown: becomeUnknown(); break;
    }
    say("lookedUp", "CONTRACT 7: closed, and looked for in the minutes after it");
    if (isOpen(next().state))
        planLink();
    else
        stopPlans();
}

/// Its making was unclear and nothing is known of it. Its address was never told, so nobody can be shown it:
/// the sale gets a new link under a new order id, and this one is looked for until its time is over.
void Turn::unseenLink()
{
    const qint64 over = next().link->finishMs + schedule::LinkWatch;
    if (next().link->finishMs > 0 && m_now >= over) {
        next().state = AttemptState::Expired;
        next().link->closedMs = next().link->finishMs;
        stopPlans();
        say("lookedUp", "CONTRACT 7: past its time, and never paid");
        return;
    }
    if (!next().released) {
        next().released = true;
        say("released", "CONTRACT 2.3: nobody saw the address of this link; a new one gets a new order id");
    }
    book().lookupAtMs = 0;
    planUnknown();
    if (next().link->finishMs > 0 && book().lookupAtMs > over) { // not later than it may be forgotten
        book().lookupAtMs = over;
        wakeForResendOrLookup();
    }
}

} // namespace pos::machine
