// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers in the database with their folded search columns and name tokens.
// Works on any Database; the caller owns the transaction.
#pragma once

#include "domain/customer.h"
#include "journal/database.h"

namespace pos::record {

Result<void> saveCustomer(Database &database, const Customer &customer);
Result<Customer> readCustomer(Database &database, const CustomerId &id);
/// NotFound when there is none.
Result<void> deleteCustomer(Database &database, const CustomerId &id);
/// Every customer against its checksum.
Result<void> verifyCustomers(Database &database);

}
