// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The log file of a till: a sink for base/log, which has already masked every
// value. Rotates by size, keeps a fixed number of old files, all 0600. Disk full,
// folder gone: lines are dropped in silence and counted, and the count is written
// when writing works again; a log never stops a sale. Called under base/log's
// lock, from any thread.
#pragma once

#include "base/log.h"

#include <QFile>
#include <QStringList>

namespace pos {

class RotatingLog
{
public:
    struct Limits
    {
        qint64 bytes = 1024 * 1024; ///< of one file
        int oldFiles = 4;           ///< mostrador.log.1 is the newest of them
    };

    explicit RotatingLog(QString path) : RotatingLog(std::move(path), Limits()) {}
    RotatingLog(QString path, Limits limits);

    void append(log::Level level, const QString &line);
    qint64 droppedLines() const noexcept { return m_dropped; }
    /// Existing files, newest first.
    static QStringList files(const QString &path);

private:
    bool ready();
    void rotate();
    bool put(const QByteArray &bytes);

    QFile m_file;
    QString m_path;
    Limits m_limits;
    qint64 m_size = 0;
    qint64 m_dropped = 0;
};

}
