// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rowface.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::RowFace)
};

PillFace face(AttemptState state, const PaymentStatus &status, bool lateMoney)
{
    if (lateMoney && isPaid(state))
        return {.label = Words::tr("Late money"), .tone = Tone::Failed, .iconName = QStringLiteral("alert")};
    // A refused try under a payment link does not say how the attempt stands: it waits for the next one.
    const bool waits = state == AttemptState::WaitingCustomer && !permitsNewAttempt(statusFacts(status).attemptState);
    const bool refine = waits || state == AttemptState::Disputed;
    return refine && !status.isEmpty() ? statusFace(status) : attemptFace(state);
}

}

PillFace rowFace(const PaymentRow &row)
{
    return face(row.state, PaymentStatus{row.status, row.subStatus, row.status, row.subStatus}, row.lateMoney);
}

PillFace rowFace(const Attempt &attempt)
{
    return face(attempt.state, attempt.payment ? attempt.payment->status : PaymentStatus{}, attempt.lateMoney);
}

}
