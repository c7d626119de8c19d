// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakejournal.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pos::test {

void FakeJournal::failWrite(int n, ErrorKind kind)
{
    m_failAt = n < 0 ? -1 : m_writes + n;
    m_failKind = kind;
}

std::optional<Error> FakeJournal::write()
{
    ++m_writes;
    m_commits += m_grouped ? 0 : 1;
    if (m_failAll)
        return Error{*m_failAll, {.path = QStringLiteral("/fake/journal.db")}};
    if (m_writes == m_failAt)
        return Error{m_failKind, {.path = QStringLiteral("/fake/journal.db")}};
    return std::nullopt;
}

QList<Attempt> FakeJournal::allAttempts() const
{
    QList<Attempt> list;
    for (const AttemptId &id : m_order)
        list.append(m_attempts[id]);
    return list;
}

void FakeJournal::plant(const Attempt &attempt)
{
    if (!m_attempts.contains(attempt.id))
        m_order.append(attempt.id);
    m_attempts.insert(attempt.id, attempt);
}

Result<Sale> FakeJournal::createSale(const RegisterId &registerId, QDate businessDate, const Sale &draft)
{
    if (const auto error = write())
        return fail(*error);
    Sale sale = draft;
    ++m_counter;
    sale.id = m_salt.isEmpty() ? makeSaleId(registerId, businessDate, m_counter)
                               : makeSaltedSaleId(registerId, businessDate, m_salt, m_counter);
    sale.registerId = registerId;
    m_sales.insert(sale.id, sale);
    m_saleOrder.append(sale.id);
    return sale;
}

Result<void> FakeJournal::saveSale(const Sale &sale)
{
    if (const auto error = write())
        return fail(*error);
    return change(sale);
}

Result<void> FakeJournal::change(const Sale &sale)
{
    if (!m_sales.contains(sale.id))
        return fail(ErrorKind::NotFound);
    const Sale &stored = m_sales[sale.id];
    const bool closed = stored.state == SaleState::Paid || stored.state == SaleState::Discarded;
    if (closed && stored.cart != sale.cart)
        return fail(ErrorKind::Conflict);
    m_sales.insert(sale.id, sale);
    return {};
}

Result<Sale> FakeJournal::sale(const SaleId &id)
{
    if (!m_sales.contains(id))
        return fail(ErrorKind::NotFound);
    return m_sales[id];
}

Result<QList<Sale>> FakeJournal::salesInState(SaleState state)
{
    QList<Sale> list;
    for (auto it = m_saleOrder.crbegin(); it != m_saleOrder.crend(); ++it) {
        if (m_sales[*it].state == state)
            list.append(m_sales[*it]);
    }
    return list;
}

Result<void> FakeJournal::saltSaleNumbers(const QString &salt)
{
    if (const auto error = write())
        return fail(*error);
    m_salt = salt;
    return {};
}

Result<void> FakeJournal::commitAttempt(const Attempt &attempt, const AttemptEvent &event)
{
    if (const auto error = write())
        return fail(*error);
    return append(attempt, event);
}

Result<void> FakeJournal::together(const std::function<Result<void>()> &changes)
{
    const auto before = std::make_tuple(m_sales, m_attempts, m_order, m_events);
    m_commits += m_grouped ? 0 : 1;
    const bool grouped = std::exchange(m_grouped, true);
    const Result<void> done = changes();
    m_grouped = grouped;
    if (!done)
        std::tie(m_sales, m_attempts, m_order, m_events) = before;
    return done;
}

Result<void> FakeJournal::append(const Attempt &attempt, const AttemptEvent &event)
{
    if (m_attempts.contains(attempt.id)) {
        const Attempt &stored = m_attempts[attempt.id];
        if (stored.key != attempt.key || stored.orderId != attempt.orderId ||
            stored.intent.amount != attempt.intent.amount || (!stored.body.isEmpty() && stored.body != attempt.body))
            return fail(ErrorKind::Conflict, QStringLiteral("what was sent never changes"));
    }
    plant(attempt);
    AttemptEvent line = event;
    line.sequence = m_events[attempt.id].size() + 1;
    m_events[attempt.id].append(line);
    return {};
}

