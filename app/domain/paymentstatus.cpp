// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentstatus.h"

namespace pos {

namespace {

QString spelled(const QString &raw)
{
    const QString text = raw.trimmed().toUpper();
    return text == QLatin1String("CANCELLED") ? QStringLiteral("CANCELED") : text;
}

StatusFacts row(const char *status, const char *subStatus, StatusClass statusClass, bool isFinal, MoneyEffect money,
                bool paid, AttemptState state)
{
    return {
        QString::fromLatin1(status), QString::fromLatin1(subStatus), statusClass, isFinal, money, paid, state, true};
}

QList<StatusFacts> makeTable()
{
    using enum StatusClass;
    using M = MoneyEffect;
    using S = AttemptState;
    constexpr bool Paid = true, NotPaid = false, Final = true, Moving = false;
    // Two rows need a word. PENDING/DECLINED "READ again": waiting, so that it is read. REFUNDED/PENDING_...:
    // the money is still ours until the refund is confirmed, and it may come back to SUCCEEDED, so it is
    // counted as partly refunded with `refunded` beside it, never as given back.
    return {
        row("CREATED", "CREATED", Pending, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("READY_TO_PAY", "CREATED", Pending, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("READY_TO_PAY", "WAITING_ADDITIONAL_STEP", Pending, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("PENDING", "AUTHORIZED", Pending, Moving, M::Hold, NotPaid, S::Authorized),
        row("PENDING", "IN_PROCESS", Pending, Moving, M::Unsure, NotPaid, S::WaitingCustomer),
        row("PENDING", "WAITING_ADDITIONAL_STEP", Pending, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("PENDING", "PENDING_PROVIDER_CONFIRMATION", Pending, Moving, M::Unsure, NotPaid, S::WaitingCustomer),
        row("PENDING", "PENDING_FRAUD_REVIEW", Pending, Moving, M::Unsure, NotPaid, S::WaitingCustomer),
        row("PENDING", "PENDING_OTP_COMPLETION", Pending, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("PENDING", "DECLINED", Failed, Moving, M::No, NotPaid, S::WaitingCustomer),
        row("SUCCEEDED", "APPROVED", Success, Final, M::Yes, Paid, S::Approved),
        row("SUCCEEDED", "PARTIALLY_APPROVED", Pending, Moving, M::PartlyYes, NotPaid, S::WaitingCustomer),
        row("SUCCEEDED", "CAPTURED", Success, Final, M::Yes, Paid, S::Captured),
        row("SUCCEEDED", "PARTIALLY_CAPTURED", Success, Final, M::PartlyYes, Paid, S::Captured),
        row("SUCCEEDED", "PARTIALLY_REFUNDED", Refunded, Final, M::YesLess, Paid, S::PartlyRefunded),
        row("SUCCEEDED", "PARTIALLY_CHARGEBACKED", Dispute, Final, M::YesLess, NotPaid, S::Disputed),
        row("SUCCEEDED", "FRAUD_DECLINED", Dispute, Final, M::Yes, NotPaid, S::Disputed),
        row("SUCCEEDED", "REFUND_RETRY_IN_PROCESS", Pending, Moving, M::Yes, Paid, S::Approved),
        row("SUCCEEDED", "CAPTURE_RETRY_IN_PROCESS", Pending, Moving, M::Hold, NotPaid, S::Authorized),
        row("SUCCEEDED", "CAPTURE_RETRY_PROCESS_FAILED", Failed, Final, M::HoldOrNo, NotPaid, S::Authorized),
        row("SUCCEEDED", "VERIFIED", Pending, Final, M::No, NotPaid, S::Unknown),
        row("SUCCEEDED", "THREE_D_SECURE_VERIFIED", Pending, Final, M::No, NotPaid, S::Unknown),
        row("VERIFIED", "VERIFIED", Pending, Final, M::No, NotPaid, S::Unknown),
        row("DECLINED", "DECLINED", Failed, Final, M::No, NotPaid, S::Declined),
        row("DECLINED", "FRAUD_DECLINED", Failed, Final, M::No, NotPaid, S::Declined),
        row("REJECTED", "REJECTED", Failed, Final, M::No, NotPaid, S::Rejected),
        row("EXPIRED", "EXPIRED", Failed, Final, M::No, NotPaid, S::Expired),
        row("CANCELED", "CANCELED", Failed, Final, M::No, NotPaid, S::Canceled),
        row("CANCELED", "PENDING_PROVIDER_CONFIRMATION", Pending, Moving, M::Hold, NotPaid, S::WaitingCustomer),
        row("REFUNDED", "REFUNDED", Refunded, Final, M::Back, NotPaid, S::Refunded),
        row("REFUNDED", "PENDING_PROVIDER_CONFIRMATION", Pending, Moving, M::Yes, NotPaid, S::PartlyRefunded),
        row("IN_DISPUTE", "RECEIVED", Dispute, Moving, M::Yes, NotPaid, S::Disputed),
        row("IN_DISPUTE", "PENDING_REVIEW", Dispute, Moving, M::Yes, NotPaid, S::Disputed),
        row("CHARGEBACK", "LOST", Dispute, Final, M::Back, NotPaid, S::Disputed),
        row("FRAUD", "FRAUD_VERIFIED", Pending, Final, M::No, NotPaid, S::Unknown),
        row("ERROR", "ERROR", Failed, Final, M::Unsure, NotPaid, S::Unknown),
        row("ERROR", "TIMEOUT", Pending, Moving, M::Unsure, NotPaid, S::Unknown),
        row("ERROR", "PENDING_REVERSE", Pending, Moving, M::Unsure, NotPaid, S::Unknown),
        row("ERROR", "REVERSED_BY_TIMEOUT", Failed, Final, M::BackOrNo, NotPaid, S::Unknown),
    };
}

}

PaymentStatus PaymentStatus::fold(const QString &rawStatus, const QString &rawSubStatus)
{
    PaymentStatus result{spelled(rawStatus), spelled(rawSubStatus), rawStatus, rawSubStatus};
    const auto becomes = [&result](const char *newStatus, const char *subStatusWhenNone) {
        // Some places give one word only, or the same word twice; any other sub-status stays and decides.
        if (result.subStatus.isEmpty() || result.subStatus == result.status)
            result.subStatus = QString::fromLatin1(subStatusWhenNone);
        result.status = QString::fromLatin1(newStatus);
    };
    const QString word = result.status;
    if (word == QLatin1String("APPROVED"))
        becomes("SUCCEEDED", "APPROVED");
    else if (word == QLatin1String("AUTHORIZED"))
        becomes("PENDING", "AUTHORIZED");
    else if (word == QLatin1String("PARTIALLY_REFUNDED"))
        becomes("SUCCEEDED", "PARTIALLY_REFUNDED");
    else if (word == QLatin1String("PROCESSING"))
        becomes("PENDING", "IN_PROCESS");
    else if (word == QLatin1String("REQUIRES_ACTION"))
        becomes("PENDING", "WAITING_ADDITIONAL_STEP");
    else if (word == QLatin1String("FAILED") || word == QLatin1String("DECLINED"))
        becomes("DECLINED", "DECLINED");
    else if (word == QLatin1String("REJECTED"))
        becomes("REJECTED", "REJECTED");
    else if (word == QLatin1String("EXPIRED"))
        becomes("EXPIRED", "EXPIRED");
    return result;
}

StatusFacts statusFacts(const PaymentStatus &status)
{
    for (const StatusFacts &facts : statusTable()) {
        if (facts.status == status.status && facts.subStatus == status.subStatus)
            return facts;
    }
    StatusFacts unknown;
    unknown.status = status.status;
    unknown.subStatus = status.subStatus;
    // Waiting is polled; an error of a kind we do not know, or no status at all, says that we do not know.
    if (status.isEmpty() || status.status == QLatin1String("ERROR"))
        unknown.attemptState = AttemptState::Unknown;
    return unknown;
}

const QList<StatusFacts> &statusTable()
{
    static const QList<StatusFacts> table = makeTable();
    return table;
}

}
