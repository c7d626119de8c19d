// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How often payments that are settled here, but may still change at Yuno, are
// read again (CONTRACT 8: final means "stop polling", not "can never change";
// CONTRACT 15: politely). Open attempts have their own plan in paymentschedule.h.
// Pure; milliseconds, instants are UTC.
#pragma once

#include "domain/ids.h"
#include "domain/paymentstatus.h"

namespace pos {

/// A settled payment, as far as the watcher needs to know it.
struct WatchedPayment
{
    AttemptId attempt;
    qint64 createdMs = 0;
    QString status, subStatus; ///< folded

    friend bool operator==(const WatchedPayment &, const WatchedPayment &) = default;
};

namespace watch {

inline constexpr qint64 Day = 24LL * 60 * 60 * 1000;
/// Older payments are read only when somebody opens them.
inline constexpr qint64 Window = 120 * Day;
/// Payments that are final: one after the other, this far apart ...
inline constexpr qint64 RoundPause = 20 * 1000;
/// ... and then all of the window again after this; or sooner, when there was nothing to read yet.
inline constexpr qint64 RoundRest = Day / 4;
inline constexpr qint64 EmptyRoundRest = 10 * 60 * 1000;
inline constexpr int MostDoublings = 6;

/// Yuno says that this is not its last word, and it is settled here.
bool mayMove(const PaymentStatus &status);
/// Until the next read; `failures` = reads in a row that ended in 5xx, 429 or silence, each doubles it.
qint64 pause(const PaymentStatus &status, qint64 ageMs, int failures);
/// Opened in a window: worth reading again?
bool isStale(qint64 createdMs, qint64 lastCheckMs, qint64 nowMs);

} // namespace watch

} // namespace pos
