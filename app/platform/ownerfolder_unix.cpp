// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/ownerfolder.h"

#include "platform/privatefile.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pos {

namespace {

constexpr mode_t GroupFolder = S_ISGID | S_IRWXU | S_IRWXG;

}

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
    return sharingOf(folder) == FolderSharing::Group || ::chmod(QFile::encodeName(folder).constData(), GroupFolder) == 0;
}

Result<void> shareFolder(const QString &folder, const QString &group)
{
    const auto refuse = [&folder](const QString &why) { return fail(storageError(ErrorKind::StorageFailed, folder, why)); };
    const struct group *entry = ::getgrnam(group.toLocal8Bit().constData());
    if (!entry)
        return refuse(QStringLiteral("cannot be shared: this machine has no group %1").arg(group));
    const gid_t owner = entry->gr_gid;
    const QByteArray name = QFile::encodeName(folder);
    const bool made = ::mkdir(name.constData(), S_IRWXU) == 0;
    if (!made && errno != EEXIST)
        return refuse(QString::fromLocal8Bit(std::strerror(errno)));
    // By its descriptor: nobody can put a link to something else in its place meanwhile.
    const int descriptor = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
        const bool other = errno == ENOTDIR || errno == ELOOP;
        return refuse(other ? QStringLiteral("is not a folder, or only a link to one") : QString::fromLocal8Bit(std::strerror(errno)));
    }
    const auto closed = qScopeGuard([descriptor] { ::close(descriptor); });
    struct stat about = {};
    if (::fstat(descriptor, &about) == 0 && about.st_gid == owner && (about.st_mode & 07777) == GroupFolder)
        return {};
    // Files of a till that was used by one user stay theirs, so that the others could not open it.
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
        return refuse(QStringLiteral("has files in it: a till is shared from its beginning, in a new folder"));
    const bool given = ::fchown(descriptor, ::geteuid(), owner) == 0 && ::fchmod(descriptor, GroupFolder) == 0;
    const QString reason = given ? QStringLiteral("its disk keeps no such permissions") : QString::fromLocal8Bit(std::strerror(errno));
    if (given && sharingOf(folder) == FolderSharing::Group)
        return {};
    if (made)
        ::rmdir(name.constData());
    return refuse(QStringLiteral("cannot be given to the group %1 (%2): an administrator can").arg(group, reason));
}

}
