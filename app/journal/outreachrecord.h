// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Outreach intents, their personal part and the chain of their events as rows.
// Works on any Database; the caller owns the transaction.
#pragma once

#include "base/idsource.h"
#include "domain/outreach.h"
#include "journal/database.h"

namespace pos::record {

/// Stores intent and event. Conflict as OutreachJournal::commitOutreach says.
Result<void> commitOutreach(Database &database, const OutreachIntent &intent, const OutreachEvent &event, IdSource &ids);
Result<OutreachIntent> readOutreach(Database &database, const OutreachId &id);
Result<QList<OutreachIntent>> readOpenOutreaches(Database &database);
Result<QList<OutreachIntent>> readOutreachesOfCase(Database &database, const OutreachCaseId &id);
Result<QList<OutreachIntent>> readNewestOutreaches(Database &database, int limit); ///< newest first
Result<QList<OutreachIntent>> readOutreachesTo(Database &database, const PhoneNumber &phone);

/// Rows, personal parts, and that the last event of each attests the row as it is.
Result<void> verifyOutreaches(Database &database);

/// Conflict while one of them is not over, or was less than 24 hours ago.
Result<void> eraseOutreachOf(Database &database, const CustomerId &customer, const QString &rule, qint64 nowMs);
/// Of nobody's at this number, with their consents and cases; the same Conflict. How many.
Result<int> eraseOutreachTo(Database &database, const PhoneNumber &phone, const QString &rule, qint64 nowMs);
/// What is personal in one that is over, and an event that says so.
Result<void> eraseOutreach(Database &database, const OutreachId &id, const QString &rule, qint64 nowMs);

/// For salvage, with the triggers off: leaves out what cannot be believed, one finding each. Events are made one
/// chain again.
Result<QStringList> keepGoodOutreaches(Database &database, qint64 nowMs);

} // namespace pos::record
