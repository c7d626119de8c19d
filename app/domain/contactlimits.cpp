// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contactlimits.h"

#include "domain/country.h"

#include <QRegularExpression>

#include <algorithm>

namespace pos {

namespace {

constexpr std::array<QLatin1StringView, 7> Days{QLatin1StringView("Mon"), QLatin1StringView("Tue"), QLatin1StringView("Wed"),
                                                QLatin1StringView("Thu"), QLatin1StringView("Fri"), QLatin1StringView("Sat"),
                                                QLatin1StringView("Sun")};

struct Cap
{
    QLatin1StringView word;
    std::optional<int> ShopLimits::*value;
    int most;
};
constexpr std::array<Cap, 4> Caps{{{QLatin1StringView("day"), &ShopLimits::perDay, MostContactsADay},
                                   {QLatin1StringView("week"), &ShopLimits::perWeek, MostContactsAWeek},
                                   {QLatin1StringView("case"), &ShopLimits::perCase, MostContactsACase},
                                   {QLatin1StringView("apart"), &ShopLimits::hoursApart, MostHoursApart}}};

[[nodiscard]] Unexpected<FieldError> bad(const QString &field, Rule rule, const QString &part, qint64 most = 0)
{
    return Unexpected<FieldError>(FieldError{field, rule, most > 0 ? 1 : 0, most, part.left(40)});
}

int dayOf(const QString &name)
{
    for (size_t day = 0; day < Days.size(); ++day) {
        if (name.compare(Days[day], Qt::CaseInsensitive) == 0)
            return int(day);
    }
    return -1;
}

/// Minutes of the day; 24:00 is its end.
int minuteOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    const int hour = parts.value(0).toInt(), minute = parts.value(1).toInt();
    return hour > 24 || minute > 59 || (hour == 24 && minute > 0) ? -1 : hour * 60 + minute;
}

QString clockText(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// "Mon-Fri 9:00-18:00" into the week; false when it says nothing that can be.
bool addHours(const QString &part, WeekHours &week)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z]{3})(?:\\s*-\\s*([A-Za-z]{3}))?\\s+(\\d{1,2}:\\d\\d)\\s*-\\s*(\\d{1,2}:\\d\\d)$"));
    const QRegularExpressionMatch match = form.match(part);
    if (!match.hasMatch())
        return false;
    const int first = dayOf(match.captured(1)), last = match.captured(2).isEmpty() ? first : dayOf(match.captured(2));
    const DayHours hours{minuteOf(match.captured(3)), minuteOf(match.captured(4))};
    if (first < 0 || last < first || hours.from < 0 || hours.until < 0 || hours.isClosed())
        return false;
    for (int day = first; day <= last; ++day)
        week[static_cast<size_t>(day)] = hours;
    return true;
}

bool isCap(const QString &part)
{
    const QString word = part.section(u' ', 0, 0);
    return std::ranges::any_of(Caps, [&word](const Cap &cap) { return word.compare(cap.word, Qt::CaseInsensitive) == 0; });
}

} // namespace

Checked<std::optional<WeekHours>> weekHoursFromText(const QString &field, const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::optional<WeekHours>();
    WeekHours week{};
    for (const QString &part : text.split(u',')) {
        if (!addHours(part.simplified(), week))
            return bad(field, Rule::BadHours, part.simplified());
    }
    return std::optional<WeekHours>(week);
}

QString weekHoursText(const std::optional<WeekHours> &hours)
{
    QStringList parts;
    for (size_t first = 0; hours && first < Days.size();) {
        size_t next = first + 1;
        while (next < Days.size() && (*hours)[next] == (*hours)[first])
            ++next;
        const DayHours &day = (*hours)[first];
        if (!day.isClosed()) {
            const QString days = next - first > 1 ? QString(Days[first] + QStringLiteral("-") + Days[next - 1]) : QString(Days[first]);
            parts << days + u' ' + clockText(day.from) + u'-' + clockText(day.until);
        }
        first = next;
    }
    return parts.join(QStringLiteral(", "));
}

