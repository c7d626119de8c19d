// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The till under soak as a program: the engine host with the shipped journal,
// client and scheduler, and people in front of it.
//   PROGRAM FOLDER          sells until it is asked to stop or killed
//   PROGRAM FOLDER report   prints every attempt and operation of the journal as a line of JSON
// Exit 0 after an orderly end, 2 usage, 3 environment. Keys come by environment.
#pragma once

#include "ports/gatewayport.h"

#include <functional>
#include <memory>

namespace soak {

/// Something between engine and client; tests put a cheat there.
using GatewayWrapper = std::function<std::unique_ptr<pos::GatewayPort>(std::unique_ptr<pos::GatewayPort>)>;

int runTill(int argc, char **argv, const GatewayWrapper &wrap = {});

} // namespace soak
