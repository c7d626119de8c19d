// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contactrules.h"

namespace pos {

namespace {

/// The day itself, before it is moved; invalid when the year has none (29 February, fifth Monday).
QDate dayOf(const HolidayRule &rule, int year)
{
    switch (rule.kind) {
    case HolidayRule::Kind::Date:
        return QDate(year, rule.month, rule.day);
    case HolidayRule::Kind::Easter:
        return easterSunday(year).addDays(rule.easterOffset);
    case HolidayRule::Kind::Weekday: {
        const QDate first(year, rule.month, 1);
        if (rule.nth < 0) {
            const QDate last(year, rule.month, first.daysInMonth());
            return last.addDays(-((last.dayOfWeek() - rule.weekday + 7) % 7));
        }
        const QDate date = first.addDays((rule.weekday - first.dayOfWeek() + 7) % 7 + (rule.nth - 1) * 7);
        return date.month() == rule.month ? date : QDate();
    }
    }
    return {};
}

} // namespace

// Anonymous Gregorian algorithm (Meeus/Jones/Butcher): published tables agree, see the test.
QDate easterSunday(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return QDate(year, n / 31, n % 31 + 1);
}

QHash<QDate, QString> holidaysOf(const QList<HolidayRule> &rules, int year)
{
    QHash<QDate, QString> days;
    // A day near new year may be kept in the year before or after.
    for (int around = year - 1; around <= year + 1; ++around) {
        for (const HolidayRule &rule : rules) {
            if (around < rule.fromYear || around > rule.untilYear)
                continue;
            const QDate day = dayOf(rule, around);
            if (!day.isValid())
                continue;
            const QList<int> &moved = rule.shift[static_cast<size_t>(day.dayOfWeek() - 1)];
            for (const int offset : moved.isEmpty() ? QList<int>{0} : moved) {
                const QDate kept = day.addDays(offset);
                if (kept.year() == year)
                    days.insert(kept, rule.name);
            }
        }
    }
    return days;
}

} // namespace pos
