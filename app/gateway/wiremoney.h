// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The only place where Money meets the numbers of the wire (CONTRACT 3). Major
// units as JSON decimals by default; AmountUnit::Minor serves the account whose
// gateway wants minor units in `amount.value` (DESIGN 3), while everything under
// `additional_data.order` stays in major units, as the published page shows it.
// No floating point on the way out; on the way in a value is exact or unreadable.
#pragma once

#include "domain/money.h"
#include "domain/settings.h"

#include <QByteArray>
#include <QJsonValue>

#include <optional>

namespace pos {

/// Shortest exact decimal: 8490 BRL -> "84.9", 990 CLP -> "990", 0 -> "0". Never an exponent form.
QByteArray wireNumber(Money money, AmountUnit unit = AmountUnit::Major);

/// Basis points as a percentage: 1900 -> "19", 1050 -> "10.5".
QByteArray wirePercent(qint64 basisPoints);

/// A JSON number or a text holding one. nullopt when it is neither, too large, or has decimals that the
/// currency lacks; a number (not a text) may carry binary noise up to 1e-6 of a minor unit (CONTRACT 3.3).
std::optional<Money> moneyFromWire(const QJsonValue &value, Currency currency, AmountUnit unit = AmountUnit::Major);

/// Exact decimal text -> value x 10^scale. Exponent forms are accepted when the result is whole.
/// `noise`: a rest of at most 1e-6 is dropped instead of refused.
std::optional<qint64> scaledInteger(QByteArrayView text, int scale, bool noise);

} // namespace pos
