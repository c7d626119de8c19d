// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Files that belong to one OS user: written atomically (temporary file, fsync,
// rename), never half, never readable by others (base/sharedfiles). Errors carry the path:
// StorageReadOnly, StorageFull or StorageFailed.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace pos {

/// Read and write for the owner only.
inline constexpr QFileDevice::Permissions OwnerOnlyFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions OwnerOnlyFolder = OwnerOnlyFile | QFileDevice::ExeOwner;

Error storageError(ErrorKind kind, const QString &path, const QString &detail);
/// Why `device` at `path` could not be opened or written.
Error storageErrorOf(const QFileDevice &device, const QString &path);

/// Replaces `path` as a whole or leaves it as it was.
Result<void> writePrivateFile(const QString &path, const QByteArray &bytes);
/// NotFound when there is none.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit);

}
