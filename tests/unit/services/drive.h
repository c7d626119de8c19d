// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A machine, a clock and a pen: feeds events, notes when the machine sends, looks
// up, reads and alarms, and wakes it when it asked to be woken.
#pragma once

#include "domain/paymentmachine.h"
#include "support/manualtime.h"
#include "support/samples.h"

namespace pos::test {

struct Drive
{
    enum class Pending { Nothing, Prepare, Post, LookUp, Read, ReadLink, CancelLink };

    Attempt a;
    qint64 now = ManualClock::Start;
    qint64 wakeMs = 0;
    Pending pending = Pending::Nothing;
    QList<qint64> sends, lookups, reads, linkReads, cancels;
    QList<AlarmKind> alarms;
    int keysRefused = 0;
    int recorded = 0;
    Step last;

    explicit Drive(AttemptState state = AttemptState::Sending)
        : a(attemptIn(state, ManualClock::Start))
    {
    }

    void feed(const MachineEvent &event)
    {
        last = advance(a, event, now);
        if (!last.changed)
            return;
        a = last.next;
        recorded += last.record ? 1 : 0;
        pending = Pending::Nothing;
        for (const Command &c : last.commands)
            note(c);
    }
    void feedAfter(qint64 ms, const MachineEvent &event)
    {
        now += ms;
        feed(event);
    }
    /// Goes to the planned instant; false = nothing is planned.
    bool wake()
    {
        if (wakeMs == 0)
            return false;
        now = std::max(now, wakeMs);
        wakeMs = 0;
        feed(event::TimerDue{});
        return true;
    }
    qint64 pause() const { return wakeMs - now; }

private:
    void note(const Command &command)
    {
        if (const auto *wakeAt = std::get_if<command::WakeAt>(&command)) {
            wakeMs = wakeAt->atMs;
            return;
        }
        if (const auto *alarm = std::get_if<command::Alarm>(&command)) {
            alarms.append(alarm->kind);
            return;
        }
        if (std::holds_alternative<command::KeysRefused>(command)) {
            ++keysRefused;
            return;
        }
        wakeMs = 0;
        if (std::holds_alternative<command::SendPayment>(command)) {
            sends.append(now);
            pending = Pending::Post;
        } else if (std::holds_alternative<command::LookUp>(command)) {
            lookups.append(now);
            pending = Pending::LookUp;
        } else if (std::holds_alternative<command::ReadById>(command)) {
            reads.append(now);
            pending = Pending::Read;
        } else if (std::holds_alternative<command::ReadLink>(command)) {
            linkReads.append(now);
            pending = Pending::ReadLink;
        } else if (std::holds_alternative<command::CancelLink>(command)) {
            cancels.append(now);
            pending = Pending::CancelLink;
        } else {
            pending = Pending::Prepare;
        }
    }
};

inline event::PostFailed postFailed(ErrorKind kind, const QString &code = {}, int status = 0)
{
    event::PostFailed failed;
    failed.error.kind = kind;
    failed.error.context.code = code;
    failed.error.context.httpStatus = status;
    return failed;
}
inline event::PostFailed unclear()
{
    event::PostFailed failed = postFailed(ErrorKind::TimedOut);
    failed.sameKeyAgain = true;
    return failed;
}
inline event::PostFailed inProcess()
{
    event::PostFailed failed = postFailed(ErrorKind::Conflict, QStringLiteral("REQUEST_IN_PROCESS"), 400);
    failed.sameKeyAgain = true;
    return failed;
}
inline event::PostFailed duplicated()
{
    return postFailed(ErrorKind::Conflict, QStringLiteral("IDEMPOTENCY_DUPLICATED"), 400);
}
inline event::PostFailed proof(const QString &code = QStringLiteral("INVALID_AMOUNT"))
{
    event::PostFailed failed = postFailed(ErrorKind::RequestRefused, code, 400);
    failed.provesNoPayment = true;
    return failed;
}
inline event::PostFailed keys()
{
    event::PostFailed failed = postFailed(ErrorKind::Unauthenticated, QStringLiteral("INVALID_CREDENTIALS"), 401);
    failed.provesNoPayment = true;
    failed.keysRefused = true;
    return failed;
}
inline event::PostFailed neverLeftHere(ErrorKind kind = ErrorKind::Offline)
{
    event::PostFailed failed = postFailed(kind);
    failed.mayHaveLeft = false;
    failed.sameKeyAgain = true;
    return failed;
}
inline event::LookupAnswered lookedUp(const QList<Payment> &payments = {})
{
    return {payments, AccountId};
}
inline event::PaymentRead readOf(const Payment &payment)
{
    return {payment, AccountId};
}

} // namespace pos::test
