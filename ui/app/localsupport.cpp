// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/localsupport.h"

#include "platform/rotatinglog.h"
#include "platform/supportbundle.h"

#include "version.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace pos::ui {

namespace {

/// The bundle is a tar archive, whatever was typed.
QString withTarSuffix(const QString &path)
{
    const QFileInfo info(path);
    if (info.suffix().compare(QLatin1String("tar"), Qt::CaseInsensitive) == 0)
        return path;
    const bool otherArchive = info.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0;
    return (otherArchive ? path.chopped(4) : path) + QStringLiteral(".tar");
}

}

LocalSupport::LocalSupport(DataPaths paths, Engine &engine, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(paths))
    , m_engine(engine)
{
}

QString LocalSupport::version() const
{
    return QStringLiteral("%1 (%2)").arg(QLatin1String(version::Text), QLatin1String(version::Commit));
}

bool LocalSupport::openFolder(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void LocalSupport::makeBundle(const QString &path, std::function<void(Result<QString>)> done)
{
    m_engine.evidence(this, [this, path = withTarSuffix(path), done = std::move(done)](const Result<QByteArray> &evidence) {
        writeBundle(path, evidence, done);
    });
}

void LocalSupport::writeBundle(const QString &path, const Result<QByteArray> &evidence, std::function<void(Result<QString>)> done)
{
    BundleContents contents;
    contents.logFiles = RotatingLog::files(m_paths.logFile());
    if (evidence)
        contents.evidenceJson = *evidence;
    else
        contents.evidenceProblem = describe(evidence.error());
    contents.settings = m_settings;
    contents.facts = programFacts(QLatin1String(version::Text), QLatin1String(version::Commit));
    // Some megabytes of log: not on the thread that paints.
    QThreadPool::globalInstance()->start([path, contents, done = std::move(done), self = QPointer<LocalSupport>(this)] {
        const Result<void> written = writeSupportBundle(path, contents, QDateTime::currentMSecsSinceEpoch());
        QMetaObject::invokeMethod(
            qApp,
            [self, path, written, done] {
                if (self)
                    done(written ? Result<QString>(path) : Result<QString>(fail(written.error())));
            },
            Qt::QueuedConnection);
    });
}

}
