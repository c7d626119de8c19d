// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ordinary values for tests: one sale, one customer, attempts in every state, and
// the payments that Yuno would describe for them.
#pragma once

#include "domain/attempt.h"
#include "domain/sale.h"
#include "domain/settings.h"
#include "ports/engine.h"

namespace pos::test {

inline const QString AccountId = QStringLiteral("11111111-1111-4111-8111-111111111111");

Currency brl();
Money reais(qint64 minor);
/// Training settings for Brazil with a loopback gateway.
Settings tillSettings();
Credentials someKeys();
Customer ana();
/// Open, one line, total BRL 25.00, customer ana().
Sale openSale(const QString &id = QStringLiteral("R1-20261121-000001"));
ChargeIntent intentFor(const Sale &sale);
ChargeOrder orderFor(const Sale &sale);

/// As the journal would hold it at `nowMs`, created then.
Attempt attemptIn(AttemptState state, qint64 nowMs);
/// What Yuno says about that attempt; matches its order, account and amount, without a key.
Payment paymentFor(const Attempt &attempt, const QString &status, const QString &subStatus);
Payment approved(const Attempt &attempt);
Payment declined(const Attempt &attempt);
Payment waiting(const Attempt &attempt);

} // namespace pos::test
