// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contactrules.h"

#include <algorithm>

namespace pos {

namespace {

constexpr qint64 MinuteMs = 60'000;
constexpr int DayMinutes = 24 * 60;
/// Longer than any run of closed days that a pack could hold.
constexpr int HorizonDays = 400;

WeekHours usualWeek(DayHours weekday, DayHours saturday)
{
    return {weekday, weekday, weekday, weekday, weekday, saturday, DayHours{}};
}

/// What stands against a contact at one instant, and the earliest later instant at which this rule alone may not.
struct Obstacle
{
    ContactRule rule = ContactRule::Hours;
    qint64 untilMs = 0; ///< 0 = waiting does not help
    QString detail;
};

class Evaluation
{
public:
    Evaluation(const ContactRules &rules, const ContactQuestion &question) : m_rules(rules), m_question(question) {}

    std::optional<Obstacle> obstacleAt(qint64 minute);

private:
    std::optional<Obstacle> fixedObstacle() const;
    std::optional<Obstacle> clockObstacle(const QTimeZone &zone, qint64 minute);
    std::optional<Obstacle> capObstacle(const QTimeZone &zone, qint64 minute) const;
    std::optional<Obstacle> spacingObstacle(qint64 minute) const;
    const QHash<QDate, QString> &holidays(int year);

