// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Erases what is personal about a customer and keeps the money facts (DESIGN 7,
// JournalPort::eraseCustomer). Gone: the customer's row and search words, the
// name copied into their sales, half-typed fields, bodies sent, payer names and
// raw answers. Kept: amounts, states, ids, what was decided, the chain of events.
#pragma once

#include "domain/attempt.h"
#include "journal/database.h"

namespace pos::eraser {

/// Open, held or disputed: its data may be needed for what is still to come.
bool mustStay(const Attempt &attempt);
/// Within the caller's transaction. NotFound; Conflict while an attempt of theirs must stay, or is settled for
/// less than 24 hours (it may still have to be explained or looked up). `rule` = by what, for the events.
Result<void> erase(Database &database, const CustomerId &id, const QString &rule, qint64 nowMs);
/// What is personal in one attempt, and an event that says so. The caller has looked whether it may.
Result<void> eraseAttempt(Database &database, const Attempt &attempt, const QString &rule, qint64 nowMs);
/// Outside of a transaction: drops the old pages that still hold the data, as far as no reader needs them.
void forgetOldPages(Database &database);

}
