// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a sale of the soak is about, drawn from seed and sale number alone: the till
// sells it, and the judge knows without asking the till what it should have cost and
// what was to be captured, cancelled or given back afterwards. Pure.
#pragma once

#include <QList>
#include <QString>

namespace soak {

/// What happens to the payment afterwards, one after the other.
struct PlannedMove
{
    enum class Kind { Capture, Cancel, Refund } kind = Kind::Refund;
    qint64 minor = 0;
};

/// How the customer pays the first time; whoever goes another way after that pays by card.
enum class Way { Card, Code, Voucher, Link };

inline constexpr int CustomerCount = 3;
inline constexpr int CardsPerCustomer = 2;

struct SalePlan
{
    qint64 minor = 0;
    QString description; ///< also decides the outcome (CONTRACT 13)
    int customer = 0;    ///< below CustomerCount
    int card = 0;        ///< below CardsPerCustomer
    bool authorize = false; ///< the card is only held; a capture or cancel follows
    Way way = Way::Card;
    bool givenUp = false; ///< the cashier stops waiting for the customer, unless they were quicker
    bool paidLate = false; ///< and then the customer pays all the same; nothing else is sold meanwhile
    qint64 first = 0; ///< the sale is paid in two parts, and this is the first; 0 = all at once
    QString restDescription; ///< decides the outcome of the second
    QList<PlannedMove> moves;

    bool isInParts() const { return first > 0; }
    /// Minor units that its payments are about, one after the other.
    QList<qint64> parts() const;
    /// Minor units that all moves of this kind are about.
    qint64 total(PlannedMove::Kind kind) const;
};

struct PlanOptions
{
    quint64 seed = 1;
    bool immediate = false; ///< only outcomes that a gateway decides at once, for gateways that are not ours
    int operations = 0;     ///< percent of the sales with captures, cancels or refunds, as far as they are paid
    int waiting = 0;        ///< percent of the sales that are paid by a code, a link or a voucher
    int parts = 0;          ///< percent of the others that are paid in two parts
};
SalePlan planOf(const PlanOptions &options, const QString &saleId);
/// Of a card that is approved at once.
QString plainDescription();

/// "R1-20261121-000123-2" -> "R1-20261121-000123", and 2.
QString saleOfOrder(const QString &orderId);
int attemptOfOrder(const QString &orderId);

} // namespace soak
