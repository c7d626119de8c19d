// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/paymentreader.h"

#include "journal/attemptrecord.h"
#include "journal/codec.h"
#include "journal/customerrecord.h"
#include "journal/drawerrecord.h"
#include "journal/migrations.h"
#include "journal/noterecord.h"
#include "journal/noticesql.h"
#include "journal/operationrecord.h"
#include "journal/safetycopy.h"
#include "journal/salerecord.h"
#include "journal/searchsql.h"
#include "journal/storageerror.h"

#include <algorithm>

namespace pos {

namespace {

const Statement Attention{"SELECT (SELECT count(*) FROM attempt WHERE state = 'Unknown'), "
                          "(SELECT count(*) FROM attempt WHERE state = 'WaitingCustomer'), "
                          "(SELECT count(*) FROM listing INDEXED BY listing_flags WHERE flags <> 0 AND (flags & 2) <> 0 AND +state NOT IN (14, 9)), "
                          "(SELECT count(*) FROM operation WHERE state IN ('Unclear', 'Undecided'))"};

Result<PaymentRow> rowFrom(const Rows &rows, const QString &path)
{
    const std::optional<AttemptState> state = attemptStateFromName(rows.text(5));
    const std::optional<Currency> currency = codec::toCurrency(rows.text(9));
    if (!state || !currency)
        return fail(storageFault(ErrorKind::StorageCorrupt, path,
                                 QStringLiteral("attempt ") + rows.text(0) + u" cannot be read"));
    PaymentRow row;
    row.attempt = AttemptId::from(rows.text(0));
    row.sale = SaleId::from(rows.text(1));
    row.orderId = MerchantOrderId::from(rows.text(2));
    row.paymentId = PaymentId::from(rows.text(3));
    row.createdMs = rows.integer(4);
    row.state = *state;
    row.status = rows.text(6);
    row.subStatus = rows.text(7);
    row.amount = Money::fromMinor(rows.integer(8), *currency);
    row.customerName = rows.text(10);
    row.methodLabel = rows.text(11);
    row.operatorName = rows.text(12);
    row.released = rows.integer(13) != 0;
    row.lateMoney = rows.integer(14) != 0;
    row.lastCheckMs = rows.integer(15);
    row.rowNo = rows.integer(16);
    row.erased = rows.integer(17) != 0;
    return row;
}

Result<std::optional<Customer>> customerIfKnown(Database &database, const CustomerId &id)
{
    if (id.isEmpty())
        return std::optional<Customer>();
    const Result<Customer> customer = record::readCustomer(database, id);
    if (customer)
        return std::optional<Customer>(*customer);
    if (customer.error().kind == ErrorKind::NotFound)
        return std::optional<Customer>(); // erased
    return fail(customer.error());
}

}

Result<std::unique_ptr<JournalReader>> PaymentReader::open(const QString &path, Ways ways)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::Read);
    if (!database)
        return fail(database.error());
    const Migrations migrations;
    const Result<int> version = migrations.inspect(**database);
    if (!version)
        return fail(version.error());
    if (*version != migrations.latest())
        return fail(storageFault(ErrorKind::StorageFailed, path, QStringLiteral("the journal is not upgraded yet")));
    return std::unique_ptr<JournalReader>(new PaymentReader(std::move(*database), ways));
}

