// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Stored payments as JSON: every documented shape of CONTRACT 5.6 and 6, and
// the later course of a payment that completes by itself. Pure. Where documents
// differ (numbers or strings, null or array) the id of the record decides, so
// a run with one seed always looks the same.
#pragma once

#include "training/records.h"

#include <QJsonArray>

namespace pos::training {

struct Outcome;

enum class PaymentShape {
    Created,   ///< POST: `transactions` is one object
    Retrieved, ///< GET by id, without its envelope: an array, idempotency_key
    Listed,    ///< element of GET by order id: an array
};

struct PaymentView
{
    const Payment &payment;
    const Customer *customer = nullptr;
    const SavedMethod *method = nullptr;
    QByteArray host = {}; ///< under which the client reached this gateway: pictures lie there
    bool raw = false; ///< raw_response=true was asked for
};

/// 0 <= result < n, fixed for an id and a purpose.
quint32 variantOf(const QString &id, const char *purpose, quint32 n);
/// A UUID fixed for an id and a purpose.
QString derivedId(const QString &id, const char *purpose);
/// "2026-11-21T10:11:12.123000Z", 27 characters.
QString isoTime(qint64 ms);

/// The category of a payment method type: CARD, BANK_TRANSFER, WALLET, TICKET, BUY_NOW_PAY_LATER.
QString methodCategory(const QString &type);
/// What `payment` has become by `nowMs`.
Payment settled(Payment payment, qint64 nowMs);
/// Sets states and first transactions of a new payment.
void applyOutcome(Payment &payment, const Outcome &outcome, qint64 settlesAtMs);

QJsonObject paymentJson(const PaymentView &view, PaymentShape shape, bool withHistory = false);
/// The answer of capture, cancel and cancel-or-refund.
QJsonObject operationJson(const Payment &payment, const Transaction &transaction, bool saysRefunded = false);
/// The answer of refund: a payment with the REFUND as its transaction.
QJsonObject refundJson(const PaymentView &view, const Transaction &transaction);

QJsonObject customerJson(const Customer &customer);
QJsonObject savedMethodJson(const SavedMethod &method);
/// Brand, digits and dates of a card; dates as number, text, masked text or null.
QJsonObject cardDataJson(const SavedMethod *method, const QString &variantId);

} // namespace pos::training
