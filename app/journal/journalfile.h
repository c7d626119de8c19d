// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The journal's file on disk (JournalStore): lock, open, upgrade, close,
// restore. Made in ui/main.cpp and handed to the engine thread, where all calls
// happen.
//
// Beside the file: PATH.lock (held while open), PATH-wal and -shm (SQLite),
// PATH.vN-TIME (before an upgrade), PATH.replaced-TIME (before a restore),
// PATH.damaged-TIME and .txt (before a salvage), PATH.suspect (to be checked),
// PATH.new, .restoring.part and .restoring (unfinished; cleaned up by open()).
#pragma once

#include "journal/database.h"
#include "journal/drawerwriter.h"
#include "journal/journalwriter.h"
#include "journal/outreachwriter.h"
#include "journal/migrations.h"
#include "ports/journalstore.h"

namespace pos {

class JournalFile final : public JournalStore
{
public:
    JournalFile(const QString &path, IdSource &ids, const Clock &clock, StatementGate gate = {},
                Migrations migrations = Migrations());
    ~JournalFile() override;

    Result<JournalOpening> open() override;
    Result<void> close() override;
    bool isOpen() const override { return m_database != nullptr; }
    JournalPort &journal() override { return m_writer; }
    OutreachJournal *outreach() override { return &m_outreach; }
    DrawerJournal *drawer() override { return &m_drawer; }
    RetentionJournal *retention() override { return &m_writer; }
    Result<JournalOpening> restoreFrom(const QString &copyPath) override;
    void suspectDamage() override;
    QString path() const override { return m_path; }

    /// Everything there is to check: shape, checksums, chain of events. StorageCorrupt with the finding.
    /// Takes seconds on a big file; for support and tests.
    Result<void> verify();

private:
    static constexpr QLatin1String Wal{"-wal"};
    static constexpr QLatin1String Restoring{".restoring"};
    static constexpr QLatin1String Part{".restoring.part"};

    Result<void> takeLock();
    Result<void> create();
    Result<JournalOpening> openLocked();
    Result<void> checkSuspect(Database &database);
    Result<JournalOpening> salvage(const Error &damage);
    Result<void> salvageTo(const QString &part, const QString &aside, const Error &damage);
    Result<std::optional<JournalSalvage>> salvageToldBy(Database &database) const;
    Result<void> finishRestore();
    Result<void> prepareCopy(const QString &copyPath, const QString &part);
    Result<void> readyCopy(Database &copy);
    Result<void> closeForSwap();
    Result<QString> putAside();
    Result<QString> swapIn(const QString &part);
    QString beside(const QString &suffix) const { return m_path + suffix; }
    /// PATH + suffix + time of day, unused.
    QString stamped(const QString &suffix) const;

    QString m_path;
    IdSource &m_ids;
    const Clock &m_clock;
    StatementGate m_gate;
    Migrations m_migrations;
    JournalWriter m_writer;
    OutreachWriter m_outreach;
    DrawerWriter m_drawer;
    std::unique_ptr<Database> m_lock;
    std::unique_ptr<Database> m_database;
};

}