    const ContactRules &m_rules;
    const ContactQuestion &m_question;
    QHash<int, QHash<QDate, QString>> m_holidays;
};

QDateTime local(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

/// `minutes` later by the wall clock, if the clock does not change before: then the change, to look again there.
qint64 laterBy(qint64 fromMs, int minutes, const QTimeZone &zone)
{
    const qint64 there = fromMs + minutes * MinuteMs;
    if (!zone.hasTransitions())
        return there;
    const QTimeZone::OffsetData change = zone.nextTransition(local(fromMs, zone));
    if (!change.atUtc.isValid())
        return there;
    const qint64 changeMs = (change.atUtc.toMSecsSinceEpoch() + MinuteMs - 1) / MinuteMs * MinuteMs;
    return changeMs > fromMs ? std::min(there, changeMs) : there;
}

int minuteOfDay(const QDateTime &at)
{
    return at.time().hour() * 60 + at.time().minute();
}

QDate mondayOf(QDate date)
{
    return date.addDays(1 - date.dayOfWeek());
}

const QHash<QDate, QString> &Evaluation::holidays(int year)
{
    auto known = m_holidays.find(year);
    if (known == m_holidays.end())
        known = m_holidays.insert(year, holidaysOf(m_rules.holidays, year));
    return *known;
}

std::optional<Obstacle> Evaluation::fixedObstacle() const
{
    if (m_question.zones.isEmpty())
        return Obstacle{ContactRule::Zone, 0, {}};
    for (const QTimeZone &zone : m_question.zones) {
        if (!zone.isValid())
            return Obstacle{ContactRule::Zone, 0, {}};
    }
    for (const ContactChannel channel : m_question.channels) {
        if (!m_rules.channels.contains(channel))
            return Obstacle{ContactRule::Channel, 0, contactChannelName(channel)};
    }
    if (m_question.channels.isEmpty())
        return Obstacle{ContactRule::Channel, 0, {}};
    // Where only one channel is lawful, it is not left to the agent which.
    if (m_rules.caps.oneChannelAWeek && m_question.channels.size() > 1)
        return Obstacle{ContactRule::OneChannelAWeek, 0, {}};
    const auto ofCase = std::ranges::count_if(m_question.history, [this](const PastContact &contact) {
        return contact.caseId == m_question.caseId;
    });
    if (m_rules.caps.perCase > 0 && ofCase >= m_rules.caps.perCase)
        return Obstacle{ContactRule::PerCase, 0, {}};
    return std::nullopt;
}

std::optional<Obstacle> Evaluation::clockObstacle(const QTimeZone &zone, qint64 minute)
{
    const QDateTime now = local(minute, zone);
    const int at = minuteOfDay(now);
    const QString holiday = holidays(now.date().year()).value(now.date());
    if (!holiday.isEmpty())
        return Obstacle{ContactRule::Holiday, laterBy(minute, DayMinutes - at, zone), holiday};
    const DayHours &hours = m_rules.hours[static_cast<size_t>(now.date().dayOfWeek() - 1)];
    if (hours.holds(at))
        return std::nullopt;
    const int wait = !hours.isClosed() && at < hours.from ? hours.from - at : DayMinutes - at;
    return Obstacle{ContactRule::Hours, laterBy(minute, wait, zone), QString::fromLatin1(zone.id())};
}

std::optional<Obstacle> Evaluation::capObstacle(const QTimeZone &zone, qint64 minute) const
{
    const QDateTime now = local(minute, zone);
    const QDate week = mondayOf(now.date());
    int today = 0, thisWeek = 0;
    bool otherChannel = false;
    for (const PastContact &contact : m_question.history) {
        const QDate date = local(contact.atMs, zone).date();
        today += date == now.date();
        if (mondayOf(date) != week)
            continue;
        ++thisWeek;
        otherChannel = otherChannel || contact.channels != m_question.channels;
    }
    const int tomorrow = DayMinutes - minuteOfDay(now);
    const int nextWeek = tomorrow + (7 - now.date().dayOfWeek()) * DayMinutes;
    if (m_rules.caps.perWeek > 0 && thisWeek >= m_rules.caps.perWeek)
        return Obstacle{ContactRule::PerWeek, laterBy(minute, nextWeek, zone), {}};
    if (m_rules.caps.oneChannelAWeek && otherChannel)
        return Obstacle{ContactRule::OneChannelAWeek, laterBy(minute, nextWeek, zone), {}};
    if (m_rules.caps.perDay > 0 && today >= m_rules.caps.perDay)
        return Obstacle{ContactRule::PerDay, laterBy(minute, tomorrow, zone), {}};
    return std::nullopt;
}

std::optional<Obstacle> Evaluation::spacingObstacle(qint64 minute) const
{
    const qint64 apart = m_rules.caps.hoursApart * 60 * MinuteMs;
    qint64 until = 0;
    for (const PastContact &contact : m_question.history) {
        // One that is dated later than now comes from a clock that was set back: it counts until then, and on.
        if (minute < contact.atMs + apart)
            until = std::max(until, contact.atMs + apart);
    }
    if (until == 0)
        return std::nullopt;
    return Obstacle{ContactRule::HoursApart, (until + MinuteMs - 1) / MinuteMs * MinuteMs, {}};
}

std::optional<Obstacle> Evaluation::obstacleAt(qint64 minute)
{
    if (const auto fixed = fixedObstacle())
        return fixed;
    for (const QTimeZone &zone : m_question.zones) {
        if (const auto clock = clockObstacle(zone, minute))
            return clock;
        if (const auto cap = capObstacle(zone, minute))
            return cap;
    }
    return spacingObstacle(minute);
}

} // namespace

QString contactRuleName(ContactRule rule)
{
    switch (rule) {
    case ContactRule::Hours: return QStringLiteral("hours");
    case ContactRule::Holiday: return QStringLiteral("holidays");
    case ContactRule::PerDay: return QStringLiteral("per_day");
    case ContactRule::PerWeek: return QStringLiteral("per_week");
    case ContactRule::PerCase: return QStringLiteral("per_case");
    case ContactRule::HoursApart: return QStringLiteral("hours_apart");
    case ContactRule::OneChannelAWeek: return QStringLiteral("one_channel_a_week");
    case ContactRule::Channel: return QStringLiteral("channels");
    case ContactRule::Zone: return QStringLiteral("zone");
    }
    return QStringLiteral("hours");
}

QString ContactRules::version() const
{
    const QString date = asOf.isValid() ? asOf.toString(Qt::ISODate) : QStringLiteral("default");
    return country.isEmpty() ? date : QString(country + u' ' + date);
}

ContactRules strictDefault()
{
    ContactRules rules;
    rules.hours = usualWeek({8 * 60, 19 * 60}, {8 * 60, 15 * 60});
    return rules;
}

ContactRules stricter(ContactRules rules, const ShopLimits &shop)
{
    // A cap of 0 is none at all, so it never wins; neither does a negative one.
    const auto lower = [](int &cap, const std::optional<int> &own) {
        if (own && *own > 0 && (cap == 0 || *own < cap))
            cap = *own;
    };
    lower(rules.caps.perDay, shop.perDay);
    lower(rules.caps.perWeek, shop.perWeek);
    lower(rules.caps.perCase, shop.perCase);
    if (shop.hoursApart)
        rules.caps.hoursApart = std::max(rules.caps.hoursApart, *shop.hoursApart);
    if (shop.hours) {
        for (size_t day = 0; day < rules.hours.size(); ++day) {
            DayHours &hours = rules.hours[day];
            const DayHours &own = (*shop.hours)[day];
            hours = own.isClosed() ? DayHours{} : DayHours{std::max(hours.from, own.from), std::min(hours.until, own.until)};
            if (hours.isClosed())
                hours = {};
        }
    }
    return rules;
}

ContactVerdict evaluate(const ContactRules &rules, const ContactQuestion &question, qint64 atMs)
{
    Evaluation evaluation(rules, question);
    const qint64 start = (atMs >= 0 ? atMs : atMs - MinuteMs + 1) / MinuteMs * MinuteMs;
    const std::optional<Obstacle> first = evaluation.obstacleAt(start);
    if (!first)
        return {true, ContactRule::Hours, start, {}};
    ContactVerdict verdict{false, first->rule, 0, first->detail};
    const qint64 horizon = start + HorizonDays * DayMinutes * MinuteMs;
    std::optional<Obstacle> obstacle = first;
    qint64 minute = start;
    while (obstacle && obstacle->untilMs > minute && obstacle->untilMs <= horizon) {
        minute = obstacle->untilMs;
        obstacle = evaluation.obstacleAt(minute);
    }
    verdict.nextAllowedMs = obstacle ? 0 : minute;
    return verdict;
}

ContactVerdict evaluateAll(const QList<ContactRules> &rules, const ContactQuestion &question, qint64 atMs)
{
    ContactVerdict verdict{true, ContactRule::Hours, atMs, {}};
    for (const ContactRules &one : rules) {
        const ContactVerdict said = evaluate(one, question, atMs);
        if (verdict.allowed)
            verdict = said;
    }
    // Each moves the minute on until none does; a few rounds a day at most, so this ends at the horizon.
    constexpr int MostRounds = HorizonDays * 8;
    qint64 minute = verdict.nextAllowedMs;
    for (int round = 0; !verdict.allowed && minute > 0 && round < MostRounds; ++round) {
        qint64 latest = minute;
        for (const ContactRules &one : rules) {
            const qint64 next = evaluate(one, question, minute).nextAllowedMs;
            latest = next == 0 || latest == 0 ? 0 : std::max(latest, next);
        }
        if (latest == minute) {
            verdict.nextAllowedMs = minute;
            return verdict;
        }
        minute = latest;
    }
    if (!verdict.allowed)
        verdict.nextAllowedMs = 0;
    return verdict;
}

} // namespace pos
