// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Finds payment card numbers in text: 13 to 19 digits, possibly grouped with
// spaces, dots or dashes, with a known leading digit and a right check digit
// (Luhn). Input fields refuse such text; logs and evidence mask it. No card
// number may be entered, stored or logged anywhere (DESIGN promise 6).
#pragma once

#include <QString>

namespace pos {

/// True when `text` holds something that is very probably a card number.
bool containsCardNumber(QStringView text);
/// `text` with every such number replaced by asterisks.
QString maskCardNumbers(const QString &text);

}
