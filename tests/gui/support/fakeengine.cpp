// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gui/support/fakeengine.h"

#include <algorithm>

namespace pos::test {

void FakeEngine::letGo()
{
    if (const auto held = std::exchange(m_held, nullptr))
        held();
}

void FakeEngine::advance(const std::function<void(Attempt &)> &change)
{
    Attempt &attempt = attempts.last();
    change(attempt);
    attempt.updatedMs = m_clock.nowMs();
    if (!isOpen(attempt.state) && attempt.settledMs == 0)
        attempt.settledMs = m_clock.nowMs();
    Q_EMIT attemptChanged(attempt);
}

void FakeEngine::advance(AttemptState state)
{
    advance([this, state](Attempt &attempt) {
        attempt.state = state;
        if (attempt.retry.firstByteMs == 0 && state != AttemptState::Recorded)
            attempt.retry.firstByteMs = m_clock.nowMs();
    });
}

void FakeEngine::decline(const QString &code)
{
    advance([&code](Attempt &attempt) {
        attempt.state = AttemptState::Declined;
        Payment payment;
        payment.id = PaymentId::from(QStringLiteral("payment"));
        payment.status = PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
        payment.amount = attempt.intent.amount;
        Transaction transaction;
        transaction.id = TransactionId::from(QStringLiteral("transaction"));
        transaction.type = QStringLiteral("PURCHASE");
        transaction.status = QStringLiteral("DECLINED");
        transaction.responseCode = code;
        payment.transactions << transaction;
        attempt.payment = payment;
    });
}

void FakeEngine::newSale(const QString &operatorName, QObject *context, Then<Sale> then)
{
    if (newSaleError) {
        later<Sale>(context, then, fail(*newSaleError));
        return;
    }
    Sale sale;
    sale.id = SaleId::from(QStringLiteral("R1-20261121-%1").arg(++m_counter, 6, 10, QChar(u'0')));
    sale.operatorName = operatorName;
    sale.createdMs = sale.updatedMs = m_clock.nowMs();
    sales.insert(sale.id.text(), sale);
    later<Sale>(context, then, sale);
}

void FakeEngine::saveSale(const Sale &sale)
{
    saved << sale;
    Sale stored = sale;
    stored.updatedMs = m_clock.nowMs();
    sales.insert(sale.id.text(), stored);
}

void FakeEngine::parkSale(const SaleId &id, const QString &label, QObject *context, Then<void> then)
{
    sales[id.text()].state = SaleState::Parked;
    sales[id.text()].label = label;
    later<void>(context, then, {});
}

void FakeEngine::resumeSale(const SaleId &id, QObject *context, Then<Sale> then)
{
    sales[id.text()].state = SaleState::Open;
    later<Sale>(context, then, sales.value(id.text()));
}

void FakeEngine::discardSale(const SaleId &id, const QString &reason, QObject *context, Then<void> then)
{
    discarded.append({id, reason});
    sales[id.text()].state = SaleState::Discarded;
    later<void>(context, then, {});
}

void FakeEngine::parkedSales(QObject *context, Then<QList<Sale>> then)
{
    QList<Sale> parked;
    for (const Sale &sale : std::as_const(sales)) {
        if (sale.state == SaleState::Parked)
            parked << sale;
    }
    later<QList<Sale>>(context, then, parked);
}

void FakeEngine::charge(const ChargeOrder &order, QObject *context, Then<Attempt> then)
{
    orders << order;
    if (holdCharge)
        m_held = [this, order, context, then] { startAttempt(order, context, then); };
    else
        startAttempt(order, context, then);
}

void FakeEngine::startAttempt(const ChargeOrder &order, QObject *context, const Then<Attempt> &then)
{
    if (chargeError) {
        later<Attempt>(context, then, fail(*chargeError));
        return;
    }
    Attempt attempt;
    attempt.sale = order.sale;
    attempt.number = int(std::ranges::count(attempts, order.sale, &Attempt::sale)) + 1;
    attempt.id = AttemptId::from(QStringLiteral("attempt-%1").arg(attempts.size() + 1));
    attempt.orderId = makeOrderId(order.sale, attempt.number);
    attempt.intent = order.intent;
    attempt.state = AttemptState::Recorded;
    attempt.createdMs = attempt.updatedMs = m_clock.nowMs();
    attempts << attempt;
    later<Attempt>(context, then, attempt);
}

void FakeEngine::release(const AttemptId &id, const ManagerDecision &decision, QObject *context, Then<Attempt> then)
{
    released.append({id, decision});
    for (Attempt &attempt : attempts) {
        if (attempt.id == id) {
            attempt.released = true;
            later<Attempt>(context, then, attempt);
        }
    }
}

void FakeEngine::attemptsOfSale(const SaleId &id, QObject *context, Then<QList<Attempt>> then)
{
    QList<Attempt> found;
    std::ranges::copy_if(attempts, std::back_inserter(found), [&id](const Attempt &a) { return a.sale == id; });
    later<QList<Attempt>>(context, then, found);
}

void FakeEngine::startOperation(const OperationOrder &order, QObject *context, Then<Operation> then)
{
    operationOrders.append(order);
    Operation operation;
    operation.id = OperationId::from(QStringLiteral("operation-%1").arg(operationOrders.size()));
    operation.attempt = order.attempt;
    operation.intent = order.intent;
    operation.state = OperationState::Recorded;
    later<Operation>(context, then, operation);
}

void FakeEngine::giveBack(const AttemptId &id, const QString &operatorName, QObject *context, Then<Operation> then)
{
    givenBack.append(id);
    OperationOrder order{id, {}};
    order.intent.operatorName = operatorName;
    startOperation(order, context, std::move(then));
}

void FakeEngine::giveUpOperation(const OperationId &id, const ManagerDecision &, QObject *context, Then<Operation> then)
{
    Operation operation;
    operation.id = id;
    operation.state = OperationState::GivenUp;
    later<Operation>(context, then, operation);
}

int FakeEngine::openAttemptCount() const
{
    return int(std::ranges::count_if(attempts, [](const Attempt &a) { return isOpen(a.state); }));
}

void FakeEngine::findCustomers(const QString &text, QObject *context, Then<QList<Customer>> then)
{
    QList<Customer> found;
    for (const Customer &customer : std::as_const(customers)) {
        const QString hay = customer.id.text() + u' ' + customer.displayName() + u' ' + customer.email + u' ' +
                            customer.phone.number + u' ' + customer.document.number;
        if (hay.contains(text, Qt::CaseInsensitive))
            found << customer;
    }
    later<QList<Customer>>(context, then, found);
}

void FakeEngine::createCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    created << customer;
    if (createError) {
        later<Customer>(context, then, fail(*createError));
        return;
    }
    Customer made = customer;
    made.id = CustomerId::from(QStringLiteral("customer-%1").arg(created.size() + 100));
    made.gatewayId = GatewayCustomerId::from(QStringLiteral("gateway-%1").arg(created.size() + 100));
    customers << made;
    later<Customer>(context, then, made);
}

