// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentfilter.h"

#include <algorithm>
#include <limits>

namespace pos {

namespace {

constexpr int MostDecimals = 3;

qint64 thousandthsPerMinor(int exponent)
{
    qint64 unit = 1;
    for (int i = exponent; i < MostDecimals; ++i)
        unit *= 10;
    return unit;
}

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The states to which one choice is confined, or nullopt when it may fit any.
std::optional<QList<AttemptState>> statesOf(const StatusChoice &choice)
{
    if (choice.states.isEmpty() || !choice.status.isEmpty() || !choice.subStatus.isEmpty() || choice.lateMoney ||
        choice.released || choice.unclearOperation)
        return std::nullopt;
    return choice.states;
}

std::optional<QList<AttemptState>> statesOf(const Choice<StatusChoice> &choices)
{
    if (choices.any.isEmpty())
        return std::nullopt;
    QList<AttemptState> states;
    for (const StatusChoice &choice : choices.any) {
        const auto own = statesOf(choice);
        if (!own)
            return std::nullopt;
        for (const AttemptState state : *own) {
            if (!states.contains(state))
                states.append(state);
        }
    }
    return states;
}

}

std::optional<std::pair<qint64, qint64>> AmountRange::minorBounds(int exponent) const
{
    const qint64 unit = thousandthsPerMinor(exponent);
    const qint64 first = low ? -floorDiv(-*low, unit) : std::numeric_limits<qint64>::min();
    const qint64 last = high ? floorDiv(*high, unit) : std::numeric_limits<qint64>::max();
    if (first > last)
        return std::nullopt;
    return std::pair(first, last);
}

bool AmountRange::contains(Money amount) const
{
    if (!amount.isValid() || (currency.isValid() && amount.currency() != currency))
        return false;
    const auto bounds = minorBounds(amount.currency().exponent());
    return bounds && amount.minor() >= bounds->first && amount.minor() <= bounds->second;
}

bool PaymentFilter::isEmpty() const
{
    return words.isEmpty() && status.isEmpty() && flags.isEmpty() && methods.isEmpty() && operators.isEmpty() &&
           customers.isEmpty() && registers.isEmpty() && currencies.isEmpty() && countries.isEmpty() &&
           amounts.isEmpty() && times.isEmpty();
}

bool isGivenBack(AttemptState state)
{
    return state == AttemptState::Refunded || state == AttemptState::Canceled;
}

bool matchesStatus(const StatusChoice &choice, const PaymentProgress &progress)
{
    if (choice.states.contains(progress.state))
        return true;
    if (choice.lateMoney && progress.lateMoney && !isGivenBack(progress.state))
        return true;
    if (choice.released && progress.released)
        return true;
    if (choice.unclearOperation)
        return true; // the payment itself does not show it; the next reading of the list does
    const bool named = !choice.status.isEmpty() || !choice.subStatus.isEmpty();
    return named && (choice.status.isEmpty() || choice.status == progress.status) &&
           (choice.subStatus.isEmpty() || choice.subStatus == progress.subStatus);
}

bool matchesProgress(const PaymentFilter &filter, const PaymentProgress &progress)
{
    const auto fits = [&progress](const StatusChoice &choice) { return matchesStatus(choice, progress); };
    return filter.status.holds(fits) && filter.flags.holds(fits);
}

std::optional<QList<AttemptState>> possibleStates(const PaymentFilter &filter)
{
    const auto byStatus = statesOf(filter.status);
    const auto byFlag = statesOf(filter.flags);
    if (!byStatus || !byFlag)
        return byStatus ? byStatus : byFlag;
    QList<AttemptState> both;
    for (const AttemptState state : *byStatus) {
        if (byFlag->contains(state))
            both.append(state);
    }
    return both;
}

TimeRange hullOf(const Choice<TimeRange> &times)
{
    TimeRange hull;
    for (qsizetype i = 0; i < times.any.size(); ++i) {
        const TimeRange &one = times.any[i];
        hull.fromMs = i == 0 ? one.fromMs : qMin(hull.fromMs, one.fromMs);
        hull.untilMs = i == 0 ? one.untilMs : hull.untilMs == 0 || one.untilMs == 0 ? 0 : qMax(hull.untilMs, one.untilMs);
    }
    for (const TimeRange &one : times.all) {
        hull.fromMs = qMax(hull.fromMs, one.fromMs);
        if (one.untilMs != 0)
            hull.untilMs = hull.untilMs == 0 ? one.untilMs : qMin(hull.untilMs, one.untilMs);
    }
    return hull;
}

}
