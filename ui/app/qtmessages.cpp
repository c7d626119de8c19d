// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/qtmessages.h"

#include "base/log.h"
#include "ui/app/commandline.h"

#include <QtGlobal>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace pos::ui {

namespace {

// A message handler is a plain function: this is the one state it can have.
std::atomic<bool> openingDisplay{false};

void handle(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (isKnownNoise(message))
        return;
    const log::Fields fields{{"text", message}};
    switch (type) {
    case QtDebugMsg: log::debug("qt", "message", fields); return;
    case QtInfoMsg: log::info("qt", "message", fields); return;
    case QtWarningMsg: log::warning("qt", "message", fields); return;
    case QtCriticalMsg: log::error("qt", "message", fields); return;
    case QtFatalMsg: break;
    }
    log::error("qt", "fatal", fields);
    std::fprintf(stderr, "mostrador: %s\n", message.toLocal8Bit().constData());
    if (openingDisplay) {
        std::fputs("mostrador: no window can be opened here. Start it from a desktop (DISPLAY or WAYLAND_DISPLAY must lead to "
                   "it), or set QT_QPA_PLATFORM=offscreen.\n",
                   stderr);
        std::_Exit(ExitEnvironment);
    }
}

}

bool isKnownNoise(const QString &message)
{
    static constexpr const char *Noise[] = {
        "Cannot call seek on a sequential device",
        "This plugin does not support propagateSizeHints",
        "This plugin does not support raise()",
        "This plugin does not support grabbing the keyboard",
    };
    for (const char *text : Noise) {
        if (message.contains(QLatin1String(text)))
            return true;
    }
    return false;
}

void logQtMessages()
{
    qInstallMessageHandler(handle);
}

void beginOpeningDisplay()
{
    openingDisplay = true;
}

void endOpeningDisplay()
{
    openingDisplay = false;
}

}
