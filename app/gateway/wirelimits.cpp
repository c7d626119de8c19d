// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/wirelimits.h"

namespace pos {

namespace {

qsizetype codePoints(const QString &text)
{
    qsizetype count = text.size();
    for (const QChar c : text) {
        if (c.isLowSurrogate())
            --count;
    }
    return count;
}

} // namespace

bool hasLength(const QString &text, int minimum, int maximum)
{
    return text.size() <= maximum && codePoints(text) >= minimum;
}

QString paddedToThree(const QString &text)
{
    QString padded = text;
    while (codePoints(padded) < 3)
        padded += QLatin1Char('-');
    return padded;
}

QString cutTo(const QString &text, int maximum)
{
    if (text.size() <= maximum)
        return text;
    return text.left(text[maximum].isLowSurrogate() ? maximum - 1 : maximum);
}

void WireLimits::length(const QString &field, const QString &text, int minimum, int maximum)
{
    require(!text.isEmpty() || minimum == 0, field, "REQUIRED");
    require(text.size() <= maximum, field, "TOO_LONG");
    require(codePoints(text) >= minimum, field, "TOO_SHORT");
}

void WireLimits::lengthIfAny(const QString &field, const QString &text, int minimum, int maximum)
{
    if (!text.isEmpty())
        length(field, text, minimum, maximum);
}

void WireLimits::require(bool holds, const QString &field, const char *code)
{
    if (holds || m_error)
        return;
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.context.field = field;
    error.context.code = QString::fromLatin1(code);
    m_error = error;
}

} // namespace pos
