// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/temporaryfiles.h"

#include <QDir>

namespace pos {

QString temporaryFileIn(const QString &folder, const QString &kind)
{
    return folder + QStringLiteral("/mostrador-%1-XXXXXX.tmp").arg(kind);
}

void removeTemporaryFiles(const QString &folder)
{
    QDir all(folder);
    const QStringList left = all.entryList({QStringLiteral("mostrador-*-??????.tmp")}, QDir::Files | QDir::Hidden);
    for (const QString &name : left)
        all.remove(name);
}

}
