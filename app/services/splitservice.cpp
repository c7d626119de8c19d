// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/splitservice.h"

#include "base/log.h"
#include "domain/operationrules.h"
#include "domain/validation.h"
#include "services/refusals.h"

#include <algorithm>

namespace pos {

namespace {

/// Nothing was asked for yet, or what was asked for came back and more is here (it came late, or by another refund), or
/// the program ended before the request left.
bool mayAskByItself(const SaleRecord &record, const AttemptId &id, bool restarted)
{
    const Operation *newest = nullptr;
    for (const Operation &operation : record.operations) {
        if (operation.attempt == id && operation.intent.kind != OperationKind::Capture)
            newest = &operation; // by number
    }
    if (newest == nullptr || newest->state == OperationState::Done)
        return true;
    const bool neverSent = newest->state == OperationState::Refused && newest->problem && newest->problem->code == problemcode::NeverSent;
    return restarted && neverSent;
}

constexpr Millis ReadPause(30'000);

/// Its money is here, as far as this till knows, and yet the payment as last read has none to give back.
bool isContradiction(const Error &error)
{
    return error.kind == ErrorKind::Conflict && (error.context.code == operationBarName(OperationBar::NothingLeft) ||
                                                 error.context.code == operationBarName(OperationBar::NotPaid));
}

bool isStorageTrouble(ErrorKind kind)
{
    return kind == ErrorKind::StorageFailed || kind == ErrorKind::StorageFull || kind == ErrorKind::StorageReadOnly ||
           kind == ErrorKind::StorageLocked || kind == ErrorKind::StorageCorrupt;
}

} // namespace

SplitService::SplitService(const Parts &parts)
    : m_parts(parts)
{
    connect(&m_parts.payments, &PaymentService::attemptChanged, this, [this](const Attempt &attempt) { plan(attempt.sale); });
    connect(&m_parts.operations, &OperationService::operationChanged, this, &SplitService::operationMoved);
    connect(&m_parts.payments, &PaymentService::callsAllowed, this, [this](bool allowed) {
        if (allowed)
            goAll();
    });
    connect(&m_parts.payments, &PaymentService::storageRecovered, this, &SplitService::goAll);
}

Result<int> SplitService::start()
{
    const Result<QList<Sale>> going = m_parts.journal.salesInState(SaleState::PayingBack);
    if (!going)
        return fail(going.error());
    for (const Sale &sale : *going)
        m_going.insert(sale.id);
    m_restarted = m_going;
    goAll();
    return int(going->size());
}

Result<SaleRecord> SplitService::record(const SaleId &id) const
{
    return m_parts.payments.record(id);
}

std::optional<Error> SplitService::refusal(const SaleRecord &record, const PayBackOrder &order) const
{
    const SaleSplit split = splitOf(record);
    if (record.state == SaleState::Paid)
        return conflictBecause(chargecode::AlreadyPaid);
    if (record.state != SaleState::Open && record.state != SaleState::Parked)
        return conflictBecause(chargecode::SaleClosed);
    if (std::ranges::any_of(split.parts, [](const SalePart &part) { return part.state == PartState::Open; }))
        return conflictBecause(chargecode::AttemptOpen);
    if (!split.anythingHere())
        return conflictBecause(splitcode::NothingHere);
    if (order.shown.total != split.total || order.shown.taken != split.taken)
        return conflictBecause(chargecode::AmountChanged);
    return std::nullopt;
}

Result<SaleRecord> SplitService::payBack(const PayBackOrder &order, const std::optional<Sale> &unsaved)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), order.reason, 3, 255);
    if (!reason)
        return fail(invalidField(QStringLiteral("reason"), ruleName(reason.error().rule)));
    if (order.operatorName.trimmed().isEmpty())
        return fail(invalidField(QStringLiteral("operator")));
    const Result<Sale> sale = unsaved ? Result<Sale>(*unsaved) : m_parts.journal.sale(order.sale);
    const Result<SaleRecord> known = sale.and_then([this](const Sale &s) { return m_parts.payments.record(s); });
    if (!known)
        return known;
    if (const std::optional<Error> why = refusal(*known, order)) {
        log::info("engine", "way back refused", {{"sale", order.sale.text()}, {"why", describe(*why)}});
        return fail(*why);
    }
    PayBackOrder clean = order;
    clean.reason = *reason;
    clean.operatorName = order.operatorName.trimmed();
    if (const Result<void> begun = begin(*sale, *known, clean); !begun)
        return fail(begun.error());
    go(order.sale);
    if (Result<SaleRecord> now = record(order.sale))
        return now;
    SaleRecord begun = *known; // it has begun, whoever can read it at this moment
    begun.state = SaleState::PayingBack;
    return begun;
}

