// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What lists are filtered, sorted and counted by: one narrow row for each
// attempt, the distinct texts, and sums by hour and day, which triggers keep in
// the same transaction (sql/schema/0003.sql). All of it follows from attempt,
// sale and payment. Works on any Database; the caller owns the transaction.
#pragma once

#include "domain/attempt.h"
#include "journal/database.h"
#include "journal/listingvalues.h"

namespace pos::listing {

/// The row of an attempt, after it and its payment were stored.
Result<void> store(Database &database, const Attempt &attempt);
/// Of every attempt of a sale, after the sale's customer changed.
Result<void> storeOfSale(Database &database, const SaleId &sale);
/// Everything anew: after an upgrade and in a salvage.
Result<void> rebuild(Database &database);
/// Every row, text and sum against what it follows from. StorageCorrupt with the first finding.
Result<void> verify(Database &database);

/// Each attempt with what its row follows from, in columns for readSource().
extern const Statement SelectSources;
struct Sourced
{
    qint64 rowNo = 0, createdMs = 0;
    QString attempt;
    Source source;
};
/// nullopt when state, currency or answer cannot be read.
std::optional<Sourced> readSource(const Rows &rows);

}
