// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/journalwriter.h"

#include "journal/attemptrecord.h"
#include "journal/customerrecord.h"
#include "journal/eraser.h"
#include "journal/eventchain.h"
#include "journal/factrecord.h"
#include "journal/importrecord.h"
#include "journal/noterecord.h"
#include "journal/noticesql.h"
#include "journal/operationrecord.h"
#include "journal/outreachrecord.h"
#include "journal/purge.h"
#include "journal/safetycopy.h"
#include "journal/salenumbers.h"
#include "journal/salerecord.h"

namespace pos {

namespace {

[[nodiscard]] Unexpected<Error> missing(const QString &what)
{
    return fail(ErrorKind::InvalidInput, what + u" without an id");
}

Result<void> changeSale(Database &database, const Sale &sale)
{
    const Result<Sale> stored = record::readSale(database, sale.id);
    if (!stored)
        return fail(stored.error());
    const bool finished = stored->state == SaleState::Paid || stored->state == SaleState::PayingBack ||
                          stored->state == SaleState::Discarded;
    if (finished && stored->cart != sale.cart)
        return fail(ErrorKind::Conflict, u"the cart of " + sale.id.text() + u" can no longer change");
    if (stored->registerId != sale.registerId)
        return fail(ErrorKind::Conflict, u"the register of " + sale.id.text() + u" never changes");
    return record::updateSale(database, sale);
}

Result<void> appendToAttempt(Database &database, const Attempt &attempt, const AttemptEvent &event, IdSource &ids)
{
    if (event.attempt != attempt.id)
        return fail(ErrorKind::InvalidInput, QStringLiteral("the event belongs to another attempt"));
    const Result<chain::Evidence> evidence = record::storeAttempt(database, attempt, ids);
    if (!evidence)
        return fail(evidence.error());
    return chain::append(database, event, *evidence);
}

}

JournalWriter::JournalWriter(QString path, IdSource &ids, const Clock &clock, std::function<void()> damaged)
    : m_lent(std::move(path), std::move(damaged))
    , m_ids(ids)
    , m_clock(clock)
{
}

Result<void> JournalWriter::together(const std::function<Result<void>()> &changes)
{
    return inTransaction([&changes](Database &) { return changes(); });
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
    return inTransaction([&](Database &database) { return changeSale(database, sale); });
}

Result<Sale> JournalWriter::sale(const SaleId &id)
{
    return reading([&](Database &database) { return record::readSale(database, id); });
}

Result<QList<Sale>> JournalWriter::salesInState(SaleState state)
{
    return reading([&](Database &database) { return record::readSalesInState(database, state); });
}

Result<void> JournalWriter::saltSaleNumbers(const QString &salt)
{
    return inTransaction([&](Database &database) { return numbers::useSalt(database, salt); });
}

Result<void> JournalWriter::commitAttempt(const Attempt &attempt, const AttemptEvent &event)
{
    return inTransaction([&](Database &database) { return appendToAttempt(database, attempt, event, m_ids); });
}

Result<Attempt> JournalWriter::attempt(const AttemptId &id)
{
    return reading([&](Database &database) { return record::readAttempt(database, id); });
}

Result<QList<Attempt>> JournalWriter::attemptsOfSale(const SaleId &id)
{
    return reading([&](Database &database) { return record::readAttemptsOfSale(database, id); });
}

Result<QList<Attempt>> JournalWriter::openAttempts()
{
    return reading(record::readOpenAttempts);
}

Result<QList<Attempt>> JournalWriter::closedAttemptsOfUnpaidSales()
{
    return reading(record::readClosedAttemptsOfUnpaidSales);
}

Result<QList<AttemptEvent>> JournalWriter::events(const AttemptId &id)
{
    return reading([&](Database &database) { return chain::eventsOf(database, id); });
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
    return reading([&](Database &database) { return record::readOperation(database, id); });
}

Result<QList<Operation>> JournalWriter::operationsOfAttempt(const AttemptId &id)
{
    return reading([&](Database &database) { return record::readOperationsOfAttempt(database, id); });
}

Result<QList<Operation>> JournalWriter::openOperations()
{
    return reading(record::readOpenOperations);
}

Result<QList<OperationEvent>> JournalWriter::operationEvents(const OperationId &id)
{
    return reading([&](Database &database) { return chain::eventsOf(database, id); });
}

Result<QList<KnownPayment>> JournalWriter::knownPayments(const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders)
{
    return reading([&](Database &database) { return record::readKnown(database, ids, orders); });
}

Result<QList<KnownPayment>> JournalWriter::paymentsMadeBetween(qint64 fromMs, qint64 untilMs)
{
    return reading([&](Database &database) { return record::readMadeBetween(database, fromMs, untilMs); });
}

Result<void> JournalWriter::importPayments(const QList<ImportedPayment> &payments)
{
    return inTransaction([&](Database &database) -> Result<void> {
        for (const ImportedPayment &payment : payments) {
            if (const Result<void> done = record::importPayment(database, payment, m_ids); !done)
                return done;
        }
        return {};
    });
}

Result<QList<WatchedPayment>> JournalWriter::paymentsToWatch(qint64 sinceMs, int limit)
{
    return reading([&](Database &database) { return record::readUnsettled(database, sinceMs, limit); });
}

Result<QList<WatchedPayment>> JournalWriter::paidPayments(qint64 sinceMs, qint64 beforeMs, int limit)
{
    return reading([&](Database &database) { return record::readPaid(database, sinceMs, beforeMs, limit); });
}

Result<void> JournalWriter::addNote(const Note &note)
{
    if (note.id.isEmpty() || note.words.isEmpty())
        return fail(ErrorKind::InvalidInput, QStringLiteral("a note without id or words"));
    return inTransaction([&](Database &database) -> Result<void> {
        const Result<Attempt> attempt = record::readAttempt(database, note.attempt);
        if (!attempt)
            return fail(attempt.error());
        const Result<QByteArray> digest = record::insertNote(database, note);
        if (!digest)
            return fail(digest.error());
        const Result<chain::Evidence> evidence = record::evidenceOf(database, note.attempt);
        if (!evidence)
            return fail(evidence.error());
        AttemptEvent event;
        event.attempt = note.attempt;
        event.atMs = note.atMs;
        event.kind = QStringLiteral("noted");
        event.from = event.to = attempt->state;
        event.note = u"note " + QString::fromLatin1(digest->toHex());
        event.rule = QStringLiteral("DESIGN 7: the words are erasable, that they were there is not");
        return chain::append(database, event, *evidence);
    });
}

Result<void> JournalWriter::saveCustomer(const Customer &customer)
{
    if (customer.id.isEmpty())
        return missing(QStringLiteral("a customer"));
    return inTransaction([&](Database &database) { return record::saveCustomer(database, customer); });
}

Result<Customer> JournalWriter::customer(const CustomerId &id)
{
    return reading([&](Database &database) { return record::readCustomer(database, id); });
}

Result<void> JournalWriter::eraseCustomer(const CustomerId &id, const QString &rule)
{
    const Result<void> erased =
        inTransaction([&](Database &database) { return eraser::erase(database, id, rule, m_clock.nowMs()); });
    if (erased)
        eraser::forgetOldPages(*m_lent.database());
    return erased;
}

Result<qint64> JournalWriter::lastBusinessMs()
{
    return reading(purge::lastBusinessMs);
}

Result<PurgeCounts> JournalWriter::purgeSome(const PurgeLimits &limits, PurgeReport report, PurgePlace &place)
{
    PurgePlace next = place;
    const Result<PurgeCounts> gone = inTransaction([&](Database &database) -> Result<PurgeCounts> {
        Result<PurgeCounts> counts = purge::some(database, limits, report.rules, next, m_clock.nowMs());
        if (!counts || counts->isEmpty())
            return counts;
        report.counts += *counts;
        const Result<void> told = record::storeFact(database, report.factName(), report.text());
        return told ? counts : Result<PurgeCounts>(fail(told.error()));
    });
    if (gone)
        place = next;
    return gone;
}

Result<void> JournalWriter::closePurge(const PurgeReport &report)
{
    const Result<void> told = setFact(report.factName(), report.text());
    if (told)
        eraser::forgetOldPages(*m_lent.database());
    return told;
}

Result<int> JournalWriter::forgetPhone(const PhoneNumber &phone, const QString &rule)
{
    const Result<int> gone = inTransaction([&](Database &database) { return record::eraseOutreachTo(database, phone, rule, m_clock.nowMs()); });
    if (gone)
        eraser::forgetOldPages(*m_lent.database());
    return gone;
}

Result<QString> JournalWriter::fact(const QString &name)
{
    return reading([&](Database &database) { return record::readFact(database, name); });
}

Result<void> JournalWriter::setFact(const QString &name, const QString &value)
{
    return inTransaction([&](Database &database) { return record::storeFact(database, name, value); });
}

Result<void> JournalWriter::backupTo(const QString &path)
{
    return reading([&](Database &database) { return safetycopy::write(database, path); });
}

}
