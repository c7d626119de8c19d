// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One reader for every error envelope of CONTRACT 1.4, whatever came: JSON of
// six shapes, plain text, HTML, nothing. Pure.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>

namespace pos {

struct ApiFieldError
{
    QString field, message, code;
    friend bool operator==(const ApiFieldError &, const ApiFieldError &) = default;
};

struct ApiError
{
    int httpStatus = 0;
    QString code;         ///< "HTTP_<status>" when the body names none
    QStringList messages; ///< bounded in number and length, card numbers masked
    QList<ApiFieldError> fieldErrors;
    QByteArray rawBody; ///< for redacted evidence only, never for people

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

ApiError parseApiError(int httpStatus, const QByteArray &body);

/// Kind by CONTRACT 1.6 (ports/apicodes); code, messages and field in the context. The raw body stays out.
Error toError(const ApiError &error);

} // namespace pos
