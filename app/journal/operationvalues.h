// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An Operation as the values of its row and back, in one order of columns. Pure
// but for reading the row.
#pragma once

#include "domain/operation.h"
#include "journal/database.h"

#include <optional>

namespace pos::record {

#define OPERATION_FIXED                                                                                                \
    "id, attempt, number, kind, payment_id, idempotency_key, reference, amount_minor, currency, created_ms"
#define OPERATION_PROGRESS                                                                                             \
    "whole, reason, description, operator, state, target, body, basis, result, moved_minor, problem, retry, "         \
    "last_unclear_ms, updated_ms, settled_ms"

constexpr int OperationFixedCount = 10;
constexpr int OperationRowCount = 25;
constexpr int OperationDigest = 25; ///< column behind those of the row

QVariantList operationValues(const Operation &operation);
/// nullopt when the checksum does not match or something cannot be read.
std::optional<Operation> operationFromRow(const Rows &rows);

}
