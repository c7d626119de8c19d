// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Text as it is stored for searching: accents, case and punctuation removed, the
// same way for what is stored and for what is typed. Pure.
#pragma once

#include "domain/customer.h"
#include "domain/textfold.h"

#include <QString>
#include <QStringList>

namespace pos::search {

/// "José  Ñuñez" -> "jose nunez"
inline QString fold(const QString &text) { return foldText(text); }
/// Distinct folded words of letters and digits.
inline QStringList tokens(const QString &text) { return foldedWords(text); }
QString digits(const QString &text);
/// Letters and digits only, upper case: a document number however it was typed.
QString foldDocument(const QString &text);
QString foldEmail(const QString &text);
/// What sorts after every text that begins with `prefix`, for "column >= prefix AND column < end".
QString prefixEnd(const QString &prefix);
/// The last four digits that a label such as "VISA •••• 1111" ends in, or empty.
QString lastFourOf(const QString &label);
/// "R1-20261121-K7QX-000123-1" -> "000123-1": what a cashier reads off a receipt.
QString orderTail(const QString &orderId);

}
