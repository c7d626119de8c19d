// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/consentrecord.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <algorithm>

namespace pos::record {

namespace {

#define CONSENT_COLUMNS "id, customer, phone, channel, given, means, wording, operator, at_ms"
constexpr int ConsentCount = 9;
#define OPT_OUT_COLUMNS "id, phone, out, reason, operator, at_ms"
constexpr int OptOutCount = 6;
#define CASE_COLUMNS                                                                                                   \
    "id, customer, phone, sale, attempt, claimed_by, claimed_until_ms, snoozed_until_ms, note, closed, created_ms, updated_ms"
constexpr int CaseCount = 12;

const Statement InsertConsent{"INSERT INTO consent (" CONSENT_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?,?,?,?)"};
const Statement KnownConsent{"SELECT 1 FROM consent WHERE id = ?"};
const Statement ConsentsOf{"SELECT " CONSENT_COLUMNS ", digest FROM consent WHERE phone = ? ORDER BY row_no"};
const Statement AllConsents{"SELECT " CONSENT_COLUMNS ", digest FROM consent ORDER BY row_no"};
const Statement InsertOptOut{"INSERT INTO opt_out (" OPT_OUT_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?)"};
const Statement KnownOptOut{"SELECT 1 FROM opt_out WHERE id = ?"};
const Statement OptOutsOf{"SELECT " OPT_OUT_COLUMNS ", digest FROM opt_out WHERE phone = ? ORDER BY row_no"};
const Statement AllOptOuts{"SELECT " OPT_OUT_COLUMNS ", digest FROM opt_out ORDER BY row_no"};
const Statement StoreCase{"INSERT OR REPLACE INTO outreach_case (" CASE_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement OneCase{"SELECT " CASE_COLUMNS ", digest FROM outreach_case WHERE id = ?"};
const Statement OpenCases{"SELECT " CASE_COLUMNS ", digest FROM outreach_case WHERE closed = 0 ORDER BY created_ms, id"};
const Statement AllCases{"SELECT " CASE_COLUMNS ", digest FROM outreach_case"};

const Statement PurgeCases{"DELETE FROM outreach_case WHERE id IN (SELECT id FROM outreach_case WHERE updated_ms < ? "
                           "AND claimed_until_ms < ? AND snoozed_until_ms < ? LIMIT ?)"};
const Statement PurgeConsents{"DELETE FROM consent WHERE row_no IN (SELECT row_no FROM consent WHERE at_ms < ? "
                              "AND NOT EXISTS (SELECT 1 FROM outreach_private p WHERE p.phone = consent.phone) "
                              "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = consent.customer) LIMIT ?)"};
const Statement WordyOptOuts{"SELECT " OPT_OUT_COLUMNS ", digest FROM opt_out WHERE at_ms < ? AND (reason <> '' OR operator <> '') "
                             "ORDER BY row_no LIMIT ?"};
const Statement BlankOptOut{"UPDATE opt_out SET reason = '', operator = '', digest = ? WHERE id = ?"};

bool isWhole(const Rows &row, int columns)
{
    return row.blob(columns) == rowDigest(row.values(0, columns));
}

[[nodiscard]] Unexpected<Error> damaged(const Database &database, const QString &what, const Rows &row)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), what + u' ' + row.text(0) + u" does not match its checksum"));
}

std::optional<Consent> consentOf(const Rows &row)
{
    const auto channel = contactChannelFromName(row.text(3));
    const auto means = consentMeansFromName(row.text(5));
    if (!isWhole(row, ConsentCount) || !channel || !means)
        return std::nullopt;
    return Consent{row.text(0), CustomerId::from(row.text(1)), PhoneNumber::from(row.text(2)), *channel, row.integer(4) != 0,
                   *means,      row.text(6),                   row.text(7),                    row.integer(8)};
}

std::optional<OptOut> optOutOf(const Rows &row)
{
    if (!isWhole(row, OptOutCount))
        return std::nullopt;
    return OptOut{row.text(0), PhoneNumber::from(row.text(1)), row.integer(2) != 0, row.text(3), row.text(4), row.integer(5)};
}

