// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payment method and artefacts of a payment: every place of CONTRACT 5.7 is
// searched, the first non-empty value wins. Pure.
#pragma once

#include "domain/payment.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pos {

PaymentMethodInfo readPaymentMethod(const QJsonObject &payment, const QJsonArray &transactions);

/// The address when it is https with a host, else empty: nothing else may be opened or shown as a code.
QString httpsOnly(const QString &url);

/// The last four digits, however they came (number, padded, or a longer masked text).
QString lastFourDigits(const QString &text);

} // namespace pos
