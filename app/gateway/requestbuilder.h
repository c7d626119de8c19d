// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact bytes of every request body (CONTRACT 4, 5.1-5.5, 7): same input, same
// bytes. A broken limit is InvalidInput with the dotted wire path in
// context.field and REQUIRED, TOO_SHORT, TOO_LONG, OUT_OF_RANGE, NOT_HTTPS,
// UNKNOWN_CURRENCY or MISMATCH in context.code. Pure. What is sent from where,
// and why something is not: tests/contract/fieldtable.csv and linkfields.csv.
#pragma once

#include "ports/gatewayport.h"

namespace pos {

/// Of POST /payments, or of POST /payment-links where the workflow is PaymentLink.
Result<QByteArray> paymentRequestBody(const PaymentRequest &request, const QString &accountId, AmountUnit unit);
Result<QByteArray> sessionRequestBody(const SessionRequest &request, const QString &accountId, AmountUnit unit);
/// POST /customers.
Result<QByteArray> customerCreateBody(const Customer &customer);
/// PATCH /customers/{id}: as above without the own id, which never changes.
Result<QByteArray> customerUpdateBody(const Customer &customer);

} // namespace pos
