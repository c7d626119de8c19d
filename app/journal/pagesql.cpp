// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/pagesql.h"

#include "journal/database.h"
#include "journal/searchsql.h"

#include <algorithm>
#include <limits>

namespace pos::search {

namespace {

#define CUSTOMER_NAME "CASE WHEN s.customer_name <> '' THEN s.customer_name ELSE coalesce(p.payer_name, '') END"
#define PAGE_COLUMNS                                                                                                   \
    "a.id, a.sale, a.order_id, a.payment_id, a.created_ms, a.state, a.status, a.sub_status, a.amount_minor, "         \
    "a.currency, " CUSTOMER_NAME ", a.method_label, a.operator, a.released, a.late_money, a.last_check_ms, a.row_no, a.body_state = 2 "

/// How one order is walked and sorted. Must agree with ports/paymentorder.cpp, which merges what is read here.
struct Order
{
    QString walk;      ///< FROM: the tables so that they come in this order
    QString key;       ///< expression of the sort key
    QString join;      ///< to listing "l", for rows found in another way
    QString collation; ///< of the key
    bool isNumber = false;
};

Order textOrder(const char *column, listing::Text kind)
{
    const QString name = QString::fromLatin1(column);
    return {u"list_text t CROSS JOIN listing l INDEXED BY listing_" + name + u" ON l." + name + u" = t.id AND t.kind = " +
                QString::number(int(kind)),
            QStringLiteral("t.folded"), u" CROSS JOIN list_text t ON t.id = l." + name, {}, false};
}

QString statusRankExpression()
{
    QString ranks = QStringLiteral("CASE l.state");
    for (const AttemptState state : statesByRank())
        ranks += u" WHEN " + QString::number(listing::stateCode(state)) + u" THEN " + QString::number(statusRank(state));
    return ranks + u" ELSE 99 END";
}

Order orderOf(PaymentColumn column)
{
    switch (column) {
    case PaymentColumn::Time: break;
    case PaymentColumn::Status: return {QStringLiteral("listing l"), statusRankExpression(), {}, {}, true};
    case PaymentColumn::Amount:
        return {QStringLiteral("listing l INDEXED BY listing_amount"), QStringLiteral("l.amount"), {}, {}, true};
    case PaymentColumn::Customer: return textOrder("customer", listing::Text::Person);
    case PaymentColumn::Method: return textOrder("method", listing::Text::Method);
    case PaymentColumn::Order:
        return {QStringLiteral("attempt x INDEXED BY attempt_order CROSS JOIN listing l ON l.created_ms = x.created_ms "
                               "AND l.row_no = x.row_no"),
                QStringLiteral("x.order_id"), QStringLiteral(" CROSS JOIN attempt x ON x.row_no = l.row_no"),
                QStringLiteral(" COLLATE NOCASE"), false};
    case PaymentColumn::Operator: return textOrder("operator", listing::Text::Operator);
    case PaymentColumn::Register: return textOrder("register", listing::Text::Register);
    }
    return {QStringLiteral("listing l"), QStringLiteral("0"), {}, {}, true};
}

/// `key` names the sort key, `row` the table with created_ms and row_no.
QString orderBy(PaymentSort sort, const QString &key, const QString &row)
{
    if (sort.column == PaymentColumn::Time)
        return (sort.descending ? QStringLiteral(" ORDER BY %1created_ms DESC, %1row_no DESC")
                                : QStringLiteral(" ORDER BY %1created_ms, %1row_no")).arg(row);
    return QStringLiteral(" ORDER BY %1%2%3, %4created_ms DESC, %4row_no DESC")
        .arg(key, orderOf(sort.column).collation, sort.descending ? QStringLiteral(" DESC") : QString(), row);
}

QString limit(qint64 rows)
{
    return u" LIMIT " + QString::number(rows);
}

QVariantList tieOf(const PaymentPlace &place)
{
    return {sqlInt(place.createdMs), sqlInt(place.row)};
}

Sql behindInTime(const PaymentPlace &place, bool descending)
{
    return {descending ? QStringLiteral("(l.created_ms, l.row_no) < (?, ?)") : QStringLiteral("(l.created_ms, l.row_no) > (?, ?)"),
            tieOf(place)};
}

QVariant keyOf(const PaymentPlace &place, const Order &order)
{
    return order.isNumber ? sqlInt(place.key.number) : sqlText(QString::fromUtf8(place.key.text));
}

/// The rows with the same key behind the place, and those with a later key: two stretches of the index.
QList<Sql> stretches(const PaymentQuery &query, const Order &order)
{
    if (!query.after)
        return {Sql{}};
    if (query.sort.column == PaymentColumn::Time)
        return {behindInTime(*query.after, query.sort.descending)};
    const QString key = order.key + order.collation;
    const Sql later{key + (query.sort.descending ? u" < ?" : u" > ?"), {keyOf(*query.after, order)}};
    Sql same{key + u" = ?", {keyOf(*query.after, order)}};
    const Sql behind = behindInTime(*query.after, true);
    same += Sql{u" AND " + behind.text, behind.values};
    return {same, later};
}

Sql within(const char *column, const TimeRange &hull)
{
    const QString name = QString::fromLatin1(column);
    Sql sql;
    if (hull.fromMs != 0)
        sql = {name + u" >= ?", {sqlInt(hull.fromMs)}};
    if (hull.untilMs != 0)
        sql += Sql{(sql.isEmpty() ? QString() : QStringLiteral(" AND ")) + name + u" < ?", {sqlInt(hull.untilMs)}};
    return sql;
}

QList<Sql> testsOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer, const Source &source)
{
    QList<Sql> tests = fieldTests(filter);
    if (customer)
        tests.append({QStringLiteral("+l.row_no IN (SELECT row_no FROM attempt WHERE customer = ? AND customer <> '')"),
                      {sqlText(customer->text())}});
    for (const SearchWord &word : source.words) {
        const Sql test = wordTest(word, source.known);
        tests.append({(word.negated ? u"NOT " : u"") + test.text, test.values});
    }
    if (const Sql customers = choiceTest(
            filter.customers, [&source](const NameChoice &choice) { return customerTest(choice, source.known); });
        !customers.isEmpty())
        tests.append(customers);
    return tests;
}

/// Every row of the source that passes, with `columns`.
Sql found(const QString &columns, const QString &join, const Source &source, const TimeRange &hull, const QList<Sql> &conditions)
{
    Sql sql{u"SELECT " + columns + u" FROM ", {}};
    QList<Sql> all = conditions;
    if (source.rows) {
        QStringList rows{QStringLiteral("-1")};
        for (const qint64 row : *source.rows)
            rows.append(QString::number(row));
        sql.text += QLatin1String("attempt y CROSS JOIN listing l ON l.created_ms = y.created_ms AND l.row_no = y.row_no");
        all.prepend({u"y.row_no IN (" + rows.join(u',') + u')', {}});
    } else if (source.states) {
        sql.text += QLatin1String("listing l INDEXED BY listing_state");
        all.prepend({u"l.state IN (" + stateCodes(*source.states) + u')', {}});
    } else if (!source.places.isEmpty()) {
        const Sql inside = within("created_ms", hull); // before anything is looked up
        sql += Sql{u"(SELECT DISTINCT created_ms, row_no FROM (" + source.places.text + u") WHERE " +
                       (inside.isEmpty() ? QStringLiteral("1") : inside.text) +
                       u") d CROSS JOIN listing l ON l.created_ms = d.created_ms AND l.row_no = d.row_no",
                   source.places.values + inside.values};
    } else {
        sql.text += QLatin1String("listing l"); // as it lies, in the order of time: no test draws it elsewhere
        all.prepend(within("l.created_ms", hull));
    }
    sql.text += join + u" WHERE 1";
    for (const Sql &condition : std::as_const(all)) {
        if (!condition.isEmpty())
            sql += Sql{u" AND " + condition.text, condition.values};
    }
    return sql;
}

Sql arm(const PaymentQuery &query, const QString &from, const QString &key, const QList<Sql> &conditions, int rows)
{
    Sql sql{u"SELECT l.row_no AS row_no, " + key + u" AS k, l.created_ms AS created_ms FROM " + from + u" WHERE 1", {}};
    for (const Sql &condition : conditions) {
        if (!condition.isEmpty())
            sql += Sql{u" AND " + condition.text, condition.values};
    }
    sql.text += orderBy(query.sort, key, QStringLiteral("l.")) + limit(rows);
    return sql;
}

/// Each state is a stretch of its index: sorted by status behind, at, or ahead of the place.
QList<Sql> stateArms(const PaymentQuery &query, const QList<AttemptState> &states, const QList<Sql> &tests, int rows)
{
    QList<Sql> arms;
    const TimeRange hull = hullOf(query.filter.times);
    for (const AttemptState state : states) {
        QList<Sql> conditions{{u"l.state = " + QString::number(listing::stateCode(state)), {}}, within("l.created_ms", hull)};
        if (query.sort.column != PaymentColumn::Status) {
            conditions += stretches(query, orderOf(query.sort.column));
        } else if (query.after) {
            const qint64 rank = statusRank(state), at = query.after->key.number;
            if (rank != at && (rank < at) != query.sort.descending)
                continue;
            if (rank == at)
                conditions.append(behindInTime(*query.after, true));
        }
        const QString key = query.sort.column == PaymentColumn::Status ? QString::number(statusRank(state)) : QStringLiteral("0");
        const bool constantKey = query.sort.column == PaymentColumn::Status;
        PaymentQuery inState = query;
        if (constantKey)
            inState.sort = PaymentSort(); // newest first within it
        arms.append(arm(inState, QStringLiteral("listing l INDEXED BY listing_state"), key, conditions + tests, rows));
    }
    return arms;
}

Sql united(const QList<Sql> &arms)
{
    Sql sql;
    for (const Sql &one : arms)
        sql += Sql{(sql.isEmpty() ? u"SELECT * FROM (" : u" UNION ALL SELECT * FROM (") + one.text + u')', one.values};
    if (sql.isEmpty())
        sql = {QStringLiteral("SELECT 0 AS row_no, 0 AS k, 0 AS created_ms WHERE 0"), {}};
    return sql;
}

/// The first rows along the order's index that pass the tests.
Sql walk(const PaymentQuery &query, const Source &source, const QList<Sql> &tests, int rows)
{
    const PaymentColumn column = query.sort.column;
    QList<Sql> arms;
    if (column == PaymentColumn::Status || (column == PaymentColumn::Time && source.states)) {
        arms = stateArms(query, source.possible.value_or(statesByRank()), tests, rows);
    } else {
        const Order order = orderOf(column);
        const Sql hull = column == PaymentColumn::Time ? within("l.created_ms", hullOf(query.filter.times)) : Sql{};
        for (const Sql &stretch : stretches(query, order))
            arms.append(arm(query, order.walk, order.key, QList<Sql>{hull, stretch} + tests, rows));
    }
    if (arms.size() == 1)
        return arms.first();
    const Sql all = united(arms);
    return {u"SELECT * FROM (" + all.text + u')' + orderBy(query.sort, QStringLiteral("k"), {}) + limit(rows), all.values};
}

Sql prefix(const PaymentQuery &query, const Source &source, const QList<Sql> &tests)
{
    const Sql first = walk(query, source, {}, source.prefix);
    Sql sql{u"SELECT l.row_no AS row_no, w.k AS k, l.created_ms AS created_ms FROM (" + first.text +
                u") w CROSS JOIN listing l ON l.created_ms = w.created_ms AND l.row_no = w.row_no WHERE 1",
            first.values};
    for (const Sql &test : tests)
        sql += Sql{u" AND " + test.text, test.values};
    sql.text += orderBy(query.sort, QStringLiteral("w.k"), QStringLiteral("l.")) + limit(query.limit);
    return sql;
}

Sql scan(const PaymentQuery &query, const Source &source, const QList<Sql> &tests)
{
    const Order order = orderOf(query.sort.column);
    QList<Sql> conditions = tests;
    const QList<Sql> behind = stretches(query, order);
    Sql place{u'(' + behind.first().text, behind.first().values};
    for (qsizetype i = 1; i < behind.size(); ++i)
        place += Sql{u" OR " + behind[i].text, behind[i].values};
    place.text += u')';
    if (query.after)
        conditions.append(place);
    Sql sql = found(u"l.row_no AS row_no, " + order.key + u" AS k, l.created_ms AS created_ms", order.join, source,
                    hullOf(query.filter.times), conditions);
    sql.text += orderBy(query.sort, order.key, QStringLiteral("l.")) + limit(query.limit);
    return sql;
}

/// Rows of any of the choices, each by its index.
template <typename T, typename Select> Sql anyOf(const QList<T> &choices, const Select &select)
{
    Sql sql;
    for (const T &choice : choices) {
        const Sql one = select(choice);
        sql += Sql{(sql.isEmpty() ? QString() : QStringLiteral(" UNION ALL ")) + one.text, one.values};
    }
    return sql;
}

/// Late money has an index of its own: "needs attention" is two stretches.
void addStateSource(QList<Sql> &sources, const Choice<StatusChoice> &choices)
{
    Sql sql;
    for (const StatusChoice &choice : choices.any) {
        if (!choice.status.isEmpty() || !choice.subStatus.isEmpty() || choice.unclearOperation)
            return;
        sql += Sql{(sql.isEmpty() ? QString() : QStringLiteral(" UNION ALL ")) + statesSource(choice.states).text, {}};
        if (choice.lateMoney || choice.released)
            sql.text += QLatin1String(" UNION ALL SELECT created_ms, row_no FROM listing INDEXED BY listing_flags WHERE flags <> 0");
    }
    if (!sql.isEmpty())
        sources.append(sql);
}

}

