// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/wiretime.h"

#include <QDateTime>

namespace pos {

namespace {

/// Two or four digits at `at`, or -1.
int digitsAt(QStringView text, qsizetype at, int count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

/// What follows the seconds: fraction and zone.
struct Tail
{
    int millis = 0;
    int offsetSeconds = 0;
    bool ok = false;
};

Tail readTail(QStringView text)
{
    Tail tail;
    qsizetype i = 0;
    if (i < text.size() && (text[i] == u'.' || text[i] == u',')) {
        ++i;
        int scale = 100;
        for (; i < text.size() && text[i] >= u'0' && text[i] <= u'9'; ++i, scale /= 10)
            tail.millis += (text[i].unicode() - u'0') * scale;
    }
    const QStringView zone = text.sliced(i);
    if (zone.isEmpty() || zone == u"Z" || zone == u"z") {
        tail.ok = true;
    } else if ((zone[0] == u'+' || zone[0] == u'-') && (zone.size() == 6 || zone.size() == 5 || zone.size() == 3)) {
        const int hours = digitsAt(zone, 1, 2);
        const int minutes = zone.size() == 3 ? 0 : digitsAt(zone, zone.size() - 2, 2);
        tail.ok = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
        tail.offsetSeconds = (hours * 60 + minutes) * 60 * (zone[0] == u'-' ? -1 : 1);
    }
    return tail;
}

} // namespace

qint64 millisFromWire(const QString &text)
{
    // QDateTime::fromString costs as much as the rest of a small answer together.
    const QStringView s = QStringView(text).trimmed();
    if (s.size() < 19 || s[4] != u'-' || s[7] != u'-' || (s[10] != u'T' && s[10] != u' ') || s[13] != u':' ||
        s[16] != u':')
        return 0;
    const int year = digitsAt(s, 0, 4);
    const QDate date(year, digitsAt(s, 5, 2), digitsAt(s, 8, 2));
    const QTime time(digitsAt(s, 11, 2), digitsAt(s, 14, 2), digitsAt(s, 17, 2));
    const Tail tail = readTail(s.sliced(19));
    if (year < 0 || !date.isValid() || !time.isValid() || !tail.ok)
        return 0;
    constexpr qint64 DayMs = 86'400'000;
    const qint64 days = QDate(1970, 1, 1).daysTo(date);
    return days * DayMs + time.msecsSinceStartOfDay() + tail.millis - qint64(tail.offsetSeconds) * 1000;
}

QString wireTime24(qint64 ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return time.toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz")) + u'Z';
}

QString wireTime27(qint64 ms)
{
    return wireTime24(ms).chopped(1) + QStringLiteral("000Z");
}

} // namespace pos
