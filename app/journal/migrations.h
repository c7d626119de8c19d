// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Brings a journal to the version this program writes (DESIGN 7): numbered
// frozen steps, each in one transaction; a copy of the file first; files of
// newer programs and of other programs are refused untouched.
#pragma once

#include "base/clock.h"
#include "journal/database.h"

#include <QList>

namespace pos {

struct Migration
{
    int version = 0;
    QByteArray sql;  ///< statements as in sql/schema/
    Result<void> (*fill)(Database &) = nullptr; ///< what SQL cannot work out, in the same transaction
    bool rebuilds = false; ///< makes a table anew that others refer to: references are checked at its end
};

/// The steps compiled into this program, 1 .. n.
QList<Migration> compiledMigrations();

class Migrations
{
public:
    /// "MSTR" in the header of the file.
    static constexpr qint64 ApplicationId = 0x4D535452;

    explicit Migrations(QList<Migration> steps = compiledMigrations()) : m_steps(std::move(steps)) {}

    int latest() const { return m_steps.last().version; }
    /// The version of the file. StorageCorrupt when it is not a journal, StorageNewer when it is too new.
    Result<int> inspect(Database &database) const;
    /// All steps on an empty file.
    Result<void> create(Database &database) const;
    /// The steps that are missing; copies the file to `backupPath` (empty = do not) first when there are any.
    Result<void> upgrade(Database &database, const QString &backupPath) const;

private:
    Result<void> apply(Database &database, const Migration &step) const;
    Result<void> applyGuarded(Database &database, const Migration &step) const;
    QList<Migration> m_steps;
};

/// Splits a schema file: a statement ends at a line ending in ";", a trigger at its line "END;".
QStringList schemaStatements(const QByteArray &sql);

}
