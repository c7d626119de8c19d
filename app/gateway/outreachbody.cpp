// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/outreachbody.h"

#include "domain/outreachcheck.h"
#include "gateway/jsonwriter.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QDateTime>

#include <algorithm>

namespace pos {

namespace {

using L1 = QLatin1String;

std::optional<Error> firstError(const QList<FieldError> &errors)
{
    const auto hard = std::ranges::find_if(errors, [](const FieldError &error) { return !isSoft(error.rule); });
    if (hard == errors.end())
        return std::nullopt;
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.context.field = hard->field;
    error.context.code = ruleName(hard->rule);
    return error;
}

/// As in the published example: whole seconds.
QString wireSeconds(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}

void writeKeyValues(JsonWriter &json, L1 name, const KeyValues &values)
{
    if (values.isEmpty())
        return;
    json.beginObject(name);
    for (const auto &[key, value] : values)
        json.namedText(key.trimmed(), value.trimmed());
    json.endObject();
}

void writeCart(JsonWriter &json, const AbandonedFlow &flow)
{
    if (!flow.total && flow.items.isEmpty())
        return;
    json.beginObject(L1("cart"));
    if (flow.total)
        json.number(L1("total_value"), wireNumber(*flow.total));
    if (flow.currency.isValid())
        json.text(L1("currency"), flow.currency.code());
    if (!flow.items.isEmpty()) {
        json.beginArray(L1("items"));
        for (const OutreachItem &item : flow.items) {
            json.beginObject().textIfAny(L1("name"), item.name.trimmed()).textIfAny(L1("sku"), item.sku.trimmed());
            if (item.quantity)
                json.integer(L1("quantity"), *item.quantity);
            if (item.price)
                json.number(L1("price"), wireNumber(*item.price));
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

void writeTemplate(JsonWriter &json, L1 name, const MessageTemplate &message)
{
    if (message.isEmpty())
        return;
    json.beginObject(name).textIfAny(L1("id"), message.id.trimmed());
    writeKeyValues(json, L1("variables"), message.variables);
    json.endObject();
}

QString channelOnWire(ContactChannel channel)
{
    switch (channel) {
    case ContactChannel::PhoneCall: return QStringLiteral("PHONE_CALL");
    case ContactChannel::WhatsApp: return QStringLiteral("WHATSAPP_MESSAGE");
    }
    return {};
}

void writeSettings(JsonWriter &json, const DeclinedPayment &declined)
{
    json.beginObject(L1("settings")).beginObject(L1("contact_details"));
    json.text(L1("channel"), channelOnWire(*declined.channel));
    writeTemplate(json, L1("initial_template_message"), declined.message);
    writeTemplate(json, L1("pdf_template"), declined.pdf);
    if (!declined.methods.isEmpty()) {
        json.beginObject(L1("payment_methods")).beginArray(L1("available"));
        for (const QString &method : declined.methods)
            json.text({}, method.trimmed());
        json.endArray().endObject();
    }
    json.endObject().endObject();
}

void writeSeller(JsonWriter &json, const SellerDetails &seller)
{
    if (seller == SellerDetails{})
        return;
    json.beginObject(L1("seller_details"));
    json.textIfAny(L1("name"), seller.name.trimmed());
    json.textIfAny(L1("fallback_instructions"), seller.fallbackInstructions.trimmed());
    json.textIfAny(L1("redirection_url"), seller.redirectionUrl);
    json.endObject();
}

void writeMethod(JsonWriter &json, const DeclinedPayment &declined)
{
    const DeclinedCard &card = declined.card;
    if (declined.methodType.isEmpty() && card.isEmpty())
        return;
    json.beginObject(L1("payment_method")).textIfAny(L1("type"), declined.methodType.trimmed());
    if (!card.isEmpty()) {
        json.beginObject(L1("detail")).beginObject(L1("card_data"));
        if (card.expirationMonth > 0)
            json.integer(L1("expiration_month"), card.expirationMonth);
        if (card.expirationYear > 0)
            json.integer(L1("expiration_year"), card.expirationYear);
        json.textIfAny(L1("iin"), card.iin).textIfAny(L1("lfd"), card.lastFour);
        json.textIfAny(L1("issuer"), card.issuer.trimmed()).textIfAny(L1("type"), card.type);
        json.endObject().endObject();
    }
    json.endObject();
}

void writePayment(JsonWriter &json, const DeclinedPayment &declined)
{
    json.beginObject(L1("payment"));
    json.text(L1("account_id"), declined.accountId);
    json.text(L1("id"), declined.payment.text());
    json.text(L1("merchant_order_id"), declined.order.text());
    json.text(L1("country"), declined.country);
    json.textIfAny(L1("description"), declined.description.trimmed());
    json.text(L1("created_at"), wireTime27(declined.createdMs));
    json.textIfAny(L1("declined_reason"), declined.declinedReason.trimmed());
    writeMethod(json, declined);
    if (declined.amount) {
        json.beginObject(L1("amount"));
        json.number(L1("value"), wireNumber(*declined.amount)).text(L1("currency"), declined.amount->currency().code());
        json.endObject();
    }
    json.beginObject(L1("customer_payer"));
    json.text(L1("first_name"), declined.firstName.trimmed()).text(L1("last_name"), declined.lastName.trimmed());
    json.beginObject(L1("phone"));
    json.text(L1("country_code"), declined.phone.countryCode).text(L1("number"), declined.phone.number);
    json.endObject().endObject();
    json.endObject();
}

} // namespace

Result<QByteArray> abandonedFlowRequestBody(const AbandonedFlow &flow, qint64 nowMs)
{
    if (const auto wrong = firstError(checkAbandonedFlow(flow, nowMs)))
        return fail(*wrong);
    JsonWriter json;
    json.beginObject();
    json.beginObject(L1("customer"));
    json.text(L1("full_name"), flow.fullName.trimmed());
    json.text(L1("phone_number"), flow.phone.text());
    json.textIfAny(L1("email"), flow.email.trimmed());
    json.text(L1("country_code"), flow.country);
    json.textIfAny(L1("language"), flow.language);
    json.endObject();
    json.beginObject(L1("session"));
    json.text(L1("abandonment_timestamp"), wireSeconds(flow.abandonedMs));
    json.text(L1("flow_stage"), flowStageName(*flow.stage));
    json.text(L1("platform"), flowPlatformName(*flow.platform));
    json.textIfAny(L1("session_id"), flow.sessionId.trimmed());
    json.endObject();
    writeCart(json, flow);
    json.beginObject(L1("engagement"));
    json.text(L1("preferred_channel"), preferredChannelName(flow.channel));
    json.textIfAny(L1("reason"), flow.reason.trimmed());
    writeKeyValues(json, L1("metadata"), flow.metadata);
    json.endObject();
    json.endObject();
    return json.bytes();
}

Result<QByteArray> declinedPaymentRequestBody(const DeclinedPayment &declined, qint64 nowMs)
{
    if (const auto wrong = firstError(checkDeclinedPayment(declined, nowMs)))
        return fail(*wrong);
    JsonWriter json;
    json.beginObject();
    writeSettings(json, declined);
    json.beginObject(L1("additional_information"));
    writeSeller(json, declined.seller);
    writePayment(json, declined);
    json.endObject();
    json.endObject();
    return json.bytes();
}

} // namespace pos
