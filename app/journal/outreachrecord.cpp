// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/outreachrecord.h"

#include "journal/codec.h"
#include "journal/consentrecord.h"
#include "journal/outreachchain.h"
#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <QCryptographicHash>

namespace pos::record {

namespace {

#define OUTREACH_COLUMNS                                                                                               \
    "id, case_id, kind, state, channels, consent, rules, operator, sale, attempt, amount_minor, currency, block, "     \
    "http_status, code, remote_id, created_ms, sent_ms, answered_ms, updated_ms, body_digest"
constexpr int ColumnCount = 21;
#define PRIVATE_COLUMNS "outreach, customer, phone, salt, body, answer, messages"
constexpr int PrivateCount = 7;
#define WITH_PRIVATE                                                                                                   \
    "SELECT o.id, o.case_id, o.kind, o.state, o.channels, o.consent, o.rules, o.operator, o.sale, o.attempt, "         \
    "o.amount_minor, o.currency, o.block, o.http_status, o.code, o.remote_id, o.created_ms, o.sent_ms, "               \
    "o.answered_ms, o.updated_ms, o.body_digest, o.digest, p.outreach, p.customer, p.phone, p.salt, p.body, "          \
    "p.answer, p.messages, p.digest FROM outreach o LEFT JOIN outreach_private p ON p.outreach = o.id "

const Statement Insert{"INSERT INTO outreach (" OUTREACH_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement Update{"UPDATE outreach SET (" OUTREACH_COLUMNS ", digest) = (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?"};
const Statement StorePrivate{"INSERT OR REPLACE INTO outreach_private (" PRIVATE_COLUMNS ", digest) VALUES (?,?,?,?,?,?,?,?)"};
const Statement One{WITH_PRIVATE "WHERE o.id = ?"};
const Statement Open{WITH_PRIVATE "WHERE o.state IN ('Recorded', 'Sending') ORDER BY o.row_no"};
const Statement OfCase{WITH_PRIVATE "WHERE o.case_id = ? ORDER BY o.row_no"};
const Statement Newest{WITH_PRIVATE "ORDER BY o.row_no DESC LIMIT ?"};
const Statement ToPhone{WITH_PRIVATE "WHERE p.phone = ? ORDER BY o.row_no"};
const Statement OfCustomer{WITH_PRIVATE "WHERE p.customer = ? ORDER BY o.row_no"};
const Statement All{WITH_PRIVATE "ORDER BY o.row_no"};
const Statement ErasePrivate{"DELETE FROM outreach_private WHERE outreach = ?"};
const Statement ToNobody{WITH_PRIVATE "WHERE p.phone = ? AND p.customer = '' ORDER BY o.row_no"};
const Statement EraseNobodysConsents{"DELETE FROM consent WHERE phone = ? AND customer = ''"};
const Statement EraseNobodysCases{"DELETE FROM outreach_case WHERE phone = ? AND customer = ''"};
const Statement EraseConsents{"DELETE FROM consent WHERE customer = ?"};
const Statement EraseCases{"DELETE FROM outreach_case WHERE customer = ?"};
const Statement Unattested{
    "SELECT o.id, o.digest FROM outreach o WHERE o.digest IS NOT (SELECT e.projection FROM outreach_event e "
    "WHERE e.outreach = o.id ORDER BY e.sequence DESC LIMIT 1) ORDER BY o.row_no"};

constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;

QString channelsText(const QList<ContactChannel> &channels)
{
    QStringList names;
    for (const ContactChannel channel : channels)
        names << contactChannelName(channel);
    return names.join(u',');
}

std::optional<QList<ContactChannel>> channelsFrom(const QString &text)
{
    QList<ContactChannel> channels;
    const QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto channel = contactChannelFromName(name);
        if (!channel)
            return std::nullopt;
        channels << *channel;
    }
    return channels;
}

QByteArray bodyDigest(const QByteArray &salt, const QByteArray &body)
{
    const QByteArray salted = salt + body;
    return QCryptographicHash::hash(salted, QCryptographicHash::Sha256);
}

QVariantList valuesOf(const OutreachIntent &intent, const QByteArray &digestOfBody)
{
    return {sqlText(intent.id.text()),
            sqlText(intent.caseId.text()),
            sqlText(outreachKindName(intent.kind)),
            sqlText(outreachStateName(intent.state)),
            sqlText(channelsText(intent.channels)),
            sqlText(intent.consentId),
            sqlText(intent.rulesVersion),
            sqlText(intent.operatorName),
            sqlText(intent.sale.text()),
            sqlText(intent.attempt.text()),
            sqlInt(intent.amount.minor()),
            sqlText(intent.amount.isValid() ? intent.amount.currency().code() : QString()),
            sqlText(outreachBlockName(intent.block)),
            sqlInt(intent.httpStatus),
            sqlText(intent.code),
            sqlText(intent.remoteId),
            sqlInt(intent.createdMs),
            sqlInt(intent.sentMs),
            sqlInt(intent.answeredMs),
            sqlInt(intent.updatedMs),
            sqlBlob(digestOfBody)};
}

struct Stored
{
    OutreachIntent intent;
    QByteArray salt, bodyDigest, rowDigest;
    bool hasPrivate = false;
};

std::optional<Stored> read(const Rows &row)
{
    Stored stored;
    OutreachIntent &intent = stored.intent;
    const auto kind = outreachKindFromName(row.text(2));
    const auto state = outreachStateFromName(row.text(3));
    const auto channels = channelsFrom(row.text(4));
    const auto block = outreachBlockFromName(row.text(12));
    const auto currency = codec::toCurrency(row.text(11));
    stored.rowDigest = row.blob(ColumnCount);
    if (!kind || !state || !channels || !block || !currency || stored.rowDigest != rowDigest(row.values(0, ColumnCount)))
        return std::nullopt;
    intent.id = OutreachId::from(row.text(0));
    intent.caseId = OutreachCaseId::from(row.text(1));
    intent.kind = *kind;
    intent.state = *state;
    intent.channels = *channels;
    intent.consentId = row.text(5);
    intent.rulesVersion = row.text(6);
    intent.operatorName = row.text(7);
    intent.sale = SaleId::from(row.text(8));
    intent.attempt = AttemptId::from(row.text(9));
    if (currency->isValid())
        intent.amount = Money::fromMinor(row.integer(10), *currency);
    intent.block = *block;
    intent.httpStatus = static_cast<int>(row.integer(13));
    intent.code = row.text(14);
    intent.remoteId = row.text(15);
    intent.createdMs = row.integer(16);
    intent.sentMs = row.integer(17);
    intent.answeredMs = row.integer(18);
    intent.updatedMs = row.integer(19);
    stored.bodyDigest = row.blob(20);
    constexpr int First = ColumnCount + 1;
    if (row.isNull(First))
        return stored; // erased
    if (row.blob(First + PrivateCount) != rowDigest(row.values(First, PrivateCount)))
        return std::nullopt;
    stored.hasPrivate = true;
    intent.customer = CustomerId::from(row.text(First + 1));
    intent.phone = PhoneNumber::from(row.text(First + 2));
    stored.salt = row.blob(First + 3);
    intent.body = row.blob(First + 4);
    intent.answer = row.blob(First + 5);
    intent.messages = row.text(First + 6).split(u'\n', Qt::SkipEmptyParts);
    if (stored.bodyDigest != bodyDigest(stored.salt, intent.body))
        return std::nullopt;
    return stored;
}

[[nodiscard]] Unexpected<Error> damaged(const Database &database, const QString &id, const QString &what)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), u"outreach " + id + u": " + what));
}

