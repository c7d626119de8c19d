// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Contact rules: the shipped packs, known days of known countries, the loader's
// words, and the engine against an oracle that walks minute by minute.
#include "base/timezones.h"
#include "domain/contactlimits.h"
#include "domain/contactpack.h"
#include "domain/contactrules.h"
#include "domain/contactzones.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;

namespace {

constexpr qint64 Minute = 60'000;

qint64 at(const char *zone, int y, int mo, int d, int h, int mi)
{
    return QDateTime(QDate(y, mo, d), QTime(h, mi), findTimeZone(QString::fromLatin1(zone))).toMSecsSinceEpoch();
}

ContactQuestion questionIn(const char *zone, ContactChannel channel = ContactChannel::PhoneCall)
{
    return {{findTimeZone(QString::fromLatin1(zone))}, {channel}, OutreachCaseId::from(QStringLiteral("case")), {}};
}

PastContact past(qint64 ms, const char *caseId = "case", ContactChannel channel = ContactChannel::PhoneCall)
{
    return {ms, {channel}, OutreachCaseId::from(QString::fromLatin1(caseId))};
}

/// The plainest reading of the rules, one minute at a time, in words of its own.
bool oracleAllows(const ContactRules &rules, const ContactQuestion &question, qint64 minute)
{
    for (const ContactChannel channel : question.channels) {
        if (!rules.channels.contains(channel))
            return false;
    }
    if (rules.caps.oneChannelAWeek && question.channels.size() != 1)
        return false;
    int ofCase = 0;
    for (const PastContact &contact : question.history) {
        ofCase += contact.caseId == question.caseId;
        if (minute - contact.atMs < rules.caps.hoursApart * 60 * Minute)
            return false;
    }
    if (rules.caps.perCase > 0 && ofCase >= rules.caps.perCase)
        return false;
    for (const QTimeZone &zone : question.zones) {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(minute, zone);
        const DayHours hours = rules.hours.at(static_cast<size_t>(now.date().dayOfWeek()) - 1);
        const QTime time = now.time();
        if (time < QTime(0, 0).addSecs(hours.from * 60) || time.hour() * 60 + time.minute() >= hours.until)
            return false;
        if (holidaysOf(rules.holidays, now.date().year()).contains(now.date()))
            return false;
        int today = 0, week = 0;
        for (const PastContact &contact : question.history) {
            const QDate date = QDateTime::fromMSecsSinceEpoch(contact.atMs, zone).date();
            today += date == now.date();
            int contactYear = 0, nowYear = 0;
            if (date.weekNumber(&contactYear) != now.date().weekNumber(&nowYear) || contactYear != nowYear)
                continue;
            ++week;
            if (rules.caps.oneChannelAWeek && contact.channels != question.channels)
                return false;
        }
        if ((rules.caps.perDay > 0 && today >= rules.caps.perDay) || (rules.caps.perWeek > 0 && week >= rules.caps.perWeek))
            return false;
    }
    return true;
}

ContactRules anyRules()
{
    ContactRules rules;
    for (DayHours &hours : rules.hours) {
        if (*rc::gen::inRange(0, 4) == 0)
            continue;
        hours.from = *rc::gen::inRange(0, 1380);
        hours.until = *rc::gen::inRange(hours.from + 1, 1441);
    }
    const int days = *rc::gen::inRange(0, 4);
    for (int i = 0; i < days; ++i) {
        HolidayRule rule;
        rule.kind = *rc::gen::element(HolidayRule::Kind::Date, HolidayRule::Kind::Easter, HolidayRule::Kind::Weekday);
        rule.month = *rc::gen::inRange(1, 13);
        rule.day = *rc::gen::inRange(1, 29);
        rule.easterOffset = *rc::gen::inRange(-50, 70);
        rule.weekday = *rc::gen::inRange(1, 8);
        rule.nth = *rc::gen::element(-1, 1, 2, 3, 5);
        rule.shift[static_cast<size_t>(*rc::gen::inRange(0, 7))] = {*rc::gen::inRange(-6, 7)};
        rule.name = QStringLiteral("day");
        rules.holidays << rule;
    }
    rules.caps = {*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3), *rc::gen::inRange(0, 4), *rc::gen::inRange(0, 60),
                  *rc::gen::arbitrary<bool>()};
    return rules;
}

