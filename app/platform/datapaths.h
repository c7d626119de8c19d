// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Where a till keeps its files. One folder per OS user by default, or the one of
// --data-dir; made 0700, unless an administrator made it for a group of users
// (mode 2770): then they share one till. Journals are one file per profile, so that training,
// sandbox and live never share one (DESIGN 7). Value type.
#pragma once

#include "base/result.h"
#include "domain/settings.h"

#include <QString>

namespace pos {

class DataPaths
{
public:
    /// The folder used when none is named: ~/.local/share/mostrador and its kin.
    static QString defaultRoot();
    /// Makes the folder (0700) and proves that a file can be written there. Errors carry the path:
    /// StorageFailed for something that is no folder, StorageReadOnly, StorageFull; StorageFailed, too, for a
    /// shared folder that is open to everybody, or on another machine's disk, where no lock is sure.
    static Result<DataPaths> open(const QString &root);
    /// Makes the folder one that the users of `group` share; for an administrator (ownerfolder.h).
    static Result<void> share(const QString &root, const QString &group);

    const QString &root() const noexcept { return m_root; }
    bool isDefaultRoot() const;
    /// Several OS users have this till.
    bool isShared() const noexcept { return m_shared; }
    QString settingsFile() const;
    QString preferencesFile() const;
    /// The shop's own, of all environments.
    QString articlesFile() const;
    QString lockFile() const;
    QString logFolder() const;
    QString logFile() const;
    QString journalFile(Environment environment) const;
    /// State of the training gateway, so that trainees find their payments again.
    QString trainingFile() const;
    /// Keeps the keychain entries of two data folders apart; empty for the default folder.
    QString keychainScope() const;

private:
    explicit DataPaths(QString root) : m_root(std::move(root)) {}
    QString in(const QString &name) const;
    QString m_root;
    bool m_shared = false;
};

/// Of a disk that is reached over a network ("nfs4", "cifs"), by the name that the system gives its kind.
bool isNetworkDisk(const QByteArray &kind);

}
