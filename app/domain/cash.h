// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Coins and notes: what a total is in cash, which amounts people are likely to
// hand over, and which nobody does. Facts from resources/cash/cash.json, each
// rounding rule with its source; a currency without one is exact. Pure.
#pragma once

#include "domain/validation.h"

#include <QByteArray>

namespace pos {

enum class CashRounding {
    Exact,
    Down,            ///< to the step, in the customer's favour
    NearestHalfDown, ///< to the nearer step; from the middle down
};

struct CashFacts
{
    Currency currency;
    QList<Money> coins, notes; ///< in circulation, ascending
    CashRounding rounding = CashRounding::Exact;
    Money step;                ///< of the rounding; invalid = exact
    QString source;            ///< of the rounding
};

using CashFaults = QStringList; ///< English: "currencies[2].step: ...", for who maintains the file

Expected<QList<CashFacts>, CashFaults> parseCashPack(const QByteArray &json);
/// The file that this program was built with.
QByteArray shippedCashPack();
/// nullptr when nothing is known of its coins and notes. Valid for the life of the process.
const CashFacts *cashFacts(Currency currency);

/// What is paid of this total in cash. A total that would come to nothing stays as it is.
Money cashDue(Money total);
/// The due amount, then what people hand over for it, ascending; at most `most`.
QList<Money> quickAmounts(Money due, int most = 5);
/// Not enough, or more than anybody would hand over: change of a largest note or more. Field "given".
std::optional<FieldError> givenError(Money due, Money given);

} // namespace pos
