// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// RetentionJournal without a file: what it was asked, in order.
#pragma once

#include "ports/retentionjournal.h"
#include "support/manualtime.h"

namespace pos::test {

/// As many steps as it is told, each removing one payment.
struct FakeRetention final : RetentionJournal
{
    Result<qint64> lastBusinessMs() override { return last; }
    Result<PurgeCounts> purgeSome(const PurgeLimits &limits, PurgeReport report, PurgePlace &place) override
    {
        if (broken)
            return fail(ErrorKind::StorageFull);
        asked << limits;
        reports << report;
        PurgeCounts counts;
        if (left > 0)
            counts.payments = 1;
        if (--left <= 0)
            place.table = PurgePlace::Table::Done;
        return counts;
    }
    Result<void> closePurge(const PurgeReport &report) override
    {
        closed << report;
        return {};
    }
    Result<int> forgetPhone(const PhoneNumber &phone, const QString &rule) override
    {
        forgotten << phone.text() + u' ' + rule;
        return 1;
    }

    qint64 last = ManualClock::Start;
    int left = 0;
    bool broken = false;
    QList<PurgeLimits> asked;
    QList<PurgeReport> reports, closed;
    QStringList forgotten;
};

} // namespace pos::test
