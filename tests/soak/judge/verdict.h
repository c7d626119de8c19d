// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judgement: what the till's journal says of each attempt and operation against
// what the gateway took for it, gave back and let go. Plain values in, numbers and findings out; knows nothing of
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
    bool released = false; ///< somebody let the sale go on without it
    bool alarmed = false;  ///< money came after that, and the till said so
    int parts = 1;         ///< payments in which its sale was to be paid
};

/// One capture, cancel or refund, as the till's journal keeps it.
struct JournalOperation
{
    QString orderId, reference;
    QString kind;  ///< Capture, Cancel, Refund ...
    QString state; ///< Done, Refused, Declined ...
    qint64 minor = 0;
    QString currency;
};

/// One that the gateway carried out.
struct GatewayMove
{
    QString type; ///< CAPTURE, CANCEL, REFUND
    QString reference;
    qint64 minor = 0;
};

/// One payment, as the gateway keeps it.
struct GatewayRecord
{
    QString id, orderId;
    qint64 minor = 0;
    QString currency;
    bool tookMoney = false;
    bool authorized = false; ///< only captures take the money
    QList<GatewayMove> moves = {};

    qint64 moved(const char *type) const;
};

struct Verdict
{
    int sales = 0;
    int approved = 0, declined = 0, otherFinal = 0, unknownLeft = 0; ///< sales; they add up
    int lateMoney = 0;     ///< payments that were let go and took money all the same, each with its alarm
    int doubleCharged = 0; ///< sales with more payments that took money than they have parts
    int lost = 0;          ///< orders that the gateway charged and the journal does not call paid, or the reverse
    int wrongAmount = 0;   ///< payments that took another amount or currency than was asked

    int operations = 0, operationsDone = 0;     ///< in the journal
    int captures = 0, cancels = 0, refunds = 0; ///< carried out at the gateway
    int operationsLeft = 0;  ///< in the journal, still open at the end
    int doubleCaptured = 0;  ///< payments of which more was captured than was held, or one capture twice
    int doubleRefunded = 0;  ///< payments with a refund that was carried out twice
    int overRefunded = 0;    ///< payments of which more was given back than was taken
    int lostOperations = 0;  ///< carried out and not Done in the journal, or the reverse
    int wrongMoved = 0;      ///< carried out with another amount or currency than was asked

    int inParts = 0;         ///< sales of which the parts took money, one or both
    int paidBack = 0;        ///< of these, those of which nothing was kept
    int halfPaid = 0;        ///< those of which something was kept, and not all

    int wrongAlarms = 0;     ///< late money without an alarm, or an alarm without late money

    QStringList findings;  ///< one line for each of the bad ones

    bool isGood() const
    {
        return unknownLeft == 0 && doubleCharged == 0 && lost == 0 && wrongAmount == 0 && operationsLeft == 0 &&
               doubleCaptured == 0 && doubleRefunded == 0 && overRefunded == 0 && lostOperations == 0 &&
               wrongMoved == 0 && halfPaid == 0 && wrongAlarms == 0;
    }
};

Verdict judgement(const QList<JournalRecord> &journal, const QList<GatewayRecord> &gateway,
                  const QList<JournalOperation> &operations = {});

} // namespace soak
