// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What some pieces of a cart were worth to the customer: each line after its
// discounts, with its share of the tax that was added. Tips belong to nobody's
// line. All lines together are worth exactly the total without the tip; the first parts
// of a line are rounded down and the last one gets what is left, so that parts add up
// to exactly the line. Pure.
#pragma once

#include "domain/cart.h"
#include "domain/operation.h"

namespace pos {

/// How many pieces of each line, in the order of the cart.
using PickedPieces = QList<int>;

/// What each whole line was worth. Empty when the cart has no totals.
QList<Money> lineShares(const Cart &cart);
/// What `picked` is worth after `returned` came back earlier. Both may be shorter than the cart. InvalidInput
/// with code PIECES_GONE when there are not so many left.
Result<Money> shareOf(const Cart &cart, const PickedPieces &picked, const PickedPieces &returned = {});
/// What earlier refunds by lines took, one number for each line: all that happened, or still may have.
PickedPieces returnedPieces(const Cart &cart, const QList<Operation> &operations);
/// "2 x Coffee, 1 x Cake", at most `longest` characters.
QString describePieces(const Cart &cart, const PickedPieces &picked, int longest);

} // namespace pos
