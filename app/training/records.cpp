// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/records.h"

#include <QJsonArray>

namespace pos::training {

namespace {

QString text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString();
}

qint64 integer(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toInteger();
}

QJsonObject toJson(const Transaction &t)
{
    return {{QStringLiteral("id"), t.id},
            {QStringLiteral("type"), t.type},
            {QStringLiteral("status"), t.status},
            {QStringLiteral("amount"), t.amount},
            {QStringLiteral("code"), t.code},
            {QStringLiteral("message"), t.message},
            {QStringLiteral("iso8583"), t.iso8583},
            {QStringLiteral("advice_code"), t.adviceCode},
            {QStringLiteral("merchant_reference"), t.merchantReference},
            {QStringLiteral("reason"), t.reason},
            {QStringLiteral("description"), t.description},
            {QStringLiteral("created_ms"), t.createdMs},
            {QStringLiteral("updated_ms"), t.updatedMs}};
}

Transaction transactionFromJson(const QJsonObject &json)
{
    return {.id = text(json, "id"),
            .type = text(json, "type"),
            .status = text(json, "status"),
            .amount = integer(json, "amount"),
            .code = text(json, "code"),
            .message = text(json, "message"),
            .iso8583 = text(json, "iso8583"),
            .adviceCode = text(json, "advice_code"),
            .merchantReference = text(json, "merchant_reference"),
            .reason = text(json, "reason"),
            .description = text(json, "description"),
            .createdMs = integer(json, "created_ms"),
            .updatedMs = integer(json, "updated_ms")};
}

} // namespace

QString Payment::orderId() const
{
    return request.value(QLatin1String("merchant_order_id")).toString();
}

bool Payment::tookMoney() const
{
    return charged() > 0;
}

Scaled Payment::charged() const
{
    Scaled sum = 0;
    for (const Transaction &transaction : transactions) {
        const bool takes =
            transaction.type == QLatin1String("PURCHASE") || transaction.type == QLatin1String("CAPTURE");
        if (takes && transaction.status == QLatin1String("SUCCEEDED"))
            sum += transaction.amount;
    }
    return sum;
}

QJsonObject toJson(const Customer &customer)
{
    return {{QStringLiteral("id"), customer.id},
            {QStringLiteral("merchant_id"), customer.merchantId},
            {QStringLiteral("fields"), customer.fields},
            {QStringLiteral("created_ms"), customer.createdMs},
            {QStringLiteral("updated_ms"), customer.updatedMs},
            {QStringLiteral("deleted"), customer.deleted}};
}

Customer customerFromJson(const QJsonObject &json)
{
    return {.id = text(json, "id"),
            .merchantId = text(json, "merchant_id"),
            .fields = json.value(QLatin1String("fields")).toObject(),
            .createdMs = integer(json, "created_ms"),
            .updatedMs = integer(json, "updated_ms"),
            .deleted = json.value(QLatin1String("deleted")).toBool()};
}

QJsonObject toJson(const SavedMethod &method)
{
    return {{QStringLiteral("token"), method.token},
            {QStringLiteral("customer_id"), method.customerId},
            {QStringLiteral("country"), method.country},
            {QStringLiteral("brand"), method.brand},
            {QStringLiteral("iin"), method.iin},
            {QStringLiteral("last_four"), method.lastFour},
            {QStringLiteral("card_type"), method.cardType},
            {QStringLiteral("month"), method.month},
            {QStringLiteral("year"), method.year},
            {QStringLiteral("status"), method.status},
            {QStringLiteral("forced_code"), method.forcedCode},
            {QStringLiteral("created_ms"), method.createdMs},
            {QStringLiteral("updated_ms"), method.updatedMs},
            {QStringLiteral("last_used_ms"), method.lastUsedMs}};
}

SavedMethod savedMethodFromJson(const QJsonObject &json)
{
    return {.token = text(json, "token"),
            .customerId = text(json, "customer_id"),
            .country = text(json, "country"),
            .brand = text(json, "brand"),
            .iin = text(json, "iin"),
            .lastFour = text(json, "last_four"),
            .cardType = text(json, "card_type"),
            .month = static_cast<int>(integer(json, "month")),
            .year = static_cast<int>(integer(json, "year")),
            .status = text(json, "status"),
            .forcedCode = text(json, "forced_code"),
            .createdMs = integer(json, "created_ms"),
            .updatedMs = integer(json, "updated_ms"),
            .lastUsedMs = integer(json, "last_used_ms")};
}

QJsonObject toJson(const Session &session)
{
    return {{QStringLiteral("id"), session.id},
            {QStringLiteral("fields"), session.fields},
            {QStringLiteral("created_ms"), session.createdMs},
            {QStringLiteral("payment_id"), session.paymentId}};
}

Session sessionFromJson(const QJsonObject &json)
{
    return {.id = text(json, "id"),
            .fields = json.value(QLatin1String("fields")).toObject(),
            .createdMs = integer(json, "created_ms"),
            .paymentId = text(json, "payment_id")};
}

