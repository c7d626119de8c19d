// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The command line of `mostrador` (DESIGN 8). Pure: parses before any Qt
// application exists, so that --version needs no display. Options of Qt itself
// (-platform, -style ...) are let through.
#pragma once

#include "base/result.h"

#include <QStringList>

namespace pos::ui {

enum ExitCode {
    ExitGood = 0,
    ExitCheckFailed = 1,
    ExitUsage = 2,
    ExitEnvironment = 3, ///< folder, port, plugin, display
};

struct CommandLine
{
    QString dataDir; ///< empty = the default folder
    QString provisionFile;
    QString shareWith; ///< a group; needs dataDir
    QString platform; ///< -platform, or empty
    bool training = false;
    bool selfCheck = false;
    bool version = false;
    bool help = false;
};

/// `arguments` without the program's name. The error is one English sentence for stderr.
Expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);
QString usageText();
/// "mostrador X.Y.Z (commit)"
QString versionText();
/// Why no window can be opened here, or empty. Looks at the environment only.
QString missingDisplay(const CommandLine &line);

}
