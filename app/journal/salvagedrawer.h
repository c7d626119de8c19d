// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of a salvage (salvage.h) that concerns cash drawers, and sales that
// money is left of. Both run inside the caller's transaction on the fresh journal.
#pragma once

#include "domain/sale.h"
#include "journal/salvage.h"

namespace pos::salvage {

/// Money without its sale gets an empty discarded one, which nothing can be charged to.
Result<void> ensureSale(Database &fresh, const Sale &like, const Clock &clock, Yield &yield);
/// Makes the chain of the drawers anew from the lines that can be read.
Result<void> keepDrawer(Database &fresh, const Clock &clock, Yield &yield);

}