ContactQuestion anyQuestion(qint64 now)
{
    static const QList<QTimeZone> zones = [] {
        QList<QTimeZone> known; // Windows has no zone of its own for some
        for (const char *name : {"America/Bogota", "America/New_York", "America/Santiago", "Pacific/Easter", "Australia/Lord_Howe",
                                 "Asia/Kathmandu", "America/Noronha", "UTC"}) {
            if (const QTimeZone zone = findTimeZone(QString::fromLatin1(name)); zone.isValid())
                known << zone;
        }
        return known;
    }();
    ContactQuestion question;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i)
        question.zones << zones.at(*rc::gen::inRange<int>(0, int(zones.size())));
    question.channels = {*rc::gen::element(ContactChannel::PhoneCall, ContactChannel::WhatsApp)};
    question.caseId = OutreachCaseId::from(QStringLiteral("case"));
    const int contacts = *rc::gen::inRange(0, 4);
    for (int i = 0; i < contacts; ++i) {
        question.history << PastContact{now - *rc::gen::inRange<qint64>(0, 14LL * 1440) * Minute + *rc::gen::inRange(0, 60) * 1000,
                                        {*rc::gen::element(ContactChannel::PhoneCall, ContactChannel::WhatsApp)},
                                        OutreachCaseId::from(*rc::gen::element(QStringLiteral("case"), QStringLiteral("other")))};
    }
    return question;
}

QByteArray pack(const char *inside)
{
    return QByteArray("{\"schema\":1,\"country\":\"CO\",\"as_of\":\"2026-11-21\"") + inside + "}";
}

#define SOURCE "\"law\":\"L\",\"source\":\"https://x.example\",\"date\":\"2023\""

} // namespace

class ContactRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyShippedPackIsSound();
    void everyRuleSaysWhereItComesFrom();
    void easterFallsWherePublishedTablesSay();
    void holidays_data();
    void holidays();
    void colombia();
    void strictDefaultHoldsElsewhere();
    void clockChanges();
    void severalZonesMustAllAllow();
    void severalCountriesMustAllAllow();
    void caps();
    void whatWaitingDoesNotHelp();
    void shopsMayOnlyBeStricter();
    void shopNeverAllowsWhatTheLawForbids();
    void shopLimitsAreReadAndWritten_data();
    void shopLimitsAreReadAndWritten();
    void badShopLimitsAreNamed_data();
    void badShopLimitsAreNamed();
    void countriesHaveTheirOwnLimits();
    void loaderNamesTheFault_data();
    void loaderNamesTheFault();
    void agreesWithTheOracle();
};

void ContactRulesTest::everyShippedPackIsSound()
{
    QCOMPARE(shippedPackFaults(), QStringList());
    QCOMPARE(shippedContactRules().size(), 17);
    for (const ContactRules &rules : shippedContactRules()) {
        QVERIFY2(rules.asOf.isValid() && rules.asOf <= QDate(2027, 1, 1), qPrintable(rules.country));
        QVERIFY2(holidaysOf(rules.holidays, 2026).size() >= 7, qPrintable(rules.country));
        QCOMPARE(rules.version(), rules.country + QStringLiteral(" 2026-11-21"));
        bool anyHour = false;
        for (const DayHours &hours : rules.hours) {
            anyHour = anyHour || !hours.isClosed();
            QVERIFY2(hours.isClosed() || (hours.from >= 7 * 60 && hours.until <= 21 * 60), qPrintable(rules.country));
        }
        QVERIFY(anyHour);
        QVERIFY2(rules.hours[6].isClosed(), qPrintable(rules.country)); // Sunday
        QVERIFY(rules.caps.perDay == 1 && rules.caps.perCase == 2 && rules.caps.hoursApart >= 24);
    }
}

void ContactRulesTest::everyRuleSaysWhereItComesFrom()
{
    for (const ContactRules &rules : shippedContactRules()) {
        for (const ContactRule rule : {ContactRule::Hours, ContactRule::Holiday, ContactRule::PerDay, ContactRule::PerWeek}) {
            const RuleSource source = rules.sourceOf(rule);
            if (source.isDefault)
                continue;
            QVERIFY2(!source.law.isEmpty() && !source.date.isEmpty() && source.source.startsWith(QLatin1String("http")),
                     qPrintable(rules.country + u' ' + contactRuleName(rule)));
        }
        if (rules.sourceOf(ContactRule::Hours).isDefault)
            QCOMPARE(rules.hours, strictDefault().hours);
        if (rules.sourceOf(ContactRule::PerWeek).isDefault)
            QCOMPARE(rules.caps.perWeek, 0);
    }
    QVERIFY(contactRulesFor(QStringLiteral("MX")).sourceOf(ContactRule::Hours).isDefault);
    QVERIFY(!contactRulesFor(QStringLiteral("CO")).sourceOf(ContactRule::Hours).isDefault);
}

