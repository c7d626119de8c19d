// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineHost's SplitDesk: everything goes to the engine thread, which alone knows
// how each part stands at this moment. Ui thread; child of the host.
#pragma once

#include "ports/splitdesk.h"
#include "services/enginehostthreads.h"

namespace pos {

class EngineHost::Split final : public SplitDesk
{
    Q_OBJECT
public:
    explicit Split(EngineHost &host);

    void record(const SaleId &id, QObject *context, Then<SaleRecord> then) override;
    void payBack(const PayBackOrder &order, QObject *context, Then<SaleRecord> then) override;
    void tryAgain(const SaleId &id, const QString &operatorName, QObject *context, Then<SaleRecord> then) override;
    void settle(const SettleOrder &order, QObject *context, Then<SaleRecord> then) override;

private:
    EngineHost &m_host;
};

} // namespace pos