namespace {

KnownPayment known(const Attempt &attempt)
{
    const PaymentStatus status = attempt.payment ? attempt.payment->status : PaymentStatus();
    return {attempt.id, attempt.origin, attempt.paymentId, attempt.orderId, attempt.state, status.status,
            status.subStatus, attempt.intent.amount, attempt.createdMs, attempt.retry.lastCheckMs};
}

}

Result<QList<KnownPayment>> FakeJournal::knownPayments(const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders)
{
    QList<KnownPayment> list;
    for (const Attempt &attempt : allAttempts()) {
        const bool unbound = attempt.paymentId.isEmpty() && attempt.origin == AttemptOrigin::Till && orders.contains(attempt.orderId);
        const bool named = std::ranges::any_of(ids, [&attempt](const PaymentId &id) {
            return !id.isEmpty() && id.text().compare(attempt.paymentId.text(), Qt::CaseInsensitive) == 0;
        });
        if (unbound || named)
            list.append(known(attempt));
    }
    return list;
}

Result<QList<KnownPayment>> FakeJournal::paymentsMadeBetween(qint64 fromMs, qint64 untilMs)
{
    QList<KnownPayment> list;
    for (const Attempt &attempt : allAttempts()) {
        if (!attempt.paymentId.isEmpty() && attempt.createdMs >= fromMs && attempt.createdMs < untilMs)
            list.append(known(attempt));
    }
    return list;
}

Result<void> FakeJournal::importPayments(const QList<ImportedPayment> &payments)
{
    if (const auto error = write())
        return fail(*error);
    for (const ImportedPayment &payment : payments) {
        plant(payment.attempt);
        m_events[payment.attempt.id].append(payment.event);
    }
    return {};
}

Result<Attempt> FakeJournal::attempt(const AttemptId &id)
{
    if (!m_attempts.contains(id))
        return fail(ErrorKind::NotFound);
    return m_attempts[id];
}

Result<QList<Attempt>> FakeJournal::attemptsOfSale(const SaleId &id)
{
    QList<Attempt> list;
    for (const Attempt &attempt : allAttempts()) {
        if (attempt.sale == id)
            list.append(attempt);
    }
    std::ranges::sort(list, {}, &Attempt::number);
    return list;
}

Result<QList<Attempt>> FakeJournal::openAttempts()
{
    QList<Attempt> list;
    for (const Attempt &attempt : allAttempts()) {
        if (isOpen(attempt.state) && attempt.origin == AttemptOrigin::Till)
            list.append(attempt);
    }
    return list;
}

Result<QList<Attempt>> FakeJournal::closedAttemptsOfUnpaidSales()
{
    QList<Attempt> list;
    for (const SaleState state : {SaleState::Open, SaleState::Parked}) {
        const QList<Sale> sales = salesInState(state).value_or(QList<Sale>{});
        for (const Sale &sale : sales) {
            const QList<Attempt> attempts = attemptsOfSale(sale.id).value_or(QList<Attempt>{});
            std::ranges::copy_if(attempts, std::back_inserter(list), [](const Attempt &attempt) { return !isOpen(attempt.state); });
        }
    }
    return list;
}

Result<QList<AttemptEvent>> FakeJournal::events(const AttemptId &id)
{
    return m_events.value(id);
}

void FakeJournal::plant(const Operation &operation)
{
    const auto found = std::ranges::find(m_operations, operation.id, &Operation::id);
    if (found == m_operations.end())
        m_operations.append(operation);
    else
        *found = operation;
}

QList<Operation> FakeJournal::allOperations() const
{
    return m_operations;
}

