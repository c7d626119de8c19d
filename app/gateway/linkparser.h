// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Answers about a payment link (CONTRACT 7), in every spelling of its id, address
// and status. Pure. MalformedReply without an id, or when it is another link than
// the one asked for; what else is missing is left empty.
#pragma once

#include "base/result.h"
#include "domain/paymentlink.h"
#include "domain/settings.h"

#include <QByteArray>

namespace pos {

/// `asked`: empty for the answer that first tells the id.
Result<PaymentLink> parseLink(const QByteArray &body, const LinkId &asked = {}, AmountUnit unit = AmountUnit::Major);

} // namespace pos
