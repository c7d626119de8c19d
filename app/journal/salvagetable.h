// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads a table around its damaged pages. Works on any two Databases with the
// same table; the caller owns the transaction in `fresh`.
#pragma once

#include "journal/database.h"

namespace pos::salvage {

struct TableYield
{
    qint64 kept = 0;
    qint64 lost = 0; ///< row numbers that could not be read, or rows that do not fit the table
    QStringList findings;
};

/// Only errors of `fresh` are errors.
Result<TableYield> copyTable(Database &damaged, Database &fresh, const QString &table);

}
