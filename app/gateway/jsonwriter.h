// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON text in the order of the calls, so that a body is the same bytes
// every time (it is journaled and resent). Numbers come as ready text: no
// floating point, no exponent forms. UTF-8; a lone surrogate becomes U+FFFD.
#pragma once

#include <QByteArray>
#include <QString>

namespace pos {

class JsonWriter
{
public:
    JsonWriter() { m_out.reserve(1024); }

    /// `key` empty = an array element or the top value.
    JsonWriter &beginObject(QLatin1String key = {}) { return begin(key, '{'); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray(QLatin1String key) { return begin(key, '['); }
    JsonWriter &endArray() { return end(']'); }

    JsonWriter &text(QLatin1String key, const QString &value);
    /// Leaves the field out when empty: an empty optional text is refused by some providers (CONTRACT 4.1).
    JsonWriter &textIfAny(QLatin1String key, const QString &value);
    /// For keys that somebody typed: any text.
    JsonWriter &namedText(const QString &key, const QString &value);
    JsonWriter &number(QLatin1String key, const QByteArray &digits);
    JsonWriter &integer(QLatin1String key, qint64 value) { return number(key, QByteArray::number(value)); }
    JsonWriter &boolean(QLatin1String key, bool value);

    const QByteArray &bytes() const { return m_out; }

private:
    JsonWriter &begin(QLatin1String key, char bracket);
    JsonWriter &end(char bracket);
    void separate(QLatin1String key);
    void quote(const QByteArray &utf8);

    QByteArray m_out;
    bool m_first = true;
};

} // namespace pos
