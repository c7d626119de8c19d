// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Read side of the cash drawers: read-only, on the reader thread, beside
// PaymentSource.
#pragma once

#include "domain/drawer.h"
#include "domain/sale.h"

namespace pos {

struct DrawerQuery
{
    RegisterId registerId;
    Currency currency;
    QString sale; ///< part of a sale's number, of any period; empty = the period that is open

    friend bool operator==(const DrawerQuery &, const DrawerQuery &) = default;
};

struct DrawerSheet
{
    DrawerDay day;              ///< the period that is open
    QList<DrawerEntry> entries; ///< what was asked for, newest first; at most MostDrawerEntries
    QList<DrawerEntry> closes;  ///< of this drawer, newest first; a few
};
inline constexpr int MostDrawerEntries = 500;

/// A sale that was paid at the counter.
struct TenderDetail
{
    DrawerEntry tender;
    QList<DrawerEntry> payouts; ///< oldest first
    Sale sale;

    Money paidBack() const;
    Money left() const { return Money::fromMinor(tender.amount.minor() - paidBack().minor(), tender.amount.currency()); }
};

/// A period that was closed.
struct DrawerReport
{
    DrawerEntry close;
    DrawerDay day;
};

class DrawerSource
{
public:
    virtual ~DrawerSource() = default;
    virtual Result<DrawerSheet> sheet(const DrawerQuery &query) = 0;
    virtual Result<TenderDetail> tender(const DrawerEntryId &id) = 0;        ///< NotFound
    virtual Result<DrawerReport> closedPeriod(const DrawerEntryId &close) = 0; ///< NotFound
};

inline Money TenderDetail::paidBack() const
{
    qint64 sum = 0; // never more than was taken: the journal refuses it
    for (const DrawerEntry &payout : payouts)
        sum += payout.amount.minor();
    return Money::fromMinor(sum, tender.amount.currency());
}

} // namespace pos
