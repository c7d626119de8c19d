// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentReader's choice of a way to the rows of a filter: what can be counted by index is counted, up to where
// it stops to matter, before anything is read.
#include "journal/paymentreader.h"
#include "journal/searchsql.h"

#include <algorithm>
#include <limits>

namespace pos {

namespace {

constexpr qsizetype MostKnown = 20'000; // ids written into a statement
constexpr qint64 RowsPerPlace = 8;      // what looking up one row costs, in rows read one after the other
constexpr qint64 DayMs = 86'400'000;

const QString NoText = QStringLiteral("-1");

const Statement CountRows{"SELECT coalesce(max(row_no), 0) FROM attempt"};
const Statement CountDays{"SELECT coalesce(sum(payments), 0) FROM total WHERE span = 86400000 AND start >= ? AND start <= ?"};

Result<qint64> numberOf(const Result<std::optional<Rows>> &row)
{
    if (!row)
        return fail(row.error());
    return *row ? (*row)->integer(0) : 0;
}

qint64 endOf(const TimeRange &range)
{
    return range.untilMs == 0 ? std::numeric_limits<qint64>::max() : range.untilMs;
}

}

Result<search::KnownTexts> PaymentReader::knownTexts(const PaymentFilter &filter)
{
    search::KnownTexts known;
    for (const search::TextKey &key : search::textsOf(filter)) {
        if (known.contains(key))
            continue;
        const search::Sql select = search::textIds(key.kind, key.typed, key.whole);
        QStringList ids;
        const Result<void> walked = m_database->eachText(select.text + QStringLiteral(" LIMIT %1").arg(MostKnown + 1), select.values,
                                                         [&ids](const Rows &row) { ids.append(QString::number(row.integer(0))); });
        if (!walked)
            return fail(walked.error());
        if (ids.size() <= MostKnown)
            known.insert(key, ids.isEmpty() ? NoText : ids.join(u',')); // an index cannot look for nothing
    }
    return known;
}

/// The row numbers, or none when there are many.
Result<std::optional<QList<qint64>>> PaymentReader::few(const search::Sql &sql)
{
    QList<qint64> found;
    const Result<void> walked = m_database->eachText(
        u"SELECT DISTINCT row_no FROM (" + sql.text + QStringLiteral(") LIMIT %1").arg(m_ways.few + 1), sql.values,
        [&found](const Rows &row) { found.append(row.integer(0)); });
    if (!walked)
        return fail(walked.error());
    if (found.size() > m_ways.few)
        return std::optional<QList<qint64>>();
    std::ranges::sort(found);
    return std::optional(std::move(found));
}

Result<search::Source> PaymentReader::sourceOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer)
{
    Result<search::KnownTexts> known = knownTexts(filter);
    if (!known)
        return fail(known.error());
    search::Source source;
    source.known = std::move(*known);
    source.prefix = m_ways.prefix;
    source.possible = possibleStates(filter);
    const auto narrow = [&source](QList<qint64> rows) {
        if (source.rows)
            rows.removeIf([&source](qint64 row) { return !std::ranges::binary_search(*source.rows, row); });
        source.rows = std::move(rows);
    };
    for (const search::Sql &rows : search::rowSources(filter, customer, source.known)) {
        Result<std::optional<QList<qint64>>> found = few(rows);
        if (!found)
            return fail(found.error());
        if (*found)
            narrow(std::move(**found));
    }
    for (const SearchWord &word : filter.words) {
        if (source.rows && source.rows->isEmpty())
            return source; // the rest cannot add anything
        Result<std::optional<QList<qint64>>> found =
            word.negated ? std::optional<QList<qint64>>() : few(search::rowsOfWord(word, source.known));
        if (!found)
            return fail(found.error());
        if (*found)
            narrow(std::move(**found));
        else
            source.words.append(word);
    }
    if (source.possible && !source.rows) {
        Result<qint64> count = 0;
        if (search::hasOtherTests(filter, customer))
            count = countUpTo(search::statesSource(*source.possible), m_ways.prefix);
        if (!count)
            return fail(count.error());
        if (*count <= m_ways.prefix)
            source.states = source.possible;
    }
    return source;
}

/// How many there are; `most` + 1 stands for more.
Result<qint64> PaymentReader::countUpTo(const search::Sql &sql, qint64 most)
{
    return numberOf(m_database->firstText(
        u"SELECT count(*) FROM (SELECT 1 FROM (" + sql.text + QStringLiteral(") LIMIT %1)").arg(most + 1), sql.values));
}

/// By whole days, so perhaps some more.
Result<qint64> PaymentReader::paymentsWithin(const TimeRange &hull)
{
    return numberOf(m_database->first(CountDays, {sqlInt(hull.fromMs / DayMs), sqlInt(endOf(hull) / DayMs)}));
}

/// The rarest term leads, if it is rare enough: each of its rows is looked up, the others are not read at all.
Result<void> PaymentReader::addPlaces(search::Source &source, const PaymentFilter &filter, const std::optional<CustomerId> &customer)
{
    if (source.rows || source.states)
        return {};
    const Result<qint64> rows = numberOf(m_database->first(CountRows));
    if (!rows)
        return fail(rows.error());
    qint64 most = *rows / m_ways.part;
    if (const TimeRange hull = hullOf(filter.times); hull != TimeRange()) {
        const Result<qint64> within = paymentsWithin(hull);
        if (!within)
            return fail(within.error());
        most = qMin(most, *within / qMin(m_ways.part, RowsPerPlace));
    }
    const auto lead = [&](const search::Sql &rowsOfTerm) -> Result<bool> {
        const Result<qint64> count = most > 0 ? countUpTo(rowsOfTerm, most) : Result<qint64>(1);
        if (!count)
            return fail(count.error());
        if (*count > most)
            return false;
        most = *count;
        source.places = rowsOfTerm;
        return true;
    };
    for (const search::Sql &term : search::rowSources(filter, customer, source.known)) {
        if (const Result<bool> led = lead(term); !led)
            return fail(led.error());
    }
    const QList<SearchWord> words = source.words;
    for (const SearchWord &word : words) {
        const Result<bool> led = word.negated ? Result<bool>(false) : lead(search::rowsOfWord(word, source.known));
        if (!led)
            return fail(led.error());
        if (*led) { // all of its rows hold the word
            source.words = words;
            source.words.removeOne(word);
        }
    }
    return {};
}

/// Is everything there read and sorted, rather than walked in order?
Result<bool> PaymentReader::isScanned(const PaymentQuery &query, const search::Source &source)
{
    if (source.rows)
        return true;
    const PaymentColumn column = query.sort.column;
    if (column == PaymentColumn::Time || query.filter.isEmpty())
        return false;
    if (source.states && column != PaymentColumn::Status)
        return true;
    const TimeRange hull = hullOf(query.filter.times);
    if (hull == TimeRange())
        return false;
    const Result<qint64> count =
        countUpTo({QStringLiteral("SELECT 1 FROM listing WHERE created_ms >= ? AND created_ms < ?"), {sqlInt(hull.fromMs), sqlInt(endOf(hull))}},
                  m_ways.prefix);
    if (!count)
        return fail(count.error());
    return *count <= m_ways.prefix;
}

}
