// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/drawerrecord.h"

#include "journal/hashchain.h"

namespace pos::record {

namespace {

#define DRAWER_COLUMNS                                                                                                 \
    "sequence, id, kind, tender, register, currency, sale, tender_id, amount_minor, given_minor, rounding_minor, "     \
    "expected_minor, label, reason, operator, at_ms, sale_total_minor"
constexpr int ColumnCount = 17;

const Statement Append{"INSERT INTO drawer_entry (" DRAWER_COLUMNS ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement ById{"SELECT " DRAWER_COLUMNS " FROM drawer_entry WHERE id = ?"};
const Statement TendersOfSale{"SELECT " DRAWER_COLUMNS
                              " FROM drawer_entry WHERE sale = ? AND kind = 'tender' ORDER BY sequence"};
const Statement PayoutsOf{"SELECT " DRAWER_COLUMNS
                          " FROM drawer_entry WHERE tender_id = ? AND kind = 'payout' ORDER BY sequence"};
const Statement InsteadOfSale{"SELECT " DRAWER_COLUMNS
                              " FROM drawer_entry WHERE sale = ? AND kind = 'instead' ORDER BY sequence"};
const Statement Period{"SELECT " DRAWER_COLUMNS " FROM drawer_entry WHERE register = ? AND currency = ? AND sequence < ? "
                       "AND sequence > coalesce((SELECT max(sequence) FROM drawer_entry WHERE kind = 'close' "
                       "AND register = ? AND currency = ? AND sequence < ?), 0) ORDER BY sequence"};
const Statement Closes{"SELECT " DRAWER_COLUMNS " FROM drawer_entry WHERE kind = 'close' AND register = ? AND currency = ? "
                       "ORDER BY sequence DESC LIMIT ?"};
const Statement Found{"SELECT " DRAWER_COLUMNS " FROM drawer_entry WHERE kind IN ('tender', 'payout', 'instead') "
                      "AND instr(lower(sale), lower(?)) > 0 ORDER BY sequence DESC LIMIT ?"};
const Statement Orphans{"SELECT " DRAWER_COLUMNS
                        " FROM drawer_entry WHERE kind = 'tender' AND sale NOT IN (SELECT id FROM sale)"};

/// What tells a part is the last column; a line without it is hashed as before there were parts.
int covered(const Rows &row)
{
    return row.isNull(ColumnCount - 1) ? ColumnCount - 1 : ColumnCount;
}

const chain::Log Lines{"drawer_entry",
                       "drawer ",
                       "drawer line",
                       {"SELECT sequence, hash FROM drawer_entry ORDER BY sequence DESC LIMIT 1"},
                       {"SELECT " DRAWER_COLUMNS ", hash FROM drawer_entry ORDER BY sequence"},
                       ColumnCount,
                       covered};

QVariantList valuesOf(const DrawerEntry &entry)
{
    return {sqlInt(entry.sequence),
            sqlText(entry.id.text()),
            sqlText(drawerEntryKindName(entry.kind)),
            sqlText(tenderKindName(entry.tender)),
            sqlText(entry.registerId.text()),
            sqlText(entry.amount.currency().code()),
            sqlText(entry.sale.text()),
            sqlText(entry.kind == DrawerEntryKind::Instead ? entry.attempt.text() : entry.tenderId.text()),
            sqlInt(entry.amount.minor()),
            sqlInt(entry.given.minor()),
            sqlInt(entry.rounding.minor()),
            sqlInt(entry.expected.minor()),
            sqlText(entry.label),
            sqlText(entry.reason),
            sqlText(entry.operatorName),
            sqlInt(entry.atMs),
            entry.saleTotal.isValid() ? sqlInt(entry.saleTotal.minor()) : QVariant()};
}

std::optional<DrawerEntry> read(const Rows &row)
{
    const auto kind = drawerEntryKindFromName(row.text(2));
    const auto tender = tenderKindFromName(row.text(3));
    const auto currency = Currency::fromCode(row.text(5));
    if (!kind || !tender || !currency)
        return std::nullopt;
    const auto money = [&](int column) { return Money::fromMinor(row.integer(column), *currency); };
    DrawerEntry entry;
    entry.sequence = row.integer(0);
    entry.id = DrawerEntryId::from(row.text(1));
    entry.kind = *kind;
    entry.tender = *tender;
    entry.registerId = RegisterId::from(row.text(4));
    entry.sale = SaleId::from(row.text(6));
    if (entry.kind == DrawerEntryKind::Instead)
        entry.attempt = AttemptId::from(row.text(7));
    else
        entry.tenderId = DrawerEntryId::from(row.text(7));
    entry.amount = money(8);
    entry.given = money(9);
    entry.rounding = money(10);
    entry.expected = money(11);
    entry.label = row.text(12);
    entry.reason = row.text(13);
    entry.operatorName = row.text(14);
    entry.atMs = row.integer(15);
    if (!row.isNull(16))
        entry.saleTotal = money(16);
    return entry;
}

Result<QList<DrawerEntry>> readMany(Database &database, const Statement &statement, const QVariantList &values)
{
    QList<DrawerEntry> entries;
    const Result<void> walked = database.each(statement, values, [&](const Rows &row) -> Result<void> {
        const std::optional<DrawerEntry> entry = read(row);
        if (!entry)
            return chain::damaged(database, Lines, row.integer(0), QStringLiteral("unknown kind or currency"));
        entries << *entry;
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return entries;
}

Result<std::optional<DrawerEntry>> readOne(Database &database, const Statement &statement, const QVariantList &values)
{
    const Result<QList<DrawerEntry>> entries = readMany(database, statement, values);
    if (!entries)
        return fail(entries.error());
    return entries->isEmpty() ? std::optional<DrawerEntry>() : std::optional(entries->constFirst());
}

/// What the triggers of the file say, in time for a sentence to the cashier.
Result<void> fitsBeside(Database &database, const QList<DrawerEntry> &there, const DrawerEntry &entry)
{
    const auto refused = [&entry](const char *why) {
        return Result<void>(fail(ErrorKind::Conflict, entry.sale.text() + QLatin1String(why)));
    };
    qint64 covered = entry.covers().minor();
    for (const DrawerEntry &other : there) {
        if (!entry.saleTotal.isValid() || other.saleTotal != entry.saleTotal)
            return refused(" is paid at the counter already");
        const Result<QList<DrawerEntry>> payouts = readPayouts(database, other.id);
        if (!payouts)
            return fail(payouts.error());
        if (!payouts->isEmpty())
            return refused(" is being paid back");
        covered += other.covers().minor();
    }
    return entry.saleTotal.isValid() && covered > entry.saleTotal.minor() ? refused(" would be paid twice") : Result<void>();
}

} // namespace

Result<DrawerEntry> appendDrawerEntry(Database &database, const DrawerEntry &entry)
{
    if (entry.id.isEmpty() || entry.registerId.isEmpty() || !entry.amount.isValid())
        return fail(ErrorKind::InvalidInput, QStringLiteral("a line needs an id, a register and an amount"));
    if (entry.saleTotal.isValid() &&
        (entry.kind != DrawerEntryKind::Tender || entry.saleTotal.currency() != entry.amount.currency()))
        return fail(ErrorKind::InvalidInput, QStringLiteral("only a tender is a part, and of a sale in its currency"));
    if (entry.kind == DrawerEntryKind::Tender) {
        const Result<QList<DrawerEntry>> there = readTendersOfSale(database, entry.sale);
        if (!there)
            return fail(there.error());
        if (const Result<void> fits = fitsBeside(database, *there, entry); !fits)
            return fail(fits.error());
    }
    const Result<chain::Head> last = chain::head(database, Lines);
    if (!last)
        return fail(last.error());
    DrawerEntry stored = entry;
    stored.sequence = last->sequence + 1;
    // One form, also for amounts that a kind of line has not: what is written is what is read.
    for (Money *amount : {&stored.given, &stored.rounding, &stored.expected})
        *amount = Money::fromMinor(amount->minor(), stored.amount.currency());
    QVariantList values = valuesOf(stored);
    const QVariantList hashed = stored.saleTotal.isValid() ? values : values.mid(0, ColumnCount - 1);
    values.append(sqlBlob(chain::hashAfter(*last, hashed)));
    if (const Result<void> written = database.execute(Append, values); !written)
        return fail(written.error());
    return stored;
}

Result<QList<DrawerEntry>> readInstead(Database &database, const SaleId &id)
{
    return readMany(database, InsteadOfSale, {sqlText(id.text())});
}

Result<DrawerEntry> readDrawerEntry(Database &database, const DrawerEntryId &id)
{
    const Result<std::optional<DrawerEntry>> entry = readOne(database, ById, {sqlText(id.text())});
    if (!entry)
        return fail(entry.error());
    return *entry ? Result<DrawerEntry>(**entry) : fail(ErrorKind::NotFound, u"no line " + id.text());
}

Result<QList<DrawerEntry>> readTendersOfSale(Database &database, const SaleId &id)
{
    return readMany(database, TendersOfSale, {sqlText(id.text())});
}

Result<QList<DrawerEntry>> readPayouts(Database &database, const DrawerEntryId &tender)
{
    return readMany(database, PayoutsOf, {sqlText(tender.text())});
}

Result<QList<DrawerEntry>> readDrawerPeriod(Database &database, const RegisterId &registerId, Currency currency,
                                            qint64 beforeSequence)
{
    const qint64 before = beforeSequence > 0 ? beforeSequence : std::numeric_limits<qint64>::max();
    const QVariantList which{sqlText(registerId.text()), sqlText(currency.code()), sqlInt(before)};
    return readMany(database, Period, which + which);
}

Result<QList<DrawerEntry>> readCloses(Database &database, const RegisterId &registerId, Currency currency, int limit)
{
    return readMany(database, Closes, {sqlText(registerId.text()), sqlText(currency.code()), sqlInt(limit)});
}

Result<QList<DrawerEntry>> findDrawerEntries(Database &database, const QString &part, int limit)
{
    return readMany(database, Found, {sqlText(part), sqlInt(limit)});
}

Result<void> verifyDrawer(Database &database)
{
    const Result<chain::Head> last = chain::verify(database, Lines);
    return last ? Result<void>() : fail(last.error());
}

Result<QStringList> rebuildDrawer(Database &database, QList<DrawerEntry> *orphans)
{
    Result<QStringList> lost = chain::rebuild(database, Lines, [&](const Rows &row) -> Result<bool> {
        const std::optional<DrawerEntry> entry = read(row);
        if (!entry)
            return false;
        const Result<DrawerEntry> done = appendDrawerEntry(database, *entry);
        if (done)
            return true;
        const bool itsOwnFault = done.error().kind == ErrorKind::Conflict || done.error().kind == ErrorKind::InvalidInput;
        return itsOwnFault ? Result<bool>(false) : Result<bool>(fail(done.error()));
    });
    if (!lost)
        return lost;
    const Result<QList<DrawerEntry>> alone = readMany(database, Orphans, {});
    if (!alone)
        return fail(alone.error());
    *orphans = *alone;
    return lost;
}

} // namespace pos::record
