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
    const Result<std::optional<Rows>> row = database.first(Get, {QString(name)});
    if (!row)
        return fail(row.error());
    return *row ? (*row)->text(0) : QString();
}

Result<void> setValue(Database &database, QLatin1String name, const QString &value)
{
    return database.execute(Set, {QString(name), sqlText(value)});
}

}
