// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Capture, cancel, refund and cancel-or-refund (CONTRACT 6).
#include "training/api.h"
#include "training/bodycheck.h"
#include "training/outcomes.h"
#include "training/paymentview.h"

#include <algorithm>

namespace pos::training {

namespace {

enum class Operation { Capture, Cancel, Refund };

std::optional<HttpResponse> malformedOperation(const QJsonObject &body, Operation operation, Need reference,
                                               Need reason)
{
    BodyCheck check(body);
    check.text("merchant_reference", 3, 255, reference);
    check.text("description", 3, 255);
    check.boolean("simplified_mode");
    if (operation == Operation::Capture) {
        check.amount("amount", Need::Required);
        check.text("reason", 1, 255, reason);
        return check.refusal();
    }
    check.amount("amount");
    QStringList reasons{QStringLiteral("DUPLICATE"), QStringLiteral("FRAUDULENT"),
                        QStringLiteral("REQUESTED_BY_CUSTOMER")};
    if (operation == Operation::Refund)
        reasons.append(QStringLiteral("REVERSE"));
    check.oneOf("reason", reasons, reason);
    return check.refusal();
}

/// The amount of the body, `whole` when there is none; none when it is wrong.
std::optional<Scaled> wantedAmount(const QJsonObject &body, const Payment &payment, Scaled whole)
{
    const QJsonValue given = body.value(QLatin1String("amount"));
    if (!given.isObject())
        return whole;
    const auto value = scaledFromJson(given.toObject().value(QLatin1String("value")));
    const bool sameCurrency = given.toObject().value(QLatin1String("currency")).toString() == payment.currency;
    if (!value || !sameCurrency || *value <= 0 || *value > whole || !fitsCurrency(*value, payment.currency))
        return std::nullopt;
    return value;
}

Transaction newTransaction(Api &api, const Call &call, const Payment &payment, const QString &type, Scaled amount)
{
    const Outcome success = outcomeOfCode(QStringLiteral("SUCCEEDED"));
    const QString reference = call.body.value(QLatin1String("merchant_reference")).toString();
    return {.id = api.store.newId(),
            .type = type,
            .status = QStringLiteral("SUCCEEDED"),
            .amount = amount,
            .code = success.code,
            .message = success.message,
            .iso8583 = success.iso8583,
            .adviceCode = {},
            .merchantReference = reference.isEmpty() ? payment.orderId() : reference,
            .reason = call.body.value(QLatin1String("reason")).toString(),
            .description = call.body.value(QLatin1String("description")).toString(),
            .createdMs = call.nowMs,
            .updatedMs = call.nowMs};
}

void append(Payment &payment, const Transaction &transaction)
{
    payment.transactions.append(transaction);
    payment.updatedMs = transaction.createdMs;
    payment.settlesAtMs = 0;
}

Reply wrongState(const Payment &payment)
{
    if (payment.status == QLatin1String("CHARGEBACK"))
        return refuseSpent("CHARGEBACK_IN_PROCESS", QStringLiteral("The payment is disputed"));
    return refuseSpent("INVALID_STATE", QStringLiteral("Not possible in %1/%2").arg(payment.status, payment.subStatus));
}

bool canCancel(const Payment &payment)
{
    // A payment that waits for 3-D Secure cannot be cancelled (CONTRACT 5.8).
    return payment.status == QLatin1String("PENDING") && payment.subStatus != QLatin1String("WAITING_ADDITIONAL_STEP");
}

bool canRefund(const Payment &payment)
{
    return payment.status == QLatin1String("SUCCEEDED") && payment.charged() > payment.refunded;
}

Reply doCapture(Api &api, const Call &call, Payment payment)
{
    const bool again = payment.subStatus == QLatin1String("PARTIALLY_CAPTURED") && payment.refunded == 0;
    if (payment.subStatus != QLatin1String("AUTHORIZED") && !again)
        return wrongState(payment);
    const auto amount = wantedAmount(call.body, payment, payment.amount - payment.captured);
    if (!amount)
        return refuseSpent("INVALID_AMOUNT", QStringLiteral("amount is not valid for this payment"));
    const Transaction capture = newTransaction(api, call, payment, QStringLiteral("CAPTURE"), *amount);
    append(payment, capture);
    payment.captured += *amount;
    payment.status = QStringLiteral("SUCCEEDED");
    payment.subStatus = payment.captured == payment.amount ? QStringLiteral("CAPTURED") : QStringLiteral("PARTIALLY_CAPTURED");
    return answer(200, operationJson(payment, capture), {.payments = {payment}});
}

Reply doCancel(Api &api, const Call &call, Payment payment, int httpStatus)
{
    if (!canCancel(payment))
        return wrongState(payment);
    const Transaction cancel = newTransaction(api, call, payment, QStringLiteral("CANCEL"), payment.amount);
    append(payment, cancel);
    payment.status = QStringLiteral("CANCELED");
    payment.subStatus = QStringLiteral("CANCELED");
    return answer(httpStatus, operationJson(payment, cancel), {.payments = {payment}});
}

struct Refund
{
    Payment payment;
    Transaction transaction;
};

/// The payment after the refund; none when the amount is wrong.
std::optional<Refund> refunded(Api &api, const Call &call, Payment payment)
{
    const auto amount = wantedAmount(call.body, payment, payment.charged() - payment.refunded);
    if (!amount)
        return std::nullopt;
    const Transaction refund = newTransaction(api, call, payment, QStringLiteral("REFUND"), *amount);
    append(payment, refund);
    payment.refunded += *amount;
    const bool all = payment.refunded == payment.charged();
    payment.status = all ? QStringLiteral("REFUNDED") : QStringLiteral("SUCCEEDED");
    payment.subStatus = all ? QStringLiteral("REFUNDED") : QStringLiteral("PARTIALLY_REFUNDED");
    return Refund{payment, refund};
}

Reply wrongRefundAmount()
{
    return refuseSpent("INVALID_AMOUNT", QStringLiteral("amount is more than can be refunded, or not valid"));
}

struct Target
{
    Payment payment;
    const Transaction *transaction = nullptr; ///< of `payment`
};

/// The settled payment of the path, and its transaction when the path names one.
std::optional<Reply> findTarget(const Api &api, const Call &call, Target &target)
{
    const Payment *found = api.store.payment(call.ids.at(0));
    if (!found)
        return refuseSpent("PAYMENT_NOT_FOUND", QStringLiteral("Payment not found"));
    target.payment = settled(*found, call.nowMs);
    if (call.ids.size() < 2)
        return std::nullopt;
    const auto &list = std::as_const(target.payment.transactions);
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Transaction &t) { return t.id == call.ids.at(1); });
    if (at == list.end())
        return refuseSpent("TRANSACTION_NOT_FOUND", QStringLiteral("The payment has no such transaction"));
    target.transaction = &*at;
    return std::nullopt;
}

