// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentReader::summary(): from the sums that are kept where a filter asks for
// times, states, currencies, countries and methods alone, else from the rows that
// the list shows.
#include "journal/paymentreader.h"

#include "journal/listingvalues.h"
#include "journal/storageerror.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <unordered_map>

namespace pos {

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 24 * HourMs;
constexpr qint64 LongMs = 32 * DayMs;
constexpr qint64 Ever = std::numeric_limits<qint64>::max();
constexpr qint64 Never = std::numeric_limits<qint64>::min();

#define LINE "currency, country, kind, brand, state"
const Statement SumsOfSpan{"SELECT " LINE ", sum(payments), sum(taken), sum(refunded) FROM total "
                           "WHERE span = ? AND start >= ? AND start < ? GROUP BY " LINE};
const Statement SumsOfRows{"SELECT " LINE ", 1, taken, refunded FROM listing WHERE created_ms >= ? AND created_ms < ?"};
const Statement KindsAndBrands{"SELECT id, folded FROM list_text WHERE kind IN (3, 8)"};

qint64 floorTo(qint64 ms, qint64 span)
{
    return ms == Never ? Never : (ms >= 0 ? ms / span : -((-ms + span - 1) / span));
}

qint64 ceilTo(qint64 ms, qint64 span)
{
    return ms == Never || ms == Ever ? floorTo(ms, span) : floorTo(ms + span - 1, span);
}

/// One row of sums, from wherever it came.
struct Line
{
    qint64 currency, country, kind, brand, state, payments;
    MoneyMoved money;

    std::array<qint64, 5> face() const { return {currency, country, kind, brand, state}; }
};

class Summing
{
public:
    Summing(Database &database, const SummaryQuery &query) : m_database(database), m_query(query) {}

    Result<void> readNames();
    Result<PaymentSummary> byTotals();
    Result<PaymentSummary> byRows(const search::Sql &rows, const std::optional<search::Sql> &before);
    /// Times as one range, and nothing that depends on more than what the sums are kept by.
    static bool isKept(const SummaryQuery &query);

private:
    using Take = std::function<void(const Line &)>;
    Result<void> sumUp(TimeRange range, const Take &take);
    Result<void> sumWhole(qint64 span, qint64 from, qint64 until, const Take &take);
    Result<void> read(const Statement &statement, const QVariantList &values, const Take &take);
    Result<void> readRows(const search::Sql &sql, const std::function<void(qint64, const Line &)> &take);
    bool isWanted(const Line &line);
    bool matches(const Line &line) const;
    void addTo(SumsByCurrency &sums, const Line &line) const;
    void addToSummary(const Line &line, qsizetype bar);

