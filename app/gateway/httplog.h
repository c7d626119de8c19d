// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One log line per call, from an allow-list: method, path, status, times,
// sizes, error code, request id. Never headers, bodies, query values other than
// order ids, or the server's own words.
#pragma once

#include "base/error.h"
#include "ports/gatewayport.h"

namespace pos {

/// `error` null = the call gave what was asked for.
void logCall(const Exchange &exchange, const Error *error);

} // namespace pos
