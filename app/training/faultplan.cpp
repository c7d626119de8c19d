// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/faultplan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace pos::training {

namespace {

Unexpected<Error> wrongAt(const QString &path, const QString &what)
{
    return fail(Error{ErrorKind::InvalidInput, {.field = path, .detail = what}});
}

Result<void> onlyKeys(const QJsonObject &object, const QStringList &known, const QString &path)
{
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return wrongAt(path.isEmpty() ? key : QString(path % QLatin1Char('.') % key),
                           QStringLiteral("unknown key"));
    }
    return {};
}

Result<int> integerAt(const QJsonObject &object, const QString &key, int absent, const QString &path)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return absent;
    const int number = value.toInt(-1);
    if (number < 0)
        return wrongAt(path % QLatin1Char('.') % key, QStringLiteral("must be a whole number, 0 or more"));
    return number;
}

Result<QString> textAt(const QJsonObject &object, const QString &key, const QString &path)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined())
        return QString();
    if (!value.isString())
        return wrongAt(path % QLatin1Char('.') % key, QStringLiteral("must be a text"));
    return value.toString();
}

Result<FaultMatch> parseMatch(const QJsonValue &value, const QString &path)
{
    if (value.isUndefined())
        return FaultMatch{};
    if (!value.isObject())
        return wrongAt(path, QStringLiteral("must be an object"));
    const QJsonObject object = value.toObject();
    if (const auto keys = onlyKeys(
            object,
            {QStringLiteral("method"), QStringLiteral("path"), QStringLiteral("nth"), QStringLiteral("order_id")},
            path);
        !keys)
        return fail(keys.error());
    const auto method = textAt(object, QStringLiteral("method"), path);
    const auto pattern = textAt(object, QStringLiteral("path"), path);
    const auto nth = integerAt(object, QStringLiteral("nth"), 0, path);
    const auto order = textAt(object, QStringLiteral("order_id"), path);
    if (!method)
        return fail(method.error());
    if (!pattern)
        return fail(pattern.error());
    if (!nth)
        return fail(nth.error());
    if (!order)
        return fail(order.error());
    const QString verb = method->toUpper();
    return FaultMatch{verb == QLatin1String("*") ? QString() : verb, *pattern, *nth, *order};
}

bool applies(const FaultMatch &match, const QString &method, const QString &path, const QString &orderId)
{
    return (match.method.isEmpty() || match.method == method) && pathMatches(match.path, path) &&
           (match.orderId.isEmpty() || match.orderId == orderId);
}

} // namespace

void FaultPlan::add(FaultRule rule)
{
    const std::lock_guard lock(m_mutex);
    m_rules.append(std::move(rule));
}

void FaultPlan::clear()
{
    const std::lock_guard lock(m_mutex);
    m_rules.clear();
}

QList<FaultRule> FaultPlan::rules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

std::optional<FaultHit> FaultPlan::take(const QString &method, const QString &path, const QString &orderId)
{
    const std::lock_guard lock(m_mutex);
    std::optional<FaultHit> hit;
    for (FaultRule &rule : m_rules) {
        if (!applies(rule.match, method, path, orderId))
            continue;
        ++rule.seen;
        const bool itsTurn = rule.match.nth == 0 || rule.match.nth == rule.seen;
        const bool usable = rule.times == 0 || rule.hits < rule.times;
        if (hit || !itsTurn || !usable)
            continue;
        ++rule.hits;
        hit = FaultHit{rule.fault, rule.ms >= 0 ? rule.ms : faultInfo(rule.fault).defaultMs};
    }
    return hit;
}

bool pathMatches(const QString &pattern, const QString &path)
{
    if (pattern.isEmpty())
        return true;
    if (pattern.contains(QLatin1Char('*'))) {
        QStringList parts = pattern.split(QLatin1Char('*'));
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QLatin1String(".*"))))
            .match(path)
            .hasMatch();
    }
    if (pattern.endsWith(QLatin1Char('$')))
        return path == QStringView(pattern).chopped(1);
    return path == pattern || (path.startsWith(pattern) &&
                               (pattern.endsWith(QLatin1Char('/')) || path.at(pattern.size()) == QLatin1Char('/')));
}

QJsonObject faultRuleToJson(const FaultRule &rule)
{
    QJsonObject match;
    if (!rule.match.method.isEmpty())
        match.insert(QStringLiteral("method"), rule.match.method);
    if (!rule.match.path.isEmpty())
        match.insert(QStringLiteral("path"), rule.match.path);
    if (rule.match.nth > 0)
        match.insert(QStringLiteral("nth"), rule.match.nth);
    if (!rule.match.orderId.isEmpty())
        match.insert(QStringLiteral("order_id"), rule.match.orderId);
    return {{QStringLiteral("match"), match},
            {QStringLiteral("fault"), faultName(rule.fault)},
            {QStringLiteral("ms"), rule.ms >= 0 ? rule.ms : faultInfo(rule.fault).defaultMs},
            {QStringLiteral("times"), rule.times},
            {QStringLiteral("hits"), rule.hits}};
}

Result<FaultRule> parseFaultRule(const QJsonValue &value, const QString &jsonPath)
{
    if (!value.isObject())
        return wrongAt(jsonPath, QStringLiteral("must be an object"));
    const QJsonObject object = value.toObject();
    if (const auto keys = onlyKeys(
            object, {QStringLiteral("match"), QStringLiteral("fault"), QStringLiteral("ms"), QStringLiteral("times")},
            jsonPath);
        !keys)
        return fail(keys.error());
    const auto match = parseMatch(object.value(QLatin1String("match")), jsonPath % QStringLiteral(".match"));
    if (!match)
        return fail(match.error());
    const auto name = textAt(object, QStringLiteral("fault"), jsonPath);
    const auto fault = name ? faultFromName(*name) : std::nullopt;
    if (!fault)
        return wrongAt(jsonPath % QStringLiteral(".fault"), QStringLiteral("must be one of --list-faults"));
    const auto ms = integerAt(object, QStringLiteral("ms"), -1, jsonPath);
    const auto times = integerAt(object, QStringLiteral("times"), 0, jsonPath);
    if (!ms)
        return fail(ms.error());
    if (!times)
        return fail(times.error());
    return FaultRule{.match = *match, .fault = *fault, .ms = *ms, .times = *times};
}

Result<QList<FaultRule>> parseScenario(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return wrongAt(QStringLiteral("$"), problem.error == QJsonParseError::NoError
                                                ? QStringLiteral("must be an object")
                                                : QStringLiteral("not JSON: ") % problem.errorString());
    const QJsonObject object = document.object();
    if (const auto keys = onlyKeys(object, {QStringLiteral("rules")}, {}); !keys)
        return fail(keys.error());
    const QJsonValue list = object.value(QLatin1String("rules"));
    if (!list.isArray())
        return wrongAt(QStringLiteral("rules"), QStringLiteral("must be an array"));
    QList<FaultRule> rules;
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto rule = parseFaultRule(array.at(i), QStringLiteral("rules[%1]").arg(i));
        if (!rule)
            return fail(rule.error());
        rules.append(*rule);
    }
    return rules;
}

} // namespace pos::training
