// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What start-up and --self-check have to know of the system that this program was
// built for: one source file a system. Texts are English, for a terminal.
#pragma once

#include <QList>
#include <QStringList>

namespace pos::ui {

/// A plugin of Qt that the program opens at run time.
struct NeededPlugin
{
    const char *folder;
    QStringList names;  ///< one of them is enough
    const char *remedy; ///< "install libqt6gui6"
};

namespace host {

/// Output of a program without a console of its own goes to the terminal that started it. First thing in main().
void joinTerminal();
/// The last thing in main(), when all that is ours is closed: gives back `code`, or ends the process with it.
int leave(int code);
QList<NeededPlugin> neededPlugins();
/// The platform plugin that needs no display: --self-check runs on it.
QString quietPlatform();
/// Neither a display nor a choice of one in the environment: why no window can be opened, or empty.
QString missingDisplay();
/// What to do so that a keychain answers.
QString keychainRemedy();
QString fontRemedy();

}

}