std::optional<OutreachCase> caseOf(const Rows &row)
{
    if (!isWhole(row, CaseCount))
        return std::nullopt;
    OutreachCase matter;
    matter.id = OutreachCaseId::from(row.text(0));
    matter.customer = CustomerId::from(row.text(1));
    matter.phone = PhoneNumber::from(row.text(2));
    matter.sale = SaleId::from(row.text(3));
    matter.attempt = AttemptId::from(row.text(4));
    matter.claimedBy = row.text(5);
    matter.claimedUntilMs = row.integer(6);
    matter.snoozedUntilMs = row.integer(7);
    matter.note = row.text(8);
    matter.closed = row.integer(9) != 0;
    matter.createdMs = row.integer(10);
    matter.updatedMs = row.integer(11);
    return matter;
}

Result<void> refuseKnown(Database &database, const Statement &statement, const QString &id)
{
    if (id.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("without an id"));
    const Result<std::optional<Rows>> row = database.first(statement, {sqlText(id)});
    if (!row)
        return fail(row.error());
    return *row ? Result<void>(fail(ErrorKind::Conflict, id + u" is there already")) : Result<void>();
}

QVariantList optOutValues(const OptOut &entry)
{
    return {sqlText(entry.id), sqlText(entry.phone.text()), sqlInt(entry.out), sqlText(entry.reason), sqlText(entry.operatorName), sqlInt(entry.atMs)};
}

Result<void> insertDigested(Database &database, const Statement &statement, const QVariantList &values)
{
    return database.execute(statement, values + QVariantList{sqlBlob(rowDigest(values))});
}

/// Each row of one table as its value; `what` names the table in errors.
template <typename Read, typename Take>
Result<void> eachOf(Database &database, const Statement &statement, const QVariantList &values, const QString &what, Read read, Take take)
{
    return database.each(statement, values, [&](const Rows &row) -> Result<void> {
        const auto value = read(row);
        if (!value)
            return damaged(database, what, row);
        return take(*value) ? Result<void>() : Result<void>(fail(ErrorKind::Cancelled));
    });
}

template <typename Value, typename Read>
Result<QList<Value>> listOf(Database &database, const Statement &statement, const QVariantList &values, const QString &what, Read read)
{
    QList<Value> found;
    const Result<void> walked = eachOf(database, statement, values, what, read, [&found](const Value &value) {
        found.append(value);
        return true;
    });
    if (!walked)
        return fail(walked.error());
    return found;
}

Result<void> blank(Database &database, const QList<OptOut> &entries)
{
    for (OptOut entry : entries) {
        entry.reason.clear();
        entry.operatorName.clear();
        if (const Result<void> done = database.execute(BlankOptOut, {sqlBlob(rowDigest(optOutValues(entry))), sqlText(entry.id)}); !done)
            return done;
    }
    return {};
}

Result<void> dropWhere(Database &database, const Statement &all, const QString &table, int columns, QStringList &findings)
{
    QStringList bad;
    if (const Result<void> walked = database.each(all, {}, [&](const Rows &row) {
            if (!isWhole(row, columns))
                bad << row.text(0);
        });
        !walked)
        return walked;
    for (const QString &id : std::as_const(bad)) {
        findings << table + u' ' + id + u": damaged, left out";
        if (const Result<void> gone = database.executeText(u"DELETE FROM " + table + u" WHERE id = ?", {sqlText(id)}); !gone)
            return gone;
    }
    return {};
}

const QString ConsentName = QStringLiteral("consent"), OptOutName = QStringLiteral("opt_out"), CaseName = QStringLiteral("outreach_case");

} // namespace

Result<void> insertConsent(Database &database, const Consent &consent)
{
    return refuseKnown(database, KnownConsent, consent.id).and_then([&] {
        return insertDigested(database, InsertConsent,
                              {sqlText(consent.id), sqlText(consent.customer.text()), sqlText(consent.phone.text()),
                               sqlText(contactChannelName(consent.channel)), sqlInt(consent.given),
                               sqlText(consentMeansName(consent.means)), sqlText(consent.wording), sqlText(consent.operatorName),
                               sqlInt(consent.atMs)});
    });
}

Result<QList<Consent>> readConsents(Database &database, const PhoneNumber &phone)
{
    return listOf<Consent>(database, ConsentsOf, {sqlText(phone.text())}, ConsentName, consentOf);
}

