// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the file says about itself (table meta).
#pragma once

#include "journal/database.h"

#include <QLatin1String>

namespace pos::meta {

constexpr QLatin1String JournalId("journal_id");   ///< where the chain of events begins
constexpr QLatin1String NumberSalt("number_salt");
constexpr QLatin1String CleanEnd("clean_end");     ///< "1" while nobody has it open for writing

/// Empty when not set.
Result<QString> value(Database &database, QLatin1String name);
Result<void> setValue(Database &database, QLatin1String name, const QString &value);

}
