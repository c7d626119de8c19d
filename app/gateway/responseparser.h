// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The one normaliser for every shape in which a payment arrives (CONTRACT 5.6):
// wrapped or bare, object or array, numbers or texts, missing and unknown
// fields. Pure: bytes in, values out. Never throws, never guesses: what cannot
// be read is MalformedReply, and an unknown status stays raw and is never paid.
#pragma once

#include "base/result.h"
#include "domain/payment.h"
#include "domain/settings.h"

#include <QByteArray>
#include <QList>

namespace pos {

/// One payment, from any answer of create, read, refund, capture, cancel or a webhook. For an operation
/// answer the transaction joins the list of its parent payment. Without an id there is no payment.
Result<Payment> parsePayment(const QByteArray &body, AmountUnit unit = AmountUnit::Major,
                             const QList<QByteArrayView> &secrets = {});

/// The bare array of GET /payments?merchant_order_id= (also wrapped, or one object). One unreadable element
/// makes the whole answer unreadable: it might be the charge that is being looked for.
Result<QList<Payment>> parsePayments(const QByteArray &body, AmountUnit unit = AmountUnit::Major,
                                     const QList<QByteArrayView> &secrets = {});

} // namespace pos
