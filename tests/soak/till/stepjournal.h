// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The journal with its named steps: every call goes through unchanged, and the
// till dies before or after those that StepTable names. Also counts sales on the
// board, exactly, whatever kills do. Engine thread.
#pragma once

#include "common/board.h"
#include "ports/journalstore.h"

namespace soak {

/// Dies here if this is the step.
void passStep(Board &board, Step step);

class StepJournal final : public pos::JournalPort
{
public:
    StepJournal(pos::JournalPort &inner, Board &board)
        : m_inner(inner)
        , m_board(board)
    {
    }
    /// A sale whose first record was interrupted: did it become durable?
    void settleDoubt();

    pos::Result<pos::Sale> createSale(const pos::RegisterId &registerId, QDate businessDate,
                                      const pos::Sale &draft) override;
    pos::Result<void> saveSale(const pos::Sale &sale) override;
    pos::Result<void> commitAttempt(const pos::Attempt &attempt, const pos::AttemptEvent &event) override;
    pos::Result<void> together(const std::function<pos::Result<void>()> &changes) override;
    pos::Result<void> commitOperation(const pos::Operation &operation, const pos::OperationEvent &event) override;

    pos::Result<pos::Sale> sale(const pos::SaleId &id) override { return m_inner.sale(id); }
    pos::Result<QList<pos::Sale>> salesInState(pos::SaleState state) override { return m_inner.salesInState(state); }
    pos::Result<void> saltSaleNumbers(const QString &salt) override { return m_inner.saltSaleNumbers(salt); }
    pos::Result<pos::Attempt> attempt(const pos::AttemptId &id) override { return m_inner.attempt(id); }
    pos::Result<QList<pos::Attempt>> attemptsOfSale(const pos::SaleId &id) override
    {
        return m_inner.attemptsOfSale(id);
    }
    pos::Result<QList<pos::Attempt>> openAttempts() override { return m_inner.openAttempts(); }
    pos::Result<QList<pos::Attempt>> closedAttemptsOfUnpaidSales() override { return m_inner.closedAttemptsOfUnpaidSales(); }
    pos::Result<QList<pos::AttemptEvent>> events(const pos::AttemptId &id) override { return m_inner.events(id); }
    pos::Result<pos::Operation> operation(const pos::OperationId &id) override { return m_inner.operation(id); }
    pos::Result<QList<pos::Operation>> operationsOfAttempt(const pos::AttemptId &id) override
    {
        return m_inner.operationsOfAttempt(id);
    }
    pos::Result<QList<pos::Operation>> openOperations() override { return m_inner.openOperations(); }
    pos::Result<QList<pos::OperationEvent>> operationEvents(const pos::OperationId &id) override
    {
        return m_inner.operationEvents(id);
    }
    pos::Result<QList<pos::KnownPayment>> knownPayments(const QList<pos::PaymentId> &ids,
                                                        const QList<pos::MerchantOrderId> &orders) override
    {
        return m_inner.knownPayments(ids, orders);
    }
    pos::Result<QList<pos::KnownPayment>> paymentsMadeBetween(qint64 fromMs, qint64 untilMs) override
    {
        return m_inner.paymentsMadeBetween(fromMs, untilMs);
    }
    pos::Result<void> importPayments(const QList<pos::ImportedPayment> &payments) override
    {
        return m_inner.importPayments(payments);
    }
    pos::Result<QList<pos::WatchedPayment>> paymentsToWatch(qint64 sinceMs, int limit) override
    {
        return m_inner.paymentsToWatch(sinceMs, limit);
    }
    pos::Result<QList<pos::WatchedPayment>> paidPayments(qint64 sinceMs, qint64 beforeMs, int limit) override
    {
        return m_inner.paidPayments(sinceMs, beforeMs, limit);
    }
    pos::Result<void> addNote(const pos::Note &note) override { return m_inner.addNote(note); }
    pos::Result<void> saveCustomer(const pos::Customer &customer) override { return m_inner.saveCustomer(customer); }
    pos::Result<pos::Customer> customer(const pos::CustomerId &id) override { return m_inner.customer(id); }
    pos::Result<void> eraseCustomer(const pos::CustomerId &id, const QString &rule) override { return m_inner.eraseCustomer(id, rule); }
    pos::Result<QString> fact(const QString &name) override { return m_inner.fact(name); }
    pos::Result<void> setFact(const QString &name, const QString &value) override
    {
        return m_inner.setFact(name, value);
    }
    pos::Result<void> backupTo(const QString &path) override { return m_inner.backupTo(path); }

private:
    /// Passes the steps that stand around this commit.
    template <typename Commit>
    pos::Result<void> stepping(const pos::Attempt &attempt, const pos::AttemptEvent &event, Commit commit);

    void settle(bool committed);
    void passWhenDurable(Step step);

    pos::JournalPort &m_inner;
    Board &m_board;
    bool m_begins = false;  ///< the first line of a sale is being written
    bool m_grouped = false; ///< inside together()
    QList<Step> m_after;    ///< to be passed when it has ended
};

class StepStore final : public pos::JournalStore
{
public:
    StepStore(std::unique_ptr<pos::JournalStore> inner, Board &board)
        : m_inner(std::move(inner))
        , m_board(board)
        , m_journal(m_inner->journal(), board)
    {
    }
    pos::Result<pos::JournalOpening> open() override;
    pos::Result<void> close() override;
    bool isOpen() const override { return m_inner->isOpen(); }
    pos::JournalPort &journal() override { return m_journal; }
    pos::Result<pos::JournalOpening> restoreFrom(const QString &copyPath) override
    {
        return m_inner->restoreFrom(copyPath);
    }
    void suspectDamage() override { m_inner->suspectDamage(); }
    QString path() const override { return m_inner->path(); }

private:
    std::unique_ptr<pos::JournalStore> m_inner;
    Board &m_board;
    StepJournal m_journal;
};

} // namespace soak
