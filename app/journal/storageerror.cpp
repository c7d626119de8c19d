// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/storageerror.h"

#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>

namespace pos {

namespace {

// Primary result codes of sqlite3.h, which QtSql does not expose.
enum SqliteCode {
    LogicError = 1,
    Permission = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
};

/// Our own statements on our own schema: what SQLite does not find there was damaged in its text.
bool isMissingFromSchema(const QString &text)
{
    for (const char *words : {"no such table", "no such column", "no such index", "has no column named", "malformed"}) {
        if (text.contains(QLatin1String(words)))
            return true;
    }
    return false;
}

constexpr qint64 SmallestUsefulSpace = 256 * 1024;

ErrorKind kindOfPlace(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const QStorageInfo disk(folder.absoluteFilePath());
    if (disk.isValid() && disk.isReadOnly())
        return ErrorKind::StorageReadOnly;
    if (disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < SmallestUsefulSpace)
        return ErrorKind::StorageFull;
    if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        return ErrorKind::StorageReadOnly;
    return ErrorKind::StorageFailed;
}

}

ErrorKind storageKindOf(int primaryCode)
{
    switch (primaryCode) {
    case Full:
        return ErrorKind::StorageFull;
    case ReadOnly:
    case Permission:
        return ErrorKind::StorageReadOnly;
    case Busy:
    case Locked:
        return ErrorKind::StorageLocked;
    case Corrupt:
    case NotADatabase:
        return ErrorKind::StorageCorrupt;
    case Constraint:
        return ErrorKind::Conflict;
    default:
        return ErrorKind::StorageFailed;
    }
}

Error storageError(const QSqlError &error, const QString &path, const QString &what)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    ErrorKind kind = storageKindOf(code);
    // A full or read-only disk also shows as an I/O error on -shm, or as a file that cannot be opened.
    if (code == IoError || code == CannotOpen)
        kind = kindOfPlace(path);
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (code == LogicError && isMissingFromSchema(text))
        kind = ErrorKind::StorageCorrupt;
    return storageFault(kind, path, what + u": " + text + u" (SQLite " + error.nativeErrorCode() + u')');
}

Error storageFault(ErrorKind kind, const QString &path, const QString &what)
{
    return Error{kind, {.path = path, .detail = what}};
}

Error fileFault(const QString &path, const QString &what)
{
    return storageFault(kindOfPlace(path), path, what);
}

}
