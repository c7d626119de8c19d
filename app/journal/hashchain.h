// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the hash-chained logs of a journal have in common (eventchain.h,
// outreachchain.h): each row is hashed together with its predecessor's hash, so
// that an edit, a gap or a swap anywhere shows. The first predecessor is made of
// the id of the journal and of the log's own seed, so chains of two journals, or
// of two logs, never fit together. Works on any Database; the caller owns the
// transaction. Errors: those of the Database; StorageCorrupt names the first row
// that does not fit.
#pragma once

#include "journal/database.h"

#include <functional>

namespace pos::chain {

struct Head
{
    qint64 sequence = 0; ///< 0 = no event yet
    QByteArray hash;     ///< what a daily report prints
};

/// One log. Its `sequence` counts from 1 without a gap.
struct Log
{
    const char *table;
    const char *seed;
    const char *noun;      ///< of one row, for people
    Statement last;        ///< sequence, hash of the newest row
    Statement all;         ///< `columnCount` columns, then the hash, oldest first
    int columnCount;
    int (*covered)(const Rows &row); ///< how many of the columns the hash of this row covers
};

Result<Head> head(Database &database, const Log &log);
/// Of a row of these values after this one.
QByteArray hashAfter(const Head &last, const QVariantList &values);
/// Recomputes every hash.
Result<Head> verify(Database &database, const Log &log);
/// Makes the chain anew from the rows that are there, whose hashes are of another file; for salvage, with the triggers
/// off. `append` adds the row at hand, false = it cannot be read. A row that does not fit the one before it was changed
/// and is left out: one line for each loss.
Result<QStringList> rebuild(Database &database, const Log &log, const std::function<Result<bool>(const Rows &row)> &append);
/// StorageCorrupt: what is wrong with this row.
[[nodiscard]] Unexpected<Error> damaged(const Database &database, const Log &log, qint64 sequence, const QString &what);

} // namespace pos::chain
