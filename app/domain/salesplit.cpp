// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/salesplit.h"

#include "domain/paymentmachine.h"

#include <algorithm>

namespace pos {

namespace {

bool givesBack(const Operation &operation)
{
    return operation.intent.kind != OperationKind::Capture;
}

/// The newest that gives money of this attempt back; nullptr = none.
const Operation *newestBack(const SaleRecord &record, const AttemptId &id)
{
    const Operation *newest = nullptr;
    for (const Operation &operation : record.operations) {
        if (operation.attempt == id && givesBack(operation) && (newest == nullptr || operation.number > newest->number))
            newest = &operation;
    }
    return newest;
}

PartState stateOf(const Attempt &attempt, bool goingBack)
{
    switch (attempt.state) {
    case AttemptState::Declined:
    case AttemptState::Rejected:
    case AttemptState::Expired:
    case AttemptState::Canceled:
    case AttemptState::Refused: return goingBack ? PartState::GoingBack : PartState::Failed;
    case AttemptState::Draft:
    case AttemptState::Recorded:
    case AttemptState::Sending:
    case AttemptState::Unknown:
    case AttemptState::WaitingCustomer: return leavesSaleFree(attempt) ? PartState::Watched : PartState::Open;
    case AttemptState::Approved:
    case AttemptState::Captured:
    case AttemptState::Authorized:
    case AttemptState::PartlyRefunded:
    case AttemptState::Disputed: return goingBack ? PartState::GoingBack : PartState::Taken;
    case AttemptState::Refunded: return goingBack ? PartState::GoingBack : PartState::Back;
    }
    Q_UNREACHABLE();
}

/// What refunds of this till have proven: the payment as last read may be older than that.
qint64 provenBack(const SaleRecord &record, const AttemptId &id)
{
    qint64 sum = 0;
    for (const Operation &operation : record.operations) {
        if (operation.attempt == id && operation.state == OperationState::Done && givesBack(operation))
            sum += operation.movedOrAsked().minor();
    }
    return sum;
}

Money backOf(const SaleRecord &record, const Attempt &attempt)
{
    const Money amount = attempt.intent.amount;
    if (attempt.state == AttemptState::Refunded)
        return amount;
    qint64 back = provenBack(record, attempt.id);
    if (attempt.payment && attempt.payment->refunded && attempt.payment->refunded->currency() == amount.currency())
        back = std::max(back, attempt.payment->refunded->minor());
    return Money::fromMinor(std::clamp<qint64>(back, 0, amount.minor()), amount.currency());
}

SalePart partOf(const SaleRecord &record, const Attempt &attempt)
{
    const Operation *back = newestBack(record, attempt.id);
    const bool goingBack = back != nullptr && isOpen(back->state);
    SalePart part;
    part.attempt = attempt.id;
    part.state = stateOf(attempt, goingBack);
    part.label = attempt.intent.methodLabel;
    part.covers = part.amount = attempt.intent.amount;
    part.back = backOf(record, attempt);
    part.contested = attempt.state == AttemptState::Disputed;
    part.atMs = attempt.createdMs;
    const auto instead = std::ranges::find(record.instead, attempt.id, &DrawerEntry::attempt);
    if (instead != record.instead.cend()) {
        part.state = PartState::Back;
        part.back = part.amount;
        part.byShop = true;
        part.handed = instead->tender == TenderKind::Cash ? instead->amount : Money();
    } else if (record.state == SaleState::PayingBack) {
        part.needsPerson = goingBack ? back->state == OperationState::Undecided : part.isHere();
    }
    return part;
}

SalePart partOf(const TenderPart &taken)
{
    const DrawerEntry &tender = taken.tender;
    SalePart part;
    part.tender = tender.id;
    part.inCash = tender.tender == TenderKind::Cash;
    part.state = taken.paidBack == tender.amount ? PartState::Back : PartState::Taken;
    part.label = tender.label;
    part.covers = tender.covers();
    part.amount = tender.amount;
    part.back = taken.paidBack;
    part.atMs = tender.atMs;
    return part;
}

/// Of what it covers, what is still here.
qint64 netMinor(const SalePart &part)
{
    if (!part.isHere())
        return 0;
    return std::max<qint64>(0, part.covers.minor() - part.back.minor());
}

/// Money goes back, or is contested, though nobody chose the way back.
bool isDisturbed(const SalePart &part)
{
    switch (part.state) {
    case PartState::Taken: return part.contested || part.back.isPositive();
    case PartState::Surplus:
    case PartState::GoingBack:
    case PartState::Back: return true;
    case PartState::Open:
    case PartState::Watched:
    case PartState::Failed: return false;
    }
    Q_UNREACHABLE();
}

} // namespace

bool SalePart::isHere() const
{
    switch (state) {
    case PartState::Taken:
    case PartState::Surplus:
    case PartState::GoingBack: return true;
    case PartState::Open:
    case PartState::Watched:
    case PartState::Failed:
    case PartState::Back: return false;
    }
    Q_UNREACHABLE();
}

bool SalePart::maySettle(TenderKind by) const
{
    return needsPerson && state != PartState::GoingBack && !attempt.isEmpty() && !(contested && by == TenderKind::Cash);
}

Money SaleSplit::toSettle(TenderKind by) const
{
    qint64 sum = 0;
    for (const SalePart &part : parts)
        sum += part.maySettle(by) ? part.left().minor() : 0;
    return Money::fromMinor(sum, total.currency());
}

bool SaleSplit::anythingHere() const
{
    return std::ranges::any_of(parts, &SalePart::isHere);
}

bool SaleSplit::needsPerson() const
{
    return std::ranges::any_of(parts, &SalePart::needsPerson);
}

SaleRecord saleRecord(const Sale &sale)
{
    const Result<CartTotals> totals = totalsOf(sale.cart);
    SaleRecord record;
    record.id = sale.id;
    record.state = sale.state;
    record.total = totals && !sale.cart.isEmpty() ? totals->total : Money();
    if (sale.state == SaleState::PayingBack || sale.state == SaleState::Discarded)
        record.reason = sale.discardReason;
    return record;
}

SaleSplit splitOf(const SaleRecord &record)
{
    const Currency currency = record.total.currency();
    SaleSplit split;
    qint64 taken = 0;
    bool open = false, disturbed = false;
    QList<qsizetype> late; // where they stand among the parts
    for (const TenderPart &tender : record.tenders)
        split.parts << partOf(tender);
    for (const Attempt &attempt : record.attempts) {
        SalePart part = partOf(record, attempt);
        // What came late and went back again is the alarm's affair.
        if (attempt.lateMoney && part.state == PartState::Back)
            part.state = PartState::Failed;
        if (attempt.lateMoney && part.isHere())
            late << split.parts.size();
        split.parts << part;
    }
    for (qsizetype i = 0; i < split.parts.size(); ++i) {
        if (!late.contains(i))
            taken += netMinor(split.parts[i]);
    }
    for (const qsizetype i : std::as_const(late)) {
        SalePart &part = split.parts[i];
        if (taken + part.covers.minor() <= record.total.minor())
            taken += netMinor(part);
        else if (part.state == PartState::Taken)
            part.state = PartState::Surplus;
    }
    for (const SalePart &part : std::as_const(split.parts)) {
        open = open || part.state == PartState::Open;
        disturbed = disturbed || isDisturbed(part);
        split.inParts = split.inParts || (part.isHere() && part.covers.minor() < record.total.minor());
    }
    split.total = record.total;
    split.taken = Money::fromMinor(taken, currency);
    split.rest = Money::fromMinor(std::max<qint64>(0, record.total.minor() - taken), currency);
    const bool going = record.state == SaleState::Open || record.state == SaleState::Parked;
    split.mayTake = record.state == SaleState::Open && !open && !disturbed && split.rest.isPositive();
    split.onlyBack = going && !open && disturbed;
    std::ranges::stable_sort(split.parts, {}, &SalePart::atMs);
    return split;
}

} // namespace pos
