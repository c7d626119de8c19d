// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/hostsystem.h"

namespace pos::ui::host {

void joinTerminal() {}

int leave(int code)
{
    return code;
}

QList<NeededPlugin> neededPlugins()
{
    return {{"sqldrivers", {QStringLiteral("qsqlite")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qsvg")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qjpeg")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qgif")}, "install Mostrador again: its own folder is incomplete"},
            {"tls", {QStringLiteral("qsecuretransportbackend"), QStringLiteral("qopensslbackend")}, "install Mostrador again: its own folder is incomplete"},
            {"platforms", {QStringLiteral("qcocoa")}, "install Mostrador again: its own folder is incomplete"},
            {"platforms", {QStringLiteral("qoffscreen")}, "install Mostrador again: its own folder is incomplete"}};
}

QString quietPlatform()
{
    return QStringLiteral("offscreen");
}

QString missingDisplay()
{
    return {};
}

QString keychainRemedy()
{
    return QStringLiteral("Unlock the login keychain to keep them");
}

QString fontRemedy()
{
    return QStringLiteral("install one for this machine");
}

}
