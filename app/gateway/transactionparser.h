// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The transactions of a payment in all their places (CONTRACT 5.6, rule 5). Pure.
#pragma once

#include "domain/payment.h"
#include "domain/settings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pos {

/// PURCHASE, AUTHORIZE, CAPTURE, ... (CONTRACT 9.2): tells an operation answer from a wrapped payment.
bool isTransactionType(const QString &type);

/// `transactions`, else `payment_status.transactions`, else `transaction`; joined with
/// `transactions_history` and with the operation around the payment, if any.
QJsonArray transactionsOf(const QJsonObject &payment, const QJsonObject &operation);

/// Unique by id, oldest first. `currency` belongs to amounts that are bare numbers.
QList<Transaction> readTransactions(const QJsonArray &array, Currency currency, AmountUnit unit);

} // namespace pos