Result<void> eachConsent(Database &database, const std::function<bool(const Consent &)> &visit)
{
    return eachOf(database, AllConsents, {}, ConsentName, consentOf, visit);
}

Result<void> insertOptOut(Database &database, const OptOut &entry)
{
    return refuseKnown(database, KnownOptOut, entry.id).and_then([&] {
        return insertDigested(database, InsertOptOut, optOutValues(entry));
    });
}

Result<void> blankOptOuts(Database &database, const PhoneNumber &phone)
{
    const Result<QList<OptOut>> entries = readOptOuts(database, phone);
    return entries ? blank(database, *entries) : Result<void>(fail(entries.error()));
}

Result<qint64> purgeContactLists(Database &database, qint64 beforeMs, qint64 nowMs, int most)
{
    const auto affected = [&database](const Statement &statement, const QVariantList &values) -> Result<qint64> {
        const Result<Rows> rows = database.run(statement, values);
        return rows ? Result<qint64>(std::max(0, rows->affected())) : Result<qint64>(fail(rows.error()));
    };
    const Result<qint64> cases = affected(PurgeCases, {sqlInt(beforeMs), sqlInt(nowMs), sqlInt(nowMs), sqlInt(most)});
    if (!cases)
        return cases;
    const Result<qint64> consents = affected(PurgeConsents, {sqlInt(beforeMs), sqlInt(most)});
    if (!consents)
        return consents;
    const Result<QList<OptOut>> wordy = listOf<OptOut>(database, WordyOptOuts, {sqlInt(beforeMs), sqlInt(most)}, OptOutName, optOutOf);
    if (!wordy)
        return fail(wordy.error());
    if (const Result<void> blanked = blank(database, *wordy); !blanked)
        return fail(blanked.error());
    return *cases + *consents + wordy->size();
}

Result<QList<OptOut>> readOptOuts(Database &database, const PhoneNumber &phone)
{
    return listOf<OptOut>(database, OptOutsOf, {sqlText(phone.text())}, OptOutName, optOutOf);
}

Result<void> eachOptOut(Database &database, const std::function<bool(const OptOut &)> &visit)
{
    return eachOf(database, AllOptOuts, {}, OptOutName, optOutOf, visit);
}

Result<void> storeCase(Database &database, const OutreachCase &matter)
{
    if (matter.id.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("a case without an id"));
    return insertDigested(database, StoreCase,
                          {sqlText(matter.id.text()), sqlText(matter.customer.text()), sqlText(matter.phone.text()),
                           sqlText(matter.sale.text()), sqlText(matter.attempt.text()), sqlText(matter.claimedBy),
                           sqlInt(matter.claimedUntilMs), sqlInt(matter.snoozedUntilMs), sqlText(matter.note), sqlInt(matter.closed),
                           sqlInt(matter.createdMs), sqlInt(matter.updatedMs)});
}

Result<OutreachCase> readCase(Database &database, const OutreachCaseId &id)
{
    const Result<QList<OutreachCase>> found = listOf<OutreachCase>(database, OneCase, {sqlText(id.text())}, CaseName, caseOf);
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorKind::NotFound, u"no case " + id.text());
    return found->first();
}

Result<QList<OutreachCase>> readCases(Database &database)
{
    return listOf<OutreachCase>(database, OpenCases, {}, CaseName, caseOf);
}

Result<void> verifyConsents(Database &database)
{
    const auto good = [](const auto &) { return true; };
    return eachOf(database, AllConsents, {}, ConsentName, consentOf, good)
        .and_then([&] { return eachOf(database, AllOptOuts, {}, OptOutName, optOutOf, good); })
        .and_then([&] { return eachOf(database, AllCases, {}, CaseName, caseOf, good); });
}

Result<QStringList> dropBadConsents(Database &database)
{
    QStringList findings;
    const Result<void> done =
        dropWhere(database, AllConsents, ConsentName, ConsentCount, findings)
            .and_then([&] { return dropWhere(database, AllOptOuts, OptOutName, OptOutCount, findings); })
            .and_then([&] { return dropWhere(database, AllCases, CaseName, CaseCount, findings); });
    if (!done)
        return fail(done.error());
    return findings;
}

} // namespace pos::record
