// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/zipfile.h"

#include <QtEndian>

#include <zlib.h>

namespace pos {

namespace {

constexpr qint64 Piece = 64 * 1024;
constexpr qint64 LongestEnd = 22 + 65535; // end record and its comment
constexpr quint32 EndMark = 0x06054b50, EntryMark = 0x02014b50, LocalMark = 0x04034b50;
constexpr quint16 Stored = 0, Deflated = 8;
constexpr quint16 Encrypted = 1;

Unexpected<Error> bad(const char *detail)
{
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.code = QStringLiteral("BAD_ARCHIVE");
    error.context.detail = QString::fromLatin1(detail);
    return fail(std::move(error));
}

template <typename T> T numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

}

struct ZipFile::Inflater
{
    z_stream stream{};
    QByteArray input;
    bool ended = false;
    Inflater() { inflateInit2(&stream, -MAX_WBITS); }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
};

ZipFile::ZipFile(const QString &path) : m_file(path) {}

ZipFile::~ZipFile() = default;

Result<QList<ZipFile::Entry>> ZipFile::entries()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return fail(Error{ErrorKind::StorageFailed, {.path = m_file.fileName(), .detail = m_file.errorString()}});
    const qint64 tailSize = qMin(m_file.size(), LongestEnd);
    m_file.seek(m_file.size() - tailSize);
    const QByteArray tail = m_file.read(tailSize);
    qsizetype end = tail.size() - 22;
    while (end >= 0 && numberAt<quint32>(tail, end) != EndMark)
        --end;
    if (end < 0)
        return bad("no directory: cut off, or no archive");
    const quint16 count = numberAt<quint16>(tail, end + 10);
    const quint32 size = numberAt<quint32>(tail, end + 12), offset = numberAt<quint32>(tail, end + 16);
    if (numberAt<quint16>(tail, end + 4) != 0 || count == 0xFFFF || offset == 0xFFFFFFFF ||
        qint64(offset) + size > m_file.size() || size > 4 * 1024 * 1024)
        return bad("a directory of a kind that reports do not have");
    m_file.seek(offset);
    const QByteArray directory = m_file.read(size);
    QList<Entry> entries;
    for (qsizetype at = 0; entries.size() < count;) {
        if (at + 46 > directory.size() || numberAt<quint32>(directory, at) != EntryMark)
            return bad("a damaged directory");
        Entry entry;
        entry.flags = numberAt<quint16>(directory, at + 8);
        entry.method = numberAt<quint16>(directory, at + 10);
        entry.crc = numberAt<quint32>(directory, at + 16);
        entry.packed = numberAt<quint32>(directory, at + 20);
        entry.size = numberAt<quint32>(directory, at + 24);
        entry.offset = numberAt<quint32>(directory, at + 42);
        const qsizetype name = numberAt<quint16>(directory, at + 28);
        entry.name = QString::fromUtf8(directory.mid(at + 46, name));
        entries.append(entry);
        at += 46 + name + numberAt<quint16>(directory, at + 30) + numberAt<quint16>(directory, at + 32);
    }
    return entries;
}

Result<void> ZipFile::open(const Entry &entry)
{
    if ((entry.flags & Encrypted) != 0 || (entry.method != Stored && entry.method != Deflated))
        return bad("encrypted, or packed in an unusual way");
    m_file.seek(entry.offset);
    const QByteArray local = m_file.read(30);
    if (local.size() != 30 || numberAt<quint32>(local, 0) != LocalMark)
        return bad("an entry is not where the directory says");
    m_file.seek(qint64(entry.offset) + 30 + numberAt<quint16>(local, 26) + numberAt<quint16>(local, 28));
    m_entry = entry;
    m_packedLeft = entry.packed;
    m_sizeLeft = entry.size;
    m_crc = 0;
    m_inflater = entry.method == Deflated ? std::make_unique<Inflater>() : nullptr;
    return {};
}

Result<QByteArray> ZipFile::finish(QByteArray piece)
{
    if (quint64(piece.size()) > m_sizeLeft)
        return bad("an entry is longer than announced");
    m_sizeLeft -= quint64(piece.size());
    m_crc = static_cast<quint32>(
        crc32(m_crc, reinterpret_cast<const Bytef *>(piece.constData()), static_cast<uInt>(piece.size())));
    if (piece.isEmpty() && (m_sizeLeft != 0 || m_crc != m_entry.crc))
        return bad("an entry is cut off or damaged");
    return piece;
}

Result<QByteArray> ZipFile::read()
{
    if (m_inflater)
        return inflate();
    const QByteArray piece = m_file.read(qMin<qint64>(Piece, static_cast<qint64>(m_packedLeft)));
    m_packedLeft -= quint64(piece.size());
    return finish(piece);
}

Result<QByteArray> ZipFile::inflate()
{
    Inflater &inflater = *m_inflater;
    QByteArray out(Piece, Qt::Uninitialized);
    inflater.stream.next_out = reinterpret_cast<Bytef *>(out.data());
    inflater.stream.avail_out = static_cast<uInt>(out.size());
    while (!inflater.ended && inflater.stream.avail_out > 0) {
        if (inflater.stream.avail_in == 0) {
            inflater.input = m_file.read(qMin<qint64>(Piece, static_cast<qint64>(m_packedLeft)));
            m_packedLeft -= quint64(inflater.input.size());
            if (inflater.input.isEmpty())
                return bad("an entry is cut off");
            inflater.stream.next_in = reinterpret_cast<Bytef *>(inflater.input.data());
            inflater.stream.avail_in = static_cast<uInt>(inflater.input.size());
        }
        const int state = ::inflate(&inflater.stream, Z_NO_FLUSH);
        if (state == Z_STREAM_END)
            inflater.ended = true;
        else if (state != Z_OK)
            return bad("an entry is damaged");
    }
    out.chop(static_cast<qsizetype>(inflater.stream.avail_out));
    return finish(std::move(out));
}

}
