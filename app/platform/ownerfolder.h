// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A folder that belongs to one OS user, whatever is put into it. Any thread.
#pragma once

#include <QString>

namespace pos {

/// 0700; on Windows an access list of this user, the system and administrators that files in it inherit, where the
/// disk knows access lists. False when somebody else may still get in, for example because the folder is theirs.
bool makeOwnerOnly(const QString &folder);

}
