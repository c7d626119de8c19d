// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/eventchain.h"

#include "journal/rowdigest.h"

namespace pos::chain {

namespace {

#define EVENT_COLUMNS                                                                                                  \
    "sequence, attempt, at_ms, kind, from_state, to_state, method, path, bytes_sent, http_status, code, request_id, " \
    "elapsed_ms, rule, note, projection, body_digest, operation"
constexpr int ColumnCount = 18;
constexpr int AttemptColumnCount = 17; ///< what the hash of an attempt's own event covers: all that version 1 had

const Statement Append{"INSERT INTO attempt_event (" EVENT_COLUMNS
                       ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement OfAttempt{"SELECT " EVENT_COLUMNS
                          " FROM attempt_event WHERE attempt = ? AND operation = '' ORDER BY sequence"};
const Statement OfOperation{"SELECT " EVENT_COLUMNS
                            " FROM attempt_event WHERE operation = ? AND operation <> '' ORDER BY sequence"};

/// How many columns the hash of this event covers.
int coveredBy(const Rows &rows)
{
    return rows.text(AttemptColumnCount).isEmpty() ? AttemptColumnCount : ColumnCount;
}

const Log Events{"attempt_event",
                 "",
                 "event",
                 {"SELECT sequence, hash FROM attempt_event ORDER BY sequence DESC LIMIT 1"},
                 {"SELECT " EVENT_COLUMNS ", hash FROM attempt_event ORDER BY sequence"},
                 ColumnCount,
                 coveredBy};

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
            return damaged(database, Events, event.sequence, QStringLiteral("unknown state"));
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
    return head(database, Events);
}

Result<void> append(Database &database, const AttemptEvent &event, const Evidence &evidence)
{
    const Result<Head> last = head(database);
    if (!last)
        return fail(last.error());
    QVariantList values = lineValues(last->sequence + 1, event, attemptStateName(event.from),
                                     attemptStateName(event.to), evidence);
    const QByteArray hash = hashAfter(*last, values);
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
    values.append(sqlBlob(hashAfter(*last, values)));
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
    return verify(database, Events);
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
    return rebuild(database, Events, [&](const Rows &row) { return appendAgain(database, row); });
}

} // namespace pos::chain
