// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/privatefile.h"

#include "base/sharedfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

namespace pos {

namespace {

constexpr qint64 NearlyFull = 64 * 1024;

}

Error storageError(ErrorKind kind, const QString &path, const QString &detail)
{
    return {kind, {.path = path, .detail = detail}};
}

Error storageErrorOf(const QFileDevice &device, const QString &path)
{
    // QFileDevice does not tell "disk full" from other trouble, so the file system is asked.
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    ErrorKind kind = ErrorKind::StorageFailed;
    if (device.error() == QFileDevice::PermissionsError || (disk.isValid() && disk.isReadOnly()))
        kind = ErrorKind::StorageReadOnly;
    else if (disk.isValid() && disk.bytesAvailable() < NearlyFull)
        kind = ErrorKind::StorageFull;
    return storageError(kind, path, device.errorString());
}

Result<void> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return fail(storageErrorOf(file, path));
    // Before the first byte: the content is never readable by others, not even for a moment.
    if (!file.setPermissions(filePermissions(path)) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(storageErrorOf(file, path));
    return {};
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(storageError(ErrorKind::NotFound, path, QStringLiteral("no such file")));
    if (QFileInfo(path).isDir())
        return fail(storageError(ErrorKind::StorageFailed, path, QStringLiteral("is a folder")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(storageErrorOf(file, path));
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return fail(storageError(ErrorKind::StorageFailed, path, QStringLiteral("larger than %1 bytes").arg(limit)));
    if (file.error() != QFileDevice::NoError)
        return fail(storageErrorOf(file, path));
    return bytes;
}

}
