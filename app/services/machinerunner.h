// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the runners of attempts and of operations share: event in, step committed,
// announced, then its commands; one request per subject at a time, those that
// nobody waits for paced; timers; nothing starts while suspended. Knows every
// subject that still moves, nothing of rules. What is asked and sent is the
// runner's own: carryOut() and startAsking(). Engine thread.
#pragma once

#include "base/idsource.h"
#include "domain/paymentmachine.h"
#include "ports/gatewayport.h"
#include "services/attemptledger.h"
#include "services/callpacer.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace pos {

struct RunnerParts
{
    GatewayPort &gateway;
    AttemptLedger &ledger;
    Scheduler &scheduler;
    const Clock &clock;
    IdSource &ids;
    CallPacer &pacer;
};

template <typename Subject> struct RunnerHooks
{
    std::function<void(const Subject &)> announce;
    std::function<void(const Subject &, AlarmKind)> alarm;
    std::function<void(const Error &)> keysRefused;
};

/// `Send` is the command after which bytes may have left; a step with it is durable first or not taken.
template <typename Subject, typename Input, typename Line, typename Send> class MachineRunner : public QObject
{
public:
    using Id = decltype(Subject::id);
    using State = decltype(Subject::state);

    /// Makes a draft durable, with whatever the ledger takes along, and starts it. On error nothing was recorded
    /// and nothing is sent.
    template <typename... With> Result<Subject> begin(const Subject &draft, const With &...with)
    {
        const AnyStep step = advance(draft, event::Recorded{}, m_parts.clock.nowMs());
        if (const Result<void> done = m_parts.ledger.commit(step.next, lineOf(draft, step, nullptr), with...); !done)
            return fail(done.error());
        return started(step);
    }

    /// The same for a draft whose next step waits for nobody: both are durable in one commit.
    template <typename... With> Result<Subject> beginReady(const Subject &draft, const Input &ready, const With &...with)
    {
        const AnyStep recorded = advance(draft, event::Recorded{}, m_parts.clock.nowMs());
        const AnyStep step = advance(recorded.next, ready, m_parts.clock.nowMs());
        if (const Result<void> done = m_parts.ledger.commit({{recorded.next, lineOf(draft, recorded, nullptr), with...},
                                                             {step.next, lineOf(recorded.next, step, nullptr), {}}});
            !done)
            return fail(done.error());
        return started(step);
    }

    /// One of an earlier run: settles it.
    void takeUp(const Subject &subject)
    {
        adopt(subject);
        feed(subject.id, event::Restarted{});
    }

    /// Watches it without an event; for a look at something settled.
    void adopt(const Subject &subject)
    {
        if (const auto [place, isNew] = m_live.try_emplace(subject.id); isNew) {
            place->second.subject = subject;
            m_unsettled += isUnsettled(subject.state);
        }
    }

    void feed(const Id &id, const Input &event)
    {
        take(id, event, nullptr, false);
        retire(id);
    }

    /// For somebody who waits: at once, unless a request is under way already.
    void checkNow(const Id &id)
    {
        const Live *live = liveOf(id);
        if (!live || m_suspended || live->call)
            return;
        take(id, event::CheckNow{}, nullptr, true);
        retire(id);
    }

    /// The same in its turn, for somebody who asks for many.
    void checkInTurn(const Id &id)
    {
        const Live *live = liveOf(id);
        if (live && !m_suspended && isIdle(*live))
            feed(id, event::CheckNow{});
    }

    /// Keys refused: nothing starts until resume(); what is under way ends by itself.
    void suspend() { m_suspended = true; }
    bool isSuspended() const { return m_suspended; }
    void resume()
    {
        if (!std::exchange(m_suspended, false))
            return;
        for (const Id &id : idsWhere(isIdle)) {
            const Subject *subject = find(id);
            if (subject && subject->retry.nextCheckMs != 0)
                feed(id, event::TimerDue{});
            else if (subject)
                feed(id, event::CheckNow{});
        }
    }

    /// Forgets what is settled, after the ledger has caught up.
    void sweep()
    {
        for (const Id &id : idsWhere([](const Live &) { return true; }))
            retire(id);
    }

    const Subject *find(const Id &id) const
    {
        const auto found = m_live.find(id);
        return found == m_live.end() ? nullptr : &found->second.subject;
    }

    /// Subjects of which isUnsettled().
    int unsettledCount() const { return m_unsettled; }

    bool isBusy(const Id &id) const
    {
        const auto found = m_live.find(id);
        return found != m_live.end() && !isIdle(found->second);
    }

protected:
    using AnyStep = decltype(advance(std::declval<const Subject &>(), std::declval<const Input &>(), qint64{}));
    using AnyCommand = typename decltype(AnyStep::commands)::value_type;

    struct Live
    {
        Subject subject;
        Call call;
        AnyCommand asked;    ///< of the read that runs or waits for its turn
        TimerToken timer = 0;
        quint64 turn = 0;    ///< answers of an abandoned request are told by an old number
        bool queued = false; ///< in the pacer
        bool paced = false;  ///< the running call came from the pacer
    };

    MachineRunner(const RunnerParts &parts, RunnerHooks<Subject> hooks)
        : m_parts(parts)
        , m_report(std::move(hooks))
    {
    }

    // What each runner has of its own -----------------------------------------------------------

    /// Prepare, `Send`, reads; the other commands are carried out here.
    virtual void carryOut(Live &live, const AnyCommand &command, bool urgent) = 0;
    /// Sets `live.call` to the read `live.asked`, whose handler begins with finishCall().
    virtual void startAsking(Live &live) = 0;
    virtual CallPacer::Lane laneOf(const Subject &subject) const = 0;
    /// What people are told still waits for its result; settled ones are not.
    virtual bool isUnsettled(State state) const = 0;
    /// A line of the timeline that says whom it is about.
    virtual Line lineFor(const Subject &subject) const = 0;
    /// A resend waited for the disk; the machine decides anew whether it is still in time.
    virtual void afterDiskPause(const Id &id) { due(id); }

    // What they are built from ------------------------------------------------------------------

    void take(const Id &id, const Input &event, const Exchange *exchange, bool urgent)
    {
        Live *live = liveOf(id);
        if (!live)
            return;
        const AnyStep step = advance(live->subject, event, m_parts.clock.nowMs());
        if (!step.changed || (step.record && !record(*live, step, exchange)))
            return;
        m_unsettled += isUnsettled(step.next.state) - isUnsettled(live->subject.state);
        live->subject = step.next;
        m_report.announce(step.next);
        for (const AnyCommand &command : step.commands)
            run(id, command, urgent);
    }

    /// Reads; one that a person waits for does not queue.
    void ask(Live &live, const AnyCommand &command, bool urgent)
    {
        disarm(live);
        if (m_suspended)
            return;
        live.asked = command;
        const quint64 turn = startTurn(live);
        if (urgent) {
            startAsking(live);
            return;
        }
        live.paced = live.queued = true;
        m_parts.pacer.submit([this, id = live.subject.id, turn] {
            Live *asking = liveOf(id);
            const bool current = asking && asking->turn == turn;
            if (current)
                asking->queued = false;
            if (current && !m_suspended)
                startAsking(*asking);
            else
                m_parts.scheduler.after(Millis(0), this, [this] { m_parts.pacer.finished(); });
        }, laneOf(live.subject));
    }

    /// Before a request starts: what comes of an earlier one no longer counts.
    quint64 startTurn(Live &live)
    {
        disarm(live);
        live.paced = live.queued = false;
        return live.turn = ++m_turns;
    }

    /// Ends the request `turn`; false when it is not the present one.
    bool finishCall(const Id &id, quint64 turn)
    {
        Live *live = liveOf(id);
        if (!live || live->turn != turn || !live->call)
            return false;
        if (m_finished.empty())
            m_parts.scheduler.after(Millis(0), this, [this] { m_finished.clear(); });
        m_finished.push_back(std::move(live->call));
        if (std::exchange(live->paced, false))
            m_parts.pacer.finished();
        return true;
    }

    void due(const Id &id)
    {
        Live *live = liveOf(id);
        if (!live)
            return;
        live->timer = 0;
        if (!m_suspended) // else resume() takes it up
            feed(id, event::TimerDue{});
    }

    void retire(const Id &id)
    {
        const Live *live = liveOf(id);
        if (live && !isOpen(live->subject.state) && live->timer == 0 && isIdle(*live) && !m_parts.ledger.holds(id))
            m_live.erase(id);
    }

    /// The gateway is back: all in this state, politely.
    void checkAll(State state)
    {
        if (m_suspended)
            return;
        for (const Id &id : idsWhere([state](const Live &live) { return live.subject.state == state && isIdle(live); }))
            feed(id, event::CheckNow{});
    }

    template <typename Wanted> std::vector<Id> idsWhere(Wanted wanted) const
    {
        std::vector<Id> ids;
        for (const auto &[id, live] : m_live) {
            if (wanted(live))
                ids.push_back(id);
        }
        return ids;
    }

    const RunnerParts m_parts;

private:
    static constexpr Millis DiskPause{2000};

    static bool isIdle(const Live &live) { return !live.call && !live.queued; }

    Subject started(const AnyStep &step)
    {
        Live live;
        live.subject = step.next;
        m_live.insert_or_assign(step.next.id, std::move(live)); // a new one: its id was drawn for it
        m_unsettled += isUnsettled(step.next.state);
        m_report.announce(step.next);
        // The caller answers first: what follows may fail at once and must not overtake that answer.
        m_parts.scheduler.after(Millis(0), this, [this, id = step.next.id, commands = step.commands] {
            for (const AnyCommand &command : commands)
                run(id, command, true);
        });
        return step.next;
    }

    Live *liveOf(const Id &id)
    {
        const auto found = m_live.find(id);
        return found == m_live.end() ? nullptr : &found->second;
    }

    /// False when the step must not be taken because it could not be made durable first.
    bool record(Live &live, const AnyStep &step, const Exchange *exchange)
    {
        const Line line = lineOf(live.subject, step, exchange);
        const bool sends = std::ranges::any_of(
            step.commands, [](const AnyCommand &command) { return std::holds_alternative<Send>(command); });
        if (!sends) {
            m_parts.ledger.keep(step.next, line);
            return true;
        }
        const Result<void> done = m_parts.ledger.commit(step.next, line);
        if (done)
            return true;
        const Id id = live.subject.id;
        if (live.subject.retry.sends == 0) {
            take(id, event::PreparationFailed{done.error()}, nullptr, false); // nothing was ever sent: it is over
        } else {
            disarm(live);
            live.timer = m_parts.scheduler.after(DiskPause, this, [this, id] { afterDiskPause(id); });
        }
        return false;
    }

    Line lineOf(const Subject &before, const AnyStep &step, const Exchange *exchange) const
    {
        Line line = lineFor(step.next);
        line.atMs = m_parts.clock.nowMs();
        line.kind = step.kind;
        line.from = before.state;
        line.to = step.next.state;
        line.rule = step.rule;
        line.note = step.note;
        if (const auto &problem = step.next.problem)
            line.code = problem->code.isEmpty() ? errorKindName(problem->kind) : problem->code;
        if (exchange) {
            line.method = exchange->method;
            line.path = exchange->path;
            line.bytesSent = exchange->bytesSent;
            line.httpStatus = exchange->httpStatus;
            line.requestId = exchange->requestId;
            line.elapsedMs = exchange->elapsedMs;
        }
        return line;
    }

    void run(const Id &id, const AnyCommand &command, bool urgent)
    {
        Live *live = liveOf(id);
        if (!live)
            return;
        if (const auto *wake = std::get_if<command::WakeAt>(&command)) {
            arm(*live, *wake);
        } else if (const auto *alarm = std::get_if<command::Alarm>(&command)) {
            m_report.alarm(live->subject, alarm->kind);
        } else if (std::holds_alternative<command::KeysRefused>(command)) {
            const auto &problem = live->subject.problem;
            Error error;
            error.kind = problem ? problem->kind : ErrorKind::Unauthenticated;
            error.context.code = problem ? problem->code : QString();
            m_report.keysRefused(error);
        } else {
            carryOut(*live, command, urgent);
        }
    }

    void arm(Live &live, const command::WakeAt &wake)
    {
        disarm(live);
        qint64 delay = std::max<qint64>(0, wake.atMs - m_parts.clock.nowMs());
        if (wake.jitter)
            delay = delay * (80 + m_parts.ids.below(41)) / 100;
        live.timer = m_parts.scheduler.after(Millis(delay), this, [this, id = live.subject.id] { due(id); });
    }

    void disarm(Live &live)
    {
        if (live.timer != 0)
            m_parts.scheduler.cancel(std::exchange(live.timer, 0));
    }

    const RunnerHooks<Subject> m_report;
    std::map<Id, Live> m_live;
    std::vector<Call> m_finished; ///< handles whose handler may still be on the stack
    quint64 m_turns = 0;
    int m_unsettled = 0;
    bool m_suspended = false;
};

} // namespace pos