Checked<ShopLimits> shopLimitsFromText(const QString &field, const QString &text)
{
    ShopLimits limits;
    for (const QString &raw : text.split(u';', Qt::SkipEmptyParts)) {
        const QString part = raw.simplified();
        if (part.isEmpty())
            continue;
        if (!isCap(part)) {
            const auto hours = weekHoursFromText(field, part);
            if (!hours)
                return Unexpected<FieldError>(hours.error());
            if (limits.hours)
                return bad(field, Rule::BadLimits, part);
            limits.hours = *hours;
            continue;
        }
        for (const Cap &cap : Caps) {
            if (part.section(u' ', 0, 0).compare(cap.word, Qt::CaseInsensitive) != 0)
                continue;
            bool number = false;
            const int value = part.section(u' ', 1).toInt(&number);
            if (!number || limits.*cap.value)
                return bad(field, Rule::BadLimits, part);
            if (value < 1 || value > cap.most)
                return bad(field, Rule::OutOfRange, part, cap.most);
            limits.*cap.value = value;
        }
    }
    return limits;
}

QString shopLimitsText(const ShopLimits &limits)
{
    QStringList parts;
    if (limits.hours)
        parts << weekHoursText(limits.hours);
    for (const Cap &cap : Caps) {
        if (limits.*cap.value)
            parts << cap.word + QStringLiteral(" %1").arg(*(limits.*cap.value));
    }
    return parts.join(QStringLiteral("; "));
}

Checked<ContactLimits> countryLimitsFromText(const QString &field, const QString &text)
{
    ContactLimits all;
    for (const QString &raw : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString line = raw.simplified();
        if (line.isEmpty())
            continue;
        const QString country = line.section(u':', 0, 0).trimmed().toUpper();
        if (country.size() != 2 || all.contains(country) || !line.contains(u':'))
            return bad(field, Rule::BadLimits, line);
        const auto limits = shopLimitsFromText(field, line.section(u':', 1));
        if (!limits)
            return Unexpected<FieldError>(limits.error());
        if (*limits == ShopLimits())
            return bad(field, Rule::BadLimits, line);
        all.insert(country, *limits);
    }
    return all;
}

QString countryLimitsText(const ContactLimits &limits)
{
    QStringList lines;
    for (auto it = limits.cbegin(); it != limits.cend(); ++it) {
        if (!it.key().isEmpty())
            lines << it.key() + QStringLiteral(": ") + shopLimitsText(*it);
    }
    return lines.join(u'\n');
}

QList<FieldError> checkContactLimits(const ContactLimits &limits)
{
    QList<FieldError> errors;
    for (auto it = limits.cbegin(); it != limits.cend(); ++it) {
        const QString field = it.key().isEmpty() ? QStringLiteral("recovery.limits.all.") : QStringLiteral("recovery.limits.countries");
        const auto place = [&](const QString &part) { return it.key().isEmpty() ? QString(field + part) : field; };
        if (!it.key().isEmpty() && !findCountry(it.key()))
            errors << FieldError{field, Rule::BadCountry, 0, 0, it.key()};
        if (it->hours && weekHoursText(it->hours).isEmpty()) // open at no time: nobody could ever be contacted
            errors << FieldError{place(QStringLiteral("hours")), Rule::BadHours, 0, 0, {}};
        for (const Cap &cap : Caps) {
            const std::optional<int> value = *it.*cap.value;
            if (value && (*value < 1 || *value > cap.most))
                errors << FieldError{place(cap.word), Rule::OutOfRange, 1, cap.most, {}};
        }
    }
    return errors;
}

ContactRules stricter(ContactRules rules, const ContactLimits &limits)
{
    const QString country = rules.country;
    return stricter(stricter(std::move(rules), limits.value(QString())), country.isEmpty() ? ShopLimits() : limits.value(country));
}

QString limitsInForceText(const ContactLimits &limits, const QString &country)
{
    QStringList parts;
    for (const QString &key : country.isEmpty() ? QStringList{QString()} : QStringList{QString(), country}) {
        if (const QString text = shopLimitsText(limits.value(key)); !text.isEmpty())
            parts << text;
    }
    return parts.join(QStringLiteral(" + "));
}

} // namespace pos
