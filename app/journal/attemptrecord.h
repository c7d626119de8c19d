// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Attempts in the database: projection, body and payment as last read. Works on
// any Database; the caller owns the transaction.
#pragma once

#include "base/idsource.h"
#include "domain/attempt.h"
#include "journal/database.h"
#include "journal/eventchain.h"

namespace pos::record {

/// Inserts or replaces, and says what the event has to attest. Conflict when key, order id, amount, sale,
/// number, creation time or a stored body would change; InvalidInput for a Draft or one without a key.
Result<chain::Evidence> storeAttempt(Database &database, const Attempt &attempt, IdSource &ids);

/// What an event attests that changes nothing of the attempt. NotFound.
Result<chain::Evidence> evidenceOf(Database &database, const AttemptId &id);

Result<Attempt> readAttempt(Database &database, const AttemptId &id);
Result<QList<Attempt>> readAttemptsOfSale(Database &database, const SaleId &id);         ///< by number
Result<QList<Attempt>> readOpenAttempts(Database &database);                             ///< oldest first
Result<QList<Attempt>> readClosedAttemptsOfUnpaidSales(Database &database);              ///< by sale and number
Result<QList<Attempt>> readAttemptsOfCustomer(Database &database, const CustomerId &id); ///< oldest first

/// Body, payer's name and raw answer go; what was asked, paid and decided stays.
Result<bool> isErased(Database &database, const AttemptId &id);
Result<void> erasePersonalData(Database &database, const Attempt &attempt);

/// Every attempt against its checksums, its last event, its body and its search columns.
Result<void> verifyAttempts(Database &database);

}
