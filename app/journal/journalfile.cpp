// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/journalfile.h"

#include "base/log.h"
#include "journal/meta.h"
#include "journal/safetycopy.h"
#include "journal/salenumbers.h"
#include "journal/storageerror.h"
#include "journal/storagefiles.h"

#include <QFileInfo>

namespace pos {

JournalFile::JournalFile(const QString &path, IdSource &ids, const Clock &clock, StatementGate gate,
                         Migrations migrations)
    : m_path(QFileInfo(path).absoluteFilePath())
    , m_ids(ids)
    , m_clock(clock)
    , m_gate(std::move(gate))
    , m_migrations(std::move(migrations))
    , m_writer(m_path, ids, clock, [this] { suspectDamage(); })
    , m_outreach(m_path, ids, [this] { suspectDamage(); })
    , m_drawer(m_path, [this] { suspectDamage(); })
{
}

JournalFile::~JournalFile()
{
    if (const Result<void> closed = close(); !closed)
        log::warning("journal", "closed without its mark", {{"error", describe(closed.error())}});
}

QString JournalFile::stamped(const QString &suffix) const
{
    const QString base = beside(suffix) + m_clock.now().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    QString name = base;
    for (int copy = 2; storage::sizeOf(name) >= 0; ++copy) // two in one millisecond, or a clock set back
        name = base + u'-' + QString::number(copy);
    return name;
}

Result<JournalOpening> JournalFile::open()
{
    if (m_database)
        return JournalOpening();
    Result<JournalOpening> opening = takeLock().and_then([this] { return openLocked(); });
    if (!opening && opening.error().kind == ErrorKind::StorageCorrupt && storage::sizeOf(m_path) > 0)
        opening = salvage(opening.error());
    if (!opening)
        m_lock.reset();
    return opening;
}

Result<void> JournalFile::takeLock()
{
    if (m_lock)
        return {};
    const QString lockPath = beside(QStringLiteral(".lock"));
    Result<void> ready = storage::makePrivateFolder(QFileInfo(m_path).absolutePath());
    if (ready && storage::sizeOf(lockPath) < 0)
        ready = storage::createPrivateFile(lockPath);
    if (!ready)
        return ready;
    // A lock of the operating system through SQLite: it ends with the process, however that dies.
    Result<std::unique_ptr<Database>> lock = Database::open(lockPath, Database::Access::Lock, m_gate);
    if (!lock)
        return fail(lock.error());
    // Nothing is ever written there, so that a full disk cannot stop the lock.
    const Result<void> held = (*lock)->executeText(QStringLiteral("PRAGMA journal_mode=MEMORY")).and_then([&lock] {
        return (*lock)->executeText(QStringLiteral("BEGIN EXCLUSIVE"));
    });
    if (!held) {
        Error error = held.error();
        if (error.kind == ErrorKind::StorageLocked)
            error = storageFault(error.kind, m_path, QStringLiteral("another process has this journal open"));
        return fail(error);
    }
    m_lock = std::move(*lock);
    return {};
}

Result<void> JournalFile::create()
{
    // Made whole under another name: an empty or half file at the real name is damage, never a beginning.
    const QString fresh = beside(QStringLiteral(".new"));
    storage::removeFile(fresh);
    storage::removeFile(fresh + QStringLiteral("-journal"));
    if (const Result<void> made = storage::createPrivateFile(fresh); !made)
        return made;
    {
        const Result<std::unique_ptr<Database>> database = Database::open(fresh, Database::Access::Write, m_gate);
        if (!database)
            return fail(database.error());
        Database &db = **database;
        // Flushed once, at the end, before it gets its name: until then nobody would miss it.
        const Result<void> filled =
            db.executeText(QStringLiteral("PRAGMA synchronous=OFF"))
                .and_then([&] { return m_migrations.create(db); })
                .and_then([&] { return db.begin(); })
                .and_then([&] { return meta::setValue(db, meta::JournalId, m_ids.uuid()); })
                .and_then([&] { return meta::setValue(db, meta::NumberSalt, numbers::drawSalt(m_ids)); })
                .and_then([&] { return meta::setValue(db, meta::CleanEnd, QStringLiteral("1")); })
                .and_then([&] { return db.commit(); });
        if (!filled)
            return filled;
    }
    return storage::syncFile(fresh).and_then([&] { return storage::replaceFile(fresh, m_path); });
}

Result<JournalOpening> JournalFile::openLocked()
{
    JournalOpening opening;
    if (const Result<void> finished = finishRestore(); !finished)
        return fail(finished.error());
    const qint64 size = storage::sizeOf(m_path);
    if (size == 0)
        return fail(storageFault(ErrorKind::StorageCorrupt, m_path, QStringLiteral("the file is empty")));
    if (size < 0) {
        if (storage::sizeOf(beside(QStringLiteral("-wal"))) > 0)
            return fail(storageFault(ErrorKind::StorageCorrupt, m_path,
                                     QStringLiteral("the file is gone, but its -wal file with commits is there")));
        if (const Result<void> created = storage::removeCompanions(m_path).and_then([this] { return create(); }); !created)
            return fail(created.error());
        opening.created = true;
    }
    Result<std::unique_ptr<Database>> database = Database::open(m_path, Database::Access::Write, m_gate);
    if (!database)
        return fail(database.error());
    Database &db = **database;
    const Result<int> version = m_migrations.inspect(db);
    if (!version)
        return fail(version.error());
    const QString backup = stamped(QStringLiteral(".v%1-").arg(*version));
    const Result<void> ready = db.setJournalMode(QStringLiteral("wal")).and_then([&] {
        return m_migrations.upgrade(db, backup);
    }).and_then([&] { return checkSuspect(db); });
    if (!ready)
        return fail(ready.error());
    const Result<QString> cleanEnd = meta::value(db, meta::CleanEnd);
    if (!cleanEnd)
        return fail(cleanEnd.error());
    opening.uncleanEnd = *cleanEnd != QLatin1String("1");
    Result<std::optional<JournalSalvage>> salvaged = salvageToldBy(db);
    if (!salvaged)
        return fail(salvaged.error());
    opening.salvage = std::move(*salvaged);
    // Written only when nothing more is read: a damaged file is kept as it was found.
    if (const Result<void> marked = meta::setValue(db, meta::CleanEnd, QStringLiteral("0")); !marked)
        return fail(marked.error());
    m_database = std::move(*database);
    m_writer.attach(m_database.get());
    m_outreach.attach(m_database.get());
    m_drawer.attach(m_database.get());
    return opening;
}

Result<void> JournalFile::close()
{
    Result<void> marked;
    if (m_database) {
        marked = meta::setValue(*m_database, meta::CleanEnd, QStringLiteral("1"));
        m_writer.attach(nullptr);
        m_outreach.attach(nullptr);
        m_drawer.attach(nullptr);
        m_database.reset();
    }
    m_lock.reset();
    return marked;
}

Result<void> JournalFile::verify()
{
    if (!m_database)
        return fail(storageFault(ErrorKind::StorageFailed, m_path, QStringLiteral("the journal is closed")));
    return safetycopy::verifyEverything(*m_database);
}

}
