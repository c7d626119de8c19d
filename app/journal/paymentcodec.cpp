// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/codec.h"

#include <QJsonArray>

#include <array>

namespace pos::codec {

namespace {

template <typename T> using TextField = std::pair<const char *, QString T::*>;
template <typename T> using TimeField = std::pair<const char *, qint64 T::*>;

constexpr std::array<TextField<Transaction>, 15> TransactionTexts{{
    {"type", &Transaction::type},
    {"status", &Transaction::status},
    {"category", &Transaction::category},
    {"responseCode", &Transaction::responseCode},
    {"responseMessage", &Transaction::responseMessage},
    {"reason", &Transaction::reason},
    {"description", &Transaction::description},
    {"merchantReference", &Transaction::merchantReference},
    {"adviceCode", &Transaction::adviceCode},
    {"adviceMessage", &Transaction::adviceMessage},
    {"providerId", &Transaction::providerId},
    {"providerStatus", &Transaction::providerStatus},
    {"providerTransactionId", &Transaction::providerTransactionId},
    {"iso8583Code", &Transaction::iso8583Code},
    {"receiptUrl", &Transaction::receiptUrl},
}};

constexpr std::array<TextField<PaymentMethodInfo>, 8> MethodTexts{{
    {"type", &PaymentMethodInfo::type},
    {"category", &PaymentMethodInfo::category},
    {"brand", &PaymentMethodInfo::brand},
    {"lastFour", &PaymentMethodInfo::lastFour},
    {"cardType", &PaymentMethodInfo::cardType},
    {"issuer", &PaymentMethodInfo::issuer},
    {"authorizationCode", &PaymentMethodInfo::authorizationCode},
    {"redirectUrl", &PaymentMethodInfo::redirectUrl},
}};

constexpr std::array<TextField<PaymentArtefacts>, 11> ArtefactTexts{{
    {"imageUrl", &PaymentArtefacts::imageUrl},
    {"copyText", &PaymentArtefacts::copyText},
    {"number", &PaymentArtefacts::number},
    {"barcode", &PaymentArtefacts::barcode},
    {"barcodeFormat", &PaymentArtefacts::barcodeFormat},
    {"voucherType", &PaymentArtefacts::voucherType},
    {"instruction", &PaymentArtefacts::instruction},
    {"bankName", &PaymentArtefacts::bankName},
    {"bankAccount", &PaymentArtefacts::bankAccount},
    {"beneficiary", &PaymentArtefacts::beneficiary},
    {"reference", &PaymentArtefacts::reference},
}};

constexpr std::array<TextField<Payment>, 7> PaymentTexts{{
    {"merchantReference", &Payment::merchantReference},
    {"description", &Payment::description},
    {"accountId", &Payment::accountId},
    {"country", &Payment::country},
    {"workflow", &Payment::workflow},
    {"idempotencyKey", &Payment::idempotencyKey},
    {"linkId", &Payment::linkId},
}};

constexpr std::array<TextField<PaymentStatus>, 4> StatusTexts{{
    {"status", &PaymentStatus::status},
    {"subStatus", &PaymentStatus::subStatus},
    {"rawStatus", &PaymentStatus::rawStatus},
    {"rawSubStatus", &PaymentStatus::rawSubStatus},
}};

template <typename T, size_t N>
void writeTexts(QJsonObject &object, const T &value, const std::array<TextField<T>, N> &fields)
{
    for (const auto &[name, member] : fields) {
        if (!(value.*member).isEmpty())
            object.insert(QLatin1String(name), value.*member);
    }
}

template <typename T, size_t N>
void readTexts(const QJsonObject &object, T &value, const std::array<TextField<T>, N> &fields)
{
    for (const auto &[name, member] : fields)
        value.*member = object.value(QLatin1String(name)).toString();
}

void writeMoney(QJsonObject &object, const char *name, const std::optional<Money> &amount)
{
    if (amount)
        object.insert(QLatin1String(name), money(*amount));
}

/// False when there is one that cannot be read.
bool readMoney(const QJsonObject &object, const char *name, std::optional<Money> &amount)
{
    if (!object.contains(QLatin1String(name)))
        return true;
    amount = toMoney(object.value(QLatin1String(name)));
    return amount.has_value();
}

qint64 integer(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toInteger();
}

QString string(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

QJsonObject transaction(const Transaction &transaction)
{
    QJsonObject object{{QStringLiteral("id"), transaction.id.text()},
                       {QStringLiteral("createdMs"), transaction.createdMs},
                       {QStringLiteral("updatedMs"), transaction.updatedMs}};
    writeTexts(object, transaction, TransactionTexts);
    writeMoney(object, "amount", transaction.amount);
    return object;
}

std::optional<Transaction> toTransaction(const QJsonObject &object)
{
    Transaction transaction;
    transaction.id = TransactionId::from(string(object, "id"));
    transaction.createdMs = integer(object, "createdMs");
    transaction.updatedMs = integer(object, "updatedMs");
    readTexts(object, transaction, TransactionTexts);
    if (!readMoney(object, "amount", transaction.amount))
        return std::nullopt;
    return transaction;
}

QJsonObject method(const PaymentMethodInfo &method)
{
    QJsonObject object{{QStringLiteral("installments"), method.installments},
                       {QStringLiteral("expiresMs"), method.expiresMs}};
    writeTexts(object, method, MethodTexts);
    if (method.capture)
        object.insert(QLatin1String("capture"), *method.capture);
    QJsonObject artefacts;
    writeTexts(artefacts, method.artefacts, ArtefactTexts);
    if (!artefacts.isEmpty()) // cards have none: their rows stay as they were
        object.insert(QLatin1String("artefacts"), artefacts);
    return object;
}

PaymentMethodInfo toMethod(const QJsonObject &object)
{
    PaymentMethodInfo method;
    method.installments = object.value(QLatin1String("installments")).toInt();
    method.expiresMs = integer(object, "expiresMs");
    readTexts(object, method, MethodTexts);
    readTexts(object.value(QLatin1String("artefacts")).toObject(), method.artefacts, ArtefactTexts);
    if (object.contains(QLatin1String("capture")))
        method.capture = object.value(QLatin1String("capture")).toBool();
    return method;
}

}

QString payment(const Payment &payment)
{
    QJsonObject object{{QStringLiteral("id"), payment.id.text()},
                       {QStringLiteral("orderId"), payment.orderId.text()},
                       {QStringLiteral("session"), payment.session.text()},
                       {QStringLiteral("customerId"), payment.customerId.text()},
                       {QStringLiteral("actionRequired"), payment.actionRequired},
                       {QStringLiteral("createdMs"), payment.createdMs},
                       {QStringLiteral("updatedMs"), payment.updatedMs},
                       {QStringLiteral("method"), method(payment.method)}};
    writeTexts(object, payment, PaymentTexts);
    QJsonObject status;
    writeTexts(status, payment.status, StatusTexts);
    object.insert(QLatin1String("status"), status);
    writeMoney(object, "amount", payment.amount);
    writeMoney(object, "captured", payment.captured);
    writeMoney(object, "refunded", payment.refunded);
    QJsonArray transactions;
    for (const Transaction &item : payment.transactions)
        transactions.append(transaction(item));
    object.insert(QLatin1String("transactions"), transactions);
    return toText(object);
}

std::optional<Payment> toPayment(const QString &text)
{
    const std::optional<QJsonObject> object = toObject(text);
    if (!object)
        return std::nullopt;
    Payment payment;
    payment.id = PaymentId::from(string(*object, "id"));
    payment.orderId = MerchantOrderId::from(string(*object, "orderId"));
    payment.session = CheckoutSessionId::from(string(*object, "session"));
    payment.customerId = GatewayCustomerId::from(string(*object, "customerId"));
    payment.actionRequired = object->value(QLatin1String("actionRequired")).toBool();
    payment.createdMs = integer(*object, "createdMs");
    payment.updatedMs = integer(*object, "updatedMs");
    payment.method = toMethod(object->value(QLatin1String("method")).toObject());
    readTexts(*object, payment, PaymentTexts);
    readTexts(object->value(QLatin1String("status")).toObject(), payment.status, StatusTexts);
    std::optional<Money> amount;
    if (!readMoney(*object, "amount", amount) || !readMoney(*object, "captured", payment.captured) ||
        !readMoney(*object, "refunded", payment.refunded))
        return std::nullopt;
    payment.amount = amount.value_or(Money());
    const QJsonArray transactions = object->value(QLatin1String("transactions")).toArray();
    for (const QJsonValue &value : transactions) {
        const std::optional<Transaction> item = toTransaction(value.toObject());
        if (!item)
            return std::nullopt;
        payment.transactions.append(*item);
    }
    return payment;
}

}
