// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// StrongId<Tag>: a string id that cannot be mistaken for another kind of id.
// Empty means "none". Make one with `SaleId::from(text)`; nothing converts by
// itself, so two adjacent parameters cannot be swapped unnoticed.
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <compare>

namespace pos {

template <typename Tag> class StrongId
{
public:
    StrongId() = default;
    [[nodiscard]] static StrongId from(QString text) { return StrongId(std::move(text)); }

    const QString &text() const noexcept { return m_text; }
    bool isEmpty() const noexcept { return m_text.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend std::strong_ordering operator<=>(const StrongId &a, const StrongId &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const StrongId &id, size_t seed = 0) noexcept { return ::qHash(id.m_text, seed); }

private:
    explicit StrongId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

}
