// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/ownerfolder.h"

#include "platform/privatefile.h"

#include <QFile>

#include <sys/stat.h>

namespace pos {

bool makeOwnerOnly(const QString &folder)
{
    return QFile::setPermissions(folder, OwnerOnlyFolder);
}

FolderSharing sharingOf(const QString &folder)
{
    struct stat about = {};
    if (::stat(QFile::encodeName(folder).constData(), &about) != 0 || !(about.st_mode & S_ISGID) || (about.st_mode & S_IRWXG) != S_IRWXG)
        return FolderSharing::Own;
    return about.st_mode & S_IRWXO ? FolderSharing::Everybody : FolderSharing::Group;
}

bool makeGroupFolder(const QString &folder)
{
    return sharingOf(folder) == FolderSharing::Group || ::chmod(QFile::encodeName(folder).constData(), S_ISGID | S_IRWXU | S_IRWXG) == 0;
}

}
