// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The exact bytes of the two recovery requests (CONTRACT 10): same input, same
// bytes. What domain/outreachcheck.h refuses is InvalidInput with the wire path
// in context.field and the rule's name in context.code. Amounts are in major
// units, whatever the account wants for payments. Pure.
#pragma once

#include "base/result.h"
#include "domain/outreachrequest.h"

#include <QByteArray>

namespace pos {

Result<QByteArray> abandonedFlowRequestBody(const AbandonedFlow &flow, qint64 nowMs);
Result<QByteArray> declinedPaymentRequestBody(const DeclinedPayment &declined, qint64 nowMs);

} // namespace pos
