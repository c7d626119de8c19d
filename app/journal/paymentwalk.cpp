// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentReader's walk over everything that a query finds: first the order as row numbers (eight bytes a
// payment), then the rows in portions, all in one snapshot. Where the order has nothing to do with how the rows lie
// in the file, each would be a page of its own to read: they are read as they lie and put in order beside it.
#include "journal/codec.h"
#include "journal/paymentreader.h"
#include "journal/rowspill.h"
#include "journal/storageerror.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <numeric>

namespace pos {

namespace {

constexpr qsizetype Portion = 512;
constexpr qint64 Far = 64; ///< rows apart: surely on another page of the file

/// Tables that a row does not need are not looked into. Texts in the order of ExportedPayment; none is NULL.
#define WALK_TEXTS(between)                                                                                            \
    "a.state" between "a.status" between "a.sub_status" between "a.currency" between                                  \
    "coalesce(nullif((SELECT customer_name FROM sale WHERE id = a.sale), ''), "                                       \
    "(SELECT payer_name FROM payment WHERE attempt = a.id), '')" between "a.method_label" between "a.last_four" between  \
    "a.order_id" between "a.payment_id" between "a.operator" between "a.description"
/// All texts of a row as one value, in UTF-8 as they lie in the file (up to a NUL): each value costs, times a million.
#define UNIT_SEPARATOR "\x1f"
#define TEN(text) text text text text text text text text text text
#define WALK_COLUMNS                                                                                                   \
    "a.row_no, a.created_ms, a.amount_minor, a.last_check_ms, CAST(printf('%s" TEN(UNIT_SEPARATOR "%s") "', " WALK_TEXTS(", ") ") AS BLOB)"
constexpr qsizetype Texts = 11;

/// Neighbours have mostly the same.
class CurrencyCache
{
public:
    std::optional<Currency> operator()(QByteArrayView code)
    {
        if (code == m_code)
            return m_currency;
        m_code = code.toByteArray();
        m_currency = codec::toCurrency(QString::fromUtf8(code));
        return m_currency;
    }

private:
    QByteArray m_code;
    std::optional<Currency> m_currency;
};

struct Place
{
    qint64 row;      ///< row_no
    qsizetype index; ///< in the wanted order
    friend auto operator<=>(const Place &, const Place &) = default;
};

/// Rows as they lie in the file.
class RowReader
{
public:
    using Take = std::function<Result<void>(qsizetype index, const StoredRow &row)>;
    explicit RowReader(Database &database) : m_database(database) {}

    /// Those of `places`, which are sorted and not empty.
    Result<void> each(const QList<Place> &places, const Take &take)
    {
        return isDense(places) ? readStretch(places, take) : readOneByOne(places, take);
    }

private:
    /// Are most rows between the first and the last wanted?
    static bool isDense(const QList<Place> &places) { return places.last().row - places.first().row < 2 * places.size(); }

    Result<void> readStretch(const QList<Place> &places, const Take &take)
    {
        static const Statement Stretch{"SELECT " WALK_COLUMNS " FROM attempt a WHERE a.row_no BETWEEN ? AND ?"};
        auto place = places.cbegin();
        return m_database.each(Stretch, {sqlInt(places.first().row), sqlInt(places.last().row)}, [&](const Rows &rows) -> Result<void> {
            const qint64 number = rows.integer(0);
            while (place->row < number)
                ++place;
            return place->row == number ? take(place->index, rowOf(rows)) : Result<void>();
        });
    }

    Result<void> readOneByOne(const QList<Place> &places, const Take &take)
    {
        static const Statement One{"SELECT " WALK_COLUMNS " FROM attempt a WHERE a.row_no = ?"};
        for (const Place &place : places) {
            if (const Result<void> read = m_database.each(One, {sqlInt(place.row)}, [&](const Rows &rows) { return take(place.index, rowOf(rows)); }); !read)
                return read;
        }
        return {};
    }

    static StoredRow rowOf(const Rows &rows)
    {
        return {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.blob(4)};
    }

    Database &m_database;
};

/// Tells the texts of a row apart.
class RowDecoder
{
public:
    explicit RowDecoder(Database &database) : m_database(database) {}

    Result<ExportedPayment> operator()(const StoredRow &row)
    {
        ExportedPayment payment;
        payment.createdMs = row.createdMs;
        payment.lastCheckMs = row.lastCheckMs;
        payment.bytes = row.bytes;
        std::array<QByteArrayView, Texts> texts;
        if (!split(payment.bytes, texts)) {
            if (const Result<void> read = readTexts(row.number, payment.bytes, texts); !read)
                return fail(read.error());
        }
        QByteArrayView code;
        size_t next = 0;
        for (QByteArrayView *text : {&payment.state, &payment.status, &payment.subStatus, &code, &payment.customerName,
                                     &payment.methodLabel, &payment.lastFour, &payment.orderId, &payment.paymentId,
                                     &payment.operatorName, &payment.description})
            *text = texts[next++];
        const std::optional<Currency> currency = m_currencies(code);
        if (!currency)
            return fail(storageFault(ErrorKind::StorageCorrupt, m_database.path(),
                                     u"order " + QString::fromUtf8(payment.orderId) + u" has no readable currency"));
        payment.amount = Money::fromMinor(row.amountMinor, *currency);
        return payment;
    }

private:
    /// False when there are other than so many: a text has the separator in it.
    static bool split(const QByteArray &bytes, std::array<QByteArrayView, Texts> &texts)
    {
        const QByteArrayView all(bytes);
        size_t count = 0;
        qsizetype from = 0;
        for (; count < texts.size(); ++count) {
            const qsizetype end = all.indexOf(UNIT_SEPARATOR[0], from);
            texts[count] = end < 0 ? all.sliced(from) : all.sliced(from, end - from);
            from = end + 1;
            if (end < 0)
                return count + 1 == texts.size();
        }
        return false;
    }

