// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The two uses of a report of payments: taking in what this till does not know,
// and comparing it with the journal line by line. Money facts of a report never
// replace what was read by id. Engine thread.
#pragma once

#include "base/idsource.h"
#include "services/reportservice.h"

#include <QHash>

namespace pos {

/// Rows become attempts of origin Yuno; what this till made itself is left as it is and told about. The same
/// report twice changes nothing.
class ImportReader final : public ReportReader
{
public:
    struct Parts
    {
        JournalPort &journal;
        const Clock &clock;
        IdSource &ids;
        QString accountId;
        std::function<void(const AttemptId &)> doubtful; ///< an attempt of ours that the report shows otherwise
        std::function<void()> changed;                   ///< after each portion that brought something
    };
    ImportReader(const Parts &parts, Reconciliation &findings) : m_parts(parts), m_findings(findings) {}

    Result<bool> prepare(const ReportJob &job) override;
    Result<void> take(const QList<Payment> &payments, ReportJob &job) override;
    Result<void> finish(ReportJob &job) override;
    /// The transactions of the same period, when there is a payment to join them to.
    std::optional<ReportType> following() const override
    {
        return m_fromYuno ? std::optional(ReportType::Transactions) : std::nullopt;
    }

private:
    Result<std::optional<ImportedPayment>> newer(const Payment &row, const KnownPayment &known, const ReportJob &job);
    void compareOwn(const Payment &row, const KnownPayment &known, ReportJob &job);

    const Parts m_parts;
    Reconciliation &m_findings;
    bool m_fromYuno = false; ///< some row was of a payment that this till did not make
};

class CompareReader final : public ReportReader
{
public:
    CompareReader(JournalPort &journal, const Clock &clock, Reconciliation &findings)
        : m_journal(journal)
        , m_clock(clock)
        , m_findings(findings)
    {
    }

    Result<bool> prepare(const ReportJob &job) override;
    Result<void> take(const QList<Payment> &payments, ReportJob &job) override;
    Result<void> finish(ReportJob &job) override;

private:
    JournalPort &m_journal;
    const Clock &m_clock;
    Reconciliation &m_findings;
    QHash<QString, KnownPayment> m_ours; ///< by payment id, lower case; what the report named is taken out
    qint64 m_readUntilMs = 0;
};

/// Status or amount, the more serious first; nullopt = the same.
std::optional<Difference> differenceOf(const Payment &row, const KnownPayment &known);

}
