// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/datapaths.h"

#include "base/temporaryfiles.h"
#include "platform/ownerfolder.h"
#include "platform/privatefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryFile>

namespace pos {

namespace {

QString cleanPath(const QString &root)
{
    return QDir::cleanPath(QFileInfo(root).absoluteFilePath());
}

Result<void> makeFolder(const QString &path, bool inGroup)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return fail(storageError(ErrorKind::StorageFailed, path, QStringLiteral("is not a folder")));
    if (!info.exists() && !QDir().mkpath(path)) {
        // The deepest folder that does exist is the one that refuses.
        QString parent = info.absolutePath();
        while (!QFileInfo::exists(parent) && !QDir(parent).isRoot())
            parent = QFileInfo(parent).absolutePath();
        const bool inTheWay = QFileInfo::exists(parent) && !QFileInfo(parent).isDir();
        return fail(storageError(inTheWay ? ErrorKind::StorageFailed : ErrorKind::StorageReadOnly, path,
                                 inTheWay ? QStringLiteral("%1 is not a folder").arg(parent)
                                          : QStringLiteral("cannot be made in %1").arg(parent)));
    }
    if (inGroup ? !makeGroupFolder(path) : !makeOwnerOnly(path))
        return fail(storageError(ErrorKind::StorageReadOnly, path, QStringLiteral("belongs to another user")));
    return {};
}

}

QString DataPaths::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/mostrador");
}

Result<void> DataPaths::share(const QString &root, const QString &group)
{
    return shareFolder(cleanPath(root), group);
}

Result<DataPaths> DataPaths::open(const QString &root)
{
    if (root.trimmed().isEmpty())
        return fail(storageError(ErrorKind::StorageFailed, root, QStringLiteral("the name of the folder is empty")));
    const QString path = cleanPath(root);
    const FolderSharing sharing = sharingOf(path);
    if (sharing == FolderSharing::Everybody)
        return fail(storageError(ErrorKind::StorageFailed, path, QStringLiteral("is shared by a group and open to everybody else, too: chmod o= it")));
    const bool shared = sharing == FolderSharing::Group;
    if (shared && isNetworkDisk(QStorageInfo(path).fileSystemType()))
        return fail(storageError(ErrorKind::StorageFailed, path, QStringLiteral("is shared and on the disk of another machine: a till needs one of its own")));
    if (const auto made = makeFolder(path, shared); !made)
        return fail(made.error());
    // Permission bits lie (read-only mounts, ACLs, quotas): only writing proves that writing works.
    QTemporaryFile probe(temporaryFileIn(path, QStringLiteral("probe")));
    if (!probe.open() || probe.write("probe", 5) != 5 || !probe.flush())
        return fail(storageErrorOf(probe, path));
    DataPaths paths(path);
    paths.m_shared = shared;
    if (const auto made = makeFolder(paths.logFolder(), shared); !made)
        return fail(made.error());
    return paths;
}

bool isNetworkDisk(const QByteArray &kind)
{
    static const QList<QByteArray> kinds{"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph", "glusterfs",
                                         "fuse.sshfs", "fuse.glusterfs", "afpfs", "webdav", "davfs"};
    return kinds.contains(kind);
}

QString DataPaths::in(const QString &name) const
{
    return m_root + QLatin1Char('/') + name;
}

bool DataPaths::isDefaultRoot() const
{
    return QFileInfo(m_root).canonicalFilePath() == QFileInfo(defaultRoot()).canonicalFilePath();
}

QString DataPaths::settingsFile() const { return in(QStringLiteral("settings.json")); }
QString DataPaths::articlesFile() const { return in(QStringLiteral("articles.csv")); }
QString DataPaths::preferencesFile() const { return in(QStringLiteral("preferences.json")); }
QString DataPaths::lockFile() const { return in(QStringLiteral("lock")); }
QString DataPaths::logFolder() const { return in(QStringLiteral("log")); }
QString DataPaths::logFile() const { return in(QStringLiteral("log/mostrador.log")); }
QString DataPaths::trainingFile() const { return in(QStringLiteral("training-gateway.json")); }

QString DataPaths::journalFile(Environment environment) const
{
    return in(QStringLiteral("journal-%1.sqlite").arg(environmentName(environment)));
}

QString DataPaths::keychainScope() const
{
    if (isDefaultRoot())
        return {};
    const QByteArray path = QFileInfo(m_root).canonicalFilePath().toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(12));
}

}
