// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A seam for fault tests: asked before every statement of a connection with its
// text; an Error makes that statement fail with it, untouched. Empty = none.
#pragma once

#include "base/error.h"

#include <QString>

#include <functional>
#include <optional>

namespace pos {

using StatementGate = std::function<std::optional<Error>(const QString &sql)>;

}
