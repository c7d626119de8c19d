// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Parts that the input rules share. Private to domain/.
#pragma once

#include "domain/validation.h"

namespace pos {

/// Length as Yuno counts it: code points, not UTF-16 units.
qsizetype codePoints(QStringView text);
/// Control characters, line and paragraph separators, lone surrogates, non-characters. Emoji, joiners
/// and every script are fine.
bool hasBadCharacters(QStringView text);
/// Digits of any script as ASCII; other characters unchanged.
QString asciiDigits(QStringView text);
bool isUuid(QStringView text);
/// A known alpha-2 code as it travels: upper case.
bool isCountryCode(const QString &text);

inline Unexpected<FieldError> refused(const QString &field, Rule rule, qint64 minimum = 0, qint64 maximum = 0,
                                      const QString &detail = {})
{
    return Unexpected<FieldError>(FieldError{field, rule, minimum, maximum, detail});
}

/// Trimmed text of `minimum` to `maximum` code points without bad characters or card numbers. Empty is
/// Required unless `minimum` is 0.
Checked<QString> checkText(const QString &field, const QString &text, int minimum, int maximum);
/// The same, but empty is always fine.
Checked<QString> checkOptionalText(const QString &field, const QString &text, int minimum, int maximum);
/// Whole number in digits of any script.
Checked<int> checkWhole(const QString &field, const QString &text, int minimum, int maximum);

template <typename T> void collect(QList<FieldError> &errors, const Checked<T> &checked)
{
    if (!checked)
        errors << checked.error();
}

}
