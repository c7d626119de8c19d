// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a sale of the soak is about, drawn from seed and sale number alone: the till
// sells it, and the judge knows without asking the till what it should have cost.
// Pure.
#pragma once

#include <QString>

namespace soak {

inline constexpr int CustomerCount = 3;
inline constexpr int CardsPerCustomer = 2;

struct SalePlan
{
    qint64 minor = 0;
    QString description; ///< also decides the outcome (CONTRACT 13)
    int customer = 0;    ///< below CustomerCount
    int card = 0;        ///< below CardsPerCustomer
};

/// `immediate`: only outcomes that a gateway decides at once, for gateways that are not ours.
SalePlan planOf(quint64 seed, const QString &saleId, bool immediate);

/// "R1-20261121-000123-2" -> "R1-20261121-000123", and 2.
QString saleOfOrder(const QString &orderId);
int attemptOfOrder(const QString &orderId);

} // namespace soak
