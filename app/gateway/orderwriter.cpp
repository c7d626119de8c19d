// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/orderwriter.h"

#include "gateway/wiremoney.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

using L1 = QLatin1String;

bool hasMoney(Money money)
{
    return money.isValid() && money.isPositive();
}

void writeDiscounts(JsonWriter &json, const PaymentRequest &request)
{
    const bool onOrder = hasMoney(request.totals.orderDiscount);
    const bool onLines =
        std::ranges::any_of(request.cart.lines, [](const CartLine &l) { return hasMoney(l.discount); });
    if (!onOrder && !onLines)
        return;
    json.beginArray(L1("discounts"));
    for (const CartLine &line : request.cart.lines) {
        if (!hasMoney(line.discount))
            continue;
        json.beginObject().text(L1("id"), cutTo(QStringLiteral("line-") + line.id, 255));
        json.text(L1("name"), line.name).number(L1("unit_amount"), wireNumber(line.discount)).endObject();
    }
    if (onOrder) {
        const QString name = request.cart.discount.name;
        json.beginObject().text(L1("id"), QStringLiteral("order"));
        json.text(L1("name"), name.isEmpty() ? QStringLiteral("Discount") : cutTo(name, 255));
        json.number(L1("unit_amount"), wireNumber(request.totals.orderDiscount)).endObject();
    }
    json.endArray();
}

/// What the tax is computed on: the discounted lines, without the tax if they contain it.
Result<Money> taxBase(const PaymentRequest &request)
{
    const CartTotals &totals = request.totals;
    const bool included = request.cart.tax->included;
    return totals.subtotal.minus(totals.lineDiscounts)
        .and_then([&](Money m) { return m.minus(totals.orderDiscount); })
        .and_then([&](Money m) { return included ? m.minus(totals.tax) : Result<Money>(m); });
}

bool isTaxType(const QString &type)
{
    static constexpr std::array Types{
        "VAT", "AIRPORT_TAX", "CONSUMPTION_TAX", "VAT_LAW_17934", "VAT_LAW_19210", "VAT_EXEMPTION", "ISV"};
    return std::ranges::any_of(Types, [&type](const char *t) { return type == L1(t); });
}

void checkLine(WireLimits &limits, const QString &prefix, const CartLine &line, Currency currency)
{
    limits.length(prefix + QStringLiteral("id"), line.id, 1, 255);
    limits.length(prefix + QStringLiteral("name"), line.name, 1, 255);
    limits.require(line.quantity >= 1 && line.quantity <= 999, prefix + QStringLiteral("quantity"), "OUT_OF_RANGE");
    limits.require(line.unitPrice.currency() == currency, prefix + QStringLiteral("unit_amount"), "UNKNOWN_CURRENCY");
    limits.require(!line.unitPrice.isNegative(), prefix + QStringLiteral("unit_amount"), "OUT_OF_RANGE");
    limits.lengthIfAny(prefix + QStringLiteral("sku_code"), line.sku, 1, 255);
}

} // namespace

QString wireCategory(const QString &category)
{
    static constexpr std::array Common{"art",           "baby",    "beauty_&_personal_care",
                                       "books",         "coupons", "electronics",
                                       "entertainment", "home",    "services"};
    const bool known = std::ranges::any_of(Common, [&category](const char *c) { return category == L1(c); });
    return known ? category : QStringLiteral("services");
}

void writeItems(JsonWriter &json, const Cart &cart)
{
    if (cart.lines.isEmpty())
        return;
    json.beginArray(L1("items"));
    for (const CartLine &line : cart.lines) {
        json.beginObject();
        json.text(L1("id"), paddedToThree(line.id));
        json.text(L1("name"), paddedToThree(line.name));
        json.integer(L1("quantity"), line.quantity);
        json.number(L1("unit_amount"), wireNumber(line.unitPrice));
        json.text(L1("category"), wireCategory(line.category));
        if (!line.sku.isEmpty())
            json.text(L1("sku_code"), paddedToThree(line.sku));
        json.endObject();
    }
    json.endArray();
}

void writeTaxes(JsonWriter &json, const PaymentRequest &request)
{
    if (!request.cart.tax || !request.totals.tax.isValid())
        return;
    json.beginArray(L1("taxes")).beginObject();
    json.text(L1("type"), request.cart.tax->type);
    if (const Result<Money> base = taxBase(request); base && !base->isNegative())
        json.number(L1("tax_base"), wireNumber(*base));
    json.number(L1("value"), wireNumber(request.totals.tax));
    json.number(L1("percentage"), wirePercent(request.cart.tax->basisPoints));
    json.endObject().endArray();
}

void checkOrderLimits(WireLimits &limits, const PaymentRequest &request)
{
    const QString order = QStringLiteral("additional_data.order.");
    limits.lengthIfAny(order + QStringLiteral("sales_channel"), request.salesChannel, 1, 255);
    if (request.cart.isEmpty())
        return;
    for (qsizetype i = 0; i < request.cart.lines.size(); ++i) {
        const QString prefix = order + QStringLiteral("items[%1].").arg(i);
        checkLine(limits, prefix, request.cart.lines[i], request.intent.amount.currency());
    }
    limits.require(!request.cart.tax || isTaxType(request.cart.tax->type), order + QStringLiteral("taxes[0].type"),
                   "OUT_OF_RANGE");
    // What is charged is what the cart adds up to: anything else is a fault of this program.
    limits.require(request.totals.total == request.intent.amount, QStringLiteral("amount.value"), "MISMATCH");
}

void writeOrder(JsonWriter &json, const PaymentRequest &request)
{
    if (request.cart.isEmpty() && request.salesChannel.isEmpty())
        return;
    json.beginObject(L1("additional_data")).beginObject(L1("order"));
    if (!request.cart.isEmpty()) {
        if (hasMoney(request.totals.tip))
            json.number(L1("tip_amount"), wireNumber(request.totals.tip));
        writeTaxes(json, request);
        writeItems(json, request.cart);
        writeDiscounts(json, request);
    }
    if (!request.salesChannel.isEmpty())
        json.text(L1("sales_channel"), paddedToThree(request.salesChannel));
    json.endObject().endObject();
}

} // namespace pos
