// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Did it happen? What a payment that was read says about one of our operations
// (CONTRACT 2.3: its transaction by our merchant_reference, and captured or
// refunded compared with the saved values). Pure, without time.
#pragma once

#include "domain/operation.h"

namespace pos {

enum class Finding { Absent, Unfinished, Succeeded, Failed };

struct OperationEvidence
{
    Finding finding = Finding::Absent;
    std::optional<Transaction> transaction; ///< the newest that carries our reference
    std::optional<Money> moved;             ///< of all of ours that succeeded
    bool byTotals = false;                  ///< no transaction of ours, but the totals moved by it exactly
    bool totalsAgree = true;                ///< the payment's totals show at least as much

    friend bool operator==(const OperationEvidence &, const OperationEvidence &) = default;
};

/// To be compared with later.
OperationBasis basisOf(const Payment &payment);
OperationEvidence evidenceOf(const Operation &operation, const Payment &payment);

/// Statuses of CONTRACT 9.2; REFUNDED was seen once where SUCCEEDED belongs.
bool isSucceeded(const Transaction &transaction);
bool isUnfinished(const Transaction &transaction); ///< CREATED, PENDING, IN_PROCESS

} // namespace pos
