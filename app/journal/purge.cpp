// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/purge.h"

#include "domain/watchplan.h"
#include "journal/attemptrecord.h"
#include "journal/consentrecord.h"
#include "journal/eraser.h"
#include "journal/factrecord.h"
#include "journal/operationrecord.h"
#include "journal/outreachrecord.h"
#include "journal/salerecord.h"

#include <algorithm>

namespace pos::purge {

namespace {

/// Of what is read whole and erased: a charge that comes meanwhile waits for no more than these.
constexpr int FewRows = 5;
/// Of what is only looked at.
constexpr int ManyRows = 200;

const Statement DueAttempts{
    "SELECT id, created_ms, row_no FROM attempt INDEXED BY attempt_personal WHERE body_state <> 2 AND created_ms >= ? "
    "AND (created_ms > ? OR row_no > ?) AND created_ms < ? ORDER BY created_ms, row_no LIMIT ?"};
/// Never charged: parked, put away, or paid in cash.
const Statement DueSales{
    "SELECT s.id, s.rowid, s.customer = '' AND s.state IN ('Parked', 'Discarded', 'Paid') AND s.updated_ms < ? "
    "AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.sale = s.id) AND (s.customer_name <> '' OR s.label <> '' "
    "OR s.draft_fields NOT IN ('', '{}')) FROM sale s WHERE s.rowid > ? ORDER BY s.rowid LIMIT ?"};
const Statement SomeCustomers{"SELECT id, rowid, updated_ms < ? FROM customer WHERE rowid > ? ORDER BY rowid LIMIT ?"};
const Statement CustomerIsAlive{
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM attempt WHERE customer = ? AND customer <> '' AND (created_ms >= ? OR updated_ms >= ?)) "
    "OR EXISTS (SELECT 1 FROM sale WHERE customer = ? AND customer <> '' AND (updated_ms >= ? OR state = 'Open')) "
    "OR EXISTS (SELECT 1 FROM outreach_private p JOIN outreach o ON o.id = p.outreach WHERE p.customer = ? AND p.customer <> '' "
    "AND o.updated_ms >= ?) "
    "OR EXISTS (SELECT 1 FROM consent WHERE customer = ? AND customer <> '' AND at_ms >= ?) "
    "OR EXISTS (SELECT 1 FROM outreach_case WHERE customer = ? AND customer <> '' AND (updated_ms >= ? OR claimed_until_ms > ? "
    "OR snoozed_until_ms > ?))"};
const Statement DueContacts{
    "SELECT o.id, o.row_no, o.updated_ms < ? AND o.state NOT IN ('Recorded', 'Sending') "
    "AND EXISTS (SELECT 1 FROM outreach_private p WHERE p.outreach = o.id) FROM outreach o WHERE o.row_no > ? "
    "ORDER BY o.row_no LIMIT ?"};
const Statement NewestSale{"SELECT max(created_ms) FROM listing"};
const Statement NewestContact{"SELECT created_ms FROM outreach ORDER BY row_no DESC LIMIT 1"};
const Statement NewestCash{"SELECT at_ms FROM drawer_entry ORDER BY sequence DESC LIMIT 1"};
const Statement NewestReports{"SELECT value FROM fact WHERE name GLOB 'purge *' ORDER BY name DESC LIMIT ?"};

QString ruleOf(const char *what, int months)
{
    return QStringLiteral("retention: %1 %2 months").arg(QLatin1String(what)).arg(months);
}

struct Due
{
    QString id;
    qint64 ms = 0, row = 0;
    bool due = true;
};

/// Read to the end before anything is written: a walk over what changes under it sees anything.
Result<QList<Due>> candidates(Database &database, const Statement &statement, const QVariantList &values, bool hasTime)
{
    QList<Due> found;
    const Result<void> walked = database.each(statement, values, [&](const Rows &row) {
        found << (hasTime ? Due{row.text(0), row.integer(1), row.integer(2), true}
                          : Due{row.text(0), 0, row.integer(1), row.integer(2) != 0});
    });
    return walked ? Result<QList<Due>>(found) : Result<QList<Due>>(fail(walked.error()));
}

void goOn(PurgePlace &place, PurgePlace::Table next)
{
    place = {next, -1, -1};
}

/// Nothing about it can be asked any more.
Result<bool> isOver(Database &database, const Attempt &attempt, qint64 beforeMs)
{
    if (attempt.updatedMs >= beforeMs || eraser::mustStay(attempt))
        return false;
    const Result<QList<Operation>> operations = record::readOperationsOfAttempt(database, attempt.id);
    if (!operations)
        return fail(operations.error());
    return std::ranges::none_of(*operations, [beforeMs](const Operation &operation) {
        return isOpen(operation.state) || operation.updatedMs >= beforeMs;
    });
}

/// A walk-in's name, or what was typed for one. A customer's own name goes with the customer.
Result<bool> blankWalkIn(Database &database, const SaleId &id)
{
    Result<Sale> sale = record::readSale(database, id);
    if (!sale)
        return fail(sale.error());
    const bool named = !sale->customerName.isEmpty() || !sale->label.isEmpty() || !sale->draftFields.isEmpty();
    if (!named || !sale->customer.isEmpty() || sale->state == SaleState::Open ||
        sale->state == SaleState::PayingBack)
        return false;
    sale->customerName.clear();
    sale->label.clear();
    sale->draftFields.clear();
    const Result<void> stored = record::updateSale(database, *sale);
    return stored ? Result<bool>(true) : Result<bool>(fail(stored.error()));
}

Result<PurgeCounts> somePayments(Database &database, const PurgeLimits &limits, const RetentionSettings &rules, PurgePlace &place, qint64 nowMs)
{
    const auto found = candidates(database, DueAttempts,
                                  {sqlInt(place.afterMs), sqlInt(place.afterMs), sqlInt(place.afterRow), sqlInt(limits.paymentsBeforeMs), sqlInt(FewRows)}, true);
    if (!found)
        return fail(found.error());
    PurgeCounts counts;
    for (const Due &due : *found) {
        const Result<Attempt> attempt = record::readAttempt(database, AttemptId::from(due.id));
        if (!attempt)
            return fail(attempt.error());
        const Result<bool> over = isOver(database, *attempt, limits.paymentsBeforeMs);
        if (!over)
            return fail(over.error());
        place.afterMs = due.ms;
        place.afterRow = due.row;
        if (!*over)
            continue;
        const Result<bool> blanked = blankWalkIn(database, attempt->sale);
        if (!blanked)
            return fail(blanked.error());
        if (const Result<void> erased = eraser::eraseAttempt(database, *attempt, ruleOf("payments", rules.payments), nowMs); !erased)
            return fail(erased.error());
        ++counts.payments;
    }
    if (found->size() < FewRows)
        goOn(place, PurgePlace::Table::Sales);
    return counts;
}

/// The next rows of a table, by row number. `erase` is called with what is due and says whether something went.
template <typename Erase>
Result<PurgeCounts> walk(Database &database, const Statement &statement, qint64 beforeMs, PurgePlace &place, PurgePlace::Table next,
                         qint64 PurgeCounts::*counted, const Erase &erase)
{
    const auto found = candidates(database, statement, {sqlInt(beforeMs), sqlInt(place.afterRow), sqlInt(ManyRows)}, false);
    if (!found)
        return fail(found.error());
    PurgeCounts counts;
    for (const Due &due : *found) {
        place.afterRow = due.row;
        if (!due.due)
            continue;
        const Result<bool> erased = erase(due.id);
        if (!erased)
            return fail(erased.error());
        counts.*counted += *erased;
        if (counts.*counted >= FewRows)
            return counts;
    }
    if (found->size() < ManyRows)
        goOn(place, next);
    return counts;
}

Result<PurgeCounts> someSales(Database &database, const PurgeLimits &limits, PurgePlace &place)
{
    return walk(database, DueSales, limits.paymentsBeforeMs, place, PurgePlace::Table::Customers, &PurgeCounts::sales,
                [&database](const QString &id) { return blankWalkIn(database, SaleId::from(id)); });
}

/// Bought, was contacted or agreed to be, or is being dealt with, since then.
Result<bool> isAlive(Database &database, const QString &customer, const PurgeLimits &limits, qint64 nowMs)
{
    const QVariant who = sqlText(customer), business = sqlInt(limits.customersBeforeMs), contact = sqlInt(limits.contactsBeforeMs), now = sqlInt(nowMs);
    const Result<std::optional<Rows>> row =
        database.first(CustomerIsAlive, {who, business, business, who, business, who, contact, who, contact, who, contact, now, now});
    return row ? Result<bool>(row->has_value()) : Result<bool>(fail(row.error()));
}

Result<PurgeCounts> someCustomers(Database &database, const PurgeLimits &limits, const RetentionSettings &rules, PurgePlace &place, qint64 nowMs)
{
    const auto erase = [&](const QString &id) -> Result<bool> {
        const Result<bool> alive = isAlive(database, id, limits, nowMs);
        if (!alive || *alive)
            return alive ? Result<bool>(false) : alive;
        const Result<void> erased = eraser::erase(database, CustomerId::from(id), ruleOf("customers", rules.customers), nowMs);
        if (!erased && erased.error().kind != ErrorKind::Conflict) // nothing was touched: something of theirs is still open
            return fail(erased.error());
        return erased.has_value();
    };
    return walk(database, SomeCustomers, limits.customersBeforeMs, place, PurgePlace::Table::Contacts, &PurgeCounts::customers, erase);
}

Result<PurgeCounts> someContacts(Database &database, const PurgeLimits &limits, const RetentionSettings &rules, PurgePlace &place, qint64 nowMs)
{
    const auto erase = [&](const QString &id) -> Result<bool> {
        const Result<void> erased = record::eraseOutreach(database, OutreachId::from(id), ruleOf("contacts", rules.contacts), nowMs);
        return erased ? Result<bool>(true) : fail(erased.error());
    };
    return walk(database, DueContacts, limits.contactsBeforeMs, place, PurgePlace::Table::Rest, &PurgeCounts::contacts, erase);
}

}

