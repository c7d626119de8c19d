// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/searchsql.h"

#include "journal/database.h"
#include "journal/fieldtests.h"
#include "journal/searchfold.h"

#include <algorithm>

namespace pos::search {

namespace {

constexpr qsizetype ShortestId = 4;
constexpr qsizetype ShortestPhone = 4;
constexpr qsizetype ShortestDocument = 3;
constexpr qsizetype CounterLength = 6;
constexpr qsizetype MostNameWords = 16; // more is no name, and SQL has a depth

bool isAllDigits(const QString &text)
{
    return !text.isEmpty() && digits(text).size() == text.size();
}

/// "123" -> "000123-": the counter as a cashier says it.
QString paddedCounter(const QString &typed)
{
    return isAllDigits(typed) && typed.size() < CounterLength ? QString(typed.rightJustified(CounterLength, u'0') + u'-')
                                                              : QString();
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
    if (words.isEmpty() || words.size() > MostNameWords)
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

/// The name of the payer, or a reference given to Yuno. References have digits: other words are spared the walk
/// through what Yuno answered.
Sql payerOrReference(const QString &typed)
{
    Sql sql = likeness(QStringLiteral("p.payer_name"), typed, Whole::No);
    if (typed.size() >= ShortestId && typed.size() <= LongestText && !digits(typed).isEmpty()) {
        sql += Sql{QStringLiteral(" OR p.facts GLOB ?"), {sqlText(u"*\"merchantReference\":\"" + globOf(typed) + u'*')}};
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

Sql attemptCandidates(const SearchWord &word)
{
    const QString typed = word.text.trimmed();
    const QString select = QStringLiteral("SELECT row_no FROM attempt WHERE ");
    Sql sql;
    addArm(sql, select, prefixOf("order_id COLLATE NOCASE", typed));
    addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", typed));
    if (const QString tail = paddedCounter(typed); !tail.isEmpty())
        addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", tail));
    addArm(sql, select, {QStringLiteral("idempotency_key = ?"), {sqlText(typed.toLower())}});
    if (typed.size() >= ShortestId) {
        Sql payment = prefixOf("payment_id COLLATE NOCASE", typed);
        payment.text += QLatin1String(" AND payment_id <> ''");
        addArm(sql, select, payment);
    }
    if (!lastFourOf(typed).isEmpty() && typed.size() == 4)
        addArm(sql, select, {QStringLiteral("last_four <> '' AND last_four = ?"), {sqlText(typed)}});
    if (const Sql customers = customerIds(typed); !customers.isEmpty())
        addArm(sql, select, {u"customer <> '' AND customer IN (" + customers.text + u')', customers.values});
    // No index serves what follows; the search ends before it when there are enough matches already.
    addArm(sql, select, likeness(QStringLiteral("description"), typed, Whole::No));
    addArm(sql, QStringLiteral("SELECT a.row_no FROM sale s CROSS JOIN attempt a ON a.sale = s.id WHERE "),
           likeness(QStringLiteral("s.customer_name"), typed, Whole::No));
    addArm(sql, QStringLiteral("SELECT a.row_no FROM payment p CROSS JOIN attempt a ON a.id = p.attempt WHERE "),
           payerOrReference(typed));
    if (word.amount)
        addArm(sql, QStringLiteral("SELECT a.row_no FROM attempt a NOT INDEXED WHERE "), amountTest(*word.amount));
    return sql;
}

Sql wordTest(const SearchWord &word)
{
    const QString typed = word.text.trimmed();
    Sql sql{QStringLiteral("("), {}};
    const auto add = [&sql](const Sql &test) {
        if (sql.text.size() > 1)
            sql.text += QLatin1String(" OR ");
        sql += test;
    };
    add(prefixOf("+a.order_id COLLATE NOCASE", typed));
    add(prefixOf("+a.order_tail COLLATE NOCASE", typed));
    if (const QString tail = paddedCounter(typed); !tail.isEmpty())
        add(prefixOf("+a.order_tail COLLATE NOCASE", tail));
    add({QStringLiteral("+a.idempotency_key = ?"), {sqlText(typed.toLower())}});
    if (typed.size() >= ShortestId)
        add(prefixOf("+a.payment_id COLLATE NOCASE", typed));
    if (!lastFourOf(typed).isEmpty() && typed.size() == 4)
        add({QStringLiteral("+a.last_four = ?"), {sqlText(typed)}});
    if (word.amount)
        add(amountTest(*word.amount));
    if (const Sql customers = customerIds(typed); !customers.isEmpty())
        add({u"(a.customer <> '' AND +a.customer IN (" + customers.text + u"))", customers.values});
    add(likeness(QStringLiteral("a.description"), typed, Whole::No));
    add(customerNameTest(typed, Whole::No));
    Sql payer = payerOrReference(typed);
    add({u"EXISTS (SELECT 1 FROM payment p WHERE p.attempt = a.id AND (" + payer.text + u"))", payer.values});
    sql.text += u')';
    return sql;
}

Sql customerTest(const NameChoice &choice)
{
    Sql sql = customerNameTest(choice.text, choice.exact ? Whole::Yes : Whole::No);
    if (const Sql customers = customerIds(choice.text); !customers.isEmpty())
        sql += Sql{u" OR (a.customer <> '' AND +a.customer IN (" + customers.text + u"))", customers.values};
    return {u'(' + sql.text + u')', sql.values};
}

}
