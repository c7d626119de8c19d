// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A small tar file (ustar) in memory: plain files, flat or in folders, readable
// by every archive program. Names up to 100 bytes.
#pragma once

#include <QByteArray>
#include <QString>

namespace pos {

class TarArchive
{
public:
    /// `mtimeSeconds` since the epoch. False for a name that tar cannot hold; nothing is added then.
    bool add(const QString &name, const QByteArray &content, qint64 mtimeSeconds);
    /// The whole archive with its end mark.
    QByteArray bytes() const;

private:
    QByteArray m_blocks;
};

}
