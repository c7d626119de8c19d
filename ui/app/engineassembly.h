// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The one place where ports meet what stands behind them: the engine with its
// SQLite journal, the Yuno client and real time. The parts are made on the
// threads where they live; the engine itself belongs to the caller.
#pragma once

#include "services/engineparts.h"

#include <QString>

namespace pos::ui {

EngineParts engineParts(const QString &journalFile);

}