Sql statesSource(const QList<AttemptState> &states)
{
    return {u"SELECT created_ms, row_no FROM listing INDEXED BY listing_state WHERE state IN (" + stateCodes(states) + u')', {}};
}

bool hasOtherTests(const PaymentFilter &filter, const std::optional<CustomerId> &customer)
{
    PaymentFilter others = filter;
    others.times = {};
    if (possibleStates(filter))
        others.status = others.flags = {};
    return customer || !others.isEmpty();
}

QList<Sql> rowSources(const PaymentFilter &filter, const std::optional<CustomerId> &customer, const KnownTexts &known)
{
    QList<Sql> sources;
    const auto byText = [](const char *column, listing::Text kind, const QString &typed, Whole whole) {
        const QString name = QString::fromLatin1(column);
        const Sql ids = textIds(kind, typed, whole);
        return Sql{u"SELECT created_ms, row_no FROM listing INDEXED BY listing_" + name + u" WHERE " + name + u" IN (" + ids.text + u')',
                   ids.values};
    };
    if (customer)
        sources.append({QStringLiteral("SELECT created_ms, row_no FROM attempt WHERE customer = ? AND customer <> ''"), {sqlText(customer->text())}});
    addStateSource(sources, filter.status);
    addStateSource(sources, filter.flags);
    sources.append(anyOf(filter.operators.any, [&](const NameChoice &choice) {
        return byText("operator", listing::Text::Operator, choice.text, choice.exact ? Whole::Yes : Whole::No);
    }));
    sources.append(anyOf(filter.registers.any, [&](const QString &id) {
        return byText("register", listing::Text::Register, id, Whole::Yes);
    }));
    sources.append(anyOf(filter.customers.any, [&known](const NameChoice &choice) { return rowsOfCustomer(choice, known); }));
    sources.append(anyOf(filter.amounts.any, rowsOfAmount));
    for (const AmountRange &amount : filter.amounts.all)
        sources.append(rowsOfAmount(amount));
    sources.removeIf([](const Sql &sql) { return sql.isEmpty(); });
    return sources;
}

