// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace pos::ui {

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::TimeText)
};

QDateTime local(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone.isValid() ? zone : QTimeZone::utc());
}

}

QString clockText(qint64 ms, const QTimeZone &zone, const QLocale &locale)
{
    if (ms == 0)
        return {};
    const QTime time = local(ms, zone).time(); // the C locale would add seconds
    return locale.language() == QLocale::C ? time.toString(u"HH:mm") : locale.toString(time, QLocale::ShortFormat);
}

QString preciseClockText(qint64 ms, const QTimeZone &zone)
{
    return ms == 0 ? QString() : local(ms, zone).toString(QStringLiteral("HH:mm:ss"));
}

QString momentText(qint64 ms, qint64 nowMs, const QTimeZone &zone, const QLocale &locale)
{
    if (ms == 0)
        return {};
    const QDate day = local(ms, zone).date();
    const QDate today = local(nowMs, zone).date();
    if (day == today)
        return clockText(ms, zone, locale);
    if (day.year() == today.year())
        return locale.toString(day, u"d\u00a0MMM") + QChar(0x00a0) + clockText(ms, zone, locale);
    return locale.toString(day, u"d\u00a0MMM\u00a0yyyy");
}

QString elapsedText(qint64 durationMs)
{
    const qint64 seconds = qMax<qint64>(0, durationMs) / 1000;
    const auto two = [](qint64 v) { return QString::number(v).rightJustified(2, u'0'); };
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(QString::number(seconds / 60), two(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(QString::number(seconds / 3600), two(seconds / 60 % 60), two(seconds % 60));
}

QString agoText(qint64 ms, qint64 nowMs)
{
    if (ms == 0)
        return {};
    const qint64 seconds = (nowMs - ms) / 1000;
    if (seconds < 2)
        return TimeText::tr("just now");
    if (seconds < 90)
        return TimeText::tr("%1 s ago").arg(seconds);
    if (seconds < 90 * 60)
        return TimeText::tr("%1 min ago").arg((seconds + 30) / 60);
    return TimeText::tr("%1 h ago").arg((seconds + 1800) / 3600);
}

QString untilText(qint64 ms, qint64 nowMs)
{
    if (ms == 0)
        return {};
    const qint64 seconds = (ms - nowMs + 999) / 1000;
    if (seconds <= 0)
        return TimeText::tr("now");
    if (seconds < 90)
        return TimeText::tr("in %1 s").arg(seconds);
    return TimeText::tr("in %1 min").arg((seconds + 30) / 60);
}

}
