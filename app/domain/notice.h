// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What happened to a payment while nobody waited for it, and somebody ought to
// know: derived from the events of the journal, so nothing is stored twice and
// nothing is missed by closing the program. Pure; times are UTC milliseconds.
#pragma once

#include "domain/attemptstate.h"
#include "domain/ids.h"
#include "domain/money.h"
#include "domain/operation.h"

namespace pos {

enum class NoticeKind {
    DisputeOpened, ///< the customer or their bank contests it
    DisputeEnded,  ///< it went back to what it was before
    RefundFailed,  ///< money that was on its way back is not
    HoldExpired,   ///< authorised money was let go by the bank
    Expired,       ///< the customer never paid
    PaidLater,     ///< approved after nobody waited at the counter any more
    ActionFailed,  ///< a capture or cancel that Yuno had taken was refused later
};

struct Notice
{
    qint64 sequence = 0; ///< of the event; grows with time
    qint64 atMs = 0;
    NoticeKind kind = NoticeKind::DisputeOpened;
    AttemptId attempt;
    MerchantOrderId orderId;
    Money amount;

    friend bool operator==(const Notice &, const Notice &) = default;
};

struct NoticeList
{
    QList<Notice> notices; ///< newest first
    qint64 seen = 0;       ///< up to this sequence they were looked at
    int unseen() const;

    friend bool operator==(const NoticeList &, const NoticeList &) = default;
};

/// An approval counts as one that nobody waited for after this time.
inline constexpr qint64 CounterPatienceMs = 2 * 60 * 1000;

/// nullopt = nothing to tell. `ageMs` = how old the attempt was then.
std::optional<NoticeKind> noticeOf(AttemptState from, AttemptState to, qint64 ageMs);
std::optional<NoticeKind> noticeOf(OperationState from, OperationState to, OperationKind kind);
/// A refund that failed shows in the operation and in the payment: one notice is enough.
QList<Notice> withoutEchoes(const QList<Notice> &newestFirst);
/// Money may be lost when nobody acts.
bool isUrgent(NoticeKind kind);

} // namespace pos

Q_DECLARE_METATYPE(pos::NoticeList)
