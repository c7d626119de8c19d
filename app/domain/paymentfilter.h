// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which payments a list shows: what the search of the Payments page means, and
// what the journal is asked for. A value; every group must hold, and within a
// group any one of its choices is enough. Times are UTC milliseconds.
#pragma once

#include "domain/attemptstate.h"
#include "domain/money.h"

#include <QList>
#include <QString>

#include <optional>

namespace pos {

/// Amounts from low to high, both included, in thousandths of a major unit: one value for currencies with
/// 0, 2 and 3 decimals. An open end is nullopt.
struct AmountRange
{
    std::optional<qint64> low, high;
    Currency currency;            ///< none = any

    bool contains(Money amount) const;
    /// Whole minor units of a currency with that many decimals that lie inside; nullopt when none can.
    std::optional<std::pair<qint64, qint64>> minorBounds(int exponent) const;
    bool isOneSided() const { return !low || !high; }
    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

/// From fromMs up to before untilMs; 0 = open.
struct TimeRange
{
    qint64 fromMs = 0, untilMs = 0;

    bool contains(qint64 ms) const { return (fromMs == 0 || ms >= fromMs) && (untilMs == 0 || ms < untilMs); }
    bool isOneSided() const { return fromMs == 0 || untilMs == 0; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// How far a payment has come; one fitting member is enough.
struct StatusChoice
{
    QList<AttemptState> states;
    QString status, subStatus;    ///< Yuno's, folded; both when both are given
    bool lateMoney = false;       ///< money that came after a release and was not given back
    bool released = false;
    bool unclearOperation = false; ///< a capture, cancel or refund whose result nobody knows yet

    friend bool operator==(const StatusChoice &, const StatusChoice &) = default;
};

/// A name as typed: somewhere in the text, or, when `exact`, all of it. Accents and case do not matter.
struct NameChoice
{
    QString text;
    bool exact = false;

    friend bool operator==(const NameChoice &, const NameChoice &) = default;
};

/// A word that may stand anywhere: id, order, customer, description, reference, last four.
struct SearchWord
{
    QString text;
    std::optional<AmountRange> amount; ///< a bare number may be this amount as well
    bool negated = false;

    friend bool operator==(const SearchWord &, const SearchWord &) = default;
};

/// One of `any` (if there are any), all of `all`, none of `none`.
template <typename T> struct Choice
{
    QList<T> any, all, none;

    bool isEmpty() const { return any.isEmpty() && all.isEmpty() && none.isEmpty(); }
    template <typename Test> bool holds(const Test &test) const
    {
        const auto found = [&test](const QList<T> &list) {
            for (const T &item : list) {
                if (test(item))
                    return true;
            }
            return false;
        };
        for (const T &item : all) {
            if (!test(item))
                return false;
        }
        return (any.isEmpty() || found(any)) && !found(none);
    }
    friend bool operator==(const Choice &, const Choice &) = default;
};

struct PaymentFilter
{
    QList<SearchWord> words;      ///< every one
    Choice<StatusChoice> status;
    Choice<StatusChoice> flags;   ///< is:
    Choice<NameChoice> methods, operators, customers;
    Choice<QString> registers;    ///< whole ids
    Choice<Currency> currencies;
    Choice<QString> countries;    ///< alpha-2, upper case
    Choice<AmountRange> amounts;
    Choice<TimeRange> times;

    bool isEmpty() const;
    friend bool operator==(const PaymentFilter &, const PaymentFilter &) = default;
};

/// What of a payment changes while it is looked at.
struct PaymentProgress
{
    AttemptState state = AttemptState::Recorded;
    QString status, subStatus;
    bool lateMoney = false;
    bool released = false;
};
bool matchesStatus(const StatusChoice &choice, const PaymentProgress &progress);
/// The part of the filter that depends on progress.
bool matchesProgress(const PaymentFilter &filter, const PaymentProgress &progress);
/// States outside of which nothing can match; nullopt when every state can.
std::optional<QList<AttemptState>> possibleStates(const PaymentFilter &filter);

/// The earliest and latest moment that any choice allows.
TimeRange hullOf(const Choice<TimeRange> &times);

/// Money that came late is a worry until it went back.
bool isGivenBack(AttemptState state);

}
