// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/paymentrunner.h"

#include "base/log.h"
#include "domain/paymentmethod.h"
#include "services/postfailure.h"

namespace pos {

namespace {

constexpr int RawReads = 5; // while the first reads are close together; what did not come by then will not

/// A code of the scheme is expected, and its text is not here: some providers put it into their raw answer alone.
bool wantsRawAnswer(const Attempt &attempt)
{
    const PaymentMethod *method = findPaymentMethod(attempt.intent.methodId);
    return method != nullptr && method->presentation == Presentation::QrImage && attempt.state == AttemptState::WaitingCustomer &&
           attempt.retry.polls < RawReads && attempt.payment && attempt.payment->method.artefacts.copyText.isEmpty();
}

} // namespace

PaymentRunner::PaymentRunner(const RunnerParts &parts, Hooks hooks)
    : MachineRunner(parts, hooks)
    , m_hooks(std::move(hooks))
{
}

PaymentRunner::~PaymentRunner() = default;

void PaymentRunner::carryOut(Live &live, const Command &command, bool urgent)
{
    if (std::holds_alternative<command::Prepare>(command))
        m_hooks.prepare(live.subject);
    else if (std::holds_alternative<command::SendPayment>(command))
        post(live);
    else
        ask(live, command, urgent);
}

void PaymentRunner::post(Live &live)
{
    const Attempt &attempt = live.subject;
    const AttemptId id = attempt.id;
    const quint64 turn = startTurn(live);
    log::info("engine", "payment sent",
              {{"order", attempt.orderId.text()},
               {"key", log::shortened(attempt.key.text())},
               {"try", QString::number(attempt.retry.sends)}});
    if (attempt.link) {
        live.call = m_parts.gateway.createLink(
            attempt.body, attempt.key, [this, id, turn, account = m_accountId](const Answer<PaymentLink> &a) {
                if (!finishCall(id, turn))
                    return;
                if (a.result)
                    answer(id, event::LinkAnswered{*a.result, account}, a.exchange);
                else
                    answer(id, postFailureOf(a.result.error(), a.exchange), a.exchange);
            });
        return;
    }
    live.call = m_parts.gateway.createPayment(
        attempt.body, attempt.key, [this, id, turn, account = m_accountId](const Answer<Payment> &a) {
            if (!finishCall(id, turn))
                return;
            if (a.result)
                answer(id, event::PaymentAnswered{*a.result, account}, a.exchange);
            else
                answer(id, postFailureOf(a.result.error(), a.exchange), a.exchange);
        });
}

void PaymentRunner::startAsking(Live &live)
{
    const AttemptId id = live.subject.id;
    const quint64 turn = live.turn;
    if (std::holds_alternative<command::ReadLink>(live.asked) || std::holds_alternative<command::CancelLink>(live.asked)) {
        askLink(live);
        return;
    }
    if (std::holds_alternative<command::LookUp>(live.asked)) {
        live.call = m_parts.gateway.paymentsByOrderId(
            live.subject.orderId, [this, id, turn, account = m_accountId](const Answer<QList<Payment>> &a) {
                if (!finishCall(id, turn))
                    return;
                if (a.result)
                    answer(id, event::LookupAnswered{*a.result, account}, a.exchange);
                else
                    answer(id, event::LookupFailed{a.result.error(), keysWereRefused(a.result.error())}, a.exchange);
            });
        return;
    }
    const auto handler = [this, id, turn, account = m_accountId](const Answer<Payment> &a) {
        if (!finishCall(id, turn))
            return;
        if (a.result)
            answer(id, event::PaymentRead{*a.result, account}, a.exchange);
        else
            answer(id, event::ReadFailed{a.result.error(), keysWereRefused(a.result.error())}, a.exchange);
    };
    live.call = wantsRawAnswer(live.subject) ? m_parts.gateway.paymentWithRaw(live.subject.paymentId, handler)
                                             : m_parts.gateway.payment(live.subject.paymentId, handler);
}

void PaymentRunner::askLink(Live &live)
{
    const Attempt &attempt = live.subject;
    const bool cancels = std::holds_alternative<command::CancelLink>(live.asked);
    const auto handler = [this, id = attempt.id, turn = live.turn, cancels,
                          account = m_accountId](const Answer<PaymentLink> &a) {
        if (!finishCall(id, turn))
            return;
        if (a.result) {
            answer(id, event::LinkRead{*a.result, account}, a.exchange);
            return;
        }
        const Error &error = a.result.error();
        if (cancels)
            answer(id, event::LinkCancelFailed{error, keysWereRefused(error)}, a.exchange);
        else
            answer(id, event::LinkReadFailed{error, keysWereRefused(error)}, a.exchange);
    };
    live.call = cancels ? m_parts.gateway.cancelLink(attempt.link->id, attempt.orderId, handler)
                        : m_parts.gateway.link(attempt.link->id, handler);
}

void PaymentRunner::answer(const AttemptId &id, const MachineEvent &event, const Exchange &exchange)
{
    take(id, event, &exchange, false);
    const Error *error = nullptr;
    if (const auto *failed = std::get_if<event::ReadFailed>(&event))
        error = &failed->error;
    else if (const auto *lookup = std::get_if<event::LookupFailed>(&event))
        error = &lookup->error;
    else if (const auto *link = std::get_if<event::LinkReadFailed>(&event))
        error = &link->error;
    if (const Attempt *attempt = find(id))
        m_hooks.answered(Attempt(*attempt), error);
    retire(id);
}

CallPacer::Lane PaymentRunner::laneOf(const Attempt &attempt) const
{
    // Whoever cancelled a link waits until it can take no more money.
    return attempt.state == AttemptState::Unknown || isClosingLink(attempt) ? CallPacer::Lane::Settling : CallPacer::Lane::Watching;
}

AttemptEvent PaymentRunner::lineFor(const Attempt &attempt) const
{
    AttemptEvent line;
    line.attempt = attempt.id;
    return line;
}

} // namespace pos
