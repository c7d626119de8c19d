// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a payment adds to the sums of the Payments page, and those sums. Money
// counts as approved when it was taken (CONTRACT 9.1, white-list), also when it
// went back later or is disputed: refunds are a sum of their own. Pure.
#pragma once

#include "domain/attempt.h"

#include <QMap>

namespace pos {

/// Minor units of the currency that was asked.
struct MoneyMoved
{
    qint64 taken = 0;    ///< captured if known, else what was asked
    qint64 refunded = 0;

    friend bool operator==(const MoneyMoved &, const MoneyMoved &) = default;
};
MoneyMoved moneyMoved(AttemptState state, Money asked, const std::optional<Payment> &payment);

/// The five ways a payment can stand in the sums. Every state has exactly one.
enum class Standing {
    Approved,  ///< the money was taken; it may have gone back since
    Declined,  ///< declined, rejected or refused: the bank or Yuno said no
    Waiting,   ///< for customer, bank or capture
    Unknown,
    Ended,     ///< expired or cancelled before money moved
};
Standing standingOf(AttemptState state);
QList<AttemptState> statesOf(Standing standing);

/// Sums over some payments of one currency.
struct PaymentSums
{
    qint64 payments = 0;
    qint64 approved = 0, declined = 0, waiting = 0, unknown = 0, ended = 0; ///< together = payments
    qint64 approvedMinor = 0; ///< taken, refunds not subtracted
    qint64 refunds = 0;       ///< payments of which anything went back
    qint64 refundedMinor = 0;

    /// `count` payments in that state, with their money.
    void add(AttemptState state, qint64 count, const MoneyMoved &money);
    PaymentSums &operator+=(const PaymentSums &other);
    /// Of those that were decided, in 1/1000; nullopt when none was.
    std::optional<int> approvalPerMille() const;
    std::optional<qint64> averageMinor() const;
    friend bool operator==(const PaymentSums &, const PaymentSums &) = default;
};

/// By ISO code, so in a steady order.
using SumsByCurrency = QMap<QString, PaymentSums>;

struct PaymentSummary
{
    SumsByCurrency sums;
    SumsByCurrency before;                   ///< of the comparison period
    QList<SumsByCurrency> series;            ///< one for each bar that was asked for
    QMap<QString, SumsByCurrency> byMethod;  ///< by PaymentMethod::id

    friend bool operator==(const PaymentSummary &, const PaymentSummary &) = default;
};

}
