// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Conditions on one payment as SQL: texts whatever their accents and case,
// amounts in every currency, states, times. "l" is its row in listing; columns
// carry a "+", so that a test never draws the planner to an index. Pure.
#pragma once

#include "domain/paymentfilter.h"
#include "journal/listingvalues.h"

#include <QHash>
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

/// What is longer is found nowhere.
inline constexpr qsizetype LongestText = 255;

enum class Whole { Yes, No };
/// SELECT of the texts of a kind that contain, or are, what was typed, whatever the accents and case.
Sql textIds(listing::Text kind, const QString &typed, Whole whole);
/// What some of those SELECTs gave, as "1,2,3": hundreds of thousands of names are looked through once.
struct TextKey
{
    listing::Text kind;
    QString typed;
    Whole whole;

    friend bool operator==(const TextKey &, const TextKey &) = default;
    friend size_t qHash(const TextKey &key, size_t seed) { return qHashMulti(seed, int(key.kind), key.typed, int(key.whole)); }
};
using KnownTexts = QHash<TextKey, QString>;
/// textIds(), or what is known of it.
Sql textIds(const KnownTexts &known, const TextKey &key);
Sql amountTest(const AmountRange &range);
/// "3,12,13": as listing.state has them.
QString stateCodes(const QList<AttemptState> &states);

/// Can kind of method and brand alone tell whether a payment is meant?
bool isKeptMethod(const NameChoice &choice);
/// The test of a method on those two, for a choice that isKeptMethod(). Texts as listing has them.
bool holdsMethod(const NameChoice &choice, const QString &kind, const QString &brand);

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

}
