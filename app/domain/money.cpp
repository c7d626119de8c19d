// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/money.h"

#include "domain/checkedmath.h"
#include "domain/decimaltext.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace pos {

namespace {

Unexpected<Error> refuse(const QString &code)
{
    return fail(Error{ErrorKind::InvalidInput, {.code = code}});
}

Result<Money> made(std::optional<qint64> minor, Currency currency)
{
    if (!minor)
        return refuse(QStringLiteral("OVERFLOW"));
    return Money::fromMinor(*minor, currency);
}

QString faultCode(DecimalFault fault)
{
    switch (fault) {
    case DecimalFault::Empty: return QStringLiteral("EMPTY");
    case DecimalFault::NotANumber: return QStringLiteral("NOT_A_NUMBER");
    case DecimalFault::BadGrouping: return QStringLiteral("BAD_GROUPING");
    case DecimalFault::TooManyDecimals: return QStringLiteral("TOO_MANY_DECIMALS");
    case DecimalFault::TooLarge: return QStringLiteral("TOO_LARGE");
    case DecimalFault::Negative: return QStringLiteral("NEGATIVE");
    case DecimalFault::CardNumber: return QStringLiteral("CARD_NUMBER");
    }
    return QStringLiteral("NOT_A_NUMBER");
}

}

Result<Money> Money::plus(Money other) const
{
    if (!isValid() || m_currency != other.m_currency)
        return refuse(QStringLiteral("CURRENCY_MISMATCH"));
    return made(checked::add(m_minor, other.m_minor), m_currency);
}

Result<Money> Money::minus(Money other) const
{
    if (!isValid() || m_currency != other.m_currency)
        return refuse(QStringLiteral("CURRENCY_MISMATCH"));
    return made(checked::subtract(m_minor, other.m_minor), m_currency);
}

Result<Money> Money::times(qint64 factor) const
{
    if (!isValid())
        return refuse(QStringLiteral("CURRENCY_MISMATCH"));
    return made(checked::multiply(m_minor, factor), m_currency);
}

Result<Money> Money::basisPoints(qint64 points, Rounding rounding) const
{
    if (!isValid())
        return refuse(QStringLiteral("CURRENCY_MISMATCH"));
    // minor x points / 10000 in pieces that all have one sign, so that a piece overflows only when the whole does.
    constexpr qint64 All = 10000;
    const qint64 wholePoints = points / All;
    const qint64 restPoints = points % All;
    const qint64 quotient = m_minor / All;
    const qint64 small = (m_minor % All) * restPoints;
    auto sum = checked::multiply(m_minor, wholePoints);
    if (sum)
        sum = checked::add(*sum, quotient * restPoints);
    if (sum)
        sum = checked::add(*sum, small / All);
    if (!sum)
        return refuse(QStringLiteral("OVERFLOW"));

    const qint64 rest = small % All;
    const qint64 twice = rest < 0 ? -2 * rest : 2 * rest;
    bool awayFromZero = false;
    switch (rounding) {
    case Rounding::HalfUp: awayFromZero = twice >= All; break;
    case Rounding::HalfEven: awayFromZero = twice > All || (twice == All && *sum % 2 != 0); break;
    case Rounding::Down: break;
    }
    if (awayFromZero)
        sum = checked::add(*sum, rest < 0 ? -1 : 1);
    return made(sum, m_currency);
}

Result<QList<Money>> Money::allocate(const QList<qint64> &weights) const
{
    if (!isValid())
        return refuse(QStringLiteral("CURRENCY_MISMATCH"));
    qint64 totalWeight = 0;
    for (qint64 weight : weights) {
        const auto sum = checked::add(totalWeight, weight);
        if (weight < 0 || !sum)
            return refuse(QStringLiteral("BAD_WEIGHTS"));
        totalWeight = *sum;
    }
    if (totalWeight == 0)
        return refuse(QStringLiteral("BAD_WEIGHTS"));

    const quint64 whole = checked::magnitude(m_minor);
    std::vector<checked::Quotient> parts;
    quint64 given = 0;
    for (qint64 weight : weights) {
        parts.push_back(
            checked::multiplyDivide(whole, static_cast<quint64>(weight), static_cast<quint64>(totalWeight)));
        given += parts.back().value;
    }
    // The rests add up to a whole number of units, fewer than there are parts with a rest.
    std::vector<size_t> order(parts.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, [&parts](size_t a, size_t b) { return parts[a].rest > parts[b].rest; });
    for (size_t i = 0; given < whole; ++i, ++given)
        ++parts[order[i]].value;

    QList<Money> result;
    for (const checked::Quotient &part : parts)
        result << Money(*checked::fromMagnitude(part.value, m_minor < 0), m_currency);
    return result;
}

QString Money::toPlainString() const
{
    const quint64 scale = static_cast<quint64>(m_currency.minorPerMajor());
    const quint64 size = checked::magnitude(m_minor);
    QString text = isNegative() ? QStringLiteral("-") : QString();
    text += QString::number(size / scale);
    if (m_currency.exponent() > 0)
        text +=
            QLatin1Char('.') + QString::number(size % scale).rightJustified(m_currency.exponent(), QLatin1Char('0'));
    return text;
}

QString Money::toDebugString() const
{
    return isValid() ? QString(m_currency.code() + QLatin1Char(' ') + toPlainString()) : QStringLiteral("(no amount)");
}

Result<Money> parseMoney(QStringView text, Currency currency, NumberFormat format)
{
    text = trimmedInput(text);
    if (currency.isValid() && text.startsWith(currency.code(), Qt::CaseInsensitive))
        text = text.mid(3);
    const auto minor = parseDecimal(text, currency.exponent(), format);
    if (!minor)
        return refuse(faultCode(minor.error()));
    return Money::fromMinor(*minor, currency);
}

}
