// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/storagefiles.h"

#include "base/sharedfiles.h"
#include "journal/storageerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace pos::storage {

namespace {

constexpr auto PrivateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto PrivateFolder = PrivateFile | QFileDevice::ExeOwner;
constexpr qint64 CopyBlock = 1024 * 1024;

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

/// SQLite gives what it makes beside a journal the journal's permissions.
bool letGroupIn(QFile &file)
{
    return !isShared(file.fileName()) || file.setPermissions(filePermissions(file.fileName()));
}

Result<void> copyBytes(QFile &source, QFile &target)
{
    while (!source.atEnd()) {
        const QByteArray block = source.read(CopyBlock);
        if (block.isEmpty())
            return fail(fileFault(source.fileName(), QStringLiteral("read: ") + source.errorString()));
        if (target.write(block) != block.size())
            return fail(fileFault(target.fileName(), QStringLiteral("write: ") + target.errorString()));
    }
    if (!target.flush() || !flushDescriptor(target.handle()))
        return fail(fileFault(target.fileName(), QStringLiteral("write: ") + target.errorString()));
    return {};
}

}

Result<void> makePrivateFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(fileFault(folder, QStringLiteral("make the folder")));
    if (isShared(folder + QLatin1Char('/')))
        return {};
    const QFileInfo info(folder);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    // Disks without permissions (FAT) cannot do this; the till still has to work there.
    if (info.permissions() & others)
        QFile::setPermissions(folder, PrivateFolder);
    return {};
}

Result<void> createPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, PrivateFile) || !letGroupIn(file))
        return fail(fileFault(path, QStringLiteral("create: ") + file.errorString()));
    return {};
}

Result<void> copyPrivately(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return fail(storageFault(ErrorKind::StorageFailed, from, QStringLiteral("open: ") + source.errorString()));
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly, PrivateFile) || !letGroupIn(target))
        return fail(fileFault(to, QStringLiteral("create: ") + target.errorString()));
    const Result<void> copied = copyBytes(source, target);
    target.close();
    if (!copied)
        removeFile(to);
    return copied;
}

Result<void> keepUnderName(const QString &path, const QString &aside)
{
    std::error_code code;
    std::filesystem::create_hard_link(nativePath(path), nativePath(aside), code);
    if (!code)
        return syncFolderOf(aside);
    return copyPrivately(path, aside).and_then([&] { return syncFolderOf(aside); });
}

Result<void> syncFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || !flushDescriptor(file.handle()))
        return fail(fileFault(path, QStringLiteral("flush: ") + file.errorString()));
    return {};
}

bool removeFile(const QString &path)
{
    return !QFile::exists(path) || QFile::remove(path);
}

Result<void> removeCompanions(const QString &path)
{
    for (const QLatin1String suffix : {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal")}) {
        const QString companion = path + suffix;
        if (!removeFile(companion))
            return fail(fileFault(companion, QStringLiteral("remove")));
    }
    return syncFolderOf(path);
}

void removeWithCompanions(const QString &path)
{
    removeFile(path);
    for (const QLatin1String suffix : {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal")})
        removeFile(path + suffix);
}

qint64 sizeOf(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? info.size() : -1;
}

}
