// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineCore's side of cash and other tender, and of sales in parts.
#include "services/enginecore.h"

namespace pos {

void EngineCore::makeDrawer()
{
    DrawerJournal *lines = m_store->drawer();
    if (!lines)
        return;
    DrawerService::Parts parts{m_store->journal(), *lines, *m_parts.clock, *m_ids, m_settings, {}, {}, {}, {}};
    parts.blocked = [this]() -> std::optional<Error> {
        if (const std::optional<Error> block = m_blocks.tenderRefusal())
            return block;
        // What an answer brought decides whether a sale is free; it is written down before anything new.
        if (!m_payments->flush())
            return Error{ErrorKind::StorageFailed, {.detail = QStringLiteral("earlier records still wait for the disk")}};
        return std::nullopt;
    };
    parts.record = [payments = m_payments.get()](const Sale &sale) { return payments->record(sale); };
    parts.storageTrouble = [payments = m_payments.get()](const Error &error) { payments->storageTrouble(error); };
    parts.changed = [this] { Q_EMIT drawerChanged(); };
    m_drawer = std::make_unique<DrawerService>(std::move(parts));
}

void EngineCore::makeSplit()
{
    m_split = std::make_unique<SplitService>(
        SplitService::Parts{m_store->journal(), m_store->drawer(), m_drawer.get(), *m_scheduler, *m_parts.clock, *m_payments,
                            *m_operations, [this] { Q_EMIT drawerChanged(); }});
    connect(m_split.get(), &SplitService::changed, this, &EngineCore::splitChanged);
}

Result<SaleRecord> EngineCore::saleRecord(const SaleId &id)
{
    return m_split ? m_split->record(id) : Result<SaleRecord>(fail(notStarted()));
}

Result<SaleRecord> EngineCore::payBack(const PayBackOrder &order)
{
    if (!m_split)
        return fail(notStarted());
    const Result<std::optional<Sale>> unsaved = m_sales->unsaved(order.sale);
    if (!unsaved)
        return fail(unsaved.error());
    Result<SaleRecord> begun = m_split->payBack(order, *unsaved);
    if (begun)
        m_sales->saved(order.sale);
    return begun;
}

Result<SaleRecord> EngineCore::tryPayBackAgain(const SaleId &id, const QString &operatorName)
{
    return m_split ? m_split->tryAgain(id, operatorName) : Result<SaleRecord>(fail(notStarted()));
}

Result<SaleRecord> EngineCore::settlePayBack(const SettleOrder &order)
{
    return m_split ? m_split->settle(order) : Result<SaleRecord>(fail(notStarted()));
}

Result<DrawerEntry> EngineCore::takeTender(const TenderOrder &order)
{
    if (!m_drawer)
        return fail(notStarted());
    const Result<std::optional<Sale>> unsaved = m_sales->unsaved(order.sale);
    if (!unsaved)
        return fail(unsaved.error());
    Result<DrawerEntry> taken = m_drawer->takeTender(order, *unsaved);
    if (taken)
        m_sales->saved(order.sale);
    return taken;
}

} // namespace pos
