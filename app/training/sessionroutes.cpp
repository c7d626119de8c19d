// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Checkout sessions (CONTRACT 4.2) and the banks to pay from (5.3).
#include "training/api.h"
#include "training/bodycheck.h"
#include "training/paymentview.h"
#include "training/wireamount.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <utility>

namespace pos::training {

namespace {

Reply sessionNotFound()
{
    return refuse("CHECKOUT_SESSION_NOT_FOUND", QStringLiteral("Checkout session not found"));
}

QJsonObject sessionJson(const Session &session, const char *idField)
{
    QJsonObject json{{QLatin1String(idField), session.id},
                     {QStringLiteral("created_at"), isoTime(session.createdMs)},
                     {QStringLiteral("used"), !session.paymentId.isEmpty()},
                     {QStringLiteral("checkout_id"), derivedId(session.id, "checkout")},
                     {QStringLiteral("workflow"),
                      session.fields.value(QLatin1String("workflow")).toString(QStringLiteral("SDK_CHECKOUT"))}};
    for (const char *field : {"merchant_order_id", "country", "payment_description", "customer_id", "callback_url",
                              "amount", "alternative_amount", "metadata", "installments"}) {
        const QJsonValue value = session.fields.value(QLatin1String(field));
        json.insert(QLatin1String(field), value.isUndefined() ? QJsonValue() : value);
    }
    return json;
}

std::optional<HttpResponse> wrongSession(const QJsonObject &body, Need need)
{
    BodyCheck check(body);
    check.text("account_id", 0, 64, need);
    check.text("merchant_order_id", 3, 255, need);
    check.text("payment_description", 3, 255, need);
    check.pattern("country", "[A-Z]{2}", "two capital letters", need);
    check.amount("amount", need);
    check.amount("alternative_amount");
    check.text("customer_id", 36, 64);
    check.text("callback_url", 3, 526);
    check.oneOf("workflow",
                {QStringLiteral("SDK_CHECKOUT"), QStringLiteral("CHECKOUT"), QStringLiteral("SDK_SEAMLESS")});
    checkMetadata(check);
    return check.refusal();
}

/// What the schema cannot say.
std::optional<Reply> refusedSession(const Api &api, const QJsonObject &fields)
{
    if (!isUuid(fields.value(QLatin1String("account_id")).toString()))
        return refuse("INVALID_ACCOUNT_ID", QStringLiteral("account_id is not a UUID"));
    const QJsonObject amount = fields.value(QLatin1String("amount")).toObject();
    const QString currency = amount.value(QLatin1String("currency")).toString();
    const auto value = scaledFromJson(amount.value(QLatin1String("value")));
    if (!isKnownCurrency(currency))
        return refuse("CURRENCY_NOT_ALLOWED", QStringLiteral("amount.currency is not supported"));
    if (!value || *value < 0 || !fitsCurrency(*value, currency))
        return refuse("INVALID_AMOUNT", QStringLiteral("amount.value is not valid for the currency"));
    const QString customerId = fields.value(QLatin1String("customer_id")).toString();
    if (!customerId.isEmpty() && !api.store.customer(customerId))
        return refuse("CUSTOMER_NOT_FOUND", QStringLiteral("Customer not found."));
    return std::nullopt;
}

Reply createSession(Api &api, const Call &call)
{
    if (const auto wrong = wrongSession(call.body, Need::Required))
        return {*wrong};
    if (const auto refused = refusedSession(api, call.body))
        return *refused;
    const Session session{.id = api.store.newId(), .fields = call.body, .createdMs = call.nowMs};
    return answer(200, sessionJson(session, "checkout_session"), {.sessions = {session}});
}

Reply getSession(Api &api, const Call &call)
{
    const Session *session = api.store.session(call.ids.first());
    return session ? answer(200, sessionJson(*session, "id")) : sessionNotFound();
}

Reply updateSession(Api &api, const Call &call)
{
    const Session *found = api.store.session(call.ids.first());
    if (!found || !found->paymentId.isEmpty())
        return sessionNotFound();
    if (const auto wrong = wrongSession(call.body, Need::Optional))
        return {*wrong};
    Session session = *found;
    for (auto field = call.body.begin(); field != call.body.end(); ++field)
        session.fields.insert(field.key(), field.value());
    if (const auto refused = refusedSession(api, session.fields))
        return *refused;
    return answer(200, sessionJson(session, "checkout_session"), {.sessions = {session}});
}

Reply sessionPayment(Api &api, const Call &call)
{
    const Session *session = api.store.session(call.ids.first());
    const Payment *found = session ? api.store.payment(session->paymentId) : nullptr;
    if (!found)
        return refuse("PAYMENT_NOT_FOUND", QStringLiteral("Payment not found"));
    const Payment payment = settled(*found, call.nowMs);
    return answer(200,
                  paymentJson({payment, api.store.customer(payment.customerId), api.store.method(payment.methodToken), call.request.header("host")},
                              PaymentShape::Listed));
}

/// Alternative methods that the training account has switched on, by country.
QStringList alternatives(const QString &country)
{
    if (country == QLatin1String("BR"))
        return {QStringLiteral("PIX")};
    if (country == QLatin1String("MX"))
        return {QStringLiteral("SPEI"), QStringLiteral("OXXO")};
    if (country == QLatin1String("CO"))
        return {QStringLiteral("PSE"), QStringLiteral("NEQUI")};
    return {};
}

QJsonObject offeredMethod(const Session &session, const QString &name, const QString &type, bool needsSdk)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("description"), name},
            {QStringLiteral("type"), type},
            {QStringLiteral("category"), methodCategory(type)},
            {QStringLiteral("icon"), QStringLiteral("https://icons.training.example/%1.png").arg(type.toLower())},
            {QStringLiteral("vaulted_token"), QJsonValue::Null},
            {QStringLiteral("preferred"), false},
            {QStringLiteral("last_successfully_used"), QJsonValue::Null},
            {QStringLiteral("last_successfully_used_at"), QJsonValue::Null},
            {QStringLiteral("checkout"),
             QJsonObject{{QStringLiteral("session"), session.id},
                         {QStringLiteral("sdk_required_action"), needsSdk},
                         {QStringLiteral("conditions"), QJsonObject{{QStringLiteral("enabled"), true},
                                                                    {QStringLiteral("rules"), QJsonValue::Null}}}}}};
}

