// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Creating, reading and cancelling payment links (CONTRACT 7). No key protects
// their creation: asked twice, there are two.
#include "training/bodycheck.h"
#include "training/customerlink.h"
#include "training/paymentcheck.h"
#include "training/paymentview.h"

#include <QDateTime>

namespace pos::training {

namespace {

qint64 timeIn(const QJsonObject &body, const char *field)
{
    const QString text = body.value(QLatin1String("availability")).toObject().value(QLatin1String(field)).toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

std::optional<HttpResponse> malformedLink(const QJsonObject &body)
{
    BodyCheck check(body);
    check.text("account_id", 36, 64, Need::Required);
    check.text("description", 3, 255);
    check.text("merchant_order_id", 3, 255);
    check.pattern("country", "^[A-Z]{2}$", "an ISO 3166-1 code", Need::Required);
    check.amount("amount", Need::Required);
    check.boolean("capture");
    check.boolean("one_time_use");
    check.boolean("vault_on_success");
    check.text("callback_url", 3, 256);
    check.object("availability", [](BodyCheck &when) {
        when.text("start_at", 20, 27);
        when.text("finish_at", 20, 27);
    });
    check.object("customer_payer", [](BodyCheck &payer) { checkPerson(payer, 1); });
    check.object("additional_data", [](BodyCheck &data) { data.object("order", checkOrder); });
    checkMetadata(check);
    if (!body.value(QLatin1String("payment_method_types")).isArray())
        return HttpResponse::error(400, QStringLiteral("MISSING_PARAMETERS"),
                                   {QStringLiteral("payment_method_types is required")});
    return check.refusal();
}

Reply createLink(Api &api, const Call &call)
{
    if (const auto malformed = malformedLink(call.body))
        return {*malformed};
    const QJsonObject amount = call.body.value(QLatin1String("amount")).toObject();
    Link link;
    link.currency = amount.value(QLatin1String("currency")).toString();
    const auto value = scaledFromJson(amount.value(QLatin1String("value")));
    if (!isKnownCurrency(link.currency))
        return refuse("CURRENCY_NOT_ALLOWED", QStringLiteral("amount.currency is not supported"));
    if (!value || *value <= 0 || !fitsCurrency(*value, link.currency))
        return refuse("INVALID_AMOUNT", QStringLiteral("amount.value is not valid for the currency"));
    link.customerId =
        call.body.value(QLatin1String("customer_payer")).toObject().value(QLatin1String("id")).toString();
    if (!link.customerId.isEmpty() && !api.store.customer(link.customerId))
        return refuse("CUSTOMER_NOT_FOUND", QStringLiteral("Customer not found."));
    constexpr qint64 DayMs = 86'400'000;
    link.id = api.store.newId();
    link.request = call.body;
    link.amount = *value;
    link.createdMs = call.nowMs;
    link.finishMs = timeIn(call.body, "finish_at") > 0 ? timeIn(call.body, "finish_at") : call.nowMs + DayMs;
    Change change;
    const int longer = static_cast<int>(variantOf(link.id, "pending", 1 + static_cast<quint32>(api.pendingMs / 2)));
    if (!api.customerPlayed)
        planLinkCustomer(api.store, link, change.payments, call.nowMs, call.nowMs + api.pendingMs + longer);
    change.links << link;
    return answer(200, linkJson(api.store, link, call.nowMs, true), std::move(change));
}

Reply linkNotFound()
{
    return refuse("NOT_FOUND", QStringLiteral("Payment link not found"));
}

Reply getLink(Api &api, const Call &call)
{
    const Link *link = api.store.link(call.ids.first());
    return link ? answer(200, linkJson(api.store, *link, call.nowMs, false)) : linkNotFound();
}

Reply cancelLink(Api &api, const Call &call)
{
    const Link *found = api.store.link(call.ids.first());
    if (!found)
        return linkNotFound();
    const QString status = linkStatus(api.store, *found, call.nowMs);
    if (status != QLatin1String("CREATED") && status != QLatin1String("CANCELED"))
        return refuse("INVALID_STATUS", QStringLiteral("The payment link cannot be cancelled"));
    Link link = *found;
    if (link.canceledMs == 0)
        link.canceledMs = call.nowMs;
    QJsonObject json = linkJson(api.store, link, call.nowMs, false);
    return answer(200, json, {.payments = unplanned(api.store, link, call.nowMs), .links = {link}});
}

} // namespace

QList<Route> linkRoutes()
{
    using Key = Route::Key;
    return {{"POST", "/v1/payment-links", Key::None, &createLink},
            {"GET", "/v1/payment-links/*", Key::None, &getLink},
            {"POST", "/v1/payment-links/*/cancel", Key::None, &cancelLink}};
}

} // namespace pos::training
