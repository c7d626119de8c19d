// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Amounts as the gateway sees them: decimal major units on the wire, integers
// of 1/10000 inside (CONTRACT 3: every value is a multiple of 0.0001). Own code
// on purpose: this library judges the client, so it shares no money with it.
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace pos::training {

/// Ten-thousandths of a major unit.
using Scaled = qint64;
inline constexpr Scaled ScaledPerUnit = 10'000;
/// The largest documented amount, 9 999 999 999 (CONTRACT 3.4).
inline constexpr Scaled MaxScaled = 9'999'999'999 * ScaledPerUnit;

enum class AmountStyle { Number, Text };

/// An ISO 4217 code of a currency in circulation.
bool isKnownCurrency(const QString &code);
/// Decimals that the gateway accepts (CONTRACT 3.4): 0, 2 or 3.
int currencyExponent(const QString &code);

/// A JSON number with at most four decimals and within range; anything else is none.
std::optional<Scaled> scaledFromJson(const QJsonValue &value);
/// True when `amount` has no more decimals than the currency has.
bool fitsCurrency(Scaled amount, const QString &currency);
qint64 minorFromScaled(Scaled amount, const QString &currency);
/// 12.5 as the number 12.5 or the text "12.50".
QJsonValue amountToJson(Scaled amount, const QString &currency, AmountStyle style = AmountStyle::Number);

} // namespace pos::training
