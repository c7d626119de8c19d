// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/transactionreader.h"

#include "services/yunopayments.h"

#include <QSet>

#include <algorithm>

namespace pos {

namespace {

QString foldedId(const PaymentId &id)
{
    return id.text().toLower();
}

/// A row says less than an answer does: what it leaves out stays.
bool bringUpToDate(Transaction &known, const Transaction &row)
{
    const Transaction before = known;
    const auto take = [](QString &here, const QString &there) {
        if (!there.isEmpty())
            here = there;
    };
    take(known.type, row.type);
    take(known.status, row.status);
    take(known.responseCode, row.responseCode);
    take(known.adviceCode, row.adviceCode);
    take(known.providerTransactionId, row.providerTransactionId);
    take(known.merchantReference, row.merchantReference);
    if (!known.amount)
        known.amount = row.amount;
    known.createdMs = known.createdMs != 0 ? known.createdMs : row.createdMs;
    known.updatedMs = std::max(known.updatedMs, row.updatedMs);
    return known != before;
}

}

std::optional<qint64> joinTransactions(QList<Transaction> &known, const QList<Transaction> &rows, bool mayUpdate)
{
    qint64 added = 0;
    bool changed = false;
    for (const Transaction &row : rows) {
        const auto same = std::ranges::find(known, row.id, &Transaction::id);
        if (same == known.end()) {
            known.append(row);
            ++added;
        } else if (mayUpdate) {
            changed = bringUpToDate(*same, row) || changed;
        }
    }
    if (added == 0 && !changed)
        return std::nullopt;
    std::ranges::stable_sort(known, {}, &Transaction::createdMs);
    return added;
}

Result<std::optional<ImportedPayment>> TransactionReader::joined(const KnownPayment &known, const QList<Transaction> &rows,
                                                                 ReportJob &job)
{
    const Result<Attempt> stored = m_parts.journal.attempt(known.attempt);
    if (!stored)
        return fail(stored.error());
    if (!stored->payment)
        return std::optional<ImportedPayment>();
    Payment payment = *stored->payment;
    const std::optional<qint64> added = joinTransactions(payment.transactions, rows, known.lastCheckMs < job.createdMs);
    if (!added)
        return std::optional<ImportedPayment>();
    job.tally.joined += *added;
    // "As of" stays: a report of transactions says nothing about the payment's own state.
    const YunoSource source{stored->retry.lastCheckMs, m_parts.clock.nowMs(), QStringLiteral("CONTRACT 11.1"),
                            QStringLiteral("transactions of report ") + job.id.text()};
    return std::optional(knownFromYuno(*stored, payment, source));
}

Result<void> TransactionReader::take(const QList<Payment> &rows, ReportJob &job)
{
    QHash<QString, QList<Transaction>> byPayment;
    QList<PaymentId> ids;
    for (const Payment &row : rows) {
        QList<Transaction> &transactions = byPayment[foldedId(row.id)];
        if (transactions.isEmpty())
            ids.append(row.id);
        transactions += row.transactions;
    }
    const Result<QList<KnownPayment>> known = m_parts.journal.knownPayments(ids, {});
    if (!known)
        return fail(known.error());
    QSet<QString> own;
    for (const KnownPayment &one : *known) {
        if (one.origin == AttemptOrigin::Till)
            own.insert(foldedId(one.paymentId));
    }
    QList<ImportedPayment> imports;
    for (const KnownPayment &one : *known) {
        if (own.contains(foldedId(one.paymentId)))
            continue;
        const Result<std::optional<ImportedPayment>> changed = joined(one, byPayment.value(foldedId(one.paymentId)), job);
        if (!changed)
            return fail(changed.error());
        if (*changed)
            imports.append(**changed);
    }
    if (imports.isEmpty())
        return {};
    const Result<void> stored = m_parts.journal.importPayments(imports);
    if (stored)
        m_parts.changed();
    return stored;
}

Result<void> TransactionReader::finish(ReportJob &job)
{
    m_findings.request = job.request; // whoever follows the job finds what its payments showed
    m_findings.finishedMs = m_parts.clock.nowMs();
    m_findings.tally = job.tally;
    return {};
}

} // namespace pos
