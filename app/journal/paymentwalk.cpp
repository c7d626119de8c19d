// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentReader's walk over everything that a query finds: first the order as row numbers (eight bytes a
// payment), then the rows in portions, all in one snapshot.
#include "journal/codec.h"
#include "journal/paymentreader.h"
#include "journal/storageerror.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr qsizetype Portion = 512;

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

/// One portion, in the order of `wanted`.
class Portioner
{
public:
    explicit Portioner(Database &database) : m_database(database) {}

    Result<void> each(const QList<qint64> &wanted, const PaymentVisitor &visit)
    {
        m_places.clear();
        for (const qint64 row : wanted)
            m_places.append({row, m_places.size()});
        std::ranges::sort(m_places);
        m_found.fill({}, wanted.size());
        if (const Result<void> read = isDense() ? readStretch() : readOneByOne(); !read)
            return read;
        for (const ExportedPayment &payment : std::as_const(m_found)) {
            if (!payment.bytes.isEmpty() && !visit(payment)) // empty: no such row
                return fail(ErrorKind::Cancelled);
        }
        return {};
    }

private:
    /// Are most rows between the first and the last wanted?
    bool isDense() const { return m_places.last().row - m_places.first().row < 2 * m_places.size(); }

    Result<void> readStretch()
    {
        static const Statement Stretch{"SELECT " WALK_COLUMNS " FROM attempt a WHERE a.row_no BETWEEN ? AND ?"};
        auto place = m_places.cbegin();
        return m_database.each(Stretch, {sqlInt(m_places.first().row), sqlInt(m_places.last().row)}, [&](const Rows &row) -> Result<void> {
            const qint64 number = row.integer(0);
            while (place->row < number)
                ++place;
            return place->row == number ? readRow(row, place->index) : Result<void>();
        });
    }

    Result<void> readOneByOne()
    {
        static const Statement One{"SELECT " WALK_COLUMNS " FROM attempt a WHERE a.row_no = ?"};
        for (const Place &place : std::as_const(m_places)) {
            if (const Result<void> read = m_database.each(One, {sqlInt(place.row)}, [&](const Rows &row) { return readRow(row, place.index); }); !read)
                return read;
        }
        return {};
    }

    Result<void> readRow(const Rows &rows, qsizetype index)
    {
        ExportedPayment &payment = m_found[index];
        payment.createdMs = rows.integer(1);
        payment.lastCheckMs = rows.integer(3);
        payment.bytes = rows.blob(4);
        std::array<QByteArrayView, Texts> texts;
        if (!split(payment.bytes, texts)) {
            if (const Result<void> read = readTexts(rows.integer(0), payment.bytes, texts); !read)
                return read;
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
        payment.amount = Money::fromMinor(rows.integer(2), *currency);
        return {};
    }

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

    struct Place
    {
        qint64 row;
        qsizetype index;
        friend auto operator<=>(const Place &, const Place &) = default;
    };

    Database &m_database;
    CurrencyCache m_currencies;
    QList<Place> m_places;
    QList<ExportedPayment> m_found;
};

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

Result<void> PaymentReader::eachPayment(const PaymentQuery &query, const QList<AttemptId> &only,
                                        const std::function<void(qint64 total)> &begin, const PaymentVisitor &visit)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    const Result<QList<qint64>> order = only.isEmpty() ? orderOf(query) : orderOf(only);
    if (!order)
        return fail(order.error());
    begin(order->size());
    Portioner portioner(*m_database);
    for (qsizetype at = 0; at < order->size(); at += Portion) {
        if (const Result<void> done = portioner.each(order->mid(at, Portion), visit); !done)
            return done;
    }
    return {};
}

}
