// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-tour OUTDIR: pictures of every main job (DESIGN 8). Exit 0 when all
// stations were reached and nothing is clipped, overlapping or pale; 1 otherwise;
// 2 usage; 3 when OUTDIR cannot be written.
#include "base/log.h"
#include "ui/app/application.h"
#include "ui/app/qtmessages.h"
#include "ui/tour/tour.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <cstdio>

namespace {

using namespace pos;
using namespace pos::ui;

int say(int code, const QString &text)
{
    std::fprintf(stderr, "mostrador-tour: %s\n", text.toLocal8Bit().constData());
    return code;
}

/// What earlier tours left would be mistaken for pictures of this one.
bool prepareFolder(const QString &folder)
{
    QDir dir(folder);
    if (!dir.mkpath(QStringLiteral(".")))
        return false;
    for (const QString &old : dir.entryList({QStringLiteral("[0-9][0-9]-*.png"), QStringLiteral("index.json")}, QDir::Files)) {
        if (!dir.remove(old))
            return false;
    }
    return QTemporaryFile(dir.filePath(QStringLiteral(".probe-XXXXXX"))).open();
}

int report(const Camera &camera, const QString &folder, qint64 elapsed)
{
    for (const QString &problem : camera.problems())
        std::fprintf(stderr, "%s\n", problem.toUtf8().constData());
    if (const QString trouble = camera.writeIndex(); !trouble.isEmpty())
        return say(ExitEnvironment, trouble);
    std::printf("%d pictures in %s, %lld s, %s\n", camera.pictures(), folder.toLocal8Bit().constData(),
                static_cast<long long>(elapsed / 1000), camera.allGood() ? "all good" : "with problems: see index.json");
    return camera.allGood() ? ExitGood : ExitCheckFailed;
}

}

int main(int argc, char *argv[])
{
    if (argc != 2 || argv[1][0] == '-')
        return say(ExitUsage, QStringLiteral("usage: mostrador-tour OUTDIR"));
    const QString folder = QString::fromLocal8Bit(argv[1]);
    // Off screen unless told otherwise: the same pictures everywhere, and no windows in anybody's way.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    logQtMessages();
    QCoreApplication::setApplicationName(QStringLiteral("mostrador"));
    beginOpeningDisplay();
    QApplication application(argc, argv);
    endOpeningDisplay();
    if (QFontDatabase::families().isEmpty())
        return say(ExitEnvironment, QStringLiteral("no font is installed: every letter would be a box"));
    if (!prepareFolder(folder))
        return say(ExitEnvironment, QStringLiteral("cannot write to %1").arg(folder));
    QTemporaryDir data;
    CommandLine line;
    line.dataDir = data.path();
    Started<Ground> ground = prepareGround(line, QByteArray());
    if (!ground)
        return say(ground.error().code, ground.error().text);
    QElapsedTimer elapsed;
    elapsed.start();
    int code = ExitCheckFailed;
    {
        Application mostrador(application, std::move(*ground), nullptr);
        mostrador.open();
        Tour tour(mostrador, folder);
        tour.run();
        code = report(tour.camera(), folder, elapsed.elapsed());
    }
    log::setSink({});
    return code;
}
