// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/notice.h"

#include <algorithm>
#include <cstdlib>

namespace pos {

namespace {

constexpr qint64 EchoMs = 60 * 1000;

bool holdsAll(AttemptState state)
{
    return state == AttemptState::Approved || state == AttemptState::Captured;
}

} // namespace

int NoticeList::unseen() const
{
    return static_cast<int>(
        std::ranges::count_if(notices, [this](const Notice &notice) { return notice.sequence > seen; }));
}

std::optional<NoticeKind> noticeOf(AttemptState from, AttemptState to, qint64 ageMs)
{
    if (from == to)
        return std::nullopt;
    if (to == AttemptState::Disputed)
        return NoticeKind::DisputeOpened;
    if (from == AttemptState::Disputed)
        return NoticeKind::DisputeEnded;
    const bool wasGivenBack = from == AttemptState::Refunded || from == AttemptState::PartlyRefunded;
    if (wasGivenBack && (holdsAll(to) || (from == AttemptState::Refunded && to == AttemptState::PartlyRefunded)))
        return NoticeKind::RefundFailed;
    if (to == AttemptState::Expired)
        return from == AttemptState::Authorized ? NoticeKind::HoldExpired : NoticeKind::Expired;
    const bool nobodyKnew = from == AttemptState::WaitingCustomer || from == AttemptState::Unknown;
    if (nobodyKnew && (holdsAll(to) || to == AttemptState::Authorized) && ageMs > CounterPatienceMs)
        return NoticeKind::PaidLater;
    return std::nullopt;
}

std::optional<NoticeKind> noticeOf(OperationState from, OperationState to, OperationKind kind)
{
    const bool wasTaken = from == OperationState::Pending || from == OperationState::Done;
    if (!wasTaken || to != OperationState::Declined)
        return std::nullopt;
    const bool gives = kind == OperationKind::Refund || kind == OperationKind::CancelOrRefund;
    return gives ? NoticeKind::RefundFailed : NoticeKind::ActionFailed;
}

QList<Notice> withoutEchoes(const QList<Notice> &newestFirst)
{
    QList<Notice> kept;
    for (const Notice &notice : newestFirst) {
        const bool echo = std::ranges::any_of(kept, [&notice](const Notice &other) {
            return other.attempt == notice.attempt && other.kind == notice.kind &&
                   std::llabs(other.atMs - notice.atMs) < EchoMs;
        });
        if (!echo)
            kept.append(notice);
    }
    return kept;
}

bool isUrgent(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::DisputeOpened:
    case NoticeKind::RefundFailed:
    case NoticeKind::HoldExpired:
        return true;
    case NoticeKind::DisputeEnded:
    case NoticeKind::Expired:
    case NoticeKind::PaidLater:
    case NoticeKind::ActionFailed:
        return false;
    }
    return false;
}

} // namespace pos
