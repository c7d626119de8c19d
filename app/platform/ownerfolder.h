// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A folder that belongs to one OS user, whatever is put into it, or to a group
// whose users share a till. Any thread.
#pragma once

#include "base/result.h"

#include <QString>

namespace pos {

/// 0700; on Windows an access list of this user, the system and administrators that files in it inherit, where the
/// disk knows access lists. False when somebody else may still get in, for example because the folder is theirs.
bool makeOwnerOnly(const QString &folder);

/// Group: its group may do all and new files are the group's (mode 2770), as an administrator makes the folder of a
/// shared till. Everybody: the same, but others get in as well. Always Own on Windows.
enum class FolderSharing { Own, Group, Everybody };
FolderSharing sharingOf(const QString &folder);
/// 2770 whatever the umask, for a folder in one that a group shares. True when it is so already, whoever made it.
bool makeGroupFolder(const QString &folder);
/// Makes `folder`, or takes an empty one, and gives it to `group` for a shared till; its owner is who runs this, and has
/// to be in the group or an administrator. Again changes nothing. Errors are StorageFailed and say why: no such group, a
/// link, files of somebody in it, another group's. Always an error on Windows.
Result<void> shareFolder(const QString &folder, const QString &group);

}
