// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of a salvage (salvage.h) that concerns captures, cancels and refunds.
// Both run inside the caller's transaction on the fresh journal.
#pragma once

#include "journal/salvage.h"

#include <QStringList>

namespace pos::salvage {

/// Leaves out what is damaged or belongs to no payment that was kept, with its events.
Result<void> keepOperations(Database &fresh, Yield &yield);
/// One whose newest events are lost gets one that says so and attests the row as it is.
Result<void> attestOperations(Database &fresh, const Clock &clock, Yield &yield);

/// Column 0 of every row, so that the table can be changed while they are gone through.
Result<QStringList> textsOf(Database &database, const QString &sql);

}
