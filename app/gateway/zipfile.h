// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The files inside of a .zip, read forward in pieces: stored or deflated, which
// is what report archives use. Sizes and checksums are held against what comes
// out; encrypted, multi-volume and 64-bit archives are refused. One thread.
#pragma once

#include "base/result.h"

#include <QFile>

#include <memory>

namespace pos {

class ZipFile
{
public:
    struct Entry
    {
        QString name;
        quint16 flags = 0, method = 0;
        quint32 crc = 0, packed = 0, size = 0, offset = 0;
    };

    explicit ZipFile(const QString &path);
    ~ZipFile();

    /// MalformedReply with context.code BAD_ARCHIVE; StorageFailed when it cannot be read.
    Result<QList<Entry>> entries();
    Result<void> open(const Entry &entry);
    /// The next piece of the open entry; empty at its end. BAD_ARCHIVE when it is cut off or damaged.
    Result<QByteArray> read();

private:
    struct Inflater;
    Result<QByteArray> inflate();
    Result<QByteArray> finish(QByteArray piece);

    QFile m_file;
    Entry m_entry;
    std::unique_ptr<Inflater> m_inflater;
    quint64 m_packedLeft = 0, m_sizeLeft = 0;
    quint32 m_crc = 0;
};

}
