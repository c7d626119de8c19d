// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// JournalFile::restoreFrom(). Until PATH.restoring exists the present journal is
// untouched; from then on open() carries the restore through, so a power cut at
// any moment leaves one whole journal and never none.
#include "journal/journalfile.h"
#include "journal/meta.h"
#include "journal/safetycopy.h"
#include "journal/salenumbers.h"
#include "journal/storageerror.h"
#include "journal/storagefiles.h"

#include <QFileInfo>

namespace pos {

namespace {

Result<QSet<QString>> saltsOf(Database &database)
{
    Result<QSet<QString>> salts = numbers::usedSalts(database);
    if (!salts)
        return salts;
    const Result<QString> current = numbers::currentSalt(database);
    if (!current)
        return fail(current.error());
    salts->insert(*current);
    return salts;
}

}

Result<JournalOpening> JournalFile::restoreFrom(const QString &copyPath)
{
    const QFileInfo copy(copyPath);
    if (!copy.exists())
        return fail(storageFault(ErrorKind::NotFound, copyPath, QStringLiteral("no such file")));
    if (copy.canonicalFilePath() == QFileInfo(m_path).canonicalFilePath())
        return fail(storageFault(ErrorKind::InvalidInput, copyPath, QStringLiteral("this is the journal in use")));
    const bool wasOpen = isOpen();
    if (const Result<void> locked = takeLock(); !locked)
        return fail(locked.error());
    const QString part = beside(Part);
    const Result<QString> aside = finishRestore()
                                      .and_then([&] { return prepareCopy(copy.absoluteFilePath(), part); })
                                      .and_then([&] { return swapIn(part); });
    if (!aside) {
        storage::removeWithCompanions(part);
        if (!wasOpen) {
            m_database.reset();
            m_lock.reset();
        } else if (!m_database) {
            if (const Result<JournalOpening> again = open(); !again)
                return fail(again.error()); // the graver of the two
        }
        return fail(aside.error());
    }
    Result<JournalOpening> opening = open();
    if (opening)
        opening->keptAside = *aside;
    return opening;
}

Result<void> JournalFile::prepareCopy(const QString &copyPath, const QString &part)
{
    storage::removeWithCompanions(part);
    Result<void> copied = storage::copyPrivately(copyPath, part);
    // Somebody may have copied the files of a running till, with its write-ahead log.
    if (copied && storage::sizeOf(copyPath + Wal) > 0)
        copied = storage::copyPrivately(copyPath + Wal, part + Wal);
    if (!copied)
        return copied;
    const auto inCopy = [&copyPath](Error error) {
        error.context.path = copyPath;
        return error;
    };
    {
        const Result<std::unique_ptr<Database>> database = Database::open(part, Database::Access::Write, m_gate);
        if (!database)
            return fail(inCopy(database.error()));
        if (const Result<void> ready = readyCopy(**database).transform_error(inCopy); !ready)
            return ready;
    }
    return storage::syncFile(part);
}

Result<void> JournalFile::readyCopy(Database &copy)
{
    const Result<void> sound = m_migrations.inspect(copy)
                                   .and_then([&](int) { return copy.setJournalMode(QStringLiteral("delete")); })
                                   .and_then([&] { return m_migrations.upgrade(copy, QString()); })
                                   .and_then([&] { return safetycopy::verifyEverything(copy); });
    if (!sound)
        return sound;
    Result<QSet<QString>> taken = saltsOf(copy);
    if (!taken)
        return fail(taken.error());
    if (m_database) {
        const Result<QSet<QString>> present = saltsOf(*m_database);
        if (present)
            taken->unite(*present); // an unreadable journal must not prevent its own restore
    }
    return copy.begin()
        .and_then([&] { return numbers::useSalt(copy, numbers::drawSalt(m_ids, *taken)); })
        .and_then([&] { return meta::setValue(copy, meta::CleanEnd, QStringLiteral("1")); })
        .and_then([&] { return copy.commit(); });
}

Result<void> JournalFile::closeForSwap()
{
    if (!m_database && storage::sizeOf(m_path) > 0) {
        Result<std::unique_ptr<Database>> present = Database::open(m_path, Database::Access::Write, m_gate);
        if (present)
            m_database = std::move(*present);
    }
    if (m_database) {
        // Into one file; also the proof that no reader looks at it any more.
        const Result<void> alone = m_database->setJournalMode(QStringLiteral("delete"));
        if (!alone && alone.error().kind == ErrorKind::StorageLocked)
            return fail(storageFault(ErrorKind::StorageLocked, m_path, QStringLiteral("a reader is still open")));
        // Any other trouble is a reason to restore, not to refuse it.
        m_writer.attach(nullptr);
        m_outreach.attach(nullptr);
        m_drawer.attach(nullptr);
        m_database.reset();
    }
    return {};
}

Result<QString> JournalFile::putAside()
{
    if (storage::sizeOf(m_path) < 0)
        return QString();
    const QString aside = stamped(QStringLiteral(".replaced-"));
    Result<void> kept = storage::keepUnderName(m_path, aside);
    if (kept && storage::sizeOf(m_path + Wal) > 0)
        kept = storage::keepUnderName(m_path + Wal, aside + Wal);
    if (!kept)
        return fail(kept.error());
    return aside;
}

Result<QString> JournalFile::swapIn(const QString &part)
{
    if (const Result<void> closed = closeForSwap(); !closed)
        return fail(closed.error());
    const Result<QString> aside = putAside();
    if (!aside)
        return aside;
    if (const Result<void> decided = storage::replaceFile(part, beside(Restoring)); !decided) {
        storage::removeFile(*aside);
        storage::removeFile(*aside + Wal);
        return fail(decided.error());
    }
    const Result<void> finished = finishRestore();
    if (!finished)
        return fail(finished.error());
    return aside;
}

Result<void> JournalFile::finishRestore()
{
    if (storage::sizeOf(beside(Restoring)) < 0)
        return {};
    return storage::removeCompanions(m_path).and_then([this] { return storage::replaceFile(beside(Restoring), m_path); });
}

}
