// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the ui may ask about a sale that is paid in parts (domain/salesplit.h); a part of Engine, under the same terms:
// ui thread, never blocks, `then` on the ui thread unless `context` is gone. The parts themselves are taken by
// Engine::charge() and DrawerDesk::takeTender(). Implemented by services/EngineHost; tests of the ui use a fake.
//
// Refusals: InvalidInput with the field ("reason", "operator"), Conflict with a code of services/splitservice.h or
// services/chargeguard.h, the till's block, or Storage*. Nothing was recorded then.
#pragma once

#include "ports/engine.h"

namespace pos {

struct PayBackOrder
{
    SaleId sale;
    PartShown shown;
    QString reason; ///< 3-255
    QString operatorName;

    friend bool operator==(const PayBackOrder &, const PayBackOrder &) = default;
};

/// What Yuno does not give back, given to the customer by the shop itself.
struct SettleOrder
{
    SaleId sale;
    TenderKind by = TenderKind::Cash; ///< out of the drawer; Other = outside of it, a transfer for instance
    Money shown;                      ///< SaleSplit::toSettle() as the screen showed it
    QString how;                      ///< 3-255
    QString operatorName;

    friend bool operator==(const SettleOrder &, const SettleOrder &) = default;
};

class SplitDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void record(const SaleId &id, QObject *context, Then<SaleRecord> then) = 0;
    /// The way back begins: what was taken at the counter is paid out in the same commit, the rest follows by itself.
    virtual void payBack(const PayBackOrder &order, QObject *context, Then<SaleRecord> then) = 0;
    /// Of a sale being paid back where something needs a person: asks for the money once more.
    virtual void tryAgain(const SaleId &id, const QString &operatorName, QObject *context, Then<SaleRecord> then) = 0;
    /// Of the same: ends it without Yuno. No refund of these payments can be asked for any more.
    virtual void settle(const SettleOrder &order, QObject *context, Then<SaleRecord> then) = 0;

Q_SIGNALS:
    /// A sale on its way back moved: something of it came back, was refused, or all is back.
    void changed(const pos::SaleRecord &record);
};

} // namespace pos
