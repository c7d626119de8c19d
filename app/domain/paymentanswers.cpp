// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentjudge.h"
#include "domain/paymentschedule.h"
#include "domain/paymentturn.h"

#include <algorithm>

namespace pos::machine {

// --- planning --------------------------------------------------------------------------------------

void Turn::planResend(const Error &error)
{
    if (next().link)
        return; // no key protects the making of a link: never sent twice
    const qint64 pause = resendPauseAfter(error);
    if (pause != 0 && !next().released && schedule::mayResend(next(), m_now) &&
        schedule::mayResend(next(), m_now + pause))
        book().resendAtMs = m_now + pause;
}

/// Whatever of the two comes first: the same key again, or a lookup.
void Turn::planUnknown(int retryAfterSeconds)
{
    if (book().firstUnclearMs == 0)
        book().firstUnclearMs = m_now;
    book().lookupAtMs = std::max(schedule::nextLookupAt(book(), m_now), m_now + retryAfterSeconds * schedule::Second);
    wakeForResendOrLookup();
}

void Turn::planRead(int factor, int retryAfterSeconds)
{
    const qint64 pause = std::max(factor * schedule::readPause(next(), m_now), retryAfterSeconds * schedule::Second);
    wakeAt(m_now + pause, true);
}

/// Asks Yuno now, by id when we have one.
void Turn::check()
{
    book().nextCheckMs = 0;
    if (next().link && (watchesLink() || next().link->cancelWanted)) {
        checkLink();
        return;
    }
    book().lookupAtMs = 0;
    if (isBound())
        order(command::ReadById{});
    else
        order(command::LookUp{});
}

// --- answers ---------------------------------------------------------------------------------------

void Turn::accept(const Payment &payment, const QString &accountId, const char *kind)
{
    const Judgement judgement = judge(next(), payment, accountId);
    if (!judgement.ours) {
        distrust(judgement.echo, kind);
        return;
    }
    next().paymentId = payment.id;
    next().payment = keepingArtefacts(payment, next().payment);
    next().state = next().link ? throughLink(judgement.state) : judgement.state;
    next().problem.reset();
    if (judgement.echo != EchoVerdict::Matches) {
        next().problem = problemOf(ErrorKind::Conflict, QLatin1StringView{});
        next().problem->echo = judgement.echo;
        say(kind, "CONTRACT 3.2: the answer's amount is not what was asked");
        const bool isNews = !m_before.problem || m_before.problem->echo != EchoVerdict::PowerOfTen;
        if (judgement.echo == EchoVerdict::PowerOfTen && isNews)
            order(command::Alarm{AlarmKind::AmountMismatch});
    } else if (judgement.contradicts) {
        next().problem = problemOf(ErrorKind::Conflict, problemcode::Contradiction);
        say(kind, "DESIGN 3: money was taken, a later no is for people to settle");
    } else {
        say(kind, "CONTRACT 9.1", payment.status.status + u'/' + payment.status.subStatus);
    }
    planAfterAnswer();
    alarmLateMoney();
}

/// Another order, another account, another payment: never ours. Ours is still to be found.
void Turn::distrust(EchoVerdict echo, const char *kind)
{
    say(kind, "CONTRACT 2.4: not our payment, keep looking");
    if (!isOpen(next().state))
        return;
    becomeUnknown();
    next().problem = problemOf(ErrorKind::Conflict, problemcode::NotOurs);
    if (echo == EchoVerdict::ForeignOrder || echo == EchoVerdict::ForeignAccount)
        next().problem->echo = echo;
    book().resendAtMs = 0;
    if (isBound())
        planRead();
    else
        planUnknown();
}

bool Turn::waitsForKeys(bool refused)
{
    if (!refused)
        return false;
    stopPlans();
    order(command::KeysRefused{});
    return true;
}

void Turn::planAfterAnswer()
{
    stopPlans();
    if (next().link)
        isOpen(next().state) ? planLink() : closeLink();
    else if (isOpen(next().state))
        planRead();
}

/// Money that nobody waits for any more: the sale was let go, or the attempt had ended without it.
void Turn::alarmLateMoney()
{
    if (m_before.origin == AttemptOrigin::Yuno)
        return; // who made it waits for it elsewhere
    if (isClosingLink(m_before) && !m_before.link->letGo && holdsMoney(next())) {
        next().released = false; // the sale was never free, so nobody paid it twice: this is its payment
        return;
    }
    const bool nobodyWaits = m_before.released || permitsNewAttempt(m_before.state);
    if (!nobodyWaits || m_before.lateMoney || !holdsMoney(next()))
        return;
    next().lateMoney = true;
    order(command::Alarm{AlarmKind::LateMoney});
    say("lateMoney", "DESIGN 3: late money raises an alarm");
}

void Turn::on(const event::LookupAnswered &answered)
{
    if (is(AttemptState::Draft) || is(AttemptState::Recorded) || is(AttemptState::Sending))
        return;
    checked();
    book().lookups = schedule::lookupsAfter(book(), m_now);
    if (next().link && isOpen(next().state)) {
        linkLookedUp(answered);
        return;
    }
    const LookupJudgement found = judgeLookup(next(), answered.payments, answered.accountId);
    if (found.ours) {
        accept(*found.ours, answered.accountId, "lookedUp");
    } else if (isBound()) {
        if (isOpen(next().state))
            planRead(); // known by id: what the list leaves out is only not visible yet
    } else if (is(AttemptState::Unknown) && found.foreign) {
        say("lookedUp", "CONTRACT 2.4: a payment of another key is never ours");
        next().problem = problemOf(ErrorKind::Conflict, problemcode::ForeignPayment);
        book().resendAtMs = 0;
        planUnknown();
    } else if (is(AttemptState::Unknown) && next().problem && next().problem->code == DuplicatedCode) {
        refuse(*next().problem);
        say("refused", "CONTRACT 2.3 row 4: key spent and nothing found");
    } else if (is(AttemptState::Unknown)) {
        say("lookedUp", "CONTRACT 2.4: not visible yet is not proof");
        planUnknown();
    }
    alarmOthers(found);
}

/// Payments under our order id besides ours.
void Turn::alarmOthers(const LookupJudgement &found)
{
    const bool known = m_before.problem && m_before.problem->code == problemcode::ForeignPayment;
    if (found.foreign && !known)
        order(command::Alarm{AlarmKind::RegisterCollision});
    if (found.secondMoney && !m_before.lateMoney) {
        next().lateMoney = true;
        order(command::Alarm{AlarmKind::SecondPayment});
    }
}

void Turn::on(const event::LookupFailed &failed)
{
    if (watchesLink()) {
        on(event::LinkReadFailed{failed.error, failed.keysRefused}); // payments or link: asked again in a while
        return;
    }
    if (!is(AttemptState::Unknown) || isBound())
        return;
    checked();
    say("lookedUp", "CONTRACT 2.3: a failed lookup proves nothing", describe(failed.error));
    if (waitsForKeys(failed.keysRefused))
        return;
    book().lookups = schedule::lookupsAfter(book(), m_now);
    planUnknown(failed.error.context.retryAfterSeconds);
}

void Turn::on(const event::PaymentRead &read)
{
    if (!isBound())
        return;
    checked();
    ++book().polls;
    accept(read.payment, read.accountId, "read");
    forgetUnlessNew();
}

/// Nothing new: a till may wait for an hour, the journal need not grow.
void Turn::forgetUnlessNew()
{
    const auto looks = [](const Attempt &x) {
        std::optional<Payment> payment = x.payment;
        if (payment)
            payment->raw.clear();
        return std::tuple(x.state, payment, x.problem, x.lateMoney, x.released, x.link);
    };
    if (looks(next()) == looks(m_before))
        m_step.record = false;
}

void Turn::on(const event::ReadFailed &failed)
{
    if (!isBound())
        return;
    checked();
    ++book().polls;
    if (waitsForKeys(failed.keysRefused))
        return;
    if (!isOpen(next().state))
        return; // somebody looked at a settled payment; nothing follows
    const bool slowDown = failed.error.kind == ErrorKind::ServerFault || failed.error.kind == ErrorKind::RateLimited;
    planRead(slowDown ? 2 : 1, failed.error.context.retryAfterSeconds);
}

} // namespace pos::machine
