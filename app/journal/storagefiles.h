// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Files of the journal on disk: private permissions, durable writes, swaps that
// survive a power cut. Any thread. Never opens a file that SQLite has open in
// this process: closing it again would drop SQLite's POSIX locks.
#pragma once

#include "base/result.h"

namespace pos::storage {

/// Makes `folder` if needed; 0700, unless it is that of a shared till.
Result<void> makePrivateFolder(const QString &folder);
/// A new empty file, 0600 from its first moment; for the group, too, in the folder of a shared till (base/sharedfiles). StorageFailed when it exists.
Result<void> createPrivateFile(const QString &path);
/// A durable copy, 0600; `to` must not exist. Nothing stays behind on error.
Result<void> copyPrivately(const QString &from, const QString &to);
/// The same content under a second name, without copying where the disk can do that.
Result<void> keepUnderName(const QString &path, const QString &aside);
/// Contents, then the folder entry, on the platter.
bool flushDescriptor(int descriptor);
Result<void> syncFile(const QString &path);
Result<void> syncFolderOf(const QString &path);
/// Atomically puts `from` in the place of `to` and makes it durable.
Result<void> replaceFile(const QString &from, const QString &to);
/// True when it is gone afterwards.
bool removeFile(const QString &path);
/// Removes -wal, -shm and -journal beside `path`.
Result<void> removeCompanions(const QString &path);
/// The file and what SQLite left beside it, as far as possible.
void removeWithCompanions(const QString &path);
/// Bytes in the file without opening it; -1 when it does not exist.
qint64 sizeOf(const QString &path);

}
