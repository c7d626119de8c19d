// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentReader's walk over everything that a query finds: first the order as row numbers (eight bytes a
// payment), then the rows in portions, all in one snapshot.
#include "journal/codec.h"
#include "journal/paymentreader.h"
#include "journal/storageerror.h"

#include <QHash>

#include <algorithm>

namespace pos {

namespace {

constexpr qsizetype Portion = 512;

/// As they lie in the file, in UTF-8.
#define BYTES(text) "CAST(" text " AS BLOB)"
/// Tables that a row does not need are not looked into.
#define WALK_COLUMNS                                                                                                   \
    "a.row_no, a.created_ms, " BYTES("a.state") ", " BYTES("a.status") ", " BYTES("a.sub_status") ", a.amount_minor, " \
    BYTES("a.currency") ", " BYTES("coalesce(nullif((SELECT customer_name FROM sale WHERE id = a.sale), ''), "        \
    "(SELECT payer_name FROM payment WHERE attempt = a.id), '')") ", " BYTES("a.method_label") ", "                   \
    BYTES("a.last_four") ", " BYTES("a.order_id") ", " BYTES("a.payment_id") ", " BYTES("a.operator") ", "            \
    BYTES("a.description") ", a.last_check_ms"

/// Currencies repeat: looked up once.
class CurrencyCache
{
public:
    std::optional<Currency> operator()(const QByteArray &code)
    {
        if (const auto known = m_known.constFind(code); known != m_known.constEnd())
            return *known;
        const std::optional<Currency> currency = codec::toCurrency(QString::fromUtf8(code));
        if (currency)
            m_known.insert(code, *currency);
        return currency;
    }

private:
    QHash<QByteArray, Currency> m_known;
};

/// One portion, in the order of `wanted`.
class Portioner
{
public:
    explicit Portioner(Database &database) : m_database(database) {}

    Result<void> each(const QList<qint64> &wanted, const PaymentVisitor &visit)
    {
        m_places.clear();
        QString numbers;
        numbers.reserve(wanted.size() * 8);
        for (const qint64 row : wanted) {
            if (!numbers.isEmpty())
                numbers += u',';
            numbers += QString::number(row);
            m_places.append({row, m_places.size()});
        }
        std::ranges::sort(m_places);
        m_found.fill(std::nullopt, wanted.size());
        if (const Result<void> read = readRows(numbers); !read)
            return read;
        for (const std::optional<ExportedPayment> &payment : std::as_const(m_found)) {
            if (payment && !visit(*payment))
                return fail(ErrorKind::Cancelled);
        }
        return {};
    }

private:
    Result<void> readRows(const QString &numbers)
    {
        Result<Rows> rows = m_database.runText(
            QStringLiteral("SELECT " WALK_COLUMNS " FROM attempt a WHERE a.row_no IN (") + numbers + u')');
        if (!rows)
            return fail(rows.error());
        return rows->each([&](const Rows &row) -> Result<void> {
            const auto place = std::ranges::lower_bound(m_places, row.integer(0), {}, &Place::row);
            if (const Result<void> read = readRow(row, place->index); !read)
                return read;
            return {};
        });
    }

    Result<void> readRow(const Rows &rows, qsizetype index)
    {
        const std::optional<Currency> currency = m_currencies(rows.blob(6));
        if (!currency)
            return fail(storageFault(ErrorKind::StorageCorrupt, m_database.path(),
                                     u"order " + QString::fromUtf8(rows.blob(10)) + u" has no readable currency"));
        ExportedPayment &payment = m_found[index].emplace();
        payment.createdMs = rows.integer(1);
        payment.state = rows.blob(2);
        payment.status = rows.blob(3);
        payment.subStatus = rows.blob(4);
        payment.amount = Money::fromMinor(rows.integer(5), *currency);
        payment.customerName = rows.blob(7);
        payment.methodLabel = rows.blob(8);
        payment.lastFour = rows.blob(9);
        payment.orderId = rows.blob(10);
        payment.paymentId = rows.blob(11);
        payment.operatorName = rows.blob(12);
        payment.description = rows.blob(13);
        payment.lastCheckMs = rows.integer(14);
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
    QList<std::optional<ExportedPayment>> m_found;
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
