// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/supportbundle.h"

#include "base/cardguard.h"
#include "platform/privatefile.h"
#include "platform/settingsjson.h"
#include "platform/tararchive.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QSysInfo>
#include <QTimeZone>

namespace pos {

namespace {

constexpr qint64 LargestLog = 16 * 1024 * 1024;
const QString Folder = QStringLiteral("mostrador-support/");

QByteArray guarded(const QByteArray &text)
{
    return maskCardNumbers(QString::fromUtf8(text)).toUtf8();
}

}

QList<std::pair<QString, QString>> programFacts(const QString &version, const QString &commit)
{
    return {{QStringLiteral("version"), version},
            {QStringLiteral("commit"), commit},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("built with qt"), QStringLiteral(QT_VERSION_STR)},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
            {QStringLiteral("processor"), QSysInfo::currentCpuArchitecture()},
            {QStringLiteral("locale"), QLocale().name()},
            {QStringLiteral("time zone"), QString::fromUtf8(QTimeZone::systemTimeZoneId())}};
}

Result<void> writeSupportBundle(const QString &path, const BundleContents &contents, qint64 nowMs)
{
    const qint64 now = nowMs / 1000;
    TarArchive archive;
    QString facts;
    for (const auto &[name, value] : contents.facts)
        facts += name + QLatin1String(": ") + value + QLatin1Char('\n');
    if (!contents.evidenceProblem.isEmpty())
        facts += QLatin1String("evidence missing: ") + contents.evidenceProblem + QLatin1Char('\n');
    bool complete = true;
    const QJsonDocument settings(settingsToJson(contents.settings));
    complete &= archive.add(Folder + QLatin1String("settings.json"), guarded(settings.toJson()), now);
    if (!contents.evidenceJson.isEmpty())
        complete &= archive.add(Folder + QLatin1String("evidence.json"), guarded(contents.evidenceJson), now);
    for (const QString &file : contents.logFiles) {
        const Result<QByteArray> text = readWholeFile(file, LargestLog);
        const QFileInfo info(file);
        // A log that cannot be read is itself news for support, not a reason to give no bundle.
        if (!text)
            facts += QLatin1String("unreadable: ") + info.fileName() + QLatin1Char(' ') + describe(text.error()) + QLatin1Char('\n');
        else
            complete &= archive.add(Folder + info.fileName(), guarded(*text), info.lastModified().toSecsSinceEpoch());
    }
    complete &= archive.add(Folder + QLatin1String("facts.txt"), guarded(facts.toUtf8()), now);
    if (!complete)
        return fail(storageError(ErrorKind::Internal, path, QStringLiteral("a part does not fit into the archive")));
    return writePrivateFile(path, archive.bytes());
}

}
