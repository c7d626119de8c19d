// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers and their saved methods (CONTRACT 4.1, 12).
#include "training/api.h"
#include "training/bodycheck.h"
#include "training/customerlink.h"
#include "training/paymentview.h"
#include "training/seedcustomers.h"

#include <QJsonArray>

namespace pos::training {

namespace {

Reply customerNotFound()
{
    return refuse("CUSTOMER_NOT_FOUND", QStringLiteral("Customer not found."));
}

std::optional<HttpResponse> wrongCustomer(const QJsonObject &body, Need idNeed)
{
    BodyCheck check(body);
    check.text("merchant_customer_id", 3, 255, idNeed);
    checkPerson(check, 3);
    checkMetadata(check);
    return check.refusal();
}

Reply createCustomer(Api &api, const Call &call)
{
    if (const auto wrong = wrongCustomer(call.body, Need::Required))
        return {*wrong};
    Customer customer;
    customer.merchantId = call.body.value(QLatin1String("merchant_customer_id")).toString();
    if (api.store.customerByMerchantId(customer.merchantId))
        return refuse("CUSTOMER_ID_DUPLICATED", QStringLiteral("The merchant_customer_id exists already."));
    customer.id = api.store.newId();
    customer.fields = call.body;
    customer.createdMs = call.nowMs;
    customer.updatedMs = call.nowMs;
    const QStringList tokens{api.store.newId(), api.store.newId()};
    return answer(201, customerJson(customer),
                  {.customers = {customer}, .methods = starterMethods(customer, tokens, call.nowMs)});
}

Reply getCustomer(Api &api, const Call &call)
{
    const Customer *customer = api.store.customer(call.ids.first());
    return customer ? answer(200, customerJson(*customer)) : customerNotFound();
}

Reply findCustomer(Api &api, const Call &call)
{
    const QString own = call.request.query.queryItemValue(QStringLiteral("merchant_customer_id"), QUrl::FullyDecoded);
    if (own.isEmpty())
        return refuse("MISSING_PARAMETERS", QStringLiteral("merchant_customer_id is required"));
    const Customer *customer = api.store.customerByMerchantId(own);
    if (!customer)
        return customerNotFound();
    // All three shapes are documented; each customer keeps its own.
    const QJsonObject json = customerJson(*customer);
    switch (variantOf(customer->id, "lookup", 3)) {
    case 0:
        return answer(200, json);
    case 1:
        return {HttpResponse::json(200, QJsonDocument(QJsonArray{json}))};
    default:
        return answer(200, {{QStringLiteral("data"), QJsonArray{json}}});
    }
}

Reply updateCustomer(Api &api, const Call &call)
{
    const Customer *found = api.store.customer(call.ids.first());
    if (!found)
        return customerNotFound();
    if (const auto wrong = wrongCustomer(call.body, Need::Optional))
        return {*wrong};
    Customer customer = *found;
    for (auto field = call.body.begin(); field != call.body.end(); ++field)
        customer.fields.insert(field.key(), field.value());
    if (const QString own = call.body.value(QLatin1String("merchant_customer_id")).toString(); !own.isEmpty()) {
        const Customer *holder = api.store.customerByMerchantId(own);
        if (holder && holder->id != customer.id)
            return refuse("CUSTOMER_ID_DUPLICATED", QStringLiteral("The merchant_customer_id exists already."));
        customer.merchantId = own;
    }
    customer.updatedMs = call.nowMs;
    return answer(200, customerJson(customer), {.customers = {customer}});
}

Reply deleteCustomer(Api &api, const Call &call)
{
    if (!isUuid(QString::fromLatin1(call.request.header("x-account-code"))))
        return refuse("MISSING_PARAMETERS", QStringLiteral("The header x-account-code is required"));
    const Customer *found = api.store.customer(call.ids.first());
    if (!found)
        return customerNotFound();
    Customer customer = *found;
    customer.deleted = true;
    customer.updatedMs = call.nowMs;
    // Erased means erased: only the ids stay, because payments refer to them.
    customer.fields = {};
    return {{.status = 202}, {.customers = {customer}}};
}

Reply listMethods(Api &api, const Call &call)
{
    if (!api.store.customer(call.ids.first()))
        return customerNotFound();
    QJsonArray list;
    for (const SavedMethod &method : api.store.methodsOf(call.ids.first()))
        list.append(savedMethodJson(method));
    Change found; // cards that a link saved since: its payments come by themselves, at their time
    for (const Payment &payment : api.store.allPayments()) {
        const auto saved = payment.customerId == call.ids.first() ? cardSavedBy(payment, call.nowMs) : std::nullopt;
        if (!saved || api.store.method(saved->token))
            continue;
        list.append(savedMethodJson(*saved));
        found.methods.append(*saved);
    }
    return answer(200, {{QStringLiteral("payment_methods"), list}}, std::move(found));
}

const SavedMethod *methodOfCustomer(const Api &api, const QString &customerId, const QString &token)
{
    const SavedMethod *method = api.store.method(token);
    return method && method->customerId == customerId ? method : nullptr;
}

Reply getMethod(Api &api, const Call &call)
{
    const SavedMethod *method = methodOfCustomer(api, call.ids.at(0), call.ids.at(1));
    if (!method)
        return refuse("PAYMENT_METHOD_NOT_FOUND", QStringLiteral("The customer has no such payment method"));
    QJsonObject json = savedMethodJson(*method);
    json.insert(QStringLiteral("id"), derivedId(method->token, "method"));
    return answer(200, json);
}

Reply unenrollMethod(const SavedMethod *found, qint64 nowMs)
{
    if (!found)
        return refuseSpent("PAYMENT_METHOD_NOT_FOUND", QStringLiteral("The customer has no such payment method"));
    if (found->status != QLatin1String("ENROLLED"))
        return refuseSpent("PAYMENT_METHOD_STATUS_INVALID", QStringLiteral("The payment method is not enrolled"));
    SavedMethod method = *found;
    method.status = QStringLiteral("UNENROLLED");
    method.updatedMs = nowMs;
    return answer(200, savedMethodJson(method), {.methods = {method}});
}

Reply unenrollOfCustomer(Api &api, const Call &call)
{
    return unenrollMethod(methodOfCustomer(api, call.ids.at(0), call.ids.at(1)), call.nowMs);
}

Reply unenroll(Api &api, const Call &call)
{
    return unenrollMethod(api.store.method(call.ids.first()), call.nowMs);
}

} // namespace

QList<Route> customerRoutes()
{
    using Key = Route::Key;
    return {{"POST", "/v1/customers", Key::None, &createCustomer},
            {"GET", "/v1/customers", Key::None, &findCustomer},
            {"GET", "/v1/customers/*", Key::None, &getCustomer},
            {"PATCH", "/v1/customers/*", Key::None, &updateCustomer},
            {"DELETE", "/v1/customers/*", Key::None, &deleteCustomer},
            {"POST", "/v1/customers/payment-methods/*/unenroll", Key::Required, &unenroll},
            {"GET", "/v1/customers/*/payment-methods", Key::None, &listMethods},
            {"GET", "/v1/customers/*/payment-methods/*", Key::None, &getMethod},
            {"POST", "/v1/customers/*/payment-methods/*/unenroll", Key::Required, &unenrollOfCustomer}};
}

} // namespace pos::training