void ContactRulesTest::easterFallsWherePublishedTablesSay()
{
    const QList<QDate> known{{2000, 4, 23}, {2008, 3, 23}, {2011, 4, 24}, {2019, 4, 21}, {2024, 3, 31}, {2025, 4, 20},
                             {2026, 4, 5},  {2027, 3, 28}, {2030, 4, 21}, {2038, 4, 25}, {2049, 4, 18}};
    for (const QDate &date : known)
        QCOMPARE(easterSunday(date.year()), date);
}

void ContactRulesTest::holidays_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<bool>("closed");
    const auto row = [](const char *country, QDate date, bool closed) {
        QTest::addRow("%s %s", country, qPrintable(date.toString(Qt::ISODate))) << QString::fromLatin1(country) << date << closed;
    };
    row("CO", {2026, 1, 6}, false); // Tuesday: kept on Monday the 12th
    row("CO", {2026, 1, 12}, true);
    row("CO", {2025, 8, 18}, true); // Assumption of 2025
    row("CO", {2025, 11, 3}, true);
    row("CO", {2025, 11, 17}, true);
    row("CO", {2026, 4, 2}, true);  // Holy Thursday
    row("CO", {2025, 7, 20}, true); // stays on its Sunday
    row("CO", {2025, 7, 21}, false);
    row("MX", {2026, 2, 2}, true);
    row("MX", {2026, 3, 16}, true);
    row("MX", {2026, 11, 16}, true);
    row("MX", {2026, 11, 20}, false);
    row("MX", {2026, 10, 1}, false);
    row("MX", {2030, 10, 1}, true);
    row("US", {2026, 11, 26}, true);
    row("US", {2026, 5, 25}, true);
    row("US", {2026, 7, 3}, true); // the 4th is a Saturday
    row("US", {2027, 7, 5}, true); // the 4th is a Sunday
    row("CL", {2023, 6, 26}, true);
    row("CL", {2023, 10, 27}, true); // the 31st is a Tuesday
    row("CL", {2023, 10, 31}, false);
    row("CL", {2017, 10, 9}, true);
    row("CL", {2024, 9, 20}, true);
    row("CL", {2021, 9, 17}, true);
    row("AR", {2026, 2, 16}, true);
    row("AR", {2026, 2, 17}, true);
    row("AR", {2026, 6, 15}, true);  // the 17th is a Wednesday
    row("AR", {2026, 6, 17}, false);
    row("BR", {2026, 11, 20}, true);
    row("BR", {2023, 11, 20}, false);
    row("EC", {2019, 11, 1}, true);
    row("EC", {2019, 11, 4}, true);
    row("EC", {2019, 10, 11}, true);
    row("EC", {2018, 10, 8}, true);
    row("UY", {2022, 10, 10}, true);
    row("UY", {2022, 10, 12}, false);
    row("UY", {2024, 5, 18}, true);
    row("BO", {2026, 6, 22}, true);
    row("BO", {2026, 1, 23}, true);
    row("BO", {2022, 6, 16}, true); // Corpus Christi
    row("PE", {2026, 6, 7}, true);
    row("HN", {2026, 4, 4}, true);
    row("PA", {2026, 2, 17}, true);
    row("NI", {2025, 2, 2}, false);
    row("NI", {2026, 2, 2}, true);
}

void ContactRulesTest::holidays()
{
    QFETCH(QString, country);
    QFETCH(QDate, date);
    QFETCH(bool, closed);
    QCOMPARE(holidaysOf(contactRulesFor(country).holidays, date.year()).contains(date), closed);
}

