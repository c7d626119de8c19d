// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// For reads of something that may have been removed: not there is an answer, not a failure.
#pragma once

#include "base/error.h"
#include "base/result.h"

#include <optional>

namespace pos {

/// nullopt = NotFound; other errors stay errors.
template <typename T> Result<std::optional<T>> unlessGone(const Result<T> &read)
{
    if (read)
        return std::optional<T>(*read);
    if (read.error().kind == ErrorKind::NotFound)
        return std::optional<T>();
    return fail(read.error());
}

} // namespace pos
