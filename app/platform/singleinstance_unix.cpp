// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/singleinstance.h"

#include "base/sharedfiles.h"
#include "platform/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/file.h>
#include <unistd.h>

namespace pos {

namespace {

QByteArray userName()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QByteArray(entry->pw_name) : QByteArray::number(::geteuid());
}

/// From what the holder wrote, "4711 ana": the message names the person when it is somebody else.
Error heldBy(const QString &folder, const QByteArray &holder)
{
    const QList<QByteArray> words = holder.simplified().split(' ');
    if (words.constFirst().isEmpty())
        return storageError(ErrorKind::StorageLocked, folder, QStringLiteral("in use by another process"));
    const QString process = QString::fromLatin1(words.constFirst());
    const QByteArray user = words.value(1);
    if (user.isEmpty() || user == userName())
        return storageError(ErrorKind::StorageLocked, folder, QStringLiteral("in use by process %1").arg(process));
    Error error = storageError(ErrorKind::StorageLocked, folder, QStringLiteral("in use by process %1 of %2").arg(process, QString::fromLocal8Bit(user)));
    error.context.holder = QString::fromLocal8Bit(user);
    return error;
}

}

// flock() instead of QLockFile: the kernel drops it when the process ends, also by SIGKILL, and no
// process number that was given to somebody else meanwhile can keep a till shut.
struct SingleInstance::Private
{
    int descriptor = -1;
    ~Private()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

Result<std::unique_ptr<SingleInstance>> SingleInstance::acquire(const QString &lockFile)
{
    const QString folder = QFileInfo(lockFile).absolutePath();
    auto d = std::make_unique<Private>();
    const QByteArray name = QFile::encodeName(lockFile);
    do {
        d->descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    } while (d->descriptor < 0 && errno == EINTR);
    if (d->descriptor < 0) {
        const int reason = errno;
        const bool full = reason == ENOSPC || reason == EDQUOT;
        const bool refused = reason == EACCES || reason == EPERM || reason == EROFS;
        return fail(storageError(full ? ErrorKind::StorageFull : refused ? ErrorKind::StorageReadOnly : ErrorKind::StorageFailed,
                                 folder, QString::fromLocal8Bit(std::strerror(reason))));
    }
    if (isShared(lockFile)) // refused for a file that another user made, which is open to us already
        ::fchmod(d->descriptor, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP);
    if (::flock(d->descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(storageError(ErrorKind::StorageFailed, folder, QString::fromLocal8Bit(std::strerror(errno))));
        char holder[300] = {};
        const auto length = ::pread(d->descriptor, holder, sizeof holder - 1, 0);
        return fail(heldBy(folder, QByteArray(holder, length > 0 ? length : 0)));
    }
    // Only for the message above; a full disk must not keep the till from starting.
    const QByteArray self = QByteArray::number(QCoreApplication::applicationPid()) + ' ' + userName() + '\n';
    if (::ftruncate(d->descriptor, 0) == 0 && ::pwrite(d->descriptor, self.constData(), size_t(self.size()), 0) > 0)
        ::fsync(d->descriptor);
    return std::unique_ptr<SingleInstance>(new SingleInstance(std::move(d)));
}

SingleInstance::SingleInstance(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
SingleInstance::~SingleInstance() = default;

}
