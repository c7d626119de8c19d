// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Integer arithmetic that says when it does not fit, in standard C++ (MSVC has
// neither __int128 nor the GCC builtins). Private to domain/.
#pragma once

#include <QtGlobal>

#include <limits>
#include <optional>

namespace pos::checked {

constexpr std::optional<qint64> add(qint64 a, qint64 b)
{
    using Limits = std::numeric_limits<qint64>;
    if ((b > 0 && a > Limits::max() - b) || (b < 0 && a < Limits::min() - b))
        return std::nullopt;
    return a + b;
}

constexpr std::optional<qint64> subtract(qint64 a, qint64 b)
{
    using Limits = std::numeric_limits<qint64>;
    if ((b < 0 && a > Limits::max() + b) || (b > 0 && a < Limits::min() + b))
        return std::nullopt;
    return a - b;
}

/// |value| without overflow for the smallest one.
constexpr quint64 magnitude(qint64 value)
{
    return value < 0 ? quint64(0) - static_cast<quint64>(value) : static_cast<quint64>(value);
}

constexpr std::optional<qint64> fromMagnitude(quint64 size, bool negative)
{
    constexpr quint64 Largest = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (size > Largest + (negative ? 1 : 0))
        return std::nullopt;
    return static_cast<qint64>(negative ? quint64(0) - size : size);
}

constexpr std::optional<qint64> multiply(qint64 a, qint64 b)
{
    const quint64 x = magnitude(a);
    const quint64 y = magnitude(b);
    if (x != 0 && y > std::numeric_limits<quint64>::max() / x)
        return std::nullopt;
    return fromMagnitude(x * y, (a < 0) != (b < 0));
}

struct Quotient
{
    quint64 value;
    quint64 rest;
};

/// a x b / divisor with a 128-bit product. Requires 0 < divisor < 2^63 and b <= divisor, so that the
/// quotient fits.
constexpr Quotient multiplyDivide(quint64 a, quint64 b, quint64 divisor)
{
    // Schoolbook product of 32-bit halves.
    const quint64 aLow = a & 0xffffffffu, aHigh = a >> 32, bLow = b & 0xffffffffu, bHigh = b >> 32;
    const quint64 low = aLow * bLow;
    const quint64 middle = aHigh * bLow + (low >> 32);
    const quint64 middle2 = aLow * bHigh + (middle & 0xffffffffu);
    const quint64 productHigh = aHigh * bHigh + (middle >> 32) + (middle2 >> 32);
    const quint64 productLow = (middle2 << 32) | (low & 0xffffffffu);

    quint64 rest = 0, value = 0;
    for (int bit = 127; bit >= 0; --bit) {
        const quint64 next = bit >= 64 ? (productHigh >> (bit - 64)) & 1 : (productLow >> bit) & 1;
        rest = (rest << 1) | next;
        value <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            value |= 1;
        }
    }
    return {value, rest};
}

}
