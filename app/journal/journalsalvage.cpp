// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// JournalFile::salvage(): a damaged file is copied aside, what can be read goes
// into a fresh one, and that takes its place the way a restored copy does. Until
// then a power cut leaves the damaged file where it was.
#include "journal/journalfile.h"

#include "base/log.h"
#include "journal/factrecord.h"
#include "journal/meta.h"
#include "journal/safetycopy.h"
#include "journal/salvage.h"
#include "journal/storageerror.h"
#include "journal/storagefiles.h"

#include <QFile>
#include <QtEndian>

namespace pos {

namespace {

constexpr QLatin1String Suspect(".suspect");
constexpr QLatin1String Report(".txt");

Result<void> writeReport(const QString &path, const Error &damage, const salvage::Yield &yield, const QString &aside)
{
    QStringList lines{QStringLiteral("Mostrador: the journal was damaged and has been repaired as far as it could be read."),
                      QStringLiteral("Damage: ") + describe(damage),
                      QStringLiteral("The damaged file is kept as ") + aside,
                      QStringLiteral("Records kept: %1, lost or damaged: %2").arg(yield.kept).arg(yield.lost),
                      QString()};
    lines += yield.findings;
    if (const Result<void> made = storage::createPrivateFile(path); !made)
        return made;
    QFile file(path);
    const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        return fail(fileFault(path, file.errorString()));
    file.close();
    return storage::syncFile(path);
}

/// SQLite reads nothing of a file that is shorter than its header says; empty pages in place of the lost ones
/// cost only what was on them.
Result<void> completePages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return fail(fileFault(path, file.errorString()));
    const QByteArray header = file.read(100);
    if (header.size() < 100)
        return fail(storageFault(ErrorKind::StorageCorrupt, path, QStringLiteral("not even the header is left")));
    const qint64 pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pages = qFromBigEndian<quint32>(header.constData() + 28);
    constexpr qint64 Believable = 1 << 20; // more than that missing is a damaged header
    if (file.size() < pages * pageSize && pages * pageSize - file.size() < Believable * pageSize
        && !file.resize(pages * pageSize))
        return fail(fileFault(path, file.errorString()));
    return {};
}

}

void JournalFile::suspectDamage()
{
    const QString marker = beside(Suspect);
    if (storage::sizeOf(marker) >= 0)
        return;
    const Result<void> made = storage::createPrivateFile(marker).and_then([&] { return storage::syncFolderOf(marker); });
    if (!made)
        log::warning("journal", "cannot note that it needs a check", {{"error", describe(made.error())}});
}

Result<void> JournalFile::checkSuspect(Database &database)
{
    if (storage::sizeOf(beside(Suspect)) < 0)
        return {};
    if (const Result<void> sound = safetycopy::verifyEverything(database); !sound)
        return sound;
    storage::removeFile(beside(Suspect));
    return {};
}

Result<JournalOpening> JournalFile::salvage(const Error &damage)
{
    log::error("journal", "damaged, trying to read what is left", {{"error", describe(damage)}});
    const QString part = beside(Part), aside = stamped(QStringLiteral(".damaged-"));
    storage::removeWithCompanions(part);
    Result<void> copied = storage::copyPrivately(m_path, aside);
    if (copied && storage::sizeOf(m_path + Wal) > 0)
        copied = storage::copyPrivately(m_path + Wal, aside + Wal);
    const Result<void> salvaged = copied.and_then([&] { return salvageTo(part, aside, damage); }).and_then([&] {
        return storage::replaceFile(part, beside(Restoring));
    });
    if (!salvaged) {
        storage::removeWithCompanions(part);
        storage::removeFile(aside + Report);
        // Reading may have moved commits from the log into the file: it is put back as it was found.
        if (copied) {
            if (storage::sizeOf(aside + Wal) > 0)
                (void)storage::replaceFile(aside + Wal, m_path + Wal);
            (void)storage::replaceFile(aside, m_path);
        } else {
            storage::removeWithCompanions(aside);
        }
        return fail(salvaged.error().kind == ErrorKind::StorageCorrupt ? damage : salvaged.error());
    }
    storage::removeFile(beside(Suspect));
    return openLocked();
}

Result<void> JournalFile::salvageTo(const QString &part, const QString &aside, const Error &damage)
{
    if (const Result<void> made = storage::createPrivateFile(part); !made)
        return fail(made.error());
    salvage::Yield yield;
    {
        Result<std::unique_ptr<Database>> fresh = Database::open(part, Database::Access::Write, m_gate);
        if (!fresh)
            return fail(fresh.error());
        if (const Result<void> whole = completePages(m_path); !whole)
            return fail(whole.error());
        Result<std::unique_ptr<Database>> damaged = Database::open(m_path, Database::Access::Salvage, m_gate);
        if (!damaged)
            return fail(damaged.error());
        Database &journal = **fresh;
        Result<salvage::Yield> brought =
            journal.executeText(QStringLiteral("PRAGMA synchronous=OFF")) // flushed once, at the end
                .and_then([&] { return m_migrations.create(journal); })
                .and_then([&] { return salvage::bringOver(**damaged, journal, m_ids, m_clock); });
        if (!brought)
            return fail(brought.error());
        yield = std::move(*brought);
        const Result<void> sound =
            meta::setValue(journal, meta::CleanEnd, QStringLiteral("1"))
                .and_then([&] {
                    return record::storeFact(journal, SalvageFact,
                                             QStringLiteral("%1 %2 %3").arg(yield.kept).arg(yield.lost).arg(aside));
                })
                .and_then([&] { return safetycopy::verifyEverything(journal); });
        if (!sound)
            return fail(sound.error());
    }
    return writeReport(aside + Report, damage, yield, aside).and_then([&] { return storage::syncFile(part); });
}

Result<std::optional<JournalSalvage>> JournalFile::salvageToldBy(Database &database) const
{
    const Result<QString> fact = record::readFact(database, SalvageFact);
    if (!fact)
        return fail(fact.error());
    if (fact->isEmpty())
        return std::optional<JournalSalvage>();
    const QString aside = fact->section(u' ', 2);
    return std::optional(JournalSalvage{aside, aside + Report, fact->section(u' ', 0, 0).toLongLong(),
                                        fact->section(u' ', 1, 1).toLongLong()});
}

}
