// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/listing.h"

#include "journal/attemptrecord.h"
#include "journal/codec.h"
#include "journal/storageerror.h"

#include <QHash>

namespace pos::listing {

namespace {

#define TEXT_ID(kind) "(SELECT id FROM list_text WHERE kind = " #kind " AND folded = ?)"

const Statement SelectSaleCustomer{"SELECT customer_name FROM sale WHERE id = ?"};
/// The row as it is, and the ids of the texts as they should be, in the order of TextColumn.
const Statement SelectRow{
    "SELECT a.row_no, l.row_no IS NOT NULL, l.operator, l.kind, l.method, l.customer, l.payer, l.note, l.brand, " TEXT_ID(7) ", " TEXT_ID(6)
    ", " TEXT_ID(1) ", " TEXT_ID(3) ", " TEXT_ID(2) ", " TEXT_ID(4) ", " TEXT_ID(4) ", " TEXT_ID(5) ", " TEXT_ID(8)
    " FROM attempt a LEFT JOIN listing l ON l.created_ms = a.created_ms AND l.row_no = a.row_no WHERE a.id = ?"};
enum RowColumn { RowNo, IsThere, OldOperator, OldKind, OldMethod, OldCustomer, OldPayer, OldNote, OldBrand, FirstTextId };

/// NULL is no text and is left out.
const Statement AddTexts{"INSERT OR IGNORE INTO list_text (kind, folded) "
                         "VALUES (7, ?), (6, ?), (1, ?), (3, ?), (2, ?), (4, ?), (4, ?), (5, ?), (8, ?)"};
const Statement InsertRow{
    "INSERT INTO listing (created_ms, row_no, state, flags, status, currency, country, register, operator, kind, method, "
    "customer, payer, note, brand, amount, asked, taken, refunded) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
/// What moves while a payment goes on, apart from what hardly ever does: each index that is named costs a page.
const Statement UpdateProgress{"UPDATE listing SET state = ?, flags = ?, status = ?, country = ?, taken = ?, refunded = ? "
                               "WHERE created_ms = ? AND row_no = ?"};
const Statement UpdateTexts{"UPDATE listing SET operator = ?, kind = ?, method = ?, customer = ?, payer = ?, note = ?, brand = ? "
                            "WHERE created_ms = ? AND row_no = ?"};
/// Names and descriptions go with the last payment that shows them.
const Statement ForgetText{"DELETE FROM list_text WHERE id = ? AND kind IN (4, 5) "
                           "AND NOT EXISTS (SELECT 1 FROM listing WHERE customer = list_text.id) "
                           "AND NOT EXISTS (SELECT 1 FROM listing WHERE payer = list_text.id AND payer <> 0) "
                           "AND NOT EXISTS (SELECT 1 FROM listing WHERE note = list_text.id AND note <> 0)"};
const Statement SelectReferences{"SELECT folded FROM list_reference WHERE row_no = ? ORDER BY folded"};
const Statement DropReferences{"DELETE FROM list_reference WHERE row_no = ?"};
const Statement AddReference{"INSERT INTO list_reference (row_no, folded) VALUES (?, ?)"};
const Statement SelectAttemptsOfSale{"SELECT id FROM attempt WHERE sale = ? ORDER BY number"};

QVariant textOrNone(const QString &text)
{
    return text.isNull() ? QVariant() : sqlText(text);
}

struct Stored
{
    bool isThere = false;
    QVariantList oldTexts;             ///< operator, kind, method, customer, payer, note, brand
    qint64 rowNo = 0;
    std::array<qint64, TextCount> ids; ///< 0 = none
    bool isComplete = true;            ///< every text has its id
};

Result<Stored> readStored(Database &database, const Face &face, const QVariant &attempt)
{
    QVariantList bound;
    for (const QString &text : face.texts)
        bound.append(textOrNone(text));
    bound.append(attempt);
    const Result<std::optional<Rows>> row = database.first(SelectRow, bound);
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, QStringLiteral("no attempt ") + attempt.toString());
    Stored stored;
    stored.rowNo = (*row)->integer(RowNo);
    stored.isThere = (*row)->integer(IsThere) != 0;
    stored.oldTexts = (*row)->values(OldOperator, FirstTextId - OldOperator);
    for (int i = 0; i < TextCount; ++i) {
        stored.ids[size_t(i)] = (*row)->integer(FirstTextId + i);
        stored.isComplete = stored.isComplete && (face.texts[size_t(i)].isNull() || !(*row)->isNull(FirstTextId + i));
    }
    return stored;
}

QVariantList newTexts(const std::array<qint64, TextCount> &ids)
{
    return {sqlInt(ids[OperatorText]), sqlInt(ids[KindText]),  sqlInt(ids[MethodText]),
            sqlInt(ids[CustomerText]), sqlInt(ids[PayerText]), sqlInt(ids[NoteText]),
            sqlInt(ids[BrandText])};
}

QVariantList rowValues(qint64 createdMs, qint64 rowNo, const Face &face, const std::array<qint64, TextCount> &ids)
{
    return QVariantList{sqlInt(createdMs), sqlInt(rowNo), sqlInt(face.state), sqlInt(face.flags), sqlInt(ids[StatusText]),
                        sqlInt(face.currency), sqlInt(face.country), sqlInt(ids[RegisterText])} +
           newTexts(ids) + QVariantList{sqlInt(face.amount), sqlInt(face.asked), sqlInt(face.taken), sqlInt(face.refunded)};
}

Result<void> storeReferences(Database &database, qint64 rowNo, const QStringList &references, bool isNew)
{
    QStringList present;
    if (!isNew) {
        const Result<void> walked = database.each(SelectReferences, {sqlInt(rowNo)}, [&](const Rows &row) {
            present.append(row.text(0));
        });
        if (!walked)
            return fail(walked.error());
    }
    present.sort();
    if (present == references)
        return {};
    Result<void> done = present.isEmpty() ? Result<void>() : database.execute(DropReferences, {sqlInt(rowNo)});
    for (const QString &reference : references) {
        if (done)
            done = database.execute(AddReference, {sqlInt(rowNo), sqlText(reference)});
    }
    return done;
}

Result<void> update(Database &database, qint64 createdMs, const Face &face, const Stored &stored)
{
    const QVariantList place{sqlInt(createdMs), sqlInt(stored.rowNo)};
    const QVariantList progress{sqlInt(face.state),   sqlInt(face.flags), sqlInt(stored.ids[StatusText]),
                                sqlInt(face.country), sqlInt(face.taken), sqlInt(face.refunded)};
    Result<void> done = database.execute(UpdateProgress, progress + place);
    const QVariantList texts = newTexts(stored.ids);
    if (!done || texts == stored.oldTexts)
        return done;
    done = database.execute(UpdateTexts, texts + place);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (done && texts[i] != stored.oldTexts[i] && stored.oldTexts[i].toLongLong() != 0)
            done = database.execute(ForgetText, {stored.oldTexts[i]});
    }
    return done;
}

Result<QString> saleCustomer(Database &database, const SaleId &sale)
{
    const Result<std::optional<Rows>> row = database.first(SelectSaleCustomer, {sqlText(sale.text())});
    if (!row)
        return fail(row.error());
    return *row ? (*row)->text(0) : QString();
}

}

