// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A sale paid in parts: what was taken, what is left, and the way back. A part is an attempt, or a tender at the
// counter, that covers some of the sale's total; one that covers all of it is the ordinary case.
//
// - One part at a time. The next begins when every attempt is settled or let go (DESIGN 3), and covers at most the rest.
// - While money of some parts is here and a rest remains, the cart stays as it is. The sale is Paid when the rest is zero.
// - The way back is one decision (SaleState::PayingBack): no part is taken any more. Tenders are paid out in the same
//   commit; the money of each attempt goes back by an operation of its own. The sale is Discarded when nothing of any
//   part is left, and not before: unclear, pending and refused refunds keep it. What Yuno does not give back the shop
//   may give to the customer itself (DrawerEntryKind::Instead), unless a refund is under way.
// - A part that is contested, or of which money goes back in another way, leaves only the way back.
// - Late money of an attempt that was let go is a part while it fits into the rest. Else it is a surplus: it has its
//   alarm, and nothing more is taken until it was given back.
//
// Pure: sums over what the journal keeps, nothing is stored here. Money is of the sale's currency.
#pragma once

#include "domain/drawer.h"
#include "domain/operation.h"
#include "domain/sale.h"

namespace pos {

/// Taken at the counter.
struct TenderPart
{
    DrawerEntry tender;
    Money paidBack;

    friend bool operator==(const TenderPart &, const TenderPart &) = default;
};

/// A sale with all that was ever tried to pay it.
struct SaleRecord
{
    SaleId id;
    SaleState state = SaleState::Open;
    Money total;                 ///< of the cart as the journal has it; invalid = it cannot be read
    QString reason;              ///< of the way back
    QList<Attempt> attempts;     ///< by number
    QList<TenderPart> tenders;   ///< oldest first
    QList<DrawerEntry> instead;  ///< what the shop gave for attempts whose money Yuno did not give back
    QList<Operation> operations; ///< of the attempts; oldest first within each

    friend bool operator==(const SaleRecord &, const SaleRecord &) = default;
};
SaleRecord saleRecord(const Sale &sale);

enum class PartState {
    Open,      ///< it may take money yet
    Watched,   ///< let go; nothing was taken as far as is known
    Failed,    ///< nothing was taken
    Taken,
    Surplus,   ///< late money for which there was no room
    GoingBack, ///< under way; also unclear
    Back,      ///< nothing of it is left
};

struct SalePart
{
    PartState state = PartState::Open;
    AttemptId attempt;    ///< one of the two
    DrawerEntryId tender;
    bool inCash = false;
    QString label;        ///< "VISA •••• 1111"; of cash empty
    Money covers;         ///< of the sale's total
    Money amount;         ///< what the customer pays: with the rounding of cash
    Money back;           ///< of the amount
    Money handed;         ///< by the shop in cash, in place of Yuno; invalid = nothing
    bool byShop = false;  ///< the shop gave it back in place of Yuno
    bool contested = false;
    bool needsPerson = false; ///< on the way back: nothing moves by itself
    qint64 atMs = 0;

    bool isHere() const; ///< some of its money is with the shop
    /// The shop may give it to the customer itself: Yuno did not give it back, and nothing is under way. What the bank
    /// decides about is never handed out in cash.
    bool maySettle(TenderKind by) const;
    Money left() const { return Money::fromMinor(amount.minor() - back.minor(), amount.currency()); }
    friend bool operator==(const SalePart &, const SalePart &) = default;
};

struct SaleSplit
{
    QList<SalePart> parts; ///< in the order of time
    Money total, taken;    ///< taken: what the parts cover that are here, surplus aside
    Money rest;            ///< never negative
    bool mayTake = false;  ///< another part may begin now
    bool onlyBack = false; ///< open, but no part may be taken any more
    bool inParts = false;  ///< something covers less than all of it

    bool anythingHere() const; ///< of any part
    bool needsPerson() const;
    /// What maySettle() holds for, together; zero = nothing.
    Money toSettle(TenderKind by) const;
    friend bool operator==(const SaleSplit &, const SaleSplit &) = default;
};
SaleSplit splitOf(const SaleRecord &record);

/// What a screen showed when somebody asked for a part: a second submit of it finds another sum and does nothing.
struct PartShown
{
    Money total;
    Money taken;

    friend bool operator==(const PartShown &, const PartShown &) = default;
};

/// Parts of one sale at most, failed ones aside: what a receipt and a screen can list.
inline constexpr int MostParts = 8;

} // namespace pos

Q_DECLARE_METATYPE(pos::SaleRecord)