/// One commit: from now on nothing is taken for it, and what the drawer has of it is the customer's.
Result<void> SplitService::begin(const Sale &sale, const SaleRecord &record, const PayBackOrder &order)
{
    if (!m_parts.payments.flush())
        return fail(ErrorKind::StorageFailed, QStringLiteral("earlier records still wait for the disk"));
    QList<DrawerEntry> payouts;
    for (const TenderPart &part : record.tenders) {
        if (part.paidBack == part.tender.amount)
            continue;
        const Result<DrawerEntry> line = m_parts.drawerService->payoutLine(part, order.reason, order.operatorName);
        if (!line)
            return fail(line.error());
        payouts << *line;
    }
    Sale going = sale;
    going.state = SaleState::PayingBack;
    going.discardReason = order.reason;
    going.operatorName = order.operatorName;
    going.updatedMs = m_parts.clock.nowMs();
    const Result<void> done = m_parts.journal.together([&]() -> Result<void> {
        for (const DrawerEntry &line : payouts) {
            if (const Result<DrawerEntry> stored = m_parts.drawer->appendDrawerEntry(line); !stored)
                return fail(stored.error());
        }
        return m_parts.journal.saveSale(going);
    });
    if (!done) {
        if (done.error().kind != ErrorKind::Conflict && done.error().kind != ErrorKind::InvalidInput)
            m_parts.payments.storageTrouble(done.error());
        return done;
    }
    m_going.insert(sale.id);
    if (!payouts.isEmpty())
        m_parts.drawerChanged();
    return {};
}

Result<SaleRecord> SplitService::tryAgain(const SaleId &id, const QString &operatorName)
{
    Result<SaleRecord> known = record(id);
    if (!known)
        return known;
    if (known->state != SaleState::PayingBack)
        return fail(conflictBecause(splitcode::NotGoing));
    std::optional<Error> trouble;
    const SaleSplit split = splitOf(*known);
    for (const SalePart &part : split.parts) {
        if (!part.needsPerson || part.state == PartState::GoingBack)
            continue;
        m_read.erase(part.attempt); // somebody looks: now
        if (const Result<Operation> asked = askBack(id, part.attempt, operatorName); !asked && !isContradiction(asked.error()))
            trouble = asked.error();
    }
    go(id);
    return trouble ? Result<SaleRecord>(fail(*trouble)) : record(id);
}

