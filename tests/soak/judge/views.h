// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judge gateway's answers in the shapes of CONTRACT 1.4, 4, 5.6, 6, 7 and 12. Pure.
#pragma once

#include "judge/ledger.h"

#include <QJsonArray>

namespace soak {

enum class PaymentShape {
    Created,   ///< bare, one transaction object
    Retrieved, ///< a list of transactions, and the key as proof of ownership
};
/// As far as it is to be seen at `nowMs`.
QJsonObject paymentView(const LedgerPayment &payment, PaymentShape shape, qint64 nowMs);
/// The answer of a refund is the payment, of the others the transaction around it (CONTRACT 16 row 37).
QJsonObject moveView(const LedgerPayment &payment, const LedgerMove &move);
/// As its creation says it, or as reading it does: other names, and not all of them (CONTRACT 7).
QJsonObject linkView(const LedgerLink &link, PaymentShape shape);
/// Id of the PURCHASE or AUTHORIZE.
QString firstTransaction(const QString &paymentId);
QJsonObject customerView(const LedgerCustomer &customer);
QJsonObject sessionView(const LedgerSession &session, QLatin1StringView idName, qint64 nowMs);

/// Every customer has two enrolled cards.
QStringList savedTokens(const QString &customerId);
QJsonArray savedMethodsView(const QString &customerId);

/// {"code", "messages"} as a whole answer.
QByteArray problem(int status, const char *code, const QString &message);
QByteArray problem(int status, const char *code, const char *message);

} // namespace soak
