// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Conditions on one attempt as SQL: texts whatever their accents and case,
// amounts in every currency, states, times. "a" is the attempt. Pure.
#pragma once

#include "domain/paymentfilter.h"

#include <QVariantList>

namespace pos::search {

struct Sql
{
    QString text;
    QVariantList values;

    bool isEmpty() const { return text.isEmpty(); }
    Sql &operator+=(const Sql &other)
    {
        text += other.text;
        values += other.values;
        return *this;
    }
};

/// GLOB pattern of a text in any case and with any accents; without stars. SQLite can neither fold nor
/// collate beyond ASCII, but it can compare with sets of letters.
QString globOf(const QString &text);
/// What is longer is found nowhere, and would be too long a pattern.
inline constexpr qsizetype LongestText = 255;

enum class Whole { Yes, No };
/// `column` contains, or is, the text.
Sql likeness(const QString &column, const QString &text, Whole whole);
/// The name that the list shows: the sale's, or the payer's.
Sql customerNameTest(const QString &text, Whole whole);
Sql amountTest(const AmountRange &range);
Sql stateListTest(const QList<AttemptState> &states);

/// Every group of the filter but words and customers, which need indexes of their own.
QList<Sql> fieldTests(const PaymentFilter &filter);
/// One test for one of, all of and none of the choices; empty when there are none.
template <typename T, typename Test> Sql choiceTest(const Choice<T> &choice, const Test &test)
{
    Sql sql;
    const auto join = [&sql](const Sql &part) {
        if (!sql.isEmpty())
            sql.text += QLatin1String(" AND ");
        sql += part;
    };
    Sql any;
    for (const T &item : choice.any) {
        const Sql one = test(item);
        any += Sql{(any.isEmpty() ? QStringLiteral("(") : QStringLiteral(" OR ")) + one.text, one.values};
    }
    if (!any.isEmpty())
        join({any.text + u')', any.values});
    for (const T &item : choice.all)
        join(test(item));
    for (const T &item : choice.none) {
        const Sql one = test(item);
        join({u"NOT " + one.text, one.values});
    }
    return sql;
}

/// Decimals differ by currency: a comma-separated list of quoted codes with that many.
QString currencyCodes(int exponent);

}
