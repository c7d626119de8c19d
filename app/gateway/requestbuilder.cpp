// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/requestbuilder.h"

#include "gateway/customerwriter.h"
#include "gateway/jsonwriter.h"
#include "gateway/orderwriter.h"
#include "gateway/wirelimits.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QUrl>

#include <algorithm>

namespace pos {

namespace {

constexpr int LongestId = 64; // ids given by Yuno: UUIDs today, "other formats" announced (CONTRACT 1.3)
constexpr qint64 LargestMajor = 9'999'999'999; // CONTRACT 3.4

using L1 = QLatin1String;
using Metadata = QList<std::pair<QString, QString>>;

void checkAmount(WireLimits &limits, Money amount)
{
    limits.require(amount.isValid(), QStringLiteral("amount.currency"), "UNKNOWN_CURRENCY");
    limits.require(amount.isPositive() && amount.minor() / amount.currency().minorPerMajor() <= LargestMajor,
                   QStringLiteral("amount.value"), "OUT_OF_RANGE");
}

void checkCallback(WireLimits &limits, const QString &url)
{
    limits.lengthIfAny(QStringLiteral("callback_url"), url, 3, 255);
    limits.require(url.isEmpty() || QUrl(url).scheme() == L1("https"), QStringLiteral("callback_url"), "NOT_HTTPS");
}

void checkMetadata(WireLimits &limits, const Metadata &metadata)
{
    // The published pages disagree (CONTRACT 16, row 30): the smallest limits satisfy them all.
    limits.require(metadata.size() <= 50, QStringLiteral("metadata"), "OUT_OF_RANGE");
    for (const auto &[key, value] : metadata) {
        limits.length(QStringLiteral("metadata.key"), key, 1, 40);
        limits.lengthIfAny(QStringLiteral("metadata.value"), value, 1, 500);
    }
}

void writeAmount(JsonWriter &json, Money amount, AmountUnit unit)
{
    json.beginObject(L1("amount"));
    json.text(L1("currency"), amount.currency().code()).number(L1("value"), wireNumber(amount, unit));
    json.endObject();
}

void writeMetadata(JsonWriter &json, const Metadata &metadata)
{
    const bool any = std::ranges::any_of(metadata, [](const auto &entry) { return !entry.second.isEmpty(); });
    if (!any)
        return;
    json.beginArray(L1("metadata"));
    for (const auto &[key, value] : metadata) {
        if (!value.isEmpty())
            json.beginObject().text(L1("key"), key).text(L1("value"), value).endObject();
    }
    json.endArray();
}

GatewayCustomerId payerId(const PaymentRequest &request)
{
    if (request.payer && !request.payer->gatewayId.isEmpty())
        return request.payer->gatewayId;
    return request.intent.gatewayCustomer;
}

void checkPaymentMethod(WireLimits &limits, const PaymentRequest &request)
{
    limits.length(QStringLiteral("payment_method.type"), request.methodType, 1, LongestId);
    limits.lengthIfAny(QStringLiteral("payment_method.vaulted_token"), request.intent.token.text(), 1, LongestId);
    limits.lengthIfAny(QStringLiteral("payment_method.detail.issuer_id"), request.bankId, 1, LongestId);
    limits.require(request.intent.token.isEmpty() || !payerId(request).isEmpty(), QStringLiteral("customer_payer.id"),
                   "REQUIRED"); // a saved card must belong to the payer
    limits.require(request.intent.installments >= 1 && request.intent.installments <= 50,
                   QStringLiteral("payment_method.detail.card.installments"), "OUT_OF_RANGE");
    if (request.workflow == Workflow::SdkCheckout)
        limits.length(QStringLiteral("checkout.session"), request.session.text(), 1, LongestId);
}

void writePaymentMethod(JsonWriter &json, const PaymentRequest &request)
{
    json.beginObject(L1("payment_method"));
    json.text(L1("type"), request.methodType);
    json.textIfAny(L1("vaulted_token"), request.intent.token.text());
    if (request.methodType == L1("CARD")) {
        json.beginObject(L1("detail")).beginObject(L1("card"));
        json.boolean(L1("capture"), request.intent.capture);
        json.integer(L1("installments"), request.intent.installments);
        if (!request.intent.token.isEmpty()) {
            // Saved card, customer present (CONTRACT 5.3).
            json.beginObject(L1("stored_credentials"));
            json.text(L1("reason"), QStringLiteral("CARD_ON_FILE")).text(L1("usage"), QStringLiteral("USED"));
            json.endObject();
        }
        json.endObject().endObject();
    } else if (!request.bankId.isEmpty()) {
        json.beginObject(L1("detail")).text(L1("issuer_id"), request.bankId).endObject();
    }
    json.endObject();
}

void writePayer(JsonWriter &json, const PaymentRequest &request)
{
    const GatewayCustomerId id = payerId(request);
    if (id.isEmpty() && !request.payer)
        return; // walk-in
    json.beginObject(L1("customer_payer"));
    json.textIfAny(L1("id"), id.text());
    if (request.payer) {
        json.textIfAny(L1("merchant_customer_id"), request.payer->id.text());
        if (request.payer->createdMs > 0)
            json.text(L1("merchant_customer_created_at"), wireTime27(request.payer->createdMs));
        writeCustomerFields(json, *request.payer, CustomerEndpoint::Payments);
    }
    json.endObject();
}

WireLimits checkPayment(const PaymentRequest &request, const QString &accountId)
{
    WireLimits limits;
    limits.length(QStringLiteral("account_id"), accountId, 1, LongestId);
    limits.length(QStringLiteral("merchant_order_id"), request.orderId.text(), 3, 255);
    limits.lengthIfAny(QStringLiteral("merchant_reference"), request.merchantReference, 3, 255);
    limits.length(QStringLiteral("description"), request.intent.description, 3, 255);
    limits.length(QStringLiteral("country"), request.country, 2, 2);
    checkAmount(limits, request.intent.amount);
    checkPaymentMethod(limits, request);
    if (request.payer) {
        limits.lengthIfAny(QStringLiteral("customer_payer.merchant_customer_id"), request.payer->id.text(), 1, 255);
        checkCustomerLimits(limits, QStringLiteral("customer_payer."), *request.payer);
    }
    limits.lengthIfAny(QStringLiteral("customer_payer.id"), payerId(request).text(), 1, LongestId);
    checkCallback(limits, request.callbackUrl);
    checkOrderLimits(limits, request);
    checkMetadata(limits, request.metadata);
    return limits;
}

/// The saved customer by id, or nobody: the page asks for what its methods need.
WireLimits checkLinkRequest(const PaymentRequest &request, const QString &accountId)
{
    WireLimits limits;
    limits.length(QStringLiteral("account_id"), accountId, 1, LongestId);
    limits.length(QStringLiteral("merchant_order_id"), request.orderId.text(), 3, 255);
    limits.length(QStringLiteral("description"), request.intent.description, 3, 255);
    limits.length(QStringLiteral("country"), request.country, 2, 2);
    limits.lengthIfAny(QStringLiteral("customer_payer.id"), payerId(request).text(), 1, LongestId);
    limits.require(request.intent.capture && request.intent.token.isEmpty(), QStringLiteral("capture"), "MISMATCH");
    limits.require(request.startMs > 0 && request.finishMs > request.startMs, QStringLiteral("availability.finish_at"),
                   "OUT_OF_RANGE"); // a link without an end could be paid for ever
    limits.require(!request.saveCard || !payerId(request).isEmpty(), QStringLiteral("vault_on_success"), "MISMATCH");
    checkAmount(limits, request.intent.amount);
    checkCallback(limits, request.callbackUrl);
    checkOrderLimits(limits, request);
    checkMetadata(limits, request.metadata);
    return limits;
}

Result<QByteArray> linkRequestBody(const PaymentRequest &request, const QString &accountId, AmountUnit unit)
{
    const WireLimits limits = checkLinkRequest(request, accountId);
    if (limits.error())
        return fail(*limits.error());
    JsonWriter json;
    json.beginObject();
    json.text(L1("account_id"), accountId);
    json.text(L1("merchant_order_id"), request.orderId.text());
    json.text(L1("description"), request.intent.description);
    json.text(L1("country"), request.country);
    writeAmount(json, request.intent.amount, unit);
    json.beginArray(L1("payment_method_types")); // empty: whatever the shop's checkout offers
    if (request.saveCard)
        json.text({}, QStringLiteral("CARD")); // CONTRACT 12: nothing else is kept
    json.endArray();
    json.boolean(L1("capture"), true);
    json.boolean(L1("one_time_use"), true);
    if (request.saveCard)
        json.boolean(L1("vault_on_success"), true);
    json.beginObject(L1("availability"));
    json.text(L1("start_at"), wireTime24(request.startMs)).text(L1("finish_at"), wireTime24(request.finishMs));
    json.endObject();
    json.textIfAny(L1("callback_url"), request.callbackUrl);
    if (!payerId(request).isEmpty())
        json.beginObject(L1("customer_payer")).text(L1("id"), payerId(request).text()).endObject();
    writeTaxes(json, request);
    if (!request.cart.isEmpty()) {
        json.beginObject(L1("additional_data")).beginObject(L1("order"));
        writeItems(json, request.cart);
        json.endObject().endObject();
    }
    writeMetadata(json, request.metadata);
    json.endObject();
    return json.bytes();
}

Result<QByteArray> customerBody(const Customer &customer, bool creating)
{
    WireLimits limits;
    if (creating)
        limits.length(QStringLiteral("merchant_customer_id"), customer.id.text(), 3, 255);
    checkCustomerLimits(limits, {}, customer);
    if (limits.error())
        return fail(*limits.error());
    JsonWriter json;
    json.beginObject();
    if (creating) {
        json.text(L1("merchant_customer_id"), customer.id.text());
        if (customer.createdMs > 0)
            json.text(L1("merchant_customer_created_at"), wireTime27(customer.createdMs));
    }
    writeCustomerFields(json, customer, CustomerEndpoint::Customers);
    json.endObject();
    return json.bytes();
}

} // namespace

Result<QByteArray> paymentRequestBody(const PaymentRequest &request, const QString &accountId, AmountUnit unit)
{
    if (request.workflow == Workflow::PaymentLink)
        return linkRequestBody(request, accountId, unit);
    const WireLimits limits = checkPayment(request, accountId);
    if (limits.error())
        return fail(*limits.error());

    JsonWriter json;
    json.beginObject();
    json.text(L1("account_id"), accountId);
    json.text(L1("merchant_order_id"), request.orderId.text());
    json.textIfAny(L1("merchant_reference"), request.merchantReference);
    json.text(L1("description"), request.intent.description);
    json.text(L1("country"), request.country);
    json.text(L1("workflow"), workflowName(request.workflow));
    writeAmount(json, request.intent.amount, unit);
    if (request.workflow == Workflow::SdkCheckout)
        json.beginObject(L1("checkout")).text(L1("session"), request.session.text()).endObject();
    writePayer(json, request);
    writePaymentMethod(json, request);
    json.textIfAny(L1("callback_url"), request.callbackUrl);
    writeOrder(json, request);
    writeMetadata(json, request.metadata);
    json.endObject();
    return json.bytes();
}

Result<QByteArray> sessionRequestBody(const SessionRequest &request, const QString &accountId, AmountUnit unit)
{
    WireLimits limits;
    limits.length(QStringLiteral("account_id"), accountId, 1, LongestId);
    limits.length(QStringLiteral("merchant_order_id"), request.orderId.text(), 3, 255);
    limits.length(QStringLiteral("payment_description"), request.description, 3, 255);
    limits.length(QStringLiteral("country"), request.country, 2, 2);
    limits.lengthIfAny(QStringLiteral("customer_id"), request.customer.text(), 1, LongestId);
    checkAmount(limits, request.amount);
    checkCallback(limits, request.callbackUrl);
    checkMetadata(limits, request.metadata);
    if (limits.error())
        return fail(*limits.error());

    JsonWriter json;
    json.beginObject();
    json.text(L1("account_id"), accountId);
    json.text(L1("merchant_order_id"), request.orderId.text());
    json.text(L1("payment_description"), request.description);
    json.text(L1("country"), request.country);
    json.textIfAny(L1("customer_id"), request.customer.text());
    writeAmount(json, request.amount, unit);
    json.textIfAny(L1("callback_url"), request.callbackUrl);
    json.text(L1("workflow"), workflowName(Workflow::SdkCheckout));
    writeMetadata(json, request.metadata);
    json.endObject();
    return json.bytes();
}

Result<QByteArray> customerCreateBody(const Customer &customer)
{
    return customerBody(customer, true);
}

Result<QByteArray> customerUpdateBody(const Customer &customer)
{
    return customerBody(customer, false);
}

} // namespace pos
