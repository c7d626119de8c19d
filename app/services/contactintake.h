// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Takes the lines of a list of contacts into the journal: all in one
// transaction, or none. What is here word for word is left alone; an opt-out is
// never lifted by a file. Engine thread.
#pragma once

#include "ports/outreachjournal.h"
#include "services/contactfile.h"

namespace pos {

/// A file with problems comes back as it is.
Result<ContactImport> takeContactsIn(const ContactFile &file, OutreachJournal &journal);

} // namespace pos
