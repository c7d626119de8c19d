// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include "base/cardguard.h"

#include <QDateTime>
#include <QMutex>

#include <cstdio>

namespace pos::log {

namespace {

QMutex mutex;
std::function<void(Level, const QString &)> currentSink;

const char *levelName(Level level)
{
    switch (level) {
    case Level::Debug: return "DEBUG";
    case Level::Info: return "INFO";
    case Level::Warning: return "WARN";
    case Level::Error: return "ERROR";
    }
    return "ERROR";
}

QString quoted(const QString &value)
{
    QString clean = maskCardNumbers(value);
    bool plain = !clean.isEmpty();
    for (QChar &c : clean) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
        if (c.isSpace() || c == QLatin1Char('"') || c == QLatin1Char('='))
            plain = false;
    }
    if (plain)
        return clean;
    return QLatin1Char('"') + clean.replace(QLatin1Char('"'), QLatin1Char('\'')) + QLatin1Char('"');
}

}

void setSink(std::function<void(Level, const QString &)> sink)
{
    QMutexLocker lock(&mutex);
    currentSink = std::move(sink);
}

void write(Level level, const char *area, const char *message, const Fields &fields)
{
    QString line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + QLatin1Char(' ') +
                   QLatin1String(levelName(level)) + QLatin1Char(' ') + QLatin1String(area) + QLatin1String(": ") +
                   QLatin1String(message);
    for (const Field &field : fields)
        line += QLatin1Char(' ') + QLatin1String(field.first) + QLatin1Char('=') + quoted(field.second);

    QMutexLocker lock(&mutex);
    if (currentSink)
        currentSink(level, line);
    else if (level != Level::Debug)
        std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

QString shortened(const QString &key)
{
    return key.size() <= 8 ? key : key.left(8) + QChar(0x2026);
}

}
