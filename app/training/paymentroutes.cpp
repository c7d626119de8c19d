// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Creating and reading payments (CONTRACT 5, 2.4).
#include "training/api.h"
#include "training/customerphone.h"
#include "training/outcomes.h"
#include "training/paymentcheck.h"
#include "training/paymentview.h"

#include <QJsonArray>

namespace pos::training {

namespace {

Outcome outcomeOf(const PaymentTerms &terms, const QJsonObject &body)
{
    const QString type = body.value(QLatin1String("payment_method")).toObject().value(QLatin1String("type")).toString();
    const QString description = body.value(QLatin1String("description")).toString();
    const bool card = type.isEmpty() || type == QLatin1String("CARD");
    // Methods with a page or a code wait for the customer first, unless a result is asked for.
    if (!card && !isOutcomeCode(description.trimmed().toUpper()))
        return outcomeOfCode(QStringLiteral("ACTION_REQUIRED"));
    return decideOutcome(terms.method ? terms.method->forcedCode : QString(), description);
}

Reply createPayment(Api &api, const Call &call)
{
    if (const auto malformed = malformedPayment(call.body))
        return {*malformed};
    const auto [terms, refusal] = examinePayment(api, call.body, call.nowMs);
    if (refusal)
        return *refusal;
    Payment payment;
    payment.id = api.store.newId();
    payment.key = call.key;
    payment.request = call.body;
    payment.customerId = terms.customerId;
    payment.methodToken = terms.method ? terms.method->token : QString();
    payment.currency = terms.currency;
    payment.amount = terms.amount;
    payment.capture = terms.capture;
    payment.createdMs = call.nowMs;
    payment.updatedMs = call.nowMs;
    const int longer = static_cast<int>(variantOf(payment.id, "pending", 1 + static_cast<quint32>(api.pendingMs / 2)));
    applyOutcome(payment, outcomeOf(terms, call.body), call.nowMs + api.pendingMs + longer);
    const QString type = call.body.value(QLatin1String("payment_method")).toObject().value(QLatin1String("type")).toString();
    if (waitsForCustomer(payment)) { // a code, a page, or a card whose bank wants a confirmation
        planCustomer(payment, type.isEmpty() ? QStringLiteral("CARD") : methodCategory(type), call.nowMs + api.pendingMs + longer);
        if (api.customerPlayed)
            actAsCustomer(payment, CustomerAct::Ignore, call.nowMs);
    }

    Change change{.payments = {payment}};
    if (terms.session) {
        Session session = *terms.session;
        session.paymentId = payment.id;
        change.sessions.append(session);
    }
    if (terms.method && payment.tookMoney()) {
        SavedMethod method = *terms.method;
        method.lastUsedMs = call.nowMs;
        change.methods.append(method);
    }
    const PaymentView view{payment, api.store.customer(payment.customerId), terms.method, call.request.header("host")};
    return answer(201, paymentJson(view, PaymentShape::Created), std::move(change));
}

Reply getPayment(Api &api, const Call &call)
{
    const Payment *found = api.store.payment(call.ids.first());
    if (!found || !found->existsAt(call.nowMs))
        return refuse("PAYMENT_NOT_FOUND", QStringLiteral("Payment not found"));
    const Payment payment = settled(*found, call.nowMs);
    const bool history =
        call.request.query.queryItemValue(QStringLiteral("transactions_history")) == QLatin1String("true");
    const bool raw = call.request.query.queryItemValue(QStringLiteral("raw_response")) == QLatin1String("true");
    const PaymentView view{payment, api.store.customer(payment.customerId), api.store.method(payment.methodToken), call.request.header("host"), raw};
    return answer(200, {{QStringLiteral("payment"), paymentJson(view, PaymentShape::Retrieved, history)}});
}

Reply findPayments(Api &api, const Call &call)
{
    const QString orderId = call.request.query.queryItemValue(QStringLiteral("merchant_order_id"), QUrl::FullyDecoded);
    if (orderId.isEmpty())
        return refuse("MISSING_PARAMETERS", QStringLiteral("merchant_order_id is required"));
    QJsonArray list;
    for (const Payment &found : api.store.paymentsOfOrder(orderId)) {
        if (!found.existsAt(call.nowMs))
            continue;
        const Payment payment = settled(found, call.nowMs);
        list.append(
            paymentJson({payment, api.store.customer(payment.customerId), api.store.method(payment.methodToken), call.request.header("host")},
                        PaymentShape::Listed));
    }
    return {HttpResponse::json(200, QJsonDocument(list))};
}

} // namespace

QList<Route> paymentRoutes()
{
    using Key = Route::Key;
    return {{"POST", "/v1/payments", Key::Required, &createPayment},
            {"GET", "/v1/payments", Key::None, &findPayments},
            {"GET", "/v1/payments/*", Key::None, &getPayment}};
}

} // namespace pos::training
