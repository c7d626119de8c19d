// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/pagesql.h"

#include "journal/database.h"
#include "journal/searchsql.h"

#include <algorithm>

namespace pos::search {

namespace {

#define CUSTOMER_NAME "CASE WHEN s.customer_name <> '' THEN s.customer_name ELSE coalesce(p.payer_name, '') END"
#define PAGE_COLUMNS                                                                                                   \
    "a.id, a.sale, a.order_id, a.payment_id, a.created_ms, a.state, a.status, a.sub_status, a.amount_minor, "         \
    "a.currency, " CUSTOMER_NAME ", a.method_label, a.operator, a.released, a.late_money, a.last_check_ms "

/// Must agree with ports/paymentorder.cpp, which merges what is read here.
QString keyExpression(PaymentColumn column)
{
    switch (column) {
    case PaymentColumn::Time: return QStringLiteral("0");
    case PaymentColumn::Status: {
        QString ranks = QStringLiteral("CASE a.state");
        for (const AttemptState state : statesByRank())
            ranks += u" WHEN '" + attemptStateName(state) + u"' THEN " + QString::number(statusRank(state));
        return ranks + u" ELSE 99 END";
    }
    case PaymentColumn::Amount:
        return u"max(min(a.amount_minor, %1), -%1) * CASE WHEN a.currency IN (%2) THEN 1000 WHEN a.currency IN (%3) "
               u"THEN 1 ELSE 10 END"_qs.arg(QString::number(LargestSortedMinor), currencyCodes(0), currencyCodes(3));
    case PaymentColumn::Customer:
        return QStringLiteral("(SELECT lower(" CUSTOMER_NAME ") FROM sale s LEFT JOIN payment p ON p.attempt = a.id "
                              "WHERE s.id = a.sale)");
    case PaymentColumn::Method: return QStringLiteral("lower(a.method_label)");
    case PaymentColumn::Order: return QStringLiteral("a.order_id COLLATE NOCASE"); // as the index has it
    case PaymentColumn::Operator: return QStringLiteral("lower(a.operator)");
    case PaymentColumn::Register:
        return QStringLiteral("lower(substr(a.order_id, 1, instr(a.order_id, '-') - 1))");
    }
    return QStringLiteral("0");
}

/// `key` names the sort key, `row` the table with created_ms and id.
QString orderBy(PaymentSort sort, const QString &key, const QString &row)
{
    if (sort.column == PaymentColumn::Time)
        return (sort.descending ? QStringLiteral(" ORDER BY %1created_ms DESC, %1id DESC")
                                : QStringLiteral(" ORDER BY %1created_ms, %1id")).arg(row);
    const QString collation = sort.column == PaymentColumn::Order ? QStringLiteral(" COLLATE NOCASE") : QString();
    return QStringLiteral(" ORDER BY %1%2%3, %4created_ms DESC, %4id DESC")
        .arg(key, collation, sort.descending ? QStringLiteral(" DESC") : QString(), row);
}

/// Rows behind the place; written so that an index on the key can begin there.
Sql afterPlace(const PaymentQuery &query, const QString &key)
{
    if (!query.after)
        return {};
    const PaymentPlace &place = *query.after;
    const QVariantList tie{sqlInt(place.createdMs), sqlText(place.attempt.text())};
    if (query.sort.column == PaymentColumn::Time)
        return {query.sort.descending ? QStringLiteral("(a.created_ms, a.id) < (?, ?)")
                                      : QStringLiteral("(a.created_ms, a.id) > (?, ?)"),
                tie};
    const bool number = query.sort.column == PaymentColumn::Status || query.sort.column == PaymentColumn::Amount;
    const QVariant value = number ? sqlInt(place.key.number) : sqlText(QString::fromUtf8(place.key.text));
    return {(query.sort.descending ? QStringLiteral("%1 <= ? AND NOT (%1 = ? AND (a.created_ms, a.id) >= (?, ?))")
                                   : QStringLiteral("%1 >= ? AND NOT (%1 = ? AND (a.created_ms, a.id) >= (?, ?))")).arg(key),
            QVariantList{value, value} + tie};
}

/// A way into the table: the index, and what it must be asked.
struct Entrance
{
    QString from;
    Sql condition;
    std::optional<AttemptState> state = {}; ///< the one state it leads to
};

/// The earliest and latest moment that any choice allows, so that an index on time can be bounded.
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

Sql within(const TimeRange &hull)
{
    Sql sql;
    if (hull.fromMs != 0)
        sql = {QStringLiteral("a.created_ms >= ?"), {sqlInt(hull.fromMs)}};
    if (hull.untilMs != 0)
        sql += Sql{sql.isEmpty() ? QStringLiteral("a.created_ms < ?") : QStringLiteral(" AND a.created_ms < ?"), {sqlInt(hull.untilMs)}};
    return sql;
}

/// States that an index can lead to, and late money, if these are all that a choice can mean.
struct StateWays
{
    QList<AttemptState> states;
    bool late = false;
};

std::optional<StateWays> waysOf(const Choice<StatusChoice> &choices)
{
    if (choices.any.isEmpty())
        return std::nullopt;
    StateWays ways;
    for (const StatusChoice &choice : choices.any) {
        if (!choice.status.isEmpty() || !choice.subStatus.isEmpty() || choice.released)
            return std::nullopt;
        ways.late = ways.late || choice.lateMoney;
        for (const AttemptState state : choice.states) {
            if (!ways.states.contains(state))
                ways.states.append(state);
        }
    }
    return ways;
}

std::optional<StateWays> waysOf(const PaymentFilter &filter)
{
    if (const auto states = possibleStates(filter))
        return StateWays{*states, false};
    const auto byFlag = waysOf(filter.flags);
    return byFlag ? byFlag : waysOf(filter.status);
}

QList<Entrance> stateEntrances(const StateWays &ways)
{
    QList<Entrance> entrances;
    for (const AttemptState state : ways.states)
        entrances.append({QStringLiteral("attempt a INDEXED BY attempt_state"),
                          {QStringLiteral("a.state = ?"), {sqlText(attemptStateName(state))}}, state});
    if (ways.late) {
        const Sql others = stateListTest(ways.states);
        entrances.append({QStringLiteral("attempt a INDEXED BY attempt_late"), {u"a.late_money = 1 AND NOT " + others.text, others.values}});
    }
    return entrances;
}

QList<Entrance> entrancesOf(const PaymentQuery &query, const TextMatch &match)
{
    if (match.rows) {
        QStringList rows{QStringLiteral("-1")};
        for (const qint64 row : *match.rows)
            rows.append(QString::number(row));
        return {{QStringLiteral("attempt a NOT INDEXED"), {u"a.row_no IN (" + rows.join(u',') + u')', {}}}};
    }
    if (query.customer) {
        return {{QStringLiteral("attempt a INDEXED BY attempt_customer"),
                 {QStringLiteral("a.customer = ? AND a.customer <> ''"), {sqlText(query.customer->text())}}}};
    }
    if (const auto ways = waysOf(query.filter)) {
        if (ways->states.isEmpty() && !ways->late)
            return {{QStringLiteral("attempt a NOT INDEXED"), {QStringLiteral("0"), {}}}}; // they exclude one another
        return stateEntrances(*ways);
    }
    const Sql hull = within(hullOf(query.filter.times));
    if (query.sort.column == PaymentColumn::Time || !hull.isEmpty())
        return {{QStringLiteral("attempt a INDEXED BY attempt_created"), hull}};
    if (query.sort.column == PaymentColumn::Order)
        return {{QStringLiteral("attempt a INDEXED BY attempt_order"), {}}};
    if (query.sort.column == PaymentColumn::Status)
        return stateEntrances({statesByRank(), false});
    return {{QStringLiteral("attempt a NOT INDEXED"), {}}};
}

/// What every row must fulfil, whichever way it was found.
QList<Sql> testsOf(const PaymentQuery &query, const TextMatch &match)
{
    QList<Sql> tests = fieldTests(query.filter);
    if (query.customer)
        tests.append({QStringLiteral("+a.customer = ?"), {sqlText(query.customer->text())}});
    for (const SearchWord &word : match.tests) {
        const Sql test = wordTest(word);
        tests.append({(word.negated ? u"NOT " : u"") + test.text, test.values});
    }
    if (const Sql customers = choiceTest(query.filter.customers, customerTest); !customers.isEmpty())
        tests.append(customers);
    return tests;
}

/// Sorted by status each state is a stretch of its own: behind, at, or ahead of the place.
std::optional<Sql> continuation(const PaymentQuery &query, const Entrance &entrance, const QString &key)
{
    if (!query.after || query.sort.column != PaymentColumn::Status || !entrance.state)
        return afterPlace(query, key);
    const int rank = statusRank(*entrance.state);
    if (rank == query.after->key.number)
        return Sql{QStringLiteral("(a.created_ms, a.id) < (?, ?)"), {sqlInt(query.after->createdMs), sqlText(query.after->attempt.text())}};
    if ((rank < query.after->key.number) != query.sort.descending)
        return std::nullopt;
    return Sql();
}

Sql arm(const PaymentQuery &query, const Entrance &entrance, const Sql &place, const QList<Sql> &tests)
{
    const QString key = keyExpression(query.sort.column);
    Sql sql{u"SELECT a.row_no AS row_no, " + key + u" AS k, a.created_ms AS created_ms, a.id AS id FROM " + entrance.from +
                u" WHERE 1",
            {}};
    const auto require = [&sql](const Sql &condition) {
        if (!condition.isEmpty())
            sql += Sql{u" AND " + condition.text, condition.values};
    };
    require(entrance.condition);
    if (entrance.state)
        require(within(hullOf(query.filter.times)));
    require(place);
    for (const Sql &test : tests)
        require(test);
    sql.text += orderBy(query.sort, QStringLiteral("k"), QStringLiteral("a.")) + u" LIMIT " + QString::number(query.limit);
    return sql;
}

}

Sql paymentPage(const PaymentQuery &query, const TextMatch &match)
{
    const QList<Sql> tests = testsOf(query, match);
    Sql inner;
    for (const Entrance &entrance : entrancesOf(query, match)) {
        const auto place = continuation(query, entrance, keyExpression(query.sort.column));
        if (!place)
            continue;
        const Sql one = arm(query, entrance, *place, tests);
        inner += Sql{(inner.isEmpty() ? u"SELECT * FROM (" : u" UNION ALL SELECT * FROM (") + one.text + u')', one.values};
    }
    if (inner.isEmpty())
        inner = arm(query, {QStringLiteral("attempt a NOT INDEXED"), {QStringLiteral("0"), {}}}, {}, {});
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM (SELECT row_no, k FROM (") + inner.text + u')' +
                orderBy(query.sort, QStringLiteral("k"), {}) + u" LIMIT " + QString::number(query.limit) +
                u") r CROSS JOIN attempt a ON a.row_no = r.row_no JOIN sale s ON s.id = a.sale "
                u"LEFT JOIN payment p ON p.attempt = a.id" +
                orderBy(query.sort, QStringLiteral("r.k"), QStringLiteral("a.")),
            inner.values};
}

Sql siblings(const SaleId &sale, const AttemptId &except)
{
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM attempt a JOIN sale s ON s.id = a.sale LEFT JOIN payment p ON p.attempt = a.id "
            "WHERE a.sale = ? AND a.id <> ? ORDER BY a.number"),
            {sqlText(sale.text()), sqlText(except.text())}};
}

}
