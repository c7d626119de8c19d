// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A disk under SQLite that can lose power and fail. While it lives it is SQLite's
// default VFS; what happens below its folder is counted and remembered, everything
// else passes through. The model: a write is safe when its file was synced after
// it; until then each may be on the platter, in part (512-byte sectors) or not at
// all, in any order. A deletion is safe at once: the journal must cope either way,
// and the test of a returning file is SQLite's own.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <functional>
#include <memory>

struct sqlite3_vfs;

namespace pos::test {

class PowerDisk
{
public:
    enum class Op { Read, Write, Truncate, Sync, Delete };

    /// Sees every operation below `folder`. One at a time in a process.
    explicit PowerDisk(const QString &folder);
    ~PowerDisk();
    Q_DISABLE_COPY_MOVE(PowerDisk)

    /// Before the operation is done. An SQLite error code makes it fail instead; 0 lets it pass.
    std::function<int(Op op)> before;

    enum class Fate { UnsyncedIsLost, LastWriteIsTorn, Chance };
    /// What would be in the folder if the power went away now, into the existing folder `target`.
    bool pictureTo(const QString &target, Fate fate, QRandomGenerator &chance) const;
    /// Writes that no sync has made safe.
    int unsynced() const;

    // For the VFS below.
    struct Write
    {
        qint64 offset = 0;
        QByteArray bytes; ///< null = the file is cut at `offset`
    };
    struct File
    {
        QByteArray durable;
        QList<Write> pending;
    };
    bool covers(const QString &path) const { return path.startsWith(m_folder); }
    int ask(Op op) const { return before ? before(op) : 0; }
    void opened(const QString &path);
    void changed(const QString &path, Write write) { m_files[path].pending += std::move(write); }
    void synced(const QString &path);
    void deleted(const QString &path) { m_files.remove(path); }

private:
    const QString m_folder;
    QHash<QString, File> m_files;
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

}
