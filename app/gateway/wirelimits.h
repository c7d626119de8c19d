// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Limits of request fields (CONTRACT 4 and 5), checked before anything is sent.
// Keeps the first broken one. Lengths: at least so many code points, at most so
// many UTF-16 units, which satisfies either way of counting.
#pragma once

#include "base/error.h"

#include <QString>

#include <optional>

namespace pos {

/// True when `text` has `minimum` to `maximum` characters.
bool hasLength(const QString &text, int minimum, int maximum);
/// `text`, filled up to three characters with dashes (CONTRACT 5.5: ids and names of items).
QString paddedToThree(const QString &text);
/// The part that fits into `maximum` UTF-16 units, never half a surrogate pair.
QString cutTo(const QString &text, int maximum);

class WireLimits
{
public:
    /// Codes: REQUIRED, TOO_SHORT, TOO_LONG.
    void length(const QString &field, const QString &text, int minimum, int maximum);
    /// As length(), but empty means "not sent" and is fine.
    void lengthIfAny(const QString &field, const QString &text, int minimum, int maximum);
    void require(bool holds, const QString &field, const char *code);

    const std::optional<Error> &error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace pos