void ContactRulesTest::colombia()
{
    const ContactRules rules = contactRulesFor(QStringLiteral("CO"));
    ContactQuestion question = questionIn("America/Bogota");
    const auto ask = [&](int d, int h, int m) { return evaluate(rules, question, at("America/Bogota", 2026, 11, d, h, m)); };
    QVERIFY(ask(20, 7, 0).allowed);  // a Friday
    QVERIFY(!ask(20, 6, 59).allowed);
    QCOMPARE(ask(20, 6, 59).nextAllowedMs, at("America/Bogota", 2026, 11, 20, 7, 0));
    QVERIFY(ask(20, 18, 59).allowed);
    QCOMPARE(ask(20, 19, 0).nextAllowedMs, at("America/Bogota", 2026, 11, 21, 8, 0));
    QVERIFY(ask(21, 14, 59).allowed);
    QCOMPARE(ask(21, 15, 0).nextAllowedMs, at("America/Bogota", 2026, 11, 23, 7, 0));
    const ContactVerdict holiday = ask(16, 10, 0); // Independence of Cartagena, kept on a Monday
    QCOMPARE(holiday.rule, ContactRule::Holiday);
    QCOMPARE(holiday.detail, QStringLiteral("Independencia de Cartagena"));
    QCOMPARE(holiday.nextAllowedMs, at("America/Bogota", 2026, 11, 17, 7, 0));

    // Once a week, by one channel.
    question.history = {past(at("America/Bogota", 2026, 11, 17, 9, 0), "other")};
    QCOMPARE(ask(20, 10, 0).rule, ContactRule::PerWeek);
    QCOMPARE(ask(20, 10, 0).nextAllowedMs, at("America/Bogota", 2026, 11, 23, 7, 0));
    question.history.clear();
    question.channels = {ContactChannel::PhoneCall, ContactChannel::WhatsApp};
    QCOMPARE(ask(20, 10, 0).rule, ContactRule::OneChannelAWeek);
    QCOMPARE(ask(20, 10, 0).nextAllowedMs, 0);
}

void ContactRulesTest::strictDefaultHoldsElsewhere()
{
    const ContactRules rules = contactRulesFor(QStringLiteral("FR"));
    QCOMPARE(rules.country, QStringLiteral("FR"));
    QVERIFY(rules.sourceOf(ContactRule::Hours).isDefault);
    QCOMPARE(rules.version(), QStringLiteral("FR default"));
    const ContactQuestion question = questionIn("Europe/Paris");
    QVERIFY(evaluate(rules, question, at("Europe/Paris", 2026, 11, 20, 8, 0)).allowed);
    QVERIFY(!evaluate(rules, question, at("Europe/Paris", 2026, 11, 20, 19, 0)).allowed);
    QVERIFY(evaluate(rules, question, at("Europe/Paris", 2026, 11, 21, 14, 59)).allowed);
    QVERIFY(!evaluate(rules, question, at("Europe/Paris", 2026, 11, 22, 12, 0)).allowed);
}

void ContactRulesTest::clockChanges()
{
    // 8 o'clock is 13:00 UTC before, and 12:00 UTC after, the clocks of New York go forward on 8 March 2026.
    const ContactRules rules = contactRulesFor(QStringLiteral("US"));
    const ContactQuestion question = questionIn("America/New_York");
    QVERIFY(!evaluate(rules, question, at("UTC", 2026, 3, 7, 12, 30)).allowed);
    QVERIFY(evaluate(rules, question, at("UTC", 2026, 3, 9, 12, 30)).allowed);
    // From Saturday evening over the change and a closed Sunday to Monday at 8.
    QCOMPARE(evaluate(rules, question, at("America/New_York", 2026, 3, 7, 20, 0)).nextAllowedMs,
             at("America/New_York", 2026, 3, 9, 8, 0));
}

void ContactRulesTest::severalZonesMustAllAllow()
{
    const ContactRules rules = contactRulesFor(QStringLiteral("US"));
    ContactQuestion question = questionIn("America/New_York");
    question.zones << QTimeZone("America/Los_Angeles");
    QVERIFY(!evaluate(rules, question, at("America/New_York", 2026, 11, 20, 9, 0)).allowed);
    QCOMPARE(evaluate(rules, question, at("America/New_York", 2026, 11, 20, 9, 0)).nextAllowedMs,
             at("America/New_York", 2026, 11, 20, 11, 0));
    QVERIFY(!evaluate(rules, question, at("America/Los_Angeles", 2026, 11, 20, 17, 0)).allowed);
}

