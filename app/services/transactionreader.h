// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Joins the rows of a report of transactions to the payments that are known from
// Yuno alone (CONTRACT 11.1, 9.2), so that their history is there before any of
// them is opened. Payments of this till are read by id and left alone; so is what
// was read by id after Yuno was asked. The same report twice changes nothing.
// Engine thread.
#pragma once

#include "services/reportreaders.h"

namespace pos {

class TransactionReader final : public ReportReader
{
public:
    TransactionReader(const ImportReader::Parts &parts, Reconciliation &findings) : m_parts(parts), m_findings(findings) {}

    Result<void> take(const QList<Payment> &rows, ReportJob &job) override;
    Result<void> finish(ReportJob &job) override;

private:
    Result<std::optional<ImportedPayment>> joined(const KnownPayment &known, const QList<Transaction> &rows, ReportJob &job);

    const ImportReader::Parts m_parts;
    Reconciliation &m_findings;
};

/// Transactions of `rows` that `known` lacks are added, those that it has brought up to date when `mayUpdate`;
/// oldest first. How many were new; nullopt = nothing changed.
std::optional<qint64> joinTransactions(QList<Transaction> &known, const QList<Transaction> &rows, bool mayUpdate);

} // namespace pos
