// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/eraser.h"

#include "base/log.h"
#include "journal/attemptrecord.h"
#include "journal/consentrecord.h"
#include "journal/customerrecord.h"
#include "journal/eventchain.h"
#include "journal/noterecord.h"
#include "journal/operationrecord.h"
#include "journal/outreachrecord.h"
#include "journal/salerecord.h"

namespace pos::eraser {

namespace {

constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;

Result<void> checkOperations(Database &database, const AttemptId &id, qint64 nowMs)
{
    const Result<QList<Operation>> operations = record::readOperationsOfAttempt(database, id);
    if (!operations)
        return fail(operations.error());
    for (const Operation &operation : *operations) {
        if (isOpen(operation.state))
            return fail(ErrorKind::Conflict, u"operation " + operation.id.text() + u" is still open");
        if (nowMs - operation.settledMs < DayMs)
            return fail(ErrorKind::Conflict,
                        u"operation " + operation.id.text() + u" was settled less than 24 hours ago");
    }
    return {};
}

/// Conflict when it is too early.
Result<void> checkSettled(Database &database, const QList<Attempt> &attempts, qint64 nowMs)
{
    for (const Attempt &attempt : attempts) {
        if (const Result<void> settled = checkOperations(database, attempt.id, nowMs); !settled)
            return settled;
        if (mustStay(attempt))
            return fail(ErrorKind::Conflict, u"attempt " + attempt.id.text() + u" is still open");
        const qint64 settled = attempt.settledMs > 0 ? attempt.settledMs : attempt.updatedMs;
        if (nowMs - settled < DayMs)
            return fail(ErrorKind::Conflict, u"attempt " + attempt.id.text() + u" was settled less than 24 hours ago");
    }
    return {};
}

Result<void> blankSales(Database &database, const CustomerId &id)
{
    const Result<QList<Sale>> sales = record::readSalesOfCustomer(database, id);
    if (!sales)
        return fail(sales.error());
    for (Sale sale : *sales) {
        sale.customerName.clear();
        sale.draftFields.clear();
        if (sale.state == SaleState::Open || sale.state == SaleState::Parked)
            sale.customer = CustomerId(); // nobody is there to be charged any more
        if (const Result<void> stored = record::updateSale(database, sale); !stored)
            return stored;
    }
    return {};
}

}

bool mustStay(const Attempt &attempt)
{
    return isOpen(attempt.state) || attempt.state == AttemptState::Disputed || attempt.state == AttemptState::Authorized;
}

Result<void> eraseAttempt(Database &database, const Attempt &attempt, const QString &rule, qint64 nowMs)
{
    if (const Result<void> gone = record::deleteNotes(database, attempt.id); !gone)
        return gone;
    const Result<bool> before = record::isErased(database, attempt.id);
    if (!before)
        return fail(before.error());
    if (*before) // retention was here; notes may have come since
        return {};
    if (const Result<void> erased = record::erasePersonalData(database, attempt); !erased)
        return erased;
    const Result<chain::Evidence> evidence = record::evidenceOf(database, attempt.id);
    if (!evidence)
        return fail(evidence.error());
    AttemptEvent event;
    event.attempt = attempt.id;
    event.atMs = nowMs;
    event.kind = QStringLiteral("erased");
    event.from = event.to = attempt.state;
    event.rule = rule;
    return chain::append(database, event, *evidence);
}

Result<void> erase(Database &database, const CustomerId &id, const QString &rule, qint64 nowMs)
{
    const Result<QList<Attempt>> attempts = record::readAttemptsOfCustomer(database, id);
    if (!attempts)
        return fail(attempts.error());
    if (const Result<void> settled = checkSettled(database, *attempts, nowMs); !settled)
        return settled;
    if (const Result<void> outreach = record::eraseOutreachOf(database, id, rule, nowMs); !outreach)
        return outreach;
    const Result<Customer> customer = record::readCustomer(database, id);
    if (!customer)
        return fail(customer.error());
    const Phone &phone = customer->phone;
    const Result<void> deleted = record::deleteCustomer(database, id).and_then([&] {
        return record::blankOptOuts(database, PhoneNumber::from(u'+' + phone.countryCode + phone.number));
    });
    if (!deleted)
        return deleted;
    if (const Result<void> blanked = blankSales(database, id); !blanked)
        return blanked;
    for (const Attempt &attempt : *attempts) {
        if (const Result<void> erased = eraseAttempt(database, attempt, rule, nowMs); !erased)
            return erased;
    }
    return {};
}

void forgetOldPages(Database &database)
{
    // The erasure is durable already; this only shortens the life of old pages in the -wal file.
    const Result<QVariant> busy = database.scalar(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!busy || busy->toInt() != 0)
        log::warning("journal", "erased data stays in the write-ahead log until the next checkpoint");
}

}
