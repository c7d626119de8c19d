// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/commissioningverdict.h"

namespace pos::ui {

namespace {

/// n such that a x 10^n == b, or nullopt; both positive.
std::optional<int> powerBetween(qint64 a, qint64 b)
{
    int n = 0;
    while (a < b && b % 10 == 0) {
        b /= 10;
        ++n;
    }
    while (a > b && a % 10 == 0) {
        a /= 10;
        --n;
    }
    return a == b ? std::optional(n) : std::nullopt;
}

}

CommissioningVerdict judgeCommissioning(Money asked, Money shown, AmountUnit unit)
{
    CommissioningVerdict verdict;
    if (!asked.isPositive() || !shown.isPositive() || asked.currency() != shown.currency())
        return verdict;
    const std::optional<int> power = powerBetween(asked.minor(), shown.minor());
    if (!power)
        return verdict;
    verdict.power = *power;
    if (*power == 0) {
        verdict.kind = CommissioningVerdict::Kind::Agrees;
        return verdict;
    }
    verdict.kind = CommissioningVerdict::Kind::PowerOfTen;
    const int exponent = asked.currency().exponent();
    // We sent 1.00 and the account counts cents: it shows 0.01. We sent 100 and it counts whole units: it shows 100.00.
    if (unit == AmountUnit::Major && *power == -exponent)
        verdict.otherUnit = AmountUnit::Minor;
    else if (unit == AmountUnit::Minor && *power == exponent)
        verdict.otherUnit = AmountUnit::Major;
    return verdict;
}

Money commissioningLimit(Currency currency)
{
    return Money::fromMinor(10 * currency.minorPerMajor(), currency);
}

}
