// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a journal acknowledged, line by line, and whether it is still true after
// an accident. The one who acknowledges may be another process.
#pragma once

#include "unit/journal/journalkit.h"

#include <functional>

namespace pos::test {

using Acknowledge = std::function<void(const QString &line)>;

/// One sale from creation to outcome; every commit that worked is acknowledged; ends at the first that does not.
void sellLoudly(JournalPort &journal, IdSource &ids, qint64 nowMs, const Acknowledge &acknowledge);

/// Opens the till's journal, compares with what was acknowledged, sells once more and closes.
/// What does not hold, or an empty string.
QString brokenPromise(Till &till, const QStringList &acknowledged);

}
