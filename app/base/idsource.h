// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Random ids, injected so that runs can be repeated.
#pragma once

#include <QRandomGenerator>
#include <QString>

namespace pos {

class IdSource
{
public:
    virtual ~IdSource() = default;
    /// A UUID v4, lower case with dashes, 36 characters.
    virtual QString uuid() = 0;
    /// Uniform in [0, bound).
    virtual quint32 below(quint32 bound) = 0;
};

class SystemIdSource final : public IdSource
{
public:
    QString uuid() override;
    quint32 below(quint32 bound) override;
};

/// The same sequence for the same seed.
class SeededIdSource final : public IdSource
{
public:
    explicit SeededIdSource(quint32 seed) : m_random(seed) {}
    QString uuid() override;
    quint32 below(quint32 bound) override;

private:
    QRandomGenerator m_random;
};

}
