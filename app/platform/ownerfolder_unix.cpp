// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/ownerfolder.h"

#include "platform/privatefile.h"

#include <QFile>

namespace pos {

bool makeOwnerOnly(const QString &folder)
{
    return QFile::setPermissions(folder, OwnerOnlyFolder);
}

}
