// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salvagetable.h"

#include <optional>

namespace pos::salvage {

namespace {

/// A damaged row number may pretend to a billion rows; a page holds some dozens.
constexpr int MostFailures = 5000;

/// As they are stored: an empty text or blob is not a missing one.
QVariantList stored(const Rows &rows, int count)
{
    QVariantList values = rows.values(0, count);
    for (int column = 0; column < count; ++column) {
        QVariant &value = values[column];
        if (rows.isNull(column))
            value = QVariant();
        else if (value.typeId() == QMetaType::QString)
            value = sqlText(value.toString());
        else if (value.typeId() == QMetaType::QByteArray)
            value = sqlBlob(value.toByteArray());
    }
    return values;
}

class TableCopy
{
public:
    TableCopy(Database &damaged, Database &fresh, QString table) : m_damaged(damaged), m_fresh(fresh), m_table(std::move(table)) {}
    Result<TableYield> run();

private:
    Result<void> readShape();
    Result<void> take(Rows &rows, qint64 &last, bool &readable);
    Result<void> copyRange(qint64 low, qint64 high);
    Result<void> copyFromBothEnds();
    std::optional<qint64> edge(const QString &function);

    Database &m_damaged;
    Database &m_fresh;
    const QString m_table;
    QStringList m_columns;
    QStringList m_key; ///< primary key columns
    bool m_numbered = false;
    QString m_insert;
    int m_failures = 0;
    TableYield m_yield;
};

Result<void> TableCopy::readShape()
{
    const Result<void> walked = m_fresh.eachText(
        QStringLiteral("SELECT name, pk FROM pragma_table_info(?)"), {sqlText(m_table)}, [&](const Rows &row) {
        m_columns += row.text(0);
        if (row.integer(1) > 0)
            m_key += row.text(0);
    });
    if (!walked)
        return fail(walked.error());
    // A file of an older version knows fewer columns; the others get their defaults.
    QStringList known;
    if (Result<Rows> there = m_damaged.runText(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {sqlText(m_table)})) {
        for (Result<bool> more = there->next(); more && *more; more = there->next())
            known += there->text(0);
    }
    if (!known.isEmpty())
        m_columns.removeIf([&known](const QString &column) { return !known.contains(column); });
    const Result<QVariant> sql = m_fresh.scalar(u"SELECT sql FROM sqlite_master WHERE name = '" + m_table + u'\'');
    if (!sql)
        return fail(sql.error());
    m_numbered = !sql->toString().contains(QLatin1String("WITHOUT ROWID"));
    m_insert = u"INSERT OR IGNORE INTO " + m_table + (m_numbered ? u" (rowid, " : u" (") + m_columns.join(u',') + u") VALUES ("
               + QStringList(m_columns.size() + (m_numbered ? 1 : 0), QStringLiteral("?")).join(u',') + u')';
    return {};
}

/// Inserts what `rows` yields. `readable` = it came to the end; else `last` is the last row number taken.
Result<void> TableCopy::take(Rows &rows, qint64 &last, bool &readable)
{
    const int count = int(m_columns.size()) + (m_numbered ? 1 : 0);
    for (;;) {
        const Result<bool> more = rows.next();
        readable = more.has_value();
        if (!more || !*more)
            return {};
        if (m_numbered)
            last = rows.integer(0);
        const Result<Rows> inserted = m_fresh.runText(m_insert, stored(rows, count));
        if (inserted && inserted->affected() > 0) {
            ++m_yield.kept;
        } else if (!inserted && inserted.error().kind != ErrorKind::Conflict) {
            return fail(inserted.error());
        } else if (m_numbered) { // walking from both ends meets rows a second time
            ++m_yield.lost;
            m_yield.findings += m_table + u" row " + QString::number(last) + u": does not fit the table";
        }
    }
}

/// Halves what cannot be read until single rows are left. A damaged page costs its rows, not its neighbours.
Result<void> TableCopy::copyRange(qint64 low, qint64 high)
{
    while (low <= high) {
        Result<Rows> rows = m_damaged.runText(u"SELECT rowid, " + m_columns.join(u',') + u" FROM " + m_table
                                                  + u" WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
                                              {sqlInt(low), sqlInt(high)});
        qint64 last = low - 1;
        bool readable = false;
        if (rows) {
            if (const Result<void> taken = take(*rows, last, readable); !taken)
                return taken;
        }
        if (readable)
            return {};
        low = last + 1;
        if (low > high)
            return {};
        if (low == high || ++m_failures > MostFailures) {
            ++m_yield.lost;
            m_yield.findings += QStringLiteral("%1 rows %2 to %3: cannot be read").arg(m_table).arg(low).arg(high);
            return {};
        }
        const qint64 middle = low + (high - low) / 2;
        if (const Result<void> done = copyRange(low, middle); !done)
            return done;
        low = middle + 1;
    }
    return {};
}

/// Small tables without row numbers: forwards to the damage, then backwards to it.
Result<void> TableCopy::copyFromBothEnds()
{
    for (const QLatin1String direction : {QLatin1String(" ASC"), QLatin1String(" DESC")}) {
        Result<Rows> rows = m_damaged.runText(u"SELECT " + m_columns.join(u',') + u" FROM " + m_table + u" ORDER BY "
                                              + m_key.join(direction + u',') + direction);
        qint64 last = 0;
        bool readable = false;
        if (rows) {
            if (const Result<void> taken = take(*rows, last, readable); !taken)
                return taken;
        }
        if (readable)
            return {};
    }
    ++m_yield.lost;
    m_yield.findings += m_table + u": a part cannot be read";
    return {};
}

std::optional<qint64> TableCopy::edge(const QString &function)
{
    const Result<QVariant> value = m_damaged.scalar(u"SELECT " + function + u"(rowid) FROM " + m_table);
    return value && !value->isNull() ? std::optional(value->toLongLong()) : std::nullopt;
}

Result<TableYield> TableCopy::run()
{
    Result<void> done = readShape();
    if (done && !m_numbered) {
        done = copyFromBothEnds();
    } else if (done) {
        const Result<QVariant> empty = m_damaged.scalar(u"SELECT count(*) FROM (SELECT 1 FROM " + m_table + u" LIMIT 1)");
        const std::optional<qint64> first = edge(QStringLiteral("min")), last = edge(QStringLiteral("max"));
        if (first || last) {
            // One end may be in the damaged part: then as far from the other as a till comes in a lifetime.
            constexpr qint64 Reach = 1 << 16;
            done = copyRange(first.value_or(1), last.value_or(first.value_or(1) + Reach));
        } else if (!empty || empty->toInt() > 0) {
            ++m_yield.lost;
            m_yield.findings += m_table + u": cannot be read at all";
        }
    }
    if (!done)
        return fail(done.error());
    return m_yield;
}

}

Result<TableYield> copyTable(Database &damaged, Database &fresh, const QString &table)
{
    return TableCopy(damaged, fresh, table).run();
}

}
