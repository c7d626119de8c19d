// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be done to a payment now, how much of it, and on which of its
// transactions (CONTRACT 6; refundable = rule of 5.6 minus what is on its way).
// Pure: from the payment as last read and the operations known. Used by the
// screens to offer, and by the engine to decide, twice: when it is asked, and
// again after reading the payment right before anything leaves.
#pragma once

#include "domain/operation.h"

namespace pos {

struct PaymentMethod;

/// Why an action is not possible.
enum class OperationBar {
    None,
    NoPayment,        ///< Yuno has not described the payment yet
    NotPaid,          ///< no money was taken
    NotAuthorized,    ///< nothing is held
    AlreadyPaid,      ///< too late to cancel: refund
    WaitsForCustomer, ///< cannot be cancelled meanwhile (CONTRACT 5.8); let it expire
    NothingLeft,      ///< all was given back
    Disputed,         ///< handled in Yuno's dashboard
    BeingChanged,     ///< Yuno is still busy with an earlier one
    AnotherUnderWay,  ///< one of ours; see `blocking`
    NoTransaction,    ///< the payment shows none that could be used; refresh
    MethodCannot,     ///< this payment method does not offer it
    GivenByShop,      ///< the customer has this money from the shop, in place of a refund
};
/// Stable name, also Error::context.code of a refusal: "NOTHING_LEFT".
QString operationBarName(OperationBar bar);

struct OperationChoice
{
    OperationKind kind = OperationKind::Refund;
    OperationBar bar = OperationBar::None;
    Money most;                ///< at most this; valid when allowed
    bool partAllowed = false;  ///< less than `most` is possible
    bool wholePayment = false; ///< `most` is all of it and nothing was given back yet
    TransactionId transaction; ///< for the path; empty for CancelOrRefund
    OperationId blocking;      ///< for AnotherUnderWay

    bool isAllowed() const { return bar == OperationBar::None; }
    friend bool operator==(const OperationChoice &, const OperationChoice &) = default;
};

/// `operations` are all of the attempt. Looks at attempt.payment.
OperationChoice operationChoice(OperationKind kind, const Attempt &attempt, const QList<Operation> &operations);
/// The same for a method that can do this much; nullptr = unknown, and then Yuno decides.
OperationChoice operationChoice(OperationKind kind, const Attempt &attempt, const QList<Operation> &operations,
                                const PaymentMethod *method);
/// Capture, Cancel, Refund, CancelOrRefund.
QList<OperationChoice> operationChoices(const Attempt &attempt, const QList<Operation> &operations, bool givenByShop = false);

/// Codes of refusals besides the bars.
namespace operationcode {
inline constexpr QLatin1StringView TooMuch{"AMOUNT_TOO_LARGE"};
inline constexpr QLatin1StringView NotAPart{"AMOUNT_NOT_DIVISIBLE"};  ///< only all of it
inline constexpr QLatin1StringView NotAnAmount{"AMOUNT_INVALID"};     ///< zero, negative, other currency
inline constexpr QLatin1StringView PiecesGone{"PIECES_GONE"};         ///< more of a line than is left of it
inline constexpr QLatin1StringView AmountsChanged{"AMOUNTS_CHANGED"}; ///< not what the screen showed
inline constexpr QLatin1StringView GivenByShop{"GIVEN_BACK_BY_SHOP"}; ///< name of the bar
} // namespace operationcode

/// nullopt = `amount` may be moved.
std::optional<Error> operationRefusal(const OperationChoice &choice, Money amount);

} // namespace pos