Result<QList<PaymentRow>> PaymentReader::rowsOf(const search::Sql &sql)
{
    QList<PaymentRow> list;
    const Result<void> walked = m_database->eachText(sql.text, sql.values, [&](const Rows &at) -> Result<void> {
        Result<PaymentRow> row = rowFrom(at, m_database->path());
        if (!row)
            return fail(row.error());
        list.append(std::move(*row));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return list;
}

Result<QList<PaymentRow>> PaymentReader::payments(const PaymentQuery &query)
{
    if (query.limit <= 0)
        return QList<PaymentRow>();
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    Result<search::Source> source = sourceOf(query.filter, query.customer);
    if (!source)
        return fail(source.error());
    const Result<bool> scanned = isScanned(query, *source);
    if (!scanned)
        return fail(scanned.error());
    if (*scanned)
        return rowsOf(search::paymentPage(query, *source, search::Way::Scan));
    if (!search::hasOtherTests(query.filter, query.customer) &&
        (query.sort.column == PaymentColumn::Time || query.filter.isEmpty()))
        return rowsOf(search::paymentPage(query, *source, search::Way::Walk));
    if (m_ways.prefix > 0) {
        Result<QList<PaymentRow>> rows = rowsOf(search::paymentPage(query, *source, search::Way::Prefix));
        if (!rows || rows->size() == query.limit)
            return rows;
    }
    if (const Result<void> added = addPlaces(*source, query.filter, query.customer); !added)
        return fail(added.error());
    const bool walks = query.sort.column == PaymentColumn::Time && source->places.isEmpty();
    return rowsOf(search::paymentPage(query, *source, walks ? search::Way::Walk : search::Way::Scan));
}

Result<PaymentDetail> PaymentReader::detail(const AttemptId &id)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    const Result<Attempt> attempt = record::readAttempt(*m_database, id);
    if (!attempt)
        return fail(attempt.error());
    const Result<Sale> sale = record::readSale(*m_database, attempt->sale);
    if (!sale)
        return fail(sale.error());
    const CustomerId who = attempt->intent.customer.isEmpty() ? sale->customer : attempt->intent.customer;
    const Result<std::optional<Customer>> customer = customerIfKnown(*m_database, who);
    if (!customer)
        return fail(customer.error());
    const Result<QList<AttemptEvent>> events = chain::eventsOf(*m_database, id);
    if (!events)
        return fail(events.error());
    const Result<QList<PaymentRow>> others = rowsOf(search::siblings(attempt->sale, id));
    if (!others)
        return fail(others.error());
    const Result<QList<Operation>> operations = record::readOperationsOfAttempt(*m_database, id);
    if (!operations)
        return fail(operations.error());
    PaymentDetail detail{*attempt, *sale, *customer, *events, *others};
    for (const Operation &operation : *operations) {
        const Result<QList<OperationEvent>> lines = chain::eventsOf(*m_database, operation.id);
        if (!lines)
            return fail(lines.error());
        detail.operations.append({operation, *lines});
    }
    const Result<QList<DrawerEntry>> instead = record::readInstead(*m_database, attempt->sale);
    if (!instead)
        return fail(instead.error());
    if (const auto line = std::ranges::find(*instead, id, &DrawerEntry::attempt); line != instead->cend())
        detail.instead = *line;
    detail.choices = operationChoices(*attempt, *operations, detail.instead.has_value());
    Result<QList<Note>> notes = record::readNotes(*m_database, id);
    if (!notes)
        return fail(notes.error());
    detail.notes = std::move(*notes);
    return detail;
}

Result<AttentionCounts> PaymentReader::attention()
{
    const Result<std::optional<Rows>> row = m_database->first(Attention);
    if (!row)
        return fail(row.error());
    if (!*row)
        return AttentionCounts();
    return AttentionCounts{static_cast<int>((*row)->integer(0)), static_cast<int>((*row)->integer(1)),
                           static_cast<int>((*row)->integer(2)), static_cast<int>((*row)->integer(3))};
}

Result<QList<Customer>> PaymentReader::findCustomers(const QString &text, int limit)
{
    const search::Sql sql = search::customersFor(text, limit);
    if (sql.isEmpty() || limit <= 0)
        return QList<Customer>();
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    QList<Customer> customers;
    const Result<void> walked = m_database->eachText(sql.text, sql.values, [&](const Rows &row) -> Result<void> {
        Result<Customer> customer = record::readCustomer(*m_database, CustomerId::from(row.text(0)));
        if (!customer)
            return fail(customer.error());
        customers.append(std::move(*customer));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return customers;
}

Result<QList<Sale>> PaymentReader::parkedSales()
{
    Result<QList<Sale>> sales = record::readSalesInState(*m_database, SaleState::PayingBack);
    const Result<QList<Sale>> parked = record::readSalesInState(*m_database, SaleState::Parked);
    if (!sales || !parked)
        return sales ? parked : sales;
    return *sales + *parked;
}

Result<NoticeList> PaymentReader::notices(int limit)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(*m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    return record::readNotices(*m_database, limit);
}

Result<void> PaymentReader::quickCheck()
{
    return safetycopy::check(*m_database, safetycopy::Depth::Quick);
}

}
