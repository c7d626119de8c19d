// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/wholefile.h"

#include "base/sharedfiles.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace pos {

namespace {

/// Below this nothing useful can be written, whatever the system says of the reason.
constexpr qint64 Nothing = 64 * 1024;

}

Error storageTrouble(const QFileDevice &file, const QString &path, const char *what)
{
    const QFileInfo folder(QFileInfo(path).isDir() ? path : QFileInfo(path).absolutePath());
    const QStorageInfo storage(folder.filePath());
    Error error;
    error.kind = ErrorKind::StorageFailed;
    if (storage.isValid() && storage.isReady() && !storage.isReadOnly() && storage.bytesAvailable() < Nothing)
        error.kind = ErrorKind::StorageFull;
    else if (file.error() == QFileDevice::ResourceError)
        error.kind = ErrorKind::StorageFull;
    else if (folder.exists() && (!folder.isWritable() || storage.isReadOnly() || file.error() == QFileDevice::PermissionsError))
        error.kind = ErrorKind::StorageReadOnly;
    error.context.path = path;
    error.context.detail = QString::fromLatin1(what) + u": " + file.errorString();
    return error;
}

Unexpected<Error> WholeFile::trouble(const char *what) const
{
    return fail(storageTrouble(m_file, m_file.fileName(), what));
}

Result<void> WholeFile::open()
{
    m_file.setDirectWriteFallback(false);
    if (!m_file.open(QIODevice::WriteOnly))
        return trouble("open");
    if (isShared(m_file.fileName()) && !m_file.setPermissions(filePermissions(m_file.fileName())))
        return trouble("permissions");
    return {};
}

Result<void> WholeFile::write(const QByteArray &bytes)
{
    // QSaveFile keeps quiet about a write that failed until the end; a full disk should be told at once.
    if (m_file.write(bytes) != bytes.size() || !m_file.flush() || m_file.error() != QFileDevice::NoError) {
        const auto found = trouble("write");
        m_file.cancelWriting();
        return found;
    }
    return {};
}

Result<void> WholeFile::commit()
{
    if (!m_file.commit())
        return trouble("rename");
    return {};
}

}
