// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment link (CONTRACT 7): a page that takes whatever the shop's checkout
// offers, shown as a code. A link is not a payment: "used" says nothing about
// money, and several payments may fail under it before one succeeds. Pure.
#pragma once

#include "domain/ids.h"
#include "domain/money.h"

#include <QString>

#include <optional>

namespace pos {

enum class LinkStatus {
    Open,     ///< CREATED: payable
    Used,     ///< somebody used it; not: somebody paid
    Canceled,
    Expired,  ///< its time ran out
    Failed,   ///< ERROR: it never worked
    Unknown,  ///< not told yet, or a word this version does not know: taken as payable
};
QString linkStatusName(LinkStatus status); ///< stable, for the journal: "Open"
std::optional<LinkStatus> linkStatusFromName(QStringView name);
/// Folds the spellings of CONTRACT 7.
LinkStatus linkStatusFromWire(const QString &text);
/// A customer may still begin to pay.
bool isPayable(LinkStatus status);

/// As Yuno describes it.
struct PaymentLink
{
    LinkId id;
    LinkStatus status = LinkStatus::Unknown;
    QString url;               ///< https only, else empty
    Money amount;              ///< invalid when it could not be read exactly
    MerchantOrderId orderId;   ///< empty in later answers
    QString accountId;
    int payments = 0;          ///< payments_number
    qint64 finishMs = 0;       ///< UTC; 0 = not given

    friend bool operator==(const PaymentLink &, const PaymentLink &) = default;
};

/// The link of an attempt that is one; kept with it.
struct AttemptLink
{
    LinkId id;                 ///< empty: never told
    QString url;               ///< what the customer opens; empty: nobody was shown it here
    LinkStatus status = LinkStatus::Unknown;
    int payments = 0;
    qint64 finishMs = 0;       ///< end of its time
    qint64 closedMs = 0;       ///< when it was first seen closed; payments that had begun may still come
    bool cancelWanted = false; ///< nobody is to pay any more
    int cancels = 0;           ///< requests to cancel it that were started
    bool savesCard = false;    ///< the customer agreed that the card they type is kept at Yuno (CONTRACT 12); asked before it was made
    bool letGo = false;        ///< its sale was free to be paid another way at some time: money is late from then on

    friend bool operator==(const AttemptLink &, const AttemptLink &) = default;
};

/// A payment may still begin under it, as far as is known. One of unclear making, whose id nobody told, was seen by nobody.
bool isPayable(const AttemptLink &link);

} // namespace pos
