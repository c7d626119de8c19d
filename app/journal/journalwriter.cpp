// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/journalwriter.h"

#include "journal/attemptrecord.h"
#include "journal/customerrecord.h"
#include "journal/database.h"
#include "journal/eraser.h"
#include "journal/eventchain.h"
#include "journal/factrecord.h"
#include "journal/operationrecord.h"
#include "journal/safetycopy.h"
#include "journal/salenumbers.h"
#include "journal/salerecord.h"
#include "journal/storageerror.h"

namespace pos {

namespace {

[[nodiscard]] Unexpected<Error> missing(const QString &what)
{
    return fail(ErrorKind::InvalidInput, what + u" without an id");
}

}

JournalWriter::JournalWriter(QString path, IdSource &ids, const Clock &clock)
    : m_path(std::move(path))
    , m_ids(ids)
    , m_clock(clock)
{
}

Unexpected<Error> JournalWriter::closed() const
{
    return fail(storageFault(ErrorKind::StorageFailed, m_path, QStringLiteral("the journal is closed")));
}

template <typename Change> auto JournalWriter::inTransaction(Change change) -> std::invoke_result_t<Change, Database &>
{
    if (!m_database)
        return closed();
    Result<DatabaseTransaction> transaction = DatabaseTransaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    auto changed = change(*m_database);
    if (!changed)
        return changed;
    if (const Result<void> committed = transaction->commit(); !committed)
        return fail(committed.error());
    return changed;
}

Result<Sale> JournalWriter::createSale(const RegisterId &registerId, QDate businessDate, const Sale &draft)
{
    return inTransaction([&](Database &database) -> Result<Sale> {
        const Result<SaleId> id = numbers::drawNumber(database, registerId, businessDate);
        if (!id)
            return fail(id.error());
        Sale sale = draft;
        sale.id = *id;
        sale.registerId = registerId;
        if (sale.createdMs == 0)
            sale.createdMs = m_clock.nowMs();
        if (sale.updatedMs == 0)
            sale.updatedMs = sale.createdMs;
        if (const Result<void> stored = record::insertSale(database, sale); !stored)
            return fail(stored.error());
        return sale;
    });
}

Result<void> JournalWriter::saveSale(const Sale &sale)
{
    return inTransaction([&](Database &database) -> Result<void> {
        const Result<Sale> stored = record::readSale(database, sale.id);
        if (!stored)
            return fail(stored.error());
        const bool finished = stored->state == SaleState::Paid || stored->state == SaleState::Discarded;
        if (finished && stored->cart != sale.cart)
            return fail(ErrorKind::Conflict, u"the cart of " + sale.id.text() + u" can no longer change");
        if (stored->registerId != sale.registerId)
            return fail(ErrorKind::Conflict, u"the register of " + sale.id.text() + u" never changes");
        return record::updateSale(database, sale);
    });
}

Result<Sale> JournalWriter::sale(const SaleId &id)
{
    return m_database ? record::readSale(*m_database, id) : Result<Sale>(closed());
}

Result<QList<Sale>> JournalWriter::salesInState(SaleState state)
{
    return m_database ? record::readSalesInState(*m_database, state) : Result<QList<Sale>>(closed());
}

Result<void> JournalWriter::saltSaleNumbers(const QString &salt)
{
    return inTransaction([&](Database &database) { return numbers::useSalt(database, salt); });
}

Result<void> JournalWriter::commitAttempt(const Attempt &attempt, const AttemptEvent &event)
{
    if (event.attempt != attempt.id)
        return fail(ErrorKind::InvalidInput, QStringLiteral("the event belongs to another attempt"));
    return inTransaction([&](Database &database) -> Result<void> {
        const Result<chain::Evidence> evidence = record::storeAttempt(database, attempt, m_ids);
        if (!evidence)
            return fail(evidence.error());
        return chain::append(database, event, *evidence);
    });
}

Result<Attempt> JournalWriter::attempt(const AttemptId &id)
{
    return m_database ? record::readAttempt(*m_database, id) : Result<Attempt>(closed());
}

Result<QList<Attempt>> JournalWriter::attemptsOfSale(const SaleId &id)
{
    return m_database ? record::readAttemptsOfSale(*m_database, id) : Result<QList<Attempt>>(closed());
}

Result<QList<Attempt>> JournalWriter::openAttempts()
{
    return m_database ? record::readOpenAttempts(*m_database) : Result<QList<Attempt>>(closed());
}

Result<QList<AttemptEvent>> JournalWriter::events(const AttemptId &id)
{
    return m_database ? chain::eventsOf(*m_database, id) : Result<QList<AttemptEvent>>(closed());
}

Result<void> JournalWriter::commitOperation(const Operation &operation, const OperationEvent &event)
{
    if (event.operation != operation.id || event.attempt != operation.attempt || operation.id.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("the event belongs to another operation"));
    return inTransaction([&](Database &database) -> Result<void> {
        const Result<QByteArray> projection = record::storeOperation(database, operation);
        if (!projection)
            return fail(projection.error());
        return chain::append(database, event, *projection);
    });
}

Result<Operation> JournalWriter::operation(const OperationId &id)
{
    return m_database ? record::readOperation(*m_database, id) : Result<Operation>(closed());
}

Result<QList<Operation>> JournalWriter::operationsOfAttempt(const AttemptId &id)
{
    return m_database ? record::readOperationsOfAttempt(*m_database, id) : Result<QList<Operation>>(closed());
}

Result<QList<Operation>> JournalWriter::openOperations()
{
    return m_database ? record::readOpenOperations(*m_database) : Result<QList<Operation>>(closed());
}

Result<QList<OperationEvent>> JournalWriter::operationEvents(const OperationId &id)
{
    return m_database ? chain::eventsOf(*m_database, id) : Result<QList<OperationEvent>>(closed());
}

Result<void> JournalWriter::saveCustomer(const Customer &customer)
{
    if (customer.id.isEmpty())
        return missing(QStringLiteral("a customer"));
    return inTransaction([&](Database &database) { return record::saveCustomer(database, customer); });
}

Result<Customer> JournalWriter::customer(const CustomerId &id)
{
    return m_database ? record::readCustomer(*m_database, id) : Result<Customer>(closed());
}

Result<void> JournalWriter::eraseCustomer(const CustomerId &id)
{
    const Result<void> erased =
        inTransaction([&](Database &database) { return eraser::erase(database, id, m_clock.nowMs()); });
    if (erased)
        eraser::forgetOldPages(*m_database);
    return erased;
}

Result<QString> JournalWriter::fact(const QString &name)
{
    return m_database ? record::readFact(*m_database, name) : Result<QString>(closed());
}

Result<void> JournalWriter::setFact(const QString &name, const QString &value)
{
    return inTransaction([&](Database &database) { return record::storeFact(database, name, value); });
}

Result<void> JournalWriter::backupTo(const QString &path)
{
    return m_database ? safetycopy::write(*m_database, path) : Result<void>(closed());
}

}
