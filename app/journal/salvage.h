// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Brings what can still be read out of a damaged journal into a fresh one
// (DESIGN 7). A row is taken when SQLite can read it and its own checksum holds;
// nothing is guessed. Payments come first: one whose sale is lost gets an empty
// discarded sale, one whose body or answer is damaged goes on without (it is then
// looked up, never sent again). The chain of events begins anew where it broke.
// Engine thread; both databases belong to the caller.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "journal/database.h"

namespace pos::salvage {

struct Yield
{
    qint64 kept = 0;      ///< rows of all tables in the fresh file
    qint64 lost = 0;      ///< rows that were there or may have been
    QStringList findings; ///< one line each, without personal data
};

/// `fresh` has the schema of this program and no rows. StorageCorrupt when there is nothing to bring out;
/// other Storage* errors are those of `fresh`.
Result<Yield> bringOver(Database &damaged, Database &fresh, IdSource &ids, const Clock &clock);

}
