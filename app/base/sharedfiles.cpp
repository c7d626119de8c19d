// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/sharedfiles.h"

#include <QFileInfo>

namespace pos {

namespace {

QString &sharedFolder()
{
    static QString folder;
    return folder;
}

}

void shareFilesBelow(const QString &folder)
{
    sharedFolder() = folder.isEmpty() ? QString() : folder + QLatin1Char('/');
}

bool isShared(const QString &path)
{
    return !sharedFolder().isEmpty() && QFileInfo(path).absoluteFilePath().startsWith(sharedFolder());
}

QFileDevice::Permissions filePermissions(const QString &path)
{
    constexpr QFileDevice::Permissions owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    return isShared(path) ? owner | QFileDevice::ReadGroup | QFileDevice::WriteGroup : owner;
}

}
