// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/watchplan.h"

#include <algorithm>

namespace pos::watch {

namespace {

constexpr qint64 Minute = 60 * 1000;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Fresh = Minute; ///< read less long ago than this: what is on the screen is new enough

} // namespace

bool mayMove(const PaymentStatus &status)
{
    return !status.isEmpty() && !statusFacts(status).isFinal;
}

qint64 pause(const PaymentStatus &status, qint64 ageMs, int failures)
{
    const bool isDispute = statusFacts(status).statusClass == StatusClass::Dispute;
    qint64 next = Hour;
    if (isDispute)
        next = 6 * Hour; // banks take weeks
    else if (ageMs < Hour)
        next = 5 * Minute;
    else if (ageMs < Day)
        next = 15 * Minute;
    return next << std::clamp(failures, 0, MostDoublings);
}

bool isStale(qint64 createdMs, qint64 lastCheckMs, qint64 nowMs)
{
    const qint64 age = nowMs - createdMs;
    return age >= 0 && age <= Window && nowMs - lastCheckMs > Fresh;
}

} // namespace pos::watch
