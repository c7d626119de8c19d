// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentSource on SQLite: a read-only connection, opened, used and destroyed on
// the reader thread, beside the writer (WAL). Pages are keyset pages: no page
// gets slower with depth, and rows that arrive meanwhile move nothing.
#pragma once

#include "journal/database.h"
#include "journal/pagesql.h"
#include "ports/journalstore.h"

namespace pos {

class PaymentReader final : public JournalReader
{
public:
    /// After JournalFile::open(). NotFound when there is no file; StorageNewer, StorageCorrupt.
    /// Words with more matches than `fewMatches` are common: rows are then tested instead of collected.
    static Result<std::unique_ptr<JournalReader>> open(const QString &path, qsizetype fewMatches = FewMatches);

    Result<QList<PaymentRow>> payments(const PaymentQuery &query) override;
    Result<PaymentSummary> summary(const SummaryQuery &query) override;
    Result<PaymentDetail> detail(const AttemptId &id) override;
    Result<AttentionCounts> attention() override;
    Result<QList<Customer>> findCustomers(const QString &text, int limit) override;
    Result<QList<Sale>> parkedSales() override;
    Result<NoticeList> notices(int limit) override;
    Result<void> quickCheck() override;
    Result<void> eachPayment(const PaymentQuery &query, const QList<AttemptId> &only,
                             const std::function<void(qint64 total)> &begin, const PaymentVisitor &visit) override;

private:
    PaymentReader(std::unique_ptr<Database> database, qsizetype fewMatches)
        : m_database(std::move(database))
        , m_fewMatches(fewMatches)
    {
    }
    Result<std::optional<QList<qint64>>> few(const search::Sql &rows);
    Result<search::Source> sourceOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer);
    Result<bool> isShort(const search::Sql &rows);
    Result<bool> isScanned(const PaymentQuery &query, const search::Source &source);
    Result<QList<PaymentRow>> rowsOf(const search::Sql &sql);
    Result<QList<qint64>> orderOf(const PaymentQuery &query);
    Result<QList<qint64>> orderOf(const QList<AttemptId> &ids);

    static constexpr qsizetype FewMatches = 2000;

    std::unique_ptr<Database> m_database;
    const qsizetype m_fewMatches;
};

}
