// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/accountparser.h"

#include "gateway/jsonread.h"
#include "gateway/methodparser.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"

#include <algorithm>

namespace pos {

namespace {

QString textOf(const QJsonObject &object, const char *key)
{
    return json::text(object, QLatin1String(key));
}

Address toAddress(const QJsonObject &object)
{
    Address a;
    a.line1 = textOf(object, "address_line_1");
    a.line2 = textOf(object, "address_line_2");
    a.building1 = textOf(object, "building_number_1");
    a.building2 = textOf(object, "building_number_2");
    a.city = textOf(object, "city");
    a.state = textOf(object, "state");
    a.country = textOf(object, "country");
    a.zipCode = textOf(object, "zip_code");
    a.neighborhood = textOf(object, "neighborhood");
    return a;
}

Customer toCustomer(const QJsonObject &object)
{
    Customer c;
    c.id = CustomerId::from(textOf(object, "merchant_customer_id"));
    c.gatewayId = GatewayCustomerId::from(textOf(object, "id"));
    c.firstName = textOf(object, "first_name");
    c.lastName = textOf(object, "last_name");
    c.email = textOf(object, "email");
    c.gender = textOf(object, "gender");
    c.dateOfBirth = QDate::fromString(textOf(object, "date_of_birth").left(10), Qt::ISODate);
    c.country = textOf(object, "country");
    c.nationality = textOf(object, "nationality");
    const QJsonObject document = object.value(QLatin1String("document")).toObject();
    c.document = {textOf(document, "document_type"), textOf(document, "document_number")};
    const QJsonObject phone = object.value(QLatin1String("phone")).toObject();
    c.phone = {textOf(phone, "country_code"), textOf(phone, "number")};
    if (c.phone.countryCode.startsWith(QLatin1Char('+')))
        c.phone.countryCode.remove(0, 1);
    c.billingAddress = toAddress(object.value(QLatin1String("billing_address")).toObject());
    c.shippingAddress = toAddress(object.value(QLatin1String("shipping_address")).toObject());
    c.createdMs = millisFromWire(textOf(object, "created_at"));
    c.updatedMs = millisFromWire(textOf(object, "updated_at"));
    return c;
}

/// The elements of a bare array, or of one of the usual wrappers, or the object itself.
QJsonArray elements(const QJsonValue &root, std::initializer_list<QLatin1String> wrappers)
{
    if (root.isArray())
        return root.toArray();
    const QJsonObject object = root.toObject();
    for (const QLatin1String key : wrappers) {
        if (object.value(key).isArray())
            return object.value(key).toArray();
        if (object.value(key).isObject())
            return {object.value(key)};
    }
    return {object};
}

/// 27, "27" and 2027 -> 2027.
int fourDigitYear(int year)
{
    return year > 0 && year < 100 ? 2000 + year : year;
}

SavedMethod toSavedMethod(const QJsonObject &object)
{
    const QJsonObject card = object.value(QLatin1String("card_data")).toObject();
    SavedMethod m;
    m.token = VaultedToken::from(textOf(object, "vaulted_token"));
    m.name = textOf(object, "name");
    m.type = textOf(object, "type");
    m.category = textOf(object, "category");
    m.status = textOf(object, "status");
    m.brand = textOf(card, "brand");
    m.lastFour = lastFourDigits(textOf(card, "lfd"));
    m.expirationMonth = json::integer(card.value(QLatin1String("expiration_month"))).value_or(0);
    m.expirationYear = fourDigitYear(json::integer(card.value(QLatin1String("expiration_year"))).value_or(0));
    m.issuer = json::firstText(card, {QLatin1String("issuer_name"), QLatin1String("issuer")});
    m.cardType = textOf(card, "type");
    m.preferred = json::boolean(object.value(QLatin1String("preferred"))).value_or(false) ||
                  json::boolean(object.value(QLatin1String("last_successfully_used"))).value_or(false);
    return m;
}

Result<QJsonArray> methodElements(const QByteArray &body)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    if (document->isArray())
        return document->toArray();
    const QJsonObject object = document->toObject();
    for (const QLatin1String key : {QLatin1String("payment_methods"), QLatin1String("data")}) {
        if (object.value(key).isArray())
            return object.value(key).toArray();
        // A customer without any saved method may come as null.
        if (object.contains(key) && object.value(key).isNull())
            return QJsonArray();
    }
    return fail(ErrorKind::MalformedReply, QStringLiteral("no list of payment methods"));
}

} // namespace

