// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/plainsqlite.h"

#include <QElapsedTimer>
#include <QFile>

#include <sqlite3.h>

namespace pos::bench {

PlainSqlite::PlainSqlite(const QString &path)
{
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) {
        sqlite3_close(m_handle);
        m_handle = nullptr;
    }
}

PlainSqlite::~PlainSqlite()
{
    sqlite3_close(m_handle);
}

std::optional<double> PlainSqlite::run(const QByteArray &sql)
{
    QElapsedTimer timer;
    timer.start();
    sqlite3_stmt *statement = nullptr;
    if (!m_handle || sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return std::nullopt;
    qint64 bytes = 0;
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            if (sqlite3_column_text(statement, column))
                bytes += sqlite3_column_bytes(statement, column);
        }
    }
    sqlite3_finalize(statement);
    if (result != SQLITE_DONE || bytes < 0)
        return std::nullopt;
    return double(timer.nsecsElapsed()) / 1e6;
}

}
