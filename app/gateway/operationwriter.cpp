// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/operationwriter.h"

#include "gateway/jsonwriter.h"
#include "gateway/wirelimits.h"
#include "gateway/wiremoney.h"

namespace pos {

namespace {

using L1 = QLatin1String;

bool saysAmount(const OperationIntent &intent)
{
    switch (intent.kind) {
    case OperationKind::Capture:
        return true; // a guide says empty = all; always sent is safe (CONTRACT 6)
    case OperationKind::Cancel:
        return false;
    case OperationKind::Refund:
    case OperationKind::CancelOrRefund:
        return !intent.whole;
    }
    return true;
}

/// A capture's reason is free text; the others know a list.
QString reasonText(const OperationIntent &intent)
{
    return intent.kind == OperationKind::Capture ? QStringLiteral("PRODUCT_CONFIRMED")
                                                 : operationReasonName(intent.reason);
}

} // namespace

QString operationPath(OperationKind kind, const PaymentId &payment, const TransactionId &transaction)
{
    const QString base = QStringLiteral("/payments/") + payment.text();
    const QString inside = base + QStringLiteral("/transactions/") + transaction.text();
    switch (kind) {
    case OperationKind::Capture:
        return inside + QStringLiteral("/capture");
    case OperationKind::Cancel:
        return inside + QStringLiteral("/cancel");
    case OperationKind::Refund:
        return inside + QStringLiteral("/refund");
    case OperationKind::CancelOrRefund:
        return base + QStringLiteral("/cancel-or-refund"); // Yuno picks
    }
    return base;
}

Result<QByteArray> operationRequestBody(const Operation &operation, AmountUnit unit)
{
    const OperationIntent &intent = operation.intent;
    WireLimits limits;
    limits.length(QStringLiteral("merchant_reference"), operation.reference.text(), 3, 255);
    limits.require(intent.amount.isValid(), QStringLiteral("amount.currency"), "UNKNOWN_CURRENCY");
    limits.require(intent.amount.isPositive(), QStringLiteral("amount.value"), "OUT_OF_RANGE");
    limits.lengthIfAny(QStringLiteral("description"), intent.description, 3, 255);
    if (limits.error())
        return fail(*limits.error());

    JsonWriter json;
    json.beginObject();
    json.text(L1("merchant_reference"), operation.reference.text());
    if (saysAmount(intent)) {
        json.beginObject(L1("amount"));
        json.text(L1("currency"), intent.amount.currency().code());
        json.number(L1("value"), wireNumber(intent.amount, unit));
        json.endObject();
    }
    json.text(L1("reason"), reasonText(intent));
    json.textIfAny(L1("description"), intent.description);
    json.endObject();
    return json.bytes();
}

QByteArray linkCancelBody(const MerchantOrderId &orderId)
{
    JsonWriter json;
    json.beginObject();
    json.text(L1("description"), QStringLiteral("No longer needed at the counter"));
    json.text(L1("reason"), QStringLiteral("REQUESTED_BY_CUSTOMER"));
    json.text(L1("merchant_reference"), orderId.text());
    json.endObject();
    return json.bytes();
}

} // namespace pos
