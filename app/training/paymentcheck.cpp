// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/paymentcheck.h"

#include "training/bodycheck.h"
#include "training/wireamount.h"

#include <QLocale>

#include <chrono>

namespace pos::training {

namespace {

using namespace std::chrono_literals;

constexpr qint64 SessionLifeMs = std::chrono::milliseconds(5h).count();

QStringList workflows()
{
    return {QStringLiteral("SDK_CHECKOUT"), QStringLiteral("CHECKOUT"), QStringLiteral("SDK_SEAMLESS"),
            QStringLiteral("DIRECT"), QStringLiteral("REDIRECT")};
}

/// The SDK workflows, of which the first is the default.
bool usesSession(const QJsonObject &body)
{
    const QJsonValue workflow = body.value(QLatin1String("workflow"));
    return workflow.isUndefined() || workflow.isNull() || workflows().first(3).contains(workflow.toString());
}

void checkCard(BodyCheck &card)
{
    card.boolean("capture");
    card.boolean("verify");
    card.integer("installments", 1, 50);
    card.integer("first_installment_deferral", 0, 99);
    card.text("soft_descriptor", 0, 255);
    card.object("stored_credentials", [](BodyCheck &stored) {
        stored.oneOf("reason", {QStringLiteral("CARD_ON_FILE"), QStringLiteral("SUBSCRIPTION"),
                                QStringLiteral("UNSCHEDULED_CARD_ON_FILE")});
        stored.oneOf("usage", {QStringLiteral("FIRST"), QStringLiteral("USED")});
    });
}

std::optional<Reply> refusedAmount(const QJsonObject &body, PaymentTerms &terms)
{
    const QJsonObject amount = body.value(QLatin1String("amount")).toObject();
    terms.currency = amount.value(QLatin1String("currency")).toString();
    const auto value = scaledFromJson(amount.value(QLatin1String("value")));
    if (!isKnownCurrency(terms.currency))
        return refuseSpent("CURRENCY_NOT_ALLOWED", QStringLiteral("amount.currency is not supported"));
    if (!value || *value <= 0 || !fitsCurrency(*value, terms.currency))
        return refuseSpent("INVALID_AMOUNT", QStringLiteral("amount.value is not valid for the currency"));
    terms.amount = *value;
    return std::nullopt;
}

std::optional<Reply> refusedSession(const Api &api, const QJsonObject &body, qint64 nowMs, PaymentTerms &terms)
{
    if (!usesSession(body))
        return std::nullopt;
    const QString id = body.value(QLatin1String("checkout")).toObject().value(QLatin1String("session")).toString();
    const Session *session = api.store.session(id);
    const bool usable = session && session->paymentId.isEmpty() && nowMs - session->createdMs < SessionLifeMs;
    if (!usable)
        return refuseSpent("CHECKOUT_SESSION_NOT_FOUND", QStringLiteral("The session is unknown, used or expired"));
    terms.session = session;
    return std::nullopt;
}

std::optional<Reply> refusedCustomer(const Api &api, const QJsonObject &body, PaymentTerms &terms)
{
    terms.customerId = body.value(QLatin1String("customer_payer")).toObject().value(QLatin1String("id")).toString();
    if (terms.customerId.isEmpty() && terms.session)
        terms.customerId = terms.session->fields.value(QLatin1String("customer_id")).toString();
    if (!terms.customerId.isEmpty() && !api.store.customer(terms.customerId))
        return refuseSpent("CUSTOMER_NOT_FOUND", QStringLiteral("Customer not found."));
    return std::nullopt;
}

std::optional<Reply> refusedMethod(const Api &api, const QJsonObject &body, PaymentTerms &terms)
{
    const QJsonObject method = body.value(QLatin1String("payment_method")).toObject();
    const QString type = method.value(QLatin1String("type")).toString(QStringLiteral("CARD"));
    terms.capture = method.value(QLatin1String("detail"))
                        .toObject()
                        .value(QLatin1String("card"))
                        .toObject()
                        .value(QLatin1String("capture"))
                        .toBool(true);
    const QString token = method.value(QLatin1String("vaulted_token")).toString();
    if (token.isEmpty()) {
        if (type == QLatin1String("CARD") && method.value(QLatin1String("token")).toString().isEmpty())
            return refuse("MISSING_PARAMETERS", QStringLiteral("A card needs payment_method.vaulted_token or .token"));
        return std::nullopt;
    }
    const SavedMethod *saved = api.store.method(token);
    if (!saved)
        return refuseSpent("PAYMENT_METHOD_NOT_FOUND", QStringLiteral("The vaulted_token is unknown"));
    if (saved->customerId != terms.customerId)
        return refuseSpent("INVALID_CUSTOMER_FOR_TOKEN",
                           QStringLiteral("The vaulted_token belongs to another customer"));
    if (saved->status != QLatin1String("ENROLLED"))
        return refuseSpent("PAYMENT_METHOD_STATUS_INVALID", QStringLiteral("The payment method is not enrolled"));
    if (type != QLatin1String("CARD"))
        return refuseSpent("INCORRECT_PAYMENT_METHOD_TYPE", QStringLiteral("The vaulted_token is of type CARD"));
    terms.method = saved;
    return std::nullopt;
}

} // namespace

void checkOrder(BodyCheck &order)
{
    order.number("shipping_amount");
    order.number("fee_amount");
    order.number("tip_amount");
    order.text("sales_channel", 3, 255);
    order.array("items", 1000, [](BodyCheck &item) {
        item.text("id", 3, 255, Need::Required);
        item.text("name", 3, 255, Need::Required);
        item.integer("quantity", 1, 999, Need::Required);
        item.number("unit_amount", Need::Required);
        item.text("category", 0, 255);
        item.text("brand", 0, 255);
        item.text("sku_code", 0, 255);
        item.text("manufacture_part_number", 0, 255);
        item.text("url", 3, 512);
        item.text("image_url", 3, 512);
    });
    order.array("taxes", 100, [](BodyCheck &tax) {
        tax.oneOf("type",
                  {QStringLiteral("VAT"), QStringLiteral("AIRPORT_TAX"), QStringLiteral("CONSUMPTION_TAX"),
                   QStringLiteral("VAT_LAW_17934"), QStringLiteral("VAT_LAW_19210"), QStringLiteral("VAT_EXEMPTION"),
                   QStringLiteral("ISV")},
                  Need::Required);
        tax.number("value", Need::Required);
        tax.number("tax_base");
        tax.number("percentage");
    });
    order.array("discounts", 100, [](BodyCheck &discount) {
        discount.text("id", 1, 255);
        discount.text("name", 1, 255);
        discount.number("unit_amount", Need::Required);
    });
}

std::optional<HttpResponse> malformedPayment(const QJsonObject &body)
{
    BodyCheck check(body);
    check.text("account_id", 0, 64, Need::Required);
    check.text("merchant_order_id", 3, 255, Need::Required);
    check.text("description", 3, 255, Need::Required);
    check.pattern("country", "[A-Z]{2}", "two capital letters", Need::Required);
    check.amount("amount", Need::Required);
    check.text("merchant_reference", 3, 255);
    check.text("callback_url", 3, 526);
    check.oneOf("workflow", workflows());
    checkMetadata(check);
    const bool session = usesSession(body);
    if (session)
        check.text("checkout.session", 1, 64, Need::Required);
    check.object(
        "payment_method",
        [session](BodyCheck &method) {
            method.text("type", 1, 64, session ? Need::Optional : Need::Required);
            method.text("vaulted_token", 36, 64);
            method.text("token", 36, 64);
            method.boolean("vault_on_success");
            method.object("detail", [](BodyCheck &detail) { detail.object("card", &checkCard); });
        },
        Need::Required);
    check.object("customer_payer", [](BodyCheck &payer) {
        payer.text("id", 1, 64);
        payer.text("merchant_customer_id", 1, 255);
        checkPerson(payer, 1);
    });
    check.object("additional_data", [](BodyCheck &data) { data.object("order", &checkOrder); });
    if (const auto refusal = check.refusal())
        return refusal;
    const QJsonObject card = body.value(QLatin1String("payment_method"))
                                 .toObject()
                                 .value(QLatin1String("detail"))
                                 .toObject()
                                 .value(QLatin1String("card"))
                                 .toObject();
    // A till has no certificate for card numbers; the training gateway neither takes nor keeps one.
    if (card.value(QLatin1String("card_data")).toObject().contains(QLatin1String("number")))
        return HttpResponse::error(400, QStringLiteral("INVALID_REQUEST"),
                                   {QStringLiteral("payment_method.detail.card.card_data is not accepted here")});
    if (!isUuid(body.value(QLatin1String("account_id")).toString()))
        return HttpResponse::error(400, QStringLiteral("INVALID_ACCOUNT_ID"),
                                   {QStringLiteral("account_id is not a UUID")});
    return std::nullopt;
}

TermsOrRefusal examinePayment(const Api &api, const QJsonObject &body, qint64 nowMs)
{
    TermsOrRefusal result;
    PaymentTerms &terms = result.terms;
    if (QLocale::codeToTerritory(body.value(QLatin1String("country")).toString()) == QLocale::AnyTerritory)
        result.refusal = refuseSpent("COUNTRY_NOT_SUPPORTED", QStringLiteral("country is not supported"));
    if (!result.refusal)
        result.refusal = refusedAmount(body, terms);
    if (!result.refusal)
        result.refusal = refusedSession(api, body, nowMs, terms);
    if (!result.refusal)
        result.refusal = refusedCustomer(api, body, terms);
    if (!result.refusal)
        result.refusal = refusedMethod(api, body, terms);
    return result;
}

} // namespace pos::training
