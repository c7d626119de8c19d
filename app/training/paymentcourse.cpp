// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How a payment begins and how it completes by itself (CONTRACT 5.8, 9.1, 13).
#include "training/outcomes.h"
#include "training/paymentview.h"

namespace pos::training {

namespace {

Transaction firstTransaction(const Payment &payment, const Outcome &outcome, const QString &type, const QString &status)
{
    Transaction t;
    t.id = derivedId(payment.id, "first");
    t.type = type;
    t.status = status;
    t.amount = payment.amount;
    t.code = outcome.code;
    t.message = outcome.message;
    t.iso8583 = outcome.iso8583;
    t.adviceCode = outcome.adviceCode;
    const QString reference = payment.request.value(QLatin1String("merchant_reference")).toString();
    t.merchantReference = reference.isEmpty() ? payment.orderId() : reference;
    t.description = payment.request.value(QLatin1String("description")).toString();
    t.createdMs = payment.createdMs;
    t.updatedMs = payment.createdMs;
    return t;
}

QString chargeType(const Payment &payment)
{
    return payment.capture ? QStringLiteral("PURCHASE") : QStringLiteral("AUTHORIZE");
}

void setState(Payment &payment, const QString &status, const QString &subStatus)
{
    payment.status = status;
    payment.subStatus = subStatus;
}

void setApproved(Payment &payment)
{
    if (payment.capture)
        setState(payment, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    else
        setState(payment, QStringLiteral("PENDING"), QStringLiteral("AUTHORIZED"));
}

void addDispute(Payment &payment, const Outcome &outcome, const QString &status)
{
    Transaction dispute = firstTransaction(payment, outcome, QStringLiteral("CHARGEBACK"), status);
    dispute.id = derivedId(payment.id, "dispute");
    const Outcome success = outcomeOfCode(QStringLiteral("SUCCEEDED"));
    payment.transactions = {firstTransaction(payment, success, QStringLiteral("PURCHASE"), success.code), dispute};
}

/// A payment that the customer did not pay after all.
Payment unpaid(Payment payment)
{
    const Outcome end = outcomeOfCode(payment.settlesAs);
    const bool expired = end.kind == OutcomeKind::Expired;
    Transaction &first = payment.transactions.first();
    first.status = expired ? QStringLiteral("EXPIRED") : QStringLiteral("DECLINED");
    first.code = end.code;
    first.message = end.message;
    first.iso8583 = end.iso8583;
    first.updatedMs = payment.settlesAtMs;
    setState(payment, first.status, first.status);
    payment.updatedMs = payment.settlesAtMs;
    payment.settlesAtMs = 0;
    return payment;
}

} // namespace

void applyOutcome(Payment &payment, const Outcome &outcome, qint64 settlesAtMs)
{
    const QString charge = chargeType(payment);
    const auto begin = [&](const QString &type, const QString &status) {
        payment.transactions = {firstTransaction(payment, outcome, type, status)};
    };
    payment.settlesAtMs = completesLater(outcome.kind) ? settlesAtMs : 0;
    switch (outcome.kind) {
    case OutcomeKind::Approved:
        begin(charge, QStringLiteral("SUCCEEDED"));
        setApproved(payment);
        return;
    case OutcomeKind::Declined:
        begin(charge, QStringLiteral("DECLINED"));
        setState(payment, QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
        return;
    case OutcomeKind::Rejected:
        begin(charge, QStringLiteral("REJECTED"));
        setState(payment, QStringLiteral("REJECTED"), QStringLiteral("REJECTED"));
        return;
    case OutcomeKind::Failed:
        begin(charge, QStringLiteral("ERROR"));
        setState(payment, QStringLiteral("ERROR"), QStringLiteral("ERROR"));
        return;
    case OutcomeKind::Expired:
        begin(charge, QStringLiteral("EXPIRED"));
        setState(payment, QStringLiteral("EXPIRED"), QStringLiteral("EXPIRED"));
        return;
    case OutcomeKind::Challenge:
        begin(QStringLiteral("THREE_D_SECURE"), QStringLiteral("PENDING"));
        setState(payment, QStringLiteral("PENDING"), QStringLiteral("WAITING_ADDITIONAL_STEP"));
        return;
    case OutcomeKind::FraudReview:
        begin(charge, QStringLiteral("PENDING"));
        setState(payment, QStringLiteral("PENDING"), QStringLiteral("PENDING_FRAUD_REVIEW"));
        return;
    case OutcomeKind::ProviderReview:
        begin(charge, QStringLiteral("PENDING"));
        setState(payment, QStringLiteral("PENDING"), QStringLiteral("PENDING_PROVIDER_CONFIRMATION"));
        return;
    case OutcomeKind::WaitingCustomer:
        begin(charge, QStringLiteral("CREATED"));
        setState(payment, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
        return;
    case OutcomeKind::DisputeWon:
        addDispute(payment, outcome, QStringLiteral("WON"));
        setState(payment, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
        return;
    case OutcomeKind::DisputeLost:
        addDispute(payment, outcome,
                   outcome.code == QLatin1String("PREVENTED") ? QStringLiteral("PREVENTED") : QStringLiteral("LOST"));
        setState(payment, QStringLiteral("CHARGEBACK"), QStringLiteral("LOST"));
        return;
    }
}

Payment settled(Payment payment, qint64 nowMs)
{
    if (payment.settlesAtMs == 0 || nowMs < payment.settlesAtMs)
        return payment;
    if (!payment.settlesAs.isEmpty())
        return unpaid(std::move(payment));
    const Outcome success = outcomeOfCode(QStringLiteral("SUCCEEDED"));
    Transaction &first = payment.transactions.first();
    const bool challenged = first.type == QLatin1String("THREE_D_SECURE");
    first.status = QStringLiteral("SUCCEEDED");
    first.updatedMs = payment.settlesAtMs;
    first.code = challenged ? QStringLiteral("SUCCEEDED_THREE_D_SECURE") : success.code;
    first.message = outcomeOfCode(first.code).message;
    if (challenged) {
        Transaction charge = firstTransaction(payment, success, chargeType(payment), QStringLiteral("SUCCEEDED"));
        charge.id = derivedId(payment.id, "charge");
        charge.createdMs = payment.settlesAtMs;
        charge.updatedMs = payment.settlesAtMs;
        payment.transactions.append(charge);
    } else {
        first.iso8583 = success.iso8583;
    }
    setApproved(payment);
    payment.updatedMs = payment.settlesAtMs;
    payment.settlesAtMs = 0;
    return payment;
}

} // namespace pos::training
