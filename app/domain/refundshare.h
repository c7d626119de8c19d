// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What some pieces of a cart were worth to the customer: each line after its
// discounts, with its share of the tax that was added. Tips belong to nobody's
// line. All lines together are worth exactly the total without the tip; a part of a
// line is rounded down, so that parts never add up to more than the line. Pure.
#pragma once

#include "domain/cart.h"

namespace pos {

/// How many pieces of each line, in the order of the cart.
using PickedPieces = QList<int>;

/// What each whole line was worth. Empty when the cart has no totals.
QList<Money> lineShares(const Cart &cart);
/// `picked` may be shorter than the cart. InvalidInput when more pieces are picked than were sold.
Result<Money> shareOf(const Cart &cart, const PickedPieces &picked);
/// "2 x Coffee, 1 x Cake", at most `longest` characters.
QString describePieces(const Cart &cart, const PickedPieces &picked, int longest);

} // namespace pos
