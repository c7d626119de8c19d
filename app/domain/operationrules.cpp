// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/operationrules.h"

#include "domain/checkedmath.h"
#include "domain/operationevidence.h"
#include "domain/paymentmethod.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array BarNames{
    std::pair{OperationBar::None, "NONE"},
    std::pair{OperationBar::NoPayment, "NO_PAYMENT"},
    std::pair{OperationBar::NotPaid, "NOT_PAID"},
    std::pair{OperationBar::NotAuthorized, "NOT_AUTHORIZED"},
    std::pair{OperationBar::AlreadyPaid, "ALREADY_PAID"},
    std::pair{OperationBar::WaitsForCustomer, "WAITS_FOR_CUSTOMER"},
    std::pair{OperationBar::NothingLeft, "NOTHING_LEFT"},
    std::pair{OperationBar::Disputed, "DISPUTED"},
    std::pair{OperationBar::BeingChanged, "BEING_CHANGED"},
    std::pair{OperationBar::AnotherUnderWay, "ANOTHER_UNDER_WAY"},
    std::pair{OperationBar::NoTransaction, "NO_TRANSACTION"},
    std::pair{OperationBar::MethodCannot, "METHOD_CANNOT"},
    std::pair{OperationBar::GivenByShop, operationcode::GivenByShop.data()},
};

OperationChoice barred(OperationKind kind, OperationBar bar, const OperationId &blocking = {})
{
    OperationChoice choice;
    choice.kind = kind;
    choice.bar = bar;
    choice.blocking = blocking;
    return choice;
}

bool isStatus(const Payment &payment, const char *status, const char *subStatus = nullptr)
{
    return payment.status.status == QLatin1String(status) &&
           (!subStatus || payment.status.subStatus == QLatin1String(subStatus));
}

/// Refunds that count: given back, or on their way back.
bool givesBack(const Transaction &t)
{
    return t.type == QLatin1String("REFUND") && (isSucceeded(t) || isUnfinished(t));
}

/// Sent, or proven by an earlier answer, and this one does not show it (yet, or again: reads may be older than what was
/// read before). What was proven by the totals alone cannot be told apart in them.
bool isUnseen(const Operation &operation, const Payment &payment)
{
    const bool proven = operation.state == OperationState::Done && !operation.result.isEmpty();
    return (isOpen(operation.state) || proven) && evidenceOf(operation, payment).finding == Finding::Absent;
}

/// Minor units given back or on their way: what the payment says, what its transactions say, whichever
/// is more, and what is not to be seen in it.
qint64 goneMinor(const Payment &payment, const QList<Operation> &operations)
{
    qint64 shown = 0;
    for (const Transaction &t : payment.transactions) {
        if (givesBack(t) && t.amount && t.amount->currency() == payment.amount.currency())
            shown = checked::add(shown, t.amount->minor()).value_or(shown);
    }
    qint64 gone = std::max(shown, payment.refunded ? payment.refunded->minor() : 0);
    for (const Operation &operation : operations) {
        const bool gives =
            operation.intent.kind == OperationKind::Refund || operation.intent.kind == OperationKind::CancelOrRefund;
        if (gives && isUnseen(operation, payment))
            gone = checked::add(gone, operation.movedOrAsked().minor()).value_or(gone);
    }
    return gone;
}

struct RefundTarget
{
    TransactionId id;
    qint64 leftMinor = 0;
};

/// The newest succeeded CAPTURE with money left, else the PURCHASE (CONTRACT 5.6, 16 row 40). Refunds do not
/// name the capture they belong to; ours always use up the newest first.
std::optional<RefundTarget> refundTarget(const Payment &payment, qint64 refundedMinor, qint64 left)
{
    std::optional<RefundTarget> purchase;
    for (auto t = payment.transactions.crbegin(); t != payment.transactions.crend(); ++t) {
        if (!isSucceeded(*t) || t->id.isEmpty())
            continue;
        if (t->type == QLatin1String("CAPTURE")) {
            const qint64 captured = t->amount ? t->amount->minor() : left;
            const qint64 used = std::min(captured, refundedMinor);
            if (captured > used)
                return RefundTarget{t->id, std::min(left, captured - used)};
            refundedMinor -= used;
        } else if (t->type == QLatin1String("PURCHASE") && !purchase) {
            purchase = RefundTarget{t->id, left};
        }
    }
    return purchase;
}

const Transaction *newestOf(const Payment &payment, const char *type, bool (*fits)(const Transaction &))
{
    const auto found =
        std::find_if(payment.transactions.crbegin(), payment.transactions.crend(),
                     [&](const Transaction &t) { return t.type == QLatin1String(type) && !t.id.isEmpty() && fits(t); });
    return found == payment.transactions.crend() ? nullptr : &*found;
}

