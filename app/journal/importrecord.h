// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments that Yuno knows and this till may not: found by Yuno's id, and taken
// in as attempts of origin Yuno, each with a sale that is never sold. Works on
// any Database; the caller owns the transaction.
#pragma once

#include "base/idsource.h"
#include "journal/database.h"
#include "ports/journalport.h"

namespace pos::record {

Result<QList<KnownPayment>> readKnown(Database &database, const QList<PaymentId> &ids, const QList<MerchantOrderId> &orders);
Result<QList<KnownPayment>> readMadeBetween(Database &database, qint64 fromMs, qint64 untilMs);
/// Made by this customer from then on, oldest first.
Result<QList<KnownPayment>> readOfCustomer(Database &database, const CustomerId &customer, qint64 sinceMs);
Result<void> importPayment(Database &database, const ImportedPayment &payment, IdSource &ids);

}
