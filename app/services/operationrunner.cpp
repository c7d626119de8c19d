// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/operationrunner.h"

#include "base/log.h"
#include "services/postfailure.h"

namespace pos {

namespace {

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

OperationRunner::OperationRunner(const RunnerParts &parts, Hooks hooks)
    : MachineRunner(parts, hooks)
    , m_hooks(std::move(hooks))
{
}

OperationRunner::~OperationRunner() = default;

void OperationRunner::carryOut(Live &live, const OperationCommand &command, bool urgent)
{
    if (std::holds_alternative<command::SendOperation>(command))
        post(live);
    else if (std::holds_alternative<command::Prepare>(command))
        ask(live, command, true); // the operator waits, and nothing has left yet
    else // Right after the answer somebody looks at the screen; later reads are in no hurry.
        ask(live, command, urgent || live.subject.state == OperationState::Checking);
}

void OperationRunner::post(Live &live)
{
    const Operation &operation = live.subject;
    const quint64 turn = startTurn(live);
    log::info("engine", "operation sent",
              {{"reference", operation.reference.text()},
               {"key", log::shortened(operation.key.text())},
               {"try", QString::number(operation.retry.sends)}});
    live.call = m_parts.gateway.operate(operation, [this, id = operation.id, turn](const Answer<Payment> &a) {
        if (!finishCall(id, turn))
            return;
        if (a.result)
            take(id, opevent::Answered{answeredTransaction(*find(id), *a.result)}, &a.exchange, false);
        else
            take(id, operationFailureOf(a.result.error(), a.exchange), &a.exchange, false);
        retire(id);
    });
}

void OperationRunner::startAsking(Live &live)
{
    live.call = m_parts.gateway.payment(live.subject.paymentId,
                                        [this, id = live.subject.id, turn = live.turn](const Answer<Payment> &a) {
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
    const bool ours = m_hooks.paymentRead(before, *answer.result);
    if (!find(id))
        return;
    if (preparing)
        take(id, m_hooks.prepare(before, *answer.result), &answer.exchange, false);
    else if (!ours) // what it says of this operation would be believed, and of the payment not
        take(id, opevent::ReadFailed{{ErrorKind::MalformedReply, {.detail = QStringLiteral("another payment was answered")}}, false},
             &answer.exchange, false);
    else
        take(id, opevent::PaymentSeen{*answer.result, true}, &answer.exchange, false);
}

void OperationRunner::afterDiskPause(const OperationId &id)
{
    due(id);
    checkNow(id);
}

CallPacer::Lane OperationRunner::laneOf(const Operation &operation) const
{
    return operation.state == OperationState::Pending ? CallPacer::Lane::Watching : CallPacer::Lane::Settling;
}

OperationEvent OperationRunner::lineFor(const Operation &operation) const
{
    OperationEvent line;
    line.operation = operation.id;
    line.attempt = operation.attempt;
    return line;
}

} // namespace pos