void FakeEngine::updateCustomer(const Customer &customer, QObject *context, Then<Customer> then)
{
    updated << customer;
    later<Customer>(context, then, customer);
}

void FakeEngine::eraseCustomer(const CustomerId &id, const ManagerDecision &, QObject *context, Then<void> then)
{
    erased << id;
    later<void>(context, then, eraseError ? Result<void>(fail(*eraseError)) : Result<void>());
}

void FakeEngine::savedMethods(const CustomerId &id, QObject *context, Then<QList<SavedMethod>> then)
{
    if (methodsError)
        later<QList<SavedMethod>>(context, then, fail(*methodsError));
    else
        later<QList<SavedMethod>>(context, then, methods.value(id.text()));
}

void FakeEngine::unenroll(const CustomerId &id, const VaultedToken &token, const QString &operatorName, QObject *context,
                          Then<QList<SavedMethod>> then)
{
    unenrolled << token.text() + QStringLiteral(" by ") + operatorName;
    if (unenrollError) {
        later<QList<SavedMethod>>(context, then, fail(*unenrollError));
        return;
    }
    for (SavedMethod &method : methods[id.text()]) {
        if (method.token == token)
            method.status = QStringLiteral("UNENROLLED");
    }
    later<QList<SavedMethod>>(context, then, methods.value(id.text()));
}

void FakeEngine::payments(const PaymentQuery &query, QObject *context, Then<QList<PaymentRow>> then)
{
    QList<PaymentRow> rows;
    for (const Attempt &attempt : std::as_const(attempts)) {
        if (query.customer && attempt.intent.customer != *query.customer)
            continue;
        PaymentRow row;
        row.attempt = attempt.id;
        row.sale = attempt.sale;
        row.orderId = attempt.orderId;
        row.createdMs = attempt.createdMs;
        row.state = attempt.state;
        row.amount = attempt.intent.amount;
        row.methodLabel = attempt.intent.methodLabel;
        rows.prepend(row);
    }
    later<QList<PaymentRow>>(context, then, rows);
}

void FakeEngine::paymentDetail(const AttemptId &, QObject *context, Then<PaymentDetail> then)
{
    later<PaymentDetail>(context, then, fail(ErrorKind::NotFound));
}

void FakeEngine::refreshPayment(const AttemptId &, QObject *context, Then<Attempt> then)
{
    later<Attempt>(context, then, fail(ErrorKind::NotFound));
}

void FakeEngine::testConnection(const Settings &, Credentials, QObject *context, Then<ConnectionReport> then)
{
    later<ConnectionReport>(context, then, ConnectionReport{});
}

void FakeEngine::clearBlock(TillBlock, const ManagerDecision &, QObject *context, Then<void> then)
{
    later<void>(context, then, {});
}

}