void ContactRulesTest::severalCountriesMustAllAllow()
{
    // A Colombian with a number of New York: 7 to 19 there, 8 to 20 here, Saturday until 15, and both calendars.
    const QList<ContactRules> both{contactRulesFor(QStringLiteral("CO")), contactRulesFor(QStringLiteral("US"))};
    ContactQuestion question = questionIn("America/Bogota");
    question.zones << QTimeZone("America/New_York"); // the same clock in November
    const auto ask = [&](int d, int h, int m) { return evaluateAll(both, question, at("America/Bogota", 2026, 11, d, h, m)); };
    QVERIFY(ask(20, 8, 0).allowed);
    QCOMPARE(ask(20, 7, 30).nextAllowedMs, at("America/Bogota", 2026, 11, 20, 8, 0));
    QCOMPARE(ask(20, 19, 0).nextAllowedMs, at("America/Bogota", 2026, 11, 21, 8, 0));
    QCOMPARE(ask(21, 15, 0).nextAllowedMs, at("America/Bogota", 2026, 11, 23, 8, 0));
    QVERIFY(!ask(26, 10, 0).allowed); // Thanksgiving
    QVERIFY(!ask(16, 10, 0).allowed); // Independence of Cartagena
    question.history = {past(0), past(1)};
    QCOMPARE(ask(20, 10, 0).nextAllowedMs, 0);
    QVERIFY(evaluateAll({}, question, 5).allowed);
}

void ContactRulesTest::caps()
{
    const ContactRules rules = strictDefault();
    ContactQuestion question = questionIn("America/Lima");
    const qint64 tuesday = at("America/Lima", 2026, 11, 17, 10, 0);
    question.history = {past(tuesday, "other")};
    const ContactVerdict sameDay = evaluate(rules, question, tuesday + 60 * Minute);
    QCOMPARE(sameDay.rule, ContactRule::PerDay);
    QCOMPARE(sameDay.nextAllowedMs, tuesday + 24 * 60 * Minute);
    const ContactVerdict nextMorning = evaluate(rules, question, at("America/Lima", 2026, 11, 18, 9, 0));
    QCOMPARE(nextMorning.rule, ContactRule::HoursApart);
    QVERIFY(evaluate(rules, question, tuesday + 24 * 60 * Minute).allowed);
    // Of a clock that was set back: it still counts.
    question.history = {past(tuesday + 3 * 24 * 60 * Minute, "other")};
    QVERIFY(!evaluate(rules, question, tuesday).allowed);
}

void ContactRulesTest::whatWaitingDoesNotHelp()
{
    ContactQuestion question = questionIn("America/Lima");
    const qint64 now = at("America/Lima", 2026, 11, 17, 10, 0);
    question.history = {past(now - 30LL * 1440 * Minute), past(now - 20LL * 1440 * Minute)};
    QCOMPARE(evaluate(strictDefault(), question, now), (ContactVerdict{false, ContactRule::PerCase, 0, {}}));
    question = questionIn("America/Lima");
    question.zones = {};
    QCOMPARE(evaluate(strictDefault(), question, now).rule, ContactRule::Zone);
    question.zones = {QTimeZone("Nowhere/Land")};
    QCOMPARE(evaluate(strictDefault(), question, now).rule, ContactRule::Zone);
    question = questionIn("America/Lima");
    question.channels = {};
    QCOMPARE(evaluate(strictDefault(), question, now).rule, ContactRule::Channel);
    ContactRules closed = strictDefault();
    closed.hours = {};
    QCOMPARE(evaluate(closed, questionIn("America/Lima"), now).nextAllowedMs, 0);
}

void ContactRulesTest::shopsMayOnlyBeStricter()
{
    ShopLimits shop;
    shop.perDay = 5;
    shop.perCase = 1;
    shop.perWeek = 3;
    shop.hoursApart = 1;
    WeekHours hours{};
    hours[0] = {0, 24 * 60};
    hours[1] = {10 * 60, 12 * 60};
    hours[2] = {20 * 60, 22 * 60};
    shop.hours = hours;
    const ContactRules rules = stricter(strictDefault(), shop);
    QCOMPARE(rules.caps.perDay, 1);
    QCOMPARE(rules.caps.perCase, 1);
    QCOMPARE(rules.caps.perWeek, 3);
    QCOMPARE(rules.caps.hoursApart, 24);
    QCOMPARE(rules.hours[0], (DayHours{8 * 60, 19 * 60}));
    QCOMPARE(rules.hours[1], (DayHours{10 * 60, 12 * 60}));
    QVERIFY(rules.hours[2].isClosed() && rules.hours[5].isClosed());
    shop.perDay = 0;
    QCOMPARE(stricter(strictDefault(), shop).caps.perDay, 1);
}