Result<void> FakeJournal::commitOperation(const Operation &operation, const OperationEvent &event)
{
    if (const auto error = write())
        return fail(*error);
    const Result<Operation> stored = this->operation(operation.id);
    if (stored && (stored->key != operation.key || stored->reference != operation.reference ||
                   stored->intent.amount != operation.intent.amount ||
                   (!stored->body.isEmpty() && (stored->body != operation.body || stored->basis != operation.basis))))
        return fail(ErrorKind::Conflict, QStringLiteral("what was sent never changes"));
    plant(operation);
    OperationEvent line = event;
    line.sequence = m_operationEvents[operation.id].size() + 1;
    m_operationEvents[operation.id].append(line);
    return {};
}

Result<Operation> FakeJournal::operation(const OperationId &id)
{
    const auto found = std::ranges::find(m_operations, id, &Operation::id);
    return found == m_operations.end() ? Result<Operation>(fail(ErrorKind::NotFound)) : Result<Operation>(*found);
}

Result<QList<Operation>> FakeJournal::operationsOfAttempt(const AttemptId &id)
{
    QList<Operation> list;
    std::ranges::copy_if(m_operations, std::back_inserter(list), [&](const Operation &o) { return o.attempt == id; });
    return list;
}

Result<QList<Operation>> FakeJournal::openOperations()
{
    QList<Operation> list;
    std::ranges::copy_if(m_operations, std::back_inserter(list), [](const Operation &o) { return isOpen(o.state); });
    return list;
}

Result<QList<OperationEvent>> FakeJournal::operationEvents(const OperationId &id)
{
    return m_operationEvents.value(id);
}

Result<QList<WatchedPayment>> FakeJournal::paymentsToWatch(qint64 sinceMs, int limit)
{
    QList<WatchedPayment> list;
    for (const Attempt &a : allAttempts()) {
        if (!isOpen(a.state) && a.payment && watch::mayMove(a.payment->status) && a.createdMs >= sinceMs &&
            list.size() < limit)
            list.prepend({a.id, a.createdMs, a.payment->status.status, a.payment->status.subStatus});
    }
    return list;
}

Result<QList<WatchedPayment>> FakeJournal::paidPayments(qint64 sinceMs, qint64 beforeMs, int limit)
{
    QList<WatchedPayment> list;
    for (const Attempt &a : allAttempts()) {
        const bool tookMoney = isPaid(a.state) || a.state == AttemptState::Refunded;
        if (tookMoney && a.payment && a.createdMs >= sinceMs && a.createdMs < beforeMs)
            list.append({a.id, a.createdMs, a.payment->status.status, a.payment->status.subStatus});
    }
    std::ranges::sort(list, std::greater(), &WatchedPayment::createdMs);
    return list.mid(0, limit);
}

Result<void> FakeJournal::addNote(const Note &note)
{
    if (const auto error = write())
        return fail(*error);
    if (!m_attempts.contains(note.attempt))
        return fail(ErrorKind::NotFound);
    m_notes.append(note);
    return {};
}

Result<void> FakeJournal::saveCustomer(const Customer &customer)
{
    if (const auto error = write())
        return fail(*error);
    m_customers.insert(customer.id, customer);
    return {};
}

Result<Customer> FakeJournal::customer(const CustomerId &id)
{
    if (!m_customers.contains(id))
        return fail(ErrorKind::NotFound);
    return m_customers[id];
}

Result<void> FakeJournal::eraseCustomer(const CustomerId &id, const QString &)
{
    if (const auto error = write())
        return fail(*error);
    const auto list = allAttempts();
    if (std::ranges::any_of(list, [&](const Attempt &a) { return a.intent.customer == id && isOpen(a.state); }))
        return fail(ErrorKind::Conflict);
    return m_customers.remove(id) ? Result<void>() : Result<void>(fail(ErrorKind::NotFound));
}

Result<QString> FakeJournal::fact(const QString &name)
{
    return m_facts.value(name);
}

Result<void> FakeJournal::setFact(const QString &name, const QString &value)
{
    if (const auto error = write())
        return fail(*error);
    m_facts.insert(name, value);
    return {};
}

Result<void> FakeJournal::backupTo(const QString &)
{
    return {};
}

} // namespace pos::test
