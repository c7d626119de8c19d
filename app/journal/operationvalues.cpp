// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/operationvalues.h"

#include "journal/codec.h"
#include "journal/rowdigest.h"

#include <QJsonArray>

namespace pos::record {

namespace {

enum OperationColumn {
    Id, AttemptRef, Number, Kind, PaymentRef, Key, Reference, AmountMinor, CurrencyCode, CreatedMs,
    Whole, Reason, Description, Operator, State, Target, Body, Basis, ResultRef, MovedMinor, Problem, Retry,
    LastUnclearMs, UpdatedMs, SettledMs,
};
static_assert(SettledMs + 1 == OperationRowCount);

const QLatin1String Pieces("pieces");

/// The pieces travel with the basis: both say what an operation started from, and a column of its own would change
/// what the digests of all earlier rows cover.
QString basisText(const Operation &operation)
{
    const OperationBasis &basis = operation.basis;
    QJsonObject object{{QStringLiteral("captured"), codec::money(basis.captured)},
                       {QStringLiteral("refunded"), codec::money(basis.refunded)},
                       {QStringLiteral("transactions"), QJsonArray::fromStringList(basis.transactions)}};
    if (!operation.intent.pieces.isEmpty()) {
        QJsonArray pieces;
        for (const int count : operation.intent.pieces)
            pieces.append(count);
        object.insert(Pieces, pieces);
    }
    return codec::toText(object);
}

QList<int> toPieces(const QString &text)
{
    QList<int> pieces;
    const QJsonArray counts = codec::toObject(text).value_or(QJsonObject()).value(Pieces).toArray();
    for (const QJsonValue &count : counts)
        pieces.append(count.toInt());
    return pieces;
}

std::optional<OperationBasis> toBasis(const QString &text)
{
    const std::optional<QJsonObject> object = codec::toObject(text);
    if (!object)
        return std::nullopt;
    OperationBasis basis;
    const std::optional<Money> captured = codec::toMoney(object->value(QLatin1String("captured")));
    const std::optional<Money> refunded = codec::toMoney(object->value(QLatin1String("refunded")));
    if (!captured || !refunded)
        return std::nullopt;
    basis.captured = *captured;
    basis.refunded = *refunded;
    const QJsonArray ids = object->value(QLatin1String("transactions")).toArray();
    for (const QJsonValue &id : ids)
        basis.transactions.append(id.toString());
    return basis;
}

bool readIntent(const Rows &rows, OperationIntent &intent)
{
    const std::optional<OperationKind> kind = operationKindFromName(rows.text(Kind));
    const std::optional<OperationReason> reason = operationReasonFromName(rows.text(Reason));
    const std::optional<Currency> currency = codec::toCurrency(rows.text(CurrencyCode));
    if (!kind || !reason || !currency)
        return false;
    intent.kind = *kind;
    intent.amount = Money::fromMinor(rows.integer(AmountMinor), *currency);
    intent.whole = rows.integer(Whole) != 0;
    intent.reason = *reason;
    intent.description = rows.text(Description);
    intent.operatorName = rows.text(Operator);
    return true;
}

}

QVariantList operationValues(const Operation &operation)
{
    const OperationIntent &intent = operation.intent;
    return {sqlText(operation.id.text()),
            sqlText(operation.attempt.text()),
            sqlInt(operation.number),
            sqlText(operationKindName(intent.kind)),
            sqlText(operation.paymentId.text()),
            sqlText(operation.key.text()),
            sqlText(operation.reference.text()),
            sqlInt(intent.amount.minor()),
            sqlText(intent.amount.currency().code()),
            sqlInt(operation.createdMs),
            sqlInt(intent.whole),
            sqlText(operationReasonName(intent.reason)),
            sqlText(intent.description),
            sqlText(intent.operatorName),
            sqlText(operationStateName(operation.state)),
            sqlText(operation.target.text()),
            sqlBlob(operation.body),
            sqlText(basisText(operation)),
            sqlText(operation.result.text()),
            operation.moved ? sqlInt(operation.moved->minor()) : QVariant(),
            operation.problem ? sqlText(codec::problem(*operation.problem)) : QVariant(),
            sqlText(codec::retry(operation.retry)),
            sqlInt(operation.lastUnclearMs),
            sqlInt(operation.updatedMs),
            sqlInt(operation.settledMs)};
}

std::optional<Operation> operationFromRow(const Rows &rows)
{
    if (rowDigest(rows.values(0, OperationRowCount)) != rows.blob(OperationDigest))
        return std::nullopt;
    Operation operation;
    const std::optional<OperationState> state = operationStateFromName(rows.text(State));
    const std::optional<OperationBasis> basis = toBasis(rows.text(Basis));
    const std::optional<RetryBook> retry = codec::toRetry(rows.text(Retry));
    if (!readIntent(rows, operation.intent) || !state || !basis || !retry)
        return std::nullopt;
    operation.id = OperationId::from(rows.text(Id));
    operation.attempt = AttemptId::from(rows.text(AttemptRef));
    operation.number = static_cast<int>(rows.integer(Number));
    operation.paymentId = PaymentId::from(rows.text(PaymentRef));
    operation.key = IdempotencyKey::from(rows.text(Key));
    operation.reference = MerchantReference::from(rows.text(Reference));
    operation.createdMs = rows.integer(CreatedMs);
    operation.state = *state;
    operation.target = TransactionId::from(rows.text(Target));
    operation.body = rows.blob(Body);
    operation.basis = *basis;
    operation.intent.pieces = toPieces(rows.text(Basis));
    operation.result = TransactionId::from(rows.text(ResultRef));
    if (!rows.isNull(MovedMinor))
        operation.moved = Money::fromMinor(rows.integer(MovedMinor), operation.intent.amount.currency());
    if (!rows.isNull(Problem)) {
        operation.problem = codec::toProblem(rows.text(Problem));
        if (!operation.problem)
            return std::nullopt;
    }
    operation.retry = *retry;
    operation.lastUnclearMs = rows.integer(LastUnclearMs);
    operation.updatedMs = rows.integer(UpdatedMs);
    operation.settledMs = rows.integer(SettledMs);
    return operation;
}

}
