// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judgement: what the till's journal says of each attempt against what the
// gateway took for it. Plain values in, numbers and findings out; knows nothing of
// the till's code. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace soak {

/// One attempt, as the till's journal keeps it.
struct JournalRecord
{
    QString sale, orderId;
    int number = 1; ///< within the sale
    QString state;  ///< the journal's own word: Approved, Declined ... Unknown
    qint64 minor = 0;
    QString currency;
    bool released = false; ///< a manager let the sale go on without it
};

/// One payment, as the gateway keeps it.
struct GatewayRecord
{
    QString id, orderId;
    qint64 minor = 0;
    QString currency;
    bool tookMoney = false;
};

struct Verdict
{
    int sales = 0;
    int approved = 0, declined = 0, otherFinal = 0, unknownLeft = 0; ///< sales; they add up
    int doubleCharged = 0; ///< sales with more than one payment that took money
    int lost = 0;          ///< orders that the gateway charged and the journal does not call paid, or the reverse
    int wrongAmount = 0;   ///< payments that took another amount or currency than was asked
    QStringList findings;  ///< one line for each of the bad ones

    bool isGood() const { return unknownLeft == 0 && doubleCharged == 0 && lost == 0 && wrongAmount == 0; }
};

Verdict judgement(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway);

} // namespace soak
