// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/storagefiles.h"

#include "journal/storageerror.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace pos::storage {

bool flushDescriptor(int descriptor)
{
#ifdef F_FULLFSYNC // macOS: fsync() stops at the disk's own cache
    if (fcntl(descriptor, F_FULLFSYNC) == 0)
        return true;
#endif
    return fsync(descriptor) == 0;
}

Result<void> syncFolderOf(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(fileFault(folder, QStringLiteral("open the folder to flush it")));
    const bool flushed = fsync(descriptor) == 0;
    ::close(descriptor);
    if (!flushed)
        return fail(fileFault(folder, QStringLiteral("flush the folder")));
    return {};
}

Result<void> replaceFile(const QString &from, const QString &to)
{
    // rename() replaces, unlike QFile::rename()
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return fail(fileFault(to, QStringLiteral("replace: ") + QString::fromLocal8Bit(std::strerror(errno))));
    return syncFolderOf(to);
}

}
