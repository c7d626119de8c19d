// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Who may open the files that this process makes: its user alone or, below the
// folder of a till that several users of the machine share, that folder's group as
// well. Set once at the start, before other threads begin; asked on any thread.
#pragma once

#include <QFileDevice>
#include <QString>

namespace pos {

/// Absolute; empty = nothing is shared.
void shareFilesBelow(const QString &folder);
bool isShared(const QString &path);
/// For setPermissions() on a file that was just made, so that no umask has a say: 0600, or 0660 where it is shared.
QFileDevice::Permissions filePermissions(const QString &path);

}
