// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/migrations.h"

#include "journal/listing.h"
#include "journal/safetycopy.h"
#include "journal/schema.h"
#include "journal/storageerror.h"

namespace pos {

QList<Migration> compiledMigrations()
{
    return {{1, QByteArray(schema::Version0001)},
            {2, QByteArray(schema::Version0002)},
            {3, QByteArray(schema::Version0003)}, // its tables are filled by the last step that changes them: 6
            {4, QByteArray(schema::Version0004), nullptr, true},
            {5, QByteArray(schema::Version0005)},
            {6, QByteArray(schema::Version0006), listing::rebuild},
            {7, QByteArray(schema::Version0007)},
            {8, QByteArray(schema::Version0008)},
            {9, QByteArray(schema::Version0009)},
            {10, QByteArray(schema::Version0010)},
            {11, QByteArray(schema::Version0011)},
            {12, QByteArray(schema::Version0012)}};
}

QStringList schemaStatements(const QByteArray &sql)
{
    QStringList statements;
    QString current;
    const QStringList lines = QString::fromUtf8(sql).split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1String("--")))
            continue;
        current += line + u'\n';
        const bool trigger = current.startsWith(QLatin1String("CREATE TRIGGER"));
        if (trigger ? trimmed == QLatin1String("END;") : trimmed.endsWith(u';')) {
            statements.append(current.trimmed());
            current.clear();
        }
    }
    Q_ASSERT(current.isEmpty());
    return statements;
}

Result<int> Migrations::inspect(Database &database) const
{
    const Result<QVariant> application = database.scalar(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return fail(application.error());
    const Result<QVariant> version = database.scalar(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return fail(version.error());
    if (application->toLongLong() != ApplicationId)
        return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                                 QStringLiteral("a database, but not a journal of this program")));
    if (version->toInt() > latest())
        return fail(storageFault(ErrorKind::StorageNewer, database.path(),
                                 QStringLiteral("version %1, this program reads up to %2")
                                     .arg(version->toInt()).arg(latest())));
    if (version->toInt() < 1)
        return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), QStringLiteral("no version")));
    return version->toInt();
}

/// SQLite cannot rebuild a table while it guards the references to it, nor change that inside of a transaction.
Result<void> Migrations::apply(Database &database, const Migration &step) const
{
    if (!step.rebuilds)
        return applyGuarded(database, step);
    return database.executeText(QStringLiteral("PRAGMA foreign_keys=OFF")).and_then([&] {
        const Result<void> done = applyGuarded(database, step);
        const Result<void> guarded = database.executeText(QStringLiteral("PRAGMA foreign_keys=ON"));
        return done ? guarded : done;
    });
}

Result<void> Migrations::applyGuarded(Database &database, const Migration &step) const
{
    Result<DatabaseTransaction> transaction = DatabaseTransaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    const QStringList statements = schemaStatements(step.sql);
    for (const QString &statement : statements) {
        if (const Result<void> done = database.executeText(statement); !done)
            return done;
    }
    if (const Result<void> filled = step.fill ? step.fill(database) : Result<void>(); !filled)
        return filled;
    if (step.rebuilds) {
        if (const Result<void> checked = database.checkReferences(); !checked)
            return checked;
    }
    const QString version = QStringLiteral("PRAGMA user_version = %1").arg(step.version);
    if (const Result<void> done = database.executeText(version); !done)
        return done;
    return transaction->commit();
}

Result<void> Migrations::create(Database &database) const
{
    const QString id = QStringLiteral("PRAGMA application_id = %1").arg(ApplicationId);
    if (const Result<void> done = database.executeText(id); !done)
        return done;
    for (const Migration &step : m_steps) {
        if (const Result<void> done = apply(database, step); !done)
            return done;
    }
    return {};
}

Result<void> Migrations::upgrade(Database &database, const QString &backupPath) const
{
    const Result<int> version = inspect(database);
    if (!version)
        return fail(version.error());
    if (*version == latest())
        return {};
    if (!backupPath.isEmpty()) {
        if (const Result<void> copied = safetycopy::write(database, backupPath); !copied)
            return copied;
    }
    for (const Migration &step : m_steps) {
        if (step.version <= *version)
            continue;
        if (const Result<void> done = apply(database, step); !done)
            return done;
    }
    return {};
}

}
