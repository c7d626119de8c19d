// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One try to get a sale paid, as the journal keeps it, and its timeline.
// Written by the engine thread only; copies travel to the ui as values.
#pragma once

#include "base/error.h"
#include "domain/attemptstate.h"
#include "domain/payment.h"
#include "domain/paymentlink.h"

#include <QList>

#include <optional>

namespace pos {

/// What the cashier asked for when pressing Charge.
struct ChargeIntent
{
    Money amount;
    QString methodId;               ///< PaymentMethod::id, for example "saved_card"
    CustomerId customer;            ///< empty = walk-in
    GatewayCustomerId gatewayCustomer;
    VaultedToken token;             ///< saved method to charge
    QString methodLabel;            ///< "VISA •••• 1111", for screens and receipts
    int installments = 1;           ///< 1-50
    bool capture = true;            ///< false = authorise only
    QString description;            ///< 3-255
    QString operatorName;

    friend bool operator==(const ChargeIntent &, const ChargeIntent &) = default;
};

/// Why an attempt is Unknown or Refused, in a form the ui can put into words.
struct AttemptProblem
{
    ErrorKind kind = ErrorKind::Internal;
    QString code;                   ///< gateway code, or empty
    int httpStatus = 0;
    QStringList messages;           ///< gateway's own words, for support
    std::optional<EchoVerdict> echo; ///< set when an answer did not match what was asked

    friend bool operator==(const AttemptProblem &, const AttemptProblem &) = default;
};

/// Where the rules of CONTRACT 2.3 stand for this attempt. Times are UTC milliseconds, 0 = not yet.
struct RetryBook
{
    int sends = 0;                  ///< POSTs started, the first included
    qint64 firstByteMs = 0;
    qint64 firstUnclearMs = 0;
    int lookups = 0;                ///< by order id, since the first unclear result
    qint64 inProcessSinceMs = 0;
    qint64 lastCheckMs = 0;         ///< last answer of any kind about this attempt
    qint64 nextCheckMs = 0;         ///< 0 = nothing planned
    qint64 resendAtMs = 0;          ///< same key and body go out again then; 0 = never again
    qint64 lookupAtMs = 0;          ///< next lookup by order id; 0 = none planned
    int polls = 0;                  ///< reads by id while waiting

    friend bool operator==(const RetryBook &, const RetryBook &) = default;
};

/// Who asked for the payment.
enum class AttemptOrigin {
    Till, ///< this one: key, body and every answer are ours
    Yuno, ///< somebody else; known from Yuno alone. Never sent, never looked up by order id, has no key
};
QString attemptOriginName(AttemptOrigin origin);
std::optional<AttemptOrigin> attemptOriginFromName(QStringView name);

struct Attempt
{
    AttemptId id;
    AttemptOrigin origin = AttemptOrigin::Till;
    SaleId sale;
    int number = 1;                 ///< counts from 1 within the sale
    MerchantOrderId orderId;
    IdempotencyKey key;
    ChargeIntent intent;
    AttemptState state = AttemptState::Draft;
    CheckoutSessionId session;      ///< empty for DIRECT, or before it exists
    QByteArray body;                ///< exact bytes of POST /payments or /payment-links; empty until Sending
    std::optional<AttemptLink> link; ///< set from the draft on when the create is a payment link (CONTRACT 7)
    PaymentId paymentId;            ///< of a link: the newest, or the one that took money
    std::optional<Payment> payment; ///< as last read
    std::optional<AttemptProblem> problem;
    RetryBook retry;
    bool released = false;          ///< a manager let the sale be sold another way; still watched
    bool lateMoney = false;         ///< money was found after the release: alarm
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 settledMs = 0;           ///< first time in a state that is not open

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// One line of our own timeline. Nothing secret, nothing personal.
struct AttemptEvent
{
    AttemptId attempt;
    qint64 sequence = 0;            ///< given by the journal
    qint64 atMs = 0;
    QString kind;                   ///< stable name: recorded, sending, answered, unclear, resent, lookedUp, read, released ...
    AttemptState from = AttemptState::Draft;
    AttemptState to = AttemptState::Draft;
    QString method, path;           ///< request behind it, or empty; no query values but order ids
    qint64 bytesSent = -1;          ///< body bytes handed to the network; -1 = no request or not known
    int httpStatus = 0;
    QString code;                   ///< gateway code or ErrorKind name
    QString requestId;
    qint64 elapsedMs = 0;
    QString rule;                   ///< the rule that decided, for example "CONTRACT 2.3 row 1"
    QString note;                   ///< English, for support

    friend bool operator==(const AttemptEvent &, const AttemptEvent &) = default;
};

}

Q_DECLARE_METATYPE(pos::Attempt)
