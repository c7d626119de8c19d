// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salerecord.h"

#include "journal/codec.h"
#include "journal/listing.h"
#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <QJsonObject>

namespace pos::record {

namespace {

#define SALE_COLUMNS                                                                                                   \
    "id, register, state, cart, customer, customer_name, label, description, operator, discard_reason, "              \
    "draft_fields, created_ms, updated_ms"
constexpr int ColumnCount = 13;

const Statement Insert{"INSERT INTO sale (" SALE_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement Update{"UPDATE sale SET state = ?, cart = ?, customer = ?, customer_name = ?, label = ?, "
                       "description = ?, operator = ?, discard_reason = ?, draft_fields = ?, created_ms = ?, "
                       "updated_ms = ?, digest = ? WHERE id = ?"};
const Statement ById{"SELECT " SALE_COLUMNS ", digest FROM sale WHERE id = ?"};
const Statement ByState{"SELECT " SALE_COLUMNS ", digest FROM sale WHERE state = ? "
                        "ORDER BY created_ms DESC, id DESC"};
const Statement All{"SELECT " SALE_COLUMNS ", digest FROM sale"};
const Statement ByCustomer{"SELECT " SALE_COLUMNS ", digest FROM sale WHERE customer = ? AND customer <> ''"};

QVariantList valuesOf(const Sale &sale)
{
    QJsonObject draft;
    for (auto field = sale.draftFields.cbegin(); field != sale.draftFields.cend(); ++field)
        draft.insert(field.key(), field.value());
    return {sqlText(sale.id.text()),       sqlText(sale.registerId.text()), sqlText(saleStateName(sale.state)),
            sqlText(codec::cart(sale.cart)), sqlText(sale.customer.text()), sqlText(sale.customerName),
            sqlText(sale.label),           sqlText(sale.description),       sqlText(sale.operatorName),
            sqlText(sale.discardReason),   sqlText(codec::toText(draft)),   sqlInt(sale.createdMs),
            sqlInt(sale.updatedMs)};
}

[[nodiscard]] Unexpected<Error> damaged(Database &database, const QString &id)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("sale ") + id + QStringLiteral(" does not match its checksum")));
}

Result<Sale> saleFrom(Database &database, const Rows &rows)
{
    if (rowDigest(rows.values(0, ColumnCount)) != rows.blob(ColumnCount))
        return damaged(database, rows.text(0));
    const std::optional<SaleState> state = saleStateFromName(rows.text(2));
    const std::optional<Cart> cart = codec::toCart(rows.text(3));
    const std::optional<QJsonObject> draft = codec::toObject(rows.text(10));
    if (!state || !cart || !draft)
        return damaged(database, rows.text(0));
    Sale sale;
    sale.id = SaleId::from(rows.text(0));
    sale.registerId = RegisterId::from(rows.text(1));
    sale.state = *state;
    sale.cart = *cart;
    sale.customer = CustomerId::from(rows.text(4));
    sale.customerName = rows.text(5);
    sale.label = rows.text(6);
    sale.description = rows.text(7);
    sale.operatorName = rows.text(8);
    sale.discardReason = rows.text(9);
    for (auto field = draft->constBegin(); field != draft->constEnd(); ++field)
        sale.draftFields.insert(field.key(), field.value().toString());
    sale.createdMs = rows.integer(11);
    sale.updatedMs = rows.integer(12);
    return sale;
}

Result<QList<Sale>> readMany(Database &database, const Statement &statement, const QString &value)
{
    QList<Sale> sales;
    const Result<void> walked = database.each(statement, {sqlText(value)}, [&](const Rows &row) -> Result<void> {
        Result<Sale> sale = saleFrom(database, row);
        if (!sale)
            return fail(sale.error());
        sales.append(std::move(*sale));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return sales;
}

}

Result<void> insertSale(Database &database, const Sale &sale)
{
    QVariantList values = valuesOf(sale);
    values.append(sqlBlob(rowDigest(values)));
    return database.execute(Insert, values);
}

Result<void> updateSale(Database &database, const Sale &sale)
{
    const QVariantList values = valuesOf(sale);
    QVariantList bound = values.mid(2);
    bound << sqlBlob(rowDigest(values)) << values.first();
    {
        const Result<Rows> rows = database.run(Update, bound);
        if (!rows)
            return fail(rows.error());
        if (rows->affected() != 1)
            return fail(ErrorKind::NotFound, QStringLiteral("no sale ") + sale.id.text());
    }
    return listing::storeOfSale(database, sale.id);
}

Result<Sale> readSale(Database &database, const SaleId &id)
{
    const Result<QList<Sale>> sales = readMany(database, ById, id.text());
    if (!sales)
        return fail(sales.error());
    if (sales->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("no sale ") + id.text());
    return sales->first();
}

Result<QList<Sale>> readSalesInState(Database &database, SaleState state)
{
    return readMany(database, ByState, saleStateName(state));
}

Result<QList<Sale>> readSalesOfCustomer(Database &database, const CustomerId &id)
{
    return readMany(database, ByCustomer, id.text());
}

Result<void> verifySales(Database &database)
{
    return database.each(All, {}, [&](const Rows &row) -> Result<void> {
        if (const Result<Sale> sale = saleFrom(database, row); !sale)
            return fail(sale.error());
        return {};
    });
}

}
