// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/customerlink.h"

#include "training/outcomes.h"
#include "training/paymentview.h"

#include <limits>

namespace pos::training {

namespace {

constexpr qint64 Never = std::numeric_limits<qint64>::max();
const QString Refusal = QStringLiteral("INSUFFICIENT_FUNDS");
const QString Success = QStringLiteral("SUCCEEDED");

bool savesCard(const Link &link)
{
    return !link.customerId.isEmpty() && link.request.value(QLatin1String("vault_on_success")).toBool();
}

/// Paid by card on the link's page, which chooses its own key.
Payment paymentUnder(TrainingStore &store, const Link &link, const QString &code, qint64 atMs)
{
    Payment payment;
    payment.id = store.newId();
    payment.key = derivedId(payment.id, "key");
    payment.linkId = link.id;
    payment.request = link.request;
    for (const char *field : {"availability", "one_time_use", "payment_method_types", "capture", "taxes"})
        payment.request.remove(QLatin1String(field));
    payment.request.insert(QStringLiteral("workflow"), QStringLiteral("CHECKOUT"));
    payment.request.insert(QStringLiteral("payment_method"), QJsonObject{{QStringLiteral("type"), QStringLiteral("CARD")}});
    payment.customerId = link.customerId;
    if (code == Success && savesCard(link))
        payment.methodToken = derivedId(payment.id, "vault");
    payment.currency = link.currency;
    payment.amount = link.amount;
    payment.createdMs = atMs;
    payment.updatedMs = atMs;
    applyOutcome(payment, outcomeOfCode(code), 0);
    return payment;
}

} // namespace

std::optional<SavedMethod> cardSavedBy(const Payment &payment, qint64 nowMs)
{
    if (payment.linkId.isEmpty() || payment.methodToken.isEmpty() || !payment.existsAt(nowMs))
        return std::nullopt;
    return SavedMethod{.token = payment.methodToken,
                       .customerId = payment.customerId,
                       .country = payment.request.value(QLatin1String("country")).toString(),
                       .brand = QStringLiteral("MASTERCARD"),
                       .iin = QStringLiteral("55555555"),
                       .lastFour = QStringLiteral("4444"),
                       .cardType = QStringLiteral("CREDIT"),
                       .month = 12,
                       .year = 31,
                       .status = QStringLiteral("ENROLLED"),
                       .createdMs = payment.createdMs,
                       .updatedMs = payment.createdMs,
                       .lastUsedMs = payment.createdMs};
}

QList<Payment> paymentsUnder(const TrainingStore &store, const Link &link, qint64 nowMs)
{
    QList<Payment> found;
    for (const Payment &payment : store.paymentsOfOrder(link.orderId())) {
        if (payment.linkId == link.id && payment.existsAt(nowMs))
            found << payment;
    }
    return found;
}

QString linkStatus(const TrainingStore &store, const Link &link, qint64 nowMs)
{
    for (const Payment &payment : paymentsUnder(store, link, nowMs)) {
        if (payment.tookMoney())
            return QStringLiteral("USED"); // good for one payment
    }
    if (link.canceledMs > 0)
        return QStringLiteral("CANCELED");
    return nowMs >= link.finishMs ? QStringLiteral("EXPIRED") : QStringLiteral("CREATED");
}

QJsonObject linkJson(const TrainingStore &store, const Link &link, qint64 nowMs, bool created)
{
    QJsonObject json = link.request;
    for (const char *field : {"metadata", "installments_plan", "customer_payer", "taxes", "additional_data"}) {
        if (!json.contains(QLatin1String(field)))
            json.insert(QLatin1String(field), QJsonValue());
    }
    json.insert(QStringLiteral("status"), linkStatus(store, link, nowMs));
    json.insert(QStringLiteral("checkout_url"),
                QString(QStringLiteral("https://pay.training.example/link?session=") % derivedId(link.id, "page")));
    json.insert(QStringLiteral("payments_number"), paymentsUnder(store, link, nowMs).size());
    json.insert(QStringLiteral("split_payment_methods"), false);
    json.insert(QStringLiteral("merchant_image"), QString());
    if (created) {
        json.insert(QStringLiteral("id"), link.id);
        json.insert(QStringLiteral("payments"), QJsonValue());
        return json;
    }
    // The later answers call the same things otherwise, and leave the order id out.
    json.insert(QStringLiteral("code"), link.id);
    json.insert(QStringLiteral("account_code"), json.take(QStringLiteral("account_id")));
    json.insert(QStringLiteral("organization_code"), derivedId(link.id, "organization"));
    json.remove(QStringLiteral("merchant_order_id"));
    return json;
}

void planLinkCustomer(TrainingStore &store, Link &link, QList<Payment> &later, qint64 nowMs, qint64 soonMs)
{
    const qint64 lastTwo = minorFromScaled(link.amount, link.currency) % 100;
    if (lastTwo == 42)
        link.finishMs = soonMs;
    if (lastTwo == 42 || lastTwo == 43)
        return;
    if (lastTwo == 40 || lastTwo == 41)
        later << paymentUnder(store, link, Refusal, soonMs);
    if (lastTwo != 41)
        later << paymentUnder(store, link, Success, lastTwo == 40 ? 2 * soonMs - nowMs : soonMs);
}

QList<Payment> unplanned(const TrainingStore &store, const Link &link, qint64 nowMs)
{
    QList<Payment> dropped;
    for (Payment payment : store.paymentsOfOrder(link.orderId())) {
        if (payment.linkId != link.id || payment.existsAt(nowMs))
            continue;
        payment.createdMs = Never;
        dropped << payment;
    }
    return dropped;
}

std::optional<Change> actOnLink(TrainingStore &store, Link link, CustomerAct act, qint64 nowMs)
{
    if (linkStatus(store, link, nowMs) != QLatin1String("CREATED"))
        return std::nullopt;
    Change change{.payments = unplanned(store, link, nowMs)};
    switch (act) {
    case CustomerAct::Approve:
        change.payments << paymentUnder(store, link, Success, nowMs);
        break;
    case CustomerAct::Decline:
        change.payments << paymentUnder(store, link, Refusal, nowMs);
        break;
    case CustomerAct::Expire:
        link.finishMs = nowMs;
        change.links << link;
        break;
    case CustomerAct::Ignore:
        break;
    }
    return change;
}

WaitingPayment phoneView(const Link &link)
{
    return {link.id, link.orderId(), QStringLiteral("PAYMENT_LINK"), link.currency,
            minorFromScaled(link.amount, link.currency), link.createdMs};
}

} // namespace pos::training
