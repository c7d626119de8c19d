// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/operationservice.h"

#include "base/log.h"
#include "domain/operationevidence.h"
#include "domain/refundshare.h"
#include "domain/validation.h"
#include "services/refusals.h"

#include <algorithm>

namespace pos {

namespace {

/// Travels when the operator wrote nothing (CONTRACT 6: always send one). English; for the provider's pages.
QString defaultDescription(OperationKind kind, const MerchantOrderId &order)
{
    switch (kind) {
    case OperationKind::Capture:
        return QStringLiteral("Capture of ") + order.text();
    case OperationKind::Cancel:
        return QStringLiteral("Cancellation of ") + order.text();
    case OperationKind::Refund:
        return QStringLiteral("Refund of ") + order.text();
    case OperationKind::CancelOrRefund:
        return QStringLiteral("Cancellation or refund of ") + order.text();
    }
    return order.text();
}

/// Worth comparing with operations: it shows one, or a total that only operations move.
bool mayShowOperations(const Payment &payment)
{
    return std::ranges::any_of(payment.transactions, [](const Transaction &t) {
        return t.type == QLatin1String("CAPTURE") || t.type == QLatin1String("CANCEL") ||
               t.type == QLatin1String("REFUND");
    });
}

} // namespace

OperationService::OperationService(const Parts &parts)
    : m_parts(parts)
    , m_runner({parts.gateway, parts.payments.ledger(), parts.scheduler, parts.clock, parts.ids,
                parts.payments.pacer()}, runnerHooks())
{
    m_runner.suspend(); // until PaymentService says that calls make sense
    connect(&parts.payments, &PaymentService::attemptChanged, this, &OperationService::payment);
    connect(&parts.payments, &PaymentService::callsAllowed, this, &OperationService::configure);
    connect(&parts.payments, &PaymentService::unknownWanted, this, [this] { m_runner.checkUnclear(); });
    connect(&parts.payments, &PaymentService::storageRecovered, this, [this] { m_runner.sweep(); });
}

OperationRunner::Hooks OperationService::runnerHooks()
{
    OperationRunner::Hooks hooks;
    hooks.prepare = [this](const Operation &operation, const Payment &) { return prepare(operation); };
    hooks.paymentRead = [this](const Operation &operation, const Payment &payment) {
        m_reading = operation.id;
        const bool ours = m_parts.payments.paymentRead(operation.attempt, payment);
        m_reading = {};
        return ours;
    };
    hooks.announce = [this](const Operation &operation) { Q_EMIT operationChanged(operation); };
    hooks.alarm = [this](const Operation &operation, AlarmKind kind) {
        log::warning("engine", "alarm of an operation", {{"reference", operation.reference.text()}});
        if (kind == AlarmKind::AmountMismatch)
            m_parts.blocks.raise(TillBlock::AmountMismatch, {}, operation.reference.text());
    };
    hooks.keysRefused = [this](const Error &error) { m_parts.payments.keysRefused(error); };
    return hooks;
}

Result<int> OperationService::start()
{
    const Result<QList<Operation>> open = m_parts.journal.openOperations();
    if (!open)
        return fail(open.error());
    m_parts.payments.ledger().gather([&] {
        for (const Operation &operation : *open)
            m_runner.takeUp(operation);
    });
    m_runner.sweep();
    return m_runner.unsettledCount();
}

void OperationService::configure(bool canCall)
{
    if (canCall)
        m_runner.resume();
    else
        m_runner.suspend();
}

// --- starting --------------------------------------------------------------------------------------

Result<QList<Operation>> OperationService::operationsOf(const AttemptId &id) const
{
    Result<QList<Operation>> operations = m_parts.journal.operationsOfAttempt(id);
    if (!operations)
        return operations;
    for (Operation &operation : *operations) {
        if (const Operation *live = m_runner.find(operation.id))
            operation = *live;
    }
    return operations;
}

Result<Operation> OperationService::request(const OperationOrder &order)
{
    if (const std::optional<Error> refusal = m_parts.blocks.operationRefusal())
        return fail(*refusal);
    OperationIntent intent = order.intent;
    intent.description = intent.description.trimmed();
    if (!intent.description.isEmpty()) {
        const Checked<QString> words = checkFreeText(QStringLiteral("description"), intent.description, 3, 255);
        if (!words)
            return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("description")}});
        intent.description = *words;
    }
    const Result<Attempt> attempt = m_parts.payments.attempt(order.attempt);
    if (!attempt)
        return fail(attempt.error());
    const Result<QList<Operation>> others = operationsOf(order.attempt);
    if (!others)
        return fail(others.error());
    if (const Result<void> ours = checkNotSettled(*attempt); !ours)
        return fail(ours.error());
    const OperationChoice choice = operationChoice(intent.kind, *attempt, *others);
    if (const std::optional<Error> refusal = operationRefusal(choice, intent.amount)) {
        log::info("engine", "operation refused", {{"order", attempt->orderId.text()}, {"why", describe(*refusal)}});
        return fail(*refusal);
    }
    if (const Result<void> left = checkPieces(*attempt, *others, intent.pieces); !left)
        return fail(left.error());
    return begin(*attempt, *others, intent);
}

