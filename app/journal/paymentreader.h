// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentSource on SQLite: a read-only connection, opened, used and destroyed on
// the reader thread, beside the writer (WAL). Pages are keyset pages: no page
// gets slower with depth, and rows that arrive meanwhile move nothing.
#pragma once

#include "journal/database.h"
#include "journal/drawerreader.h"
#include "journal/pagesql.h"
#include "journal/recoveryreader.h"
#include "ports/journalstore.h"

namespace pos {

class PaymentReader final : public JournalReader
{
public:
    /// When which way to the rows is taken; every way gives the same answer.
    struct Ways
    {
        qsizetype few = 2000; ///< this many matches of one term are collected by index; more are tested row by row
        int prefix = 10'000;  ///< rows that are walked and tested first; a page that is full then is right
        qsizetype shelf = 4096;   ///< more than so many that lie scattered are read as they lie, then put in order
        qint64 part = 8;      ///< else the rows of one term are collected, unless they are more than one in so many
    };
    /// After JournalFile::open(). NotFound when there is no file; StorageNewer, StorageCorrupt.
    static Result<std::unique_ptr<JournalReader>> open(const QString &path, Ways ways);
    static Result<std::unique_ptr<JournalReader>> open(const QString &path) { return open(path, Ways()); }

    Result<QList<PaymentRow>> payments(const PaymentQuery &query) override;
    Result<PaymentSummary> summary(const SummaryQuery &query) override;
    Result<PaymentDetail> detail(const AttemptId &id) override;
    Result<AttentionCounts> attention() override;
    Result<QList<Customer>> findCustomers(const QString &text, int limit) override;
    Result<QList<Sale>> parkedSales() override;
    Result<NoticeList> notices(int limit) override;
    Result<void> quickCheck() override;
    OutreachSource *outreach() override { return &m_recovery; }
    DrawerSource *drawer() override { return &m_drawer; }
    Result<void> eachPayment(const PaymentQuery &query, const QList<AttemptId> &only, const PaymentWalk &walk) override;

private:
    PaymentReader(std::unique_ptr<Database> database, Ways ways)
        : m_database(std::move(database))
        , m_recovery(*m_database)
        , m_drawer(*m_database)
        , m_ways(ways)
    {
    }
    Result<std::optional<QList<qint64>>> few(const search::Sql &rows);
    Result<search::KnownTexts> knownTexts(const PaymentFilter &filter);
    Result<search::Source> sourceOf(const PaymentFilter &filter, const std::optional<CustomerId> &customer);
    Result<void> addPlaces(search::Source &source, const PaymentFilter &filter, const std::optional<CustomerId> &customer);
    Result<qint64> countUpTo(const search::Sql &rows, qint64 most);
    Result<qint64> paymentsWithin(const TimeRange &hull);
    Result<bool> isScanned(const PaymentQuery &query, const search::Source &source);
    Result<QList<PaymentRow>> rowsOf(const search::Sql &sql);
    Result<QList<qint64>> orderOf(const PaymentQuery &query);
    Result<QList<qint64>> orderOf(const QList<AttemptId> &ids);

    std::unique_ptr<Database> m_database;
    RecoveryReader m_recovery;
    DrawerReader m_drawer;
    const Ways m_ways;
};

}
