// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/rotatinglog.h"

#include "base/sharedfiles.h"

#include <QDir>
#include <QFileInfo>

namespace pos {

namespace {

constexpr int MostOldFiles = 99;

QString oldFile(const QString &path, int number)
{
    return QStringLiteral("%1.%2").arg(path).arg(number);
}

}

RotatingLog::RotatingLog(QString path, Limits limits) : m_path(std::move(path)), m_limits(limits)
{
    m_limits.oldFiles = qBound(0, m_limits.oldFiles, MostOldFiles);
}

bool RotatingLog::ready()
{
    // The name is checked too: a file that was moved or deleted under us would swallow lines unseen.
    if (m_file.isOpen() && QFileInfo::exists(m_path))
        return true;
    m_file.close();
    m_file.setFileName(m_path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return false;
    m_file.setPermissions(filePermissions(m_path)); // not ours to change when another user of a shared till made it
    m_size = m_file.size();
    return true;
}

void RotatingLog::rotate()
{
    m_file.close();
    if (m_limits.oldFiles == 0) {
        QFile::remove(m_path);
        return;
    }
    QFile::remove(oldFile(m_path, m_limits.oldFiles));
    for (int number = m_limits.oldFiles - 1; number >= 1; --number)
        QFile::rename(oldFile(m_path, number), oldFile(m_path, number + 1));
    QFile::rename(m_path, oldFile(m_path, 1));
}

bool RotatingLog::put(const QByteArray &bytes)
{
    if (!ready())
        return false;
    if (m_size > 0 && m_size + bytes.size() > m_limits.bytes) {
        rotate();
        if (!ready())
            return false;
    }
    const qint64 written = m_file.write(bytes);
    if (written > 0)
        m_size += written;
    if (written == bytes.size())
        return true;
    m_file.close(); // a full disk: start afresh at the next line
    return false;
}

void RotatingLog::append(log::Level, const QString &line)
{
    if (m_dropped > 0) {
        const QString gap = QStringLiteral("%1 lines before this one could not be written\n").arg(m_dropped);
        if (put(gap.toUtf8()))
            m_dropped = 0;
    }
    if (!put((line + QLatin1Char('\n')).toUtf8()))
        ++m_dropped;
}

QStringList RotatingLog::files(const QString &path)
{
    QStringList found;
    if (QFileInfo::exists(path))
        found << path;
    for (int number = 1; number <= MostOldFiles; ++number) {
        if (QFileInfo::exists(oldFile(path, number)))
            found << oldFile(path, number);
    }
    return found;
}

}