Reply wrongType(const Transaction &transaction)
{
    return refuseSpent("INVALID_TRANSACTION_TYPE",
                       QStringLiteral("Not possible on a transaction of type %1").arg(transaction.type));
}

bool isOneOf(const QString &type, std::initializer_list<const char *> types)
{
    return std::any_of(types.begin(), types.end(), [&](const char *t) { return type == QLatin1String(t); });
}

Reply capture(Api &api, const Call &call)
{
    if (const auto malformed = malformedOperation(call.body, Operation::Capture, Need::Required, Need::Required))
        return {*malformed};
    Target target;
    if (const auto missing = findTarget(api, call, target))
        return *missing;
    if (!isOneOf(target.transaction->type, {"AUTHORIZE"}))
        return wrongType(*target.transaction);
    return doCapture(api, call, target.payment);
}

Reply cancel(Api &api, const Call &call)
{
    if (const auto malformed = malformedOperation(call.body, Operation::Cancel, Need::Required, Need::Optional))
        return {*malformed};
    Target target;
    if (const auto missing = findTarget(api, call, target))
        return *missing;
    if (!isOneOf(target.transaction->type, {"AUTHORIZE", "PURCHASE"}))
        return wrongType(*target.transaction);
    return doCancel(api, call, target.payment, 200);
}

Reply refund(Api &api, const Call &call)
{
    if (const auto malformed = malformedOperation(call.body, Operation::Refund, Need::Required, Need::Optional))
        return {*malformed};
    Target target;
    if (const auto missing = findTarget(api, call, target))
        return *missing;
    if (!isOneOf(target.transaction->type, {"PURCHASE", "CAPTURE"}))
        return wrongType(*target.transaction);
    if (!canRefund(target.payment))
        return wrongState(target.payment);
    const auto done = refunded(api, call, target.payment);
    if (!done)
        return wrongRefundAmount();
    const PaymentView view{done->payment, api.store.customer(done->payment.customerId),
                           api.store.method(done->payment.methodToken), call.request.header("host")};
    return answer(200, refundJson(view, done->transaction), {.payments = {done->payment}});
}

Reply eitherOf(Api &api, const Call &call, Need reason)
{
    if (const auto malformed = malformedOperation(call.body, Operation::Refund, Need::Optional, reason))
        return {*malformed};
    Target target;
    if (const auto missing = findTarget(api, call, target))
        return *missing;
    if (canCancel(target.payment))
        return doCancel(api, call, target.payment, 201);
    if (!canRefund(target.payment))
        return wrongState(target.payment);
    const auto done = refunded(api, call, target.payment);
    if (!done)
        return wrongRefundAmount();
    // Published answers show the inner status as REFUNDED or SUCCEEDED.
    const bool saysRefunded = variantOf(done->payment.id, "refunded", 2) == 0;
    return answer(201, operationJson(done->payment, done->transaction, saysRefunded), {.payments = {done->payment}});
}

Reply cancelOrRefund(Api &api, const Call &call)
{
    return eitherOf(api, call, Need::Required);
}

Reply cancelOrRefundTransaction(Api &api, const Call &call)
{
    return eitherOf(api, call, Need::Optional);
}

} // namespace

QList<Route> operationRoutes()
{
    using Key = Route::Key;
    return {{"POST", "/v1/payments/*/transactions/*/capture", Key::Required, &capture},
            {"POST", "/v1/payments/*/transactions/*/cancel", Key::Required, &cancel},
            {"POST", "/v1/payments/*/transactions/*/refund", Key::Required, &refund},
            {"POST", "/v1/payments/*/transactions/*/cancel-or-refund", Key::Required, &cancelOrRefundTransaction},
            {"POST", "/v1/payments/*/cancel-or-refund", Key::Required, &cancelOrRefund}};
}

} // namespace pos::training
