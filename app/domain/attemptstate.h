// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The states of an attempt (DESIGN 3) and what each permits.
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace pos {

enum class AttemptState {
    Draft,           ///< being typed; nothing durable
    Recorded,        ///< intent, key and order id are durable; nothing of the payment left
    Sending,         ///< body durable; bytes may have left
    Approved,        ///< proven paid
    Declined,
    Rejected,
    Authorized,      ///< held, not paid
    WaitingCustomer, ///< Yuno knows it and waits: for the customer, the bank or a review
    Expired,
    Canceled,
    Refused,         ///< certainly no payment exists for it
    Unknown,         ///< we do not know; being found out
    Captured,        ///< authorised, then captured
    PartlyRefunded,
    Refunded,
    Disputed,        ///< money contested, or charged against a fraud check
};

/// Stable name for journal, logs and JSON ("WaitingCustomer").
QString attemptStateName(AttemptState state);
std::optional<AttemptState> attemptStateFromName(QStringView name);

/// The attempt may still change by itself or needs finding out: Recorded, Sending, WaitingCustomer, Unknown.
bool isOpen(AttemptState state);
/// Known not to have taken money: a new attempt of the sale may start (DESIGN 3).
/// Declined, Rejected, Expired, Canceled, Refused.
bool permitsNewAttempt(AttemptState state);
/// Counts as money in the till's totals: Approved, Captured, PartlyRefunded.
bool isPaid(AttemptState state);
/// Money was taken, whatever became of it since: paid, given back or contested.
bool hadMoney(AttemptState state);

}

Q_DECLARE_METATYPE(pos::AttemptState)
