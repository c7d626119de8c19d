// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Finds payment card numbers in text, bare or grouped. Input fields refuse such
// text; logs and evidence mask it: no card number may be entered, stored or
// logged anywhere (DESIGN promise 6). Must not fire on what a till lives on
// (order ids, UUIDs, phones, dates, epoch times, identity documents), so a run
// of digits counts only with all of: a range that card schemes really issue, a
// length of that scheme, and a right check digit (Luhn). See cardguard.cpp for
// the table. Schemes issue 15-16 digits today (Maestro, UnionPay and a few
// others up to 19, Diners also 14); 13-digit Visa numbers are long gone and are
// left out on purpose: epoch milliseconds and many documents have 13 digits.
#pragma once

#include <QString>

namespace pos {

enum class CardContext {
    Text,   ///< names, notes, logs
    Digits, ///< identity documents and phones: 14-digit tax numbers (CNPJ, NIT, RTN) are not Diners cards
};

/// True when `text` holds something that is very probably a card number.
bool containsCardNumber(QStringView text, CardContext context = CardContext::Text);
/// `text` with every digit of such numbers replaced by asterisks; its length stays.
QString maskCardNumbers(const QString &text);

}