Result<Customer> parseCustomer(const QByteArray &body, const CustomerId &asked)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    const QJsonArray list =
        elements(*document, {QLatin1String("data"), QLatin1String("customer"), QLatin1String("customers")});
    for (const QJsonValue &element : list) {
        const Customer customer = toCustomer(element.toObject());
        if (customer.gatewayId.isEmpty())
            return fail(ErrorKind::MalformedReply, QStringLiteral("a customer without an id"));
        if (asked.isEmpty() || customer.id == asked)
            return customer;
    }
    if (asked.isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("no customer in the answer"));
    return fail(ErrorKind::NotFound, QStringLiteral("no customer with our id"));
}

Result<CheckoutSession> parseSession(const QByteArray &body, AmountUnit unit)
{
    const Result<QJsonValue> document = json::document(body);
    if (!document)
        return fail(document.error());
    const QJsonArray list = elements(*document, {QLatin1String("data")});
    const QJsonObject object = list.isEmpty() ? QJsonObject() : list.first().toObject();

    CheckoutSession session;
    session.id =
        CheckoutSessionId::from(json::firstText(object, {QLatin1String("checkout_session"), QLatin1String("id")}));
    if (session.id.isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("a session without an id"));
    session.orderId = MerchantOrderId::from(textOf(object, "merchant_order_id"));
    const QJsonObject amount = object.value(QLatin1String("amount")).toObject();
    const Currency currency = Currency::fromCode(textOf(amount, "currency")).value_or(Currency());
    session.amount = moneyFromWire(amount.value(QLatin1String("value")), currency, unit).value_or(Money());
    session.used = json::boolean(object.value(QLatin1String("used"))).value_or(false);
    session.createdMs = millisFromWire(textOf(object, "created_at"));
    return session;
}

Result<QList<SavedMethod>> parseSavedMethods(const QByteArray &body)
{
    return methodElements(body).transform([](const QJsonArray &array) {
        QList<SavedMethod> methods;
        for (const QJsonValue &element : array) {
            SavedMethod method = toSavedMethod(element.toObject());
            if (!method.token.isEmpty())
                methods << std::move(method);
        }
        return methods;
    });
}

Result<QList<OfferedMethod>> parseOfferedMethods(const QByteArray &body)
{
    return methodElements(body).transform([](const QJsonArray &array) {
        QList<OfferedMethod> methods;
        for (const QJsonValue &element : array) {
            const QJsonObject object = element.toObject();
            OfferedMethod method{textOf(object, "name"), textOf(object, "type"), textOf(object, "category"),
                                 VaultedToken::from(textOf(object, "vaulted_token"))};
            if (!method.type.isEmpty())
                methods << std::move(method);
        }
        return methods;
    });
}

Result<QList<Bank>> parseBanks(const QByteArray &body)
{
    constexpr qsizetype LongestId = 64, LongestName = 120, Most = 500;
    return json::document(body).and_then([](const QJsonValue &root) -> Result<QList<Bank>> {
        const QJsonValue list = root.isArray() ? root : root.toObject().value(QLatin1String("issuers"));
        if (list.isUndefined())
            return fail(ErrorKind::MalformedReply, QStringLiteral("no list of issuers"));
        QList<Bank> banks;
        for (const QJsonValue &element : list.toArray()) {
            const QJsonObject object = element.toObject();
            const Bank bank{textOf(object, "id"), textOf(object, "name").simplified().left(LongestName)};
            const bool known = std::ranges::any_of(std::as_const(banks), [&bank](const Bank &b) { return b.id == bank.id; });
            if (!bank.id.isEmpty() && bank.id.size() <= LongestId && !bank.name.isEmpty() && !known && banks.size() < Most)
                banks << bank;
        }
        return banks;
    });
}

} // namespace pos
