// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operationturn.h"

#include <algorithm>

namespace pos {

namespace opmachine {

namespace {

QString noteOf(const OperationEvidence &evidence)
{
    QString note = evidence.moved->toDebugString();
    if (evidence.byTotals)
        note += QStringLiteral(", by the payment's totals; no transaction shows our reference");
    if (!evidence.totalsAgree)
        note += QStringLiteral(", the payment's totals do not show it yet");
    return note;
}

bool isPowerOfTenApart(Money a, Money b)
{
    qint64 large = std::max(a.minor(), b.minor());
    const qint64 small = std::min(a.minor(), b.minor());
    while (small > 0 && large > small && large % 10 == 0)
        large /= 10;
    return small > 0 && large == small;
}

} // namespace

void Turn::on(const opevent::PaymentSeen &seen)
{
    if (is(OperationState::Draft) || is(OperationState::Recorded))
        return;
    const OperationEvidence evidence = evidenceOf(next(), seen.payment);
    // Nothing to be seen means something only to who looked for it after the last try had ended.
    const bool asked = seen.own && isOpen(m_before.state) && !is(OperationState::Sending);
    if (evidence.finding == Finding::Absent && !asked)
        return;
    if (seen.own) {
        checked();
        ++(is(OperationState::Unclear) ? book().lookups : book().polls);
    }
    switch (evidence.finding) {
    case Finding::Succeeded:
        succeeded(evidence);
        break;
    case Finding::Unfinished:
        unfinished(evidence, seen.own);
        break;
    case Finding::Failed:
        failed(evidence);
        break;
    case Finding::Absent:
        absent();
        break;
    }
}

void Turn::succeeded(const OperationEvidence &evidence)
{
    if (is(OperationState::Done) && next().moved == evidence.moved)
        return;
    const bool asAsked = evidence.moved == next().intent.amount;
    next().state = OperationState::Done;
    next().result = evidence.transaction ? evidence.transaction->id : TransactionId();
    next().moved = evidence.moved;
    next().problem.reset();
    stopPlans();
    if (asAsked) {
        say("done", "CONTRACT 2.3: the payment shows it", noteOf(evidence));
        return;
    }
    next().problem = machine::problemOf(ErrorKind::Conflict, problemcode::OtherAmountMoved);
    say("done", "CONTRACT 3.2: another amount moved than was asked", noteOf(evidence));
    if (isPowerOfTenApart(*evidence.moved, next().intent.amount)) {
        next().problem->echo = EchoVerdict::PowerOfTen;
        order(command::Alarm{AlarmKind::AmountMismatch});
    } else {
        next().problem->echo = EchoVerdict::OtherAmount;
    }
}

void Turn::unfinished(const OperationEvidence &evidence, bool own)
{
    if (is(OperationState::Done))
        return; // proven once; only a later no counts
    if (!is(OperationState::Pending)) {
        next().state = OperationState::Pending;
        next().result = evidence.transaction->id;
        next().problem.reset();
        next().settledMs = 0;
        stopPlans();
        say("pending", "CONTRACT 9.2: Yuno has it and has not finished", evidence.transaction->status);
        planRead();
    } else if (own) {
        planRead();
    }
}

/// Also long after it was done: providers take refunds back (CONTRACT 6).
void Turn::failed(const OperationEvidence &evidence)
{
    if (is(OperationState::Declined))
        return;
    const Transaction &t = *evidence.transaction;
    next().state = OperationState::Declined;
    next().result = t.id;
    next().moved.reset();
    stopPlans();
    next().problem = machine::problemOf(ErrorKind::RequestRefused, QLatin1StringView{});
    next().problem->code = t.responseCode;
    if (!t.responseMessage.isEmpty())
        next().problem->messages = {t.responseMessage};
    say(is(OperationState::Done) ? "lateDecline" : "declined", "CONTRACT 9.2: its transaction failed",
        t.status + u' ' + t.responseCode);
}

void Turn::absent()
{
    switch (m_before.state) {
    case OperationState::Checking:
        if (next().problem) {
            refuse(*next().problem);
            say("refused", "CONTRACT 1.6: refused, and the payment shows nothing of it");
            return;
        }
        becomeUnclear();
        next().lastUnclearMs = m_now;
        say("read", "CONTRACT 2.3: answered, but the payment does not show it yet");
        planUnclear();
        return;
    case OperationState::Unclear:
        absentWhileUnclear();
        return;
    case OperationState::Pending:
    case OperationState::Undecided:
        planRead();
        return;
    case OperationState::Draft:
    case OperationState::Recorded:
    case OperationState::Sending:
    case OperationState::Done:
    case OperationState::Declined:
    case OperationState::Refused:
    case OperationState::GivenUp:
        return;
    }
}

void Turn::absentWhileUnclear()
{
    const bool longEnough = m_now - m_before.lastUnclearMs >= opschedule::AbsentAfter;
    const bool refusedSince = next().problem && !machine::permitsSameKey(*next().problem);
    if (longEnough && refusedSince) {
        refuse(*next().problem);
        say("refused", "CONTRACT 1.6: refused, and two minutes later the payment shows nothing of it");
        return;
    }
    if (longEnough && opschedule::mayResend(next(), m_now)) {
        say("resent", "CONTRACT 2.3: absent after 2 min and the key younger than 24 h, same key again");
        send();
        return;
    }
    // A clock that went back says nothing about ages; enough reads have been made by then all the same.
    const bool ageUnknown = m_now < m_before.lastUnclearMs && book().lookups > std::ssize(opschedule::ReadOffsets);
    if (ageUnknown || (longEnough && m_now - m_before.createdMs >= schedule::KeyLifetime)) {
        next().state = OperationState::Undecided;
        stopPlans();
        say("undecided", "CONTRACT 2.3: absent and the key older than 24 h, a person decides");
        planRead();
        return;
    }
    say("read", "CONTRACT 2.3: not to be seen is not proof yet");
    planUnclear();
}

void Turn::on(const opevent::ReadFailed &failed)
{
    if (!isOpen(m_before.state) || is(OperationState::Recorded) || is(OperationState::Sending))
        return;
    checked();
    if (failed.keysRefused) {
        stopPlans();
        order(command::KeysRefused{});
        return;
    }
    if (is(OperationState::Unclear)) {
        ++book().lookups;
        say("read", "CONTRACT 2.3: a failed read proves nothing", describe(failed.error));
        planUnclear(failed.error.context.retryAfterSeconds);
        return;
    }
    ++book().polls;
    const bool slowDown = failed.error.kind == ErrorKind::ServerFault || failed.error.kind == ErrorKind::RateLimited;
    planRead(slowDown ? 2 : 1, failed.error.context.retryAfterSeconds);
}

} // namespace opmachine

} // namespace pos
