// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contactpack.h"

#include "domain/contactpacks.h"
#include "domain/country.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array DayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

class PackReader
{
public:
    Expected<ContactRules, PackFaults> read(const QByteArray &json);

private:
    void fault(const QString &path, const QString &what) { m_faults << path + QStringLiteral(": ") + what; }
    void onlyKeys(const QString &path, const QJsonObject &object, std::initializer_list<const char *> known);
    QString text(const QString &path, const QJsonObject &object, const char *key, bool needed);
    std::optional<int> whole(const QString &path, const QJsonValue &value, int minimum, int maximum);
    QJsonObject object(const QString &path, const QJsonValue &value);
    RuleSource source(const QString &path, const QJsonObject &rule);

    void readHours(const QJsonValue &value);
    std::optional<int> minuteOf(const QString &path, const QJsonValue &value);
    void readHolidays(const QJsonValue &value);
    void readHoliday(const QString &path, const QJsonObject &day, const QJsonObject &shifts);
    void readShift(const QString &path, const QJsonObject &shift, HolidayRule &rule);
    void readCap(const QJsonObject &caps, const char *key, ContactRule rule, int &cap, int minimum, int maximum);
    void readCaps(const QJsonValue &value);
    void readChannels(const QJsonValue &value);
    void readDuties(const QJsonValue &value);

    ContactRules m_rules = strictDefault();
    PackFaults m_faults;
};

void PackReader::onlyKeys(const QString &path, const QJsonObject &object, std::initializer_list<const char *> known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (std::ranges::none_of(known, [&key](const char *name) { return key == QLatin1String(name); }))
            fault(path.isEmpty() ? key : path + u'.' + key, QStringLiteral("unknown key"));
    }
}

QString PackReader::text(const QString &path, const QJsonObject &object, const char *key, bool needed)
{
    const QJsonValue value = object.value(QLatin1String(key));
    const QString here = path.isEmpty() ? QString::fromLatin1(key) : QString(path + u'.' + QLatin1String(key));
    if (value.isUndefined() && !needed)
        return {};
    if (!value.isString() || value.toString().trimmed().isEmpty())
        fault(here, QStringLiteral("a text is needed"));
    return value.toString();
}

std::optional<int> PackReader::whole(const QString &path, const QJsonValue &value, int minimum, int maximum)
{
    const int number = value.toInt(minimum - 1); // that too when it is not whole
    if (number < minimum || number > maximum) {
        fault(path, QStringLiteral("a whole number from %1 to %2 is needed").arg(minimum).arg(maximum));
        return std::nullopt;
    }
    return number;
}

QJsonObject PackReader::object(const QString &path, const QJsonValue &value)
{
    if (!value.isObject())
        fault(path, QStringLiteral("an object is needed"));
    return value.toObject();
}

RuleSource PackReader::source(const QString &path, const QJsonObject &rule)
{
    RuleSource source;
    source.isDefault = false;
    source.law = text(path, rule, "law", true);
    source.article = text(path, rule, "article", false);
    source.source = text(path, rule, "source", true);
    source.date = text(path, rule, "date", true);
    source.note = text(path, rule, "note", false);
    if (!source.source.isEmpty() && !source.source.startsWith(QLatin1String("https://")) &&
        !source.source.startsWith(QLatin1String("http://")))
        fault(path + QStringLiteral(".source"), QStringLiteral("the address of a page is needed"));
    return source;
}

std::optional<int> PackReader::minuteOf(const QString &path, const QJsonValue &value)
{
    const QString text = value.toString();
    const bool shaped = text.size() == 5 && text[2] == u':';
    bool hourFits = false, minuteFits = false;
    const int hour = shaped ? text.left(2).toInt(&hourFits) : 0;
    const int minute = shaped ? text.mid(3).toInt(&minuteFits) : 0;
    if (!hourFits || !minuteFits || hour > 24 || minute > 59 || hour * 60 + minute > 24 * 60) {
        fault(path, QStringLiteral("a time such as \"08:00\" is needed"));
        return std::nullopt;
    }
    return hour * 60 + minute;
}

void PackReader::readHours(const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("hours");
    const QJsonObject hours = object(path, value);
    onlyKeys(path, hours, {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "law", "article", "source", "date", "note"});
    for (size_t day = 0; day < DayNames.size(); ++day) {
        const QLatin1String name(DayNames[day]);
        const QString here = path + u'.' + name;
        const QJsonValue entry = hours.value(name);
        const QJsonArray pair = entry.toArray();
        m_rules.hours[day] = {};
        if (entry.isNull())
            continue;
        if (pair.size() != 2) {
            fault(here, QStringLiteral("[from, until], or null for a closed day, is needed"));
            continue;
        }
        const auto from = minuteOf(here, pair[0]), until = minuteOf(here, pair[1]);
        if (from && until && *from >= *until)
            fault(here, QStringLiteral("ends before it begins"));
        else if (from && until)
            m_rules.hours[day] = {*from, *until};
    }
    m_rules.sources.insert(ContactRule::Hours, source(path, hours));
}

