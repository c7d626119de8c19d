// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/fieldtests.h"

#include "domain/paymentmethod.h"
#include "domain/textfold.h"
#include "journal/database.h"

#include <QHash>

namespace pos::search {

namespace {

constexpr qsizetype LongestWideText = 80;

using Letters = QHash<QChar, QString>;

void collect(Letters &letters, char16_t first, char16_t last)
{
    for (char16_t code = first; code <= last; ++code) {
        const QString folded = foldText(QString(QChar(code)));
        if (folded.size() == 1 && folded[0] >= u'a' && folded[0] <= u'z')
            letters[folded[0]] += QChar(code);
    }
}

/// Letters with accents by the plain letter they fold to: the Latin blocks of Unicode; for long texts those
/// of Europe and America alone, since SQLite limits the length of a pattern.
const Letters &accented(bool isLong)
{
    static const Letters few = [] {
        Letters letters;
        collect(letters, 0x00AA, 0x017F);
        return letters;
    }();
    static const Letters all = [] {
        Letters letters = few;
        collect(letters, 0x0180, 0x024F);
        collect(letters, 0x1E00, 0x1EFF);
        return letters;
    }();
    return isLong ? few : all;
}

/// One letter in any case and with any accent; `folded` is what it folds to.
QString letterSet(QChar folded, bool isLong)
{
    if (folded == u'*' || folded == u'?' || folded == u'[')
        return u'[' + QString(folded) + u']';
    const QString others = accented(isLong).value(folded);
    const QChar upper = folded.toUpper();
    if (others.isEmpty() && upper == folded)
        return folded;
    return u'[' + QString(folded) + (upper == folded ? QString() : QString(upper)) + others + u']';
}

Sql nothing()
{
    return {QStringLiteral("0"), {}};
}

Sql statusTest(const StatusChoice &choice)
{
    Sql sql{QStringLiteral("(0"), {}};
    if (!choice.states.isEmpty()) {
        sql.text += QLatin1String(" OR ");
        sql += stateListTest(choice.states);
    }
    if (choice.lateMoney)
        sql.text += QLatin1String(" OR (+a.late_money = 1 AND +a.state NOT IN ('Refunded', 'Canceled'))");
    if (choice.released)
        sql.text += QLatin1String(" OR a.released = 1");
    if (!choice.status.isEmpty() && !choice.subStatus.isEmpty())
        sql += Sql{QStringLiteral(" OR (a.status = ? AND a.sub_status = ?)"), {sqlText(choice.status), sqlText(choice.subStatus)}};
    else if (!choice.status.isEmpty())
        sql += Sql{QStringLiteral(" OR a.status = ?"), {sqlText(choice.status)}};
    else if (!choice.subStatus.isEmpty())
        sql += Sql{QStringLiteral(" OR a.sub_status = ?"), {sqlText(choice.subStatus)}};
    sql.text += u')';
    return sql;
}

/// The label ("VISA •••• 1111"), or the kind of method ("card").
Sql methodTest(const NameChoice &choice)
{
    const Whole whole = choice.exact ? Whole::Yes : Whole::No;
    const Sql label = likeness(QStringLiteral("a.method_label"), choice.text, whole);
    const Sql id = likeness(QStringLiteral("a.method_id"), choice.text, whole);
    Sql sql{u'(' + label.text + u" OR " + id.text, label.values + id.values};
    for (const PaymentMethod &method : paymentMethods()) {
        const QString wanted = foldText(choice.text);
        if (wanted == foldText(method.type) || wanted == foldText(method.category))
            sql += Sql{QStringLiteral(" OR a.method_id = ?"), {sqlText(method.id)}};
    }
    sql.text += u')';
    return sql;
}

Sql operatorTest(const NameChoice &choice)
{
    return likeness(QStringLiteral("a.operator"), choice.text, choice.exact ? Whole::Yes : Whole::No);
}

/// Order ids begin with the register.
Sql registerTest(const QString &id)
{
    return {QStringLiteral("(+a.order_id COLLATE NOCASE >= ? AND +a.order_id COLLATE NOCASE < ?)"),
            {sqlText(id + u'-'), sqlText(id + u'.')}};
}

Sql currencyTest(Currency currency)
{
    return {QStringLiteral("(a.currency = ?)"), {sqlText(currency.code())}};
}

Sql countryTest(const QString &code)
{
    return {QStringLiteral("EXISTS (SELECT 1 FROM payment p WHERE p.attempt = a.id AND CASE WHEN json_valid(p.facts) "
                           "THEN upper(json_extract(p.facts, '$.country')) END = ?)"),
            {sqlText(code.toUpper())}};
}

Sql timeTest(const TimeRange &range)
{
    Sql sql{QStringLiteral("(1"), {}};
    if (range.fromMs != 0)
        sql += Sql{QStringLiteral(" AND +a.created_ms >= ?"), {sqlInt(range.fromMs)}};
    if (range.untilMs != 0)
        sql += Sql{QStringLiteral(" AND +a.created_ms < ?"), {sqlInt(range.untilMs)}};
    sql.text += u')';
    return sql;
}

}

QString globOf(const QString &text)
{
    QString pattern;
    const bool isLong = text.size() > LongestWideText;
    for (const QChar c : foldText(text))
        pattern += letterSet(c, isLong);
    return pattern;
}

Sql likeness(const QString &column, const QString &text, Whole whole)
{
    if (text.size() > LongestText)
        return nothing();
    const QString star = whole == Whole::No ? QStringLiteral("*") : QString();
    Sql sql{u'(' + column + u" GLOB ?", {sqlText(star + globOf(text) + star)}};
    // "ß" folds into two letters, which no set of letters can say: such a text is also looked for letter by letter.
    if (const QString typed = text.simplified(); foldText(typed).size() != typed.size()) {
        QString letters;
        for (const QChar c : typed) {
            const QString folded = foldText(QString(c));
            letters += folded.size() == 1 ? letterSet(folded[0], typed.size() > LongestWideText) : QString(c);
        }
        sql += Sql{u" OR " + column + u" GLOB ?", {sqlText(star + letters + star)}};
    }
    sql.text += u')';
    return sql;
}

Sql customerNameTest(const QString &text, Whole whole)
{
    const Sql sale = likeness(QStringLiteral("s.customer_name"), text, whole);
    const Sql payer = likeness(QStringLiteral("p.payer_name"), text, whole);
    return {u"(EXISTS (SELECT 1 FROM sale s WHERE s.id = a.sale AND " + sale.text +
                u") OR EXISTS (SELECT 1 FROM payment p WHERE p.attempt = a.id AND " + payer.text + u"))",
            sale.values + payer.values};
}

QString currencyCodes(int exponent)
{
    QStringList codes;
    for (const Currency &currency : Currency::all()) {
        if (currency.exponent() == exponent)
            codes.append(u'\'' + currency.code() + u'\'');
    }
    return codes.join(u',');
}

Sql amountTest(const AmountRange &range)
{
    Sql sql{QStringLiteral("(0"), {}};
    for (const int exponent : {0, 2, 3}) {
        const auto bounds = range.minorBounds(exponent);
        if (!bounds || (range.currency.isValid() && range.currency.exponent() != exponent))
            continue;
        // Most currencies have two decimals: the others are the shorter list.
        if (range.currency.isValid())
            sql += Sql{QStringLiteral(" OR (a.currency = ?"), {sqlText(range.currency.code())}};
        else if (exponent == 2)
            sql.text += u" OR (a.currency NOT IN (" + currencyCodes(0) + u',' + currencyCodes(3) + u')';
        else
            sql.text += u" OR (a.currency IN (" + currencyCodes(exponent) + u')';
        sql += Sql{QStringLiteral(" AND a.amount_minor BETWEEN ? AND ?)"), {sqlInt(bounds->first), sqlInt(bounds->second)}};
    }
    sql.text += u')';
    return sql;
}

Sql stateListTest(const QList<AttemptState> &states)
{
    QStringList names;
    for (const AttemptState state : states)
        names.append(u'\'' + attemptStateName(state) + u'\'');
    return {u"(+a.state IN (" + names.join(u',') + u"))", {}};
}

QList<Sql> fieldTests(const PaymentFilter &filter)
{
    QList<Sql> tests{choiceTest(filter.status, statusTest),         choiceTest(filter.flags, statusTest),
                     choiceTest(filter.methods, methodTest),        choiceTest(filter.operators, operatorTest),
                     choiceTest(filter.registers, registerTest),    choiceTest(filter.currencies, currencyTest),
                     choiceTest(filter.countries, countryTest),     choiceTest(filter.amounts, amountTest),
                     choiceTest(filter.times, timeTest)};
    tests.removeIf([](const Sql &test) { return test.isEmpty(); });
    return tests;
}

}
