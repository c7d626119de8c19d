// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notes by staff: checked, stamped, stored. Engine thread; owned by EngineCore.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "ports/journalport.h"

namespace pos {

/// InvalidInput with the field "words" or "author"; the note as stored.
Result<Note> writeNote(JournalPort &journal, const Clock &clock, IdSource &ids, const AttemptId &attempt,
                       const QString &author, const QString &words);

} // namespace pos
