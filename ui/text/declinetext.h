// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Why the bank or Yuno said no, for the operator: one sentence for each
// response code of CONTRACT 9.3 and each advice code of 9.4. Neutral wording:
// the customer may be reading along.
#pragma once

#include "domain/payment.h"
#include "ui/text/sentence.h"

namespace pos::ui {

/// `code` under the transaction's status; an unknown code says so and shows `responseMessage`.
Sentence declineText(QStringView code, QStringView transactionStatus, const QString &responseMessage = {});
/// Empty when the advice code is empty or not in 9.4.
QString adviceText(QStringView adviceCode);
/// Reason and advice of the transaction that decided, the advice winning (9.4).
Sentence declineText(const Payment &payment);
/// One neutral sentence to say to the customer, in "en", "es" or "pt" (domain/declinecoach.h).
QString customerText(const Payment &payment, const QString &language);
/// Looking at the customer's data together may help.
bool asksForData(const Payment &payment);

}
