// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/hostsystem.h"

#include <windows.h>

#include <cstdio>

namespace pos::ui::host {

void joinTerminal()
{
    // A redirection is there already and stays; only what would go nowhere goes to the terminal.
    const bool out = GetStdHandle(STD_OUTPUT_HANDLE) == nullptr, error = GetStdHandle(STD_ERROR_HANDLE) == nullptr;
    if ((!out && !error) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    SetConsoleOutputCP(CP_UTF8);
    if (out)
        std::freopen("CONOUT$", "w", stdout);
    if (error)
        std::freopen("CONOUT$", "w", stderr);
}

int leave(int code)
{
    // The usual end stops all threads first and tells every library then. GCC 12's libstdc++-6.dll now and then waits
    // there for ever, for one that was stopped.
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), UINT(code));
    return code;
}

QList<NeededPlugin> neededPlugins()
{
    return {{"sqldrivers", {QStringLiteral("qsqlite")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qsvg")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qjpeg")}, "install Mostrador again: its own folder is incomplete"},
            {"imageformats", {QStringLiteral("qgif")}, "install Mostrador again: its own folder is incomplete"},
            {"tls", {QStringLiteral("qschannelbackend"), QStringLiteral("qopensslbackend")}, "install Mostrador again: its own folder is incomplete"},
            {"platforms", {QStringLiteral("qwindows")}, "install Mostrador again: its own folder is incomplete"}};
}

QString quietPlatform()
{
    // offscreen brings no fonts here, and this one shows nothing until a window is shown.
    return QStringLiteral("windows");
}

QString missingDisplay()
{
    return {};
}

QString keychainRemedy()
{
    return QStringLiteral("Sign in with an account that may use the Credential Manager to keep them");
}

QString fontRemedy()
{
    return QStringLiteral("install one for this machine");
}

}
