// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Chance that repeats: the same seed and subject give the same number on every
// platform. Decides outcomes, faults and kills of a soak. Pure.
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace soak {

/// SplitMix64's finaliser.
constexpr quint64 mixed(quint64 x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// FNV-1a of the subject, mixed with the seed.
inline quint64 chanceOf(quint64 seed, QByteArrayView subject)
{
    quint64 hash = 0xCBF29CE484222325ULL;
    for (const char byte : subject)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return mixed(hash ^ mixed(seed));
}

/// A sequence of its own, for decisions that have no subject.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(mixed(seed))
    {
    }
    /// Uniform in [0, bound); 0 for an empty range.
    qint64 below(qint64 bound)
    {
        m_state = mixed(m_state);
        return bound > 0 ? static_cast<qint64>(m_state % static_cast<quint64>(bound)) : 0;
    }
    bool percent(int share) { return below(100) < share; }

private:
    quint64 m_state;
};

} // namespace soak