/// Held, or captured in part: a second capture depends on the provider, who says no if he must (CONTRACT 6).
bool mayCapture(const Payment &payment)
{
    const bool partly = isStatus(payment, "SUCCEEDED", "PARTIALLY_CAPTURED") && payment.captured &&
                        payment.captured->isPositive() && !(payment.refunded && payment.refunded->isPositive());
    return partly || isStatus(payment, "PENDING", "AUTHORIZED");
}

OperationBar whyNotPaid(const Payment &payment)
{
    const StatusFacts facts = payment.facts();
    if (facts.statusClass == StatusClass::Dispute)
        return OperationBar::Disputed;
    if (isStatus(payment, "REFUNDED", "PENDING_PROVIDER_CONFIRMATION") ||
        isStatus(payment, "SUCCEEDED", "REFUND_RETRY_IN_PROCESS"))
        return OperationBar::BeingChanged;
    if (facts.money == MoneyEffect::Back)
        return OperationBar::NothingLeft;
    return OperationBar::NotPaid;
}

OperationChoice refundChoice(const Payment &payment, const QList<Operation> &operations)
{
    constexpr auto Kind = OperationKind::Refund;
    const Money refundable = payment.refundable();
    const bool open = isStatus(payment, "SUCCEEDED") && !isStatus(payment, "SUCCEEDED", "REFUND_RETRY_IN_PROCESS");
    if (!open || !refundable.isPositive())
        return barred(Kind, open && payment.refunded && payment.refunded->isPositive() ? OperationBar::NothingLeft
                                                                                       : whyNotPaid(payment));
    const qint64 told = payment.refunded ? payment.refunded->minor() : 0;
    const qint64 gone = goneMinor(payment, operations);
    const qint64 left = refundable.minor() - std::max<qint64>(0, gone - told);
    if (left <= 0)
        return barred(Kind, OperationBar::NothingLeft);
    const std::optional<RefundTarget> target = refundTarget(payment, gone, left);
    if (!target)
        return barred(Kind, OperationBar::NoTransaction);
    OperationChoice choice;
    choice.kind = Kind;
    choice.most = Money::fromMinor(target->leftMinor, payment.amount.currency());
    choice.partAllowed = true;
    choice.wholePayment = gone == 0 && target->leftMinor == refundable.minor();
    choice.transaction = target->id;
    return choice;
}

OperationChoice captureChoice(const Payment &payment, const QList<Operation> &operations)
{
    constexpr auto Kind = OperationKind::Capture;
    if (!mayCapture(payment))
        return barred(Kind, isStatus(payment, "SUCCEEDED", "CAPTURE_RETRY_IN_PROCESS") ? OperationBar::BeingChanged
                                                                                       : OperationBar::NotAuthorized);
    const Transaction *hold = newestOf(payment, "AUTHORIZE", &isSucceeded);
    if (!hold)
        return barred(Kind, OperationBar::NoTransaction);
    OperationChoice choice;
    qint64 captured = payment.captured ? payment.captured->minor() : 0;
    for (const Operation &operation : operations) {
        if (operation.intent.kind == OperationKind::Capture && isUnseen(operation, payment))
            captured = checked::add(captured, operation.movedOrAsked().minor()).value_or(captured);
    }
    if (captured >= payment.amount.minor())
        return barred(Kind, OperationBar::NothingLeft);
    choice.kind = Kind;
    choice.most = Money::fromMinor(payment.amount.minor() - captured, payment.amount.currency());
    choice.partAllowed = true;
    choice.wholePayment = captured <= 0;
    choice.transaction = hold->id;
    return choice;
}

OperationChoice cancelChoice(const Payment &payment)
{
    constexpr auto Kind = OperationKind::Cancel;
    if (isStatus(payment, "PENDING", "WAITING_ADDITIONAL_STEP") || isStatus(payment, "READY_TO_PAY") ||
        isStatus(payment, "CREATED"))
        return barred(Kind, OperationBar::WaitsForCustomer);
    if (isStatus(payment, "CANCELED", "PENDING_PROVIDER_CONFIRMATION"))
        return barred(Kind, OperationBar::BeingChanged);
    if (isStatus(payment, "SUCCEEDED"))
        return barred(Kind,
                      payment.refundable().isPositive() ? OperationBar::AlreadyPaid : OperationBar::NotAuthorized);
    if (!isStatus(payment, "PENDING") || isStatus(payment, "PENDING", "DECLINED"))
        return barred(Kind, OperationBar::NotAuthorized);
    const Transaction *target = newestOf(payment, "AUTHORIZE", &isSucceeded);
    if (!target)
        target = newestOf(payment, "AUTHORIZE", &isUnfinished);
    if (!target)
        target = newestOf(payment, "PURCHASE", &isUnfinished);
    if (!target)
        return barred(Kind, OperationBar::NoTransaction);
    OperationChoice choice;
    choice.kind = Kind;
    choice.most = payment.amount;
    choice.wholePayment = true;
    choice.transaction = target->id;
    return choice;
}

