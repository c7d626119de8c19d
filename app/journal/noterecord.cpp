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
    Result<Rows> rows = database.run(OfAttempt, {sqlText(attempt.text())});
    if (!rows)
        return fail(rows.error());
    QList<Note> notes;
    for (;;) {
        const Result<bool> more = rows->next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return notes;
        if (!isWhole(*rows))
            return damaged(database, *rows);
        notes.append({rows->text(0), attempt, rows->integer(2), rows->text(3), rows->text(4)});
    }
}

Result<void> deleteNotes(Database &database, const AttemptId &attempt)
{
    return database.execute(DeleteOfAttempt, {sqlText(attempt.text())});
}

Result<void> verifyNotes(Database &database)
{
    Result<Rows> rows = database.run(All);
    if (!rows)
        return fail(rows.error());
    for (;;) {
        const Result<bool> more = rows->next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        if (!isWhole(*rows))
            return damaged(database, *rows);
    }
}

Result<int> dropBadNotes(Database &database)
{
    QStringList bad;
    {
        Result<Rows> rows = database.run(All);
        if (!rows)
            return fail(rows.error());
        for (;;) {
            const Result<bool> more = rows->next();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            if (!isWhole(*rows))
                bad.append(rows->text(0));
        }
    }
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
