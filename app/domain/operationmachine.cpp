// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operationmachine.h"

#include "domain/operationturn.h"
#include "domain/paymentschedule.h"

#include <algorithm>

namespace pos {

namespace opmachine {

namespace {

/// Within the window in which a key goes out again without looking (CONTRACT 2.3, first step).
bool mayResendAtOnce(const Operation &operation, qint64 atMs)
{
    return opschedule::mayResend(operation, atMs) &&
           (operation.retry.firstByteMs == 0 || atMs - operation.retry.firstByteMs <= schedule::ResendWindow);
}

/// The gateway's own word that this very request is not possible. A page of some proxy, a 409 or a spent key
/// may also mean that the first one of two is still at work.
bool isDefiniteNo(const Error &error)
{
    const ErrorContext &context = error.context;
    const bool refusal = context.httpStatus == 400 || context.httpStatus == 401 || context.httpStatus == 403 ||
                         context.httpStatus == 404 || context.httpStatus == 405 || context.httpStatus == 422;
    const bool named = !context.code.isEmpty() && !context.code.startsWith(QLatin1String("HTTP_"));
    return refusal && named && context.code != machine::DuplicatedCode;
}

bool isStillPatient(const Operation &operation, qint64 nowMs)
{
    const qint64 age = nowMs - operation.createdMs;
    return age >= 0 && age < schedule::OfflinePatience;
}

} // namespace

void Turn::say(const char *kind, const char *rule, const QString &note)
{
    m_step.changed = true;
    m_step.record = true;
    m_step.kind = QString::fromLatin1(kind);
    m_step.rule = QString::fromLatin1(rule);
    m_step.note = note;
}

void Turn::checked()
{
    m_step.changed = true;
    book().lastCheckMs = m_now;
}

void Turn::wakeAt(qint64 atMs, bool jitter)
{
    book().nextCheckMs = atMs;
    order(command::WakeAt{atMs, jitter});
}

void Turn::stopPlans()
{
    book().nextCheckMs = 0;
    book().resendAtMs = 0;
    book().lookupAtMs = 0;
}

OperationStep Turn::finish()
{
    Operation &o = m_step.next;
    if (m_step.record)
        o.updatedMs = m_now;
    if (!isOpen(o.state) && o.state != OperationState::Draft && o.settledMs == 0)
        o.settledMs = m_now;
    return std::move(m_step);
}

// --- preparing -------------------------------------------------------------------------------------

void Turn::on(const opevent::Recorded &)
{
    if (!is(OperationState::Draft))
        return;
    next().state = OperationState::Recorded;
    next().createdMs = m_now; // the age of the key counts from here
    say("recorded", "DESIGN 1: journal before wire");
    order(command::Prepare{});
}

void Turn::on(const opevent::Prepared &prepared)
{
    if (!is(OperationState::Recorded))
        return;
    next().target = prepared.target;
    next().body = prepared.body;
    next().basis = prepared.basis;
    next().intent.whole = prepared.intent.whole;
    next().state = OperationState::Sending;
    next().problem.reset();
    say("sending", "DESIGN 1: body and saved values durable before the first byte");
    send();
}

void Turn::on(const opevent::PreparationFailed &failed)
{
    if (!is(OperationState::Recorded))
        return;
    checked();
    if (machine::isTransient(failed.error.kind) && isStillPatient(next(), m_now)) {
        next().problem = machine::problemOf(failed.error);
        wakeAt(m_now + schedule::OfflinePause);
        return;
    }
    refuse(machine::problemOf(failed.error));
    say("refused", "CONTRACT 6: not possible, nothing was sent", describe(failed.error));
    // A product that the keys lack stops this one action, not the till (CONTRACT 1.6, 403).
    if (machine::keysAreRefused(failed.error.kind) && failed.error.kind != ErrorKind::Forbidden)
        order(command::KeysRefused{});
}

// --- sending ---------------------------------------------------------------------------------------

/// Counts the try before it starts: from here on bytes may have left.
void Turn::send()
{
    ++book().sends;
    if (book().firstByteMs == 0)
        book().firstByteMs = m_now;
    book().nextCheckMs = 0;
    book().resendAtMs = 0;
    order(command::SendOperation{});
}

void Turn::on(const opevent::Answered &answered)
{
    if (!awaitsPost())
        return;
    checked();
    next().state = OperationState::Checking;
    next().result = answered.transaction;
    next().problem.reset();
    stopPlans();
    say("answered", "CONTRACT 6: the payment is read after each operation, and its state counts");
    read();
}

void Turn::on(const opevent::PostFailed &failed)
{
    if (!awaitsPost())
        return;
    checked();
    if (!failed.mayHaveLeft)
        neverLeft(failed);
    else if (failed.error.context.code == machine::InProcessCode)
        stillInProcess(failed);
    else if (!failed.sameKeyAgain)
        refusedByGateway(failed);
    else
        unclear(failed);
    if (failed.keysRefused) {
        stopPlans();
        m_step.commands.removeIf([](const OperationCommand &c) {
            return std::holds_alternative<command::WakeAt>(c) || std::holds_alternative<command::ReadById>(c);
        });
        order(command::KeysRefused{});
    }
}

void Turn::neverLeft(const opevent::PostFailed &failed)
{
    book().sends = std::max(0, book().sends - 1);
    if (is(OperationState::Unclear)) {
        say("unclear", "CONTRACT 2.3 row 2: same key freely; an earlier try may have left", describe(failed.error));
        planResend(failed.error);
        planUnclear();
        return;
    }
    book().firstByteMs = 0;
    next().problem = machine::problemOf(failed.error);
    if (machine::isTransient(failed.error.kind) && isStillPatient(next(), m_now)) {
        say("notSent", "CONTRACT 2.3 row 2: nothing left, same key freely", describe(failed.error));
        book().resendAtMs = m_now + schedule::OfflinePause;
        wakeAt(book().resendAtMs);
        return;
    }
    refuse(machine::problemOf(failed.error));
    say("refused", "CONTRACT 2.3 row 2: certainly nothing was sent", describe(failed.error));
}

/// The first request with this key still runs over there (CONTRACT 2.3 row 3).
void Turn::stillInProcess(const opevent::PostFailed &failed)
{
    becomeUnclear();
    next().lastUnclearMs = m_now; // it may be carried out any moment
    next().problem = machine::problemOf(failed.error);
    if (book().inProcessSinceMs == 0)
        book().inProcessSinceMs = m_now;
    const qint64 again = m_now + schedule::InProcessPause;
    const bool inTime = m_now >= book().inProcessSinceMs && again - book().inProcessSinceMs <= schedule::InProcessLimit;
    say("unclear", "CONTRACT 2.3 row 3: same key every 3 s up to 90 s", describe(failed.error));
    if (inTime && opschedule::mayResend(next(), again))
        book().resendAtMs = std::max(again, m_now + failed.error.context.retryAfterSeconds * schedule::Second);
    else
        book().resendAtMs = 0;
    planUnclear();
}

/// A no that is not to be repeated. On the first try CONTRACT 1.6's proofs settle it, and any other definite
/// no settles it once the payment shows nothing. Whatever may hide a request still at work gets two minutes.
void Turn::refusedByGateway(const opevent::PostFailed &failed)
{
    const AttemptProblem problem = machine::problemOf(failed.error);
    book().resendAtMs = 0;
    if (is(OperationState::Sending) && failed.provesNoPayment) {
        refuse(problem);
        say("refused", "CONTRACT 1.6: the request itself was refused", describe(failed.error));
        return;
    }
    if (is(OperationState::Sending) && isDefiniteNo(failed.error)) {
        next().state = OperationState::Checking;
    } else {
        becomeUnclear();
        next().lastUnclearMs = m_now;
    }
    next().problem = problem;
    say("answeredNo", "CONTRACT 1.6: read the payment first", describe(failed.error));
    read();
}

void Turn::unclear(const opevent::PostFailed &failed)
{
    becomeUnclear();
    next().lastUnclearMs = m_now;
    next().problem = machine::problemOf(failed.error);
    book().resendAtMs = 0;
    say("unclear", "CONTRACT 2.3: same key and body again", describe(failed.error));
    planResend(failed.error);
    planUnclear();
}

void Turn::becomeUnclear()
{
    next().state = OperationState::Unclear;
    if (book().firstUnclearMs == 0)
        book().firstUnclearMs = m_now;
}

void Turn::refuse(const AttemptProblem &problem)
{
    next().state = OperationState::Refused;
    next().problem = problem;
    stopPlans();
}

// --- planning --------------------------------------------------------------------------------------

void Turn::planResend(const Error &error)
{
    qint64 pause = schedule::resendPause(book().sends);
    if (pause == 0)
        return;
    if (error.kind == ErrorKind::RateLimited)
        pause = std::max(pause, schedule::RateLimitPause);
    pause = std::max(pause, error.context.retryAfterSeconds * schedule::Second);
    if (mayResendAtOnce(next(), m_now) && mayResendAtOnce(next(), m_now + pause))
        book().resendAtMs = m_now + pause;
}

/// Whatever of the two comes first: the same key again, or a read.
void Turn::planUnclear(int retryAfterSeconds)
{
    book().lookupAtMs = std::max(opschedule::nextReadAt(next(), m_now), m_now + retryAfterSeconds * schedule::Second);
    const qint64 resend = book().resendAtMs;
    wakeAt(resend != 0 ? std::max(m_now, std::min(resend, book().lookupAtMs)) : book().lookupAtMs);
}

void Turn::planRead(int factor, int retryAfterSeconds)
{
    const qint64 pause = std::max(factor * opschedule::readPause(next(), m_now), retryAfterSeconds * schedule::Second);
    wakeAt(m_now + pause, true);
}

void Turn::read()
{
    book().nextCheckMs = 0;
    book().lookupAtMs = 0;
    order(command::ReadById{});
}

// --- time and people -------------------------------------------------------------------------------

void Turn::on(const opevent::TimerDue &)
{
    if (book().nextCheckMs == 0)
        return; // a request is under way, or nothing was planned
    m_step.changed = true;
    if (is(OperationState::Recorded)) {
        prepareOrRefuse();
        return;
    }
    const bool resendIsNext =
        awaitsPost() && book().resendAtMs != 0 && (book().lookupAtMs == 0 || book().resendAtMs <= book().lookupAtMs);
    if (!resendIsNext) {
        read();
        return;
    }
    if (mayResendAtOnce(next(), m_now)) {
        say("resent", "CONTRACT 2.3: same key and body, within 180 s and 24 h");
        send();
        return;
    }
    book().resendAtMs = 0;
    if (is(OperationState::Sending) && book().firstByteMs == 0) { // the clock jumped while nothing at all had left
        refuse(machine::problemOf(ErrorKind::Offline, problemcode::NeverSent));
        say("refused", "CONTRACT 2.3 row 2: certainly nothing was sent");
        return;
    }
    becomeUnclear();
    say("unclear", "CONTRACT 2.3: too late to send without looking first");
    read();
}

void Turn::on(const opevent::Restarted &)
{
    if (!isOpen(m_before.state))
        return;
    stopPlans();
    book().polls = 0;
    book().inProcessSinceMs = 0;
    if (is(OperationState::Recorded)) {
        refuse(machine::problemOf(ErrorKind::Cancelled, problemcode::NeverSent));
        say("refused", "DESIGN 3: recorded, never sent");
        return;
    }
    m_step.changed = true;
    if (awaitsPost()) {
        if (is(OperationState::Sending) || !next().problem)
            next().problem = machine::problemOf(ErrorKind::ConnectionLost, problemcode::Interrupted);
        next().state = OperationState::Unclear;
        book().firstUnclearMs = m_now;
        book().lookups = 0;
        next().lastUnclearMs = m_now; // whatever runs over there had its chance two minutes from here
        say("restarted", "CONTRACT 2.3: read first, the same key again only when absent and young enough");
    }
    read();
}

/// Nobody wants a refund to leave hours after it was asked for, when calls were stopped in between.
void Turn::prepareOrRefuse()
{
    book().nextCheckMs = 0;
    if (isStillPatient(next(), m_now)) {
        order(command::Prepare{});
        return;
    }
    refuse(next().problem.value_or(machine::problemOf(ErrorKind::Cancelled, problemcode::NeverSent)));
    say("refused", "CONTRACT 2.3 row 2: certainly nothing was sent");
}

void Turn::on(const opevent::CheckNow &)
{
    if (is(OperationState::Recorded)) {
        m_step.changed = true;
        prepareOrRefuse();
        return;
    }
    if (!isOpen(m_before.state) || is(OperationState::Sending))
        return;
    m_step.changed = true;
    read();
}

void Turn::on(const opevent::GivenUp &givenUp)
{
    if (!is(OperationState::Undecided))
        return;
    next().state = OperationState::GivenUp;
    stopPlans();
    say("givenUp", "CONTRACT 2.3: older than 24 h and absent, a person decides", givenUp.note);
}

} // namespace opmachine

OperationStep advance(const Operation &operation, const OperationInput &event, qint64 nowMs)
{
    opmachine::Turn turn(operation, nowMs);
    std::visit([&turn](const auto &e) { turn.on(e); }, event);
    return turn.finish();
}

} // namespace pos
