// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salvageoperations.h"

#include "journal/eventchain.h"
#include "journal/operationrecord.h"

namespace pos::salvage {

namespace {

Result<void> leaveOut(Database &fresh, const QString &id, Yield &yield)
{
    const Result<QVariant> reference =
        fresh.scalar(QStringLiteral("SELECT reference FROM operation WHERE id = ?"), {sqlText(id)});
    if (!reference)
        return fail(reference.error());
    ++yield.lost;
    yield.findings += u"CAPTURE, CANCEL OR REFUND " + reference->toString() +
                      u": damaged, left out. Look for it in Yuno's dashboard.";
    return fresh.executeText(QStringLiteral("DELETE FROM operation WHERE id = ?"), {sqlText(id)});
}

Result<void> leaveOutEvents(Database &fresh, Yield &yield)
{
    const QString orphans =
        QStringLiteral(" FROM attempt_event WHERE operation <> '' AND operation NOT IN (SELECT id FROM operation)");
    const Result<QVariant> count = fresh.scalar(u"SELECT count(*)" + orphans);
    if (!count)
        return fail(count.error());
    if (count->toInt() == 0)
        return {};
    yield.lost += count->toInt();
    yield.findings += QStringLiteral("%1 events of captures, cancels or refunds that are lost").arg(count->toInt());
    return fresh.executeText(u"DELETE" + orphans);
}

Result<void> attest(Database &fresh, const OperationId &id, const Clock &clock, Yield &yield)
{
    const Result<Operation> operation = record::readOperation(fresh, id);
    if (!operation)
        return fail(operation.error());
    QByteArray now;
    QByteArray last;
    {
        const Result<std::optional<Rows>> row = fresh.firstText(
            QStringLiteral("SELECT o.digest, (SELECT e.projection FROM attempt_event e WHERE e.operation = o.id "
                           "ORDER BY e.sequence DESC LIMIT 1) FROM operation o WHERE o.id = ?"),
            {sqlText(id.text())});
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        now = (*row)->blob(0);
        last = (*row)->blob(1);
    }
    if (now == last)
        return {};
    OperationEvent event;
    event.operation = id;
    event.attempt = operation->attempt;
    event.atMs = clock.nowMs();
    event.kind = QStringLiteral("salvaged");
    event.from = event.to = operation->state;
    event.rule = QStringLiteral("DESIGN 7: newer events were lost with a damaged file");
    yield.findings += u"operation " + operation->reference.text() + u": its newest events are lost, its state is kept";
    return chain::append(fresh, event, now);
}

}

Result<QStringList> textsOf(Database &database, const QString &sql)
{
    QStringList texts;
    const Result<void> walked = database.eachText(sql, {}, [&](const Rows &row) {
        texts.append(row.text(0));
    });
    if (!walked)
        return fail(walked.error());
    return texts;
}

Result<void> keepOperations(Database &fresh, Yield &yield)
{
    const Result<QStringList> ids = textsOf(fresh, QStringLiteral("SELECT id FROM operation"));
    const Result<QStringList> orphans = textsOf(
        fresh, QStringLiteral("SELECT id FROM operation WHERE attempt NOT IN (SELECT id FROM attempt)"));
    if (!ids || !orphans)
        return fail((ids ? orphans : ids).error());
    for (const QString &id : *ids) {
        if (record::readOperation(fresh, OperationId::from(id)) && !orphans->contains(id))
            continue;
        if (const Result<void> gone = leaveOut(fresh, id, yield); !gone)
            return gone;
    }
    return leaveOutEvents(fresh, yield);
}

Result<void> attestOperations(Database &fresh, const Clock &clock, Yield &yield)
{
    const Result<QStringList> ids = textsOf(fresh, QStringLiteral("SELECT id FROM operation ORDER BY row_no"));
    if (!ids)
        return fail(ids.error());
    for (const QString &id : *ids) {
        if (const Result<void> done = attest(fresh, OperationId::from(id), clock, yield); !done)
            return done;
    }
    return {};
}

}
