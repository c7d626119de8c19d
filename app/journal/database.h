// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One SQLite connection of the journal (DESIGN 7): WAL, synchronous FULL, own
// statement cache, errors as Storage* with the path. Belongs to the thread that
// opened it; the connection is removed from QtSql with it.
#pragma once

#include "base/result.h"
#include "journal/statementgate.h"

#include <QByteArray>
#include <QHash>
#include <QVariantList>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

class QSqlDatabase;
class QSqlQuery;

namespace pos {

/// A constant statement; prepared once per connection. Its address is the cache key.
struct Statement
{
    const char *text;
};

/// Results of one statement, forward only. Ends the read when it goes, so that
/// no old snapshot holds up checkpoints. Must not outlive its Database.
class Rows
{
public:
    Rows(std::shared_ptr<QSqlQuery> query, QString path) : m_query(std::move(query)), m_path(std::move(path)) {}
    ~Rows();
    Rows(Rows &&) noexcept = default;
    Rows &operator=(Rows &&) = delete;
    Rows(const Rows &) = delete;

    /// False at the end; an error when the file could not be read on.
    Result<bool> next();
    /// Calls `take` with this at each row that is left. `take` returns nothing, or a Result<void> whose error ends
    /// the walk and is the answer.
    template <typename Take> Result<void> each(Take take);
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    QVariant value(int column) const;
    /// Columns first .. first + count - 1 of this row.
    QVariantList values(int first, int count) const;
    int affected() const;

private:
    std::shared_ptr<QSqlQuery> m_query;
    QString m_path;
};

class Database
{
public:
    enum class Access {
        Write, ///< creates nothing: the file must exist
        Read,  ///< query_only; may run beside the writer
        Lock,  ///< a bare connection, for locks
        Salvage, ///< of a damaged file: parts of its schema may be unreadable
    };

    static Result<std::unique_ptr<Database>> open(const QString &path, Access access, StatementGate gate = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const QString &path() const { return m_path; }
    void setGate(StatementGate gate) { m_gate = std::move(gate); }

    /// Prepared once and kept.
    Result<Rows> run(const Statement &statement, const QVariantList &values = {});
    /// Prepared for this call: pragmas, schema, searches.
    Result<Rows> runText(const QString &sql, const QVariantList &values = {});
    /// run() or runText(), then the first row; nothing when there is none.
    Result<std::optional<Rows>> first(const Statement &statement, const QVariantList &values = {});
    Result<std::optional<Rows>> firstText(const QString &sql, const QVariantList &values = {});
    /// run() or runText(), then each row; Rows::each() says what `take` is.
    template <typename Take> Result<void> each(const Statement &statement, const QVariantList &values, Take take);
    template <typename Take> Result<void> eachText(const QString &sql, const QVariantList &values, Take take);
    Result<void> execute(const Statement &statement, const QVariantList &values = {});
    Result<void> executeText(const QString &sql, const QVariantList &values = {});
    /// First column of the first row, or an invalid value.
    Result<QVariant> scalar(const QString &sql, const QVariantList &values = {});

    /// Every reference, as the connection checks new ones; StorageCorrupt names the first table at fault.
    Result<void> checkReferences();

    /// "wal" for the journal in use; "delete" = one file, StorageLocked while another connection is open.
    Result<void> setJournalMode(const QString &mode);

    Result<void> begin(bool forWriting = true);
    Result<void> commit();
    void rollback();
    bool inTransaction() const { return m_inTransaction; }

private:
    Database(QString path, StatementGate gate);
    Result<void> connect(Access access);
    Result<void> configure(Access access);
    Result<Rows> start(std::shared_ptr<QSqlQuery> query, const QString &sql, const QVariantList &values);
    QSqlDatabase connection() const;

    QString m_path;
    QString m_name;
    StatementGate m_gate;
    QHash<const Statement *, std::shared_ptr<QSqlQuery>> m_prepared;
    bool m_inTransaction = false;
    bool m_rollbackDue = false;
};

template <typename Take> Result<void> Rows::each(Take take)
{
    for (;;) {
        const Result<bool> more = next();
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
        if constexpr (std::is_void_v<std::invoke_result_t<Take, const Rows &>>) {
            take(*this);
        } else if (const Result<void> taken = take(*this); !taken) {
            return taken;
        }
    }
}

template <typename Take> Result<void> Database::each(const Statement &statement, const QVariantList &values, Take take)
{
    Result<Rows> rows = run(statement, values);
    return rows ? rows->each(std::move(take)) : fail(rows.error());
}

template <typename Take> Result<void> Database::eachText(const QString &sql, const QVariantList &values, Take take)
{
    Result<Rows> rows = runText(sql, values);
    return rows ? rows->each(std::move(take)) : fail(rows.error());
}

/// BEGIN now, ROLLBACK unless committed.
class DatabaseTransaction
{
public:
    static Result<DatabaseTransaction> begin(Database &database, bool forWriting = true);
    ~DatabaseTransaction();
    DatabaseTransaction(DatabaseTransaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    DatabaseTransaction &operator=(DatabaseTransaction &&) = delete;
    DatabaseTransaction(const DatabaseTransaction &) = delete;

    Result<void> commit();

private:
    explicit DatabaseTransaction(Database &database) : m_database(&database) {}
    Database *m_database;
};

/// Values as SQLite stores them: never a null string, never half a surrogate pair.
QVariant sqlText(const QString &text);
QVariant sqlBlob(const QByteArray &bytes);
inline QVariant sqlInt(qint64 value) { return QVariant(static_cast<qlonglong>(value)); }

}
