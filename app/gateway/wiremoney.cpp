// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/wiremoney.h"

#include <QLocale>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace pos {

namespace {

constexpr qsizetype LongestNumber = 64;
constexpr int LargestExponent = 40;
constexpr int NoiseDigits = 6;

QByteArray decimalText(qint64 value, int decimals)
{
    // Through unsigned, so that the smallest int64 has an absolute value too.
    const bool negative = value < 0;
    quint64 magnitude = negative ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    QByteArray digits = QByteArray::number(magnitude);
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, '0');
        digits.insert(digits.size() - decimals, '.');
        while (digits.endsWith('0'))
            digits.chop(1);
        if (digits.endsWith('.'))
            digits.chop(1);
    }
    return negative ? '-' + digits : digits;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// digits x 10^exponent
struct Decimal
{
    bool negative = false;
    QByteArray digits;
    int exponent = 0;
};

std::optional<Decimal> readDecimal(QByteArrayView text)
{
    Decimal decimal;
    qsizetype i = 0;
    if (text.size() > LongestNumber)
        return std::nullopt;
    if (i < text.size() && text[i] == '-') {
        decimal.negative = true;
        ++i;
    }
    const qsizetype whole = i;
    for (; i < text.size() && isDigit(text[i]); ++i)
        decimal.digits += text[i];
    if (i == whole)
        return std::nullopt;
    if (i < text.size() && text[i] == '.') {
        const qsizetype fraction = ++i;
        for (; i < text.size() && isDigit(text[i]); ++i)
            decimal.digits += text[i];
        if (i == fraction)
            return std::nullopt;
        decimal.exponent = -static_cast<int>(i - fraction);
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        bool ok = false;
        const int exponent = text.sliced(i + 1).toByteArray().toInt(&ok);
        if (!ok || exponent > LargestExponent || exponent < -LargestExponent)
            return std::nullopt;
        decimal.exponent += exponent;
        i = text.size();
    }
    if (i != text.size())
        return std::nullopt;
    return decimal;
}

std::optional<qint64> wholeNumber(const QByteArray &digits, bool roundUp, bool negative)
{
    constexpr quint64 Largest = static_cast<quint64>(std::numeric_limits<qint64>::max());
    quint64 value = 0;
    for (const char c : digits) {
        const quint64 digit = static_cast<quint64>(c - '0');
        if (value > (Largest - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    if (roundUp && value == Largest)
        return std::nullopt;
    const qint64 magnitude = static_cast<qint64>(value + (roundUp ? 1 : 0));
    return negative ? -magnitude : magnitude;
}

} // namespace

QByteArray wireNumber(Money money, AmountUnit unit)
{
    return decimalText(money.minor(), unit == AmountUnit::Minor ? 0 : money.currency().exponent());
}

QByteArray wirePercent(qint64 basisPoints)
{
    return decimalText(basisPoints, 2);
}

std::optional<qint64> scaledInteger(QByteArrayView text, int scale, bool noise)
{
    const std::optional<Decimal> decimal = readDecimal(text);
    if (!decimal)
        return std::nullopt;

    QByteArray digits = decimal->digits;
    const int shift = decimal->exponent + scale;
    if (shift >= 0)
        return wholeNumber(digits + QByteArray(shift, '0'), false, decimal->negative);

    digits = digits.rightJustified(-shift + 1, '0');
    const QByteArray rest = digits.last(-shift);
    digits.chop(-shift);
    const auto allAre = [](QByteArrayView part, char digit) {
        return std::ranges::all_of(part, [digit](char c) { return c == digit; });
    };
    if (allAre(rest, '0'))
        return wholeNumber(digits, false, decimal->negative);
    if (!noise || rest.size() < NoiseDigits)
        return std::nullopt;
    if (allAre(QByteArrayView(rest).first(NoiseDigits), '0'))
        return wholeNumber(digits, false, decimal->negative);
    if (allAre(QByteArrayView(rest).first(NoiseDigits), '9'))
        return wholeNumber(digits, true, decimal->negative);
    return std::nullopt;
}

std::optional<Money> moneyFromWire(const QJsonValue &value, Currency currency, AmountUnit unit)
{
    if (!currency.isValid())
        return std::nullopt;
    const int scale = unit == AmountUnit::Minor ? 0 : currency.exponent();
    std::optional<qint64> minor;
    if (value.isString()) {
        minor = scaledInteger(value.toString().trimmed().toLatin1(), scale, false);
    } else if (value.isDouble()) {
        const QVariant number = value.toVariant();
        const QByteArray text = number.typeId() == QMetaType::LongLong
                                    ? QByteArray::number(number.toLongLong())
                                    : QByteArray::number(number.toDouble(), 'g', QLocale::FloatingPointShortest);
        minor = scaledInteger(text, scale, true);
    }
    if (!minor)
        return std::nullopt;
    return Money::fromMinor(*minor, currency);
}

} // namespace pos
