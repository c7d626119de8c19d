// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Operations in the database. Works on any Database; the caller owns the
// transaction.
#pragma once

#include "domain/operation.h"
#include "journal/database.h"

namespace pos::record {

/// Inserts or replaces; the digest of its row, for the event. Conflict when key, reference, payment, amount,
/// creation or what was sent would change; InvalidInput for a Draft or one without key, reference or payment.
Result<QByteArray> storeOperation(Database &database, const Operation &operation);

Result<Operation> readOperation(Database &database, const OperationId &id);
Result<QList<Operation>> readOperationsOfAttempt(Database &database, const AttemptId &id); ///< by number
Result<QList<Operation>> readOpenOperations(Database &database);                           ///< oldest first

/// Every operation against its checksum and its last event.
Result<void> verifyOperations(Database &database);

}
