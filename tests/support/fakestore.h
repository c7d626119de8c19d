// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// JournalStore and JournalReader without a file, with a notebook of what was
// asked of them that both threads may write.
#pragma once

#include "ports/journalstore.h"
#include "support/fakejournal.h"

#include <mutex>

namespace pos::test {

/// Thread-safe.
class Notebook
{
public:
    void write(const QString &line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.append(line);
    }
    QStringList lines() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_lines;
};

class FakeStore final : public JournalStore
{
public:
    FakeStore(FakeJournal &journal, Notebook &notebook)
        : m_journal(journal)
        , m_notebook(notebook)
    {
    }

    std::optional<Error> openError, restoreError;
    RetentionJournal *retentionJournal = nullptr; ///< the test's; none = nothing is removed
    JournalOpening opening;

    Result<JournalOpening> open() override
    {
        m_notebook.write(QStringLiteral("open"));
        if (openError)
            return fail(*openError);
        m_open = true;
        return opening;
    }
    Result<void> close() override
    {
        m_notebook.write(QStringLiteral("close"));
        m_open = false;
        return {};
    }
    bool isOpen() const override { return m_open; }
    JournalPort &journal() override { return m_journal; }
    RetentionJournal *retention() override { return retentionJournal; }
    Result<JournalOpening> restoreFrom(const QString &copyPath) override
    {
        m_notebook.write(QStringLiteral("restore ") + copyPath);
        if (restoreError)
            return fail(*restoreError);
        m_open = true;
        return opening;
    }
    void suspectDamage() override { m_notebook.write(QStringLiteral("suspect")); }
    QString path() const override { return QStringLiteral("/fake/journal.db"); }

private:
    FakeJournal &m_journal;
    Notebook &m_notebook;
    bool m_open = false;
};

class FakeReader final : public JournalReader
{
public:
    explicit FakeReader(Notebook &notebook)
        : m_notebook(notebook)
    {
        m_notebook.write(QStringLiteral("reader open"));
    }
    ~FakeReader() override { m_notebook.write(QStringLiteral("reader closed")); }

    std::optional<Error> checkError, readError;

    Result<QList<PaymentRow>> payments(const PaymentQuery &) override
    {
        if (readError)
            return fail(*readError);
        return QList<PaymentRow>(3);
    }
    Result<PaymentSummary> summary(const SummaryQuery &query) override
    {
        PaymentSummary summary;
        summary.sums[QStringLiteral("BRL")].payments = query.bars.size();
        return summary;
    }
    Result<PaymentDetail> detail(const AttemptId &) override { return fail(ErrorKind::NotFound); }
    Result<AttentionCounts> attention() override { return AttentionCounts{1, 2, 0}; }
    Result<QList<Customer>> findCustomers(const QString &, int) override { return QList<Customer>(2); }
    Result<QList<Sale>> parkedSales() override { return QList<Sale>{}; }
    Result<void> eachPayment(const PaymentQuery &, const QList<AttemptId> &only, const PaymentWalk &walk) override
    {
        const qint64 count = only.isEmpty() ? exportRows : only.size();
        walk.begin(count);
        for (qint64 i = 1; exportGathers && i <= count; ++i) {
            if (!walk.gathered(i))
                return fail(ErrorKind::Cancelled);
        }
        for (qint64 i = 0; i < count; ++i) {
            ExportedPayment payment;
            payment.createdMs = i;
            if (!walk.visit(payment))
                return fail(ErrorKind::Cancelled);
        }
        return exportError ? Result<void>(fail(*exportError)) : Result<void>();
    }
    qint64 exportRows = 3;
    bool exportGathers = false;
    std::optional<Error> exportError;

    Result<NoticeList> notices(int) override { return NoticeList{QList<Notice>(1), 0}; }
    Result<void> quickCheck() override
    {
        m_notebook.write(QStringLiteral("checked"));
        return checkError ? Result<void>(fail(*checkError)) : Result<void>();
    }

private:
    Notebook &m_notebook;
};

} // namespace pos::test
