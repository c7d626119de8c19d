// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What becomes part of a request line or header, checked before it does. Pure;
// private to gateway/.
#pragma once

#include "base/error.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace pos {

/// Ids become part of a path: nothing that could leave it.
inline bool isPathSafe(const QString &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' ||
               c == u'_';
    });
}

inline Error inputError(const char *field, const char *code)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.context.field = QString::fromLatin1(field);
    error.context.code = QString::fromLatin1(code);
    return error;
}

inline std::optional<Error> idError(const QString &id, const char *field)
{
    return isPathSafe(id) ? std::nullopt : std::optional(inputError(field, "BAD_ID"));
}

inline QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace pos
