// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentmachine.h"

#include "domain/paymentjudge.h"
#include "domain/paymentturn.h"

#include <algorithm>

namespace pos {

namespace machine {

// --- preparing -------------------------------------------------------------------------------------

void Turn::on(const event::Recorded &)
{
    if (!is(AttemptState::Draft))
        return;
    next().state = AttemptState::Recorded;
    next().createdMs = m_now; // the age of the key counts from here
    say("recorded", "DESIGN 1: journal before wire");
    order(command::Prepare{});
}

void Turn::on(const event::Prepared &prepared)
{
    if (!is(AttemptState::Recorded))
        return;
    next().session = prepared.session;
    next().body = prepared.body;
    if (next().link)
        next().link->finishMs = prepared.linkFinishMs;
    next().state = AttemptState::Sending;
    next().problem.reset();
    say("sending", "DESIGN 1: body durable before the first byte");
    send();
}

void Turn::on(const event::PreparationFailed &failed)
{
    if (!is(AttemptState::Recorded))
        return;
    checked();
    if (isTransient(failed.error.kind) && schedule::isPatient(next(), m_now)) {
        next().problem = problemOf(failed.error);
        wakeAt(m_now + schedule::OfflinePause);
        return;
    }
    refuse(problemOf(failed.error));
    say("refused", "DESIGN 3: Refused, no payment was sent", describe(failed.error));
    if (keysAreRefused(failed.error.kind))
        order(command::KeysRefused{});
}

// --- sending ---------------------------------------------------------------------------------------

void Turn::send()
{
    sendBy<command::SendPayment>();
}

void Turn::on(const event::PaymentAnswered &answered)
{
    if (!awaitsPost())
        return;
    checked();
    accept(answered.payment, answered.accountId, "answered");
}

void Turn::on(const event::PostFailed &failed)
{
    if (!awaitsPost())
        return;
    checked();
    if (!failed.mayHaveLeft)
        neverLeft(failed);
    else if (failed.error.context.code == InProcessCode && !next().link)
        stillInProcess(failed);
    else if (failed.provesNoPayment && is(AttemptState::Sending)) // Unknown: an earlier try may have left
        refusedByGateway(failed);
    else
        unclear(failed);
    if (failed.keysRefused) {
        stopPlans();
        callOff();
        order(command::KeysRefused{});
    }
}

/// Not one byte of this try left. If none of any try did, the sale may soon be free again; if an
/// earlier one may have, being offline now proves nothing.
void Turn::neverLeft(const event::PostFailed &failed)
{
    book().sends = std::max(0, book().sends - 1);
    if (is(AttemptState::Unknown)) {
        say("unclear", "CONTRACT 2.3 row 2: same key freely; an earlier try may have left", describe(failed.error));
        planResend(failed.error);
        planUnknown();
        return;
    }
    book().firstByteMs = 0;
    next().problem = problemOf(failed.error);
    if (isTransient(failed.error.kind) && schedule::isPatient(next(), m_now)) {
        say("notSent", "CONTRACT 2.3 row 2: nothing left, same key freely", describe(failed.error));
        book().resendAtMs = m_now + schedule::OfflinePause;
        wakeAt(book().resendAtMs);
        return;
    }
    refuse(problemOf(failed.error));
    say("refused", "CONTRACT 2.3 row 2: certainly nothing was sent", describe(failed.error));
}

void Turn::refusedByGateway(const event::PostFailed &failed)
{
    refuse(problemOf(failed.error));
    say("refused", "DESIGN 3: Refused, proven by CONTRACT 1.6", describe(failed.error));
}

/// The first request with this key still runs over there (CONTRACT 2.3 row 3).
void Turn::stillInProcess(const event::PostFailed &failed)
{
    next().state = AttemptState::Unknown;
    next().problem = problemOf(failed.error);
    if (book().inProcessSinceMs == 0)
        book().inProcessSinceMs = m_now;
    const qint64 again = m_now + schedule::InProcessPause;
    const qint64 since = m_now - book().inProcessSinceMs;
    say("unclear", "CONTRACT 2.3 row 3: same key every 3 s up to 90 s", describe(failed.error));
    if (!next().released && since >= 0 && again - book().inProcessSinceMs <= schedule::InProcessLimit &&
        schedule::mayResend(next(), again)) {
        book().resendAtMs = std::max(again, m_now + failed.error.context.retryAfterSeconds * schedule::Second);
        if (book().firstUnclearMs != 0)
            planUnknown();
        else
            wakeAt(book().resendAtMs);
        return;
    }
    book().resendAtMs = 0;
    becomeUnknown();
    check();
}

/// Anything else: we do not know (CONTRACT 2.3 row 1). A proven refusal of a later try says nothing
/// about the earlier one, and is not repeated either.
void Turn::unclear(const event::PostFailed &failed)
{
    becomeUnknown();
    next().problem = problemOf(failed.error);
    book().resendAtMs = 0;
    if (next().link) {
        say("unclear", "CONTRACT 2.3 row 6: no key protects a link, so it is never made twice", describe(failed.error));
        check();
        return;
    }
    if (failed.error.context.code == DuplicatedCode) {
        say("unclear", "CONTRACT 2.3 row 4: key spent, look up first", describe(failed.error));
        check();
        return;
    }
    if (failed.sameKeyAgain) {
        say("unclear", "CONTRACT 2.3 row 1: same key and body again", describe(failed.error));
        planResend(failed.error);
        planUnknown();
        return;
    }
    say("unclear", "CONTRACT 1.6: not to be repeated, not proof either", describe(failed.error));
    planUnknown();
}

void Turn::becomeUnknown()
{
    next().state = AttemptState::Unknown;
    if (book().firstUnclearMs == 0)
        book().firstUnclearMs = m_now;
}

// --- time and people -------------------------------------------------------------------------------

void Turn::on(const event::TimerDue &)
{
    if (book().nextCheckMs == 0)
        return; // a request is under way, or nothing was planned
    m_step.changed = true;
    if (next().link && !isOpen(next().state)) {
        checkLink();
        return;
    }
    if (is(AttemptState::Recorded)) {
        book().nextCheckMs = 0;
        order(command::Prepare{});
        return;
    }
    if (!awaitsPost() || !resendComesFirst()) {
        check();
        return;
    }
    if (schedule::mayResend(next(), m_now)) {
        say("resent", "CONTRACT 2.3 row 1: same key and body, within 180 s and 24 h");
        send();
        return;
    }
    book().resendAtMs = 0;
    if (is(AttemptState::Sending) && book().firstByteMs == 0) { // the clock jumped while nothing at all had left
        refuse(problemOf(ErrorKind::Offline, problemcode::NeverSent));
        say("refused", "CONTRACT 2.3 row 2: certainly nothing was sent");
        return;
    }
    becomeUnknown();
    say("unclear", "CONTRACT 2.3: too old or unsure of its age, never sent again");
    check();
}

void Turn::on(const event::Restarted &)
{
    stopPlans();
    book().polls = 0;
    book().inProcessSinceMs = 0;
    // A try that certainly never left is taken back in the book before it is tried again.
    const bool nothingLeft = is(AttemptState::Sending) && book().sends == 0;
    if (is(AttemptState::Recorded) || nothingLeft) {
        refuse(problemOf(ErrorKind::Cancelled, problemcode::NeverSent));
        say("refused", nothingLeft ? "CONTRACT 2.3 row 2: certainly nothing was sent" : "DESIGN 3: recorded, never sent");
        return;
    }
    if (is(AttemptState::WaitingCustomer) || (is(AttemptState::Unknown) && (isBound() || knowsLink()))) {
        m_step.changed = true;
        check();
        return;
    }
    if (!awaitsPost())
        return;
    if (is(AttemptState::Sending) || !next().problem)
        next().problem = problemOf(ErrorKind::ConnectionLost, problemcode::Interrupted);
    next().state = AttemptState::Unknown;
    book().firstUnclearMs = m_now; // every start looks up several times (CONTRACT 2.3 row 7)
    book().lookups = 0;
    say("restarted", "CONTRACT 2.3 rows 7 and 8: looked up, sent again only when young enough");
    if (permitsSameKey(*next().problem))
        planResend(Error{});
    check();
}

void Turn::on(const event::Released &released)
{
    if ((!is(AttemptState::Unknown) && !is(AttemptState::WaitingCustomer)) || next().released)
        return;
    next().released = true;
    book().resendAtMs = 0; // what is sold another way is only looked for from now on
    say("released", "DESIGN 3: sold another way, still watched", released.note);
    closeLink();
    alarmLateMoney();
}

void Turn::on(const event::CheckNow &)
{
    if (is(AttemptState::Draft) || is(AttemptState::Recorded) || is(AttemptState::Sending))
        return;
    m_step.changed = true;
    book().lookupAtMs = 0; // somebody wants to know about money, not about the link
    check();
}

} // namespace machine

Step advance(const Attempt &attempt, const MachineEvent &event, qint64 nowMs)
{
    machine::Turn turn(attempt, nowMs);
    std::visit([&turn](const auto &e) { turn.on(e); }, event);
    turn.noteFreedSale();
    return turn.finish();
}

bool holdsMoney(const Attempt &attempt)
{
    switch (attempt.state) {
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Authorized:
    case AttemptState::Disputed:
        return true;
    case AttemptState::Unknown:
    case AttemptState::WaitingCustomer:
        return attempt.payment && tookMoney(*attempt.payment);
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused:
    case AttemptState::Refunded:
        return false;
    }
    return false;
}

bool isClosingLink(const Attempt &attempt)
{
    if (!attempt.released || !attempt.link || !isOpen(attempt.state))
        return false;
    if (isPayable(*attempt.link))
        return true;
    if (attempt.state != AttemptState::WaitingCustomer)
        return false;
    // Closed, but somebody was quicker: what they did is not seen yet, or not decided at this moment.
    return attempt.payment ? attempt.payment->facts().money == MoneyEffect::Unsure
                           : attempt.link->status == LinkStatus::Used;
}

bool leavesSaleFree(const Attempt &attempt)
{
    return permitsNewAttempt(attempt.state) ||
           (attempt.released && !holdsMoney(attempt) && !isClosingLink(attempt));
}

} // namespace pos
