// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/recoveryreader.h"

#include "base/unlessgone.h"
#include "domain/cart.h"
#include "journal/attemptrecord.h"
#include "journal/consentrecord.h"
#include "journal/customerrecord.h"
#include "journal/factrecord.h"
#include "journal/importrecord.h"
#include "journal/outreachchain.h"
#include "journal/outreachrecord.h"
#include "journal/purge.h"
#include "journal/salerecord.h"

#include <algorithm>

namespace pos {

namespace {

/// The newest attempt of a sale that nobody paid, of a customer with a number. A sale of another till that came in by
/// a report is Discarded, and may be won back as any other.
const Statement RecoverableAttempts{
    "SELECT a.id FROM attempt a INDEXED BY attempt_state CROSS JOIN sale s ON s.id = a.sale CROSS JOIN customer c "
    "ON c.id = CASE WHEN a.customer <> '' THEN a.customer ELSE s.customer END "
    "WHERE a.state = ? AND a.created_ms >= ? AND s.state <> 'Paid' AND c.phone_full <> '' "
    "AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.sale = a.sale AND b.number > a.number) "
    "ORDER BY a.created_ms DESC, a.id DESC LIMIT ?"};
const Statement RecoverableSales{
    "SELECT s.id FROM sale s INDEXED BY sale_state CROSS JOIN customer c ON c.id = s.customer "
    "WHERE s.state = ? AND s.created_ms >= ? AND s.customer <> '' AND c.phone_full <> '' "
    "AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.sale = s.id) "
    "ORDER BY s.created_ms DESC, s.id DESC LIMIT ?"};

constexpr AttemptState LostStates[]{AttemptState::Declined, AttemptState::Rejected, AttemptState::Expired}; // isWinnable()

template <typename Id>
Result<QList<Id>> idsOf(Database &database, const Statement &statement, const QString &state, const RecoveryQuery &query)
{
    QList<Id> ids;
    const Result<void> walked = database.each(statement, {sqlText(state), sqlInt(query.sinceMs), sqlInt(query.limit)},
                                              [&](const Rows &row) { ids << Id::from(row.text(0)); });
    if (!walked)
        return fail(walked.error());
    return ids;
}

} // namespace

QStringList RecoveryReader::statements()
{
    return {QString::fromLatin1(RecoverableAttempts.text), QString::fromLatin1(RecoverableSales.text)};
}

Result<RecoveryRow> RecoveryReader::declinedRow(const AttemptId &id)
{
    const Result<Attempt> attempt = record::readAttempt(m_database, id);
    if (!attempt)
        return fail(attempt.error());
    const Result<Sale> sale = record::readSale(m_database, attempt->sale);
    if (!sale)
        return fail(sale.error());
    RecoveryRow row;
    row.kind = OutreachKind::DeclinedPayment;
    row.sale = *sale;
    row.attempt = *attempt;
    row.atMs = attempt->createdMs;
    row.amount = attempt->intent.amount;
    const CustomerId who = attempt->intent.customer.isEmpty() ? sale->customer : attempt->intent.customer;
    const Result<Customer> customer = record::readCustomer(m_database, who);
    if (!customer)
        return fail(customer.error());
    row.customer = *customer;
    return row;
}

Result<RecoveryRow> RecoveryReader::abandonedRow(const SaleId &id)
{
    const Result<Sale> sale = record::readSale(m_database, id);
    if (!sale)
        return fail(sale.error());
    const Result<Customer> customer = record::readCustomer(m_database, sale->customer);
    if (!customer)
        return fail(customer.error());
    RecoveryRow row;
    row.sale = *sale;
    row.atMs = sale->updatedMs;
    if (const Result<CartTotals> totals = totalsOf(sale->cart); totals)
        row.amount = totals->total;
    row.customer = *customer;
    return row;
}

Result<void> RecoveryReader::complete(RecoveryRow &row)
{
    row.caseId = OutreachCaseId::from(row.sale.id.text());
    row.phone = PhoneNumber::from(u'+' + row.customer.phone.countryCode + row.customer.phone.number);
    const auto matter = unlessGone(record::readCase(m_database, row.caseId));
    const auto ofCase = record::readOutreachesOfCase(m_database, row.caseId);
    const auto toPhone = record::readOutreachesTo(m_database, row.phone);
    const auto consents = record::readConsents(m_database, row.phone);
    const auto optOuts = record::readOptOuts(m_database, row.phone);
    if (!matter || !ofCase || !toPhone || !consents || !optOuts)
        return fail(!matter ? matter.error() : !ofCase ? ofCase.error() : !toPhone ? toPhone.error() : !consents ? consents.error() : optOuts.error());
    row.matter = *matter;
    row.contacts = *ofCase + *toPhone;
    row.consents = *consents;
    row.optOuts = *optOuts;
    return {};
}

Result<QList<RecoveryRow>> RecoveryReader::recoverable(const RecoveryQuery &query)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    QList<RecoveryRow> rows;
    const auto take = [&](Result<RecoveryRow> row) -> Result<void> {
        if (!row)
            return fail(row.error());
        if (const Result<void> whole = complete(*row); !whole)
            return whole;
        if (!row->matter || !row->matter->closed)
            rows << std::move(*row);
        return {};
    };
    for (const AttemptState state : LostStates) {
        const Result<QList<AttemptId>> ids = idsOf<AttemptId>(m_database, RecoverableAttempts, attemptStateName(state), query);
        if (!ids)
            return fail(ids.error());
        for (const AttemptId &id : *ids) {
            if (const Result<void> taken = take(declinedRow(id)); !taken)
                return fail(taken.error());
        }
    }
    for (const SaleState state : {SaleState::Parked, SaleState::Discarded}) {
        const Result<QList<SaleId>> ids = idsOf<SaleId>(m_database, RecoverableSales, saleStateName(state), query);
        if (!ids)
            return fail(ids.error());
        for (const SaleId &id : *ids) {
            if (const Result<void> taken = take(abandonedRow(id)); !taken)
                return fail(taken.error());
        }
    }
    return rows;
}

