// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operationmachine.h"

#include "domain/operationturn.h"
#include "domain/paymentschedule.h"

#include <algorithm>

namespace pos {

namespace opmachine {

namespace {

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

} // namespace

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
    if (machine::isTransient(failed.error.kind) && opschedule::isPatient(next(), m_now)) {
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

void Turn::send()
{
    sendBy<command::SendOperation>();
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
        callOff();
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
    if (machine::isTransient(failed.error.kind) && opschedule::isPatient(next(), m_now)) {
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

} // namespace opmachine

OperationStep advance(const Operation &operation, const OperationInput &event, qint64 nowMs)
{
    opmachine::Turn turn(operation, nowMs);
    std::visit([&turn](const auto &e) { turn.on(e); }, event);
    return turn.finish();
}

} // namespace pos
