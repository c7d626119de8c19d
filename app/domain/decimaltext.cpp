// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/decimaltext.h"

#include "base/cardguard.h"
#include "domain/checkedmath.h"

#include <QList>

namespace pos {

namespace {

using Fault = Unexpected<DecimalFault>;

bool isPadding(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format;
}

bool isApostrophe(QChar c)
{
    return c == QLatin1Char('\'') || c == QChar(0x2019) || c == QChar(0x02BC);
}

// A locale names one separator, people and keyboards produce its look-alikes.
bool sameSeparator(QChar c, QChar separator)
{
    if (separator.isSpace())
        return c == QLatin1Char(' ') || c == QChar(0x00A0) || c == QChar(0x202F) || c == QChar(0x2009);
    if (isApostrophe(separator))
        return isApostrophe(c);
    return c == separator;
}

bool isMinus(QChar c)
{
    return c == QLatin1Char('-') || c == QChar(0x2212);
}

// Groups as written, without the sign. The last has three digits, those between three (or all two), the first at most
// as many.
bool goodGroups(const QList<qsizetype> &sizes)
{
    if (sizes.size() < 2)
        return true;
    const qsizetype width = sizes.size() > 2 ? sizes[1] : 3;
    if (sizes.last() != 3 || (width != 3 && width != 2) || sizes.first() < 1 || sizes.first() > width)
        return false;
    for (qsizetype i = 1; i + 1 < sizes.size(); ++i) {
        if (sizes[i] != width)
            return false;
    }
    return true;
}

struct Scanned
{
    QList<qsizetype> groups; // digits before each separator of the whole part
    QList<int> digits;       // all of them, most significant first
    qsizetype decimals = 0;
    bool hasPoint = false;
};

Expected<Scanned, DecimalFault> scan(QStringView text, NumberFormat format)
{
    Scanned result;
    qsizetype inGroup = 0;
    char16_t zero = 0;
    for (QChar c : text) {
        if (c.isDigit()) {
            const char16_t thisZero = static_cast<char16_t>(c.unicode() - c.digitValue());
            if (zero != 0 && thisZero != zero)
                return Fault(DecimalFault::NotANumber); // digits of two scripts: somebody is being fooled
            zero = thisZero;
            result.digits << c.digitValue();
            result.hasPoint ? ++result.decimals : ++inGroup;
        } else if (c == format.decimalPoint) {
            if (result.hasPoint)
                return Fault(DecimalFault::NotANumber);
            result.hasPoint = true;
            result.groups << inGroup;
        } else if (sameSeparator(c, format.groupSeparator)) {
            if (result.hasPoint)
                return Fault(DecimalFault::BadGrouping);
            result.groups << inGroup;
            inGroup = 0;
        } else {
            return Fault(DecimalFault::NotANumber);
        }
    }
    if (!result.hasPoint)
        result.groups << inGroup;
    return result;
}

}

QStringView trimmedInput(QStringView text)
{
    while (!text.isEmpty() && isPadding(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && isPadding(text.back()))
        text.chop(1);
    return text;
}

Expected<qint64, DecimalFault> parseDecimal(QStringView text, int decimals, NumberFormat format)
{
    text = trimmedInput(text);
    if (text.isEmpty())
        return Fault(DecimalFault::Empty);
    if (containsCardNumber(text))
        return Fault(DecimalFault::CardNumber);
    const bool negative = isMinus(text.front());
    if (negative)
        text = trimmedInput(text.mid(1));

    const auto scanned = scan(text, format);
    if (!scanned)
        return Fault(scanned.error());
    // "12," is somebody who has not finished; ",50" is complete.
    if (scanned->digits.isEmpty() || (scanned->hasPoint && scanned->decimals == 0))
        return Fault(DecimalFault::NotANumber);
    if (!goodGroups(scanned->groups))
        return Fault(DecimalFault::BadGrouping);
    if (negative)
        return Fault(DecimalFault::Negative);
    if (scanned->decimals > decimals)
        return Fault(DecimalFault::TooManyDecimals);

    qint64 value = 0;
    const auto append = [&value](int digit) {
        const auto shifted = checked::multiply(value, 10);
        const auto sum = shifted ? checked::add(*shifted, digit) : std::nullopt;
        value = sum.value_or(value);
        return sum.has_value();
    };
    for (int digit : scanned->digits) {
        if (!append(digit))
            return Fault(DecimalFault::TooLarge);
    }
    for (qsizetype i = scanned->decimals; i < decimals; ++i) {
        if (!append(0))
            return Fault(DecimalFault::TooLarge);
    }
    return value;
}

}