/// Either of the two, or a capture that gave up, where nobody can say which of the two it would be.
OperationChoice eitherChoice(const Payment &payment, const QList<Operation> &operations)
{
    const OperationChoice refund = refundChoice(payment, operations);
    const OperationChoice cancel = cancelChoice(payment);
    OperationChoice choice = cancel.isAllowed() ? cancel : refund;
    if (isStatus(payment, "SUCCEEDED", "CAPTURE_RETRY_PROCESS_FAILED")) {
        choice = {};
        choice.most = payment.amount;
        choice.wholePayment = true;
    }
    choice.kind = OperationKind::CancelOrRefund;
    choice.transaction = {};
    return choice;
}

OperationChoice byState(OperationKind kind, const Payment &payment, const QList<Operation> &operations)
{
    switch (kind) {
    case OperationKind::Capture:
        return captureChoice(payment, operations);
    case OperationKind::Cancel:
        return cancelChoice(payment);
    case OperationKind::Refund:
        return refundChoice(payment, operations);
    case OperationKind::CancelOrRefund:
        return eitherChoice(payment, operations);
    }
    return barred(kind, OperationBar::NoPayment);
}

/// An answer with more money than was asked for does not allow more to go back.
Payment asFarAsAsked(const Attempt &attempt)
{
    Payment payment = *attempt.payment;
    const Money asked = attempt.intent.amount;
    if (attempt.origin == AttemptOrigin::Till && asked.isValid() && asked.currency() == payment.amount.currency() &&
        asked.minor() < payment.amount.minor())
        payment.amount = asked;
    return payment;
}

/// Two refunds are told apart by their references; anything else waits for what Yuno has not finished.
bool standsInTheWay(const Operation &other, OperationKind wanted)
{
    if (isInFlight(other.state))
        return true;
    return other.state == OperationState::Pending &&
           !(other.intent.kind == OperationKind::Refund && wanted == OperationKind::Refund);
}

} // namespace

QString operationBarName(OperationBar bar)
{
    for (const auto &[value, name] : BarNames) {
        if (value == bar)
            return QString::fromLatin1(name);
    }
    return {};
}

OperationChoice operationChoice(OperationKind kind, const Attempt &attempt, const QList<Operation> &operations)
{
    return operationChoice(kind, attempt, operations, findPaymentMethod(attempt.intent.methodId));
}

OperationChoice operationChoice(OperationKind kind, const Attempt &attempt, const QList<Operation> &operations,
                                const PaymentMethod *method)
{
    if (!attempt.payment || attempt.paymentId.isEmpty() || !attempt.payment->amount.isValid())
        return barred(kind, OperationBar::NoPayment);
    for (const Operation &other : operations) {
        if (standsInTheWay(other, kind))
            return barred(kind, OperationBar::AnotherUnderWay, other.id);
    }
    OperationChoice choice = byState(kind, asFarAsAsked(attempt), operations);
    const bool cannot = method && ((kind == OperationKind::Refund && !method->refundable) ||
                                   (kind == OperationKind::Cancel && !method->cancellable));
    return cannot && choice.isAllowed() ? barred(kind, OperationBar::MethodCannot) : choice;
}

QList<OperationChoice> operationChoices(const Attempt &attempt, const QList<Operation> &operations, bool givenByShop)
{
    QList<OperationChoice> choices;
    for (const OperationKind kind :
         {OperationKind::Capture, OperationKind::Cancel, OperationKind::Refund, OperationKind::CancelOrRefund})
        choices.append(givenByShop ? barred(kind, OperationBar::GivenByShop) : operationChoice(kind, attempt, operations));
    return choices;
}

std::optional<Error> operationRefusal(const OperationChoice &choice, Money amount)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    if (!choice.isAllowed()) {
        error.context.code = operationBarName(choice.bar);
        return error;
    }
    error.kind = ErrorKind::InvalidInput;
    error.context.field = QStringLiteral("amount");
    if (amount.currency() != choice.most.currency() || !amount.isPositive())
        error.context.code = operationcode::NotAnAmount;
    else if (amount.minor() > choice.most.minor())
        error.context.code = operationcode::TooMuch;
    else if (!choice.partAllowed && amount != choice.most)
        error.context.code = operationcode::NotAPart;
    else
        return std::nullopt;
    return error;
}

} // namespace pos
