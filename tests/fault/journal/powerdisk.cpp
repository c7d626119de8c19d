// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "fault/journal/powerdisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <new>

namespace pos::test {

namespace {

constexpr qsizetype Sector = 512;

void apply(QByteArray &content, const PowerDisk::Write &write, qsizetype upTo = -1)
{
    if (write.bytes.isNull()) {
        content.truncate(write.offset);
        return;
    }
    const qsizetype count = upTo < 0 ? write.bytes.size() : qMin(upTo, write.bytes.size());
    if (content.size() < write.offset + count)
        content.resize(write.offset + count, '\0');
    content.replace(write.offset, count, write.bytes.first(count));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The object SQLite allocates for an open file, the wrapped one right behind it.
struct WatchedFile
{
    sqlite3_file base;
    PowerDisk *disk;
    QString *path; ///< null when the disk does not cover it
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

WatchedFile &watched(sqlite3_file *file)
{
    return *reinterpret_cast<WatchedFile *>(file);
}

int closeFile(sqlite3_file *file)
{
    WatchedFile &self = watched(file);
    delete self.path;
    self.path = nullptr;
    return self.real()->pMethods ? self.real()->pMethods->xClose(self.real()) : SQLITE_OK;
}

int readFile(sqlite3_file *file, void *data, int count, sqlite3_int64 offset)
{
    WatchedFile &self = watched(file);
    if (const int error = self.path ? self.disk->ask(PowerDisk::Op::Read) : 0)
        return error;
    return self.real()->pMethods->xRead(self.real(), data, count, offset);
}

int writeFile(sqlite3_file *file, const void *data, int count, sqlite3_int64 offset)
{
    WatchedFile &self = watched(file);
    if (const int error = self.path ? self.disk->ask(PowerDisk::Op::Write) : 0)
        return error;
    const int result = self.real()->pMethods->xWrite(self.real(), data, count, offset);
    if (self.path && result == SQLITE_OK)
        self.disk->changed(*self.path, {offset, QByteArray(static_cast<const char *>(data), count)});
    return result;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    WatchedFile &self = watched(file);
    if (const int error = self.path ? self.disk->ask(PowerDisk::Op::Truncate) : 0)
        return error;
    const int result = self.real()->pMethods->xTruncate(self.real(), size);
    if (self.path && result == SQLITE_OK)
        self.disk->changed(*self.path, {size, QByteArray()});
    return result;
}

int syncFile(sqlite3_file *file, int flags)
{
    WatchedFile &self = watched(file);
    if (const int error = self.path ? self.disk->ask(PowerDisk::Op::Sync) : 0)
        return error;
    const int result = self.real()->pMethods->xSync(self.real(), flags);
    if (self.path && result == SQLITE_OK)
        self.disk->synced(*self.path);
    return result;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return watched(file).real()->pMethods->xFileSize(watched(file).real(), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return watched(file).real()->pMethods->xLock(watched(file).real(), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return watched(file).real()->pMethods->xUnlock(watched(file).real(), level);
}

int checkReserved(sqlite3_file *file, int *out)
{
    return watched(file).real()->pMethods->xCheckReservedLock(watched(file).real(), out);
}

int fileControl(sqlite3_file *file, int op, void *argument)
{
    return watched(file).real()->pMethods->xFileControl(watched(file).real(), op, argument);
}

int sectorSize(sqlite3_file *file)
{
    return watched(file).real()->pMethods->xSectorSize(watched(file).real());
}

/// Promises nothing: neither atomic sectors nor writes that leave their neighbours alone.
int characteristics(sqlite3_file *)
{
    return 0;
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return watched(file).real()->pMethods->xShmMap(watched(file).real(), page, size, extend, out);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return watched(file).real()->pMethods->xShmLock(watched(file).real(), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    watched(file).real()->pMethods->xShmBarrier(watched(file).real());
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return watched(file).real()->pMethods->xShmUnmap(watched(file).real(), remove);
}

/// Version 2: shared memory for the write-ahead log, no memory-mapped reads that would pass by here.
constexpr sqlite3_io_methods Methods{
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = fileSize,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = checkReserved,
    .xFileControl = fileControl,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shmMap,
    .xShmLock = shmLock,
    .xShmBarrier = shmBarrier,
    .xShmUnmap = shmUnmap,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

} // namespace

/// A copy of the default VFS with three functions of its own.
struct PowerDisk::Vfs : sqlite3_vfs
{
    explicit Vfs(PowerDisk &disk) : sqlite3_vfs(*sqlite3_vfs_find(nullptr)), m_disk(disk), m_real(sqlite3_vfs_find(nullptr))
    {
        zName = "powerdisk";
        szOsFile += int(sizeof(WatchedFile));
        xOpen = open;
        xDelete = remove;
        sqlite3_vfs_register(this, 1);
    }
    ~Vfs()
    {
        sqlite3_vfs_unregister(this);
        sqlite3_vfs_register(m_real, 1);
    }

    static Vfs &self(sqlite3_vfs *vfs) { return *static_cast<Vfs *>(vfs); }
    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        PowerDisk &disk = self(vfs).m_disk;
        auto *fresh = new (file) WatchedFile{{nullptr}, &disk, nullptr};
        fresh->real()->pMethods = nullptr;
        const int result = self(vfs).m_real->xOpen(self(vfs).m_real, name, fresh->real(), flags, outFlags);
        // SQLite closes a file that did not open when it has methods.
        fresh->base.pMethods = fresh->real()->pMethods ? &Methods : nullptr;
        const QString path = QString::fromUtf8(name ? name : "");
        if (result == SQLITE_OK && disk.covers(path)) {
            fresh->path = new QString(path);
            disk.opened(path);
        }
        return result;
    }
    static int remove(sqlite3_vfs *vfs, const char *name, int syncFolder)
    {
        PowerDisk &disk = self(vfs).m_disk;
        const QString path = QString::fromUtf8(name);
        const bool covered = disk.covers(path);
        if (const int error = covered ? disk.ask(Op::Delete) : 0)
            return error;
        const int result = self(vfs).m_real->xDelete(self(vfs).m_real, name, syncFolder);
        if (covered && result == SQLITE_OK)
            disk.deleted(path);
        return result;
    }

    PowerDisk &m_disk;
    sqlite3_vfs *m_real;
};

PowerDisk::PowerDisk(const QString &folder) : m_folder(QDir::cleanPath(folder) + u'/'), m_vfs(std::make_unique<Vfs>(*this))
{
}

PowerDisk::~PowerDisk() = default;

void PowerDisk::opened(const QString &path)
{
    // What came here by other ways was flushed and renamed by the journal itself.
    const QByteArray now = contentOf(path);
    File &file = m_files[path];
    QByteArray remembered = file.durable;
    for (const Write &write : file.pending)
        apply(remembered, write);
    if (remembered != now)
        file = File{now, {}};
}

void PowerDisk::synced(const QString &path)
{
    File &file = m_files[path];
    for (const Write &write : file.pending)
        apply(file.durable, write);
    file.pending.clear();
}

int PowerDisk::unsynced() const
{
    int count = 0;
    for (const File &file : m_files)
        count += int(file.pending.size());
    return count;
}

bool PowerDisk::pictureTo(const QString &target, Fate fate, QRandomGenerator &chance) const
{
    const QFileInfoList entries = QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        const QString path = entry.absoluteFilePath();
        if (path.endsWith(QLatin1String("-shm")))
            continue; // memory, not disk
        const auto known = m_files.constFind(path);
        QByteArray content = known == m_files.constEnd() ? contentOf(path) : known->durable;
        const QList<Write> pending = known == m_files.constEnd() ? QList<Write>() : known->pending;
        for (qsizetype i = 0; i < pending.size(); ++i) {
            const qsizetype sectors = pending.at(i).bytes.size() / Sector + 1;
            const bool last = i + 1 == pending.size();
            switch (fate) {
            case Fate::UnsyncedIsLost: break;
            case Fate::LastWriteIsTorn: apply(content, pending.at(i), last ? sectors / 2 * Sector : -1); break;
            case Fate::Chance:
                if (chance.bounded(2) == 0)
                    apply(content, pending.at(i), chance.bounded(3) == 0 ? chance.bounded(int(sectors)) * Sector : -1);
                break;
            }
        }
        QFile file(QDir(target).filePath(entry.fileName()));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return false;
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    return true;
}

} // namespace pos::test
