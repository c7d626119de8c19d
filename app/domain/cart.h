// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is sold. Quantities are whole (CONTRACT 5.5); something weighed is one
// piece with the price of the line. Totals always reconcile:
// subtotal - lineDiscounts - orderDiscount + addedTax + tip == total.
#pragma once

#include "domain/money.h"

#include <QString>

#include <optional>

namespace pos {

struct CartLine
{
    QString id;       ///< unique in the cart
    QString sku;      ///< may be empty
    QString name;
    QString category = QStringLiteral("services"); ///< one of the list common to all schemas (CONTRACT 5.5)
    Money unitPrice;
    int quantity = 1;  ///< 1..999
    Money discount;    ///< on the whole line, 0..unitPrice x quantity; invalid Money = none

    friend bool operator==(const CartLine &, const CartLine &) = default;
};

/// A fixed amount or a share in basis points of the discounted lines; neither = none.
struct OrderDiscount
{
    std::optional<Money> amount;
    qint64 basisPoints = 0; ///< 0..10000
    QString name;

    friend bool operator==(const OrderDiscount &, const OrderDiscount &) = default;
};

struct Tax
{
    QString type = QStringLiteral("VAT"); ///< CONTRACT 5.5
    qint64 basisPoints = 0;               ///< 1900 = 19 %
    bool included = true;                 ///< prices contain it; otherwise it is added

    friend bool operator==(const Tax &, const Tax &) = default;
};

struct Cart
{
    Currency currency;
    QList<CartLine> lines;
    OrderDiscount discount;
    std::optional<Tax> tax;
    Money tip; ///< invalid Money = none

    bool isEmpty() const noexcept { return lines.isEmpty(); }
    friend bool operator==(const Cart &, const Cart &) = default;
};

struct CartTotals
{
    Money subtotal;       ///< sum of unit price x quantity
    Money lineDiscounts;  ///< >= 0
    Money orderDiscount;  ///< >= 0
    Money tax;            ///< contained or added
    Money addedTax;       ///< tax when not included, else 0
    Money tip;
    Money total;          ///< what is charged
    QList<Money> lineNets; ///< per line after its own discount and its share of the order discount

    friend bool operator==(const CartTotals &, const CartTotals &) = default;
};

/// InvalidInput with context.field "lines[2].discount" and a code of domain/validation.h.
/// An empty cart has zero totals; whether that may be charged is validation's business.
Result<CartTotals> totalsOf(const Cart &cart);

}

Q_DECLARE_METATYPE(pos::Cart)
