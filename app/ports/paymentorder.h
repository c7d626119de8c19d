// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The order of a list of payments, the same for the journal that reads pages and
// for the model that merges them: by one column, then newest first, then as the
// journal took them in. Text is compared folded (accents and case removed). Pure.
#pragma once

#include "domain/attemptstate.h"
#include "domain/ids.h"

#include <QByteArray>
#include <QList>

#include <compare>

namespace pos {

struct PaymentRow;

enum class PaymentColumn { Time, Status, Amount, Customer, Method, Order, Operator, Register };

struct PaymentSort
{
    PaymentColumn column = PaymentColumn::Time;
    bool descending = true;

    friend bool operator==(const PaymentSort &, const PaymentSort &) = default;
};

struct PaymentSortKey
{
    qint64 number = 0;
    QByteArray text;

    friend bool operator==(const PaymentSortKey &, const PaymentSortKey &) = default;
    friend bool operator<(const PaymentSortKey &a, const PaymentSortKey &b)
    {
        return a.number != b.number ? a.number < b.number : a.text < b.text;
    }
};

/// Where a row stands: a page continues after it.
struct PaymentPlace
{
    PaymentSortKey key;       ///< empty when sorted by time
    qint64 createdMs = 0;
    AttemptId attempt;
    qint64 row = 0;           ///< PaymentRow::rowNo

    friend bool operator==(const PaymentPlace &, const PaymentPlace &) = default;
};

PaymentPlace placeOf(const PaymentRow &row, PaymentColumn column);
bool comesBefore(const PaymentPlace &a, const PaymentPlace &b, PaymentSort sort);
bool comesBefore(const PaymentRow &a, const PaymentRow &b, PaymentSort sort);

/// What may need somebody first, what is over last.
const QList<AttemptState> &statesByRank();
int statusRank(AttemptState state);
/// Beyond this many minor units amounts count as equal: a journal never holds them, and the product still fits.
inline constexpr qint64 LargestSortedMinor = 900'000'000'000'000;

/// "R1" of order id "R1-20261121-000123-1".
QString registerOf(const PaymentRow &row);

}
