// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When an operation is sent again, read and given up: its times, and what clocks,
// restarts and people do to it.
#include "domain/operationturn.h"

#include <algorithm>

namespace pos {

namespace opschedule {

static constexpr std::array<qint64, 5> LaterPauses{5 * schedule::Minute, 10 * schedule::Minute, 15 * schedule::Minute,
                                                   30 * schedule::Minute, 60 * schedule::Minute};

bool mayResend(const Operation &operation, qint64 atMs)
{
    const qint64 newest = std::max({operation.createdMs, operation.updatedMs, operation.retry.firstByteMs,
                                    operation.retry.firstUnclearMs, operation.retry.lastCheckMs});
    return operation.createdMs > 0 && atMs >= newest && atMs - operation.createdMs < schedule::KeyLifetime;
}

bool mayResendAtOnce(const Operation &operation, qint64 atMs)
{
    return mayResend(operation, atMs) &&
           (operation.retry.firstByteMs == 0 || atMs - operation.retry.firstByteMs <= schedule::ResendWindow);
}

bool isPatient(const Operation &operation, qint64 nowMs)
{
    const qint64 age = nowMs - operation.createdMs;
    return age >= 0 && age < schedule::OfflinePatience;
}

qint64 nextReadAt(const Operation &operation, qint64 nowMs)
{
    const RetryBook &book = operation.retry;
    const qint64 absentAt = operation.lastUnclearMs + AbsentAfter;
    qint64 at = 0;
    if (book.lookups < std::ssize(ReadOffsets)) {
        const qint64 offset = ReadOffsets[static_cast<size_t>(book.lookups)];
        at = std::clamp(book.firstUnclearMs + offset, nowMs, nowMs + offset);
    } else {
        const auto index = std::min<qsizetype>(book.lookups - std::ssize(ReadOffsets), std::ssize(LaterPauses) - 1);
        at = nowMs + LaterPauses[static_cast<size_t>(index)];
    }
    return absentAt > nowMs && absentAt <= nowMs + AbsentAfter ? std::min(at, absentAt) : at;
}

qint64 readPause(const Operation &operation, qint64 nowMs)
{
    if (operation.state == OperationState::Undecided)
        return schedule::Hour;
    if (operation.retry.polls < 5)
        return 2 * schedule::Second;
    const qint64 age = nowMs - operation.createdMs;
    if (age < schedule::Minute)
        return 3 * schedule::Second;
    if (age < 5 * schedule::Minute)
        return 5 * schedule::Second;
    if (age < 15 * schedule::Minute)
        return 15 * schedule::Second;
    return age < schedule::Hour ? schedule::Minute : 15 * schedule::Minute; // providers take days for some refunds
}

} // namespace opschedule

namespace opmachine {

// --- planning --------------------------------------------------------------------------------------

void Turn::planResend(const Error &error)
{
    const qint64 pause = resendPauseAfter(error);
    if (pause != 0 && opschedule::mayResendAtOnce(next(), m_now) && opschedule::mayResendAtOnce(next(), m_now + pause))
        book().resendAtMs = m_now + pause;
}

/// Whatever of the two comes first: the same key again, or a read.
void Turn::planUnclear(int retryAfterSeconds)
{
    book().lookupAtMs = std::max(opschedule::nextReadAt(next(), m_now), m_now + retryAfterSeconds * schedule::Second);
    wakeForResendOrLookup();
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
    if (!awaitsPost() || !resendComesFirst()) {
        read();
        return;
    }
    if (opschedule::mayResendAtOnce(next(), m_now)) {
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
    if (opschedule::isPatient(next(), m_now)) {
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

} // namespace pos
