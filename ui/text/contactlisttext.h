// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Lists of consents and opt-outs in words: what came of a file, and why a line
// of it was refused.
#pragma once

#include "ports/contactlists.h"
#include "ui/text/sentence.h"

namespace pos::ui {

/// "Line 12, phone: This is not a possible phone number."
QString contactProblemText(const ContactFileProblem &problem);
Sentence contactImportText(const ContactImport &import, ContactList list);

} // namespace pos::ui
