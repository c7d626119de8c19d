// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers, saved methods and cards as JSON (CONTRACT 4.1, 12).
#include "training/paymentview.h"

namespace pos::training {

namespace {

QJsonValue monthOrYear(int number, quint32 style)
{
    switch (style) {
    case 0:
        return number;
    case 1:
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    case 2:
        return QStringLiteral("**");
    default:
        return QJsonValue::Null;
    }
}

int numberLength(const QString &brand)
{
    return brand == QLatin1String("AMEX") ? 15 : 16;
}

} // namespace

QJsonObject customerJson(const Customer &customer)
{
    static const QStringList optional{QStringLiteral("first_name"),
                                      QStringLiteral("last_name"),
                                      QStringLiteral("gender"),
                                      QStringLiteral("date_of_birth"),
                                      QStringLiteral("email"),
                                      QStringLiteral("nationality"),
                                      QStringLiteral("country"),
                                      QStringLiteral("document"),
                                      QStringLiteral("phone"),
                                      QStringLiteral("billing_address"),
                                      QStringLiteral("shipping_address"),
                                      QStringLiteral("metadata"),
                                      QStringLiteral("merchant_customer_created_at")};
    QJsonObject json{{QStringLiteral("id"), customer.id},
                     {QStringLiteral("merchant_customer_id"), customer.merchantId},
                     {QStringLiteral("created_at"), isoTime(customer.createdMs)},
                     {QStringLiteral("updated_at"), isoTime(customer.updatedMs)}};
    for (const QString &field : optional) {
        const QJsonValue value = customer.fields.value(field);
        json.insert(field, value.isUndefined() ? QJsonValue() : value);
    }
    return json;
}

QJsonObject cardDataJson(const SavedMethod *method, const QString &variantId)
{
    // A one-time token carries no card here: it looks like the testing gateway's usual Visa.
    const SavedMethod card = method ? *method
                                    : SavedMethod{.brand = QStringLiteral("VISA"),
                                                  .iin = QStringLiteral("41111111"),
                                                  .lastFour = QStringLiteral("1111"),
                                                  .cardType = QStringLiteral("CREDIT")};
    const quint32 style = variantOf(variantId, "expiry", 4);
    return {{QStringLiteral("holder_name"), QStringLiteral("John Doe")},
            {QStringLiteral("iin"), card.iin},
            {QStringLiteral("lfd"), card.lastFour},
            {QStringLiteral("number_length"), numberLength(card.brand)},
            {QStringLiteral("security_code_length"), card.brand == QLatin1String("AMEX") ? 4 : 3},
            {QStringLiteral("brand"), card.brand},
            {QStringLiteral("issuer_name"), QStringLiteral("TRAINING BANK")},
            {QStringLiteral("issuer_code"), QJsonValue::Null},
            {QStringLiteral("country_code"), card.country.isEmpty() ? QJsonValue() : QJsonValue(card.country)},
            {QStringLiteral("category"), QStringLiteral("CLASSIC")},
            {QStringLiteral("type"), card.cardType},
            {QStringLiteral("expiration_month"), monthOrYear(card.month, style)},
            {QStringLiteral("expiration_year"), monthOrYear(card.year, style)}};
}

QJsonObject savedMethodJson(const SavedMethod &method)
{
    QJsonObject card = cardDataJson(&method, method.token);
    // Saved methods always say when they expire; a till may offer only those that are still good.
    const quint32 style = variantOf(method.token, "expiry", 2);
    card.insert(QStringLiteral("expiration_month"), monthOrYear(method.month, style));
    card.insert(QStringLiteral("expiration_year"), monthOrYear(method.year, style));
    card.insert(QStringLiteral("issuer"), card.value(QLatin1String("issuer_name")));
    card.remove(QStringLiteral("holder_name"));
    return {
        {QStringLiteral("idempotency_key"), QJsonValue::Null},
        {QStringLiteral("name"), method.name()},
        {QStringLiteral("description"), method.name()},
        {QStringLiteral("icon"), QStringLiteral("https://icons.training.example/%1.png").arg(method.brand.toLower())},
        {QStringLiteral("type"), QStringLiteral("CARD")},
        {QStringLiteral("category"), QStringLiteral("CARD")},
        {QStringLiteral("country"), method.country},
        {QStringLiteral("status"), method.status},
        {QStringLiteral("sub_status"), QJsonValue::Null},
        {QStringLiteral("vaulted_token"), method.token},
        {QStringLiteral("callback_url"), QJsonValue::Null},
        {QStringLiteral("action"), QJsonValue::Null},
        {QStringLiteral("redirect_url"), QJsonValue::Null},
        {QStringLiteral("created_at"), isoTime(method.createdMs)},
        {QStringLiteral("updated_at"), isoTime(method.updatedMs)},
        {QStringLiteral("card_data"), card},
        {QStringLiteral("last_successfully_used"), method.lastUsedMs > 0},
        {QStringLiteral("last_successfully_used_at"), method.lastUsedMs > 0 ? isoTime(method.lastUsedMs) : QString()}};
}

} // namespace pos::training
