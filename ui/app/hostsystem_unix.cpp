// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/hostsystem.h"

#include <QtGlobal>

namespace pos::ui::host {

void joinTerminal() {}

int leave(int code)
{
    return code;
}

QList<NeededPlugin> neededPlugins()
{
    return {{"sqldrivers", {QStringLiteral("qsqlite")}, "install libqt6sql6-sqlite"},
            {"imageformats", {QStringLiteral("qsvg")}, "install libqt6svg6 or, since Debian 13, qt6-svg-plugins"},
            {"imageformats", {QStringLiteral("qjpeg")}, "install libqt6gui6"},
            {"imageformats", {QStringLiteral("qgif")}, "install libqt6gui6"},
            {"tls", {QStringLiteral("qopensslbackend")}, "install libqt6network6"},
            {"platforms", {QStringLiteral("qxcb"), QStringLiteral("qwayland-generic")}, "install libqt6gui6"},
            {"platforms", {QStringLiteral("qoffscreen")}, "install libqt6gui6"}};
}

QString quietPlatform()
{
    return QStringLiteral("offscreen");
}

QString missingDisplay()
{
    if (!qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return {};
    return QStringLiteral("there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a desktop, "
                          "or set QT_QPA_PLATFORM=offscreen.");
}

QString keychainRemedy()
{
    return QStringLiteral("Start it from a signed-in desktop with GNOME Keyring or KWallet to keep them");
}

QString fontRemedy()
{
    return QStringLiteral("install one, such as fonts-dejavu-core");
}

}
