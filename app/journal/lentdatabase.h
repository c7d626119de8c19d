// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the writers of a journal have in common: they work on the database that
// JournalFile lends them, all on one connection and on the engine thread.
// Without one every call fails with StorageFailed. Each change is one
// transaction, or part of the one that is open (JournalPort::together).
#pragma once

#include "journal/database.h"
#include "journal/storageerror.h"

#include <functional>

namespace pos {

class LentDatabase
{
public:
    /// `damaged` is called whenever a call meets StorageCorrupt.
    LentDatabase(QString path, std::function<void()> damaged)
        : m_path(std::move(path))
        , m_damaged(std::move(damaged))
    {
    }
    void attach(Database *database) { m_database = database; } ///< nullptr = closed
    Database *database() const { return m_database; }

    /// work(Database &) -> Result. Every answer passes here on its way out: damage met in use is an ordinary failure
    /// for nobody.
    template <typename Work> auto reading(Work work) -> std::invoke_result_t<Work, Database &>
    {
        if (!m_database)
            return fail(storageFault(ErrorKind::StorageFailed, m_path, QStringLiteral("the journal is closed")));
        auto answer = work(*m_database);
        if (!answer && answer.error().kind == ErrorKind::StorageCorrupt)
            m_damaged();
        return answer;
    }
    /// change(Database &) -> Result, durable on return or undone.
    template <typename Change> auto inTransaction(Change change) -> std::invoke_result_t<Change, Database &>
    {
        return reading([&change](Database &database) { return changeIn(database, change); });
    }

private:
    template <typename Change>
    static auto changeIn(Database &database, Change &change) -> std::invoke_result_t<Change, Database &>
    {
        if (database.inTransaction()) // of together()
            return change(database);
        Result<DatabaseTransaction> transaction = DatabaseTransaction::begin(database);
        if (!transaction)
            return fail(transaction.error());
        auto changed = change(database);
        if (!changed)
            return changed;
        if (const Result<void> committed = transaction->commit(); !committed)
            return fail(committed.error());
        return changed;
    }

    const QString m_path;
    const std::function<void()> m_damaged;
    Database *m_database = nullptr;
};

} // namespace pos
