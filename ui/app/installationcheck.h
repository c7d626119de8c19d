// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks at what the program was installed with and where it would keep its data,
// for --self-check. Changes nothing; a probe file is made and taken away again.
// Needs a QCoreApplication, no display. Texts are English, each with what to do.
#pragma once

#include <QString>
#include <QStringList>

namespace pos::ui {

/// Without it not even the checks that need fonts can run.
bool hasPlatformWithoutDisplay();
/// Plugins that are not there or cannot be loaded, each with the reason and what to install.
QStringList pluginTroubles();
/// Why `root` cannot serve as data folder: it cannot be written, or a journal in it is newer than this program. Empty = it can.
QString dataFolderTrouble(const QString &root);

}
