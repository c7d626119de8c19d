// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When an attempt may be sent again, looked up and read: the times of CONTRACT
// 2.3 and 15 as pure functions of what the journal knows. Milliseconds; instants
// are UTC. The machine decides what to do, this file only says when.
#pragma once

#include "domain/attempt.h"

#include <array>

namespace pos::schedule {

inline constexpr qint64 Second = 1000;
inline constexpr qint64 Minute = 60 * Second;
inline constexpr qint64 Hour = 60 * Minute;

/// Same key and body after an unclear result, counted from the end of the previous try.
inline constexpr std::array<qint64, 4> ResendPauses{2 * Second, 5 * Second, 10 * Second, 20 * Second};
/// No resend starts later than this after the first byte left.
inline constexpr qint64 ResendWindow = 180 * Second;
/// What Yuno promises to remember of a key; older ones are only ever looked up.
inline constexpr qint64 KeyLifetime = 24 * Hour;
inline constexpr qint64 RateLimitPause = 5 * Second; ///< 429 without Retry-After, at least

inline constexpr qint64 InProcessPause = 3 * Second;
inline constexpr qint64 InProcessLimit = 90 * Second;

/// Lookups by order id, counted from the first unclear result ...
inline constexpr std::array<qint64, 3> LookupOffsets{10 * Second, 30 * Second, 60 * Second};
/// ... then in the background, counted from the previous lookup; the last pause repeats.
inline constexpr std::array<qint64, 6> BackgroundPauses{2 * Minute,  5 * Minute,  10 * Minute,
                                                        15 * Minute, 30 * Minute, 60 * Minute};

/// Certainly nothing sent: try again this often, and give the sale free when it still fails after a while.
inline constexpr qint64 OfflinePause = 2 * Second;
inline constexpr qint64 OfflinePatience = 10 * Second;

/// May the same key and body leave at `atMs`? Not outside the window, not after the key's lifetime, and
/// not when the clock says something impossible (an age below zero): then the age is unknown.
bool mayResend(const Attempt &attempt, qint64 atMs);
/// Pause before the next resend after `sends` tries that may have left; 0 = no more.
qint64 resendPause(int sends);
/// Still within the patience for tries of which no byte left?
bool isPatient(const Attempt &attempt, qint64 nowMs);

/// A voucher is paid in a shop, hours or days later (CONTRACT 15).
inline constexpr qint64 VoucherPause = 12 * Minute;

/// A payment link: read every 3 to 5 s, its payments looked up at least each 15 s (CONTRACT 7) ...
inline constexpr qint64 LinkPause = 4 * Second;
inline constexpr qint64 LinkLookupPause = 15 * Second;
/// ... and for 2 to 3 minutes after it was closed: somebody may have been paying.
inline constexpr qint64 LinkWatch = 150 * Second;
inline constexpr qint64 ClosedLinkPause = 5 * Second;
/// A link that cannot be read ends by its own time, as told by a clock that may be this much wrong.
inline constexpr qint64 LinkClockDoubt = 10 * Minute;
/// How long a link takes payments: "minutes ahead at a till".
inline constexpr qint64 LinkLifetime = 15 * Minute;
/// Requests to cancel a link that has been paid: it is good for one payment anyway.
inline constexpr int MostLateCancels = 3;

/// When to look up next; never in the past, never further away than its own pause.
qint64 nextLookupAt(const RetryBook &book, qint64 nowMs);
/// Lookups that count as done after one that ended now: overdue ones are not made up for.
int lookupsAfter(const RetryBook &book, qint64 nowMs);

/// Pause before the next read by id (CONTRACT 15), by age of the attempt and reads so far.
qint64 readPause(const Attempt &attempt, qint64 nowMs);
/// Pause before the next look at a link or at what was paid under it.
qint64 linkPause(const Attempt &attempt, qint64 nowMs);

} // namespace pos::schedule
