// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginehostsplit.h"

namespace pos {

EngineHost::Split::Split(EngineHost &host)
    : SplitDesk(&host)
    , m_host(host)
{
}

void EngineHost::Split::record(const SaleId &id, QObject *context, Then<SaleRecord> then)
{
    m_host.askEngine<SaleRecord>(context, std::move(then), [id](EngineCore &core) { return core.saleRecord(id); });
}

void EngineHost::Split::payBack(const PayBackOrder &order, QObject *context, Then<SaleRecord> then)
{
    m_host.askEngine<SaleRecord>(context, std::move(then), [order](EngineCore &core) { return core.payBack(order); });
}

void EngineHost::Split::tryAgain(const SaleId &id, const QString &operatorName, QObject *context, Then<SaleRecord> then)
{
    m_host.askEngine<SaleRecord>(context, std::move(then), [id, operatorName](EngineCore &core) {
        return core.tryPayBackAgain(id, operatorName);
    });
}

void EngineHost::Split::settle(const SettleOrder &order, QObject *context, Then<SaleRecord> then)
{
    m_host.askEngine<SaleRecord>(context, std::move(then), [order](EngineCore &core) { return core.settlePayBack(order); });
}

SplitDesk *EngineHost::split()
{
    return m_split;
}

} // namespace pos
