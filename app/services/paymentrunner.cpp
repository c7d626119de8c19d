// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentrunner.h"

#include "base/log.h"
#include "services/postfailure.h"

#include <algorithm>

namespace pos {

namespace {

constexpr Millis StorageRetry{2000};

bool sends(const Step &step)
{
    return std::ranges::any_of(step.commands,
                               [](const Command &c) { return std::holds_alternative<command::SendPayment>(c); });
}

} // namespace

PaymentRunner::PaymentRunner(GatewayPort &gateway, AttemptLedger &ledger, Scheduler &scheduler, const Clock &clock,
                             IdSource &ids, WatchLimits limits, Hooks hooks)
    : m_gateway(gateway)
    , m_ledger(ledger)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_ids(ids)
    , m_hooks(std::move(hooks))
    , m_pacer(scheduler, clock, limits)
{
}

PaymentRunner::~PaymentRunner() = default;

// --- the loop: event, step, journal, announcement, commands ----------------------------------------

Result<Attempt> PaymentRunner::begin(const Attempt &draft)
{
    const Step step = advance(draft, event::Recorded{}, m_clock.nowMs());
    Live live;
    live.attempt = draft;
    if (const Result<void> done = m_ledger.commit(step.next, lineOf(live, step, nullptr)); !done)
        return fail(done.error());
    live.attempt = step.next;
    m_live.insert_or_assign(draft.id, std::move(live));
    m_hooks.announce(step.next);
    // The caller answers first: what follows may fail at once and must not overtake that answer.
    m_scheduler.after(Millis(0), this, [this, id = draft.id, commands = step.commands] {
        for (const Command &command : commands)
            run(id, command, false);
    });
    return step.next;
}

void PaymentRunner::takeUp(const Attempt &attempt)
{
    adopt(attempt);
    feed(attempt.id, event::Restarted{});
}

void PaymentRunner::adopt(const Attempt &attempt)
{
    if (!m_live.contains(attempt.id))
        m_live[attempt.id].attempt = attempt;
}

void PaymentRunner::feed(const AttemptId &id, const MachineEvent &event)
{
    take(id, event, nullptr, false);
    retire(id);
}

void PaymentRunner::take(const AttemptId &id, const MachineEvent &event, const Exchange *exchange, bool urgent)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    Live &live = found->second;
    const Step step = advance(live.attempt, event, m_clock.nowMs());
    if (!step.changed || (step.record && !record(live, step, event, exchange)))
        return;
    live.attempt = step.next;
    m_hooks.announce(step.next);
    for (const Command &command : step.commands)
        run(id, command, urgent);
}

/// False when the step must not be taken because it could not be made durable first.
bool PaymentRunner::record(Live &live, const Step &step, const MachineEvent &event, const Exchange *exchange)
{
    const AttemptEvent line = lineOf(live, step, exchange);
    if (!sends(step)) {
        m_ledger.keep(step.next, line);
        return true;
    }
    const Result<void> done = m_ledger.commit(step.next, line);
    if (done)
        return true;
    const AttemptId id = live.attempt.id;
    if (std::holds_alternative<event::Prepared>(event)) {
        feed(id, event::PreparationFailed{done.error()}); // nothing was ever sent: the sale is free again
    } else {
        disarm(live); // a resend waits for the disk; the machine decides anew whether it is still in time
        live.timer = m_scheduler.after(StorageRetry, this, [this, id] { due(id); });
    }
    return false;
}

