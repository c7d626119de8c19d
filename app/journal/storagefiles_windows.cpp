// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/storagefiles.h"

#include "journal/storageerror.h"

#include <QDir>

#include <windows.h>

#include <io.h>

namespace pos::storage {

bool flushDescriptor(int descriptor)
{
    return _commit(descriptor) == 0;
}

// NTFS journals names by itself; a folder cannot be flushed.
Result<void> syncFolderOf(const QString &)
{
    return {};
}

Result<void> replaceFile(const QString &from, const QString &to)
{
    const std::wstring source = QDir::toNativeSeparators(from).toStdWString(), target = QDir::toNativeSeparators(to).toStdWString();
    if (!MoveFileExW(source.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return fail(fileFault(to, QStringLiteral("replace: ") + qt_error_string(int(GetLastError()))));
    return {};
}

}