Result<void> store(Database &database, const Attempt &attempt)
{
    const Result<QString> customer = saleCustomer(database, attempt.sale);
    if (!customer)
        return fail(customer.error());
    const Face face = faceOf(sourceOf(attempt, *customer));
    const QVariant id = sqlText(attempt.id.text());
    Result<Stored> stored = readStored(database, face, id);
    if (!stored)
        return fail(stored.error());
    if (!stored->isComplete) {
        QVariantList texts;
        for (const QString &text : face.texts)
            texts.append(textOrNone(text));
        if (const Result<void> added = database.execute(AddTexts, texts); !added)
            return added;
        stored = readStored(database, face, id);
        if (!stored)
            return fail(stored.error());
    }
    const Result<void> done = stored->isThere
                                  ? update(database, attempt.createdMs, face, *stored)
                                  : database.execute(InsertRow, rowValues(attempt.createdMs, stored->rowNo, face, stored->ids));
    if (!done)
        return done;
    return storeReferences(database, stored->rowNo, face.references, !stored->isThere);
}

Result<void> storeOfSale(Database &database, const SaleId &sale)
{
    QStringList ids;
    const Result<void> walked = database.each(SelectAttemptsOfSale, {sqlText(sale.text())}, [&](const Rows &row) {
        ids.append(row.text(0));
    });
    if (!walked)
        return fail(walked.error());
    for (const QString &id : ids) {
        const Result<Attempt> attempt = record::readAttempt(database, AttemptId::from(id));
        if (!attempt)
            return fail(attempt.error());
        if (const Result<void> done = store(database, *attempt); !done)
            return done;
    }
    return {};
}

const Statement SelectSources{
    "SELECT a.row_no, a.created_ms, a.id, a.state, a.currency, a.amount_minor, a.order_id, a.operator, a.method_id, "
    "a.method_label, a.description, a.released, a.late_money, a.status, a.sub_status, s.customer_name, p.facts, "
    "p.payer_name FROM attempt a LEFT JOIN sale s ON s.id = a.sale LEFT JOIN payment p ON p.attempt = a.id ORDER BY a.row_no"};

