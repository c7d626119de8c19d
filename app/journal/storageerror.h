// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SQLite and file errors as Storage* errors with the path at fault. Constraint
// violations become Conflict: they mean that a promise of the journal would
// have been broken. Pure but for looking at the disk when SQLite only says
// "I/O error".
#pragma once

#include "base/result.h"

class QSqlError;

namespace pos {

/// A table or column that is not there is damage of the file as well: statements and schema are both ours.
/// `what` is English and says what was tried, for logs.
Error storageError(const QSqlError &error, const QString &path, const QString &what);
/// For a primary SQLite result code such as 13 (SQLITE_FULL).
ErrorKind storageKindOf(int primaryCode);
Error storageFault(ErrorKind kind, const QString &path, const QString &what);
/// An operation on a file failed: full, read-only or otherwise, found out by looking at its folder.
Error fileFault(const QString &path, const QString &what);

}