namespace {

ShopLimits anyLimits()
{
    ShopLimits limits;
    if (*rc::gen::arbitrary<bool>()) {
        limits.hours = WeekHours{};
        for (DayHours &day : *limits.hours) {
            if (*rc::gen::inRange(0, 4) > 0) {
                day.from = *rc::gen::inRange(0, 1380);
                day.until = *rc::gen::inRange(day.from + 1, 1441);
            }
        }
    }
    for (std::optional<int> ShopLimits::*cap : {&ShopLimits::perDay, &ShopLimits::perWeek, &ShopLimits::perCase, &ShopLimits::hoursApart}) {
        if (*rc::gen::arbitrary<bool>())
            limits.*cap = *rc::gen::inRange(0, 60);
    }
    return limits;
}

}

void ContactRulesTest::shopNeverAllowsWhatTheLawForbids()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=1000");
    QVERIFY(rc::check("the shop's rules only take away", [] {
        ContactRules law = anyRules();
        law.country = QStringLiteral("CO");
        const ContactLimits limits{{QString(), anyLimits()}, {*rc::gen::element(QStringLiteral("CO"), QStringLiteral("AR")), anyLimits()}};
        const qint64 now = QDateTime(QDate(2026, *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() +
                           *rc::gen::inRange(0, 1440) * Minute;
        const ContactQuestion question = anyQuestion(now);
        const ContactVerdict own = evaluate(stricter(law, limits), question, now), lawful = evaluate(law, question, now);
        RC_ASSERT(!own.allowed || lawful.allowed);
        RC_ASSERT(own.nextAllowedMs == 0 || own.nextAllowedMs >= lawful.nextAllowedMs);
        if (own.nextAllowedMs > 0)
            RC_ASSERT(evaluate(law, question, own.nextAllowedMs).allowed);
        // Each of the limits holds by itself, read without the engine.
        if (!own.allowed)
            return;
        for (const ShopLimits &one : {limits.value(QString()), limits.value(QStringLiteral("CO"))}) {
            for (const QTimeZone &zone : question.zones) {
                const QDateTime there = QDateTime::fromMSecsSinceEpoch(now, zone);
                const int minute = there.time().hour() * 60 + there.time().minute();
                if (one.hours) {
                    const DayHours &day = one.hours->at(static_cast<size_t>(there.date().dayOfWeek() - 1));
                    RC_ASSERT(minute >= day.from && minute < day.until);
                }
            }
            for (const PastContact &contact : question.history)
                RC_ASSERT(!one.hoursApart || now - contact.atMs >= *one.hoursApart * 60 * Minute || now < contact.atMs);
        }
    }));
}

void ContactRulesTest::shopLimitsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("all") << QStringLiteral("mon-FRI 9:00 - 18:00,Sat 10:00-13:00 ;day 1; week 2;case 3;apart 48")
                         << QStringLiteral("Mon-Fri 09:00-18:00, Sat 10:00-13:00; day 1; week 2; case 3; apart 48");
    QTest::newRow("one day") << QStringLiteral("Wed 0:00-24:00") << QStringLiteral("Wed 00:00-24:00");
    QTest::newRow("caps alone") << QStringLiteral("apart 72") << QStringLiteral("apart 72");
    QTest::newRow("nothing") << QString() << QString();
}

void ContactRulesTest::shopLimitsAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto limits = shopLimitsFromText(QStringLiteral("f"), text);
    QVERIFY(limits);
    QCOMPARE(shopLimitsText(*limits), written);
    QCOMPARE(*shopLimitsFromText(QStringLiteral("f"), written), *limits);
}

void ContactRulesTest::badShopLimitsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    QTest::newRow("word") << QStringLiteral("always") << QStringLiteral("BadHours");
    QTest::newRow("day") << QStringLiteral("Mon-Fry 9:00-18:00") << QStringLiteral("BadHours");
    QTest::newRow("days turned") << QStringLiteral("Fri-Mon 9:00-18:00") << QStringLiteral("BadHours");
    QTest::newRow("hours turned") << QStringLiteral("Mon 18:00-9:00") << QStringLiteral("BadHours");
    QTest::newRow("hour 25") << QStringLiteral("Mon 9:00-25:00") << QStringLiteral("BadHours");
    QTest::newRow("minute 60") << QStringLiteral("Mon 9:60-10:00") << QStringLiteral("BadHours");
    QTest::newRow("hours twice") << QStringLiteral("Mon 9:00-10:00; Tue 9:00-10:00") << QStringLiteral("BadLimits");
    QTest::newRow("cap without a number") << QStringLiteral("day many") << QStringLiteral("BadLimits");
    QTest::newRow("cap twice") << QStringLiteral("day 1; day 2") << QStringLiteral("BadLimits");
    QTest::newRow("cap of none") << QStringLiteral("week 0") << QStringLiteral("OutOfRange");
    QTest::newRow("cap too large") << QStringLiteral("case 21") << QStringLiteral("OutOfRange");
}

