// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Sales in the database. Works on any Database; the caller owns the transaction.
#pragma once

#include "domain/sale.h"
#include "journal/database.h"

namespace pos::record {

Result<void> insertSale(Database &database, const Sale &sale);
/// Everything but id and register. NotFound when there is none.
Result<void> updateSale(Database &database, const Sale &sale);
Result<Sale> readSale(Database &database, const SaleId &id);
Result<QList<Sale>> readSalesInState(Database &database, SaleState state); ///< newest first
Result<QList<Sale>> readSalesOfCustomer(Database &database, const CustomerId &id);
/// Every sale against its checksum.
Result<void> verifySales(Database &database);

}
