// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsonread.h"

#include <QJsonDocument>
#include <QVariant>

namespace pos::json {

QString text(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble()) {
        const QVariant number = value.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return QString::number(number.toLongLong());
    }
    return {};
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (const QString found = text(object, key); !found.isEmpty())
            return found;
    }
    return {};
}

std::optional<int> integer(const QJsonValue &value)
{
    bool ok = false;
    const int number = text(value).trimmed().toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<bool> boolean(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isString()) {
        if (value.toString().compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
            return true;
        if (value.toString().compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
            return false;
    }
    return std::nullopt;
}

QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isObject() ? QJsonArray{value} : QJsonArray{};
}

Result<QJsonValue> document(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return fail(ErrorKind::MalformedReply, QStringLiteral("empty body"));
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(bytes, &error);
    if (parsed.isArray())
        return QJsonValue(parsed.array());
    if (parsed.isObject())
        return QJsonValue(parsed.object());
    return fail(
        ErrorKind::MalformedReply,
        QStringLiteral("not JSON (%1 at byte %2 of %3)").arg(error.errorString()).arg(error.offset).arg(bytes.size()));
}

} // namespace pos::json
