// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What each transaction code of CONTRACT 9.3 does to a payment, as the Yuno
// testing gateway decides it (CONTRACT 13): the card first, then the
// description, else success. Pure.
#pragma once

#include <QString>

namespace pos::training {

enum class OutcomeKind {
    Approved, ///< SUCCEEDED/APPROVED, or PENDING/AUTHORIZED without capture
    Declined,
    Rejected,
    Failed, ///< ERROR/ERROR
    Expired,
    Challenge,       ///< PENDING/WAITING_ADDITIONAL_STEP with a page for the customer; succeeds later
    FraudReview,     ///< PENDING/PENDING_FRAUD_REVIEW; succeeds later
    ProviderReview,  ///< PENDING/PENDING_PROVIDER_CONFIRMATION; succeeds later
    WaitingCustomer, ///< READY_TO_PAY/CREATED; succeeds later
    DisputeWon,      ///< paid, a dispute was won
    DisputeLost,     ///< CHARGEBACK/LOST
};

struct Outcome
{
    OutcomeKind kind = OutcomeKind::Approved;
    QString code; ///< transactions[].response_code
    QString message;
    QString iso8583;    ///< empty when the network gives none
    QString adviceCode; ///< merchant advice code of CONTRACT 9.4, or empty
};

/// The outcome of a code; an unknown code is a plain success.
Outcome outcomeOfCode(const QString &code);
bool isOutcomeCode(const QString &code);
/// `cardCode` is the code that a test card forces, or empty.
Outcome decideOutcome(const QString &cardCode, const QString &description);
/// Whether the payment is still open and will complete by itself.
bool completesLater(OutcomeKind kind);

} // namespace pos::training
