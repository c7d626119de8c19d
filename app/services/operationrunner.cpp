// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/operationrunner.h"

#include "base/log.h"
#include "services/postfailure.h"

#include <algorithm>

namespace pos {

namespace {

constexpr Millis DiskPause{2000};

bool sends(const OperationStep &step)
{
    return std::ranges::any_of(
        step.commands, [](const OperationCommand &c) { return std::holds_alternative<command::SendOperation>(c); });
}

/// The transaction that the answer is about: ours by reference, else the newest of its kind.
TransactionId answeredTransaction(const Operation &operation, const Payment &answer)
{
    for (const Transaction &t : answer.transactions) {
        if (t.merchantReference == operation.reference.text())
            return t.id;
    }
    const bool one = answer.transactions.size() == 1;
    return one && !operation.basis.transactions.contains(answer.transactions.first().id.text())
               ? answer.transactions.first().id
               : TransactionId();
}

} // namespace

OperationRunner::OperationRunner(GatewayPort &gateway, AttemptLedger &ledger, Scheduler &scheduler, const Clock &clock,
                                 IdSource &ids, CallPacer &pacer, Hooks hooks)
    : m_gateway(gateway)
    , m_ledger(ledger)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_ids(ids)
    , m_pacer(pacer)
    , m_hooks(std::move(hooks))
{
}

OperationRunner::~OperationRunner() = default;

// --- the loop: event, step, journal, announcement, commands ----------------------------------------

Result<Operation> OperationRunner::begin(const Operation &draft)
{
    const OperationStep step = advance(draft, opevent::Recorded{}, m_clock.nowMs());
    Live live;
    live.operation = draft;
    if (const Result<void> done = m_ledger.commit(step.next, lineOf(live, step, nullptr)); !done)
        return fail(done.error());
    live.operation = step.next;
    m_live.insert_or_assign(draft.id, std::move(live));
    m_hooks.announce(step.next);
    // The caller answers first: what follows may fail at once and must not overtake that answer.
    m_scheduler.after(Millis(0), this, [this, id = draft.id, commands = step.commands] {
        for (const OperationCommand &command : commands)
            run(id, command, true);
    });
    return step.next;
}

void OperationRunner::takeUp(const Operation &operation)
{
    adopt(operation);
    feed(operation.id, opevent::Restarted{});
}

void OperationRunner::adopt(const Operation &operation)
{
    if (!m_live.contains(operation.id))
        m_live[operation.id].operation = operation;
}

void OperationRunner::feed(const OperationId &id, const OperationInput &event)
{
    take(id, event, nullptr, false);
    retire(id);
}

void OperationRunner::take(const OperationId &id, const OperationInput &event, const Exchange *exchange, bool urgent)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    Live &live = found->second;
    const OperationStep step = advance(live.operation, event, m_clock.nowMs());
    if (!step.changed || (step.record && !record(live, step, event, exchange)))
        return;
    live.operation = step.next;
    m_hooks.announce(step.next);
    for (const OperationCommand &command : step.commands)
        run(id, command, urgent);
}

/// False when the step must not be taken because it could not be made durable first.
bool OperationRunner::record(Live &live, const OperationStep &step, const OperationInput &event,
                             const Exchange *exchange)
{
    const OperationEvent line = lineOf(live, step, exchange);
    if (!sends(step)) {
        m_ledger.keep(step.next, line);
        return true;
    }
    const Result<void> done = m_ledger.commit(step.next, line);
    if (done)
        return true;
    const OperationId id = live.operation.id;
    if (std::holds_alternative<opevent::Prepared>(event)) {
        take(id, opevent::PreparationFailed{done.error()}, nullptr, false); // nothing was ever sent
    } else {
        disarm(live); // a resend waits for the disk; the machine decides anew whether it is still in time
        live.timer = m_scheduler.after(DiskPause, this, [this, id] {
            due(id);
            checkNow(id);
        });
    }
    return false;
}

OperationEvent OperationRunner::lineOf(const Live &live, const OperationStep &step, const Exchange *exchange) const
{
    OperationEvent line;
    line.operation = step.next.id;
    line.attempt = step.next.attempt;
    line.atMs = m_clock.nowMs();
    line.kind = step.kind;
    line.from = live.operation.state;
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

void OperationRunner::run(const OperationId &id, const OperationCommand &command, bool urgent)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    Live &live = found->second;
    if (std::holds_alternative<command::SendOperation>(command)) {
        post(live);
    } else if (std::holds_alternative<command::Prepare>(command)) {
        ask(live, true); // the operator waits, and nothing has left yet
    } else if (std::holds_alternative<command::ReadById>(command)) {
        // Right after the answer somebody looks at the screen; later reads are in no hurry.
        ask(live, urgent || live.operation.state == OperationState::Checking);
    } else if (const auto *wake = std::get_if<command::WakeAt>(&command)) {
        arm(live, *wake);
    } else if (const auto *alarm = std::get_if<command::Alarm>(&command)) {
        m_hooks.alarm(live.operation, alarm->kind);
    } else if (std::holds_alternative<command::KeysRefused>(command)) {
        Error error;
        error.kind = live.operation.problem ? live.operation.problem->kind : ErrorKind::Unauthenticated;
        error.context.code = live.operation.problem ? live.operation.problem->code : QString();
        m_hooks.keysRefused(error);
    }
}

// --- time ------------------------------------------------------------------------------------------

void OperationRunner::arm(Live &live, const command::WakeAt &wake)
{
    disarm(live);
    qint64 delay = std::max<qint64>(0, wake.atMs - m_clock.nowMs());
    if (wake.jitter)
        delay = delay * (80 + m_ids.below(41)) / 100;
    live.timer = m_scheduler.after(Millis(delay), this, [this, id = live.operation.id] { due(id); });
}

