// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/outreachchain.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <QCryptographicHash>

namespace pos::outreachchain {

namespace {

#define OUTREACH_EVENT_COLUMNS                                                                                         \
    "sequence, outreach, at_ms, kind, from_state, to_state, operator, http_status, code, request_id, bytes_sent, "     \
    "elapsed_ms, note, projection"
constexpr int ColumnCount = 14;
constexpr int ProjectionColumn = 13;

const Statement Append{"INSERT INTO outreach_event (" OUTREACH_EVENT_COLUMNS ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement Last{"SELECT sequence, hash FROM outreach_event ORDER BY sequence DESC LIMIT 1"};
const Statement Genesis{"SELECT value FROM meta WHERE name = 'journal_id'"};
const Statement OfOne{"SELECT " OUTREACH_EVENT_COLUMNS " FROM outreach_event WHERE outreach = ? ORDER BY sequence"};
const Statement All{"SELECT " OUTREACH_EVENT_COLUMNS ", hash FROM outreach_event ORDER BY sequence"};

struct Link
{
    qint64 sequence = 0;
    QByteArray hash;
};

QByteArray hashOf(const QByteArray &previous, const QVariantList &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(canonicalBytes(values));
    return hash.result();
}

[[nodiscard]] Unexpected<Error> damaged(const Database &database, qint64 sequence, const QString &what)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), QStringLiteral("outreach event %1: ").arg(sequence) + what));
}

/// Of this journal and of this table: the two chains of a file do not fit each other either.
Result<Link> genesis(Database &database)
{
    Result<Rows> rows = database.run(Genesis);
    if (!rows)
        return fail(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return fail(found.error());
    if (!*found)
        return damaged(database, 0, QStringLiteral("the journal has no id"));
    const QByteArray seed = "outreach " + rows->text(0).toUtf8();
    return Link{0, QCryptographicHash::hash(seed, QCryptographicHash::Sha256)};
}

Result<Link> head(Database &database)
{
    {
        Result<Rows> rows = database.run(Last);
        if (!rows)
            return fail(rows.error());
        const Result<bool> found = rows->next();
        if (!found)
            return fail(found.error());
        if (*found)
            return Link{rows->integer(0), rows->blob(1)};
    }
    return genesis(database);
}

std::optional<OutreachEvent> read(const Rows &row)
{
    const auto kind = outreachEventFromName(row.text(3));
    const auto from = outreachStateFromName(row.text(4)), to = outreachStateFromName(row.text(5));
    if (!kind || !from || !to)
        return std::nullopt;
    OutreachEvent event;
    event.sequence = row.integer(0);
    event.outreach = OutreachId::from(row.text(1));
    event.atMs = row.integer(2);
    event.kind = *kind;
    event.from = *from;
    event.to = *to;
    event.operatorName = row.text(6);
    event.httpStatus = static_cast<int>(row.integer(7));
    event.code = row.text(8);
    event.requestId = row.text(9);
    event.bytesSent = row.integer(10);
    event.elapsedMs = row.integer(11);
    event.note = row.text(12);
    return event;
}

} // namespace

Result<void> append(Database &database, const OutreachEvent &event, const QByteArray &projection)
{
    const Result<Link> last = head(database);
    if (!last)
        return fail(last.error());
    QVariantList values{sqlInt(last->sequence + 1),
                        sqlText(event.outreach.text()),
                        sqlInt(event.atMs),
                        sqlText(outreachEventName(event.kind)),
                        sqlText(outreachStateName(event.from)),
                        sqlText(outreachStateName(event.to)),
                        sqlText(event.operatorName),
                        sqlInt(event.httpStatus),
                        sqlText(event.code),
                        sqlText(event.requestId),
                        sqlInt(event.bytesSent),
                        sqlInt(event.elapsedMs),
                        sqlText(event.note),
                        sqlBlob(projection)};
    values.append(sqlBlob(hashOf(last->hash, values)));
    return database.execute(Append, values);
}

Result<QList<OutreachEvent>> eventsOf(Database &database, const OutreachId &id)
{
    QList<OutreachEvent> events;
    const Result<void> walked = database.each(OfOne, {sqlText(id.text())}, [&](const Rows &row) -> Result<void> {
        const std::optional<OutreachEvent> event = read(row);
        if (!event)
            return damaged(database, row.integer(0), QStringLiteral("unknown state"));
        events.append(*event);
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return events;
}

Result<void> verify(Database &database)
{
    Result<Link> last = genesis(database);
    if (!last)
        return fail(last.error());
    return database.each(All, {}, [&](const Rows &row) -> Result<void> {
        const qint64 sequence = row.integer(0);
        if (sequence != last->sequence + 1)
            return damaged(database, last->sequence + 1, QStringLiteral("missing"));
        const QByteArray hash = hashOf(last->hash, row.values(0, ColumnCount));
        if (hash != row.blob(ColumnCount))
            return damaged(database, sequence, QStringLiteral("was changed"));
        *last = Link{sequence, hash};
        return {};
    });
}

Result<QStringList> rebuild(Database &database)
{
    if (const Result<void> apart =
            database.executeText(QStringLiteral("CREATE TABLE old_outreach_event AS SELECT * FROM outreach_event"))
                .and_then([&] { return database.executeText(QStringLiteral("DELETE FROM outreach_event")); });
        !apart)
        return fail(apart.error());
    QStringList leftOut;
    {
        Link before;
        const Result<void> walked = database.eachText(
            QStringLiteral("SELECT " OUTREACH_EVENT_COLUMNS ", hash FROM old_outreach_event ORDER BY sequence"), {},
            [&](const Rows &row) -> Result<void> {
                const Link here{row.integer(0), row.blob(ColumnCount)};
                const bool provable = before.sequence > 0 && here.sequence == before.sequence + 1;
                if (here.sequence > before.sequence + 1)
                    leftOut += QStringLiteral("outreach events %1 to %2: lost").arg(before.sequence + 1).arg(here.sequence - 1);
                const bool changed = provable && hashOf(before.hash, row.values(0, ColumnCount)) != here.hash;
                before = here;
                const std::optional<OutreachEvent> event = changed ? std::nullopt : read(row);
                if (!event) {
                    leftOut += QStringLiteral("outreach event %1: was changed, left out").arg(here.sequence);
                    return {};
                }
                return append(database, *event, row.blob(ProjectionColumn));
            });
        if (!walked)
            return fail(walked.error());
    }
    if (const Result<void> gone = database.executeText(QStringLiteral("DROP TABLE old_outreach_event")); !gone)
        return fail(gone.error());
    return leftOut;
}

} // namespace pos::outreachchain
