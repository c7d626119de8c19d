// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a payment's status and sub-status mean: CONTRACT 9.1 as one table,
// with the spellings folded that its last lines list. Unknown values are kept
// raw, shown as they came, and treated as waiting; nothing outside the
// white-list is ever paid.
#pragma once

#include "domain/attemptstate.h"

#include <QList>
#include <QString>

namespace pos {

/// Decides colour and icon of a pill.
enum class StatusClass { Success, Pending, Failed, Refunded, Dispute };

/// Was the customer charged?
enum class MoneyEffect {
    No,
    Hold,       ///< reserved
    Yes,
    PartlyYes,  ///< PARTIALLY_APPROVED, PARTIALLY_CAPTURED
    YesLess,    ///< minus what was refunded or is disputed
    Back,       ///< returned
    HoldOrNo,
    BackOrNo,
    Unsure,
};

/// Status as it came, and folded to the spellings of CONTRACT 9.1.
struct PaymentStatus
{
    QString status;       ///< folded, for example SUCCEEDED
    QString subStatus;    ///< folded, for example APPROVED
    QString rawStatus;    ///< as received
    QString rawSubStatus;

    /// Folds CANCELLED, APPROVED, AUTHORIZED, PARTIALLY_REFUNDED, PROCESSING, REQUIRES_ACTION, FAILED ...
    [[nodiscard]] static PaymentStatus fold(const QString &rawStatus, const QString &rawSubStatus);
    bool isEmpty() const noexcept { return status.isEmpty(); }
    friend bool operator==(const PaymentStatus &, const PaymentStatus &) = default;
};

struct StatusFacts
{
    QString status;
    QString subStatus;
    StatusClass statusClass = StatusClass::Pending;
    bool isFinal = false;       ///< stop polling; not "can never change" (CONTRACT 8)
    MoneyEffect money = MoneyEffect::Unsure;
    bool inPaidWhiteList = false; ///< paid if amount and currency also match (paidExactly)
    AttemptState attemptState = AttemptState::WaitingCustomer;
    bool isKnown = false;       ///< false: a value this version does not know
};

/// Facts of one status; an unknown pair gives pending, not final, Unsure, not paid, isKnown false.
StatusFacts statusFacts(const PaymentStatus &status);
/// Every row of CONTRACT 9.1, for tests and legends.
const QList<StatusFacts> &statusTable();

}
