// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Exact decimal text -> scaled integer: the core of parseMoney() and of the
// percent field. Private to domain/.
#pragma once

#include "domain/money.h"

namespace pos {

enum class DecimalFault { Empty, NotANumber, BadGrouping, TooManyDecimals, TooLarge, Negative, CardNumber };

/// `text` as a number with at most `decimals` decimals, times 10^decimals. Digits of one script; groups
/// of three, or of two before a last group of three (South Asia), or none at all.
Expected<qint64, DecimalFault> parseDecimal(QStringView text, int decimals, NumberFormat format);

/// Without white space and invisible direction marks at both ends.
QStringView trimmedInput(QStringView text);

}
