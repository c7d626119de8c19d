// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/outreachchain.h"

#include "journal/hashchain.h"
#include "journal/rowdigest.h"

namespace pos::outreachchain {

namespace {

#define OUTREACH_EVENT_COLUMNS                                                                                         \
    "sequence, outreach, at_ms, kind, from_state, to_state, operator, http_status, code, request_id, bytes_sent, "     \
    "elapsed_ms, note, projection"
constexpr int ColumnCount = 14;
constexpr int ProjectionColumn = 13;

const Statement Append{"INSERT INTO outreach_event (" OUTREACH_EVENT_COLUMNS ", hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"};
const Statement OfOne{"SELECT " OUTREACH_EVENT_COLUMNS " FROM outreach_event WHERE outreach = ? ORDER BY sequence"};
const chain::Log Events{"outreach_event",
                        "outreach ",
                        "outreach event",
                        {"SELECT sequence, hash FROM outreach_event ORDER BY sequence DESC LIMIT 1"},
                        {"SELECT " OUTREACH_EVENT_COLUMNS ", hash FROM outreach_event ORDER BY sequence"},
                        ColumnCount,
                        [](const Rows &) { return ColumnCount; }};

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
    const Result<chain::Head> last = chain::head(database, Events);
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
    values.append(sqlBlob(chain::hashAfter(*last, values)));
    return database.execute(Append, values);
}

Result<QList<OutreachEvent>> eventsOf(Database &database, const OutreachId &id)
{
    QList<OutreachEvent> events;
    const Result<void> walked = database.each(OfOne, {sqlText(id.text())}, [&](const Rows &row) -> Result<void> {
        const std::optional<OutreachEvent> event = read(row);
        if (!event)
            return chain::damaged(database, Events, row.integer(0), QStringLiteral("unknown state"));
        events.append(*event);
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return events;
}

Result<void> verify(Database &database)
{
    const Result<chain::Head> last = chain::verify(database, Events);
    return last ? Result<void>() : fail(last.error());
}

Result<QStringList> rebuild(Database &database)
{
    return chain::rebuild(database, Events, [&](const Rows &row) -> Result<bool> {
        const std::optional<OutreachEvent> event = read(row);
        if (!event)
            return false;
        const Result<void> done = append(database, *event, row.blob(ProjectionColumn));
        return done ? Result<bool>(true) : Result<bool>(fail(done.error()));
    });
}

} // namespace pos::outreachchain
