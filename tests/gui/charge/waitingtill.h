// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A till that chose PIX by keys, and waits for its customer.
#pragma once

#include "gui/support/till.h"

namespace pos::test {

inline const QString PixCode = QStringLiteral("00020101021226580014br.gov.bcb.pix6304ABCD");

inline Payment waitingPix(Till &till)
{
    Payment payment;
    payment.id = PaymentId::from(QStringLiteral("payment-1"));
    payment.amount = till.sale().totals().total;
    payment.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    payment.method.type = QStringLiteral("PIX");
    payment.method.redirectUrl = QStringLiteral("https://pay.example/1");
    payment.method.artefacts.copyText = PixCode;
    payment.method.expiresMs = till.clock.nowMs() + 15 * 60'000;
    return payment;
}

inline void choosePix(Till &till)
{
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("p"));
}

/// A PIX code for Ana stands on the page.
inline void waitForCustomer(Till &till)
{
    till.open();
    till.fill();
    choosePix(till);
    till.charge();
    till.engine.advance([&till](Attempt &attempt) {
        attempt.state = AttemptState::WaitingCustomer;
        attempt.payment = waitingPix(till);
        attempt.retry.lastCheckMs = till.clock.nowMs();
    });
}

} // namespace pos::test
