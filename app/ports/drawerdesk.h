// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the ui may ask about cash and other tender; a part of Engine, under the
// same terms: ui thread, never blocks, `then` on the ui thread unless `context`
// is gone. Implemented by services/EngineHost; tests of the ui use a fake.
//
// Refusals: InvalidInput with the field ("given", "label", "amount", "reason",
// "counted", "operator"), Conflict with a code of services/drawerservice.h or
// services/chargeguard.h, or Storage*. Nothing was recorded then.
#pragma once

#include "domain/drawer.h"
#include "ports/drawersource.h"
#include "ports/engine.h"

namespace pos {

struct TenderOrder
{
    SaleId sale;
    TenderKind kind = TenderKind::Cash;
    Money total;   ///< to be covered: of the sale, as it was shown, or of the part of it
    Money given;   ///< cash only
    QString label; ///< other only
    QString operatorName;
    std::optional<PartShown> part = {}; ///< `total` is a part of the sale; none = all of it at once

    friend bool operator==(const TenderOrder &, const TenderOrder &) = default;
};

struct PayoutOrder
{
    DrawerEntryId tender;
    Money amount;
    Money paidBackBefore; ///< as it was shown: of two submits of one form only one gets through
    QString reason;       ///< 3-255
    QString operatorName;

    friend bool operator==(const PayoutOrder &, const PayoutOrder &) = default;
};

struct FloatOrder
{
    Money amount;
    QString operatorName;

    friend bool operator==(const FloatOrder &, const FloatOrder &) = default;
};

struct CloseOrder
{
    Money counted;
    Money expected; ///< as it was shown: a sale that came in meanwhile is not closed unseen
    QString reason; ///< of a difference, 3-255
    QString operatorName;

    friend bool operator==(const CloseOrder &, const CloseOrder &) = default;
};

class DrawerDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Line and sale are one commit. The sale is paid when this is answered, unless it was a part and a rest remains.
    virtual void takeTender(const TenderOrder &order, QObject *context, Then<DrawerEntry> then) = 0;
    virtual void payOut(const PayoutOrder &order, QObject *context, Then<DrawerEntry> then) = 0;
    virtual void setFloat(const FloatOrder &order, QObject *context, Then<DrawerEntry> then) = 0;
    virtual void close(const CloseOrder &order, QObject *context, Then<DrawerEntry> then) = 0;

    virtual void sheet(const DrawerQuery &query, QObject *context, Then<DrawerSheet> then) = 0;
    virtual void tender(const DrawerEntryId &id, QObject *context, Then<TenderDetail> then) = 0;
    virtual void closedPeriod(const DrawerEntryId &close, QObject *context, Then<DrawerReport> then) = 0;

Q_SIGNALS:
    /// A line was added.
    void changed();
};

} // namespace pos
