// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/meta.h"

namespace pos::meta {

namespace {

const Statement Get{"SELECT value FROM meta WHERE name = ?"};
const Statement Set{"INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"};

}

Result<QString> value(Database &database, QLatin1String name)
{
    Result<Rows> rows = database.run(Get, {QString(name)});
    if (!rows)
        return fail(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return fail(found.error());
    return *found ? rows->text(0) : QString();
}

Result<void> setValue(Database &database, QLatin1String name, const QString &value)
{
    return database.execute(Set, {QString(name), sqlText(value)});
}

}