void ContactRulesTest::badShopLimitsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, rule);
    const auto limits = shopLimitsFromText(QStringLiteral("f"), text);
    QVERIFY(!limits);
    QCOMPARE(ruleName(limits.error().rule), rule);
    QCOMPARE(limits.error().field, QStringLiteral("f"));
    const auto lines = countryLimitsFromText(QStringLiteral("f"), QStringLiteral("CO: ") + text);
    QVERIFY(!lines);
}

void ContactRulesTest::countriesHaveTheirOwnLimits()
{
    const auto limits = countryLimitsFromText(QStringLiteral("f"), QStringLiteral("co: day 1\n\nAR: Mon-Fri 9:00-17:00; apart 48\n"));
    QVERIFY(limits);
    QCOMPARE(limits->size(), 2);
    QCOMPARE(countryLimitsText(*limits), QStringLiteral("AR: Mon-Fri 09:00-17:00; apart 48\nCO: day 1"));
    QVERIFY(!countryLimitsFromText(QStringLiteral("f"), QStringLiteral("CO: day 1\nCO: day 2")));
    QVERIFY(!countryLimitsFromText(QStringLiteral("f"), QStringLiteral("day 1")));
    QVERIFY(!countryLimitsFromText(QStringLiteral("f"), QStringLiteral("CO:")));
    ContactRules argentina = strictDefault(), chile = strictDefault();
    argentina.country = QStringLiteral("AR");
    chile.country = QStringLiteral("CL");
    QCOMPARE(stricter(argentina, *limits).caps.hoursApart, 48);
    QCOMPARE(stricter(chile, *limits), chile);
    QCOMPARE(limitsInForceText(*limits, QStringLiteral("CO")), QStringLiteral("day 1"));
    const ContactLimits nowhere{{QStringLiteral("XX"), ShopLimits{{}, 1, {}, {}, {}}}};
    QCOMPARE(checkContactLimits(nowhere).first().rule, Rule::BadCountry);
    QCOMPARE(checkContactLimits(nowhere).first().field, QStringLiteral("recovery.limits.countries"));
    const ContactLimits zero{{QString(), ShopLimits{{}, 0, {}, {}, {}}}};
    QCOMPARE(checkContactLimits(zero).first().field, QStringLiteral("recovery.limits.all.day"));
}

