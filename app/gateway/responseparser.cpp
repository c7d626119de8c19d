// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/responseparser.h"

#include "gateway/jsonread.h"
#include "gateway/methodparser.h"
#include "gateway/redaction.h"
#include "gateway/transactionparser.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <QJsonDocument>

#include <algorithm>

namespace pos {

namespace {

constexpr QLatin1String Amount("amount");
constexpr QLatin1String PaymentKey("payment");
constexpr QLatin1String Data("data");
constexpr QLatin1String StatusKey("status");
constexpr QLatin1String SubStatusKey("sub_status");
constexpr QLatin1String PaymentStatusKey("payment_status");

struct Envelope
{
    QJsonObject payment;
    QJsonObject operation; ///< the transaction around a short payment, or empty
};

Result<Envelope> unwrap(const QJsonValue &root)
{
    QJsonValue value = root;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (array.size() != 1)
            return fail(ErrorKind::MalformedReply,
                        QStringLiteral("a list of %1 where one payment belongs").arg(array.size()));
        value = array.first();
    }
    if (!value.isObject())
        return fail(ErrorKind::MalformedReply, QStringLiteral("not an object"));
    QJsonObject object = value.toObject();
    if (const QJsonObject data = object.value(Data).toObject(); data.value(PaymentKey).isObject())
        return Envelope{data.value(PaymentKey).toObject(), {}};
    if (const QJsonValue inner = object.value(PaymentKey); inner.isObject()) {
        if (isTransactionType(json::text(object, QLatin1String("type"))))
            return Envelope{inner.toObject(), object};
        return Envelope{inner.toObject(), {}};
    }
    return Envelope{object, {}};
}

PaymentStatus statusOf(const QJsonObject &object)
{
    const QJsonValue nested = object.value(PaymentStatusKey);
    const QJsonObject inside = nested.toObject();
    const QString own = json::text(object, StatusKey);
    const QString innerStatus = json::text(inside, StatusKey);
    if (!own.isEmpty()) {
        QString sub = json::text(object, SubStatusKey);
        // Only from beside the same status: two halves of two answers must not add up to "approved".
        if (sub.isEmpty() && (innerStatus.isEmpty() || innerStatus == own))
            sub = json::text(inside, SubStatusKey);
        return PaymentStatus::fold(own, sub);
    }
    if (!innerStatus.isEmpty())
        return PaymentStatus::fold(innerStatus, json::text(inside, SubStatusKey));
    const QString flat = nested.isString() ? nested.toString() : json::text(object, QLatin1String("state"));
    return PaymentStatus::fold(flat, json::text(object, SubStatusKey));
}

void readAmounts(const QJsonObject &object, AmountUnit unit, Payment &payment)
{
    const QJsonValue amount = object.value(Amount);
    const QJsonObject fields = amount.toObject();
    const QString code = json::text(amount.isObject() ? fields : object, QLatin1String("currency"));
    const Currency currency = Currency::fromCode(code).value_or(Currency());
    const QJsonValue value = amount.isObject() ? fields.value(QLatin1String("value")) : amount;
    payment.amount = moneyFromWire(value, currency, unit).value_or(Money());
    payment.captured = moneyFromWire(fields.value(QLatin1String("captured")), currency, unit);
    payment.refunded = moneyFromWire(fields.value(QLatin1String("refunded")), currency, unit);
}

void readIdentity(const QJsonObject &object, Payment &payment)
{
    payment.id = PaymentId::from(json::text(object, QLatin1String("id")));
    payment.orderId = MerchantOrderId::from(json::text(object, QLatin1String("merchant_order_id")));
    payment.merchantReference = json::text(object, QLatin1String("merchant_reference"));
    payment.description = json::text(object, QLatin1String("description"));
    payment.accountId = json::firstText(object, {QLatin1String("account_id"), QLatin1String("account_code")});
    payment.country = json::text(object, QLatin1String("country"));
    payment.workflow = json::text(object, QLatin1String("workflow"));
    payment.idempotencyKey = json::text(object, QLatin1String("idempotency_key"));
    payment.linkId = json::firstText(object, {QLatin1String("payment_link_id"), QLatin1String("payment_link_code")});
    payment.createdMs = millisFromWire(json::text(object, QLatin1String("created_at")));
    payment.updatedMs = millisFromWire(json::text(object, QLatin1String("updated_at")));
}

void readCustomer(const QJsonObject &object, Payment &payment)
{
    const QJsonObject payer = object.value(QLatin1String("customer_payer")).toObject();
    payment.customerId = GatewayCustomerId::from(json::text(payer, QLatin1String("id")));
    const QStringList names{json::text(payer, QLatin1String("first_name")),
                            json::text(payer, QLatin1String("last_name"))};
    payment.payerName = names.join(QLatin1Char(' ')).trimmed();
}

void readCheckout(const QJsonObject &object, Payment &payment)
{
    const QJsonObject checkout = object.value(QLatin1String("checkout")).toObject();
    payment.session = CheckoutSessionId::from(json::text(checkout, QLatin1String("session")));
    for (const QJsonObject &holder : {checkout, object}) {
        for (const QLatin1String key : {QLatin1String("sdk_action_required"), QLatin1String("sdk_required_action")})
            payment.actionRequired = payment.actionRequired || json::boolean(holder.value(key)).value_or(false);
    }
}

Result<Payment> toPayment(const Envelope &envelope, AmountUnit unit)
{
    const QJsonObject &object = envelope.payment;
    Payment payment;
    readIdentity(object, payment);
    if (payment.id.isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("a payment without an id"));
    payment.status = statusOf(object);
    readAmounts(object, unit, payment);
    readCustomer(object, payment);
    readCheckout(object, payment);

    const QJsonArray transactions = transactionsOf(object, envelope.operation);
    payment.transactions = readTransactions(transactions, payment.amount.currency(), unit);
    payment.method = readPaymentMethod(object, transactions);
    return payment;
}

} // namespace

Result<Payment> parsePayment(const QByteArray &body, AmountUnit unit, const QList<QByteArrayView> &secrets)
{
    return json::document(body).and_then(unwrap).and_then([&](const Envelope &envelope) {
        return toPayment(envelope, unit).transform([&](Payment payment) {
            payment.raw = redactedJson(body, secrets);
            return payment;
        });
    });
}

Result<QList<Payment>> parsePayments(const QByteArray &body, AmountUnit unit, const QList<QByteArrayView> &secrets)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());

    QJsonArray elements;
    if (document->isArray()) {
        elements = document->toArray();
    } else {
        const QJsonObject object = document->toObject();
        for (const QLatin1String key : {QLatin1String("payments"), Data}) {
            if (object.value(key).isArray())
                return parsePayments(QJsonDocument(object.value(key).toArray()).toJson(QJsonDocument::Compact), unit,
                                     secrets);
        }
        elements = {object};
    }

    QList<Payment> payments;
    for (const QJsonValue &element : std::as_const(elements)) {
        if (!element.isObject())
            return fail(ErrorKind::MalformedReply, QStringLiteral("not a list of payments"));
        const Result<Payment> payment =
            unwrap(element).and_then([unit](const Envelope &envelope) { return toPayment(envelope, unit); });
        if (!payment)
            return fail(payment.error());
        payments << *payment;
        const QJsonDocument own(element.toObject());
        payments.last().raw = redactedJson(own.toJson(QJsonDocument::Compact), secrets);
    }
    return payments;
}

} // namespace pos
