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
    "elapsed_ms, rule, note, projection, body_digest, operation"
constexpr int ColumnCount = 18;
constexpr int AttemptColumnCount = 17; ///< what the hash of an attempt's own event covers: all that version 1 had

const Statement Append{"INSERT INTO attempt_event (" EVENT_COLUMNS
                       ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement Last{"SELECT sequence, hash FROM attempt_event ORDER BY sequence DESC LIMIT 1"};
const Statement Genesis{"SELECT value FROM meta WHERE name = 'journal_id'"};
const Statement OfAttempt{"SELECT " EVENT_COLUMNS
                          " FROM attempt_event WHERE attempt = ? AND operation = '' ORDER BY sequence"};
const Statement OfOperation{"SELECT " EVENT_COLUMNS
                            " FROM attempt_event WHERE operation = ? AND operation <> '' ORDER BY sequence"};
const Statement All{"SELECT " EVENT_COLUMNS ", hash FROM attempt_event ORDER BY sequence"};

QByteArray hashOf(const QByteArray &previous, const QVariantList &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(canonicalBytes(values));
    return hash.result();
}

/// How many columns the hash of this event covers.
int coveredBy(const Rows &rows)
{
    return rows.text(AttemptColumnCount).isEmpty() ? AttemptColumnCount : ColumnCount;
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

/// What the events of attempts and operations have in common; the states are read by their owners.
template <typename Event> void readLine(const Rows &rows, Event &event)
{
    event.sequence = rows.integer(0);
    event.attempt = AttemptId::from(rows.text(1));
    event.atMs = rows.integer(2);
    event.kind = rows.text(3);
    event.method = rows.text(6);
    event.path = rows.text(7);
    event.bytesSent = rows.integer(8);
    event.httpStatus = static_cast<int>(rows.integer(9));
    event.code = rows.text(10);
    event.requestId = rows.text(11);
    event.elapsedMs = rows.integer(12);
    event.rule = rows.text(13);
    event.note = rows.text(14);
}

bool readStates(const Rows &rows, AttemptEvent &event)
{
    const std::optional<AttemptState> from = attemptStateFromName(rows.text(4));
    const std::optional<AttemptState> to = attemptStateFromName(rows.text(5));
    event.from = from.value_or(AttemptState::Draft);
    event.to = to.value_or(AttemptState::Draft);
    return from && to;
}

bool readStates(const Rows &rows, OperationEvent &event)
{
    const std::optional<OperationState> from = operationStateFromName(rows.text(4));
    const std::optional<OperationState> to = operationStateFromName(rows.text(5));
    event.from = from.value_or(OperationState::Draft);
    event.to = to.value_or(OperationState::Draft);
    event.operation = OperationId::from(rows.text(AttemptColumnCount));
    return from && to;
}

template <typename Event> Result<QList<Event>> readEvents(Database &database, const Statement &statement, const QString &id)
{
    QList<Event> events;
    const Result<void> walked = database.each(statement, {sqlText(id)}, [&](const Rows &row) -> Result<void> {
        Event event;
        readLine(row, event);
        if (!readStates(row, event))
            return damaged(database, event.sequence, QStringLiteral("unknown state"));
        events.append(std::move(event));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return events;
}

template <typename Event>
QVariantList lineValues(qint64 sequence, const Event &event, const QString &from, const QString &to,
                        const Evidence &evidence)
{
    return {sqlInt(sequence),
            sqlText(event.attempt.text()),
            sqlInt(event.atMs),
            sqlText(event.kind),
            sqlText(from),
            sqlText(to),
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
    QVariantList values = lineValues(last->sequence + 1, event, attemptStateName(event.from),
                                     attemptStateName(event.to), evidence);
    const QByteArray hash = hashOf(last->hash, values);
    values.append(sqlText(QString()));
    values.append(sqlBlob(hash));
    return database.execute(Append, values);
}

Result<void> append(Database &database, const OperationEvent &event, const QByteArray &projection)
{
    const Result<Head> last = head(database);
    if (!last)
        return fail(last.error());
    QVariantList values = lineValues(last->sequence + 1, event, operationStateName(event.from),
                                     operationStateName(event.to), {projection, {}});
    values.append(sqlText(event.operation.text()));
    values.append(sqlBlob(hashOf(last->hash, values)));
    return database.execute(Append, values);
}

Result<QList<AttemptEvent>> eventsOf(Database &database, const AttemptId &id)
{
    return readEvents<AttemptEvent>(database, OfAttempt, id.text());
}

Result<QList<OperationEvent>> eventsOf(Database &database, const OperationId &id)
{
    return readEvents<OperationEvent>(database, OfOperation, id.text());
}

Result<Head> verify(Database &database)
{
    Result<Head> last = genesis(database);
    if (!last)
        return last;
    const Result<void> walked = database.each(All, {}, [&](const Rows &row) -> Result<void> {
        const qint64 sequence = row.integer(0);
        if (sequence != last->sequence + 1)
            return damaged(database, last->sequence + 1, QStringLiteral("missing"));
        const QByteArray hash = hashOf(last->hash, row.values(0, coveredBy(row)));
        if (hash != row.blob(ColumnCount))
            return damaged(database, sequence, QStringLiteral("was changed"));
        *last = Head{sequence, hash};
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return last;
}

/// False = its states cannot be read.
static Result<bool> appendAgain(Database &database, const Rows &rows)
{
    const Evidence evidence{rows.blob(15), rows.blob(16)};
    AttemptEvent own;
    OperationEvent ofOperation;
    const bool isOwn = rows.text(AttemptColumnCount).isEmpty();
    readLine(rows, own);
    readLine(rows, ofOperation);
    if (isOwn ? !readStates(rows, own) : !readStates(rows, ofOperation))
        return false;
    const Result<void> done =
        isOwn ? append(database, own, evidence) : append(database, ofOperation, evidence.projection);
    return done ? Result<bool>(true) : Result<bool>(fail(done.error()));
}

Result<QStringList> rebuild(Database &database)
{
    if (const Result<void> apart = database.executeText(QStringLiteral("CREATE TABLE old_event AS SELECT * FROM attempt_event"))
                                       .and_then([&] { return database.executeText(QStringLiteral("DELETE FROM attempt_event")); });
        !apart)
        return fail(apart.error());
    QStringList leftOut;
    {
        Head before;
        const Result<void> walked = database.eachText(
            QStringLiteral("SELECT " EVENT_COLUMNS ", hash FROM old_event ORDER BY sequence"), {}, [&](const Rows &row) -> Result<void> {
            const Head here{row.integer(0), row.blob(ColumnCount)};
            // What stood before the first one, or in a gap, is not there to compare with.
            const bool provable = before.sequence > 0 && here.sequence == before.sequence + 1;
            if (here.sequence > before.sequence + 1)
                leftOut += QStringLiteral("events %1 to %2: lost").arg(before.sequence + 1).arg(here.sequence - 1);
            const bool changed = provable && hashOf(before.hash, row.values(0, coveredBy(row))) != here.hash;
            before = here;
            const Result<bool> kept = changed ? Result<bool>(false) : appendAgain(database, row);
            if (!kept)
                return fail(kept.error());
            if (!*kept)
                leftOut += QStringLiteral("event %1: was changed, left out").arg(here.sequence);
            return {};
        });
        if (!walked)
            return fail(walked.error());
    }
    if (const Result<void> gone = database.executeText(QStringLiteral("DROP TABLE old_event")); !gone)
        return fail(gone.error());
    return leftOut;
}

}
