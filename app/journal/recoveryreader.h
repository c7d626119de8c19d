// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// OutreachSource on SQLite: a part of PaymentReader, on its connection and
// thread. Every way to the rows is an index with a bound.
#pragma once

#include "journal/database.h"
#include "ports/outreachsource.h"

namespace pos {

class RecoveryReader final : public OutreachSource
{
public:
    explicit RecoveryReader(Database &database)
        : m_database(database)
    {
    }

    /// What finds the rows of the list; each takes a state, a time and a number. For tests of their plans.
    static QStringList statements();
    Result<QList<RecoveryRow>> recoverable(const RecoveryQuery &query) override;
    Result<QList<OutreachRecord>> outreaches(const OutreachHistoryQuery &query) override;
    Result<ContactProof> proof(const PhoneNumber &phone, const CustomerId &customer) override;
    Result<QList<PurgeReport>> purgeReports(int limit) override;
    Result<void> eachConsent(const std::function<bool(const Consent &)> &visit) override;
    Result<void> eachOptOut(const std::function<bool(const OptOut &)> &visit) override;

private:
    Result<RecoveryRow> declinedRow(const AttemptId &id);
    Result<RecoveryRow> abandonedRow(const SaleId &id);
    Result<void> complete(RecoveryRow &row);
    Result<OutreachRecord> recordOf(const OutreachIntent &intent);
    /// What came of it: the report's lines, and what was paid since.
    Result<void> follow(OutreachRecord &record);

    Database &m_database;
};

} // namespace pos