    /// The same, one by one.
    Result<void> readTexts(qint64 row, QByteArray &bytes, std::array<QByteArrayView, Texts> &texts)
    {
        static const Statement One{"SELECT " WALK_TEXTS(", ") " FROM attempt a WHERE a.row_no = ?"};
        const Result<std::optional<Rows>> found = m_database.first(One, {sqlInt(row)});
        if (!found)
            return fail(found.error());
        bytes.clear();
        std::array<qsizetype, Texts> sizes{};
        for (int i = 0; *found && i < Texts; ++i) {
            const QByteArray text = (*found)->text(i).toUtf8();
            sizes[size_t(i)] = text.size();
            bytes += text;
        }
        qsizetype from = 0;
        for (size_t i = 0; i < texts.size(); from += sizes[i++])
            texts[i] = QByteArrayView(bytes).sliced(from, sizes[i]);
        return {};
    }

    Database &m_database;
    CurrencyCache m_currencies;
};

QList<Place> placesOf(const QList<qint64> &order)
{
    QList<Place> places;
    places.reserve(order.size());
    for (const qint64 row : order)
        places.append({row, places.size()});
    std::ranges::sort(places);
    return places;
}

/// Do most neighbours lie far from each other?
bool isScattered(const QList<qint64> &order)
{
    qsizetype far = 0;
    for (qsizetype i = 1; i < order.size(); ++i)
        far += std::abs(order[i] - order[i - 1]) > Far;
    return 2 * far > order.size();
}

/// In two steps: gathered as they lie, then visited in order; `perShelf` as RowSpill has it.
Result<void> eachScattered(Database &database, const QList<qint64> &order, qsizetype perShelf,
                           const std::function<bool(qint64)> &gathered, const std::function<Result<void>(const StoredRow &)> &visit)
{
    QList<quint32> asTheyLie(order.size()); // four bytes a payment: there are not more than so many
    std::iota(asTheyLie.begin(), asTheyLie.end(), 0);
    std::ranges::sort(asTheyLie, {}, [&order](quint32 index) { return order[index]; });
    RowReader reader(database);
    RowSpill spill(QFileInfo(database.path()).absolutePath(), order.size(), perShelf);
    QList<Place> places;
    for (qsizetype at = 0; at < order.size(); at += Portion) {
        places.clear();
        for (qsizetype i = at; i < std::min(at + Portion, order.size()); ++i)
            places.append({order[asTheyLie[i]], asTheyLie[i]});
        const Result<void> read =
            reader.each(places, [&spill](qsizetype index, const StoredRow &row) { return spill.put(index, row); });
        if (!read)
            return read;
        if (!gathered(at + places.size()))
            return fail(ErrorKind::Cancelled);
    }
    return spill.each(visit);
}

Result<QList<qint64>> numbersOf(Result<Rows> rows)
{
    if (!rows)
        return fail(rows.error());
    QList<qint64> numbers;
    const Result<void> walked = rows->each([&](const Rows &row) {
        numbers.append(row.integer(0));
    });
    if (!walked)
        return fail(walked.error());
    return numbers;
}

}

Result<QList<qint64>> PaymentReader::orderOf(const PaymentQuery &query)
{
    const Result<search::Source> source = sourceOf(query.filter, query.customer);
    if (!source)
        return fail(source.error());
    const Result<bool> scanned = isScanned(query, *source);
    if (!scanned)
        return fail(scanned.error());
    const bool inOrder = !*scanned && (query.sort.column == PaymentColumn::Time || query.filter.isEmpty());
    const search::Sql sql = search::paymentOrder(query, *source, inOrder ? search::Way::Walk : search::Way::Scan);
    return numbersOf(m_database->runText(sql.text, sql.values));
}

Result<QList<qint64>> PaymentReader::orderOf(const QList<AttemptId> &ids)
{
    static const Statement ById{"SELECT row_no FROM attempt WHERE id = ?"};
    QList<qint64> numbers;
    for (const AttemptId &id : ids) {
        const Result<QList<qint64>> one = numbersOf(m_database->run(ById, {QVariant(id.text())}));
        if (!one)
            return fail(one.error());
        numbers += *one;
    }
    return numbers;
}

Result<void> PaymentReader::eachPayment(const PaymentQuery &query, const QList<AttemptId> &only, const PaymentWalk &walk)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    const Result<QList<qint64>> order = only.isEmpty() ? orderOf(query) : orderOf(only);
    if (!order)
        return fail(order.error());
    walk.begin(order->size());
    RowDecoder decode(*m_database);
    const auto visit = [&](const StoredRow &row) -> Result<void> {
        const Result<ExportedPayment> payment = decode(row);
        if (!payment)
            return fail(payment.error());
        return walk.visit(*payment) ? Result<void>() : fail(ErrorKind::Cancelled);
    };
    if (order->size() > m_ways.shelf && isScattered(*order))
        return eachScattered(*m_database, *order, m_ways.shelf, walk.gathered, visit);
    RowReader reader(*m_database);
    for (qsizetype at = 0; at < order->size(); at += Portion) {
        const QList<Place> places = placesOf(order->mid(at, Portion));
        QList<StoredRow> rows(places.size());
        const Result<void> read = reader.each(places, [&rows](qsizetype index, const StoredRow &row) {
            rows[index] = row;
            return Result<void>();
        });
        if (!read)
            return read;
        for (const StoredRow &row : std::as_const(rows)) {
            if (row.number == 0)
                continue;
            if (const Result<void> visited = visit(row); !visited)
                return visited;
        }
    }
    return {};
}

}