std::optional<Sourced> readSource(const Rows &rows)
{
    const std::optional<AttemptState> state = attemptStateFromName(rows.text(3));
    const std::optional<Currency> currency = codec::toCurrency(rows.text(4));
    if (!state || !currency)
        return std::nullopt;
    Sourced sourced{rows.integer(0), rows.integer(1), rows.text(2), {}};
    Source &source = sourced.source;
    source.state = *state;
    source.asked = Money::fromMinor(rows.integer(5), *currency);
    source.orderId = rows.text(6);
    source.operatorName = rows.text(7);
    source.methodId = rows.text(8);
    source.methodLabel = rows.text(9);
    source.description = rows.text(10);
    source.released = rows.integer(11) != 0;
    source.lateMoney = rows.integer(12) != 0;
    source.status = rows.text(13);
    source.subStatus = rows.text(14);
    source.saleCustomer = rows.text(15);
    if (!rows.isNull(16)) {
        source.payment = codec::toPayment(rows.text(16));
        if (!source.payment)
            return std::nullopt;
        source.payment->payerName = rows.text(17);
    }
    return sourced;
}

namespace {

/// Indexes and triggers of listing: built once at the end instead of row by row.
class Scaffold
{
public:
    explicit Scaffold(Database &database) : m_database(database) {}

    Result<void> takeDown()
    {
        QStringList drops;
        {
            Result<Rows> rows = m_database.runText(QStringLiteral(
                "SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ('listing', 'list_reference') "
                "AND type IN ('index', 'trigger') AND sql IS NOT NULL"));
            if (!rows)
                return fail(rows.error());
            const Result<void> walked = rows->each([&](const Rows &row) {
                drops.append(u"DROP " + row.text(0) + u' ' + row.text(1));
                m_sql.append(row.text(2));
            });
            if (!walked)
                return fail(walked.error());
        }
        return all(drops);
    }
    Result<void> putUp() { return all(m_sql); }

private:
    Result<void> all(const QStringList &statements)
    {
        for (const QString &statement : statements) {
            if (const Result<void> done = m_database.executeText(statement); !done)
                return done;
        }
        return {};
    }

    Database &m_database;
    QStringList m_sql;
};

const Statement AddText{"INSERT INTO list_text (id, kind, folded) VALUES (?, ?, ?)"};

Result<void> fillRows(Database &database)
{
    QHash<std::pair<int, QString>, qint64> known;
    return database.each(SelectSources, {}, [&](const Rows &row) -> Result<void> {
        const std::optional<Sourced> sourced = readSource(row);
        if (!sourced)
            return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                                     QStringLiteral("attempt ") + row.text(2) + u" cannot be read"));
        const Face face = faceOf(sourced->source);
        std::array<qint64, TextCount> ids{};
        for (size_t i = 0; i < TextCount; ++i) {
            if (face.texts[i].isNull())
                continue;
            qint64 &id = known[{int(TextKinds[i]), face.texts[i]}];
            if (id == 0) {
                id = known.size();
                if (const Result<void> added =
                        database.execute(AddText, {sqlInt(id), sqlInt(int(TextKinds[i])), sqlText(face.texts[i])}); !added)
                    return added;
            }
            ids[i] = id;
        }
        Result<void> done = database.execute(InsertRow, rowValues(sourced->createdMs, sourced->rowNo, face, ids));
        for (const QString &reference : face.references) {
            if (done)
                done = database.execute(AddReference, {sqlInt(sourced->rowNo), sqlText(reference)});
        }
        if (!done)
            return done;
        return {};
    });
}

}

Result<void> rebuild(Database &database)
{
    Scaffold scaffold(database);
    Result<void> done = scaffold.takeDown();
    for (const char *table : {"total", "listing", "list_reference", "list_text"}) {
        if (done)
            done = database.executeText(u"DELETE FROM " + QString::fromLatin1(table));
    }
    return done.and_then([&] { return fillRows(database); })
        .and_then([&] {
            return database.executeText(QStringLiteral("CREATE TEMP TABLE folded AS SELECT created_ms / 3600000 AS start, "
                "currency, country, kind, brand, state, count(*) AS payments, sum(asked) AS asked, sum(taken) AS taken, "
                "sum(refunded) AS refunded FROM listing GROUP BY 1, 2, 3, 4, 5, 6"));
        })
        .and_then([&] { return database.executeText(QStringLiteral("INSERT INTO total SELECT 3600000, * FROM folded")); })
        .and_then([&] {
            return database.executeText(QStringLiteral(
                "INSERT INTO total SELECT 86400000, start / 24, currency, country, kind, brand, state, sum(payments), sum(asked), "
                "sum(taken), sum(refunded) FROM folded GROUP BY 2, 3, 4, 5, 6, 7"));
        })
        .and_then([&] {
            return database.executeText(QStringLiteral(
                "INSERT INTO total SELECT 2764800000, start / 768, currency, country, kind, brand, state, sum(payments), "
                "sum(asked), sum(taken), sum(refunded) FROM folded GROUP BY 2, 3, 4, 5, 6, 7"));
        })
        .and_then([&] { return database.executeText(QStringLiteral("DROP TABLE temp.folded")); })
        .and_then([&] { return scaffold.putUp(); });
}

}
