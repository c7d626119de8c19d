// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// JournalPort in memory, with the promises of the real one that services rely on
// (bodies, keys and amounts never change; numbers never repeat) and a disk that
// fails on cue.
#pragma once

#include "ports/journalport.h"

#include <QHash>

#include <optional>

namespace pos::test {

class FakeJournal final : public JournalPort
{
public:
    /// The n-th write from now (1 = the next) fails once; -1 = never.
    void failWrite(int n, ErrorKind kind = ErrorKind::StorageFull);
    /// Every write fails until called with nullopt.
    void failAllWrites(std::optional<ErrorKind> kind) { m_failAll = kind; }
    int writes() const { return m_writes; }
    int commits() const { return m_commits; } ///< as a disk sees them: together() is one
    const QString &salt() const { return m_salt; }
    /// Attempts in the order they were first recorded.
    QList<Attempt> allAttempts() const;
    /// Puts something there without counting as a write.
    void plant(const Attempt &attempt);
    void plant(const Operation &operation);
    QList<Operation> allOperations() const;
    const QList<Note> &notes() const { return m_notes; }
    void plant(const Sale &sale) { m_sales.insert(sale.id, sale); }
    void forget(const SaleId &sale) { m_sales.remove(sale); }
    void plant(const Customer &customer) { m_customers.insert(customer.id, customer); }

    Result<Sale> createSale(const RegisterId &registerId, QDate businessDate, const Sale &draft) override;
    Result<void> saveSale(const Sale &sale) override;
    Result<Sale> sale(const SaleId &id) override;
    Result<QList<Sale>> salesInState(SaleState state) override;
    Result<void> saltSaleNumbers(const QString &salt) override;
    Result<void> commitAttempt(const Attempt &attempt, const AttemptEvent &event) override;
    Result<void> together(const std::function<Result<void>()> &changes) override;
    Result<Attempt> attempt(const AttemptId &id) override;
    Result<QList<Attempt>> attemptsOfSale(const SaleId &id) override;
    Result<QList<Attempt>> openAttempts() override;
    Result<QList<Attempt>> closedAttemptsOfUnpaidSales() override;
    Result<QList<AttemptEvent>> events(const AttemptId &id) override;
    Result<void> commitOperation(const Operation &operation, const OperationEvent &event) override;
    Result<Operation> operation(const OperationId &id) override;
    Result<QList<Operation>> operationsOfAttempt(const AttemptId &id) override;
    Result<QList<Operation>> openOperations() override;
    Result<QList<OperationEvent>> operationEvents(const OperationId &id) override;
    Result<QList<KnownPayment>> knownPayments(const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders) override;
    Result<QList<KnownPayment>> paymentsMadeBetween(qint64 fromMs, qint64 untilMs) override;
    Result<void> importPayments(const QList<ImportedPayment> &payments) override;
    Result<QList<WatchedPayment>> paymentsToWatch(qint64 sinceMs, int limit) override;
    Result<QList<WatchedPayment>> paidPayments(qint64 sinceMs, qint64 beforeMs, int limit) override;
    Result<void> addNote(const Note &note) override;
    Result<void> saveCustomer(const Customer &customer) override;
    Result<Customer> customer(const CustomerId &id) override;
    Result<void> eraseCustomer(const CustomerId &id, const QString &rule) override;
    Result<QString> fact(const QString &name) override;
    Result<void> setFact(const QString &name, const QString &value) override;
    Result<void> backupTo(const QString &path) override;

private:
    /// Error of this write, if it is to fail.
    std::optional<Error> write();
    Result<void> change(const Sale &sale);
    Result<void> append(const Attempt &attempt, const AttemptEvent &event);

    QHash<SaleId, Sale> m_sales;
    QList<SaleId> m_saleOrder;
    QHash<AttemptId, Attempt> m_attempts;
    QList<AttemptId> m_order;
    QHash<AttemptId, QList<AttemptEvent>> m_events;
    QList<Operation> m_operations; ///< in the order they were first recorded
    QHash<OperationId, QList<OperationEvent>> m_operationEvents;
    QHash<CustomerId, Customer> m_customers;
    QHash<QString, QString> m_facts;
    QList<Note> m_notes;
    QString m_salt;
    int m_counter = 0;
    int m_writes = 0;
    int m_commits = 0;
    bool m_grouped = false;
    int m_failAt = -1;
    ErrorKind m_failKind = ErrorKind::StorageFull;
    std::optional<ErrorKind> m_failAll;
};

} // namespace pos::test
