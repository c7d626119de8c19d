// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A capture, cancel or refund of a payment that exists (DESIGN 3, CONTRACT 6):
// what was wanted, how it stands, and its timeline. Written by the engine thread
// only; copies travel to the ui as values. What it does to the attempt is never
// derived from here: that comes from reading the payment back.
#pragma once

#include "domain/attempt.h"

#include <QMetaType>

namespace pos {

enum class OperationKind {
    Capture,
    Cancel,
    Refund,
    CancelOrRefund, ///< Yuno picks; for payments of which it is not clear whether money moved
};

enum class OperationState {
    Draft,     ///< being typed; nothing durable
    Recorded,  ///< intent, key and reference are durable; the payment is read before anything leaves
    Sending,   ///< body durable; bytes may have left
    Checking,  ///< answered; the payment is being read to see whether it is so
    Unclear,   ///< we do not know; being found out
    Pending,   ///< Yuno has it and has not finished; may take days
    Done,      ///< proven by the payment
    Declined,  ///< Yuno or the provider said no; also a refund that failed later
    Refused,   ///< certainly not done: nothing was sent, or the request was refused
    Undecided, ///< not to be seen and its key older than 24 h: a person decides
    GivenUp,   ///< a person decided that it did not happen
};

/// What Yuno accepts as reason; the words of the operator travel as description.
enum class OperationReason { RequestedByCustomer, Duplicate, Fraudulent };

/// Stable names for journal, logs and JSON ("CancelOrRefund", "Checking", "REQUESTED_BY_CUSTOMER").
QString operationKindName(OperationKind kind);
std::optional<OperationKind> operationKindFromName(QStringView name);
QString operationStateName(OperationState state);
std::optional<OperationState> operationStateFromName(QStringView name);
QString operationReasonName(OperationReason reason);
std::optional<OperationReason> operationReasonFromName(QStringView name);

/// May still change by itself or needs finding out: all but Draft, Done, Declined, Refused, GivenUp.
bool isOpen(OperationState state);
/// Nobody can tell yet what it does to the payment, so no other operation may start there
/// (CONTRACT 6: one at a time). Pending is told apart by its transaction and is not in flight.
bool isInFlight(OperationState state);

struct OperationIntent
{
    OperationKind kind = OperationKind::Refund;
    Money amount;       ///< to be captured or given back; of a cancel: the hold that is let go
    bool whole = false; ///< all of a payment of which nothing was given back: no amount travels (CONTRACT 6)
    OperationReason reason = OperationReason::RequestedByCustomer;
    QString description; ///< 3-255 or empty; travels
    QString operatorName;
    QList<int> pieces{}; ///< of a refund by lines: how many of each line of the cart came back; empty = not by lines

    friend bool operator==(const OperationIntent &, const OperationIntent &) = default;
};

/// The payment as it was read right before the first byte: what CONTRACT 2.3 calls the saved values.
struct OperationBasis
{
    Money captured, refunded; ///< invalid = Yuno gave none
    QStringList transactions; ///< ids of those that were finished: no later total is theirs

    friend bool operator==(const OperationBasis &, const OperationBasis &) = default;
};

struct Operation
{
    OperationId id;
    AttemptId attempt;
    int number = 1; ///< counts from 1 within the attempt
    PaymentId paymentId;
    IdempotencyKey key;
    MerchantReference reference;
    OperationIntent intent;
    OperationState state = OperationState::Draft;
    TransactionId target; ///< in the path; empty for CancelOrRefund, and until Sending
    QByteArray body;      ///< exact bytes; empty until Sending
    OperationBasis basis;
    TransactionId result;       ///< Yuno's transaction that did it, when it showed one
    std::optional<Money> moved; ///< what the payment shows as done
    std::optional<AttemptProblem> problem;
    RetryBook retry;          ///< `lookups` counts reads since the first unclear result
    qint64 lastUnclearMs = 0; ///< end of the last try that may have been carried out
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 settledMs = 0; ///< first time in a state that is not open

    /// What a done one moved, as far as it was told.
    Money movedOrAsked() const { return moved.value_or(intent.amount); }

    friend bool operator==(const Operation &, const Operation &) = default;
};

/// One line of its timeline. Nothing secret, nothing personal.
struct OperationEvent
{
    OperationId operation;
    AttemptId attempt;
    qint64 sequence = 0; ///< given by the journal; one sequence with the attempts' events
    qint64 atMs = 0;
    QString kind; ///< recorded, sending, answered, unclear, resent, read, done, declined ...
    OperationState from = OperationState::Draft;
    OperationState to = OperationState::Draft;
    QString method, path;
    qint64 bytesSent = -1; ///< -1 = no request or not known
    int httpStatus = 0;
    QString code;
    QString requestId;
    qint64 elapsedMs = 0;
    QString rule;
    QString note; ///< English, for support

    friend bool operator==(const OperationEvent &, const OperationEvent &) = default;
};

/// `<order id>-R1`, C for captures, V for cancels, A for cancel-or-refund.
MerchantReference makeReference(const MerchantOrderId &order, OperationKind kind, int number);

} // namespace pos

Q_DECLARE_METATYPE(pos::Operation)
