// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a support agent needs to explain payments, without names, keys or tokens:
// the newest attempts with their timelines and what Yuno answered (redacted when
// it was received). Reader thread.
#pragma once

#include "ports/paymentsource.h"

#include <QByteArray>

namespace pos {

/// One JSON document. Attempts that still move come first.
Result<QByteArray> evidenceOf(PaymentSource &source, qint64 nowMs);

} // namespace pos
