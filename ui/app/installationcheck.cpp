// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/installationcheck.h"

#include "journal/migrations.h"
#include "ui/app/hostsystem.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPluginLoader>
#include <QTemporaryFile>
#include <QtEndian>

#include <array>

namespace pos::ui {

namespace {

/// The plugin's file, whatever the platform calls it: libqxcb.so, qwindows.dll, libqcocoa.dylib.
QString pluginFile(const char *folder, const QString &name)
{
    for (const QString &place : QCoreApplication::libraryPaths()) {
        const QDir plugins(place + QLatin1Char('/') + QLatin1String(folder));
        for (const QString &pattern : QStringList{name + QStringLiteral(".*"), QStringLiteral("lib") + name + QStringLiteral(".*")}) {
            const QStringList found = plugins.entryList({pattern}, QDir::Files);
            if (!found.isEmpty())
                return plugins.filePath(found.first());
        }
    }
    return {};
}

/// Empty when one of its names can be loaded: a plugin whose own libraries are missing is there and of no use.
QString pluginTrouble(const NeededPlugin &plugin)
{
    QString trouble = QStringLiteral("%1/%2 is missing").arg(QLatin1String(plugin.folder), plugin.names.join(QStringLiteral(" or ")));
    for (const QString &name : plugin.names) {
        const QString file = pluginFile(plugin.folder, name);
        if (file.isEmpty())
            continue;
        QPluginLoader loader(file);
        if (loader.load())
            return {};
        trouble = QStringLiteral("%1/%2 cannot be loaded: %3").arg(QLatin1String(plugin.folder), name, loader.errorString());
    }
    return trouble + QStringLiteral(" (%1)").arg(QLatin1String(plugin.remedy));
}

/// PRAGMA user_version as it stands in the header of the file: nothing is opened, locked or recovered. 0 = no journal.
quint32 versionInFile(const QString &path)
{
    constexpr qint64 VersionOffset = 60; // SQLite file format, 1.3
    QFile file(path);
    std::array<char, VersionOffset + 4> header{};
    if (!file.open(QIODevice::ReadOnly) || file.read(header.data(), qint64(header.size())) != qint64(header.size()))
        return 0;
    return qFromBigEndian<quint32>(header.data() + VersionOffset);
}

}

bool hasPlatformWithoutDisplay()
{
    return !pluginFile("platforms", u'q' + host::quietPlatform()).isEmpty();
}

QStringList pluginTroubles()
{
    QStringList troubles;
    for (const NeededPlugin &plugin : host::neededPlugins()) {
        if (const QString trouble = pluginTrouble(plugin); !trouble.isEmpty())
            troubles << trouble;
    }
    return troubles;
}

QString dataFolderTrouble(const QString &root)
{
    QString folder = QDir::cleanPath(QFileInfo(root).absoluteFilePath());
    while (!QFileInfo::exists(folder) && !QDir(folder).isRoot())
        folder = QFileInfo(folder).absolutePath(); // the deepest that there is; the rest would be made in it
    // Permission bits lie (read-only mounts, ACLs, quotas): only writing proves that writing works.
    QTemporaryFile probe(folder + QStringLiteral("/.mostrador-probe-XXXXXX"));
    if (!probe.open())
        return QStringLiteral("nothing can be kept in %1: %2: %3; make it writable, or name another folder with --data-dir")
            .arg(root, folder, probe.errorString());
    const int known = Migrations().latest();
    const QDir place(root);
    for (const QString &name : place.entryList({QStringLiteral("journal-*.sqlite")}, QDir::Files)) {
        if (const quint32 version = versionInFile(place.filePath(name)); version > quint32(known))
            return QStringLiteral("%1 was written by a newer version of Mostrador (journal %2, this one reads up to %3); install that "
                                  "version again, this one leaves the file untouched")
                .arg(place.filePath(name)).arg(version).arg(known);
    }
    return {};
}

}