Result<QList<Stored>> readAll(Database &database, const Statement &statement, const QVariantList &values)
{
    QList<Stored> found;
    const Result<void> walked = database.each(statement, values, [&](const Rows &row) -> Result<void> {
        const std::optional<Stored> stored = read(row);
        if (!stored)
            return damaged(database, row.text(0), QStringLiteral("does not match its checksum"));
        found.append(*stored);
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return found;
}

Result<QList<OutreachIntent>> intents(const Result<QList<Stored>> &stored)
{
    return stored.transform([](const QList<Stored> &list) {
        QList<OutreachIntent> found;
        for (const Stored &one : list)
            found << one.intent;
        return found;
    });
}

/// What was decided stays; what happened is added.
bool sameDecision(const OutreachIntent &a, const OutreachIntent &b)
{
    return a.caseId == b.caseId && a.kind == b.kind && a.channels == b.channels && a.consentId == b.consentId &&
           a.customer == b.customer && a.phone == b.phone && a.body == b.body && a.createdMs == b.createdMs;
}

Result<void> store(Database &database, const OutreachIntent &intent, const Stored *before, IdSource &ids, QByteArray &digest)
{
    const QByteArray salt = before ? before->salt : (ids.uuid() + ids.uuid()).toLatin1();
    const QVariantList values = valuesOf(intent, bodyDigest(salt, intent.body));
    digest = rowDigest(values);
    const QVariantList row = values + QVariantList{sqlBlob(digest)};
    const Result<void> stored = before ? database.execute(Update, row + QVariantList{sqlText(intent.id.text())}) : database.execute(Insert, row);
    if (!stored)
        return stored;
    const QVariantList personal{sqlText(intent.id.text()),  sqlText(intent.customer.text()), sqlText(intent.phone.text()), sqlBlob(salt),
                                sqlBlob(intent.body), sqlBlob(intent.answer), sqlText(intent.messages.join(u'\n'))};
    return database.execute(StorePrivate, personal + QVariantList{sqlBlob(rowDigest(personal))});
}

Result<void> eraseStored(Database &database, const Stored &stored, const QString &rule, qint64 nowMs)
{
    if (!stored.hasPrivate)
        return {};
    if (const Result<void> gone = database.execute(ErasePrivate, {sqlText(stored.intent.id.text())}); !gone)
        return gone;
    OutreachEvent event;
    event.outreach = stored.intent.id;
    event.atMs = nowMs;
    event.kind = OutreachEventKind::Erased;
    event.from = event.to = stored.intent.state;
    event.note = rule;
    return outreachchain::append(database, event, stored.rowDigest);
}

/// All of them or none: Conflict before anything is written.
Result<int> eraseAll(Database &database, const Result<QList<Stored>> &found, const QString &rule, qint64 nowMs)
{
    if (!found)
        return fail(found.error());
    for (const Stored &stored : *found) {
        if (!isOver(stored.intent.state) || nowMs - stored.intent.updatedMs < DayMs)
            return fail(ErrorKind::Conflict, u"outreach " + stored.intent.id.text() + u" was less than 24 hours ago");
    }
    for (const Stored &stored : *found) {
        if (const Result<void> gone = eraseStored(database, stored, rule, nowMs); !gone)
            return fail(gone.error());
    }
    return int(found->size());
}

} // namespace

Result<void> commitOutreach(Database &database, const OutreachIntent &intent, const OutreachEvent &event, IdSource &ids)
{
    if (intent.id.isEmpty() || event.outreach != intent.id || event.to != intent.state)
        return fail(ErrorKind::InvalidInput, QStringLiteral("the event is not that of the outreach"));
    const Result<QList<Stored>> found = readAll(database, One, {sqlText(intent.id.text())});
    if (!found)
        return fail(found.error());
    const Stored *before = found->isEmpty() ? nullptr : &found->first();
    const OutreachState from = before ? before->intent.state : OutreachState::Drafted;
    if (event.from != from || nextState(from, event.kind) != std::optional(event.to))
        return fail(ErrorKind::Conflict, u"outreach " + intent.id.text() + u" is " + outreachStateName(from) + u": " +
                                             outreachEventName(event.kind) + u" cannot happen to it");
    if (before && (!before->hasPrivate || !sameDecision(before->intent, intent)))
        return fail(ErrorKind::Conflict, u"what outreach " + intent.id.text() + u" was decided for never changes");
    QByteArray digest;
    if (const Result<void> stored = store(database, intent, before, ids, digest); !stored)
        return stored;
    return outreachchain::append(database, event, digest);
}

Result<OutreachIntent> readOutreach(Database &database, const OutreachId &id)
{
    const Result<QList<Stored>> found = readAll(database, One, {sqlText(id.text())});
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorKind::NotFound, u"no outreach " + id.text());
    return found->first().intent;
}

