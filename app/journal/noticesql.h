// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notices out of the events, and the lists of the watcher. Reads only; works on
// any Database.
#pragma once

#include "domain/notice.h"
#include "domain/watchplan.h"
#include "journal/database.h"

namespace pos::record {

/// Newest first, with what was seen of them.
Result<NoticeList> readNotices(Database &database, int limit);
Result<QList<WatchedPayment>> readUnsettled(Database &database, qint64 sinceMs, int limit);
Result<QList<WatchedPayment>> readPaid(Database &database, qint64 sinceMs, qint64 beforeMs, int limit);

} // namespace pos::record
