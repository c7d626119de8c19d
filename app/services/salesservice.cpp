// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/salesservice.h"

#include "base/log.h"
#include "base/timezones.h"
#include "domain/validation.h"

#include <QTimeZone>

#include <utility>

namespace pos {

namespace {

constexpr Millis AutosavePause{300};

}

SalesService::SalesService(JournalPort &journal, Scheduler &scheduler, const Clock &clock, const Settings &settings,
                           Hooks hooks)
    : m_journal(journal)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_settings(settings)
    , m_hooks(std::move(hooks))
{
}

Result<Sale> SalesService::newSale(const QString &operatorName)
{
    if (const Result<void> saved = flush(); !saved)
        return fail(saved.error());
    Sale draft;
    draft.registerId = m_settings.registerId;
    draft.cart.currency = m_settings.currency;
    draft.operatorName = operatorName;
    draft.createdMs = draft.updatedMs = m_clock.nowMs();
    Result<Sale> sale = m_journal.createSale(m_settings.registerId, businessDate(), draft);
    if (!sale)
        m_hooks.storageTrouble(sale.error());
    return sale;
}

void SalesService::saveSoon(const Sale &sale)
{
    m_unsaved.insert(sale.id, sale);
    if (std::exchange(m_flushPlanned, true))
        return;
    m_scheduler.after(AutosavePause, this, [this] {
        m_flushPlanned = false;
        if (const Result<void> saved = flush(); !saved)
            log::warning("sales", "autosave failed", {{"error", describe(saved.error())}});
    });
}

Result<void> SalesService::flush()
{
    const QList<Sale> waiting = m_unsaved.values();
    for (const Sale &sale : waiting) {
        const Result<std::optional<Sale>> now = merged(sale);
        const Result<void> stored = !now ? fail(now.error()) : *now ? m_journal.saveSale(**now) : Result<void>();
        if (!stored) {
            m_hooks.storageTrouble(stored.error());
            return stored;
        }
        m_unsaved.remove(sale.id);
    }
    return {};
}

Result<std::optional<Sale>> SalesService::unsaved(const SaleId &id) const
{
    const auto waiting = m_unsaved.constFind(id);
    if (waiting == m_unsaved.constEnd())
        return std::optional<Sale>();
    Result<std::optional<Sale>> sale = merged(*waiting);
    if (!sale)
        m_hooks.storageTrouble(sale.error());
    return sale;
}

/// The screen may be a moment behind: state and number are the journal's, and a cart that is being
/// paid for stays what it was. Nothing = there is nothing to write.
Result<std::optional<Sale>> SalesService::merged(const Sale &sale) const
{
    const Result<Sale> stored = m_journal.sale(sale.id);
    if (!stored && stored.error().kind != ErrorKind::NotFound)
        return fail(stored.error());
    if (!stored || stored->state != SaleState::Open)
        return std::optional<Sale>();
    Sale now = sale;
    now.state = stored->state;
    now.registerId = stored->registerId;
    now.createdMs = stored->createdMs;
    now.updatedMs = m_clock.nowMs();
    if (now.cart != stored->cart && m_hooks.bound(sale.id)) {
        log::warning("sales", "cart of a sale being paid kept as it was", {{"sale", sale.id.text()}});
        now.cart = stored->cart;
    }
    return std::optional<Sale>(now);
}

/// A sale that may be moved, with everything typed so far.
Result<Sale> SalesService::openOrParked(const SaleId &id)
{
    if (const Result<void> saved = flush(); !saved)
        return fail(saved.error());
    Result<Sale> sale = m_journal.sale(id);
    if (!sale)
        return sale;
    if (sale->state != SaleState::Open && sale->state != SaleState::Parked)
        return fail(ErrorKind::Conflict, QStringLiteral("the sale is closed"));
    sale->updatedMs = m_clock.nowMs();
    return sale;
}

Result<void> SalesService::park(const SaleId &id, const QString &label)
{
    Result<Sale> sale = openOrParked(id);
    if (!sale)
        return fail(sale.error());
    const Checked<QString> text = checkFreeText(QStringLiteral("label"), label, 0, 80);
    if (!text)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("label")}});
    sale->state = SaleState::Parked;
    sale->label = *text;
    return m_journal.saveSale(*sale);
}

Result<Sale> SalesService::resume(const SaleId &id)
{
    // Nobody can change it any more: it is looked at.
    if (const Result<Sale> stored = m_journal.sale(id); stored && stored->state == SaleState::PayingBack)
        return stored;
    Result<Sale> sale = openOrParked(id);
    if (!sale || sale->state == SaleState::Open)
        return sale;
    sale->state = SaleState::Open;
    if (const Result<void> saved = m_journal.saveSale(*sale); !saved)
        return fail(saved.error());
    return sale;
}

Result<void> SalesService::discard(const SaleId &id, const QString &reason)
{
    Result<Sale> sale = openOrParked(id);
    if (!sale)
        return fail(sale.error());
    if (const std::optional<Error> why = m_hooks.bound(id))
        return fail(*why);
    const Checked<QString> text = checkFreeText(QStringLiteral("reason"), reason, 3, 255);
    if (!text)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("reason")}});
    sale->state = SaleState::Discarded;
    sale->discardReason = *text;
    return m_journal.saveSale(*sale);
}

std::optional<Sale> SalesService::openSale() const
{
    for (const SaleState state : {SaleState::Open, SaleState::PayingBack}) {
        const Result<QList<Sale>> sales = m_journal.salesInState(state);
        if (sales && !sales->isEmpty())
            return sales->constFirst();
    }
    return std::nullopt;
}

QDate SalesService::businessDate() const
{
    const QTimeZone zone = findTimeZone(m_settings.timeZone);
    return zone.isValid() ? m_clock.now().toTimeZone(zone).date() : m_clock.now().toLocalTime().date();
}

} // namespace pos
