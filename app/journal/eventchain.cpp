// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/eventchain.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <QCryptographicHash>

namespace pos::chain {

namespace {

#define EVENT_COLUMNS                                                                                                  \
    "sequence, attempt, at_ms, kind, from_state, to_state, method, path, bytes_sent, http_status, code, request_id, " \
    "elapsed_ms, rule, note, projection, body_digest"
constexpr int ColumnCount = 17;

const Statement Append{"INSERT INTO attempt_event (" EVENT_COLUMNS
                       ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement Last{"SELECT sequence, hash FROM attempt_event ORDER BY sequence DESC LIMIT 1"};
const Statement Genesis{"SELECT value FROM meta WHERE name = 'journal_id'"};
const Statement OfAttempt{"SELECT " EVENT_COLUMNS " FROM attempt_event WHERE attempt = ? ORDER BY sequence"};
const Statement All{"SELECT " EVENT_COLUMNS ", hash FROM attempt_event ORDER BY sequence"};

QByteArray hashOf(const QByteArray &previous, const QVariantList &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(canonicalBytes(values));
    return hash.result();
}

[[nodiscard]] Unexpected<Error> damaged(Database &database, qint64 sequence, const QString &what)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("event %1: ").arg(sequence) + what));
}

/// The chain begins with the id of the journal, so chains of two journals never fit together.
Result<Head> genesis(Database &database)
{
    Result<Rows> rows = database.run(Genesis);
    if (!rows)
        return fail(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return fail(found.error());
    if (!*found)
        return damaged(database, 0, QStringLiteral("the journal has no id"));
    return Head{0, QCryptographicHash::hash(rows->text(0).toUtf8(), QCryptographicHash::Sha256)};
}

Result<AttemptEvent> eventFrom(Database &database, const Rows &rows)
{
    const std::optional<AttemptState> from = attemptStateFromName(rows.text(4));
    const std::optional<AttemptState> to = attemptStateFromName(rows.text(5));
    if (!from || !to)
        return damaged(database, rows.integer(0), QStringLiteral("unknown state"));
    AttemptEvent event;
    event.sequence = rows.integer(0);
    event.attempt = AttemptId::from(rows.text(1));
    event.atMs = rows.integer(2);
    event.kind = rows.text(3);
    event.from = *from;
    event.to = *to;
    event.method = rows.text(6);
    event.path = rows.text(7);
    event.bytesSent = rows.integer(8);
    event.httpStatus = static_cast<int>(rows.integer(9));
    event.code = rows.text(10);
    event.requestId = rows.text(11);
    event.elapsedMs = rows.integer(12);
    event.rule = rows.text(13);
    event.note = rows.text(14);
    return event;
}

}

Result<Head> head(Database &database)
{
    {
        Result<Rows> rows = database.run(Last);
        if (!rows)
            return fail(rows.error());
        const Result<bool> found = rows->next();
        if (!found)
            return fail(found.error());
        if (*found)
            return Head{rows->integer(0), rows->blob(1)};
    }
    return genesis(database);
}

Result<void> append(Database &database, const AttemptEvent &event, const Evidence &evidence)
{
    const Result<Head> last = head(database);
    if (!last)
        return fail(last.error());
    QVariantList values{sqlInt(last->sequence + 1),
                        sqlText(event.attempt.text()),
                        sqlInt(event.atMs),
                        sqlText(event.kind),
                        sqlText(attemptStateName(event.from)),
                        sqlText(attemptStateName(event.to)),
                        sqlText(event.method),
                        sqlText(event.path),
                        sqlInt(event.bytesSent),
                        sqlInt(event.httpStatus),
                        sqlText(event.code),
                        sqlText(event.requestId),
                        sqlInt(event.elapsedMs),
                        sqlText(event.rule),
                        sqlText(event.note),
                        sqlBlob(evidence.projection),
                        sqlBlob(evidence.bodyDigest)};
    values.append(sqlBlob(hashOf(last->hash, values)));
    return database.execute(Append, values);
}

Result<QList<AttemptEvent>> eventsOf(Database &database, const AttemptId &id)
{
    Result<Rows> rows = database.run(OfAttempt, {sqlText(id.text())});
    if (!rows)
        return fail(rows.error());
    QList<AttemptEvent> events;
    for (;;) {
        const Result<bool> more = rows->next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return events;
        Result<AttemptEvent> event = eventFrom(database, *rows);
        if (!event)
            return fail(event.error());
        events.append(std::move(*event));
    }
}

Result<Head> verify(Database &database)
{
    Result<Head> last = genesis(database);
    if (!last)
        return last;
    Result<Rows> rows = database.run(All);
    if (!rows)
        return fail(rows.error());
    for (;;) {
        const Result<bool> more = rows->next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return last;
        const qint64 sequence = rows->integer(0);
        if (sequence != last->sequence + 1)
            return damaged(database, last->sequence + 1, QStringLiteral("missing"));
        const QByteArray hash = hashOf(last->hash, rows->values(0, ColumnCount));
        if (hash != rows->blob(ColumnCount))
            return damaged(database, sequence, QStringLiteral("was changed"));
        *last = Head{sequence, hash};
    }
}

Result<QStringList> rebuild(Database &database)
{
    if (const Result<void> apart = database.executeText(QStringLiteral("CREATE TABLE old_event AS SELECT * FROM attempt_event"))
                                       .and_then([&] { return database.executeText(QStringLiteral("DELETE FROM attempt_event")); });
        !apart)
        return fail(apart.error());
    QStringList leftOut;
    {
        Result<Rows> rows = database.runText(QStringLiteral("SELECT " EVENT_COLUMNS ", hash FROM old_event ORDER BY sequence"));
        if (!rows)
            return fail(rows.error());
        Head before;
        for (;;) {
            const Result<bool> more = rows->next();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            const Head here{rows->integer(0), rows->blob(ColumnCount)};
            // What stood before the first one, or in a gap, is not there to compare with.
            const bool provable = before.sequence > 0 && here.sequence == before.sequence + 1;
            if (here.sequence > before.sequence + 1)
                leftOut += QStringLiteral("events %1 to %2: lost").arg(before.sequence + 1).arg(here.sequence - 1);
            const bool changed = provable && hashOf(before.hash, rows->values(0, ColumnCount)) != here.hash;
            before = here;
            const Result<AttemptEvent> event = eventFrom(database, *rows);
            if (changed || !event) {
                leftOut += QStringLiteral("event %1: was changed, left out").arg(here.sequence);
                continue;
            }
            if (const Result<void> done = append(database, *event, {rows->blob(15), rows->blob(16)}); !done)
                return fail(done.error());
        }
    }
    if (const Result<void> gone = database.executeText(QStringLiteral("DROP TABLE old_event")); !gone)
        return fail(gone.error());
    return leftOut;
}

}
