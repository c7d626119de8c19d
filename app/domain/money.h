// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Money is a whole number of minor units of one currency. Arithmetic is
// checked: overflow and mixed currencies are errors, never wrong sums. Major
// units exist on the wire (gateway/wiremoney) and on screen (ui/text/moneytext).
#pragma once

#include "base/result.h"
#include "domain/currency.h"

#include <QChar>
#include <QList>

namespace pos {

/// HalfUp: half a unit goes away from zero, as shops round. Down: toward zero.
enum class Rounding { HalfUp, HalfEven, Down };

/// Separators of the user's locale, handed in by the ui.
struct NumberFormat
{
    QChar decimalPoint = u'.';
    QChar groupSeparator = u',';
};

class Money
{
public:
    Money() = default; ///< no currency; isValid() is false
    [[nodiscard]] static Money fromMinor(qint64 minor, Currency currency) { return Money(minor, currency); }
    [[nodiscard]] static Money zero(Currency currency) { return Money(0, currency); }

    bool isValid() const noexcept { return m_currency.isValid(); }
    qint64 minor() const noexcept { return m_minor; }
    Currency currency() const noexcept { return m_currency; }
    bool isZero() const noexcept { return m_minor == 0; }
    bool isPositive() const noexcept { return m_minor > 0; }
    bool isNegative() const noexcept { return m_minor < 0; }

    /// InvalidInput with context.code OVERFLOW, CURRENCY_MISMATCH (also for no currency at all) or
    /// BAD_WEIGHTS.
    Result<Money> plus(Money other) const;
    Result<Money> minus(Money other) const;
    Result<Money> times(qint64 factor) const;
    /// Share in basis points (1/100 %), rounded once; 10000 = all of it.
    Result<Money> basisPoints(qint64 points, Rounding rounding = Rounding::HalfUp) const;
    /// Splits by weights (>= 0, at least one > 0) so that the parts add up to exactly this:
    /// largest remainder first, ties to the earlier part.
    Result<QList<Money>> allocate(const QList<qint64> &weights) const;

    /// "12.50", "-3", "1.234": machine text in major units with all decimals of the currency.
    QString toPlainString() const;
    /// "BRL 12.50", for logs and journal.
    QString toDebugString() const;

    friend bool operator==(const Money &, const Money &) = default;

private:
    Money(qint64 minor, Currency currency) : m_minor(minor), m_currency(currency) {}
    qint64 m_minor = 0;
    Currency m_currency;
};

/// Exact text -> money in the locale's digits and separators. Rejects (InvalidInput, with
/// context.code EMPTY, NOT_A_NUMBER, TOO_MANY_DECIMALS, TOO_LARGE, NEGATIVE, BAD_GROUPING or
/// CARD_NUMBER) instead of rounding or guessing. Spaces around and a leading currency code of the
/// same currency are allowed. Decimals beyond the currency's are refused even when they are zeros
/// ("12.500" BRL): in a shop that is more likely a thousand with the wrong separator than 12.50.
/// Groups may be of three, or of two before the last three (12,34,567); any kind of space and either
/// apostrophe stands for a locale's own. ",50" is complete, "12," is not.
Result<Money> parseMoney(QStringView text, Currency currency, NumberFormat format);

}

Q_DECLARE_METATYPE(pos::Money)
