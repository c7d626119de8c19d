// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ordinary operations for tests, and the payments that show them.
#pragma once

#include "domain/operation.h"
#include "support/samples.h"

namespace pos::test {

Transaction transaction(const char *type, const char *status, qint64 minor, const QString &reference = {},
                        const QString &id = {});
/// The approved payment of an attempt with its PURCHASE, and what was given back of it.
Payment paidPayment(const Attempt &attempt, qint64 refundedMinor = 0);
/// PENDING/AUTHORIZED with its AUTHORIZE.
Payment heldPayment(const Attempt &attempt);
/// An attempt that Yuno has described so.
Attempt attemptWith(const Payment &payment, AttemptState state = AttemptState::Approved);

OperationIntent refundIntent(qint64 minor);
/// As the journal would hold it at `nowMs`, created then: a part refund of BRL 10.00 of attemptIn(Approved).
Operation operationIn(OperationState state, qint64 nowMs, OperationKind kind = OperationKind::Refund);
/// The payment of that attempt once the operation is in it with this transaction status.
Payment showing(const Operation &operation, const char *status);

} // namespace pos::test
