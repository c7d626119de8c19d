// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "unit/journal/journalkit.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

namespace pos::test {

std::unique_ptr<JournalFile> Till::journalFile(StatementGate gate, Migrations migrations)
{
    return std::make_unique<JournalFile>(path(), ids, clock, std::move(gate), std::move(migrations));
}

JournalPort &Till::open()
{
    file = journalFile();
    const Result<JournalOpening> opening = file->open();
    if (!opening)
        qFatal("the journal does not open: %s", qPrintable(describe(opening.error())));
    return file->journal();
}

void Till::close()
{
    const Result<void> closed = file->close();
    if (!closed)
        qFatal("the journal does not close: %s", qPrintable(describe(closed.error())));
    file.reset();
}

QDate today()
{
    return QDate(2026, 11, 21);
}

RegisterId registerOne()
{
    return RegisterId::from(QStringLiteral("R1"));
}

Sale plainDraft(const QString &customerName)
{
    Sale sale;
    sale.cart.currency = brl();
    CartLine line;
    line.id = QStringLiteral("l1");
    line.name = QStringLiteral("Coffee");
    line.unitPrice = Money::fromMinor(1250, brl());
    sale.cart.lines.append(line);
    sale.customerName = customerName;
    sale.operatorName = QStringLiteral("Cashier 1");
    return sale;
}

Customer plainCustomer(IdSource &ids, const QString &firstName, const QString &lastName)
{
    Customer customer;
    customer.id = CustomerId::from(ids.uuid());
    customer.gatewayId = GatewayCustomerId::from(ids.uuid());
    customer.firstName = firstName;
    customer.lastName = lastName;
    customer.country = QStringLiteral("BR");
    customer.createdMs = customer.updatedMs = ManualClock::Start;
    return customer;
}

Attempt plainAttempt(IdSource &ids, const Sale &sale, int number, qint64 createdMs)
{
    Attempt attempt;
    attempt.id = AttemptId::from(ids.uuid());
    attempt.sale = sale.id;
    attempt.number = number;
    attempt.orderId = makeOrderId(sale.id, number);
    attempt.key = IdempotencyKey::from(ids.uuid());
    attempt.intent.amount = Money::fromMinor(1250, brl());
    attempt.intent.methodId = QStringLiteral("saved_card");
    attempt.intent.methodLabel = QString::fromUtf8("VISA •••• 1111");
    attempt.intent.customer = sale.customer;
    attempt.intent.description = QStringLiteral("Coffee");
    attempt.intent.operatorName = QStringLiteral("Cashier 1");
    attempt.state = AttemptState::Recorded;
    attempt.createdMs = attempt.updatedMs = createdMs;
    return attempt;
}

AttemptEvent plainEvent(const Attempt &attempt, const QString &kind, AttemptState from)
{
    AttemptEvent event;
    event.attempt = attempt.id;
    event.atMs = attempt.updatedMs;
    event.kind = kind;
    event.from = from;
    event.to = attempt.state;
    return event;
}

Operation plainOperation(IdSource &ids, const Attempt &attempt, int number, qint64 createdMs)
{
    Operation operation;
    operation.id = OperationId::from(ids.uuid());
    operation.attempt = attempt.id;
    operation.number = number;
    operation.paymentId = attempt.paymentId.isEmpty() ? PaymentId::from(ids.uuid()) : attempt.paymentId;
    operation.key = IdempotencyKey::from(ids.uuid());
    operation.intent.kind = OperationKind::Refund;
    operation.intent.amount = Money::fromMinor(500, brl());
    operation.intent.operatorName = QStringLiteral("Cashier 1");
    operation.reference = makeReference(attempt.orderId, operation.intent.kind, number);
    operation.state = OperationState::Recorded;
    operation.createdMs = operation.updatedMs = createdMs;
    return operation;
}

OperationEvent plainEvent(const Operation &operation, const QString &kind, OperationState from)
{
    OperationEvent event;
    event.operation = operation.id;
    event.attempt = operation.attempt;
    event.atMs = operation.updatedMs;
    event.kind = kind;
    event.from = from;
    event.to = operation.state;
    return event;
}

Attempt inState(Attempt attempt, AttemptState state, qint64 nowMs)
{
    attempt.state = state;
    attempt.updatedMs = nowMs;
    if (!isOpen(state) && attempt.settledMs == 0)
        attempt.settledMs = nowMs;
    return attempt;
}

Payment plainPayment(const Attempt &attempt, const QString &payerName)
{
    Payment payment;
    payment.id = attempt.paymentId;
    payment.orderId = attempt.orderId;
    payment.amount = attempt.intent.amount;
    payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    payment.method.lastFour = QStringLiteral("4242");
    payment.payerName = payerName;
    payment.raw = QByteArray("{\"customer_payer\":{\"first_name\":\"") + payerName.toUtf8() + "\"}}";
    return payment;
}

Attempt sell(JournalPort &journal, IdSource &ids, qint64 nowMs, AttemptState state, const Customer *customer)
{
    Sale draft = plainDraft(customer ? customer->displayName() : QString());
    if (customer)
        draft.customer = customer->id;
    draft.createdMs = draft.updatedMs = nowMs;
    const Result<Sale> sale = journal.createSale(registerOne(), today(), draft);
    if (!sale)
        qFatal("no sale: %s", qPrintable(describe(sale.error())));
    const Attempt attempt = inState(plainAttempt(ids, *sale, 1, nowMs), state, nowMs);
    const Result<void> committed = journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("recorded")));
    if (!committed)
        qFatal("no attempt: %s", qPrintable(describe(committed.error())));
    return attempt;
}

QString tamper(const QString &path, const QString &sql)
{
    const QString name = QStringLiteral("tamper");
    QString error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open())
            return database.lastError().text();
        QSqlQuery query(database);
        if (!query.exec(sql))
            error = query.lastError().text();
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return error;
}

}
