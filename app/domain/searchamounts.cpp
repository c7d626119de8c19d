// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/searchamounts.h"

#include "domain/decimaltext.h"

#include <algorithm>

namespace pos {

namespace {

constexpr int Decimals = 3;

std::optional<qint64> thousandths(QStringView text, NumberFormat format)
{
    const NumberFormat plain{u'.', QChar()};
    for (const NumberFormat &one : {format, plain}) {
        if (const auto value = parseDecimal(text, Decimals, one))
            return *value;
    }
    return std::nullopt;
}

/// Takes "BRL", "R$", "$" off the front; a code only in capitals, or "all 5" would be money.
Currency takeCurrency(QStringView &text)
{
    if (const auto currency = text.size() > 3 ? Currency::fromCode(text.left(3)) : std::nullopt;
        currency && text.left(3) == currency->code()) {
        text = text.mid(3);
        return *currency;
    }
    for (qsizetype i = 0; i < qMin<qsizetype>(3, text.size()); ++i) {
        if (text[i].category() == QChar::Symbol_Currency) {
            text = text.mid(i + 1);
            break;
        }
        if (!text[i].isLetter())
            break;
    }
    return {};
}

std::optional<TypedAmount> typedRange(QStringView left, QStringView right, NumberFormat format)
{
    while (right.startsWith(u'.'))
        right = right.mid(1);
    left = left.trimmed();
    right = right.trimmed();
    TypedAmount typed;
    typed.range.currency = takeCurrency(left);
    const Currency second = takeCurrency(right);
    if (typed.range.currency.isValid() && second.isValid() && second != typed.range.currency)
        return std::nullopt;
    if (second.isValid())
        typed.range.currency = second;
    if (!left.isEmpty() && !(typed.range.low = thousandths(left, format)))
        return std::nullopt;
    if (!right.isEmpty() && !(typed.range.high = thousandths(right, format)))
        return std::nullopt;
    if (!typed.range.low && !typed.range.high)
        return std::nullopt;
    if (typed.range.low && typed.range.high && *typed.range.high < *typed.range.low)
        std::swap(typed.range.low, typed.range.high);
    return typed;
}

}

std::optional<TypedAmount> typedAmount(QStringView text, NumberFormat format)
{
    text = text.trimmed();
    if (const qsizetype dots = text.indexOf(u".."); dots >= 0)
        return typedRange(text.left(dots), text.mid(dots + 2), format);
    if (const qsizetype dots = text.indexOf(QChar(0x2026)); dots >= 0)
        return typedRange(text.left(dots), text.mid(dots + 1), format);
    enum class Sign { None, Equal, Above, AtLeast, Below, AtMost } sign = Sign::None;
    const auto take = [&text, &sign](QStringView prefix, Sign meaning) {
        if (sign == Sign::None && text.startsWith(prefix)) {
            text = text.mid(prefix.size()).trimmed();
            sign = meaning;
        }
    };
    take(u">=", Sign::AtLeast);
    take(u"<=", Sign::AtMost);
    take(u"\u2265", Sign::AtLeast);
    take(u"\u2264", Sign::AtMost);
    take(u">", Sign::Above);
    take(u"<", Sign::Below);
    take(u"=", Sign::Equal);
    TypedAmount typed;
    const qsizetype before = text.size();
    typed.range.currency = takeCurrency(text);
    const bool named = text.size() != before;
    const auto value = thousandths(text, format);
    if (!value)
        return std::nullopt;
    switch (sign) {
    case Sign::None:
    case Sign::Equal: typed.range.low = typed.range.high = *value; break;
    case Sign::AtLeast: typed.range.low = *value; break;
    case Sign::AtMost: typed.range.high = *value; break;
    case Sign::Above: typed.range.low = *value + 1; break;
    case Sign::Below: typed.range.high = *value - 1; break;
    }
    typed.isBare = sign == Sign::None && !named;
    return typed;
}

}
