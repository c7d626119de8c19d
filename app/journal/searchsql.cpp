// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/searchsql.h"

#include "journal/database.h"
#include "journal/fieldtests.h"
#include "journal/searchfold.h"

#include <algorithm>
#include <limits>

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

namespace {

#define ROWS_OF_LISTING "SELECT created_ms, row_no FROM listing INDEXED BY "

/// Rows whose customer, payer or note is one of these texts.
void addTextArms(Sql &sql, const Sql &names, const Sql &notes)
{
    addArm(sql, QStringLiteral(ROWS_OF_LISTING "listing_customer WHERE "), {u"customer IN (" + names.text + u')', names.values});
    addArm(sql, QStringLiteral(ROWS_OF_LISTING "listing_payer WHERE "),
           {u"payer <> 0 AND payer IN (" + names.text + u')', names.values});
    if (!notes.isEmpty())
        addArm(sql, QStringLiteral(ROWS_OF_LISTING "listing_note WHERE "),
               {u"note <> 0 AND note IN (" + notes.text + u')', notes.values});
}

TextKey nameKey(const QString &typed, bool exact = false)
{
    return {listing::Text::Person, typed, exact ? Whole::Yes : Whole::No};
}

TextKey noteKey(const QString &typed)
{
    return {listing::Text::Note, typed, Whole::No};
}

}

QList<TextKey> textsOf(const PaymentFilter &filter)
{
    QList<TextKey> keys;
    for (const SearchWord &word : filter.words)
        keys += {nameKey(word.text.trimmed()), noteKey(word.text.trimmed())};
    for (const QList<NameChoice> *choices : {&filter.customers.any, &filter.customers.all, &filter.customers.none}) {
        for (const NameChoice &choice : *choices)
            keys += nameKey(choice.text, choice.exact);
    }
    return keys;
}

Sql rowsOfAmount(const AmountRange &range)
{
    Sql sql{QStringLiteral(ROWS_OF_LISTING "listing_amount WHERE amount >= ? AND amount <= ?"),
            {sqlInt(range.low.value_or(std::numeric_limits<qint64>::min())),
             sqlInt(range.high.value_or(std::numeric_limits<qint64>::max()))}};
    if (range.currency.isValid())
        sql += Sql{QStringLiteral(" AND currency = ?"), {sqlInt(listing::lettersCode(range.currency.code()))}};
    return sql;
}

namespace {

Sql rowsOfIdentities(const QString &typed, const QString &columns)
{
    Sql sql;
    if (const Sql customers = customerIds(typed); !customers.isEmpty())
        addArm(sql, u"SELECT " + columns + u" FROM attempt a WHERE ",
               {u"customer <> '' AND customer IN (" + customers.text + u')', customers.values});
    return sql;
}

/// Ids, identities and references: each has an index of its own. `columns` are those of attempt "a".
Sql rowsOfIds(const QString &typed, const QString &columns)
{
    const QString select = u"SELECT " + columns + u" FROM attempt a WHERE ";
    Sql sql;
    addArm(sql, select, prefixOf("order_id COLLATE NOCASE", typed));
    addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", typed));
    if (const QString tail = paddedCounter(typed); !tail.isEmpty())
        addArm(sql, select, prefixOf("order_tail COLLATE NOCASE", tail));
    addArm(sql, select, {QStringLiteral("idempotency_key = ? AND origin = 'Till'"), {sqlText(typed.toLower())}});
    if (typed.size() >= ShortestId) {
        Sql payment = prefixOf("payment_id COLLATE NOCASE", typed);
        payment.text += QLatin1String(" AND payment_id <> ''");
        addArm(sql, select, payment);
        // References have digits; other words are spared the look.
        if (typed.size() <= LongestText && !digits(typed).isEmpty())
            addArm(sql, u"SELECT " + columns + u" FROM list_reference r CROSS JOIN attempt a ON a.row_no = r.row_no WHERE ",
                   prefixOf("r.folded", fold(typed)));
    }
    if (!lastFourOf(typed).isEmpty() && typed.size() == 4)
        addArm(sql, select, {QStringLiteral("last_four <> '' AND last_four = ?"), {sqlText(typed)}});
    if (const Sql customers = rowsOfIdentities(typed, columns); !customers.isEmpty())
        addArm(sql, QString(), customers);
    return sql;
}

const QString &places()
{
    static const QString columns = QStringLiteral("a.created_ms, a.row_no");
    return columns;
}

const QString &numbers()
{
    static const QString columns = QStringLiteral("a.row_no");
    return columns;
}

/// Texts are few where rows are many: a test looks at the row's texts before it collects anything.
Sql textTest(const Sql &names, const Sql &notes, const Sql &rows)
{
    Sql sql{u"(+l.customer IN (" + names.text + u") OR (+l.payer <> 0 AND +l.payer IN (" + names.text + u"))",
            names.values + names.values};
    if (!notes.isEmpty())
        sql += Sql{u" OR +l.note IN (" + notes.text + u')', notes.values};
    if (!rows.isEmpty())
        sql += Sql{u" OR +l.row_no IN (" + rows.text + u')', rows.values};
    return sql;
}

}

Sql rowsOfWord(const SearchWord &word, const KnownTexts &known)
{
    const QString typed = word.text.trimmed();
    Sql sql = rowsOfIds(typed, places());
    addTextArms(sql, textIds(known, nameKey(typed)), textIds(known, noteKey(typed)));
    if (word.amount)
        addArm(sql, QString(), rowsOfAmount(*word.amount));
    return sql;
}

Sql wordTest(const SearchWord &word, const KnownTexts &known)
{
    const QString typed = word.text.trimmed();
    Sql sql = textTest(textIds(known, nameKey(typed)), textIds(known, noteKey(typed)), rowsOfIds(typed, numbers()));
    if (word.amount) {
        const Sql amount = amountTest(*word.amount);
        sql += Sql{u" OR " + amount.text, amount.values};
    }
    sql.text += u')';
    return sql;
}

Sql rowsOfCustomer(const NameChoice &choice, const KnownTexts &known)
{
    Sql sql = rowsOfIdentities(choice.text, places());
    addTextArms(sql, textIds(known, nameKey(choice.text, choice.exact)), {});
    return sql;
}

Sql customerTest(const NameChoice &choice, const KnownTexts &known)
{
    Sql sql = textTest(textIds(known, nameKey(choice.text, choice.exact)), {}, rowsOfIdentities(choice.text, numbers()));
    sql.text += u')';
    return sql;
}

}
