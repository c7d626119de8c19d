// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/singleinstance.h"

#include "platform/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <windows.h>

namespace pos {

namespace {

/// Far behind the process number, which others have to be able to read while the lock is held.
constexpr DWORD LockedByte = 1024;

ErrorKind kindOf(DWORD reason)
{
    switch (reason) {
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT: return ErrorKind::StorageReadOnly;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL: return ErrorKind::StorageFull;
    default: return ErrorKind::StorageFailed;
    }
}

Unexpected<Error> refusal(const QString &folder, DWORD reason)
{
    return fail(storageError(kindOf(reason), folder, qt_error_string(int(reason))));
}

}

// A lock on a byte: the system drops it when the process ends, however that happens, and no process number
// that was given to somebody else meanwhile can keep a till shut.
struct SingleInstance::Private
{
    HANDLE file = INVALID_HANDLE_VALUE;
    ~Private()
    {
        if (file != INVALID_HANDLE_VALUE)
            CloseHandle(file);
    }
};

Result<std::unique_ptr<SingleInstance>> SingleInstance::acquire(const QString &lockFile)
{
    const QString folder = QFileInfo(lockFile).absolutePath();
    auto d = std::make_unique<Private>();
    const std::wstring name = QDir::toNativeSeparators(lockFile).toStdWString();
    d->file = CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS,
                          FILE_ATTRIBUTE_NORMAL, nullptr);
    if (d->file == INVALID_HANDLE_VALUE)
        return refusal(folder, GetLastError());
    OVERLAPPED place{};
    place.Offset = LockedByte;
    if (!LockFileEx(d->file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place)) {
        const DWORD reason = GetLastError();
        if (reason != ERROR_LOCK_VIOLATION && reason != ERROR_IO_PENDING)
            return refusal(folder, reason);
        char holder[32] = {};
        DWORD length = 0;
        if (!ReadFile(d->file, holder, sizeof holder - 1, &length, nullptr))
            length = 0;
        const QString process = QString::fromLatin1(holder, length).trimmed();
        return fail(storageError(ErrorKind::StorageLocked, folder,
                                 process.isEmpty() ? QStringLiteral("in use by another process")
                                                   : QStringLiteral("in use by process %1").arg(process)));
    }
    // Only for the message above; a full disk must not keep the till from starting.
    const QByteArray self = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    DWORD written = 0;
    if (WriteFile(d->file, self.constData(), DWORD(self.size()), &written, nullptr) && SetEndOfFile(d->file))
        FlushFileBuffers(d->file);
    return std::unique_ptr<SingleInstance>(new SingleInstance(std::move(d)));
}

SingleInstance::SingleInstance(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
SingleInstance::~SingleInstance() = default;

}
