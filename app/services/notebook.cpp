// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/notebook.h"

#include "domain/validation.h"

namespace pos {

Result<Note> writeNote(JournalPort &journal, const Clock &clock, IdSource &ids, const AttemptId &attempt,
                       const QString &author, const QString &words)
{
    const Checked<QString> text = checkFreeText(QStringLiteral("words"), words, 1, Note::Longest);
    if (!text)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("words")}});
    const Checked<QString> who = checkFreeText(QStringLiteral("author"), author, 1, 255);
    if (!who)
        return fail(Error{ErrorKind::InvalidInput, {.field = QStringLiteral("author")}});
    const Note note{ids.uuid(), attempt, clock.nowMs(), *who, *text};
    if (const Result<void> stored = journal.addNote(note); !stored)
        return fail(stored.error());
    return note;
}

} // namespace pos
