// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Files that nobody needs after the run that made them. Who makes one removes it; what a run leaves that did not end
// by itself goes at the next start, by its name. Any thread.
#pragma once

#include <QString>

namespace pos {

/// A template for QTemporaryFile; `kind` is one short word.
QString temporaryFileIn(const QString &folder, const QString &kind);
/// Those of earlier runs; other files stay, also those that others named *.tmp. Only for the one process that has the folder.
void removeTemporaryFiles(const QString &folder);

}
