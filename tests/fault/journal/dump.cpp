// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "fault/journal/dump.h"

#include "journal/database.h"
#include "journal/rowdigest.h"

namespace pos::test {

namespace {

struct Table
{
    const char *name;
    int columns;
};

constexpr Table Tables[] = {{"sale", 14},    {"customer", 23}, {"customer_token", 2}, {"attempt", 34},
                            {"attempt_body", 4}, {"payment", 5},   {"attempt_event", 19}, {"fact", 3}, {"operation", 27},
                            {"consent", 11}, {"opt_out", 8}, {"outreach_case", 13}, {"outreach", 23}, {"outreach_private", 8},
                            {"outreach_event", 15}, {"drawer_entry", 18}};

QString readTable(Database &database, const Table &table, QStringList &rows)
{
    const QString name = QString::fromLatin1(table.name);
    Result<Rows> found = database.runText(u"SELECT * FROM " + name);
    if (!found)
        return describe(found.error());
    for (;;) {
        const Result<bool> more = found->next();
        if (!more)
            return describe(more.error());
        if (!*more)
            return {};
        rows.append(name + u' ' + QString::fromLatin1(canonicalBytes(found->values(0, table.columns)).toHex()));
    }
}

}

Dump dumpOf(const QString &path)
{
    Dump dump;
    const Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::Read);
    if (!database) {
        dump.error = describe(database.error());
        return dump;
    }
    for (const Table &table : Tables) {
        dump.error = readTable(**database, table, dump.rows);
        if (!dump.error.isEmpty())
            break;
    }
    dump.rows.sort();
    return dump;
}

}
