// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Small named values of the till. Works on any Database; the caller owns the
// transaction.
#pragma once

#include "journal/database.h"

namespace pos::record {

Result<QString> readFact(Database &database, const QString &name); ///< empty = not set
Result<void> storeFact(Database &database, const QString &name, const QString &value);
/// Values of those whose name begins so, in the order of their names.
Result<QStringList> readFactsBeginning(Database &database, const QString &prefix);
/// Every fact against its checksum.
Result<void> verifyFacts(Database &database);

}
