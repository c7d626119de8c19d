// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The one search line of the Payments page. Any text is a search: free words,
// amounts (100, >100, 120..130, BRL 100), dates (today, last week, 2026-08-03),
// and operators (status:declined, -method:visa, customer:"Ana Souza"). What is
// no operator, amount or date is a free word; nothing is ever an error. A value
// in quotes is meant literally. Terms of one operator are alternatives, different
// ones must all hold. Pure.
#pragma once

#include "domain/paymentfilter.h"

#include <QStringList>
#include <QTimeZone>

namespace pos {

enum class SearchField { Word, Status, Flag, Method, Register, Operator, Customer, Currency, Country, Amount, Date };

/// What of the search line was understood as one condition, and where it stands in the text.
struct SearchTerm
{
    SearchField field = SearchField::Word;
    bool negated = false;
    bool quoted = false;
    bool complete = true;      ///< false: an operator without a value yet, which asks for nothing
    QString value;             ///< without operator, sign and quotes
    qsizetype begin = 0, length = 0;
    QList<StatusChoice> statuses;          ///< Status and Flag
    std::optional<AmountRange> amount;     ///< Amount, and a Word that may be one
    std::optional<TimeRange> time;         ///< Date

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

struct PaymentSearch
{
    QList<SearchTerm> terms;   ///< in the order of the text
    PaymentFilter filter;
};

/// Decided by the ui: the moment and zone that "today" means, and how people there write numbers.
struct SearchContext
{
    qint64 nowMs = 0;
    QTimeZone zone = QTimeZone::utc();
    Qt::DayOfWeek weekStart = Qt::Monday;
    NumberFormat numbers;
};

PaymentSearch parsePaymentSearch(const QString &text, const SearchContext &context);

/// "status", "is", "method" ...; empty for Word, which has none.
QString searchOperatorName(SearchField field);
/// Operators in the order in which they are offered.
const QList<SearchField> &searchOperators();
/// The values of status: and is: that stand for something, in the order in which they are offered.
QStringList statusSearchValues();
QStringList flagSearchValues();
/// Choices behind a value of status: or is:; a beginning of at least two letters will do. Empty = not one.
QList<StatusChoice> choicesOfValue(SearchField field, const QString &value);

/// "status:declined", quoted where that is needed; always for names, which are meant as they stand.
QString searchTermText(SearchField field, const QString &value);
/// The line without that term, and with one more at its end.
QString withoutTerm(const QString &text, const SearchTerm &term);
QString withTerm(const QString &text, const QString &term);

}
