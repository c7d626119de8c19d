// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/codec.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace pos::codec {

namespace {

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

constexpr std::array<std::pair<const char *, QString Address::*>, 9> AddressFields{{
    {"line1", &Address::line1},
    {"line2", &Address::line2},
    {"building1", &Address::building1},
    {"building2", &Address::building2},
    {"city", &Address::city},
    {"state", &Address::state},
    {"country", &Address::country},
    {"zipCode", &Address::zipCode},
    {"neighborhood", &Address::neighborhood},
}};

QJsonObject line(const CartLine &line)
{
    return {{key("id"), line.id},
            {key("sku"), line.sku},
            {key("name"), line.name},
            {key("category"), line.category},
            {key("unitPrice"), money(line.unitPrice)},
            {key("quantity"), line.quantity},
            {key("discount"), money(line.discount)}};
}

std::optional<CartLine> toLine(const QJsonObject &object)
{
    const std::optional<Money> price = toMoney(object.value(QLatin1String("unitPrice")));
    const std::optional<Money> discount = toMoney(object.value(QLatin1String("discount")));
    if (!price || !discount)
        return std::nullopt;
    CartLine line;
    line.id = text(object, "id");
    line.sku = text(object, "sku");
    line.name = text(object, "name");
    line.category = text(object, "category");
    line.unitPrice = *price;
    line.quantity = object.value(QLatin1String("quantity")).toInt();
    line.discount = *discount;
    return line;
}

}

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> toObject(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

QJsonValue money(const Money &money)
{
    if (!money.isValid())
        return QJsonValue::Null;
    return QJsonObject{{key("minor"), money.minor()}, {key("currency"), money.currency().code()}};
}

std::optional<Money> toMoney(const QJsonValue &value)
{
    if (value.isNull())
        return Money();
    const QJsonObject object = value.toObject();
    const std::optional<Currency> currency = toCurrency(text(object, "currency"));
    if (!currency || !currency->isValid() || !object.value(QLatin1String("minor")).isDouble())
        return std::nullopt;
    return Money::fromMinor(object.value(QLatin1String("minor")).toInteger(), *currency);
}

std::optional<Currency> toCurrency(const QString &code)
{
    return code.isEmpty() ? std::optional<Currency>(Currency()) : Currency::fromCode(code);
}

QString cart(const Cart &cart)
{
    QJsonArray lines;
    for (const CartLine &item : cart.lines)
        lines.append(line(item));
    QJsonObject object{{key("currency"), cart.currency.code()}, {key("lines"), lines}, {key("tip"), money(cart.tip)}};
    QJsonObject discount{{key("basisPoints"), cart.discount.basisPoints}, {key("name"), cart.discount.name}};
    if (cart.discount.amount)
        discount.insert(QLatin1String("amount"), money(*cart.discount.amount));
    object.insert(QLatin1String("discount"), discount);
    if (cart.tax) {
        object.insert(QLatin1String("tax"), QJsonObject{{key("type"), cart.tax->type},
                                                        {key("basisPoints"), cart.tax->basisPoints},
                                                        {key("included"), cart.tax->included}});
    }
    return toText(object);
}

std::optional<Cart> toCart(const QString &stored)
{
    const std::optional<QJsonObject> object = toObject(stored);
    if (!object)
        return std::nullopt;
    const std::optional<Currency> currency = toCurrency(text(*object, "currency"));
    const std::optional<Money> tip = toMoney(object->value(QLatin1String("tip")));
    if (!currency || !tip)
        return std::nullopt;
    Cart cart;
    cart.currency = *currency;
    cart.tip = *tip;
    const QJsonArray lines = object->value(QLatin1String("lines")).toArray();
    for (const QJsonValue &value : lines) {
        const std::optional<CartLine> item = toLine(value.toObject());
        if (!item)
            return std::nullopt;
        cart.lines.append(*item);
    }
    const QJsonObject discount = object->value(QLatin1String("discount")).toObject();
    cart.discount.basisPoints = discount.value(QLatin1String("basisPoints")).toInteger();
    cart.discount.name = text(discount, "name");
    if (discount.contains(QLatin1String("amount"))) {
        cart.discount.amount = toMoney(discount.value(QLatin1String("amount")));
        if (!cart.discount.amount)
            return std::nullopt;
    }
    if (object->contains(QLatin1String("tax"))) {
        const QJsonObject tax = object->value(QLatin1String("tax")).toObject();
        cart.tax = Tax{text(tax, "type"), tax.value(QLatin1String("basisPoints")).toInteger(),
                       tax.value(QLatin1String("included")).toBool()};
    }
    return cart;
}

QString address(const Address &address)
{
    QJsonObject object;
    for (const auto &[name, member] : AddressFields) {
        if (!(address.*member).isEmpty())
            object.insert(QLatin1String(name), address.*member);
    }
    return toText(object);
}

std::optional<Address> toAddress(const QString &stored)
{
    const std::optional<QJsonObject> object = toObject(stored);
    if (!object)
        return std::nullopt;
    Address address;
    for (const auto &[name, member] : AddressFields)
        address.*member = text(*object, name);
    return address;
}

QString consent(const ContactConsent &consent)
{
    return toText({{key("given"), consent.given},
                   {key("wording"), consent.wording},
                   {key("how"), consent.how},
                   {key("operator"), consent.operatorName},
                   {key("atMs"), consent.atMs}});
}

std::optional<ContactConsent> toConsent(const QString &stored)
{
    const std::optional<QJsonObject> object = toObject(stored);
    if (!object)
        return std::nullopt;
    return ContactConsent{object->value(QLatin1String("given")).toBool(), text(*object, "wording"),
                          text(*object, "how"), text(*object, "operator"),
                          object->value(QLatin1String("atMs")).toInteger()};
}

std::optional<ErrorKind> toErrorKind(const QString &name)
{
    constexpr int Last = static_cast<int>(ErrorKind::Internal);
    for (int kind = 0; kind <= Last; ++kind) {
        if (errorKindName(static_cast<ErrorKind>(kind)) == name)
            return static_cast<ErrorKind>(kind);
    }
    return std::nullopt;
}

QString echoVerdictName(EchoVerdict verdict)
{
    switch (verdict) {
    case EchoVerdict::Matches: return QStringLiteral("Matches");
    case EchoVerdict::ForeignOrder: return QStringLiteral("ForeignOrder");
    case EchoVerdict::ForeignAccount: return QStringLiteral("ForeignAccount");
    case EchoVerdict::OtherCurrency: return QStringLiteral("OtherCurrency");
    case EchoVerdict::PowerOfTen: return QStringLiteral("PowerOfTen");
    case EchoVerdict::OtherAmount: return QStringLiteral("OtherAmount");
    case EchoVerdict::AmountUnreadable: return QStringLiteral("AmountUnreadable");
    }
    return {};
}

std::optional<EchoVerdict> toEchoVerdict(const QString &name)
{
    constexpr int Last = static_cast<int>(EchoVerdict::AmountUnreadable);
    for (int verdict = 0; verdict <= Last; ++verdict) {
        if (echoVerdictName(static_cast<EchoVerdict>(verdict)) == name)
            return static_cast<EchoVerdict>(verdict);
    }
    return std::nullopt;
}

}
