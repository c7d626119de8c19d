// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Recovery outreach (CONTRACT 10): the documented fields and limits, and the
// documented answers: 200 with nothing for an abandoned flow, 200 {id, message}
// for a declined payment, 400 {message}. Nobody is called. There is no
// key: the same body twice is two contacts, as with the real gateway. What was
// asked for appears in the report of communications, as if somebody had answered.
#include "training/api.h"
#include "training/bodycheck.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace pos::training {

namespace {

/// 400 in the shape of these two pages: one message and no code.
Reply withMessage(const HttpResponse &refusal)
{
    const QJsonObject body = QJsonDocument::fromJson(refusal.body).object();
    QString first = body.value(QLatin1String("messages")).toArray().first().toString();
    first.remove(QStringLiteral("additional_information.payment.")); // as the published answer names its fields
    const bool missing = body.value(QLatin1String("code")).toString() == QLatin1String("MISSING_PARAMETERS");
    const QString words = missing ? QStringLiteral("Missing ") + first.section(u' ', 0, 0) + QStringLiteral(" required field") : first;
    return {.response = HttpResponse::json(400, QJsonDocument(QJsonObject{{QStringLiteral("message"), words}}))};
}

Reply messageAlone(const QString &words)
{
    return {.response = HttpResponse::json(400, QJsonDocument(QJsonObject{{QStringLiteral("message"), words}}))};
}

/// Values of any key are texts; the gateway says nothing of limits.
bool isFlat(const QJsonObject &object)
{
    for (const QJsonValue &value : object) {
        if (!value.isString() && !value.isDouble() && !value.isBool())
            return false;
    }
    return true;
}

void checkAbandonedItem(BodyCheck &item)
{
    item.text("name", 0, 10'000);
    item.text("sku", 0, 10'000);
    item.integer("quantity", 1, 1'000'000);
    item.number("price");
}

Reply abandonedFlow(Api &, const Call &call)
{
    BodyCheck check(call.body);
    check.object("customer", [](BodyCheck &customer) {
        customer.text("full_name", 1, 10'000, Need::Required);
        customer.pattern("phone_number", "^\\+[1-9][0-9]{6,14}$", "E.164", Need::Required);
        customer.pattern("email", "^[^@\\s]+@[^@\\s]+$", "an e-mail address");
        customer.pattern("country_code", "^[A-Z]{2}$", "ISO 3166-1 alpha-2", Need::Required);
        customer.text("language", 0, 64);
    }, Need::Required);
    check.object("session", [](BodyCheck &session) {
        session.text("abandonment_timestamp", 1, 64, Need::Required);
        session.oneOf("flow_stage", {QStringLiteral("product_selection"), QStringLiteral("cart_review"), QStringLiteral("checkout"), QStringLiteral("payment")}, Need::Required);
        session.oneOf("platform", {QStringLiteral("web"), QStringLiteral("ios"), QStringLiteral("android")}, Need::Required);
        session.text("session_id", 0, 10'000);
    }, Need::Required);
    check.object("cart", [](BodyCheck &cart) {
        cart.number("total_value");
        cart.pattern("currency", "^[A-Z]{3}$", "ISO 4217");
        cart.array("items", 10'000, checkAbandonedItem);
    });
    check.object("engagement", [](BodyCheck &engagement) {
        engagement.oneOf("preferred_channel", {QStringLiteral("call"), QStringLiteral("whatsapp"), QStringLiteral("auto")});
        engagement.text("reason", 0, 10'000);
        engagement.object("metadata", [](BodyCheck &) {});
    });
    if (const auto refusal = check.refusal())
        return withMessage(*refusal);
    const QString stamp = call.body.value(QLatin1String("session")).toObject().value(QLatin1String("abandonment_timestamp")).toString();
    const QDateTime abandoned = QDateTime::fromString(stamp, Qt::ISODateWithMs);
    if (!abandoned.isValid() || stamp.size() < 20)
        return messageAlone(QStringLiteral("session.abandonment_timestamp must be a date-time"));
    const QJsonObject engagement = call.body.value(QLatin1String("engagement")).toObject();
    const bool written = engagement.value(QLatin1String("preferred_channel")) == QLatin1String("whatsapp");
    const ContactRecord contact{QUuid::createUuid().toString(QUuid::WithoutBraces), {},
                                call.body.value(QLatin1String("session")).toObject().value(QLatin1String("session_id")).toString(),
                                written ? QStringLiteral("WHATSAPP_MESSAGE") : QStringLiteral("PHONE_CALL"),
                                call.body.value(QLatin1String("customer")).toObject().value(QLatin1String("phone_number")).toString(),
                                call.nowMs};
    return {.response = {.status = 200}, .change = {.contacts = {contact}}};
}

void checkContactDetails(BodyCheck &details)
{
    details.oneOf("channel", {QStringLiteral("PHONE_CALL"), QStringLiteral("WHATSAPP_MESSAGE")}, Need::Required);
    for (const char *name : {"initial_template_message", "pdf_template"}) {
        details.object(name, [](BodyCheck &part) {
            part.text("id", 1, 10'000);
            part.object("variables", [](BodyCheck &) {});
        });
    }
    details.object("payment_methods", [](BodyCheck &) {});
}

void checkOutreachCard(BodyCheck &card)
{
    card.integer("expiration_month", 1, 12);
    card.integer("expiration_year", 2024, 9999);
    card.text("iin", 6, 8);
    card.text("lfd", 4, 4);
    card.text("issuer", 3, 255);
    card.oneOf("type", {QStringLiteral("CREDIT"), QStringLiteral("DEBIT"), QStringLiteral("PREPAID")});
}

void checkReachedPayer(BodyCheck &payer)
{
    payer.text("first_name", 3, 255, Need::Required);
    payer.text("last_name", 3, 255, Need::Required);
    payer.object("phone", [](BodyCheck &phone) {
        // Published as 2 to 3, with "1" as the example: one digit is taken (CONTRACT 10.2).
        phone.text("country_code", 1, 3, Need::Required);
        phone.text("number", 1, 32, Need::Required);
    }, Need::Required);
}

void checkRecoveredPayment(BodyCheck &payment)
{
    payment.text("account_id", 36, 64);
    payment.text("id", 3, 64);
    payment.text("merchant_order_id", 3, 255);
    payment.text("country", 2, 2);
    payment.text("description", 3, 1000);
    payment.text("created_at", 27, 27);
    payment.text("declined_reason", 3, 255);
    payment.object("payment_method", [](BodyCheck &method) {
        method.text("type", 3, 255);
        method.object("detail", [](BodyCheck &detail) { detail.object("card_data", checkOutreachCard); });
    });
    payment.amount("amount");
    payment.object("customer_payer", checkReachedPayer, Need::Required);
}

Reply declinedPayment(Api &, const Call &call)
{
    BodyCheck check(call.body);
    check.object("settings", [](BodyCheck &settings) {
        settings.object("contact_details", checkContactDetails, Need::Required);
    }, Need::Required);
    check.object("additional_information", [](BodyCheck &information) {
        information.object("seller_details", [](BodyCheck &seller) {
            seller.text("name", 3, 255);
            seller.text("fallback_instructions", 3, 255);
            seller.text("redirection_url", 1, 10'000);
        });
        information.object("payment", checkRecoveredPayment, Need::Required);
    }, Need::Required);
    if (const auto refusal = check.refusal())
        return withMessage(*refusal);
    const QJsonObject details = call.body.value(QLatin1String("settings")).toObject().value(QLatin1String("contact_details")).toObject();
    const QJsonObject first = details.value(QLatin1String("initial_template_message")).toObject();
    if (details.value(QLatin1String("channel")) == QLatin1String("WHATSAPP_MESSAGE") && first.value(QLatin1String("id")).toString().isEmpty())
        return messageAlone(QStringLiteral("Missing initial_template_message.id required field"));
    if (!isFlat(first.value(QLatin1String("variables")).toObject()))
        return messageAlone(QStringLiteral("initial_template_message.variables must hold plain values"));
    const QJsonObject methods = details.value(QLatin1String("payment_methods")).toObject();
    if (details.contains(QLatin1String("payment_methods")) && !methods.value(QLatin1String("available")).isArray())
        return messageAlone(QStringLiteral("Missing payment_methods.available required field"));
    const QJsonObject payment = call.body.value(QLatin1String("additional_information")).toObject().value(QLatin1String("payment")).toObject();
    const QJsonObject phone = payment.value(QLatin1String("customer_payer")).toObject().value(QLatin1String("phone")).toObject();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const ContactRecord contact{id, payment.value(QLatin1String("id")).toString(), payment.value(QLatin1String("merchant_order_id")).toString(),
                                details.value(QLatin1String("channel")).toString(),
                                u'+' + phone.value(QLatin1String("country_code")).toString() + phone.value(QLatin1String("number")).toString(),
                                call.nowMs};
    return answer(200,
                  {{QStringLiteral("id"), id},
                   {QStringLiteral("message"), QStringLiteral("Communication processed successfully")}},
                  {.contacts = {contact}});
}

} // namespace

QList<Route> outreachRoutes()
{
    return {{"POST", "/v1/smart-support/external/payments", Route::Key::None, abandonedFlow},
            {"POST", "/v1/smart-support/external/payments/recover", Route::Key::None, declinedPayment}};
}

} // namespace pos::training
