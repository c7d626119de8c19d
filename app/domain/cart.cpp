// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/cart.h"

#include "domain/cartrules.h"
#include "domain/textrules.h"

#include <algorithm>

namespace pos {

namespace {

constexpr qint64 AllPoints = 10000;

bool isNone(const Money &money)
{
    return !money.isValid();
}

/// An optional amount of the cart: not negative, of the cart's currency.
std::optional<FieldError> amountFault(const QString &field, Money amount, Currency currency)
{
    if (amount.currency() != currency)
        return FieldError{field, Rule::CurrencyMismatch, 0, 0, currency.code()};
    if (amount.isNegative())
        return FieldError{field, Rule::Negative, 0, 0, {}};
    return std::nullopt;
}

FieldError tooLarge(const QString &field, Currency currency)
{
    return {field, Rule::TooLarge, 0, largestAmount(currency).minor(), currency.code()};
}

Checked<Money> orderDiscountOf(const OrderDiscount &discount, Money linesNet)
{
    const QString amountField = QStringLiteral("discount.amount");
    const QString pointsField = QStringLiteral("discount.basisPoints");
    if (discount.basisPoints < 0 || discount.basisPoints > AllPoints)
        return refused(pointsField, Rule::OutOfRange, 0, AllPoints);
    if (!discount.amount)
        return linesNet.basisPoints(discount.basisPoints).value(); // at most all of it: fits
    if (discount.basisPoints != 0)
        return refused(pointsField, Rule::OutOfRange, 0, 0); // an amount or a share, never both
    if (const auto fault = amountFault(amountField, *discount.amount, linesNet.currency()))
        return Unexpected<FieldError>(*fault);
    if (discount.amount->minor() > linesNet.minor())
        return refused(amountField, Rule::DiscountTooLarge, 0, linesNet.minor(), linesNet.currency().code());
    return *discount.amount;
}

Checked<Money> taxOf(const std::optional<Tax> &tax, Money base)
{
    if (!tax)
        return Money::zero(base.currency());
    if (tax->basisPoints < 0 || tax->basisPoints > AllPoints)
        return refused(QStringLiteral("tax.basisPoints"), Rule::OutOfRange, 0, AllPoints);
    if (!tax->included)
        return base.basisPoints(tax->basisPoints).value();
    // base x rate / (1 + rate), rounded half up: the first of two parts weighted rate and 1.
    return base.allocate({tax->basisPoints, AllPoints}).value().first();
}

}

Checked<LineSums> checkLine(const QString &prefix, const CartLine &line, Currency currency)
{
    const QString discountField = prefix + QStringLiteral(".discount");
    const QString priceField = prefix + QStringLiteral(".unitPrice");
    if (line.quantity < 1 || line.quantity > 999)
        return refused(prefix + QStringLiteral(".quantity"), Rule::OutOfRange, 1, 999);
    if (const auto fault = amountFault(priceField, line.unitPrice, currency))
        return Unexpected<FieldError>(*fault);
    const auto gross = line.unitPrice.times(line.quantity);
    if (!gross)
        return Unexpected<FieldError>(tooLarge(priceField, currency));
    if (isNone(line.discount))
        return LineSums{*gross, Money::zero(currency)};
    if (const auto fault = amountFault(discountField, line.discount, currency))
        return Unexpected<FieldError>(*fault);
    if (line.discount.minor() > gross->minor())
        return refused(discountField, Rule::DiscountTooLarge, 0, gross->minor(), currency.code());
    return LineSums{*gross, line.discount};
}

CartSums sumUp(const Cart &cart)
{
    CartSums result;
    const Currency currency = cart.currency;
    if (!currency.isValid()) {
        result.errors << FieldError{QStringLiteral("currency"), Rule::Required, 0, 0, {}};
        return result;
    }
    CartTotals &totals = result.totals;
    totals = {Money::zero(currency), Money::zero(currency), Money::zero(currency), Money::zero(currency),
              Money::zero(currency), Money::zero(currency), Money::zero(currency), {}};
    const auto addTo = [&result, currency](Money &sum, Money part, const QString &field) {
        if (const auto larger = sum.plus(part))
            sum = *larger;
        else
            result.errors << tooLarge(field, currency);
    };

    QList<Money> nets;
    for (qsizetype i = 0; i < cart.lines.size(); ++i) {
        const QString prefix = QStringLiteral("lines[%1]").arg(i);
        const auto line = checkLine(prefix, cart.lines[i], currency);
        if (!line) {
            result.errors << line.error();
            continue;
        }
        addTo(totals.subtotal, line->gross, prefix + QStringLiteral(".unitPrice"));
        addTo(totals.lineDiscounts, line->discount, prefix + QStringLiteral(".discount"));
        nets << line->gross.minus(line->discount).value(); // 0 <= discount <= gross
    }
    if (!result.errors.isEmpty())
        return result;

    const Money linesNet = totals.subtotal.minus(totals.lineDiscounts).value();
    const auto orderDiscount = orderDiscountOf(cart.discount, linesNet);
    collect(result.errors, orderDiscount);
    totals.orderDiscount = orderDiscount.value_or(totals.orderDiscount);
    const Money base = linesNet.minus(totals.orderDiscount).value();

    const auto tax = taxOf(cart.tax, base);
    collect(result.errors, tax);
    totals.tax = tax.value_or(totals.tax);
    totals.addedTax = cart.tax && !cart.tax->included ? totals.tax : totals.addedTax;

    if (!isNone(cart.tip)) {
        if (const auto fault = amountFault(QStringLiteral("tip"), cart.tip, currency))
            result.errors << *fault;
        else
            totals.tip = cart.tip;
    }
    totals.total = base;
    addTo(totals.total, totals.addedTax, QStringLiteral("total"));
    addTo(totals.total, totals.tip, QStringLiteral("total"));

    totals.lineNets = nets;
    if (totals.orderDiscount.isPositive()) {
        QList<qint64> weights;
        for (const Money &net : std::as_const(nets))
            weights << net.minor();
        const QList<Money> shares = totals.orderDiscount.allocate(weights).value();
        for (qsizetype i = 0; i < nets.size(); ++i)
            totals.lineNets[i] = nets[i].minus(shares[i]).value(); // a share never exceeds its weight's part
    }
    return result;
}

Result<CartTotals> totalsOf(const Cart &cart)
{
    CartSums sums = sumUp(cart);
    if (sums.errors.isEmpty())
        return std::move(sums.totals);
    const FieldError &first = sums.errors.first();
    return fail(
        Error{ErrorKind::InvalidInput, {.code = ruleName(first.rule), .field = first.field, .detail = first.detail}});
}

}
