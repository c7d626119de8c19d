// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/tararchive.h"

#include <cstring>

namespace pos {

namespace {

constexpr qsizetype Block = 512;
constexpr qsizetype NameField = 100;
constexpr qsizetype ChecksumAt = 148;
constexpr qsizetype ChecksumField = 8;

void put(QByteArray &header, qsizetype at, const QByteArray &value)
{
    std::memcpy(header.data() + at, value.constData(), size_t(value.size()));
}

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

QByteArray headerOf(const QByteArray &name, qint64 size, qint64 mtime)
{
    QByteArray header(Block, '\0');
    put(header, 0, name);
    put(header, 100, octal(0600, 7));
    put(header, 108, octal(0, 7));  // owner and group: none of this machine's
    put(header, 116, octal(0, 7));
    put(header, 124, octal(size, 11));
    put(header, 136, octal(qMax<qint64>(mtime, 0), 11));
    put(header, ChecksumAt, QByteArray(ChecksumField, ' '));
    header[156] = '0';
    put(header, 257, QByteArray("ustar\0" "00", 8));
    qint64 sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(header, ChecksumAt, octal(sum, 6) + QByteArray("\0 ", 2));
    return header;
}

}

bool TarArchive::add(const QString &name, const QByteArray &content, qint64 mtimeSeconds)
{
    const QByteArray encoded = name.toUtf8();
    constexpr qint64 Largest = 077777777777;
    if (encoded.isEmpty() || encoded.size() > NameField || encoded.contains('\0') || content.size() > Largest)
        return false;
    m_blocks += headerOf(encoded, content.size(), mtimeSeconds);
    m_blocks += content;
    m_blocks += QByteArray((Block - content.size() % Block) % Block, '\0');
    return true;
}

QByteArray TarArchive::bytes() const
{
    return m_blocks + QByteArray(2 * Block, '\0');
}

}