Result<QList<OutreachIntent>> readOpenOutreaches(Database &database)
{
    return intents(readAll(database, Open, {}));
}

Result<QList<OutreachIntent>> readOutreachesOfCase(Database &database, const OutreachCaseId &id)
{
    return intents(readAll(database, OfCase, {sqlText(id.text())}));
}

Result<QList<OutreachIntent>> readNewestOutreaches(Database &database, int limit)
{
    return intents(readAll(database, Newest, {sqlInt(limit)}));
}

Result<QList<OutreachIntent>> readOutreachesTo(Database &database, const PhoneNumber &phone)
{
    return intents(readAll(database, ToPhone, {sqlText(phone.text())}));
}

Result<void> verifyOutreaches(Database &database)
{
    const Result<QList<Stored>> all = readAll(database, All, {});
    if (!all)
        return fail(all.error());
    return database.each(Unattested, {}, [&](const Rows &row) -> Result<void> {
        return damaged(database, row.text(0), QStringLiteral("its last event attests something else"));
    });
}

Result<void> eraseOutreach(Database &database, const OutreachId &id, const QString &rule, qint64 nowMs)
{
    const Result<QList<Stored>> found = readAll(database, One, {sqlText(id.text())});
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorKind::NotFound, u"no outreach " + id.text());
    return eraseStored(database, found->first(), rule, nowMs);
}

