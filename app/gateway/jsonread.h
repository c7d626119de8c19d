// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Forgiving reads of JSON values: the API shows numbers as text, text as
// numbers, and null or a wrong kind for anything (CONTRACT 5.6). A value of a
// wrong kind reads as "not there".
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace pos::json {

/// A text, or a whole number as text; else empty.
QString text(const QJsonValue &value);
inline QString text(const QJsonObject &object, QLatin1String key)
{
    return text(object.value(key));
}
/// The first non-empty of several fields.
QString firstText(const QJsonObject &object, std::initializer_list<QLatin1String> keys);
/// A whole number or a text holding one.
std::optional<int> integer(const QJsonValue &value);
/// A boolean, or the texts "true" and "false".
std::optional<bool> boolean(const QJsonValue &value);
/// An object as a list of one, an array as its elements, anything else as nothing.
QJsonArray listOf(const QJsonValue &value);

/// The whole answer; MalformedReply (without any of its text) when it is not a JSON object or array.
Result<QJsonValue> document(const QByteArray &bytes);

} // namespace pos::json
