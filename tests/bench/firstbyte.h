// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Charge pressed -> first byte on a loopback wire, every commit included, beside
// one commit of the journal (DESIGN 9). Real engine host, threads, client and
// journal on disk; the training gateway answers.
#pragma once

#include "bench/figure.h"

namespace pos::bench {

/// charge_first_byte: of POST /payments when no session is needed; charge_session_first_byte: of POST
/// /checkout/sessions. Empty with `failure` set when a sale could not be made.
QList<Figure> measureFirstByte(int rounds, QString &failure);

}
