// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the people at the till must never see: counted on the board, which makes the
// run a failed one, and named in the till's log. Main thread.
#pragma once

#include "base/log.h"
#include "common/board.h"

namespace soak {

inline void odd(Board &board, const QString &what)
{
    ++board->oddities;
    pos::log::error("soak", "must not happen", {{"what", what}});
}

} // namespace soak
