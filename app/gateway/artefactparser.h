// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer needs in order to pay, wherever an answer holds it
// (CONTRACT 5.7). Only https addresses and small pictures are taken. Pure.
#pragma once

#include "domain/payment.h"

#include <QJsonObject>

namespace pos {

/// Fills what is still empty from one detail of a payment method.
void readArtefacts(const QJsonObject &detail, PaymentArtefacts &artefacts);
/// The text of a payment code of the EMV kind ("000201...6304" and its checksum) anywhere in an answer, or empty:
/// no documented field holds it, so its own checksum is what proves it.
QString findBrCode(const QJsonObject &payment);
/// As above, of one text.
bool isBrCode(const QString &text);

} // namespace pos
