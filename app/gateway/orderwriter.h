// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// `additional_data.order` of a payment (CONTRACT 5.5): what was sold, for
// information. Prices stand before discounts, so that every figure is exact:
// items - discounts + taxes that are not included + tip == amount.
#pragma once

#include "gateway/jsonwriter.h"
#include "gateway/wirelimits.h"
#include "ports/gatewayport.h"

namespace pos {

void checkOrderLimits(WireLimits &limits, const PaymentRequest &request);
/// The whole `additional_data` object, or nothing when there is nothing to say.
void writeOrder(JsonWriter &json, const PaymentRequest &request);

/// `taxes` and `items` alone: a payment link has no other place of the order (CONTRACT 7).
void writeTaxes(JsonWriter &json, const PaymentRequest &request);
void writeItems(JsonWriter &json, const Cart &cart);

/// The category when every published list knows it, else "services".
QString wireCategory(const QString &category);

} // namespace pos
