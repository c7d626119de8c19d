// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentschedule.h"

#include <algorithm>

namespace pos::schedule {

namespace {

/// Newest instant that the journal has seen for this attempt. A clock behind it has jumped.
qint64 newestKnown(const Attempt &attempt)
{
    return std::max({attempt.createdMs, attempt.updatedMs, attempt.retry.firstByteMs, attempt.retry.firstUnclearMs,
                     attempt.retry.lastCheckMs});
}

} // namespace

bool mayResend(const Attempt &attempt, qint64 atMs)
{
    if (attempt.createdMs <= 0 || atMs < newestKnown(attempt))
        return false;
    if (atMs - attempt.createdMs >= KeyLifetime)
        return false;
    return attempt.retry.firstByteMs == 0 || atMs - attempt.retry.firstByteMs <= ResendWindow;
}

qint64 resendPause(int sends)
{
    const int index = sends - 1;
    return index >= 0 && index < std::ssize(ResendPauses) ? ResendPauses[static_cast<size_t>(index)] : 0;
}

bool isPatient(const Attempt &attempt, qint64 nowMs)
{
    const qint64 age = nowMs - attempt.createdMs;
    return age >= 0 && age < OfflinePatience;
}

qint64 nextLookupAt(const RetryBook &book, qint64 nowMs)
{
    if (book.lookups < std::ssize(LookupOffsets)) {
        const qint64 offset = LookupOffsets[static_cast<size_t>(book.lookups)];
        return std::clamp(book.firstUnclearMs + offset, nowMs, nowMs + offset);
    }
    const auto index = std::min<qsizetype>(book.lookups - std::ssize(LookupOffsets), std::ssize(BackgroundPauses) - 1);
    return nowMs + BackgroundPauses[static_cast<size_t>(index)];
}

int lookupsAfter(const RetryBook &book, qint64 nowMs)
{
    const auto due = std::ranges::count_if(
        LookupOffsets, [&](qint64 offset) { return book.firstUnclearMs > 0 && book.firstUnclearMs + offset <= nowMs; });
    return std::max(book.lookups + 1, static_cast<int>(due));
}

qint64 readPause(const Attempt &attempt, qint64 nowMs)
{
    const qint64 expires = attempt.payment ? attempt.payment->method.expiresMs : 0;
    if (expires > 0 && nowMs > expires + Hour)
        return Hour; // CONTRACT 15 lets us stop here; a slow watch costs nothing and is never silent
    if (attempt.retry.polls < 5)
        return 2 * Second;
    if (attempt.payment && attempt.payment->method.category.compare(u"ticket", Qt::CaseInsensitive) == 0)
        return VoucherPause;
    const qint64 age = nowMs - attempt.createdMs;
    if (age < Minute)
        return 3 * Second;
    if (age < 5 * Minute)
        return 5 * Second;
    if (age < 15 * Minute)
        return 15 * Second;
    return attempt.state == AttemptState::Unknown && age > Hour ? Hour : Minute;
}

qint64 linkPause(const Attempt &attempt, qint64 nowMs)
{
    const AttemptLink &link = *attempt.link;
    if (!isPayable(link.status))
        return nowMs - link.closedMs < LinkWatch ? ClosedLinkPause : std::max(LinkLookupPause, readPause(attempt, nowMs));
    if (nowMs - link.finishMs >= LinkClockDoubt) // nobody answers any more
        return std::max(LinkLookupPause, readPause(attempt, nowMs));
    if (link.cancelWanted) // shorter than LinkLookupPause, or lookups would always come first
        return link.cancels == 0 ? 0 : link.cancels == 1 ? 2 * LinkPause : 3 * LinkPause;
    return LinkPause;
}

} // namespace pos::schedule
