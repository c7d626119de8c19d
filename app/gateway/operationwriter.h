// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Path and exact bytes of a capture, cancel, refund or cancel-or-refund
// (CONTRACT 6), and body of a link's cancellation: same operation, same bytes. Errors as in requestbuilder.h. Pure.
// What is sent and why something is not: tests/contract/operationfields.csv.
#pragma once

#include "base/result.h"
#include "domain/operation.h"
#include "domain/settings.h"

namespace pos {

/// Below /v1. The ids in it are not checked here.
QString operationPath(OperationKind kind, const PaymentId &payment, const TransactionId &transaction);

/// Uses reference and intent only: no amount for a cancel, nor for all of a payment (`whole`), except that
/// a capture always says its amount.
Result<QByteArray> operationRequestBody(const Operation &operation, AmountUnit unit);

/// Of POST /payment-links/{id}/cancel, as Yuno's own client sends it (CONTRACT 7).
QByteArray linkCancelBody(const MerchantOrderId &orderId);

} // namespace pos