void OperationRunner::disarm(Live &live)
{
    if (live.timer != 0)
        m_scheduler.cancel(std::exchange(live.timer, 0));
}

void OperationRunner::due(const OperationId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    found->second.timer = 0;
    if (!m_suspended) // else resume() takes it up
        feed(id, opevent::TimerDue{});
}

// --- requests --------------------------------------------------------------------------------------

void OperationRunner::post(Live &live)
{
    disarm(live);
    const OperationId id = live.operation.id;
    const quint64 turn = live.turn = ++m_turns;
    live.paced = false;
    log::info("engine", "operation sent",
              {{"reference", live.operation.reference.text()},
               {"key", log::shortened(live.operation.key.text())},
               {"try", QString::number(live.operation.retry.sends)}});
    live.call = m_gateway.operate(live.operation, [this, id, turn](const Answer<Payment> &a) {
        if (!finishCall(id, turn))
            return;
        if (a.result)
            take(id, opevent::Answered{answeredTransaction(*find(id), *a.result)}, &a.exchange, false);
        else
            take(id, operationFailureOf(a.result.error(), a.exchange), &a.exchange, false);
        retire(id);
    });
}

/// Reads the payment; one that a person waits for does not queue.
void OperationRunner::ask(Live &live, bool urgent)
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
    m_pacer.submit([this, id = live.operation.id, turn] {
        const auto found = m_live.find(id);
        const bool current = found != m_live.end() && found->second.turn == turn;
        if (current)
            found->second.queued = false;
        if (current && !m_suspended)
            startAsking(found->second);
        else
            m_scheduler.after(Millis(0), this, [this] { m_pacer.finished(); });
    }, live.operation.state == OperationState::Pending ? CallPacer::Lane::Watching : CallPacer::Lane::Settling);
}

void OperationRunner::startAsking(Live &live)
{
    live.call = m_gateway.payment(live.operation.paymentId,
                                  [this, id = live.operation.id, turn = live.turn](const Answer<Payment> &a) {
                                      if (!finishCall(id, turn))
                                          return;
                                      readAnswered(id, a);
                                      retire(id);
                                  });
}

void OperationRunner::readAnswered(const OperationId &id, const Answer<Payment> &answer)
{
    const bool preparing = find(id)->state == OperationState::Recorded;
    if (!answer.result) {
        const Error &error = answer.result.error();
        const OperationInput failed = preparing ? OperationInput(opevent::PreparationFailed{error})
                                                : OperationInput(opevent::ReadFailed{error, keysWereRefused(error)});
        take(id, failed, &answer.exchange, false);
        return;
    }
    const Operation before = *find(id);
    m_hooks.paymentRead(before, *answer.result);
    if (!find(id))
        return;
    if (preparing)
        take(id, m_hooks.prepare(before, *answer.result), &answer.exchange, false);
    else
        take(id, opevent::PaymentSeen{*answer.result, true}, &answer.exchange, false);
}

bool OperationRunner::finishCall(const OperationId &id, quint64 turn)
{
    const auto found = m_live.find(id);
    if (found == m_live.end() || found->second.turn != turn || !found->second.call)
        return false;
    Live &live = found->second;
    if (m_finished.empty())
        m_scheduler.after(Millis(0), this, [this] { m_finished.clear(); });
    m_finished.push_back(std::move(live.call));
    if (std::exchange(live.paced, false))
        m_pacer.finished();
    return true;
}

// --- all of them -----------------------------------------------------------------------------------

std::vector<OperationId> OperationRunner::idsWhere(const std::function<bool(const Live &)> &wanted) const
{
    std::vector<OperationId> ids;
    for (const auto &[id, live] : m_live) {
        if (wanted(live))
            ids.push_back(id);
    }
    return ids;
}

void OperationRunner::checkNow(const OperationId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end() || m_suspended || found->second.call)
        return;
    take(id, opevent::CheckNow{}, nullptr, true);
    retire(id);
}

void OperationRunner::checkUnclear()
{
    if (m_suspended)
        return;
    const auto ids = idsWhere(
        [](const Live &live) { return live.operation.state == OperationState::Unclear && !live.call && !live.queued; });
    for (const OperationId &id : ids)
        feed(id, opevent::CheckNow{});
}

void OperationRunner::resume()
{
    if (!std::exchange(m_suspended, false))
        return;
    for (const OperationId &id : idsWhere([](const Live &live) { return !live.call && !live.queued; })) {
        const Operation *operation = find(id);
        if (operation && operation->retry.nextCheckMs != 0)
            feed(id, opevent::TimerDue{});
        else if (operation)
            feed(id, opevent::CheckNow{});
    }
}

void OperationRunner::sweep()
{
    for (const OperationId &id : idsWhere([](const Live &) { return true; }))
        retire(id);
}

const Operation *OperationRunner::find(const OperationId &id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? nullptr : &found->second.operation;
}

bool OperationRunner::isBusy(const OperationId &id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && (found->second.call || found->second.queued);
}

int OperationRunner::inFlightCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_live, [](const auto &entry) { return isInFlight(entry.second.operation.state); }));
}

void OperationRunner::retire(const OperationId &id)
{
    const auto found = m_live.find(id);
    if (found == m_live.end())
        return;
    const Live &live = found->second;
    if (!isOpen(live.operation.state) && live.timer == 0 && !live.call && !live.queued && !m_ledger.holds(id))
        m_live.erase(found);
}

} // namespace pos
