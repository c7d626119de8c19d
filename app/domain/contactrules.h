// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When, how often and by what somebody may be contacted: rules as data, and the
// one function that applies them (DESIGN 5). A pack (domain/contactpack.h) says
// what a country's law says; what no source says is the strict default: Monday
// to Friday 8-19, Saturday 8-15, no holidays, once a day, twice a case, 24 hours
// apart. Every rule carries where it comes from. Evaluated in the customer's own
// time zone with its clock changes; when several zones are possible, all of them
// must allow. Pure; instants are UTC milliseconds.
#pragma once

#include "domain/contact.h"

#include <QDate>
#include <QHash>
#include <QTimeZone>

#include <array>

namespace pos {

/// Minutes of the local day, [from, until); from == until = closed.
struct DayHours
{
    int from = 0;
    int until = 0;

    bool isClosed() const { return from >= until; }
    bool holds(int minute) const { return minute >= from && minute < until; }
    friend bool operator==(const DayHours &, const DayHours &) = default;
};
using WeekHours = std::array<DayHours, 7>; ///< Monday first

/// Where a rule comes from. `isDefault` = no source was found, so that the strict default holds.
struct RuleSource
{
    QString law;     ///< "Ley 2300 de 2023"
    QString article; ///< or empty
    QString source;  ///< address of the page that was read
    QString date;    ///< of the law or of its publication, as far as the page says; ISO 8601, may be a year
    QString note;
    bool isDefault = true;

    friend bool operator==(const RuleSource &, const RuleSource &) = default;
};

/// One day a year, found by a date, by Easter, or as the n-th weekday of a month.
struct HolidayRule
{
    enum class Kind { Date, Easter, Weekday };
    Kind kind = Kind::Date;
    int month = 1, day = 1;       ///< Date
    int easterOffset = 0;         ///< Easter: days after Easter Sunday
    int weekday = 1, nth = 1;     ///< Weekday: 1 = Monday; nth -1 = the last
    int fromYear = 0, untilYear = 9999;
    /// By weekday of the day itself, Monday first: on which days it is kept, as days after it. Empty = that day.
    std::array<QList<int>, 7> shift;
    QString name;

    friend bool operator==(const HolidayRule &, const HolidayRule &) = default;
};

/// 0 = no such cap.
struct ContactCaps
{
    int perDay = 1;
    int perWeek = 0;
    int perCase = 2;
    int hoursApart = 24;
    bool oneChannelAWeek = false;

    friend bool operator==(const ContactCaps &, const ContactCaps &) = default;
};

enum class ContactRule { Hours, Holiday, PerDay, PerWeek, PerCase, HoursApart, OneChannelAWeek, Channel, Zone };
QString contactRuleName(ContactRule rule);

struct ContactRules
{
    QString country; ///< alpha-2, or empty for the strict default alone
    QDate asOf;      ///< when the sources were read
    WeekHours hours{};
    QList<HolidayRule> holidays;
    ContactCaps caps;
    QList<ContactChannel> channels{ContactChannel::PhoneCall, ContactChannel::WhatsApp};
    QHash<ContactRule, RuleSource> sources;
    QList<RuleSource> duties; ///< what else the law asks and no clock decides: registers, consent, identification

    /// "CO 2026-11-21", for the proof of a contact.
    QString version() const;
    RuleSource sourceOf(ContactRule rule) const { return sources.value(rule); }
    friend bool operator==(const ContactRules &, const ContactRules &) = default;
};

/// Holds wherever nothing else is known.
ContactRules strictDefault();
/// What both allow: a shop may be stricter than the law, never laxer.
struct ShopLimits
{
    std::optional<WeekHours> hours;
    std::optional<int> perDay, perWeek, perCase, hoursApart;

    friend bool operator==(const ShopLimits &, const ShopLimits &) = default;
};
ContactRules stricter(ContactRules rules, const ShopLimits &shop);

/// All holidays kept in this year, by day; several rules may meet.
QHash<QDate, QString> holidaysOf(const QList<HolidayRule> &rules, int year);
/// Gregorian.
QDate easterSunday(int year);

/// Something that may have reached this number before.
struct PastContact
{
    qint64 atMs = 0;
    QList<ContactChannel> channels; ///< by which it may have been
    OutreachCaseId caseId;

    friend bool operator==(const PastContact &, const PastContact &) = default;
};

struct ContactQuestion
{
    QList<QTimeZone> zones;         ///< where the customer may be; empty or invalid = not known
    QList<ContactChannel> channels; ///< by which it is about to be
    OutreachCaseId caseId;
    QList<PastContact> history;     ///< of this number, whoever it belongs to
};

struct ContactVerdict
{
    bool allowed = false;
    ContactRule rule = ContactRule::Hours; ///< the first that stands against it
    qint64 nextAllowedMs = 0;              ///< start of the first minute in which all rules allow; 0 = waiting does not help
    QString detail;                        ///< a holiday's name, a zone's id: data
    bool byShop = false;                   ///< the law would allow it: the shop's own limits do not

    friend bool operator==(const ContactVerdict &, const ContactVerdict &) = default;
};

/// The question for the minute that holds `atMs`.
ContactVerdict evaluate(const ContactRules &rules, const ContactQuestion &question, qint64 atMs);
/// Under the rules of several countries at once: a customer with a number from abroad. The first that stands against
/// it is the one named.
ContactVerdict evaluateAll(const QList<ContactRules> &rules, const ContactQuestion &question, qint64 atMs);

} // namespace pos
