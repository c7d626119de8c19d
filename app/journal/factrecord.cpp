// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/factrecord.h"

#include "journal/rowdigest.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

const Statement Get{"SELECT name, value, digest FROM fact WHERE name = ?"};
const Statement All{"SELECT name, value, digest FROM fact"};
const Statement Beginning{"SELECT name, value, digest FROM fact WHERE name >= ? AND name < ? ORDER BY name"};
const Statement Set{"INSERT INTO fact (name, value, digest) VALUES (?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET value = excluded.value, digest = excluded.digest"};
const Statement Drop{"DELETE FROM fact WHERE name = ?"};

Result<QString> factFrom(Database &database, const Rows &rows)
{
    if (rowDigest(rows.values(0, 2)) != rows.blob(2))
        return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                                 QStringLiteral("fact ") + rows.text(0) + u" does not match its checksum"));
    return rows.text(1);
}

}

Result<QString> readFact(Database &database, const QString &name)
{
    const Result<std::optional<Rows>> row = database.first(Get, {sqlText(name)});
    if (!row)
        return fail(row.error());
    return *row ? factFrom(database, **row) : QString();
}

Result<QStringList> readFactsBeginning(Database &database, const QString &prefix)
{
    QString end = prefix;
    end.back() = QChar(end.back().unicode() + 1);
    QStringList values;
    const Result<void> read = database.each(Beginning, {sqlText(prefix), sqlText(end)}, [&](const Rows &row) -> Result<void> {
        const Result<QString> value = factFrom(database, row);
        if (!value)
            return fail(value.error());
        values << *value;
        return {};
    });
    return read ? Result<QStringList>(values) : Result<QStringList>(fail(read.error()));
}

Result<void> storeFact(Database &database, const QString &name, const QString &value)
{
    QVariantList values{sqlText(name), sqlText(value)};
    if (value.isEmpty())
        return database.execute(Drop, {values.first()});
    values.append(sqlBlob(rowDigest(values)));
    return database.execute(Set, values);
}

Result<void> verifyFacts(Database &database)
{
    return database.each(All, {}, [&](const Rows &row) -> Result<void> {
        if (const Result<QString> value = factFrom(database, row); !value)
            return fail(value.error());
        return {};
    });
}

}