Reply sessionMethods(Api &api, const Call &call)
{
    const Session *session = api.store.session(call.ids.first());
    if (!session)
        return sessionNotFound();
    QJsonArray list;
    for (const SavedMethod &method :
         api.store.methodsOf(session->fields.value(QLatin1String("customer_id")).toString())) {
        if (method.status != QLatin1String("ENROLLED"))
            continue;
        QJsonObject json = offeredMethod(*session, method.name(), QStringLiteral("CARD"), false);
        const QJsonObject saved = savedMethodJson(method);
        for (const char *field : {"vaulted_token", "card_data", "last_successfully_used", "last_successfully_used_at"})
            json.insert(QLatin1String(field), saved.value(QLatin1String(field)));
        list.append(json);
    }
    list.append(offeredMethod(*session, QStringLiteral("Card"), QStringLiteral("CARD"), true));
    for (const QString &type : alternatives(session->fields.value(QLatin1String("country")).toString()))
        list.append(offeredMethod(*session, type, type, true));
    return {HttpResponse::json(200, QJsonDocument(list))};
}

/// Banks of PSE, four of them.
Reply issuers(Api &, const Call &call)
{
    const QUrlQuery &query = call.request.query;
    QJsonArray list;
    if (query.queryItemValue(QStringLiteral("country_code")) == QLatin1String("CO") &&
        query.queryItemValue(QStringLiteral("payment_method")) == QLatin1String("PSE")) {
        for (const auto &[id, name] : {std::pair("1001", "BANCO DE BOGOT\u00c1"), std::pair("1007", "BANCOLOMBIA"),
                                       std::pair("1051", "BANCO DAVIVIENDA"), std::pair("1070", "LULO BANK")})
            list.append(QJsonObject{{QStringLiteral("id"), QLatin1String(id)}, {QStringLiteral("name"), QString::fromUtf8(name)}});
    }
    return answer(200, {{QStringLiteral("issuers"), list}});
}

} // namespace

QList<Route> sessionRoutes()
{
    using Key = Route::Key;
    return {{"GET", "/v1/issuers", Key::None, &issuers},
            {"POST", "/v1/checkout/sessions", Key::None, &createSession},
            {"GET", "/v1/checkout/sessions/*", Key::None, &getSession},
            {"PATCH", "/v1/checkout/sessions/*", Key::None, &updateSession},
            {"GET", "/v1/checkout/sessions/*/payment", Key::None, &sessionPayment},
            {"GET", "/v1/checkout/sessions/*/payment-methods", Key::None, &sessionMethods}};
}

} // namespace pos::training