AttemptEvent PaymentRunner::lineOf(const Live &live, const Step &step, const Exchange *exchange) const
{
    AttemptEvent line;
    line.attempt = step.next.id;
    line.atMs = m_clock.nowMs();
    line.kind = step.kind;
    line.from = live.attempt.state;
    line.to = step.next.state;
    line.rule = step.rule;
    line.note = step.note;
    if (step.next.problem)
        line.code =
            step.next.problem->code.isEmpty() ? errorKindName(step.next.problem->kind) : step.next.problem->code;
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

void PaymentRunner::run(const AttemptId &id, const Command &command, bool urgent)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    Live &live = found->second;
    if (std::holds_alternative<command::Prepare>(command)) {
        m_hooks.prepare(live.attempt);
    } else if (std::holds_alternative<command::SendPayment>(command)) {
        post(live);
    } else if (std::holds_alternative<command::LookUp>(command) || std::holds_alternative<command::ReadById>(command)) {
        ask(live, urgent);
    } else if (const auto *wake = std::get_if<command::WakeAt>(&command)) {
        arm(live, *wake);
    } else if (const auto *alarm = std::get_if<command::Alarm>(&command)) {
        m_hooks.alarm(live.attempt, alarm->kind);
    } else if (std::holds_alternative<command::KeysRefused>(command)) {
        Error error;
        error.kind = live.attempt.problem ? live.attempt.problem->kind : ErrorKind::Unauthenticated;
        error.context.code = live.attempt.problem ? live.attempt.problem->code : QString();
        m_hooks.keysRefused(error);
    }
}

// --- time ------------------------------------------------------------------------------------------

void PaymentRunner::arm(Live &live, const command::WakeAt &wake)
{
    disarm(live);
    qint64 delay = std::max<qint64>(0, wake.atMs - m_clock.nowMs());
    if (wake.jitter)
        delay = delay * (80 + m_ids.below(41)) / 100;
    live.timer = m_scheduler.after(Millis(delay), this, [this, id = live.attempt.id] { due(id); });
}

void PaymentRunner::disarm(Live &live)
{
    if (live.timer != 0)
        m_scheduler.cancel(std::exchange(live.timer, 0));
}

void PaymentRunner::due(const AttemptId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    found->second.timer = 0;
    if (!m_suspended) // else resume() takes it up
        feed(id, event::TimerDue{});
}

// --- requests --------------------------------------------------------------------------------------

void PaymentRunner::post(Live &live)
{
    disarm(live);
    const AttemptId id = live.attempt.id;
    const quint64 turn = live.turn = ++m_turns;
    live.paced = false;
    log::info("engine", "payment sent",
              {{"order", live.attempt.orderId.text()},
               {"key", log::shortened(live.attempt.key.text())},
               {"try", QString::number(live.attempt.retry.sends)}});
    live.call = m_gateway.createPayment(live.attempt.body, live.attempt.key,
                                        [this, id, turn, account = m_accountId](const Answer<Payment> &a) {
                                            if (!finishCall(id, turn))
                                                return;
                                            if (a.result)
                                                answer(id, event::PaymentAnswered{*a.result, account}, a.exchange);
                                            else
                                                answer(id, postFailureOf(a.result.error(), a.exchange), a.exchange);
                                        });
}

/// A lookup or a read; one that a person waits for does not queue.
void PaymentRunner::ask(Live &live, bool urgent)
{
    disarm(live);
    if (m_suspended)
        return;
    const quint64 turn = live.turn = ++m_turns;
    live.paced = !urgent;
    live.queued = !urgent;
    if (urgent) {
        startAsking(live);
        return;
    }
    m_pacer.submit([this, id = live.attempt.id, turn] {
        const auto found = m_live.find(id);
        if (found == m_live.end() || found->second.turn != turn || m_suspended) {
            m_scheduler.after(Millis(0), this, [this] { m_pacer.finished(); });
            if (found != m_live.end() && found->second.turn == turn)
                found->second.queued = false;
            return;
        }
        found->second.queued = false;
        startAsking(found->second);
    }, live.attempt.state == AttemptState::Unknown ? CallPacer::Lane::Settling : CallPacer::Lane::Watching);
}