Result<void> eraseOutreachOf(Database &database, const CustomerId &customer, const QString &rule, qint64 nowMs)
{
    const Result<int> contacts = eraseAll(database, readAll(database, OfCustomer, {sqlText(customer.text())}), rule, nowMs);
    if (!contacts)
        return fail(contacts.error());
    return database.execute(EraseConsents, {sqlText(customer.text())}).and_then([&] {
        return database.execute(EraseCases, {sqlText(customer.text())});
    });
}

Result<int> eraseOutreachTo(Database &database, const PhoneNumber &phone, const QString &rule, qint64 nowMs)
{
    const QVariantList number{sqlText(phone.text())};
    const Result<int> contacts = eraseAll(database, readAll(database, ToNobody, number), rule, nowMs);
    if (!contacts)
        return contacts;
    return database.execute(EraseNobodysConsents, number)
        .and_then([&] { return database.execute(EraseNobodysCases, number); })
        .and_then([&] { return blankOptOuts(database, phone); })
        .and_then([&] { return contacts; });
}

Result<QStringList> keepGoodOutreaches(Database &database, qint64 nowMs)
{
    QStringList findings, bad;
    const Result<void> walked = database.each(All, {}, [&](const Rows &row) {
        if (!read(row))
            bad << row.text(0);
    });
    if (!walked)
        return fail(walked.error());
    for (const QString &id : std::as_const(bad)) {
        findings << u"OUTREACH " + id + u": damaged, left out. Somebody may have been contacted: look at Yuno's report.";
        for (const char *sql : {"DELETE FROM outreach_private WHERE outreach = ?", "DELETE FROM outreach WHERE id = ?",
                                "DELETE FROM outreach_event WHERE outreach = ?"}) {
            if (const Result<void> gone = database.executeText(QLatin1String(sql), {sqlText(id)}); !gone)
                return fail(gone.error());
        }
    }
    for (const char *sql : {"DELETE FROM outreach_private WHERE outreach NOT IN (SELECT id FROM outreach)",
                            "DELETE FROM outreach_event WHERE outreach NOT IN (SELECT id FROM outreach)"}) {
        const Result<Rows> gone = database.runText(QLatin1String(sql));
        if (!gone)
            return fail(gone.error());
        if (gone->affected() > 0)
            findings << QStringLiteral("OUTREACH: %1 rows of lost ones left out. Somebody may have been contacted.").arg(gone->affected());
    }
    const Result<QStringList> events = outreachchain::rebuild(database);
    if (!events)
        return fail(events.error());
    findings << *events;
    QList<std::pair<QString, QByteArray>> unattested;
    if (const Result<void> seen = database.each(Unattested, {}, [&](const Rows &row) { unattested.append({row.text(0), row.blob(1)}); }); !seen)
        return fail(seen.error());
    for (const auto &[id, digest] : std::as_const(unattested)) {
        const Result<OutreachIntent> intent = readOutreach(database, OutreachId::from(id));
        if (!intent)
            return fail(intent.error());
        OutreachEvent event;
        event.outreach = intent->id;
        event.atMs = nowMs;
        event.kind = OutreachEventKind::Restarted;
        event.from = event.to = intent->state;
        event.note = QStringLiteral("salvaged: newer events were lost with a damaged file");
        if (const Result<void> attested = outreachchain::append(database, event, digest); !attested)
            return fail(attested.error());
        findings << u"outreach " + id + u": its newest events are lost, its state is kept";
    }
    return findings;
}

} // namespace pos::record
