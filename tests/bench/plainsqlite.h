// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The floor of a question to the journal: SQLite's own C interface, stepping
// through the same rows of the same file and looking at every column.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

struct sqlite3;

namespace pos::bench {

class PlainSqlite
{
public:
    explicit PlainSqlite(const QString &path);
    ~PlainSqlite();
    Q_DISABLE_COPY_MOVE(PlainSqlite)

    /// Milliseconds to prepare, step to the end and finish; nullopt when SQLite refuses.
    std::optional<double> run(const QByteArray &sql);

private:
    sqlite3 *m_handle = nullptr;
};

}
