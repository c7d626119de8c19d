// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Who besides this user may read a file. On Windows its folder's access list decides; tst_datapaths asks for that.
#pragma once

#include <QFileInfo>

namespace pos::test {

inline bool isPrivateFile(const QString &path)
{
#ifdef Q_OS_WIN
    return QFileInfo::exists(path);
#else
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeOther;
    return QFileInfo::exists(path) && !(QFileInfo(path).permissions() & others);
#endif
}

}
