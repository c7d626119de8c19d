// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A file that appears under its name complete, or not at all: written beside it,
// synced, then renamed. Errors are Storage* with the path. One thread.
#pragma once

#include "base/result.h"

#include <QSaveFile>

namespace pos {

/// Why a write to `file`, in or at `path`, failed: StorageFull, StorageReadOnly or StorageFailed.
Error storageTrouble(const QFileDevice &file, const QString &path, const char *what);

class WholeFile
{
public:
    explicit WholeFile(const QString &path) : m_file(path) {}

    Result<void> open();
    Result<void> write(const QByteArray &bytes);
    /// Only now it has its name. Without it nothing stays.
    Result<void> commit();

private:
    [[nodiscard]] Unexpected<Error> trouble(const char *what) const;

    QSaveFile m_file;
};

}
