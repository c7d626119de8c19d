// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judge gateway's answers in the shapes of CONTRACT 1.4, 4, 5.6 and 12. Pure.
#pragma once

#include "judge/ledger.h"

#include <QJsonArray>

namespace soak {

enum class PaymentShape {
    Created,   ///< bare, one transaction object
    Retrieved, ///< a list of transactions, and the key as proof of ownership
};
QJsonObject paymentView(const LedgerPayment &payment, PaymentShape shape);
QJsonObject customerView(const LedgerCustomer &customer);
QJsonObject sessionView(const LedgerSession &session, QLatin1StringView idName, qint64 nowMs);

/// Every customer has two enrolled cards.
QStringList savedTokens(const QString &customerId);
QJsonArray savedMethodsView(const QString &customerId);

/// {"code", "messages"} as a whole answer.
QByteArray problem(int status, const char *code, const QString &message);
QByteArray problem(int status, const char *code, const char *message);

} // namespace soak
