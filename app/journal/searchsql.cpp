// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/searchsql.h"

#include "journal/database.h"
#include "journal/searchfold.h"

#include <algorithm>

namespace pos::search {

namespace {

constexpr qsizetype ShortestId = 4;
constexpr qsizetype ShortestPhone = 4;
constexpr qsizetype ShortestDocument = 3;
constexpr qsizetype CounterLength = 6;

#define PAGE_COLUMNS                                                                                                   \
    "a.id, a.sale, a.order_id, a.payment_id, a.created_ms, a.state, a.status, a.sub_status, a.amount_minor, "         \
    "a.currency, CASE WHEN s.customer_name <> '' THEN s.customer_name ELSE coalesce(p.payer_name, '') END, "          \
    "a.method_label, a.operator, a.released, a.late_money, a.last_check_ms "

bool isAllDigits(const QString &text)
{
    return !text.isEmpty() && digits(text).size() == text.size();
}

/// Only digits and what people write between them.
bool looksLikePhone(const QString &text)
{
    for (const QChar character : text) {
        if (!character.isDigit() && !QStringView(u"+-(). ").contains(character))
            return false;
    }
    return digits(text).size() >= ShortestPhone;
}

Sql prefixOf(const char *column, const QString &prefix)
{
    const QString name = QString::fromLatin1(column);
    return {u'(' + name + u" >= ? AND " + name + u" < ?)", {sqlText(prefix), sqlText(prefixEnd(prefix))}};
}

void addArm(Sql &sql, const QString &select, const Sql &condition)
{
    if (!sql.isEmpty())
        sql.text += QLatin1String(" UNION ALL ");
    sql += Sql{select + condition.text, condition.values};
}

void addNameArm(Sql &sql, const QString &text)
{
    QStringList words = tokens(text);
    if (words.isEmpty())
        return;
    // The longest word is the rarest: it leads, the others only confirm.
    std::ranges::sort(words, [](const QString &a, const QString &b) { return a.size() > b.size(); });
    Sql condition = prefixOf("token", words.takeFirst());
    for (const QString &word : std::as_const(words)) {
        const Sql other = prefixOf("o.token", word);
        condition += Sql{u" AND EXISTS (SELECT 1 FROM customer_token o WHERE o.customer = t.customer AND " +
                             other.text + u')',
                         other.values};
    }
    addArm(sql, QStringLiteral("SELECT t.customer FROM customer_token t WHERE "), condition);
}

/// Conditions that every arm of a page has: where to continue, from when, until when.
Sql commonConditions(const PaymentQuery &query)
{
    Sql sql;
    if (query.after) {
        sql += Sql{QStringLiteral(" AND (created_ms, id) < (?, ?)"),
                   {sqlInt(query.after->first), sqlText(query.after->second.text())}};
    }
    if (query.fromMs > 0)
        sql += Sql{QStringLiteral(" AND created_ms >= ?"), {sqlInt(query.fromMs)}};
    if (query.untilMs > 0)
        sql += Sql{QStringLiteral(" AND created_ms < ?"), {sqlInt(query.untilMs)}};
    return sql;
}

Sql stateList(const QList<AttemptState> &states)
{
    Sql sql;
    for (const AttemptState state : states)
        sql += Sql{sql.isEmpty() ? QStringLiteral("?") : QStringLiteral(", ?"), {sqlText(attemptStateName(state))}};
    return sql;
}

/// "+state" keeps the index on state out of it: this arm has a better way in.
Sql stateFilter(const PaymentQuery &query)
{
    if (query.states.isEmpty())
        return {};
    const Sql list = stateList(query.states);
    const QString late = query.orLateMoney ? QStringLiteral(" OR +late_money = 1") : QString();
    return {u" AND (+state IN (" + list.text + u')' + late + u')', list.values};
}

Sql arm(const QString &from, const Sql &condition, const Sql &common, int limit)
{
    return Sql{u"SELECT * FROM (SELECT row_no, created_ms, id FROM " + from + u" WHERE " + condition.text, condition.values} +=
           Sql{common.text + QStringLiteral(" ORDER BY created_ms DESC, id DESC LIMIT %1)").arg(limit), common.values};
}

/// Tests each row instead of looking for it; "+" keeps single indexes out.
Sql broadTextCondition(const QString &text)
{
    Sql sql{QStringLiteral("("), {}};
    sql += prefixOf("+order_id COLLATE NOCASE", text);
    sql.text += QLatin1String(" OR ");
    sql += prefixOf("+order_tail COLLATE NOCASE", text);
    sql.text += QLatin1String(" OR ");
    sql += prefixOf("+payment_id COLLATE NOCASE", text);
    sql += Sql{QStringLiteral(" OR +last_four = ?"), {sqlText(text)}};
    if (const Sql customers = customerIds(text); !customers.isEmpty())
        sql += Sql{u" OR +customer IN (" + customers.text + u')', customers.values};
    sql.text += u')';
    return sql;
}

Sql innerPage(const PaymentQuery &query, const TextMatch &match)
{
    const Sql common = commonConditions(query);
    const Sql states = stateFilter(query);
    const QString newestFirst = QStringLiteral("attempt INDEXED BY attempt_created");
    Sql customer;
    if (query.customer)
        customer = {QStringLiteral(" AND +customer = ?"), {sqlText(query.customer->text())}};
    if (match.isFiltered && !match.tooMany) {
        QStringList rows{QStringLiteral("-1")};
        for (const qint64 row : match.rows)
            rows.append(QString::number(row));
        Sql condition{u"row_no IN (" + rows.join(u',') + u')', {}};
        return arm(QStringLiteral("attempt"), (condition += customer) += states, common, query.limit);
    }
    if (match.isFiltered) {
        Sql condition = broadTextCondition(query.text.trimmed());
        return arm(newestFirst, (condition += customer) += states, common, query.limit);
    }
    if (query.customer) {
        Sql condition{QStringLiteral("customer = ? AND customer <> ''"), customer.values};
        return arm(QStringLiteral("attempt INDEXED BY attempt_customer"), condition += states, common, query.limit);
    }
    if (query.states.isEmpty())
        return arm(newestFirst, {QStringLiteral("1"), {}}, common, query.limit);
    // One walk per state, each in its index and each ending after a page, then merged.
    Sql sql;
    for (const AttemptState state : query.states) {
        addArm(sql, {}, arm(QStringLiteral("attempt INDEXED BY attempt_state"),
                            {QStringLiteral("state = ?"), {sqlText(attemptStateName(state))}}, common, query.limit));
    }
    if (query.orLateMoney) {
        const Sql list = stateList(query.states);
        addArm(sql, {}, arm(QStringLiteral("attempt INDEXED BY attempt_late"),
                            {u"late_money = 1 AND +state NOT IN (" + list.text + u')', list.values}, common,
                            query.limit));
    }
    return sql;
}

}

Sql customerIds(const QString &text)
{
    const QString typed = text.trimmed();
    Sql sql;
    if (typed.isEmpty())
        return sql;
    const QString select = QStringLiteral("SELECT id FROM customer WHERE ");
    if (typed.size() >= ShortestId) {
        addArm(sql, select, prefixOf("id", typed.toLower()));
        addArm(sql, select, {QStringLiteral("gateway_id <> '' AND gateway_id = ?"), {sqlText(typed)}});
    }
    Sql email = prefixOf("email_folded", foldEmail(typed));
    email.text += QLatin1String(" AND email_folded <> ''");
    addArm(sql, select, email);
    if (looksLikePhone(typed)) {
        Sql full = prefixOf("phone_full", digits(typed));
        full.text += QLatin1String(" AND phone_full <> ''");
        addArm(sql, select, full);
        Sql national = prefixOf("phone_national", digits(typed));
        national.text += QLatin1String(" AND phone_national <> ''");
        addArm(sql, select, national);
    }
    if (const QString document = foldDocument(typed);
        document.size() >= ShortestDocument && !digits(document).isEmpty()) {
        Sql condition = prefixOf("document_folded", document);
        condition.text += QLatin1String(" AND document_folded <> ''");
        addArm(sql, select, condition);
    }
    addNameArm(sql, typed);
    return sql;
}

Sql customersFor(const QString &text, int limit)
{
    const Sql ids = customerIds(text);
    if (ids.isEmpty())
        return {};
    const QString typed = text.trimmed();
    Sql sql{u"SELECT c.id FROM customer c WHERE c.id IN (" + ids.text + u") ORDER BY ", ids.values};
    sql += Sql{QStringLiteral("(c.id = ? OR (c.email_folded <> '' AND c.email_folded = ?) OR (c.phone_full <> '' AND "
                              "? IN (c.phone_full, c.phone_national)) OR (c.document_folded <> '' AND "
                              "c.document_folded = ?)) DESC, c.updated_ms DESC, c.id LIMIT ?"),
               {sqlText(typed.toLower()), sqlText(foldEmail(typed)), sqlText(digits(typed)),
                sqlText(foldDocument(typed)), sqlInt(limit)}};
    return sql;
}

Sql attemptCandidates(const QString &text)
{
    const QString typed = text.trimmed();
    const QString select = QStringLiteral("SELECT row_no FROM attempt WHERE ");
    Sql sql;
    addArm(sql, select, prefixOf("order_id COLLATE NOCASE", typed));
    addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", typed));
    if (isAllDigits(typed) && typed.size() < CounterLength)
        addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", typed.rightJustified(CounterLength, u'0') + u'-'));
    if (typed.size() >= ShortestId) {
        Sql payment = prefixOf("payment_id COLLATE NOCASE", typed);
        payment.text += QLatin1String(" AND payment_id <> ''");
        addArm(sql, select, payment);
    }
    if (!lastFourOf(typed).isEmpty() && typed.size() == 4)
        addArm(sql, select, {QStringLiteral("last_four <> '' AND last_four = ?"), {sqlText(typed)}});
    if (const Sql customers = customerIds(typed); !customers.isEmpty())
        addArm(sql, select, {u"customer <> '' AND customer IN (" + customers.text + u')', customers.values});
    return sql;
}

Sql paymentPage(const PaymentQuery &query, const TextMatch &match)
{
    const Sql inner = innerPage(query, match);
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM (SELECT row_no FROM (") + inner.text +
                QStringLiteral(") ORDER BY created_ms DESC, id DESC LIMIT %1) k ").arg(query.limit) +
                QStringLiteral("CROSS JOIN attempt a ON a.row_no = k.row_no JOIN sale s ON s.id = a.sale "
                "LEFT JOIN payment p ON p.attempt = a.id ORDER BY a.created_ms DESC, a.id DESC"),
            inner.values};
}

Sql siblings(const SaleId &sale, const AttemptId &except)
{
    return {QStringLiteral("SELECT " PAGE_COLUMNS "FROM attempt a JOIN sale s ON s.id = a.sale LEFT JOIN payment p ON p.attempt = a.id "
            "WHERE a.sale = ? AND a.id <> ? ORDER BY a.number"),
            {sqlText(sale.text()), sqlText(except.text())}};
}

}
