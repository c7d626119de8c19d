// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/reportreaders.h"

#include "services/yunopayments.h"

namespace pos {

namespace {

constexpr qint64 DayMs = qint64(24) * 60 * 60 * 1000;
/// Two clocks: what was made so close to the edge of a period may be on either side of it.
constexpr qint64 EdgeMs = 5 * 60 * 1000;

QString keyOf(const PaymentId &id)
{
    return id.text().toLower();
}

QString statusText(const QString &status, const QString &subStatus)
{
    return subStatus.isEmpty() ? status : status + u'/' + subStatus;
}

Difference bare(Difference::Kind kind, const Payment &row)
{
    Difference difference;
    difference.kind = kind;
    difference.paymentId = row.id;
    difference.orderId = row.orderId;
    difference.createdMs = row.createdMs;
    difference.statusThere = statusText(row.status.status, row.status.subStatus);
    difference.amountThere = row.amount.toDebugString();
    return difference;
}

void describeOurs(Difference &difference, const KnownPayment &known)
{
    difference.attempt = known.attempt;
    difference.paymentId = known.paymentId.isEmpty() ? difference.paymentId : known.paymentId;
    difference.orderId = known.orderId;
    difference.createdMs = known.createdMs;
    difference.statusHere = known.status.isEmpty() ? attemptStateName(known.state) : statusText(known.status, known.subStatus);
    difference.amountHere = known.amount.toDebugString();
}

void note(Reconciliation &findings, const Difference &difference)
{
    if (findings.differences.size() < MostDifferences)
        findings.differences.append(difference);
}

YunoSource sourceOf(const ReportJob &job, qint64 nowMs)
{
    return {job.createdMs, nowMs, QStringLiteral("CONTRACT 11.1"), QStringLiteral("report ") + job.id.text()};
}

}

std::optional<Difference> differenceOf(const Payment &row, const KnownPayment &known)
{
    Difference difference = bare(Difference::Kind::OtherAmount, row);
    describeOurs(difference, known);
    if (row.amount != known.amount)
        return difference;
    difference.kind = Difference::Kind::OtherStatus;
    const bool sameSub = row.status.subStatus.isEmpty() || known.subStatus.isEmpty() || row.status.subStatus == known.subStatus;
    if (known.paymentId.isEmpty() || row.status.status != known.status || !sameSub)
        return difference;
    return std::nullopt;
}

// --- import ------------------------------------------------------------------------------------------

Result<bool> ImportReader::prepare(const ReportJob &job)
{
    m_findings = {};
    m_findings.request = job.request;
    return true;
}

/// An attempt from Yuno whose row says something newer than what is known.
Result<std::optional<ImportedPayment>> ImportReader::newer(const Payment &row, const KnownPayment &known, const ReportJob &job)
{
    if (known.lastCheckMs >= job.createdMs)
        return std::optional<ImportedPayment>(); // this report again, or read by id since
    const Result<Attempt> stored = m_parts.journal.attempt(known.attempt);
    if (!stored)
        return fail(stored.error());
    const std::optional<Payment> &before = stored->payment;
    if (before && before->status == row.status && before->captured == row.captured && before->refunded == row.refunded)
        return std::optional<ImportedPayment>();
    Payment merged = row;
    if (before) { // what a row leaves out is known from earlier
        if (merged.transactions.isEmpty())
            merged.transactions = before->transactions;
        if (merged.payerName.isEmpty())
            merged.payerName = before->payerName;
        if (merged.method.brand.isEmpty())
            merged.method = before->method;
    }
    return std::optional(knownFromYuno(*stored, merged, sourceOf(job, m_parts.clock.nowMs())));
}

void ImportReader::compareOwn(const Payment &row, const KnownPayment &known, ReportJob &job)
{
    const std::optional<Difference> difference = differenceOf(row, known);
    if (!difference) {
        ++job.tally.same;
        return;
    }
    ++job.tally.different;
    note(m_findings, *difference);
    m_parts.doubtful(known.attempt);
}

Result<void> ImportReader::take(const QList<Payment> &payments, ReportJob &job)
{
    QList<PaymentId> ids;
    QList<MerchantOrderId> orders;
    for (const Payment &row : payments) {
        ids.append(row.id);
        if (!row.orderId.isEmpty())
            orders.append(row.orderId);
    }
    const Result<QList<KnownPayment>> known = m_parts.journal.knownPayments(ids, orders);
    if (!known)
        return fail(known.error());
    QHash<QString, KnownPayment> byId, byOrder;
    for (const KnownPayment &one : *known) {
        if (one.paymentId.isEmpty())
            byOrder.insert(one.orderId.text(), one);
        else if (!byId.contains(keyOf(one.paymentId)) || one.origin == AttemptOrigin::Till)
            byId.insert(keyOf(one.paymentId), one); // what this till made goes before a row about it
    }
    QHash<QString, qsizetype> places; ///< in `imports`, for ids that a report names twice
    QList<ImportedPayment> imports;
    for (const Payment &row : payments) {
        const QString key = keyOf(row.id);
        m_fromYuno = m_fromYuno || (places.contains(key) || !byId.contains(key) || byId[key].origin == AttemptOrigin::Yuno);
        if (places.contains(key)) {
            ++job.tally.same;
        } else if (byId.contains(key) && byId[key].origin == AttemptOrigin::Yuno) {
            const Result<std::optional<ImportedPayment>> update = newer(row, byId[key], job);
            if (!update)
                return fail(update.error());
            ++(*update ? job.tally.updated : job.tally.same);
            if (*update)
                imports.append(**update);
        } else if (byId.contains(key)) {
            compareOwn(row, byId[key], job);
        } else if (byOrder.contains(row.orderId.text())) {
            compareOwn(row, byOrder[row.orderId.text()], job);
        } else if (std::optional<ImportedPayment> one = newFromYuno(AttemptId::from(m_parts.ids.uuid()), row,
                                                                  sourceOf(job, m_parts.clock.nowMs()))) {
            places.insert(key, imports.size());
            imports.append(std::move(*one));
            ++job.tally.added;
        } else {
            ++job.tally.same;
        }
    }
    if (imports.isEmpty())
        return {};
    const Result<void> stored = m_parts.journal.importPayments(imports);
    if (stored)
        m_parts.changed();
    return stored;
}

Result<void> ImportReader::finish(ReportJob &job)
{
    m_findings.finishedMs = m_parts.clock.nowMs();
    m_findings.tally = job.tally;
    return {};
}

// --- comparing ---------------------------------------------------------------------------------------

/// A day at a time, so that a charge waits for no more than that.
Result<bool> CompareReader::prepare(const ReportJob &job)
{
    if (m_readUntilMs == 0) {
        m_findings = {};
        m_findings.request = job.request;
        m_readUntilMs = job.request.fromMs - DayMs;
    }
    const qint64 end = job.request.untilMs + DayMs;
    const qint64 until = qMin(m_readUntilMs + DayMs, end);
    const Result<QList<KnownPayment>> ours = m_journal.paymentsMadeBetween(m_readUntilMs, until);
    if (!ours)
        return fail(ours.error());
    for (const KnownPayment &one : *ours)
        m_ours.insert(keyOf(one.paymentId), one);
    m_readUntilMs = until;
    return until == end;
}

Result<void> CompareReader::take(const QList<Payment> &payments, ReportJob &job)
{
    for (const Payment &row : payments) {
        auto found = m_ours.find(keyOf(row.id));
        std::optional<KnownPayment> known = found == m_ours.end() ? std::nullopt : std::optional(*found);
        if (found != m_ours.end()) {
            m_ours.erase(found);
        } else {
            // Made at another time by our clock, or still without an id here.
            const Result<QList<KnownPayment>> elsewhere = m_journal.knownPayments({row.id}, {row.orderId});
            if (!elsewhere)
                return fail(elsewhere.error());
            if (!elsewhere->isEmpty())
                known = elsewhere->first();
        }
        if (!known) {
            ++job.tally.missingHere;
            note(m_findings, bare(Difference::Kind::MissingHere, row));
        } else if (const std::optional<Difference> difference = differenceOf(row, *known)) {
            ++job.tally.different;
            note(m_findings, *difference);
        } else {
            ++job.tally.same;
        }
    }
    return {};
}

Result<void> CompareReader::finish(ReportJob &job)
{
    QList<KnownPayment> left = m_ours.values();
    std::ranges::sort(left, {}, &KnownPayment::createdMs);
    for (const KnownPayment &one : std::as_const(left)) {
        if (one.createdMs < job.request.fromMs + EdgeMs || one.createdMs >= job.request.untilMs - EdgeMs)
            continue;
        ++job.tally.missingThere;
        Difference difference;
        difference.kind = Difference::Kind::MissingThere;
        describeOurs(difference, one);
        note(m_findings, difference);
    }
    m_findings.finishedMs = m_clock.nowMs();
    m_findings.tally = job.tally;
    return {};
}

}
