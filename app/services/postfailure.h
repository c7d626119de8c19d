// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How a failed call is to be taken, from the table of CONTRACT 1.6. Pure.
#pragma once

#include "domain/paymentmachine.h"
#include "ports/gatewayport.h"

namespace pos {

/// The failure of a POST /payments, in the words of the machine.
event::PostFailed postFailureOf(const Error &error, const Exchange &exchange);
/// The failure of a capture, cancel or refund; provesNoPayment then means that this request moved nothing.
event::PostFailed operationFailureOf(const Error &error, const Exchange &exchange);
/// The keys or this machine's address were refused, by a code that is Yuno's: every other call would be, too.
/// A bare 401 of a portal or proxy never says that.
bool keysWereRefused(const Error &error);

} // namespace pos
