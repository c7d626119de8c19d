// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Consents, opt-outs and outreach cases as rows. Works on any Database; the
// caller owns the transaction.
#pragma once

#include "domain/outreach.h"
#include "journal/database.h"

#include <functional>

namespace pos::record {

/// Conflict when the id is there already.
Result<void> insertConsent(Database &database, const Consent &consent);
Result<QList<Consent>> readConsents(Database &database, const PhoneNumber &phone); ///< oldest first
Result<void> eachConsent(Database &database, const std::function<bool(const Consent &)> &visit);

Result<void> insertOptOut(Database &database, const OptOut &entry);
Result<QList<OptOut>> readOptOuts(Database &database, const PhoneNumber &phone);
Result<void> eachOptOut(Database &database, const std::function<bool(const OptOut &)> &visit);

Result<void> storeCase(Database &database, const OutreachCase &matter);
Result<OutreachCase> readCase(Database &database, const OutreachCaseId &id);
Result<QList<OutreachCase>> readCases(Database &database); ///< not closed, oldest first

/// The words of opt-outs of this number go; that it must not be called stays.
Result<void> blankOptOuts(Database &database, const PhoneNumber &phone);
/// Retention, at most `most` rows of each kind: cases that rest for good, consents without a customer whose number has no
/// contact left, and the words of opt-outs. How many went.
Result<qint64> purgeContactLists(Database &database, qint64 beforeMs, qint64 nowMs, int most);

/// StorageCorrupt names the first row that does not match its checksum.
Result<void> verifyConsents(Database &database);
/// For salvage: what cannot be believed goes; one finding each.
Result<QStringList> dropBadConsents(Database &database);

} // namespace pos::record