void ContactRulesTest::loaderNamesTheFault_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fault");
    QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("offset 1");
    QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("offset 0");
    QTest::newRow("schema") << QByteArray("{\"schema\":2,\"country\":\"CO\",\"as_of\":\"2026-11-21\"}") << QStringLiteral("schema: ");
    QTest::newRow("country") << QByteArray("{\"schema\":1,\"country\":\"XX\",\"as_of\":\"2026-11-21\"}") << QStringLiteral("country: ");
    QTest::newRow("date") << QByteArray("{\"schema\":1,\"country\":\"CO\",\"as_of\":\"soon\"}") << QStringLiteral("as_of: ");
    QTest::newRow("unknown key") << pack(",\"ours\":1") << QStringLiteral("ours: unknown key");
    QTest::newRow("hours without source") << pack(",\"hours\":{\"mon\":[\"08:00\",\"19:00\"],\"tue\":null,\"wed\":null,\"thu\":null,\"fri\":null,\"sat\":null,\"sun\":null}") << QStringLiteral("hours.law: ");
    QTest::newRow("hours turned") << pack(",\"hours\":{\"mon\":[\"19:00\",\"08:00\"],\"tue\":null,\"wed\":null,\"thu\":null,\"fri\":null,\"sat\":null,\"sun\":null," SOURCE "}") << QStringLiteral("hours.mon: ends before");
    QTest::newRow("hours not a time") << pack(",\"hours\":{\"mon\":[\"8\",\"19:00\"],\"tue\":null,\"wed\":null,\"thu\":null,\"fri\":null,\"sat\":null,\"sun\":null," SOURCE "}") << QStringLiteral("hours.mon: a time");
    QTest::newRow("hours day left out") << pack(",\"hours\":{" SOURCE "}") << QStringLiteral("hours.mon: ");
    QTest::newRow("source no page") << pack(",\"hours\":{\"mon\":null,\"tue\":null,\"wed\":null,\"thu\":null,\"fri\":null,\"sat\":null,\"sun\":null,\"law\":\"L\",\"source\":\"a book\",\"date\":\"2023\"}") << QStringLiteral("hours.source: ");
    QTest::newRow("no days") << pack(",\"holidays\":{" SOURCE "}") << QStringLiteral("holidays.days: ");
    QTest::newRow("holiday twice defined") << pack(",\"holidays\":{\"days\":[{\"name\":\"a\",\"date\":\"01-01\",\"easter\":1}]," SOURCE "}") << QStringLiteral("holidays.days[0]: exactly one");
    QTest::newRow("holiday date") << pack(",\"holidays\":{\"days\":[{\"name\":\"a\",\"date\":\"13-01\"}]," SOURCE "}") << QStringLiteral("holidays.days[0].date: ");
    QTest::newRow("holiday nth") << pack(",\"holidays\":{\"days\":[{\"name\":\"a\",\"weekday\":[1,1,0]}]," SOURCE "}") << QStringLiteral("holidays.days[0].weekday: ");
    QTest::newRow("holiday shift") << pack(",\"holidays\":{\"days\":[{\"name\":\"a\",\"date\":\"01-01\",\"shift\":\"x\"}]," SOURCE "}") << QStringLiteral("holidays.days[0].shift: no shift");
    QTest::newRow("shift too far") << pack(",\"holidays\":{\"days\":[{\"name\":\"a\",\"date\":\"01-01\",\"shift\":\"x\"}],\"shifts\":{\"x\":{\"mon\":9}}," SOURCE "}") << QStringLiteral("holidays.shifts.x.mon: ");
    QTest::newRow("cap") << pack(",\"caps\":{\"per_day\":{\"value\":0," SOURCE "}}") << QStringLiteral("caps.per_day.value: ");
    QTest::newRow("cap without date") << pack(",\"caps\":{\"per_day\":{\"value\":1,\"law\":\"L\",\"source\":\"https://x.example\"}}") << QStringLiteral("caps.per_day.date: ");
    QTest::newRow("channel") << pack(",\"channels\":{\"allowed\":[\"sms\"]," SOURCE "}") << QStringLiteral("channels.allowed: ");
    QTest::newRow("duty without words") << pack(",\"duties\":[{" SOURCE "}]") << QStringLiteral("duties[0].note: ");
}

void ContactRulesTest::loaderNamesTheFault()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fault);
    const auto rules = parseContactPack(json);
    QVERIFY(!rules);
    const QString all = rules.error().join(u'\n');
    QVERIFY2(all.contains(fault), qPrintable(all));
}

void ContactRulesTest::agreesWithTheOracle()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=1000");
    QVERIFY(rc::check("the engine is the oracle, and its next minute is the first", [] {
        const ContactRules rules = anyRules();
        // Around clock changes and year ends too.
        const qint64 start = QDateTime(QDate(2026, *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
        const qint64 now = start + *rc::gen::inRange(0, 1440) * Minute;
        const ContactQuestion question = anyQuestion(now);
        const ContactVerdict verdict = evaluate(rules, question, now + *rc::gen::inRange<qint64>(0, Minute));
        RC_ASSERT(verdict.allowed == oracleAllows(rules, question, now));
        constexpr int Walk = 4 * 1440;
        for (int i = 0; i <= Walk; ++i) {
            const qint64 minute = now + i * Minute;
            if (verdict.nextAllowedMs == minute) {
                RC_ASSERT(oracleAllows(rules, question, minute));
                return;
            }
            // Every 7th minute of the way keeps the walk affordable; the last ones before the answer are all walked.
            if (i % 7 == 0 || (verdict.nextAllowedMs > 0 && verdict.nextAllowedMs - minute < 10 * Minute))
                RC_ASSERT(!oracleAllows(rules, question, minute));
        }
    }));
}

QTEST_GUILESS_MAIN(ContactRulesTest)
#include "tst_contactrules.moc"
