// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An ISO 4217 currency with the number of decimals it has on the wire
// (CONTRACT 3.4; Yuno counts HUF as 0 where ISO says 2: whole forints only).
// A default-made Currency is "none" and belongs to no money.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace pos {

class Currency
{
public:
    Currency() = default;
    /// Any case; nullopt for a code that is not in the table.
    [[nodiscard]] static std::optional<Currency> fromCode(QStringView code);
    /// All known currencies by code, for settings.
    [[nodiscard]] static QList<Currency> all();

    bool isValid() const noexcept { return m_code[0] != '\0'; }
    QString code() const;
    /// Decimals: 0, 2 or 3.
    int exponent() const noexcept { return m_exponent; }
    /// Minor units in one major unit: 1, 100 or 1000.
    qint64 minorPerMajor() const noexcept;

    friend bool operator==(const Currency &, const Currency &) = default;

private:
    std::array<char, 4> m_code{};
    qint8 m_exponent = 0;
};

}

Q_DECLARE_METATYPE(pos::Currency)