Result<void> RecoveryReader::follow(OutreachRecord &record)
{
    const OutreachIntent &intent = record.intent;
    const Result<QStringList> facts = record::readFactsBeginning(m_database, communicationFactPrefix(intent.id));
    if (!facts)
        return fail(facts.error());
    for (const QString &fact : *facts) {
        if (const std::optional<Communication> talk = communicationFromText(fact))
            record.talks << *talk;
    }
    std::ranges::stable_sort(record.talks, {}, &Communication::atMs);
    if (record.saleIsPaid)
        record.recovered = intent.amount;
    if (record.saleIsPaid || intent.customer.isEmpty() || !mayHaveReached(intent.state))
        return {};
    const Result<QList<KnownPayment>> later = record::readOfCustomer(m_database, intent.customer, intent.createdMs);
    if (!later)
        return fail(later.error());
    for (const KnownPayment &payment : *later) {
        const bool sameCurrency = !record.recovered || record.recovered->currency() == payment.amount.currency();
        if (hadMoney(payment.state) && sameCurrency)
            record.recovered = record.recovered ? record.recovered->plus(payment.amount).value_or(*record.recovered) : payment.amount;
    }
    return {};
}

Result<OutreachRecord> RecoveryReader::recordOf(const OutreachIntent &intent)
{
    OutreachRecord one;
    one.intent = intent;
    const auto customer = unlessGone(record::readCustomer(m_database, intent.customer));
    const auto sale = unlessGone(record::readSale(m_database, intent.sale));
    if (!customer || !sale)
        return fail(!customer ? customer.error() : sale.error());
    if (*customer)
        one.customerName = (*customer)->displayName();
    one.saleIsPaid = *sale && (*sale)->state == SaleState::Paid;
    if (intent.phone.isEmpty()) {
        const Result<QList<OutreachEvent>> events = outreachchain::eventsOf(m_database, intent.id);
        if (!events)
            return fail(events.error());
        for (const OutreachEvent &event : *events) {
            if (event.kind == OutreachEventKind::Erased)
                one.erased = event;
        }
    }
    const Result<void> followed = follow(one);
    return followed ? Result<OutreachRecord>(one) : Result<OutreachRecord>(fail(followed.error()));
}

/// A number may be shared: what is of another customer is no business of this one's.
Result<ContactProof> RecoveryReader::proof(const PhoneNumber &phone, const CustomerId &customer)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    const auto who = unlessGone(record::readCustomer(m_database, customer));
    const auto consents = record::readConsents(m_database, phone);
    const auto optOuts = record::readOptOuts(m_database, phone);
    const auto intents = record::readOutreachesTo(m_database, phone);
    if (!who || !consents || !optOuts || !intents)
        return fail(!who ? who.error() : !consents ? consents.error() : !optOuts ? optOuts.error() : intents.error());
    ContactProof proof;
    proof.phone = phone;
    proof.customer = *who;
    proof.optOuts = *optOuts;
    const auto isTheirs = [&customer](const CustomerId &id) { return id.isEmpty() || id == customer; };
    for (const Consent &consent : *consents) {
        if (isTheirs(consent.customer))
            proof.consents << consent;
    }
    for (const OutreachIntent &intent : *intents) {
        if (!isTheirs(intent.customer))
            continue;
        const Result<OutreachRecord> record = recordOf(intent);
        const Result<QList<OutreachEvent>> events = outreachchain::eventsOf(m_database, intent.id);
        if (!record || !events)
            return fail(!record ? record.error() : events.error());
        proof.contacts << *record;
        proof.events << *events;
    }
    return proof;
}

Result<QList<PurgeReport>> RecoveryReader::purgeReports(int limit)
{
    return purge::readReports(m_database, limit);
}

Result<QList<OutreachRecord>> RecoveryReader::outreaches(const OutreachHistoryQuery &query)
{
    const Result<DatabaseTransaction> snapshot = DatabaseTransaction::begin(m_database, false);
    if (!snapshot)
        return fail(snapshot.error());
    const Result<QList<OutreachIntent>> intents = query.caseId.isEmpty()
                                                      ? record::readNewestOutreaches(m_database, query.limit)
                                                      : record::readOutreachesOfCase(m_database, query.caseId);
    if (!intents)
        return fail(intents.error());
    QList<OutreachRecord> records;
    for (const OutreachIntent &intent : *intents) {
        const Result<OutreachRecord> one = recordOf(intent);
        if (!one)
            return fail(one.error());
        if (query.caseId.isEmpty())
            records.append(*one);
        else
            records.prepend(*one);
    }
    return records;
}

Result<void> RecoveryReader::eachConsent(const std::function<bool(const Consent &)> &visit)
{
    return record::eachConsent(m_database, visit);
}

Result<void> RecoveryReader::eachOptOut(const std::function<bool(const OptOut &)> &visit)
{
    return record::eachOptOut(m_database, visit);
}

} // namespace pos
