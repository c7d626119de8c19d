// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/cartrules.h"
#include "domain/textrules.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

bool isCategory(QStringView category)
{
    // The list common to all published schemas (CONTRACT 5.5).
    static constexpr std::array Common{"art",           "baby",    "beauty_&_personal_care",
                                       "books",         "coupons", "electronics",
                                       "entertainment", "home",    "services"};
    return std::ranges::any_of(Common, [category](const char *known) { return category == QLatin1String(known); });
}

bool isTaxType(QStringView type)
{
    static constexpr std::array Types{
        "VAT", "AIRPORT_TAX", "CONSUMPTION_TAX", "VAT_LAW_17934", "VAT_LAW_19210", "VAT_EXEMPTION", "ISV"};
    return std::ranges::any_of(Types, [type](const char *known) { return type == QLatin1String(known); });
}

void checkTexts(QList<FieldError> &errors, const Cart &cart)
{
    for (qsizetype i = 0; i < cart.lines.size(); ++i) {
        const CartLine &line = cart.lines[i];
        const QString prefix = QStringLiteral("lines[%1]").arg(i);
        collect(errors, checkItemName(prefix + QStringLiteral(".name"), line.name));
        collect(errors, checkOptionalText(prefix + QStringLiteral(".sku"), line.sku, 1, 255));
        if (!isCategory(line.category))
            errors << FieldError{prefix + QStringLiteral(".category"), Rule::NotInList, 0, 0, line.category.left(40)};
    }
    collect(errors, checkOptionalText(QStringLiteral("discount.name"), cart.discount.name, 1, 255));
    if (cart.tax && !isTaxType(cart.tax->type))
        errors << FieldError{QStringLiteral("tax.type"), Rule::NotInList, 0, 0, cart.tax->type.left(40)};
}

void checkTotal(QList<FieldError> &errors, Money total, Money ceiling)
{
    const QString field = QStringLiteral("total");
    const QString code = total.currency().code();
    const qint64 largest = largestAmount(total.currency()).minor();
    if (!total.isPositive())
        errors << FieldError{field, total.isZero() ? Rule::Zero : Rule::Negative, 1, largest, code};
    else if (total.minor() > largest)
        errors << FieldError{field, Rule::TooLarge, 1, largest, code};
    else if (ceiling.isValid() && ceiling.currency() != total.currency())
        errors << FieldError{QStringLiteral("ceiling"), Rule::CurrencyMismatch, 0, 0, code}; // no ceiling is no answer
    else if (ceiling.isValid() && total.minor() > ceiling.minor())
        errors << FieldError{field, Rule::TooLarge, 1, ceiling.minor(), code};
}

}

QList<FieldError> checkCartForCharge(const Cart &cart, QStringView country, Money ceiling)
{
    if (cart.isEmpty())
        return {FieldError{QStringLiteral("lines"), Rule::EmptyCart, 1, 0, {}}};
    QList<FieldError> errors;
    const Country *place = findCountry(country);
    if (!place)
        errors << FieldError{QStringLiteral("country"), Rule::BadCountry, 0, 0, country.left(40).toString()};
    else if (cart.currency.isValid() && !place->currencies().contains(cart.currency))
        errors << FieldError{QStringLiteral("currency"), Rule::CurrencyNotTaken, 0, 0, cart.currency.code()};
    checkTexts(errors, cart);
    const CartSums sums = sumUp(cart);
    errors << sums.errors;
    if (sums.errors.isEmpty())
        checkTotal(errors, sums.totals.total, ceiling);
    return errors;
}

namespace {

bool hasPayerField(const Customer &customer, const QString &field)
{
    if (field == QLatin1String("firstName"))
        return !customer.firstName.trimmed().isEmpty();
    if (field == QLatin1String("lastName"))
        return !customer.lastName.trimmed().isEmpty();
    if (field == QLatin1String("email"))
        return !customer.email.trimmed().isEmpty();
    if (field == QLatin1String("phone"))
        return !customer.phone.isEmpty();
    if (field == QLatin1String("document"))
        return !customer.document.number.trimmed().isEmpty();
    return field == QLatin1String("billingAddress") && !customer.billingAddress.isEmpty();
}

}

QList<FieldError> checkMethodForCharge(const PaymentMethod *method, const std::optional<Customer> &payer,
                                       const std::optional<SavedMethod> &saved, QDate today)
{
    if (!method)
        return {FieldError{QStringLiteral("method"), Rule::UnknownMethod, 0, 0, {}}};
    QList<FieldError> errors;
    if (method->needsSavedMethod && !payer)
        errors << FieldError{QStringLiteral("customer"), Rule::MissingPayerField, 0, 0, {}};
    for (const QString &field : method->payerFields) {
        if (!payer || !hasPayerField(*payer, field))
            errors << FieldError{field, Rule::MissingPayerField, 0, 0, {}};
    }
    if (method->needsSavedMethod && !(saved && saved->isUsable(today)))
        errors << FieldError{QStringLiteral("savedMethod"), Rule::MethodUnusable, 0, 0, {}};
    return errors;
}

}
