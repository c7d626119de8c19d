// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/retention.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace pos {

namespace {

struct Months
{
    QLatin1StringView name;
    int RetentionSettings::*value;
};
constexpr std::array<Months, 3> Times{{{QLatin1StringView("payments"), &RetentionSettings::payments},
                                       {QLatin1StringView("customers"), &RetentionSettings::customers},
                                       {QLatin1StringView("contacts"), &RetentionSettings::contacts}}};

struct Count
{
    QLatin1StringView name;
    qint64 PurgeCounts::*value;
};
constexpr std::array<Count, 5> Counts{{{QLatin1StringView("payments"), &PurgeCounts::payments},
                                       {QLatin1StringView("sales"), &PurgeCounts::sales},
                                       {QLatin1StringView("customers"), &PurgeCounts::customers},
                                       {QLatin1StringView("contacts"), &PurgeCounts::contacts},
                                       {QLatin1StringView("consents"), &PurgeCounts::consents}}};

const QString At = QStringLiteral("at"), Rules = QStringLiteral("rules"), Gone = QStringLiteral("gone"), Finished = QStringLiteral("finished");

qint64 monthsBefore(qint64 nowMs, int months)
{
    return QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).addMonths(-months).toMSecsSinceEpoch();
}

} // namespace

QJsonObject retentionToJson(const RetentionSettings &retention)
{
    QJsonObject object;
    for (const Months &time : Times)
        object.insert(time.name, retention.*time.value);
    return object;
}

Checked<RetentionSettings> retentionFromJson(const QJsonObject &object, const QString &path)
{
    RetentionSettings retention;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto known = std::ranges::find_if(Times, [&it](const Months &time) { return it.key() == time.name; });
        const QString field = path + u'.' + it.key().left(60);
        if (known == Times.end())
            return Unexpected<FieldError>(FieldError{field, Rule::NotInList, 0, 0, {}});
        if (!it->isDouble() || it->toDouble() != it->toInt(-1))
            return Unexpected<FieldError>(FieldError{field, Rule::NotInList, 0, 0, QStringLiteral("integer")});
        retention.*known->value = it->toInt();
    }
    return retention;
}

QList<FieldError> checkRetention(const RetentionSettings &retention)
{
    QList<FieldError> errors;
    for (const Months &time : Times) {
        // A customer who goes takes the data of their payments along.
        const int least = time.value == &RetentionSettings::customers
                              ? std::clamp(retention.payments, RetentionSettings::Shortest, RetentionSettings::Longest)
                              : RetentionSettings::Shortest;
        const int months = retention.*time.value;
        if (months < least || months > RetentionSettings::Longest)
            errors << FieldError{QStringLiteral("retention.") + time.name, Rule::OutOfRange, least, RetentionSettings::Longest, {}};
    }
    return errors;
}

PurgeLimits PurgeLimits::of(const RetentionSettings &retention, qint64 nowMs)
{
    return {monthsBefore(nowMs, retention.payments), monthsBefore(nowMs, retention.customers), monthsBefore(nowMs, retention.contacts)};
}

PurgeCounts &PurgeCounts::operator+=(const PurgeCounts &other)
{
    for (const Count &count : Counts)
        this->*count.value += other.*count.value;
    return *this;
}

QString PurgeReport::factName() const
{
    return PurgeFactPrefix + QStringLiteral("%1").arg(atMs, 15, 10, QLatin1Char('0'));
}

QString PurgeReport::text() const
{
    QJsonObject gone;
    for (const Count &count : Counts)
        gone.insert(count.name, counts.*count.value);
    const QJsonObject object{{At, atMs}, {Rules, retentionToJson(rules)}, {Gone, gone}, {Finished, finished}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<PurgeReport> PurgeReport::fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto rules = retentionFromJson(object.value(Rules).toObject(), Rules);
    if (!object.contains(At) || !rules)
        return std::nullopt;
    PurgeReport report{object.value(At).toInteger(), *rules, {}, object.value(Finished).toBool()};
    for (const Count &count : Counts)
        report.counts.*count.value = object.value(Gone).toObject().value(count.name).toInteger();
    return report;
}

} // namespace pos
