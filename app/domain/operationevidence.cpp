// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operationevidence.h"

#include "domain/checkedmath.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

bool isAnyOf(const QString &text, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [&](const char *word) { return text == QLatin1String(word); });
}

bool isOfKind(const Transaction &t, OperationKind kind)
{
    switch (kind) {
    case OperationKind::Capture:
        return t.type == QLatin1String("CAPTURE");
    case OperationKind::Cancel:
        return t.type == QLatin1String("CANCEL");
    case OperationKind::Refund:
        return t.type == QLatin1String("REFUND");
    case OperationKind::CancelOrRefund:
        return isAnyOf(t.type, {"CANCEL", "REFUND"});
    }
    return false;
}

bool isFailed(const Transaction &t)
{
    return isAnyOf(t.status, {"DECLINED", "REJECTED", "ERROR", "EXPIRED", "FAILED"});
}

qint64 minorOr(const std::optional<Money> &money, qint64 fallback)
{
    return money && money->isValid() ? money->minor() : fallback;
}

qint64 amountOf(const Transaction &t, const Operation &operation)
{
    return minorOr(t.amount, operation.intent.amount.minor());
}

/// Total that this kind moves, now and before. Cancels move none.
std::optional<std::pair<qint64, qint64>> totals(const Operation &operation, const Payment &payment)
{
    switch (operation.intent.kind) {
    case OperationKind::Capture:
        return std::pair{minorOr(operation.basis.captured, 0), minorOr(payment.captured, 0)};
    case OperationKind::Refund:
        return std::pair{minorOr(operation.basis.refunded, 0), minorOr(payment.refunded, 0)};
    case OperationKind::Cancel:
    case OperationKind::CancelOrRefund:
        return std::nullopt;
    }
    return std::nullopt;
}

/// The payment itself says that all of it was let go or given back, which is what was wanted.
bool isOverAsAWhole(const Operation &operation, const Payment &payment)
{
    const auto is = [&payment](const char *word) {
        return payment.status.status == QLatin1String(word) && payment.status.subStatus == QLatin1String(word);
    };
    switch (operation.intent.kind) {
    case OperationKind::Capture:
        return false;
    case OperationKind::Cancel:
        return is("CANCELED");
    case OperationKind::Refund:
        return operation.intent.whole && is("REFUNDED");
    case OperationKind::CancelOrRefund:
        return operation.intent.whole && (is("REFUNDED") || is("CANCELED"));
    }
    return false;
}

/// No transaction is ours by reference or id: has the payment moved by our amount all the same, with nobody
/// else's transaction to explain it?
OperationEvidence byTotals(const Operation &operation, const Payment &payment)
{
    qint64 foreign = 0;
    bool anyForeign = false;
    for (const Transaction &t : payment.transactions) {
        if (!isOfKind(t, operation.intent.kind) || t.merchantReference.isEmpty() || isFailed(t) ||
            operation.basis.transactions.contains(t.id.text()))
            continue;
        if (!isSucceeded(t))
            return {}; // nobody can say whether the totals count it already
        anyForeign = true;
        foreign = checked::add(foreign, amountOf(t, operation)).value_or(foreign);
    }
    bool happened = isOverAsAWhole(operation, payment) && !anyForeign;
    if (const auto moved = totals(operation, payment)) {
        const qint64 grown = moved->second - moved->first - foreign;
        happened = happened || (grown > 0 && grown == operation.intent.amount.minor());
    }
    OperationEvidence evidence;
    if (happened) {
        evidence.finding = Finding::Succeeded;
        evidence.byTotals = true;
        evidence.moved = operation.intent.amount;
    }
    return evidence;
}

bool isOurs(const Operation &operation, const Transaction &t)
{
    if (!isOfKind(t, operation.intent.kind))
        return false;
    const bool byReference = !operation.reference.isEmpty() && t.merchantReference == operation.reference.text();
    return byReference || (t.merchantReference.isEmpty() && !t.id.isEmpty() && t.id == operation.result);
}

} // namespace

bool isSucceeded(const Transaction &transaction)
{
    return isAnyOf(transaction.status, {"SUCCEEDED", "REFUNDED", "APPROVED", "CAPTURED"}) ||
           (transaction.type == QLatin1String("CANCEL") && isAnyOf(transaction.status, {"CANCELED", "CANCELLED"}));
}

bool isUnfinished(const Transaction &transaction)
{
    return isAnyOf(transaction.status, {"CREATED", "PENDING", "IN_PROCESS"});
}

OperationBasis basisOf(const Payment &payment)
{
    OperationBasis basis;
    basis.captured = payment.captured.value_or(Money());
    basis.refunded = payment.refunded.value_or(Money());
    for (const Transaction &t : payment.transactions) {
        if (isSucceeded(t) || isFailed(t))
            basis.transactions.append(t.id.text());
    }
    return basis;
}

OperationEvidence evidenceOf(const Operation &operation, const Payment &payment)
{
    OperationEvidence evidence;
    qint64 moved = 0;
    bool succeeded = false;
    bool unfinished = false;
    for (const Transaction &t : payment.transactions) {
        if (!isOurs(operation, t))
            continue;
        evidence.transaction = t;
        if (isSucceeded(t)) {
            succeeded = true;
            moved = checked::add(moved, amountOf(t, operation)).value_or(moved);
        } else if (!isFailed(t)) {
            unfinished = true; // an unknown status is not an end
        }
    }
    if (!evidence.transaction)
        return operation.body.isEmpty() ? evidence : byTotals(operation, payment);
    const bool over = isOverAsAWhole(operation, payment);
    const bool retrying = isAnyOf(payment.status.subStatus, {"REFUND_RETRY_IN_PROCESS", "CAPTURE_RETRY_IN_PROCESS"});
    if ((unfinished && !over) || (!succeeded && !over && retrying)) {
        evidence.finding = Finding::Unfinished;
        return evidence;
    }
    if (!succeeded && !unfinished) {
        evidence.finding = Finding::Failed;
        return evidence;
    }
    evidence.finding = Finding::Succeeded;
    evidence.moved = succeeded ? Money::fromMinor(moved, operation.intent.amount.currency()) : operation.intent.amount;
    if (const auto both = totals(operation, payment))
        evidence.totalsAgree = both->second - both->first >= evidence.moved->minor();
    return evidence;
}

} // namespace pos
