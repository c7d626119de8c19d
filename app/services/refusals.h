// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The two ways in which a guard says no before anything is recorded.
#pragma once

#include "base/error.h"

namespace pos {

/// The present state forbids it; `code` says what to do about it.
inline Error conflictBecause(QLatin1StringView code, const QString &field = {})
{
    return Error{ErrorKind::Conflict, {.code = QString(code), .field = field}};
}

inline Error invalidField(const QString &field, const QString &detail = {})
{
    return Error{ErrorKind::InvalidInput, {.field = field, .detail = detail}};
}

} // namespace pos
