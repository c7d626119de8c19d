// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/noterecord.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

#define NOTE_COLUMNS "id, attempt, at_ms, author, words"
constexpr int ColumnCount = 5;

const Statement Insert{"INSERT INTO note (" NOTE_COLUMNS ", digest) VALUES (?,?,?,?,?,?)"};
const Statement OfAttempt{"SELECT " NOTE_COLUMNS ", digest FROM note WHERE attempt = ? ORDER BY row_no"};
const Statement All{"SELECT " NOTE_COLUMNS ", digest FROM note ORDER BY row_no"};
const Statement DeleteOfAttempt{"DELETE FROM note WHERE attempt = ?"};
const Statement DeleteOne{"DELETE FROM note WHERE id = ?"};
const Statement DeleteOrphans{"DELETE FROM note WHERE attempt NOT IN (SELECT id FROM attempt)"};

bool isWhole(const Rows &rows)
{
    return rows.blob(ColumnCount) == rowDigest(rows.values(0, ColumnCount));
}

[[nodiscard]] Unexpected<Error> damaged(const Database &database, const Rows &rows)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("note ") + rows.text(0) + u" does not match its checksum"));
}

} // namespace

Result<QByteArray> insertNote(Database &database, const Note &note)
{
    const QVariantList values{sqlText(note.id), sqlText(note.attempt.text()), sqlInt(note.atMs), sqlText(note.author),
                              sqlText(note.words)};
    const QByteArray digest = rowDigest(values);
    if (const Result<void> stored = database.execute(Insert, values + QVariantList{sqlBlob(digest)}); !stored)
        return fail(stored.error());
    return digest;
}

Result<QList<Note>> readNotes(Database &database, const AttemptId &attempt)
{
    QList<Note> notes;
    const Result<void> walked = database.each(OfAttempt, {sqlText(attempt.text())}, [&](const Rows &row) -> Result<void> {
        if (!isWhole(row))
            return damaged(database, row);
        notes.append({row.text(0), attempt, row.integer(2), row.text(3), row.text(4)});
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return notes;
}

Result<void> deleteNotes(Database &database, const AttemptId &attempt)
{
    return database.execute(DeleteOfAttempt, {sqlText(attempt.text())});
}

Result<void> verifyNotes(Database &database)
{
    return database.each(All, {}, [&](const Rows &row) -> Result<void> {
        if (!isWhole(row))
            return damaged(database, row);
        return {};
    });
}

Result<int> dropBadNotes(Database &database)
{
    QStringList bad;
    const Result<void> walked = database.each(All, {}, [&](const Rows &row) {
        if (!isWhole(row))
            bad.append(row.text(0));
    });
    if (!walked)
        return fail(walked.error());
    for (const QString &id : bad) {
        if (const Result<void> gone = database.execute(DeleteOne, {sqlText(id)}); !gone)
            return fail(gone.error());
    }
    Result<Rows> orphans = database.run(DeleteOrphans);
    if (!orphans)
        return fail(orphans.error());
    return static_cast<int>(bad.size()) + std::max(0, orphans->affected());
}

} // namespace pos::record