void PaymentRunner::startAsking(Live &live)
{
    const AttemptId id = live.attempt.id;
    const quint64 turn = live.turn;
    if (live.attempt.paymentId.isEmpty()) {
        live.call = m_gateway.paymentsByOrderId(
            live.attempt.orderId, [this, id, turn, account = m_accountId](const Answer<QList<Payment>> &a) {
                if (!finishCall(id, turn))
                    return;
                if (a.result)
                    answer(id, event::LookupAnswered{*a.result, account}, a.exchange);
                else
                    answer(id, event::LookupFailed{a.result.error(), keysWereRefused(a.result.error())}, a.exchange);
            });
        return;
    }
    live.call =
        m_gateway.payment(live.attempt.paymentId, [this, id, turn, account = m_accountId](const Answer<Payment> &a) {
            if (!finishCall(id, turn))
                return;
            if (a.result)
                answer(id, event::PaymentRead{*a.result, account}, a.exchange);
            else
                answer(id, event::ReadFailed{a.result.error(), keysWereRefused(a.result.error())}, a.exchange);
        });
}

PaymentRunner::Live *PaymentRunner::finishCall(const AttemptId &id, quint64 turn)
{
    const auto found = m_live.find(id);
    if (found == m_live.end() || found->second.turn != turn || !found->second.call)
        return nullptr;
    Live &live = found->second;
    if (m_finished.empty())
        m_scheduler.after(Millis(0), this, [this] { m_finished.clear(); });
    m_finished.push_back(std::move(live.call));
    if (std::exchange(live.paced, false))
        m_pacer.finished();
    return &live;
}

void PaymentRunner::answer(const AttemptId &id, const MachineEvent &event, const Exchange &exchange)
{
    take(id, event, &exchange, false);
    const Error *error = nullptr;
    if (const auto *failed = std::get_if<event::ReadFailed>(&event))
        error = &failed->error;
    else if (const auto *lookup = std::get_if<event::LookupFailed>(&event))
        error = &lookup->error;
    if (const Attempt *attempt = find(id))
        m_hooks.answered(Attempt(*attempt), error);
    retire(id);
}

// --- all of them -----------------------------------------------------------------------------------

void PaymentRunner::checkNow(const AttemptId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end() || m_suspended || found->second.call)
        return;
    take(id, event::CheckNow{}, nullptr, true);
    retire(id);
}

void PaymentRunner::checkInTurn(const AttemptId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end() || m_suspended || found->second.call || found->second.queued)
        return;
    feed(id, event::CheckNow{});
}

void PaymentRunner::checkUnknown()
{
    if (m_suspended)
        return;
    std::vector<AttemptId> ids;
    for (const auto &[id, live] : m_live) {
        if (live.attempt.state == AttemptState::Unknown && !live.call && !live.queued)
            ids.push_back(id);
    }
    for (const AttemptId &id : ids)
        feed(id, event::CheckNow{});
}

void PaymentRunner::resume()
{
    if (!std::exchange(m_suspended, false))
        return;
    std::vector<AttemptId> ids;
    for (const auto &[id, live] : m_live) {
        if (!live.call && !live.queued)
            ids.push_back(id);
    }
    for (const AttemptId &id : ids) {
        const Attempt *attempt = find(id);
        if (attempt && attempt->retry.nextCheckMs != 0)
            feed(id, event::TimerDue{});
        else if (attempt)
            feed(id, event::CheckNow{});
    }
}

void PaymentRunner::sweep()
{
    std::vector<AttemptId> ids;
    for (const auto &[id, live] : m_live)
        ids.push_back(id);
    for (const AttemptId &id : ids)
        retire(id);
}

const Attempt *PaymentRunner::find(const AttemptId &id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? nullptr : &found->second.attempt;
}

bool PaymentRunner::isBusy(const AttemptId &id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && (found->second.call || found->second.queued);
}

int PaymentRunner::openCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_live, [](const auto &entry) { return isOpen(entry.second.attempt.state); }));
}

void PaymentRunner::retire(const AttemptId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    const Live &live = found->second;
    if (!isOpen(live.attempt.state) && live.timer == 0 && !live.call && !live.queued && !m_ledger.holds(id))
        m_live.erase(found);
}

} // namespace pos
