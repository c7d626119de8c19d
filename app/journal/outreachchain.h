// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The append-only, hash-chained log of what happened to outreaches: as
// eventchain.h, in a table of its own, because an abandoned sale has no attempt.
// Works on any Database; the caller owns the transaction.
#pragma once

#include "domain/outreach.h"
#include "journal/database.h"

namespace pos::outreachchain {

/// `projection` = digest of the intent's row as of this event.
Result<void> append(Database &database, const OutreachEvent &event, const QByteArray &projection);
Result<QList<OutreachEvent>> eventsOf(Database &database, const OutreachId &id); ///< oldest first
/// Recomputes every hash. StorageCorrupt names the first event that does not fit.
Result<void> verify(Database &database);
/// For salvage, with the triggers off: the events that can be believed as a chain of this file; one line for each loss.
Result<QStringList> rebuild(Database &database);

} // namespace pos::outreachchain
