// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/hashchain.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

#include <QCryptographicHash>

namespace pos::chain {

namespace {

const Statement JournalId{"SELECT value FROM meta WHERE name = 'journal_id'"};

Result<Head> genesis(Database &database, const Log &log)
{
    const Result<std::optional<Rows>> row = database.first(JournalId);
    if (!row)
        return fail(row.error());
    if (!*row)
        return damaged(database, log, 0, QStringLiteral("the journal has no id"));
    const QByteArray seed = log.seed + (*row)->text(0).toUtf8();
    return Head{0, QCryptographicHash::hash(seed, QCryptographicHash::Sha256)};
}

} // namespace

Unexpected<Error> damaged(const Database &database, const Log &log, qint64 sequence, const QString &what)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("%1 %2: %3").arg(QLatin1String(log.noun), QString::number(sequence), what)));
}

QByteArray hashAfter(const Head &last, const QVariantList &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(last.hash);
    hash.addData(canonicalBytes(values));
    return hash.result();
}

Result<Head> head(Database &database, const Log &log)
{
    {
        const Result<std::optional<Rows>> row = database.first(log.last);
        if (!row)
            return fail(row.error());
        if (*row)
            return Head{(*row)->integer(0), (*row)->blob(1)};
    }
    return genesis(database, log);
}

Result<Head> verify(Database &database, const Log &log)
{
    Result<Head> last = genesis(database, log);
    if (!last)
        return last;
    const Result<void> walked = database.each(log.all, {}, [&](const Rows &row) -> Result<void> {
        const qint64 sequence = row.integer(0);
        if (sequence != last->sequence + 1)
            return damaged(database, log, last->sequence + 1, QStringLiteral("missing"));
        const QByteArray hash = hashAfter(*last, row.values(0, log.covered(row)));
        if (hash != row.blob(log.columnCount))
            return damaged(database, log, sequence, QStringLiteral("was changed"));
        *last = Head{sequence, hash};
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return last;
}

Result<QStringList> rebuild(Database &database, const Log &log, const std::function<Result<bool>(const Rows &)> &append)
{
    const QString table = QLatin1String(log.table), noun = QLatin1String(log.noun);
    const QString columns = QString::fromLatin1(log.all.text).section(QStringLiteral(" FROM "), 0, 0);
    if (const Result<void> apart = database.executeText(QStringLiteral("CREATE TABLE old_%1 AS SELECT * FROM %1").arg(table))
                                       .and_then([&] { return database.executeText(QStringLiteral("DELETE FROM %1").arg(table)); });
        !apart)
        return fail(apart.error());
    QStringList leftOut;
    Head before;
    const Result<void> walked = database.eachText(
        QStringLiteral("%1 FROM old_%2 ORDER BY sequence").arg(columns, table), {}, [&](const Rows &row) -> Result<void> {
            const Head here{row.integer(0), row.blob(log.columnCount)};
            // What stood before the first one, or in a gap, is not there to compare with.
            const bool provable = before.sequence > 0 && here.sequence == before.sequence + 1;
            if (here.sequence > before.sequence + 1)
                leftOut += QStringLiteral("%1s %2 to %3: lost").arg(noun).arg(before.sequence + 1).arg(here.sequence - 1);
            const bool changed = provable && hashAfter(before, row.values(0, log.covered(row))) != here.hash;
            before = here;
            const Result<bool> kept = changed ? Result<bool>(false) : append(row);
            if (!kept)
                return fail(kept.error());
            if (!*kept)
                leftOut += QStringLiteral("%1 %2: was changed, left out").arg(noun).arg(here.sequence);
            return {};
        });
    if (!walked)
        return fail(walked.error());
    if (const Result<void> gone = database.executeText(QStringLiteral("DROP TABLE old_%1").arg(table)); !gone)
        return fail(gone.error());
    return leftOut;
}

} // namespace pos::chain
