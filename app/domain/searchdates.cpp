// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/searchdates.h"

#include "domain/textfold.h"

#include <QDateTime>
#include <QStringList>

namespace pos {

namespace {

constexpr int MostBack = 4000; // "last 4000 days": more than a shop keeps

struct Days
{
    QDate first, last;
};

enum class Unit { Day, Week, Month, Year };

std::optional<Unit> unitOf(QString word)
{
    if (word.size() > 3 && word.endsWith(u's'))
        word.chop(1);
    if (word == QLatin1String("day"))
        return Unit::Day;
    if (word == QLatin1String("week"))
        return Unit::Week;
    if (word == QLatin1String("month"))
        return Unit::Month;
    if (word == QLatin1String("year"))
        return Unit::Year;
    return std::nullopt;
}

QDate startOf(Unit unit, QDate day, Qt::DayOfWeek weekStart)
{
    switch (unit) {
    case Unit::Day: return day;
    case Unit::Week: return day.addDays(-((day.dayOfWeek() - int(weekStart) + 7) % 7));
    case Unit::Month: return QDate(day.year(), day.month(), 1);
    case Unit::Year: return QDate(day.year(), 1, 1);
    }
    return day;
}

QDate moved(Unit unit, QDate day, int count)
{
    switch (unit) {
    case Unit::Day: return day.addDays(count);
    case Unit::Week: return day.addDays(qint64(7) * count);
    case Unit::Month: return day.addMonths(count);
    case Unit::Year: return day.addYears(count);
    }
    return day;
}

bool isDigits(QStringView text, qsizetype length)
{
    if (text.size() != length)
        return false;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return true;
}

/// 2026-08-03, or all of 2026-08.
std::optional<Days> isoDays(const QString &text)
{
    const QStringList parts = text.split(u'-');
    if (parts.size() < 2 || parts.size() > 3 || !isDigits(parts[0], 4) || !isDigits(parts[1], 2))
        return std::nullopt;
    const int year = parts[0].toInt(), month = parts[1].toInt();
    if (parts.size() == 2) {
        const QDate first(year, month, 1);
        return first.isValid() ? std::optional(Days{first, first.addMonths(1).addDays(-1)}) : std::nullopt;
    }
    const QDate day(year, month, isDigits(parts[2], 2) ? parts[2].toInt() : 0);
    return day.isValid() ? std::optional(Days{day, day}) : std::nullopt;
}

/// "2026-11-21t14": one hour.
std::optional<TimeRange> isoHour(const QString &text, const QTimeZone &zone)
{
    constexpr qsizetype DateLength = 10;
    constexpr qint64 HourMs = 3'600'000;
    if (text.size() != DateLength + 3 || text[DateLength] != u't' || !isDigits(text.mid(DateLength + 1), 2))
        return std::nullopt;
    const auto day = isoDays(text.left(DateLength));
    const QTime time(text.mid(DateLength + 1).toInt(), 0);
    if (!day || !time.isValid())
        return std::nullopt;
    const qint64 fromMs = QDateTime(day->first, time, zone).toMSecsSinceEpoch();
    return TimeRange{fromMs, fromMs + HourMs};
}

/// "this week", "last month", "last 30 days".
std::optional<Days> relativeDays(const QStringList &words, QDate today, Qt::DayOfWeek weekStart)
{
    const bool past = words[0] == QLatin1String("last") || words[0] == QLatin1String("past");
    if (words.size() == 3 && past) {
        bool whole = false;
        const int count = words[1].toInt(&whole);
        const auto unit = unitOf(words[2]);
        if (!whole || !unit || count < 1 || count > MostBack)
            return std::nullopt;
        return Days{moved(*unit, today, -count).addDays(1), today};
    }
    const auto unit = words.size() == 2 ? unitOf(words[1]) : std::nullopt;
    if (!unit || (!past && words[0] != QLatin1String("this")))
        return std::nullopt;
    const QDate start = moved(*unit, startOf(*unit, today, weekStart), past ? -1 : 0);
    return Days{start, moved(*unit, start, 1).addDays(-1)};
}

std::optional<Days> daysOf(const QString &text, QDate today, Qt::DayOfWeek weekStart)
{
    if (text == QLatin1String("today"))
        return Days{today, today};
    if (text == QLatin1String("yesterday"))
        return Days{today.addDays(-1), today.addDays(-1)};
    if (const auto days = isoDays(text))
        return days;
    QString spaced = text;
    const QStringList words = spaced.replace(u'-', u' ').replace(u'_', u' ').split(u' ', Qt::SkipEmptyParts);
    return words.size() < 2 ? std::nullopt : relativeDays(words, today, weekStart);
}

}

std::optional<TimeRange> timeRangeFromWords(const QString &text, const DateContext &context)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(context.nowMs, context.zone).date();
    const QString folded = foldText(text); // also turns one character of three dots into three
    if (const auto hour = isoHour(folded, context.zone))
        return hour;
    const qsizetype dots = folded.indexOf(QLatin1String(".."));
    Days days;
    if (dots < 0) {
        const auto one = daysOf(folded, today, context.weekStart);
        if (!one)
            return std::nullopt;
        days = *one;
    } else {
        QString right = folded.mid(dots + 2);
        while (right.startsWith(u'.'))
            right.remove(0, 1);
        const QString left = folded.left(dots).trimmed();
        right = right.trimmed();
        const auto first = daysOf(left, today, context.weekStart);
        const auto last = daysOf(right, today, context.weekStart);
        if ((!first && !left.isEmpty()) || (!last && !right.isEmpty()) || (!first && !last))
            return std::nullopt;
        days = {first ? first->first : QDate(), last ? last->last : QDate()};
        if (first && last && days.last < days.first)
            days = {last->first, first->last};
    }
    TimeRange range;
    if (days.first.isValid())
        range.fromMs = days.first.startOfDay(context.zone).toMSecsSinceEpoch();
    if (days.last.isValid())
        range.untilMs = days.last.addDays(1).startOfDay(context.zone).toMSecsSinceEpoch();
    return range;
}

}
