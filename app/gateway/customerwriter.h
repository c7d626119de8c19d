// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The fields of a customer as /customers and as `customer_payer` of a payment
// want them (CONTRACT 4.1, 5.4). An optional value that the endpoint would
// refuse is left out rather than sent (CONTRACT 16, rows 24-29).
#pragma once

#include "domain/customer.h"
#include "gateway/jsonwriter.h"
#include "gateway/wirelimits.h"

namespace pos {

enum class CustomerEndpoint {
    Customers, ///< country: any; state: its name; document: any type
    Payments,  ///< country: the 17; state: ISO 3166-2; document: the published enum
};

/// first_name ... shipping_address, without ids and braces.
void writeCustomerFields(JsonWriter &json, const Customer &customer, CustomerEndpoint endpoint);
void checkCustomerLimits(WireLimits &limits, const QString &prefix, const Customer &customer);

} // namespace pos