/// The shop gave the customer this money itself: Yuno's refund would be the second.
Result<void> OperationService::checkNotSettled(const Attempt &attempt) const
{
    return m_parts.payments.insteadOfSale(attempt.sale).and_then([&attempt](const QList<DrawerEntry> &instead) {
        const bool settled = std::ranges::find(instead, attempt.id, &DrawerEntry::attempt) != instead.cend();
        return settled ? Result<void>(fail(conflictBecause(operationcode::GivenByShop))) : Result<void>();
    });
}

/// No piece comes back twice, whoever asks from wherever.
Result<void> OperationService::checkPieces(const Attempt &attempt, const QList<Operation> &others, const QList<int> &pieces)
{
    if (pieces.isEmpty())
        return {};
    return m_parts.journal.sale(attempt.sale).and_then([&](const Sale &sale) {
        const Result<Money> worth = shareOf(sale.cart, pieces, returnedPieces(sale.cart, others));
        return worth ? Result<void>() : Result<void>(fail(worth.error()));
    });
}

Result<Operation> OperationService::giveBack(const AttemptId &id, const QString &operatorName)
{
    const Result<Attempt> attempt = m_parts.payments.attempt(id);
    if (!attempt)
        return fail(attempt.error());
    const Result<QList<Operation>> others = operationsOf(id);
    if (!others)
        return fail(others.error());
    OperationChoice best = operationChoice(OperationKind::Refund, *attempt, *others);
    for (const OperationKind kind : {OperationKind::Cancel, OperationKind::CancelOrRefund}) {
        const OperationChoice other = operationChoice(kind, *attempt, *others);
        if (!best.isAllowed() && other.isAllowed())
            best = other;
    }
    OperationOrder order{id, {}};
    order.intent.kind = best.kind;
    order.intent.amount = best.isAllowed() ? best.most : attempt->intent.amount;
    order.intent.operatorName = operatorName;
    return request(order);
}

Result<Operation> OperationService::begin(const Attempt &attempt, const QList<Operation> &others,
                                          const OperationIntent &intent)
{
    Operation draft;
    draft.id = OperationId::from(m_parts.ids.uuid());
    draft.attempt = attempt.id;
    for (const Operation &earlier : others)
        draft.number = std::max(draft.number, earlier.number + 1);
    draft.paymentId = attempt.paymentId;
    draft.key = IdempotencyKey::from(m_parts.ids.uuid());
    draft.reference = makeReference(attempt.orderId, intent.kind, draft.number);
    draft.intent = intent;
    if (draft.intent.description.isEmpty())
        draft.intent.description = defaultDescription(intent.kind, attempt.orderId);
    return m_runner.begin(draft);
}

/// The second look, at the payment as it was read a moment ago: other people have dashboards.
OperationInput OperationService::prepare(const Operation &operation)
{
    const Result<Attempt> attempt = m_parts.payments.attempt(operation.attempt);
    if (!attempt)
        return opevent::PreparationFailed{attempt.error()};
    Result<QList<Operation>> others = operationsOf(operation.attempt);
    if (!others)
        return opevent::PreparationFailed{others.error()};
    others->removeIf([&operation](const Operation &other) { return other.id == operation.id; });
    const OperationChoice choice = operationChoice(operation.intent.kind, *attempt, *others);
    if (std::optional<Error> refusal = operationRefusal(choice, operation.intent.amount)) {
        if (choice.isAllowed())
            refusal->context.code = operationcode::AmountsChanged;
        return opevent::PreparationFailed{*refusal};
    }
    Operation ready = operation;
    ready.intent.whole = choice.wholePayment && operation.intent.amount == choice.most;
    ready.target = choice.transaction;
    const Result<QByteArray> body = m_parts.gateway.operationBody(ready);
    if (!body)
        return opevent::PreparationFailed{body.error()};
    return opevent::Prepared{ready.target, *body, basisOf(*attempt->payment), ready.intent};
}

// --- company ---------------------------------------------------------------------------------------

void OperationService::checkNow(const OperationId &id)
{
    m_runner.checkNow(id);
}

Result<Operation> OperationService::giveUp(const OperationId &id, const ManagerDecision &decision)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), decision.reason, 3, 255);
    if (!reason || decision.managerName.trimmed().isEmpty())
        return fail(Error{ErrorKind::InvalidInput,
                          {.field = reason ? QStringLiteral("managerName") : QStringLiteral("reason")}});
    m_runner.feed(id, opevent::GivenUp{decision.managerName.trimmed() + QStringLiteral(": ") + *reason});
    Result<Operation> now = m_parts.journal.operation(id);
    if (const Operation *live = m_runner.find(id))
        now = *live;
    if (now && now->state != OperationState::GivenUp)
        return fail(ErrorKind::Conflict, QStringLiteral("only an undecided operation can be given up"));
    return now;
}

/// Somebody read the payment for other reasons: an open operation may end here, and a refund that was done
/// may have been taken back by the provider.
void OperationService::payment(const Attempt &attempt)
{
    if (!attempt.payment || !mayShowOperations(*attempt.payment))
        return;
    const Result<QList<Operation>> operations = operationsOf(attempt.id);
    for (const Operation &operation : operations.value_or(QList<Operation>{})) {
        if (operation.id == m_reading || m_runner.isBusy(operation.id))
            continue;
        const opevent::PaymentSeen seen{*attempt.payment, false};
        if (!advance(operation, seen, m_parts.clock.nowMs()).changed)
            continue;
        m_runner.adopt(operation);
        m_runner.feed(operation.id, seen);
    }
}

} // namespace pos