    Database &m_database;
    const SummaryQuery &m_query;
    QHash<qint64, QString> m_names; ///< of kinds and brands
    std::map<std::array<qint64, 5>, bool> m_wanted; ///< the same faces come again for every bar
    PaymentSummary m_summary;
};

bool Summing::isKept(const SummaryQuery &query)
{
    const PaymentFilter &filter = query.filter;
    if (query.customer || filter.times.any.size() > 1 || !filter.times.none.isEmpty())
        return false;
    PaymentFilter others = filter;
    others.times = {};
    others.status = others.flags = {};
    others.currencies = {};
    others.countries = {};
    others.methods = {};
    if (!others.isEmpty())
        return false;
    for (const QList<NameChoice> *list : {&filter.methods.any, &filter.methods.all, &filter.methods.none}) {
        if (!std::ranges::all_of(*list, search::isKeptMethod))
            return false;
    }
    for (const Choice<StatusChoice> *choice : {&filter.status, &filter.flags}) {
        for (const QList<StatusChoice> *list : {&choice->any, &choice->all, &choice->none}) {
            for (const StatusChoice &one : *list) {
                if (one.lateMoney || one.released || one.unclearOperation || !one.status.isEmpty() || !one.subStatus.isEmpty())
                    return false;
            }
        }
    }
    return true;
}

Result<void> Summing::readNames()
{
    return m_database.each(KindsAndBrands, {}, [&](const Rows &row) {
        m_names.insert(row.integer(0), row.text(1));
    });
}

bool Summing::isWanted(const Line &line)
{
    const auto [wanted, isNew] = m_wanted.try_emplace(line.face(), false);
    if (isNew)
        wanted->second = matches(line);
    return wanted->second;
}

bool Summing::matches(const Line &line) const
{
    const PaymentFilter &filter = m_query.filter;
    const std::optional<AttemptState> state = listing::stateOfCode(line.state);
    const auto currency = Currency::fromCode(listing::lettersOfCode(line.currency));
    const QString kind = m_names.value(line.kind), brand = m_names.value(line.brand);
    return state && matchesProgress(filter, {*state, {}, {}, false, false}) &&
           filter.currencies.holds([&currency](Currency one) { return currency == one; }) &&
           filter.countries.holds([&line](const QString &code) {
               return line.country != 0 && listing::lettersCode(code.toUpper()) == line.country;
           }) &&
           filter.methods.holds([&](const NameChoice &choice) { return search::holdsMethod(choice, kind, brand); });
}

void Summing::addTo(SumsByCurrency &sums, const Line &line) const
{
    sums[listing::lettersOfCode(line.currency)].add(listing::stateOfCode(line.state).value_or(AttemptState::Unknown),
                                                    line.payments, line.money);
}

/// `bar` = -1: in none of them.
void Summing::addToSummary(const Line &line, qsizetype bar)
{
    addTo(m_summary.sums, line);
    addTo(m_summary.byMethod[m_names.value(line.kind)], line);
    if (bar >= 0 && bar < m_summary.series.size())
        addTo(m_summary.series[bar], line);
}

Result<void> Summing::read(const Statement &statement, const QVariantList &values, const Take &take)
{
    return m_database.each(statement, values, [&](const Rows &row) {
        const Line line{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                        {row.integer(6), row.integer(7)}};
        if (isWanted(line))
            take(line);
    });
}

/// What is whole comes from sums, the edges from the next finer ones.
Result<void> Summing::sumWhole(qint64 span, qint64 from, qint64 until, const Take &take)
{
    if (from >= until)
        return {};
    const qint64 first = ceilTo(from, span), last = floorTo(until, span);
    const auto edge = [&](qint64 begin, qint64 end) -> Result<void> {
        if (begin >= end)
            return {};
        return span == HourMs ? read(SumsOfRows, {sqlInt(begin), sqlInt(end)}, take)
                              : sumWhole(span == LongMs ? DayMs : HourMs, begin, end, take);
    };
    if (first >= last)
        return edge(from, until);
    return read(SumsOfSpan, {sqlInt(span), sqlInt(first), sqlInt(last)}, take)
        .and_then([&] { return from == Never ? Result<void>() : edge(from, first * span); })
        .and_then([&] { return until == Ever ? Result<void>() : edge(last * span, until); });
}

Result<void> Summing::sumUp(TimeRange range, const Take &take)
{
    return sumWhole(LongMs, range.fromMs == 0 ? Never : range.fromMs, range.untilMs == 0 ? Ever : range.untilMs, take);
}

Result<PaymentSummary> Summing::byTotals()
{
    const TimeRange hull = hullOf(m_query.filter.times);
    const qint64 from = hull.fromMs == 0 ? Never : hull.fromMs, until = hull.untilMs == 0 ? Ever : hull.untilMs;
    m_summary.series.resize(qMax<qsizetype>(0, m_query.bars.size() - 1));
    QList<qint64> cuts{from};
    for (const qint64 bar : m_query.bars) {
        if (bar > cuts.last() && bar < until)
            cuts.append(bar);
    }
    cuts.append(until);
    Result<void> done;
    for (qsizetype i = 0; done && i + 1 < cuts.size(); ++i) {
        const auto bar = std::ranges::upper_bound(m_query.bars, cuts[i]) - m_query.bars.begin() - 1;
        const qsizetype at = cuts[i] == Never ? -1 : bar;
        done = sumWhole(LongMs, cuts[i], cuts[i + 1], [this, at](const Line &line) { addToSummary(line, at); });
    }
    if (done && m_query.before)
        done = sumUp(*m_query.before, [this](const Line &line) { addTo(m_summary.before, line); });
    if (!done)
        return fail(done.error());
    return m_summary;
}

Result<void> Summing::readRows(const search::Sql &sql, const std::function<void(qint64, const Line &)> &take)
{
    return m_database.eachText(sql.text, sql.values, [&](const Rows &row) {
        const auto [currency, kind, state] = search::LineKey::from(row.integer(1));
        take(row.integer(0), {currency, 0, kind, 0, state, 1, {row.integer(2), row.integer(3)}});
    });
}

Result<PaymentSummary> Summing::byRows(const search::Sql &rows, const std::optional<search::Sql> &before)
{
    // Lines of one kind are many: they are added up as numbers before anything is looked up by name.
    struct Key
    {
        qsizetype bar;
        qint64 currency, kind, state;
        bool operator==(const Key &) const = default;
    };
    const auto hashOf = [](const Key &key) { return qHashMulti(0, key.bar, key.currency, key.kind, key.state); };
    std::unordered_map<Key, Line, decltype(hashOf)> cells(64, hashOf);
    m_summary.series.resize(qMax<qsizetype>(0, m_query.bars.size() - 1));
    Result<void> done = readRows(rows, [&](qint64 createdMs, const Line &line) {
        const qsizetype bar = std::ranges::upper_bound(m_query.bars, createdMs) - m_query.bars.begin() - 1;
        Line &cell = cells.try_emplace({bar, line.currency, line.kind, line.state}, Line{line.currency, 0, line.kind, 0, line.state, 0, {}})
                         .first->second;
        cell.payments += 1;
        cell.money.taken += line.money.taken;
        cell.money.refunded += line.money.refunded;
    });
    for (const auto &[key, line] : cells)
        addToSummary(line, key.bar);
    if (done && before)
        done = readRows(*before, [this](qint64, const Line &line) { addTo(m_summary.before, line); });
    if (!done)
        return fail(done.error());
    return m_summary;
}

}

Result<PaymentSummary> PaymentReader::summary(const SummaryQuery &query)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    Summing summing(*m_database, query);
    if (const Result<void> read = summing.readNames(); !read)
        return fail(read.error());
    if (Summing::isKept(query))
        return summing.byTotals();
    Result<search::Source> source = sourceOf(query.filter, query.customer);
    if (!source)
        return fail(source.error());
    if (const Result<void> added = addPlaces(*source, query.filter, query.customer); !added)
        return fail(added.error());
    std::optional<search::Sql> before;
    if (query.before) {
        PaymentFilter filter = query.filter;
        filter.times = {};
        filter.times.any = {*query.before};
        before = search::moneyOf(filter, query.customer, *source);
    }
    return summing.byRows(search::moneyOf(query.filter, query.customer, *source), before);
}

}
