// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymenttotals.h"

#include <array>

namespace pos {

namespace {

constexpr std::array States{
    AttemptState::Recorded,   AttemptState::Sending,  AttemptState::Approved,        AttemptState::Declined,
    AttemptState::Rejected,   AttemptState::Authorized, AttemptState::WaitingCustomer, AttemptState::Expired,
    AttemptState::Canceled,   AttemptState::Refused,  AttemptState::Unknown,         AttemptState::Captured,
    AttemptState::PartlyRefunded, AttemptState::Refunded, AttemptState::Disputed,    AttemptState::Draft,
};

}

Standing standingOf(AttemptState state)
{
    switch (state) {
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::PartlyRefunded:
    case AttemptState::Refunded:
    case AttemptState::Disputed: return Standing::Approved;
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Refused: return Standing::Declined;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Authorized:
    case AttemptState::WaitingCustomer: return Standing::Waiting;
    case AttemptState::Unknown: return Standing::Unknown;
    case AttemptState::Expired:
    case AttemptState::Canceled: return Standing::Ended;
    }
    return Standing::Unknown;
}

QList<AttemptState> statesOf(Standing standing)
{
    QList<AttemptState> states;
    for (const AttemptState state : States) {
        if (standingOf(state) == standing)
            states.append(state);
    }
    return states;
}

MoneyMoved moneyMoved(AttemptState state, Money asked, const std::optional<Payment> &payment)
{
    if (standingOf(state) != Standing::Approved)
        return {};
    const auto inOurs = [&asked](const std::optional<Money> &money) {
        return money && money->isPositive() && money->currency() == asked.currency() ? money->minor() : qint64(0);
    };
    MoneyMoved moved;
    moved.taken = payment ? inOurs(payment->captured) : 0;
    if (moved.taken == 0)
        moved.taken = asked.minor();
    moved.refunded = payment ? inOurs(payment->refunded) : 0;
    if (moved.refunded == 0 && state == AttemptState::Refunded)
        moved.refunded = moved.taken;
    return moved;
}

void PaymentSums::add(AttemptState state, qint64 count, const MoneyMoved &money)
{
    payments += count;
    switch (standingOf(state)) {
    case Standing::Approved: approved += count; break;
    case Standing::Declined: declined += count; break;
    case Standing::Waiting: waiting += count; break;
    case Standing::Unknown: unknown += count; break;
    case Standing::Ended: ended += count; break;
    }
    if (state == AttemptState::Refunded || state == AttemptState::PartlyRefunded)
        refunds += count;
    approvedMinor += money.taken;
    refundedMinor += money.refunded;
}

PaymentSums &PaymentSums::operator+=(const PaymentSums &other)
{
    payments += other.payments;
    approved += other.approved;
    declined += other.declined;
    waiting += other.waiting;
    unknown += other.unknown;
    ended += other.ended;
    approvedMinor += other.approvedMinor;
    refunds += other.refunds;
    refundedMinor += other.refundedMinor;
    return *this;
}

std::optional<int> PaymentSums::approvalPerMille() const
{
    const qint64 decided = approved + declined;
    if (decided <= 0)
        return std::nullopt;
    return static_cast<int>((approved * 1000 + decided / 2) / decided);
}

std::optional<qint64> PaymentSums::averageMinor() const
{
    if (approved <= 0)
        return std::nullopt;
    return (approvedMinor + approved / 2) / approved;
}

}
