// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Retention as rows: the next few of what is due (ports/retentionjournal.h).
// Every step looks at a bounded number of rows, due or not, so that none takes
// long however large the file is. Works on any Database; the caller owns the
// transaction.
#pragma once

#include "journal/database.h"
#include "ports/retentionjournal.h"

namespace pos::purge {

Result<qint64> lastBusinessMs(Database &database);
/// Erases, and moves `place` on. `rules` go into the event of each row that is erased.
Result<PurgeCounts> some(Database &database, const PurgeLimits &limits, const RetentionSettings &rules, PurgePlace &place, qint64 nowMs);
/// The newest reports, newest first.
Result<QList<PurgeReport>> readReports(Database &database, int limit);

}
