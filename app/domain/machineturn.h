// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a turn of both machines (paymentturn.h, operationturn.h) is made of: the
// subject as it was and as it becomes, the step that grows, and the book of
// retries. Rules stay in the machines. Private to domain/.
#pragma once

#include "domain/machineproblem.h"
#include "domain/paymentmachine.h"
#include "domain/paymentschedule.h"

#include <algorithm>

namespace pos::machine {

template <typename Subject, typename AnyStep> class BasicTurn
{
public:
    BasicTurn(const Subject &before, qint64 nowMs)
        : m_before(before)
        , m_now(nowMs)
    {
        m_step.next = before;
    }

    AnyStep finish()
    {
        Subject &now = m_step.next;
        if (m_step.record)
            now.updatedMs = m_now;
        if (!isOpen(now.state) && now.state != State::Draft && now.settledMs == 0)
            now.settledMs = m_now;
        return std::move(m_step);
    }

protected:
    using State = decltype(Subject::state);
    using AnyCommand = typename decltype(AnyStep::commands)::value_type;

    Subject &next() { return m_step.next; }
    RetryBook &book() { return m_step.next.retry; }
    bool is(State state) const { return m_before.state == state; }

    /// The step is recorded, with a line of the timeline.
    void say(const char *kind, const char *rule, const QString &note = {})
    {
        m_step.changed = true;
        m_step.record = true;
        m_step.kind = QString::fromLatin1(kind);
        m_step.rule = QString::fromLatin1(rule);
        m_step.note = note;
    }
    void checked()
    {
        m_step.changed = true;
        book().lastCheckMs = m_now;
    }
    template <typename C> void order(C c) { m_step.commands.append(AnyCommand(c)); }
    /// Takes back every order of this turn.
    void callOff() { m_step.commands.clear(); }

    void wakeAt(qint64 atMs, bool jitter = false)
    {
        book().nextCheckMs = atMs;
        order(command::WakeAt{atMs, jitter});
    }
    void stopPlans()
    {
        book().nextCheckMs = 0;
        book().resendAtMs = 0;
        book().lookupAtMs = 0;
    }
    bool resendComesFirst()
    {
        return book().resendAtMs != 0 && (book().lookupAtMs == 0 || book().resendAtMs <= book().lookupAtMs);
    }
    /// Whatever of the two comes first.
    void wakeForResendOrLookup()
    {
        const qint64 resend = book().resendAtMs;
        wakeAt(resend != 0 ? std::max(m_now, std::min(resend, book().lookupAtMs)) : book().lookupAtMs);
    }
    /// Before the same key goes out again after this error; 0 = no more.
    qint64 resendPauseAfter(const Error &error)
    {
        qint64 pause = schedule::resendPause(book().sends);
        if (pause == 0)
            return 0;
        if (error.kind == ErrorKind::RateLimited)
            pause = std::max(pause, schedule::RateLimitPause);
        return std::max(pause, error.context.retryAfterSeconds * schedule::Second);
    }
    /// Counts the try before it starts: from here on bytes may have left.
    template <typename Send> void sendBy()
    {
        ++book().sends;
        if (book().firstByteMs == 0)
            book().firstByteMs = m_now;
        book().nextCheckMs = 0;
        book().resendAtMs = 0;
        order(Send{});
    }
    void refuse(const AttemptProblem &problem)
    {
        next().state = State::Refused;
        next().problem = problem;
        stopPlans();
    }

    const Subject &m_before;
    const qint64 m_now;
    AnyStep m_step;
};

} // namespace pos::machine
