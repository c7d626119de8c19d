// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/importrecord.h"

#include "journal/attemptrecord.h"
#include "journal/codec.h"
#include "journal/eventchain.h"
#include "journal/salerecord.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

#define KNOWN_COLUMNS                                                                                                  \
    "SELECT a.id, a.origin, a.payment_id, a.order_id, a.state, a.status, a.sub_status, a.amount_minor, a.currency, "   \
    "a.created_ms, a.last_check_ms "

// The index on payment ids folds case.
const Statement ByPayment{KNOWN_COLUMNS "FROM attempt a WHERE a.payment_id = ? COLLATE NOCASE AND a.payment_id <> ''"};
const Statement Unbound{KNOWN_COLUMNS "FROM attempt a WHERE a.order_id = ? AND a.origin = 'Till' AND a.payment_id = ''"};
const Statement MadeBetween{KNOWN_COLUMNS "FROM listing l CROSS JOIN attempt a ON a.row_no = l.row_no "
                            "WHERE l.created_ms >= ? AND l.created_ms < ? AND a.payment_id <> '' ORDER BY l.created_ms, l.row_no"};
const Statement OfCustomer{KNOWN_COLUMNS "FROM attempt a WHERE a.customer = ? AND a.customer <> '' AND a.created_ms >= ? "
                           "ORDER BY a.created_ms, a.id"};

Result<void> appendKnown(Database &database, const Statement &statement, const QVariantList &values, QList<KnownPayment> &out)
{
    return database.each(statement, values, [&](const Rows &row) -> Result<void> {
        const auto origin = attemptOriginFromName(row.text(1));
        const auto state = attemptStateFromName(row.text(4));
        const auto currency = codec::toCurrency(row.text(8));
        if (!origin || !state || !currency)
            return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), u"attempt " + row.text(0) + u" cannot be read"));
        out.append({AttemptId::from(row.text(0)), *origin, PaymentId::from(row.text(2)), MerchantOrderId::from(row.text(3)),
                    *state, row.text(5), row.text(6), Money::fromMinor(row.integer(7), *currency), row.integer(9),
                    row.integer(10)});
        return {};
    });
}

}

Result<QList<KnownPayment>> readKnown(Database &database, const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders)
{
    QList<KnownPayment> known;
    for (const PaymentId &id : ids) {
        if (const Result<void> read = appendKnown(database, ByPayment, {sqlText(id.text())}, known); !read)
            return fail(read.error());
    }
    for (const MerchantOrderId &order : orders) {
        if (const Result<void> read = appendKnown(database, Unbound, {sqlText(order.text())}, known); !read)
            return fail(read.error());
    }
    return known;
}

Result<QList<KnownPayment>> readMadeBetween(Database &database, qint64 fromMs, qint64 untilMs)
{
    QList<KnownPayment> known;
    if (const Result<void> read = appendKnown(database, MadeBetween, {sqlInt(fromMs), sqlInt(untilMs)}, known); !read)
        return fail(read.error());
    return known;
}

Result<QList<KnownPayment>> readOfCustomer(Database &database, const CustomerId &customer, qint64 sinceMs)
{
    QList<KnownPayment> known;
    if (const Result<void> read = appendKnown(database, OfCustomer, {sqlText(customer.text()), sqlInt(sinceMs)}, known); !read)
        return fail(read.error());
    return known;
}

Result<void> importPayment(Database &database, const ImportedPayment &payment, IdSource &ids)
{
    const Attempt &attempt = payment.attempt;
    if (attempt.origin != AttemptOrigin::Yuno || payment.event.attempt != attempt.id)
        return fail(ErrorKind::InvalidInput, QStringLiteral("only payments of origin Yuno are imported, with their own event"));
    const Result<Sale> known = readSale(database, attempt.sale);
    if (!known && known.error().kind != ErrorKind::NotFound)
        return fail(known.error());
    if (!known) {
        Sale sale;
        sale.id = attempt.sale;
        sale.state = SaleState::Discarded; // nobody can bring it back to be charged
        sale.discardReason = QStringLiteral("a payment from Yuno's reports; it was not sold here");
        sale.cart.currency = attempt.intent.amount.currency();
        sale.description = attempt.intent.description;
        sale.createdMs = attempt.createdMs;
        sale.updatedMs = attempt.updatedMs;
        if (const Result<void> stored = insertSale(database, sale); !stored)
            return stored;
    }
    const Result<chain::Evidence> evidence = storeAttempt(database, attempt, ids);
    if (!evidence)
        return fail(evidence.error());
    return chain::append(database, payment.event, *evidence);
}

}
