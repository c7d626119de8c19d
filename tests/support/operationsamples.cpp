// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "support/operationsamples.h"

#include "domain/operationevidence.h"

namespace pos::test {

namespace {

const char *typeOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Capture:
        return "CAPTURE";
    case OperationKind::Cancel:
        return "CANCEL";
    case OperationKind::Refund:
    case OperationKind::CancelOrRefund:
        return "REFUND";
    }
    return "REFUND";
}

bool isHold(OperationKind kind)
{
    return kind == OperationKind::Capture || kind == OperationKind::Cancel;
}

Payment before(const Attempt &attempt, OperationKind kind)
{
    return isHold(kind) ? heldPayment(attempt) : paidPayment(attempt);
}

} // namespace

Transaction transaction(const char *type, const char *status, qint64 minor, const QString &reference, const QString &id)
{
    Transaction t;
    t.type = QString::fromLatin1(type);
    t.status = QString::fromLatin1(status);
    t.amount = reais(minor);
    t.merchantReference = reference;
    t.id = TransactionId::from(id.isEmpty() ? QStringLiteral("tx-") + t.type.toLower() : id);
    return t;
}

Payment paidPayment(const Attempt &attempt, qint64 refundedMinor)
{
    Payment payment = paymentFor(attempt, QStringLiteral("SUCCEEDED"),
                                 refundedMinor > 0 ? QStringLiteral("PARTIALLY_REFUNDED") : QStringLiteral("APPROVED"));
    payment.captured = reais(0);
    payment.refunded = reais(refundedMinor);
    payment.transactions = {transaction("PURCHASE", "SUCCEEDED", attempt.intent.amount.minor())};
    return payment;
}

Payment heldPayment(const Attempt &attempt)
{
    Payment payment = paymentFor(attempt, QStringLiteral("PENDING"), QStringLiteral("AUTHORIZED"));
    payment.captured = reais(0);
    payment.refunded = reais(0);
    payment.transactions = {transaction("AUTHORIZE", "SUCCEEDED", attempt.intent.amount.minor())};
    return payment;
}

Attempt attemptWith(const Payment &payment, AttemptState state)
{
    Attempt attempt = attemptIn(state, 1'795'262'400'000);
    attempt.paymentId = payment.id;
    attempt.payment = payment;
    return attempt;
}

OperationIntent refundIntent(qint64 minor)
{
    OperationIntent intent;
    intent.kind = OperationKind::Refund;
    intent.amount = reais(minor);
    intent.operatorName = QStringLiteral("Cashier 1");
    return intent;
}

Operation operationIn(OperationState state, qint64 nowMs, OperationKind kind)
{
    const Attempt attempt = attemptIn(isHold(kind) ? AttemptState::Authorized : AttemptState::Approved, nowMs);
    Operation o;
    o.id = OperationId::from(QStringLiteral("operation-1"));
    o.attempt = attempt.id;
    o.paymentId = attempt.paymentId;
    o.key = IdempotencyKey::from(QStringLiteral("5d1e0c52-6a47-4a63-8a8f-9c54b8f0a2d1"));
    o.intent = refundIntent(1000);
    o.intent.kind = kind;
    o.reference = makeReference(attempt.orderId, kind, 1);
    o.state = state;
    o.createdMs = o.updatedMs = nowMs;
    if (state == OperationState::Draft || state == OperationState::Recorded)
        return o;
    o.target = TransactionId::from(isHold(kind) ? QStringLiteral("tx-authorize") : QStringLiteral("tx-purchase"));
    o.body = "{\"merchant_reference\":\"x\"}";
    o.basis = basisOf(before(attempt, kind));
    o.retry.sends = 1;
    o.retry.firstByteMs = nowMs;
    if (state == OperationState::Unclear || state == OperationState::Undecided) {
        o.retry.firstUnclearMs = o.lastUnclearMs = nowMs;
        o.problem = AttemptProblem{ErrorKind::TimedOut, {}, 0, {}, {}};
    }
    if (state == OperationState::Done)
        o.moved = o.intent.amount;
    if (state == OperationState::Refused || state == OperationState::Declined)
        o.problem = AttemptProblem{ErrorKind::RequestRefused, QStringLiteral("INVALID_AMOUNT"), 400, {}, {}};
    if (!isOpen(state))
        o.settledMs = nowMs;
    return o;
}

Payment showing(const Operation &o, const char *status)
{
    const OperationKind kind = o.intent.kind;
    Payment payment = before(attemptIn(isHold(kind) ? AttemptState::Authorized : AttemptState::Approved, 1), kind);
    payment.transactions.append(
        transaction(typeOf(kind), status, o.intent.amount.minor(), o.reference.text(), QStringLiteral("tx-new")));
    if (QLatin1String(status) != QLatin1String("SUCCEEDED"))
        return payment;
    switch (kind) {
    case OperationKind::Capture:
        payment.captured = o.intent.amount;
        payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_CAPTURED"));
        break;
    case OperationKind::Cancel:
        payment.status = PaymentStatus::fold(QStringLiteral("CANCELED"), QStringLiteral("CANCELED"));
        break;
    case OperationKind::Refund:
    case OperationKind::CancelOrRefund:
        payment.refunded = o.intent.amount;
        payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_REFUNDED"));
        break;
    }
    return payment;
}

} // namespace pos::test