Result<qint64> lastBusinessMs(Database &database)
{
    qint64 last = 0;
    for (const Statement *statement : {&NewestSale, &NewestContact, &NewestCash}) {
        const Result<std::optional<Rows>> row = database.first(*statement);
        if (!row)
            return fail(row.error());
        if (*row)
            last = std::max(last, (*row)->integer(0));
    }
    return last;
}

Result<PurgeCounts> some(Database &database, const PurgeLimits &limits, const RetentionSettings &rules, PurgePlace &place, qint64 nowMs)
{
    using Table = PurgePlace::Table;
    switch (place.table) {
    case Table::Payments: return somePayments(database, limits, rules, place, nowMs);
    case Table::Sales: return someSales(database, limits, place);
    case Table::Customers: return someCustomers(database, limits, rules, place, nowMs);
    case Table::Contacts: return someContacts(database, limits, rules, place, nowMs);
    case Table::Rest: {
        const Result<qint64> gone = record::purgeContactLists(database, limits.contactsBeforeMs, nowMs, FewRows);
        if (!gone)
            return fail(gone.error());
        if (*gone < FewRows)
            goOn(place, Table::Done);
        PurgeCounts counts;
        counts.consents = *gone;
        return counts;
    }
    case Table::Done: break;
    }
    return PurgeCounts();
}

Result<QList<PurgeReport>> readReports(Database &database, int limit)
{
    QList<PurgeReport> reports;
    const Result<void> walked = database.each(NewestReports, {sqlInt(limit)}, [&](const Rows &row) {
        if (const std::optional<PurgeReport> report = PurgeReport::fromText(row.text(0)))
            reports << *report;
    });
    return walked ? Result<QList<PurgeReport>>(reports) : Result<QList<PurgeReport>>(fail(walked.error()));
}

}
