// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/fieldtests.h"

#include "domain/paymentmethod.h"
#include "domain/textfold.h"
#include "journal/database.h"
#include "journal/searchfold.h"

#include <algorithm>

namespace pos::search {

namespace {

Sql nothing()
{
    return {QStringLiteral("0"), {}};
}

Sql within(const char *column, const Sql &ids)
{
    return {u'+' + QString::fromLatin1(column) + u" IN (" + ids.text + u')', ids.values};
}

/// Texts of kind Status are "SUCCEEDED/APPROVED".
Sql statusIds(const StatusChoice &choice)
{
    const QString select = QStringLiteral("SELECT id FROM list_text WHERE kind = %1 AND ").arg(int(listing::Text::Status));
    if (choice.subStatus.isEmpty())
        return {select + u"folded >= ? AND folded < ?",
                {sqlText(choice.status + u'/'), sqlText(choice.status + QChar(u'/' + 1))}};
    if (choice.status.isEmpty())
        return {select + u"substr(folded, instr(folded, '/') + 1) = ?", {sqlText(choice.subStatus)}};
    return {select + u"folded = ?", {sqlText(choice.status + u'/' + choice.subStatus)}};
}

Sql statusTest(const StatusChoice &choice)
{
    Sql sql{QStringLiteral("(0"), {}};
    if (!choice.states.isEmpty()) { // as bits: a list would be a tree that is searched for every row
        int bits = 0;
        for (const AttemptState state : choice.states)
            bits |= 1 << listing::stateCode(state);
        sql.text += u" OR (" + QString::number(bits) + u" >> l.state & 1)";
    }
    if (choice.lateMoney)
        sql.text += u" OR ((l.flags & 2) <> 0 AND +l.state NOT IN (" +
                    stateCodes({AttemptState::Refunded, AttemptState::Canceled}) + u"))";
    if (choice.released)
        sql.text += QLatin1String(" OR (l.flags & 1) <> 0");
    if (choice.unclearOperation)
        sql.text += QLatin1String(" OR l.row_no IN (SELECT a.row_no FROM operation o JOIN attempt a ON a.id = o.attempt "
                                  "WHERE o.state IN ('Unclear', 'Undecided'))");
    if (!choice.status.isEmpty() || !choice.subStatus.isEmpty()) {
        const Sql named = within("l.status", statusIds(choice));
        sql += Sql{u" OR " + named.text, named.values};
    }
    sql.text += u')';
    return sql;
}

/// The label ("VISA •••• 1111"), or the kind of method ("card").
Sql methodTest(const NameChoice &choice)
{
    const Whole whole = choice.exact ? Whole::Yes : Whole::No;
    const Sql label = isKeptMethod(choice) ? within("l.brand", textIds(listing::Text::Brand, choice.text, whole))
                                           : within("l.method", textIds(listing::Text::Method, choice.text, whole));
    const Sql id = within("l.kind", textIds(listing::Text::Kind, choice.text, whole));
    Sql sql{u'(' + label.text + u" OR " + id.text, label.values + id.values};
    const QString wanted = foldText(choice.text);
    for (const PaymentMethod &method : paymentMethods()) {
        if (wanted != foldText(method.type) && wanted != foldText(method.category))
            continue;
        const Sql kind = within("l.kind", textIds(listing::Text::Kind, method.id, Whole::Yes));
        sql += Sql{u" OR " + kind.text, kind.values};
    }
    sql.text += u')';
    return sql;
}

Sql operatorTest(const NameChoice &choice)
{
    return within("l.operator", textIds(listing::Text::Operator, choice.text, choice.exact ? Whole::Yes : Whole::No));
}

Sql registerTest(const QString &id)
{
    return within("l.register", textIds(listing::Text::Register, id, Whole::Yes));
}

Sql currencyTest(Currency currency)
{
    return {QStringLiteral("(+l.currency = ?)"), {sqlInt(listing::lettersCode(currency.code()))}};
}

Sql countryTest(const QString &code)
{
    const qint64 letters = listing::lettersCode(code.toUpper());
    return letters == 0 ? nothing() : Sql{QStringLiteral("(+l.country = ?)"), {sqlInt(letters)}};
}

Sql timeTest(const TimeRange &range)
{
    Sql sql{QStringLiteral("(1"), {}};
    if (range.fromMs != 0)
        sql += Sql{QStringLiteral(" AND +l.created_ms >= ?"), {sqlInt(range.fromMs)}};
    if (range.untilMs != 0)
        sql += Sql{QStringLiteral(" AND +l.created_ms < ?"), {sqlInt(range.untilMs)}};
    sql.text += u')';
    return sql;
}

}

Sql textIds(listing::Text kind, const QString &typed, Whole whole)
{
    const QString select = QStringLiteral("SELECT id FROM list_text WHERE kind = %1 AND ").arg(int(kind));
    if (typed.size() > LongestText)
        return {select + u'0', {}};
    return {select + (whole == Whole::Yes ? QStringLiteral("folded = ?") : QStringLiteral("instr(folded, ?)")),
            {sqlText(foldText(typed))}};
}

Sql textIds(const KnownTexts &known, const TextKey &key)
{
    const auto ids = known.constFind(key);
    return ids == known.constEnd() ? textIds(key.kind, key.typed, key.whole) : Sql{*ids, {}};
}

bool isKeptMethod(const NameChoice &choice)
{
    return choice.text.size() <= LongestText && listing::isOfBrand(foldText(choice.text));
}

bool holdsMethod(const NameChoice &choice, const QString &kind, const QString &brand)
{
    const QString wanted = foldText(choice.text);
    const auto named = [&](const QString &text) { return choice.exact ? text == wanted : text.contains(wanted); };
    return named(kind) || named(brand) || std::ranges::any_of(paymentMethods(), [&](const PaymentMethod &method) {
        return kind == foldText(method.id) && (wanted == foldText(method.type) || wanted == foldText(method.category));
    });
}

Sql amountTest(const AmountRange &range)
{
    Sql sql{QStringLiteral("(1"), {}};
    if (range.low)
        sql += Sql{QStringLiteral(" AND +l.amount >= ?"), {sqlInt(*range.low)}};
    if (range.high)
        sql += Sql{QStringLiteral(" AND +l.amount <= ?"), {sqlInt(*range.high)}};
    if (range.currency.isValid())
        sql += Sql{QStringLiteral(" AND +l.currency = ?"), {sqlInt(listing::lettersCode(range.currency.code()))}};
    sql.text += u')';
    return sql;
}

QString stateCodes(const QList<AttemptState> &states)
{
    QStringList codes;
    for (const AttemptState state : states)
        codes.append(QString::number(listing::stateCode(state)));
    return codes.join(u',');
}

QList<Sql> fieldTests(const PaymentFilter &filter)
{
    // SQLite tests in this order: what costs least first, since most rows of a long walk fail it.
    QList<Sql> tests{choiceTest(filter.times, timeTest),         choiceTest(filter.countries, countryTest),
                     choiceTest(filter.currencies, currencyTest), choiceTest(filter.amounts, amountTest),
                     choiceTest(filter.status, statusTest),      choiceTest(filter.flags, statusTest),
                     choiceTest(filter.registers, registerTest), choiceTest(filter.operators, operatorTest),
                     choiceTest(filter.methods, methodTest)};
    tests.removeIf([](const Sql &test) { return test.isEmpty(); });
    return tests;
}

}