Sql paymentPage(const PaymentQuery &query, const Source &source, Way way)
{
    const QList<Sql> tests = testsOf(query.filter, query.customer, source);
    Sql inner;
    switch (way) {
    case Way::Walk: inner = walk(query, source, tests, query.limit); break;
    case Way::Prefix: inner = prefix(query, source, tests); break;
    case Way::Scan: inner = scan(query, source, tests); break;
    }
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM (") + inner.text +
                u") r CROSS JOIN attempt a ON a.row_no = r.row_no CROSS JOIN sale s ON s.id = a.sale "
                u"LEFT JOIN payment p ON p.attempt = a.id" +
                orderBy(query.sort, QStringLiteral("r.k"), QStringLiteral("a.")),
            inner.values};
}

Sql moneyOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer, const Source &source)
{
    return found(QStringLiteral("l.created_ms, (l.currency << 37) | (l.kind << 5) | l.state, l.taken, l.refunded"), {}, source,
                 hullOf(filter.times), testsOf(filter, customer, source));
}

Sql paymentOrder(const PaymentQuery &query, const Source &source, Way way)
{
    PaymentQuery all = query;
    all.limit = std::numeric_limits<int>::max();
    all.after.reset();
    const QList<Sql> tests = testsOf(all.filter, all.customer, source);
    return way == Way::Scan ? scan(all, source, tests) : walk(all, source, tests, all.limit);
}

Sql siblings(const SaleId &sale, const AttemptId &except)
{
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM attempt a JOIN sale s ON s.id = a.sale LEFT JOIN payment p ON p.attempt = a.id "
            "WHERE a.sale = ? AND a.id <> ? ORDER BY a.number"),
            {sqlText(sale.text()), sqlText(except.text())}};
}

}
