// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/noticesql.h"

#include "journal/codec.h"
#include "journal/factrecord.h"
#include "ports/journalport.h"

namespace pos::record {

namespace {

// The conditions repeat those of the indexes to the letter; INDEXED BY fails when they no longer do.
const Statement Notices{
    "SELECT e.sequence, e.at_ms, e.from_state, e.to_state, a.id, a.order_id, a.amount_minor, a.currency, a.created_ms, "
    "o.kind, o.amount_minor FROM attempt_event e INDEXED BY attempt_event_notice JOIN attempt a ON a.id = e.attempt "
    "LEFT JOIN operation o ON o.id = e.operation AND e.operation <> '' "
    "WHERE e.from_state <> e.to_state AND (e.to_state IN ('Disputed', 'Expired') OR e.from_state IN ('Disputed', "
    "'Refunded', 'PartlyRefunded', 'WaitingCustomer', 'Unknown', 'Pending', 'Done')) ORDER BY e.sequence DESC LIMIT ?"};
const Statement Unsettled{
    "SELECT id, created_ms, status, sub_status FROM attempt INDEXED BY attempt_unsettled WHERE (state IN "
    "('Authorized', 'Disputed') OR sub_status IN ('PENDING_PROVIDER_CONFIRMATION', 'REFUND_RETRY_IN_PROCESS')) "
    "AND created_ms >= ? AND payment_id <> '' AND state NOT IN ('Recorded', 'Sending', 'WaitingCustomer', 'Unknown') "
    "ORDER BY created_ms DESC LIMIT ?"};
const Statement Paid{"SELECT a.id, a.created_ms, a.status, a.sub_status FROM listing l CROSS JOIN attempt a "
                     "ON a.row_no = l.row_no WHERE l.created_ms < ? AND l.created_ms >= ? AND a.payment_id <> '' "
                     "AND a.state IN ('Approved', 'Captured', 'PartlyRefunded', 'Refunded') "
                     "ORDER BY l.created_ms DESC LIMIT ?"};

/// Most candidates are ordinary: paid while somebody waited at the counter.
constexpr int CandidatesPerNotice = 20;

std::optional<Notice> noticeFrom(const Rows &rows)
{
    std::optional<NoticeKind> kind;
    qint64 minor = rows.integer(6);
    if (const auto operation = operationKindFromName(rows.text(9))) {
        const auto from = operationStateFromName(rows.text(2)), to = operationStateFromName(rows.text(3));
        if (from && to)
            kind = noticeOf(*from, *to, *operation);
        minor = rows.integer(10);
    } else {
        const auto from = attemptStateFromName(rows.text(2)), to = attemptStateFromName(rows.text(3));
        if (from && to)
            kind = noticeOf(*from, *to, rows.integer(1) - rows.integer(8));
    }
    const std::optional<Currency> currency = codec::toCurrency(rows.text(7));
    if (!kind || !currency)
        return std::nullopt;
    return Notice{rows.integer(0),
                  rows.integer(1),
                  *kind,
                  AttemptId::from(rows.text(4)),
                  MerchantOrderId::from(rows.text(5)),
                  Money::fromMinor(minor, *currency)};
}

Result<QList<WatchedPayment>> readWatched(Database &database, const Statement &statement, const QVariantList &values)
{
    QList<WatchedPayment> list;
    const Result<void> walked = database.each(statement, values, [&](const Rows &row) {
        list.append({AttemptId::from(row.text(0)), row.integer(1), row.text(2), row.text(3)});
    });
    if (!walked)
        return fail(walked.error());
    return list;
}

} // namespace

Result<NoticeList> readNotices(Database &database, int limit)
{
    const Result<QString> seen = readFact(database, SeenNoticesFact);
    if (!seen)
        return fail(seen.error());
    NoticeList list;
    list.seen = seen->toLongLong();
    Result<Rows> rows = database.run(Notices, {sqlInt(static_cast<qint64>(limit) * CandidatesPerNotice)});
    if (!rows)
        return fail(rows.error());
    while (list.notices.size() < limit) {
        const Result<bool> more = rows->next();
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (const std::optional<Notice> notice = noticeFrom(*rows))
            list.notices.append(*notice);
    }
    list.notices = withoutEchoes(list.notices);
    return list;
}

Result<QList<WatchedPayment>> readUnsettled(Database &database, qint64 sinceMs, int limit)
{
    return readWatched(database, Unsettled, {sqlInt(sinceMs), sqlInt(limit)});
}

Result<QList<WatchedPayment>> readPaid(Database &database, qint64 sinceMs, qint64 beforeMs, int limit)
{
    return readWatched(database, Paid, {sqlInt(beforeMs), sqlInt(sinceMs), sqlInt(limit)});
}

} // namespace pos::record
