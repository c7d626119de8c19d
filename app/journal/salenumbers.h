// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers of sales that stay unique whatever happens to the file (DESIGN 3).
//
// A journal draws a random part (salt) when it is made, and a new one when it
// was restored or met another till with its register id. So a number of this
// file can never equal one of a lost predecessor, which counted under another
// salt. The plain form R1-20261121-000123 is only read, never drawn.
#pragma once

#include "base/idsource.h"
#include "domain/sale.h"
#include "journal/database.h"

#include <QSet>

namespace pos::numbers {

constexpr int SaltLength = 4;
constexpr int LastCounter = 999999;

/// Four characters without look-alikes (no 0 O 1 I L), not one of `taken`.
QString drawSalt(IdSource &ids, const QSet<QString> &taken = {});
bool isSalt(const QString &text);
Result<QString> currentSalt(Database &database);
/// InvalidInput unless isSalt().
Result<void> useSalt(Database &database, const QString &salt);
/// Every salt this journal ever counted under.
Result<QSet<QString>> usedSalts(Database &database);
/// Counts on; the caller's transaction decides whether the number is gone. Conflict after 999999 of a day.
Result<SaleId> drawNumber(Database &database, const RegisterId &registerId, QDate businessDate);

}
