// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador: the composition root. Command line first, then the ground under the
// program, and only then a window system (DESIGN 8).
#include "base/endsignals.h"
#include "platform/environmentsecrets.h"
#include "ui/app/application.h"
#include "ui/app/hostsystem.h"
#include "ui/app/installationcheck.h"
#include "ui/app/qtmessages.h"
#include "ui/app/refusalwindow.h"
#include "ui/app/selfcheck.h"

#include "version.h"

#include <QApplication>

#include <cstdio>
#include <memory>

namespace {

using namespace pos;
using namespace pos::ui;

int complain(ExitCode code, const QString &text)
{
    std::fprintf(stderr, "mostrador: %s\n", text.toLocal8Bit().constData());
    return code;
}

int selfCheck(int argc, char **argv, const CommandLine &line)
{
    qputenv("QT_QPA_PLATFORM", host::quietPlatform().toLatin1());
    // Qt ends the program when the plugin that it needs for windows and fonts is not there: that has to be told instead.
    auto application = std::make_unique<QCoreApplication>(argc, argv);
    if (hasPlatformWithoutDisplay()) {
        application.reset();
        beginOpeningDisplay();
        application = std::make_unique<QGuiApplication>(argc, argv);
        endOpeningDisplay();
    }
    SelfCheck check(line.dataDir.isEmpty() ? DataPaths::defaultRoot() : line.dataDir);
    QObject::connect(&check, &SelfCheck::finished, application.get(), [](int code) { QCoreApplication::exit(code); });
    QMetaObject::invokeMethod(&check, &SelfCheck::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int share(int argc, char **argv, const CommandLine &line)
{
    const QCoreApplication application(argc, argv);
    if (const Started<void> shared = shareTill(line); !shared)
        return complain(shared.error().code, shared.error().text);
    std::printf("%s is the till of the group %s: mostrador --data-dir %s\n", line.dataDir.toLocal8Bit().constData(),
                line.shareWith.toLocal8Bit().constData(), line.dataDir.toLocal8Bit().constData());
    return ExitGood;
}

int runWindow(int argc, char **argv, const CommandLine &line)
{
    const std::shared_ptr<Credentials> keys = takeEnvironmentCredentials();
    const Started<QByteArray> provision = readProvision(line);
    if (!provision)
        return complain(provision.error().code, provision.error().text);
    if (const QString trouble = missingDisplay(line); !trouble.isEmpty())
        return complain(ExitEnvironment, trouble);
    QGuiApplication::setDesktopFileName(QLatin1String(version::ApplicationId)); // Wayland finds the icon by it
    beginOpeningDisplay();
    QApplication application(argc, argv);
    endOpeningDisplay();
    EndSignals endSignals;
    Started<Ground> ground = prepareGround(line, *provision);
    if (!ground) {
        complain(ground.error().code, ground.error().text);
        return showRefusal(application, ground.error());
    }
    Application mostrador(application, std::move(*ground), keys);
    QObject::connect(&endSignals, &EndSignals::endRequested, &mostrador, &Application::end);
    mostrador.open();
    return QApplication::exec();
}

}

int main(int argc, char *argv[])
{
    host::joinTerminal();
    QCoreApplication::setApplicationName(QStringLiteral("mostrador"));
    QCoreApplication::setApplicationVersion(QLatin1String(pos::version::Text));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto line = parseCommandLine(arguments);
    if (!line)
        return complain(ExitUsage, line.error() + QLatin1String("\n") + usageText());
    if (line->version || line->help) {
        std::puts((line->version ? versionText() : usageText()).toUtf8().constData());
        return ExitGood;
    }
    logQtMessages();
    return host::leave(line->selfCheck               ? selfCheck(argc, argv, *line)
                       : !line->shareWith.isEmpty() ? share(argc, argv, *line)
                                                    : runWindow(argc, argv, *line));
}
