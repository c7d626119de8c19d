// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/drawerservice.h"

#include "base/log.h"
#include "domain/cash.h"
#include "services/chargeguard.h"
#include "services/refusals.h"

#include <utility>

namespace pos {

namespace {

constexpr int ShortestReason = 3, LongestReason = 255;

Result<QString> reasonOf(const QString &text)
{
    const Checked<QString> reason = checkFreeText(QStringLiteral("reason"), text, ShortestReason, LongestReason);
    return reason ? Result<QString>(*reason) : fail(invalidField(QStringLiteral("reason"), ruleName(reason.error().rule)));
}

/// What the customer hands over, and how an "other" is called.
Result<DrawerEntry> withMoney(DrawerEntry line, const TenderOrder &order)
{
    line.amount = line.given = order.total;
    if (order.kind == TenderKind::Other) {
        const Checked<QString> label =
            checkFreeText(QStringLiteral("label"), order.label, ShortestTenderLabel, LongestTenderLabel);
        if (!label)
            return fail(invalidField(QStringLiteral("label"), ruleName(label.error().rule)));
        line.label = *label;
    } else {
        line.amount = cashDue(order.total);
        line.given = order.given;
        if (const std::optional<FieldError> error = givenError(line.amount, order.given))
            return fail(invalidField(error->field, ruleName(error->rule)));
    }
    line.rounding = Money::fromMinor(line.amount.minor() - order.total.minor(), order.total.currency());
    return line;
}

DrawerEntry payoutOf(DrawerEntry line, const DrawerEntry &tender, Money amount, const QString &reason)
{
    line.tender = tender.tender;
    line.sale = tender.sale;
    line.tenderId = tender.id;
    line.label = tender.label;
    line.amount = amount;
    line.reason = reason;
    return line;
}

} // namespace

DrawerService::DrawerService(Parts parts)
    : m_parts(std::move(parts))
{
}

Result<DrawerEntry> DrawerService::newLine(DrawerEntryKind kind, const QString &operatorName) const
{
    if (const std::optional<Error> blocked = m_parts.blocked())
        return fail(*blocked);
    if (operatorName.trimmed().isEmpty())
        return fail(invalidField(QStringLiteral("operator")));
    DrawerEntry line;
    line.id = DrawerEntryId::from(m_parts.ids.uuid());
    line.kind = kind;
    line.registerId = m_parts.settings.registerId;
    line.operatorName = operatorName.trimmed();
    line.atMs = m_parts.clock.nowMs();
    return line;
}

std::optional<Error> DrawerService::saleRefusal(const Sale &sale, const SaleRecord &record, const TenderOrder &order) const
{
    if (const std::optional<Error> why = freeRefusal(record, order.part.has_value()))
        return why;
    for (const FieldError &error : checkCartForCharge(sale.cart, m_parts.settings.country, m_parts.settings.ceiling)) {
        if (!isSoft(error.rule))
            return invalidField(error.field, ruleName(error.rule));
    }
    if (const Result<CartTotals> totals = totalsOf(sale.cart); !totals)
        return totals.error();
    return coverRefusal(record, order.total, order.part);
}

/// One commit; a failed one leaves sale and drawer as they were.
Result<DrawerEntry> DrawerService::commit(const DrawerEntry &line, const std::optional<Sale> &sale)
{
    Result<DrawerEntry> stored = line;
    const Result<void> committed = m_parts.journal.together([&]() -> Result<void> {
        stored = m_parts.drawer.appendDrawerEntry(line);
        if (!stored)
            return fail(stored.error());
        return sale ? m_parts.journal.saveSale(*sale) : Result<void>();
    });
    if (committed) {
        m_parts.changed();
        return stored;
    }
    if (committed.error().kind != ErrorKind::Conflict && committed.error().kind != ErrorKind::InvalidInput)
        m_parts.storageTrouble(committed.error());
    return fail(committed.error());
}

Result<DrawerEntry> DrawerService::takeTender(const TenderOrder &order, const std::optional<Sale> &unsaved)
{
    const Result<DrawerEntry> line = newLine(DrawerEntryKind::Tender, order.operatorName);
    if (!line)
        return line;
    const Result<Sale> known = unsaved ? Result<Sale>(*unsaved) : m_parts.journal.sale(order.sale);
    if (!known)
        return fail(known.error());
    const Result<SaleRecord> record = m_parts.record(*known);
    if (!record)
        return fail(record.error());
    if (const std::optional<Error> refusal = saleRefusal(*known, *record, order)) {
        log::info("engine", "tender refused", {{"sale", order.sale.text()}, {"why", describe(*refusal)}});
        return fail(*refusal);
    }
    Result<DrawerEntry> tender = withMoney(*line, order);
    if (!tender)
        return tender;
    tender->tender = order.kind;
    tender->sale = order.sale;
    const bool last = order.total == splitOf(*record).rest;
    if (order.part && (!last || splitOf(*record).taken.isPositive()))
        tender->saleTotal = record->total;
    Sale paid = *known;
    paid.state = last ? SaleState::Paid : paid.state;
    paid.operatorName = tender->operatorName;
    paid.updatedMs = tender->atMs;
    return commit(*tender, paid);
}

Result<DrawerEntry> DrawerService::payOut(const PayoutOrder &order)
{
    Result<DrawerEntry> line = newLine(DrawerEntryKind::Payout, order.operatorName);
    if (!line)
        return line;
    const Result<DrawerEntry> tender = m_parts.drawer.drawerEntry(order.tender);
    if (!tender)
        return tender;
    if (tender->kind != DrawerEntryKind::Tender)
        return fail(ErrorKind::NotFound, order.tender.text() + u" is no tender");
    const Result<QList<DrawerEntry>> payouts = m_parts.drawer.payoutsOf(order.tender);
    if (!payouts)
        return fail(payouts.error());
    Money before = Money::zero(tender->amount.currency());
    for (const DrawerEntry &payout : *payouts)
        before = before.plus(payout.amount).value_or(tender->amount);
    if (before == tender->amount)
        return fail(conflictBecause(drawercode::NothingLeft));
    if (before != order.paidBackBefore)
        return fail(conflictBecause(drawercode::Moved));
    if (order.amount.currency() != tender->amount.currency() || !order.amount.isPositive() ||
        order.amount.minor() > tender->amount.minor() - before.minor())
        return fail(invalidField(QStringLiteral("amount")));
    const Result<QString> reason = reasonOf(order.reason);
    if (!reason)
        return fail(reason.error());
    return commit(payoutOf(*line, *tender, order.amount, *reason));
}

Result<DrawerEntry> DrawerService::payoutLine(const TenderPart &part, const QString &reason, const QString &operatorName) const
{
    return newLine(DrawerEntryKind::Payout, operatorName).and_then([&](const DrawerEntry &line) {
        return part.tender.amount.minus(part.paidBack).transform([&](Money left) {
            return payoutOf(line, part.tender, left, reason);
        });
    });
}

Result<DrawerEntry> DrawerService::insteadLine(const SaleId &sale, const SalePart &part, TenderKind by, const QString &how,
                                               const QString &operatorName) const
{
    Result<DrawerEntry> line = newLine(DrawerEntryKind::Instead, operatorName);
    if (!line)
        return line;
    line->sale = sale;
    line->attempt = part.attempt;
    line->tender = by;
    line->amount = by == TenderKind::Cash ? cashDue(part.left()) : part.left();
    line->rounding = Money::fromMinor(line->amount.minor() - part.left().minor(), line->amount.currency());
    line->label = by == TenderKind::Cash ? QString() : how.left(LongestTenderLabel);
    line->reason = how;
    return line;
}

Result<DrawerEntry> DrawerService::setFloat(const FloatOrder &order)
{
    Result<DrawerEntry> line = newLine(DrawerEntryKind::Float, order.operatorName);
    if (!line)
        return line;
    if (!order.amount.isValid() || order.amount.isNegative() ||
        order.amount.minor() > largestAmount(order.amount.currency()).minor())
        return fail(invalidField(QStringLiteral("amount")));
    line->amount = order.amount;
    return commit(*line);
}

Result<DrawerEntry> DrawerService::close(const CloseOrder &order)
{
    Result<DrawerEntry> line = newLine(DrawerEntryKind::Close, order.operatorName);
    if (!line)
        return line;
    const Currency currency = order.counted.currency();
    if (!order.counted.isValid() || order.counted.isNegative() ||
        order.counted.minor() > largestAmount(currency).minor())
        return fail(invalidField(QStringLiteral("counted")));
    const Result<QList<DrawerEntry>> period = m_parts.drawer.openPeriod(line->registerId, currency);
    if (!period)
        return fail(period.error());
    if (period->isEmpty())
        return fail(conflictBecause(drawercode::NothingToClose));
    const Result<DrawerDay> day = drawerDay(currency, *period);
    if (!day)
        return fail(day.error());
    if (day->expected != order.expected)
        return fail(conflictBecause(drawercode::Moved));
    line->amount = order.counted;
    line->expected = day->expected;
    if (order.counted != day->expected) {
        const Result<QString> reason = reasonOf(order.reason);
        if (!reason)
            return fail(reason.error());
        line->reason = *reason;
    }
    return commit(*line);
}

} // namespace pos