void PackReader::readShift(const QString &path, const QJsonObject &shift, HolidayRule &rule)
{
    onlyKeys(path, shift, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    for (size_t day = 0; day < DayNames.size(); ++day) {
        const QJsonValue entry = shift.value(QLatin1String(DayNames[day]));
        if (entry.isUndefined())
            continue;
        const QJsonArray days = entry.isArray() ? entry.toArray() : QJsonArray{entry};
        for (const QJsonValue &value : days) {
            if (const auto offset = whole(path + u'.' + QLatin1String(DayNames[day]), value, -6, 6))
                rule.shift[day] << *offset;
        }
    }
}

void PackReader::readHoliday(const QString &path, const QJsonObject &day, const QJsonObject &shifts)
{
    onlyKeys(path, day, {"name", "date", "easter", "weekday", "shift", "from", "until"});
    HolidayRule rule;
    rule.name = text(path, day, "name", true);
    const int kinds = day.contains(QLatin1String("date")) + day.contains(QLatin1String("easter")) + day.contains(QLatin1String("weekday"));
    if (kinds != 1)
        fault(path, QStringLiteral("exactly one of date, easter, weekday is needed"));
    if (day.contains(QLatin1String("date"))) {
        const QString date = day.value(QLatin1String("date")).toString();
        const QDate parsed = QDate::fromString(QStringLiteral("2000-") + date, Qt::ISODate); // a leap year
        if (!parsed.isValid() || date.size() != 5)
            fault(path + QStringLiteral(".date"), QStringLiteral("month and day such as \"05-01\" are needed"));
        rule.month = parsed.month();
        rule.day = parsed.day();
    } else if (day.contains(QLatin1String("easter"))) {
        rule.kind = HolidayRule::Kind::Easter;
        rule.easterOffset = whole(path + QStringLiteral(".easter"), day.value(QLatin1String("easter")), -70, 70).value_or(0);
    } else if (day.contains(QLatin1String("weekday"))) {
        rule.kind = HolidayRule::Kind::Weekday;
        const QJsonArray parts = day.value(QLatin1String("weekday")).toArray(); // [month, weekday, nth]
        const QString here = path + QStringLiteral(".weekday");
        rule.month = whole(here, parts.at(0), 1, 12).value_or(1);
        rule.weekday = whole(here, parts.at(1), 1, 7).value_or(1);
        rule.nth = whole(here, parts.at(2), -1, 5).value_or(1);
        if (rule.nth == 0)
            fault(here, QStringLiteral("the n-th is 1 to 5, or -1 for the last"));
    }
    if (day.contains(QLatin1String("from")))
        rule.fromYear = whole(path + QStringLiteral(".from"), day.value(QLatin1String("from")), 1900, 2200).value_or(0);
    if (day.contains(QLatin1String("until")))
        rule.untilYear = whole(path + QStringLiteral(".until"), day.value(QLatin1String("until")), 1900, 2200).value_or(9999);
    const QString shift = text(path, day, "shift", false);
    if (!shift.isEmpty() && !shifts.contains(shift))
        fault(path + QStringLiteral(".shift"), QStringLiteral("no shift of this name"));
    else if (!shift.isEmpty())
        readShift(QStringLiteral("holidays.shifts.") + shift, shifts.value(shift).toObject(), rule);
    m_rules.holidays << rule;
}

void PackReader::readHolidays(const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("holidays");
    const QJsonObject holidays = object(path, value);
    onlyKeys(path, holidays, {"days", "shifts", "law", "article", "source", "date", "note"});
    const QJsonArray days = holidays.value(QLatin1String("days")).toArray();
    if (days.isEmpty())
        fault(path + QStringLiteral(".days"), QStringLiteral("a list of days is needed"));
    for (qsizetype i = 0; i < days.size(); ++i) {
        const QString here = path + QStringLiteral(".days[%1]").arg(i);
        readHoliday(here, object(here, days[i]), holidays.value(QLatin1String("shifts")).toObject());
    }
    m_rules.sources.insert(ContactRule::Holiday, source(path, holidays));
}

void PackReader::readCap(const QJsonObject &caps, const char *key, ContactRule rule, int &cap, int minimum, int maximum)
{
    const QJsonValue value = caps.value(QLatin1String(key));
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("caps.") + QLatin1String(key);
    const QJsonObject entry = object(path, value);
    onlyKeys(path, entry, {"value", "law", "article", "source", "date", "note"});
    if (const auto number = whole(path + QStringLiteral(".value"), entry.value(QLatin1String("value")), minimum, maximum))
        cap = *number;
    m_rules.sources.insert(rule, source(path, entry));
}

void PackReader::readCaps(const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    const QJsonObject caps = object(QStringLiteral("caps"), value);
    onlyKeys(QStringLiteral("caps"), caps, {"per_day", "per_week", "per_case", "hours_apart", "one_channel_a_week"});
    readCap(caps, "per_day", ContactRule::PerDay, m_rules.caps.perDay, 1, 20);
    readCap(caps, "per_week", ContactRule::PerWeek, m_rules.caps.perWeek, 1, 50);
    readCap(caps, "per_case", ContactRule::PerCase, m_rules.caps.perCase, 1, 50);
    readCap(caps, "hours_apart", ContactRule::HoursApart, m_rules.caps.hoursApart, 0, 24 * 31);
    int oneChannel = 0;
    readCap(caps, "one_channel_a_week", ContactRule::OneChannelAWeek, oneChannel, 1, 1);
    m_rules.caps.oneChannelAWeek = oneChannel == 1;
}

void PackReader::readChannels(const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("channels");
    const QJsonObject channels = object(path, value);
    onlyKeys(path, channels, {"allowed", "law", "article", "source", "date", "note"});
    m_rules.channels.clear();
    const QJsonArray names = channels.value(QLatin1String("allowed")).toArray();
    for (const QJsonValue &name : names) {
        if (const auto channel = contactChannelFromName(name.toString()); channel && !m_rules.channels.contains(*channel))
            m_rules.channels << *channel;
        else
            fault(path + QStringLiteral(".allowed"), QStringLiteral("call and whatsapp, each once, are the choice"));
    }
    m_rules.sources.insert(ContactRule::Channel, source(path, channels));
}

void PackReader::readDuties(const QJsonValue &value)
{
    const QJsonArray duties = value.toArray();
    for (qsizetype i = 0; i < duties.size(); ++i) {
        const QString path = QStringLiteral("duties[%1]").arg(i);
        const QJsonObject duty = object(path, duties[i]);
        onlyKeys(path, duty, {"law", "article", "source", "date", "note"});
        m_rules.duties << source(path, duty);
        if (m_rules.duties.last().note.isEmpty())
            fault(path + QStringLiteral(".note"), QStringLiteral("a duty says what it asks"));
    }
}

Expected<ContactRules, PackFaults> PackReader::read(const QByteArray &json)
{
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(json, &wrong);
    if (!document.isObject()) {
        fault(QStringLiteral("offset %1").arg(wrong.offset), wrong.errorString());
        return Unexpected<PackFaults>(m_faults);
    }
    const QJsonObject pack = document.object();
    onlyKeys({}, pack, {"schema", "country", "as_of", "hours", "holidays", "caps", "channels", "duties", "note"});
    (void)whole(QStringLiteral("schema"), pack.value(QLatin1String("schema")), 1, 1);
    m_rules.country = text({}, pack, "country", true);
    if (!findCountry(m_rules.country))
        fault(QStringLiteral("country"), QStringLiteral("no such country"));
    m_rules.asOf = QDate::fromString(text({}, pack, "as_of", true), Qt::ISODate);
    if (!m_rules.asOf.isValid())
        fault(QStringLiteral("as_of"), QStringLiteral("a date such as \"2026-11-21\" is needed"));
    readHours(pack.value(QLatin1String("hours")));
    readHolidays(pack.value(QLatin1String("holidays")));
    readCaps(pack.value(QLatin1String("caps")));
    readChannels(pack.value(QLatin1String("channels")));
    readDuties(pack.value(QLatin1String("duties")));
    if (!m_faults.isEmpty())
        return Unexpected<PackFaults>(m_faults);
    return m_rules;
}

struct Shipped
{
    QHash<QString, ContactRules> rules;
    QStringList faults;
};

Shipped readShipped()
{
    Shipped shipped;
    for (const auto &[file, json] : contactpacks::All) {
        const auto rules = parseContactPack(QByteArray(json));
        if (!rules) {
            for (const QString &fault : rules.error())
                shipped.faults << QLatin1String(file) + QStringLiteral(": ") + fault;
        } else if (shipped.rules.contains(rules->country)) {
            shipped.faults << QLatin1String(file) + QStringLiteral(": a second pack of this country");
        } else {
            shipped.rules.insert(rules->country, *rules);
        }
    }
    return shipped;
}

const Shipped &shipped()
{
    static const Shipped once = readShipped();
    return once;
}

} // namespace

Expected<ContactRules, PackFaults> parseContactPack(const QByteArray &json)
{
    return PackReader().read(json);
}

const QHash<QString, ContactRules> &shippedContactRules()
{
    return shipped().rules;
}

const QStringList &shippedPackFaults()
{
    return shipped().faults;
}

ContactRules contactRulesFor(const QString &country)
{
    const auto known = shipped().rules.constFind(country);
    if (known != shipped().rules.constEnd())
        return *known;
    ContactRules rules = strictDefault();
    rules.country = country;
    return rules;
}

} // namespace pos
