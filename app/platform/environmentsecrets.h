// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keys handed over by whoever started the program: MOSTRADOR_PUBLIC_KEY and
// MOSTRADOR_PRIVATE_KEY. Good for this run only and erased from the environment,
// so that neither child processes nor /proc show them afterwards. Call once,
// before threads start.
#pragma once

#include "base/secret.h"

#include <memory>

namespace pos {

/// Null unless both are set; whatever was set is erased either way.
std::shared_ptr<Credentials> takeEnvironmentCredentials();

}
