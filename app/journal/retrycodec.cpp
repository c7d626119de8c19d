// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/codec.h"

#include <QJsonArray>

#include <array>

namespace pos::codec {

namespace {

constexpr std::array<std::pair<const char *, int RetryBook::*>, 3> RetryCounts{{
    {"sends", &RetryBook::sends},
    {"lookups", &RetryBook::lookups},
    {"polls", &RetryBook::polls},
}};

constexpr std::array<std::pair<const char *, qint64 RetryBook::*>, 7> RetryTimes{{
    {"firstByteMs", &RetryBook::firstByteMs},
    {"firstUnclearMs", &RetryBook::firstUnclearMs},
    {"inProcessSinceMs", &RetryBook::inProcessSinceMs},
    {"lastCheckMs", &RetryBook::lastCheckMs},
    {"nextCheckMs", &RetryBook::nextCheckMs},
    {"resendAtMs", &RetryBook::resendAtMs},
    {"lookupAtMs", &RetryBook::lookupAtMs},
}};

// A field added to RetryBook and forgotten above would be lost on restart: this stops compiling first.
[[maybe_unused]] int retryFieldCount(const RetryBook &retry)
{
    [[maybe_unused]] const auto &[a, b, c, d, e, f, g, h, i, j] = retry;
    static_assert(RetryCounts.size() + RetryTimes.size() == 10);
    return 10;
}

} // namespace

QString retry(const RetryBook &book)
{
    QJsonObject object;
    for (const auto &[name, member] : RetryCounts)
        object.insert(QLatin1String(name), book.*member);
    for (const auto &[name, member] : RetryTimes)
        object.insert(QLatin1String(name), book.*member);
    return toText(object);
}

std::optional<RetryBook> toRetry(const QString &text)
{
    const std::optional<QJsonObject> object = toObject(text);
    if (!object)
        return std::nullopt;
    RetryBook book;
    for (const auto &[name, member] : RetryCounts)
        book.*member = object->value(QLatin1String(name)).toInt();
    for (const auto &[name, member] : RetryTimes)
        book.*member = object->value(QLatin1String(name)).toInteger();
    return book;
}

QString link(const AttemptLink &link)
{
    QJsonObject object{{QStringLiteral("id"), link.id.text()},
                       {QStringLiteral("url"), link.url},
                       {QStringLiteral("status"), linkStatusName(link.status)},
                       {QStringLiteral("payments"), link.payments},
                       {QStringLiteral("finishMs"), link.finishMs},
                       {QStringLiteral("closedMs"), link.closedMs},
                       {QStringLiteral("cancelWanted"), link.cancelWanted},
                       {QStringLiteral("cancels"), link.cancels},
                       {QStringLiteral("letGo"), link.letGo}};
    if (link.savesCard) // only then: rows of earlier programs keep their digests
        object.insert(QStringLiteral("savesCard"), true);
    return toText(object);
}

std::optional<AttemptLink> toLink(const QString &text)
{
    const std::optional<QJsonObject> object = toObject(text);
    const auto status =
        object ? linkStatusFromName(object->value(QLatin1String("status")).toString()) : std::nullopt;
    if (!status)
        return std::nullopt;
    AttemptLink link;
    link.id = LinkId::from(object->value(QLatin1String("id")).toString());
    link.url = object->value(QLatin1String("url")).toString();
    link.status = *status;
    link.payments = object->value(QLatin1String("payments")).toInt();
    link.finishMs = object->value(QLatin1String("finishMs")).toInteger();
    link.closedMs = object->value(QLatin1String("closedMs")).toInteger();
    link.cancelWanted = object->value(QLatin1String("cancelWanted")).toBool();
    link.cancels = object->value(QLatin1String("cancels")).toInt();
    link.savesCard = object->value(QLatin1String("savesCard")).toBool();
    link.letGo = object->value(QLatin1String("letGo")).toBool();
    return link;
}

QString problem(const AttemptProblem &found)
{
    QJsonObject object{{QStringLiteral("kind"), errorKindName(found.kind)},
                       {QStringLiteral("code"), found.code},
                       {QStringLiteral("httpStatus"), found.httpStatus},
                       {QStringLiteral("messages"), QJsonArray::fromStringList(found.messages)}};
    if (found.echo)
        object.insert(QLatin1String("echo"), echoVerdictName(*found.echo));
    return toText(object);
}

std::optional<AttemptProblem> toProblem(const QString &text)
{
    const std::optional<QJsonObject> object = toObject(text);
    if (!object)
        return std::nullopt;
    const std::optional<ErrorKind> kind = toErrorKind(object->value(QLatin1String("kind")).toString());
    if (!kind)
        return std::nullopt;
    AttemptProblem found;
    found.kind = *kind;
    found.code = object->value(QLatin1String("code")).toString();
    found.httpStatus = object->value(QLatin1String("httpStatus")).toInt();
    const QJsonArray messages = object->value(QLatin1String("messages")).toArray();
    for (const QJsonValue &message : messages)
        found.messages.append(message.toString());
    if (object->contains(QLatin1String("echo"))) {
        found.echo = toEchoVerdict(object->value(QLatin1String("echo")).toString());
        if (!found.echo)
            return std::nullopt;
    }
    return found;
}

} // namespace pos::codec
