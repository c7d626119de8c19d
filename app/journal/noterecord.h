// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notes by staff as rows. Works on any Database; the caller owns the transaction.
#pragma once

#include "domain/note.h"
#include "journal/database.h"

namespace pos::record {

/// The row's digest, which covers the random id: proof that says nothing once the row is gone.
Result<QByteArray> insertNote(Database &database, const Note &note);
Result<QList<Note>> readNotes(Database &database, const AttemptId &attempt); ///< oldest first
Result<void> deleteNotes(Database &database, const AttemptId &attempt);
/// StorageCorrupt names the first one that does not match its checksum.
Result<void> verifyNotes(Database &database);
/// For salvage: leaves out what cannot be believed or has lost its attempt. How many.
Result<int> dropBadNotes(Database &database);

} // namespace pos::record
