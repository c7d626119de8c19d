// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every id of the domain, each its own type.
#pragma once

#include "base/strongid.h"

namespace pos {

/// `R1-20261121-000123`: register, business date, counter (DESIGN 3). After a lost journal the
/// counter is preceded by a random part; see domain/sale.h.
using SaleId = StrongId<struct SaleIdTag>;
/// Our UUID of one try to get a sale paid.
using AttemptId = StrongId<struct AttemptIdTag>;
/// `<sale>-<n>`: unique per attempt, the only way to find a payment whose id never arrived (CONTRACT 2.4).
using MerchantOrderId = StrongId<struct MerchantOrderIdTag>;
/// UUID v4 in X-Idempotency-Key (CONTRACT 2).
using IdempotencyKey = StrongId<struct IdempotencyKeyTag>;
/// Yuno's id of a payment.
using PaymentId = StrongId<struct PaymentIdTag>;
using TransactionId = StrongId<struct TransactionIdTag>;
/// Our UUID of one capture, cancel or refund.
using OperationId = StrongId<struct OperationIdTag>;
/// `<order id>-R1`: unique per operation, how its transaction is recognised (CONTRACT 2.3).
using MerchantReference = StrongId<struct MerchantReferenceTag>;
/// Yuno's id of a payment link; later answers call it its code (CONTRACT 7).
using LinkId = StrongId<struct LinkIdTag>;
using CheckoutSessionId = StrongId<struct CheckoutSessionIdTag>;
/// Our UUID of a customer; travels as merchant_customer_id.
using CustomerId = StrongId<struct CustomerIdTag>;
/// Yuno's id of a customer.
using GatewayCustomerId = StrongId<struct GatewayCustomerIdTag>;
/// A saved payment method. Never shown or logged whole (CONTRACT 12).
using VaultedToken = StrongId<struct VaultedTokenTag>;
/// Yuno's id of a report.
using ReportId = StrongId<struct ReportIdTag>;
/// Our UUID of one decision to contact somebody: at most one send (CONTRACT 2.2).
using OutreachId = StrongId<struct OutreachIdTag>;
/// What somebody did not pay: the sale, or what stands for it when the sale is not ours.
using OutreachCaseId = StrongId<struct OutreachCaseIdTag>;
/// Our UUID of one line of a cash drawer (domain/drawer.h).
using DrawerEntryId = StrongId<struct DrawerEntryIdTag>;
/// Short name of this till, for example `R1`.
using RegisterId = StrongId<struct RegisterIdTag>;

}
