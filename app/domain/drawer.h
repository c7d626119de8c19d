// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the shop takes and pays out itself, without Yuno: cash, and "other"
// (vouchers of the shop, a terminal of its own). No attempt, no state machine:
// lines that are only added to, per register and currency, and everything else
// is a sum over them. A close ends a period; the next line begins one. Pure;
// times are UTC milliseconds.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/money.h"

#include <QList>

#include <optional>

namespace pos {

enum class TenderKind { Cash, Other };
QString tenderKindName(TenderKind kind); ///< "cash", "other"
std::optional<TenderKind> tenderKindFromName(QStringView name);

enum class DrawerEntryKind {
    Float,  ///< what was in the drawer at the beginning; the last one of a period counts
    Tender, ///< a sale was paid
    Payout, ///< of a tender, given back
    Instead, ///< of a payment whose money Yuno did not give back: the shop gave it to the customer itself
    Close,  ///< counted; ends the period
};
QString drawerEntryKindName(DrawerEntryKind kind); ///< "float", "tender", "payout", "instead", "close"
std::optional<DrawerEntryKind> drawerEntryKindFromName(QStringView name);

struct DrawerEntry
{
    DrawerEntryId id;
    qint64 sequence = 0;    ///< given by the journal
    DrawerEntryKind kind = DrawerEntryKind::Tender;
    TenderKind tender = TenderKind::Cash; ///< of a tender and its payouts; how the shop gave it
    RegisterId registerId;
    SaleId sale;            ///< of all but a float and a close
    DrawerEntryId tenderId; ///< of a payout
    AttemptId attempt;      ///< of an Instead
    Money amount;           ///< the float; what was kept of a sale; what was given back; what was counted
    Money given;            ///< tender: what the customer handed over
    Money rounding;         ///< tender: amount less what it covers of the sale; of an Instead, of the payment
    Money saleTotal;        ///< tender: of the whole sale, when this is a part of it; invalid = it paid the sale at once
    Money expected;         ///< close: what should have been there
    QString label;          ///< how an "other" is called
    QString reason;         ///< of a payout, an Instead, or a difference
    QString operatorName;
    qint64 atMs = 0;

    /// Of a tender: what went back at once.
    Money change() const { return Money::fromMinor(given.minor() - amount.minor(), amount.currency()); }
    /// Of a tender: how much of the sale it pays.
    Money covers() const { return Money::fromMinor(amount.minor() - rounding.minor(), amount.currency()); }
    /// Of a close: more than expected is positive.
    Money difference() const { return Money::fromMinor(amount.minor() - expected.minor(), amount.currency()); }

    friend bool operator==(const DrawerEntry &, const DrawerEntry &) = default;
};

/// What came by one kind of "other".
struct OtherTender
{
    QString label;
    int count = 0;
    Money taken, paidBack;

    friend bool operator==(const OtherTender &, const OtherTender &) = default;
};

/// One period of one drawer.
struct DrawerDay
{
    qint64 fromMs = 0;              ///< of the first line; 0 = none yet
    int entries = 0;
    std::optional<Money> opening;   ///< none = nobody said
    int sales = 0;                  ///< paid in cash, or in part
    Money cashIn, paidBack;
    Money rounding;                 ///< contained in cashIn
    Money expected;                 ///< opening + cashIn - paidBack
    QList<OtherTender> others;      ///< never in the drawer; in order of appearance

    friend bool operator==(const DrawerDay &, const DrawerDay &) = default;
};
/// The sums of one period's lines; InvalidInput when they are of another currency, or too large to add.
Result<DrawerDay> drawerDay(Currency currency, const QList<DrawerEntry> &entries);

/// How an "other" is called: 2 to 40 characters.
inline constexpr int ShortestTenderLabel = 2, LongestTenderLabel = 40;

} // namespace pos

Q_DECLARE_METATYPE(pos::DrawerEntry)