/// One commit: from here on the payments are the shop's, and the customer has the money.
Result<SaleRecord> SplitService::settle(const SettleOrder &order)
{
    const Checked<QString> how = checkFreeText(QStringLiteral("reason"), order.how, 3, 255);
    if (!how)
        return fail(invalidField(QStringLiteral("reason"), ruleName(how.error().rule)));
    const Result<SaleRecord> known = record(order.sale);
    if (!known)
        return known;
    if (known->state != SaleState::PayingBack)
        return fail(conflictBecause(splitcode::NotGoing));
    const SaleSplit split = splitOf(*known);
    if (!split.toSettle(order.by).isPositive())
        return fail(conflictBecause(splitcode::NothingHere));
    if (order.shown != split.toSettle(order.by))
        return fail(conflictBecause(chargecode::AmountChanged));
    if (!m_parts.drawer || !m_parts.payments.flush())
        return fail(ErrorKind::StorageFailed, QStringLiteral("earlier records still wait for the disk"));
    QList<DrawerEntry> lines;
    for (const SalePart &part : split.parts) {
        if (!part.maySettle(order.by))
            continue;
        const Result<DrawerEntry> line = m_parts.drawerService->insteadLine(order.sale, part, order.by, *how, order.operatorName);
        if (!line)
            return fail(line.error());
        lines << *line;
    }
    const Result<void> done = m_parts.journal.together([&]() -> Result<void> {
        for (const DrawerEntry &line : lines) {
            if (const Result<DrawerEntry> stored = m_parts.drawer->appendDrawerEntry(line); !stored)
                return fail(stored.error());
        }
        return {};
    });
    if (!done) {
        if (done.error().kind != ErrorKind::Conflict && done.error().kind != ErrorKind::InvalidInput)
            m_parts.payments.storageTrouble(done.error());
        return fail(done.error());
    }
    m_parts.drawerChanged();
    go(order.sale);
    return record(order.sale);
}

void SplitService::goAll()
{
    for (const SaleId &id : m_going)
        plan(id);
}

void SplitService::go(const SaleId &id)
{
    Result<SaleRecord> known = record(id);
    Result<Sale> sale = m_parts.journal.sale(id);
    if (!known || !sale) {
        m_parts.payments.storageTrouble(known ? sale.error() : known.error()); // storageRecovered() comes back here
        return;
    }
    const SaleSplit split = splitOf(*known);
    const bool restarted = m_restarted.contains(id);
    for (const SalePart &part : split.parts) {
        if (!part.isHere() || part.state == PartState::GoingBack || !mayAskByItself(*known, part.attempt, restarted))
            continue;
        const Result<Operation> asked = askBack(id, part.attempt, sale->operatorName);
        if (asked) {
            m_restarted.erase(id); // once: what is refused after that waits for a person
            continue;
        }
        log::warning("engine", "cannot be asked back now", {{"sale", id.text()}, {"why", describe(asked.error())}});
        if (isStorageTrouble(asked.error().kind))
            m_parts.payments.storageTrouble(asked.error());
    }
    known = record(id);
    if (known && !splitOf(*known).anythingHere()) {
        sale->state = SaleState::Discarded;
        sale->updatedMs = m_parts.clock.nowMs();
        if (const Result<void> saved = m_parts.journal.saveSale(*sale); !saved) {
            m_parts.payments.storageTrouble(saved.error());
            return;
        }
        m_going.erase(id);
        known->state = SaleState::Discarded;
    }
    if (known)
        Q_EMIT changed(*known);
}

Result<Operation> SplitService::askBack(const SaleId &sale, const AttemptId &attempt, const QString &operatorName)
{
    Result<Operation> asked = m_parts.operations.giveBack(attempt, operatorName);
    if (!asked && isContradiction(asked.error()))
        readAgain(sale, attempt);
    return asked;
}

/// Until an answer can be believed.
void SplitService::readAgain(const SaleId &sale, const AttemptId &attempt)
{
    if (!m_read.insert(attempt).second)
        return;
    m_parts.payments.refresh(attempt, [](const Result<Attempt> &) {});
    m_parts.scheduler.after(ReadPause, this, [this, sale, attempt] {
        m_read.erase(attempt);
        plan(sale);
    });
}

void SplitService::plan(const SaleId &id)
{
    if (!m_going.contains(id) || !m_planned.insert(id).second)
        return;
    m_parts.scheduler.after(Millis(0), this, [this, id] {
        m_planned.erase(id);
        if (m_going.contains(id))
            go(id);
    });
}

void SplitService::operationMoved(const Operation &operation)
{
    if (m_going.empty())
        return;
    if (const Result<Attempt> attempt = m_parts.payments.attempt(operation.attempt))
        plan(attempt->sale);
}

} // namespace pos
