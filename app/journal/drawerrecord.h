// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lines of the cash drawers, hash-chained (hashchain.h). Works on any
// Database; the caller owns the transaction.
#pragma once

#include "domain/drawer.h"
#include "journal/database.h"

namespace pos::record {

/// With its sequence. Conflict: the sale has a tender already, and they are not parts that fit together.
Result<DrawerEntry> appendDrawerEntry(Database &database, const DrawerEntry &entry);
Result<DrawerEntry> readDrawerEntry(Database &database, const DrawerEntryId &id); ///< NotFound
Result<QList<DrawerEntry>> readTendersOfSale(Database &database, const SaleId &id); ///< oldest first
Result<QList<DrawerEntry>> readPayouts(Database &database, const DrawerEntryId &tender);
Result<QList<DrawerEntry>> readInstead(Database &database, const SaleId &id);
/// After the close before `beforeSequence` (0 = the newest close) and before that one, oldest first.
Result<QList<DrawerEntry>> readDrawerPeriod(Database &database, const RegisterId &registerId, Currency currency,
                                            qint64 beforeSequence = 0);
Result<QList<DrawerEntry>> readCloses(Database &database, const RegisterId &registerId, Currency currency, int limit);
/// Tenders and payouts of sales whose number contains `part`, of any register, newest first.
Result<QList<DrawerEntry>> findDrawerEntries(Database &database, const QString &part, int limit);

/// Every hash; StorageCorrupt names the first line that does not fit.
Result<void> verifyDrawer(Database &database);
/// For salvage: one line for each loss. `orphans` gets the tenders whose sale is not there.
Result<QStringList> rebuildDrawer(Database &database, QList<DrawerEntry> *orphans);

} // namespace pos::record
