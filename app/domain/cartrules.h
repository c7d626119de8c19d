// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The rules of a cart, shared by totals and validation. Private to domain/.
#pragma once

#include "domain/validation.h"

namespace pos {

/// Totals of a cart, or every broken rule of its numbers.
struct CartSums
{
    CartTotals totals;
    QList<FieldError> errors; ///< empty = totals hold
};
CartSums sumUp(const Cart &cart);

/// What one line costs: gross and its own discount.
struct LineSums
{
    Money gross;
    Money discount;
};
Checked<LineSums> checkLine(const QString &prefix, const CartLine &line, Currency currency);

}