QJsonObject toJson(const Payment &payment)
{
    QJsonArray transactions;
    for (const Transaction &transaction : payment.transactions)
        transactions.append(toJson(transaction));
    return {{QStringLiteral("id"), payment.id},
            {QStringLiteral("key"), payment.key},
            {QStringLiteral("request"), payment.request},
            {QStringLiteral("customer_id"), payment.customerId},
            {QStringLiteral("method_token"), payment.methodToken},
            {QStringLiteral("currency"), payment.currency},
            {QStringLiteral("amount"), payment.amount},
            {QStringLiteral("captured"), payment.captured},
            {QStringLiteral("refunded"), payment.refunded},
            {QStringLiteral("capture"), payment.capture},
            {QStringLiteral("status"), payment.status},
            {QStringLiteral("sub_status"), payment.subStatus},
            {QStringLiteral("transactions"), transactions},
            {QStringLiteral("created_ms"), payment.createdMs},
            {QStringLiteral("updated_ms"), payment.updatedMs},
            {QStringLiteral("settles_at_ms"), payment.settlesAtMs},
            {QStringLiteral("settles_as"), payment.settlesAs},
            {QStringLiteral("expires_ms"), payment.expiresMs},
            {QStringLiteral("link_id"), payment.linkId}};
}

Payment paymentFromJson(const QJsonObject &json)
{
    QList<Transaction> transactions;
    for (const QJsonValue &entry : json.value(QLatin1String("transactions")).toArray())
        transactions.append(transactionFromJson(entry.toObject()));
    return {.id = text(json, "id"),
            .key = text(json, "key"),
            .request = json.value(QLatin1String("request")).toObject(),
            .customerId = text(json, "customer_id"),
            .methodToken = text(json, "method_token"),
            .currency = text(json, "currency"),
            .amount = integer(json, "amount"),
            .captured = integer(json, "captured"),
            .refunded = integer(json, "refunded"),
            .capture = json.value(QLatin1String("capture")).toBool(),
            .status = text(json, "status"),
            .subStatus = text(json, "sub_status"),
            .transactions = transactions,
            .createdMs = integer(json, "created_ms"),
            .updatedMs = integer(json, "updated_ms"),
            .settlesAtMs = integer(json, "settles_at_ms"),
            .settlesAs = text(json, "settles_as"),
            .expiresMs = integer(json, "expires_ms"),
            .linkId = text(json, "link_id")};
}

QString Link::orderId() const
{
    return request.value(QLatin1String("merchant_order_id")).toString();
}

QJsonObject toJson(const Link &link)
{
    return {{QStringLiteral("id"), link.id},
            {QStringLiteral("request"), link.request},
            {QStringLiteral("customer_id"), link.customerId},
            {QStringLiteral("currency"), link.currency},
            {QStringLiteral("amount"), link.amount},
            {QStringLiteral("created_ms"), link.createdMs},
            {QStringLiteral("finish_ms"), link.finishMs},
            {QStringLiteral("canceled_ms"), link.canceledMs}};
}

Link linkFromJson(const QJsonObject &json)
{
    return {.id = text(json, "id"),
            .request = json.value(QLatin1String("request")).toObject(),
            .customerId = text(json, "customer_id"),
            .currency = text(json, "currency"),
            .amount = integer(json, "amount"),
            .createdMs = integer(json, "created_ms"),
            .finishMs = integer(json, "finish_ms"),
            .canceledMs = integer(json, "canceled_ms")};
}

QJsonObject toJson(const KeyRecord &key)
{
    return {{QStringLiteral("scope"), key.scope},
            {QStringLiteral("status"), key.status},
            {QStringLiteral("body"), QString::fromUtf8(key.body)},
            {QStringLiteral("created_ms"), key.createdMs}};
}

KeyRecord keyFromJson(const QJsonObject &json)
{
    return {.scope = text(json, "scope"),
            .status = static_cast<int>(integer(json, "status")),
            .body = text(json, "body").toUtf8(),
            .createdMs = integer(json, "created_ms")};
}

QJsonObject toJson(const Counter &counter)
{
    return {{QStringLiteral("order_id"), counter.orderId},
            {QStringLiteral("key"), counter.key},
            {QStringLiteral("requests"), counter.requests},
            {QStringLiteral("currency"), counter.currency}};
}

Counter counterFromJson(const QJsonObject &json)
{
    return {.orderId = text(json, "order_id"),
            .key = text(json, "key"),
            .requests = integer(json, "requests"),
            .currency = text(json, "currency")};
}

QJsonObject toJson(const ContactRecord &contact)
{
    return {{QStringLiteral("id"), contact.id},           {QStringLiteral("payment_id"), contact.paymentId}, {QStringLiteral("order_id"), contact.orderId},
            {QStringLiteral("channel"), contact.channel}, {QStringLiteral("phone"), contact.phone},          {QStringLiteral("created_ms"), contact.createdMs}};
}

ContactRecord contactFromJson(const QJsonObject &json)
{
    return {.id = text(json, "id"),
            .paymentId = text(json, "payment_id"),
            .orderId = text(json, "order_id"),
            .channel = text(json, "channel"),
            .phone = text(json, "phone"),
            .createdMs = integer(json, "created_ms")};
}

} // namespace pos::training
