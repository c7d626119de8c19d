// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsonwriter.h"

namespace pos {

JsonWriter &JsonWriter::text(QLatin1String key, const QString &value)
{
    separate(key);
    quote(value.toUtf8());
    return *this;
}

JsonWriter &JsonWriter::textIfAny(QLatin1String key, const QString &value)
{
    return value.isEmpty() ? *this : text(key, value);
}

JsonWriter &JsonWriter::namedText(const QString &key, const QString &value)
{
    separate({});
    quote(key.toUtf8());
    m_out += ':';
    quote(value.toUtf8());
    return *this;
}

JsonWriter &JsonWriter::number(QLatin1String key, const QByteArray &digits)
{
    separate(key);
    m_out += digits;
    return *this;
}

JsonWriter &JsonWriter::boolean(QLatin1String key, bool value)
{
    separate(key);
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::begin(QLatin1String key, char bracket)
{
    separate(key);
    m_out += bracket;
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    m_out += bracket;
    m_first = false;
    return *this;
}

void JsonWriter::separate(QLatin1String key)
{
    if (!m_first)
        m_out += ',';
    m_first = false;
    if (!key.isEmpty()) {
        quote(QByteArray(key.data(), key.size()));
        m_out += ':';
    }
}

void JsonWriter::quote(const QByteArray &utf8)
{
    static constexpr char Hex[] = "0123456789abcdef";
    m_out += '"';
    for (const char c : utf8) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else if (u < 0x20 || u == 0x7f) {
            m_out += "\\u00";
            m_out += Hex[u >> 4];
            m_out += Hex[u & 0xf];
        } else {
            m_out += c;
        }
    }
    m_out += '"';
}

} // namespace pos
