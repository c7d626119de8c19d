// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Answers of the gateway, changed into what a fault says. Pure. An empty result
// means that this answer cannot carry the fault.
#pragma once

#include "common/chance.h"
#include "proxy/faults.h"

#include <QByteArray>

namespace soak {

/// What is sent instead of asking the gateway.
QByteArray madeUpAnswer(Fault fault);
/// What becomes of a complete answer; for faults that change bytes.
QByteArray changedAnswer(Fault fault, const QByteArray &answer, Dice &dice);
/// A request whose JSON cannot be read any more.
QByteArray damagedRequest(const QByteArray &request, Dice &dice);

} // namespace soak
