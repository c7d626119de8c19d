// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/database.h"

#include "journal/storageerror.h"
#include "journal/storagefiles.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace pos {

namespace {

const Statement BeginWrite{"BEGIN IMMEDIATE"};
const Statement BeginRead{"BEGIN"};
const Statement Commit{"COMMIT"};

}

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

Result<bool> Rows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return fail(storageError(m_query->lastError(), m_path, QStringLiteral("read")));
    return false;
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Rows::blob(int column) const
{
    return m_query->value(column).toByteArray();
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

QVariant Rows::value(int column) const
{
    return m_query->value(column);
}

QVariantList Rows::values(int first, int count) const
{
    QVariantList list;
    list.reserve(count);
    for (int column = first; column < first + count; ++column)
        list.append(m_query->value(column));
    return list;
}

int Rows::affected() const
{
    return m_query->numRowsAffected();
}

Database::Database(QString path, StatementGate gate) : m_path(std::move(path)), m_gate(std::move(gate))
{
    m_name = QStringLiteral("journal-%1").arg(reinterpret_cast<quintptr>(this), 0, 16);
}

Database::~Database()
{
    rollback();
    m_prepared.clear(); // QtSql complains, and leaks, when queries outlive their connection
    if (QSqlDatabase::contains(m_name)) {
        connection().close();
        QSqlDatabase::removeDatabase(m_name);
    }
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access, StatementGate gate)
{
    std::unique_ptr<Database> database(new Database(path, std::move(gate)));
    if (const Result<void> connected = database->connect(access); !connected)
        return fail(connected.error());
    if (const Result<void> configured = database->configure(access); !configured)
        return fail(configured.error());
    return database;
}

Result<void> Database::connect(Access access)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return fail(storageFault(ErrorKind::StorageFailed, m_path, QStringLiteral("the QSQLITE plugin is missing")));
    if (m_gate) {
        if (std::optional<Error> refused = m_gate(QStringLiteral("OPEN ") + m_path))
            return fail(std::move(*refused));
    }
    // QtSql would make a missing file, with the permissions of the umask.
    if (storage::sizeOf(m_path) < 0)
        return fail(storageFault(ErrorKind::NotFound, m_path, QStringLiteral("no such file")));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    // The lock is never waited for; a reader may meet a checkpoint.
    QString options = access == Access::Lock ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=0")
                                             : QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");
    if (access == Access::Read)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    database.setDatabaseName(m_path);
    if (!database.open())
        return fail(storageError(database.lastError(), m_path, QStringLiteral("open")));
    return {};
}

Result<void> Database::configure(Access access)
{
    if (access == Access::Lock)
        return {};
    if (access == Access::Salvage)
        return executeText(QStringLiteral("PRAGMA writable_schema=ON")); // skips what it cannot read of the schema
    QStringList pragmas{QStringLiteral("trusted_schema=OFF"), QStringLiteral("cell_size_check=ON"),
                        QStringLiteral("foreign_keys=ON"), QStringLiteral("temp_store=MEMORY")};
    if (access == Access::Read) {
        // A list walks some thousand rows at random; two megabytes of pages would be read again and again.
        pragmas += {QStringLiteral("query_only=ON"), QStringLiteral("cache_size=-12000")};
    } else {
        // Erased personal data is overwritten, not only unlinked. fullfsync acts on macOS alone.
        pragmas += {QStringLiteral("secure_delete=ON"), QStringLiteral("synchronous=FULL"),
                    QStringLiteral("fullfsync=ON"), QStringLiteral("checkpoint_fullfsync=ON"),
                    QStringLiteral("journal_size_limit=4194304")};
    }
    for (const QString &pragma : pragmas) {
        if (const Result<void> done = executeText(QStringLiteral("PRAGMA ") + pragma); !done)
            return done;
    }
    return {};
}

Result<void> Database::setJournalMode(const QString &mode)
{
    const Result<QVariant> actual = scalar(QStringLiteral("PRAGMA journal_mode=") + mode);
    if (!actual)
        return fail(actual.error());
    if (actual->toString() != mode)
        return fail(fileFault(m_path, u"journal mode is " + actual->toString() + u" instead of " + mode));
    return {};
}

Result<Rows> Database::start(std::shared_ptr<QSqlQuery> query, const QString &sql, const QVariantList &values)
{
    if (m_gate) {
        if (std::optional<Error> refused = m_gate(sql))
            return fail(std::move(*refused));
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values.at(i));
    if (!query->exec()) {
        const Error error = storageError(query->lastError(), m_path, sql.left(60).simplified());
        query->finish();
        return fail(error);
    }
    return Rows(std::move(query), m_path);
}

Result<Rows> Database::run(const Statement &statement, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_prepared[&statement];
    const QString sql = QString::fromLatin1(statement.text);
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(connection());
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql))
            return fail(storageError(fresh->lastError(), m_path, sql.left(60).simplified()));
        query = std::move(fresh);
    }
    return start(query, sql, values);
}

Result<Rows> Database::runText(const QString &sql, const QVariantList &values)
{
    auto query = std::make_shared<QSqlQuery>(connection());
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return fail(storageError(query->lastError(), m_path, sql.left(60).simplified()));
    return start(std::move(query), sql, values);
}

Result<void> Database::execute(const Statement &statement, const QVariantList &values)
{
    const Result<Rows> rows = run(statement, values);
    return rows ? Result<void>() : Result<void>(fail(rows.error()));
}

Result<void> Database::executeText(const QString &sql, const QVariantList &values)
{
    const Result<Rows> rows = runText(sql, values);
    return rows ? Result<void>() : Result<void>(fail(rows.error()));
}

namespace {

Result<std::optional<Rows>> firstOf(Result<Rows> rows)
{
    if (!rows)
        return fail(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return fail(found.error());
    return *found ? std::optional<Rows>(std::move(*rows)) : std::nullopt;
}

}

Result<std::optional<Rows>> Database::first(const Statement &statement, const QVariantList &values)
{
    return firstOf(run(statement, values));
}

Result<std::optional<Rows>> Database::firstText(const QString &sql, const QVariantList &values)
{
    return firstOf(runText(sql, values));
}

Result<QVariant> Database::scalar(const QString &sql, const QVariantList &values)
{
    const Result<std::optional<Rows>> row = firstText(sql, values);
    if (!row)
        return fail(row.error());
    return *row ? (*row)->value(0) : QVariant();
}

Result<void> Database::checkReferences()
{
    const Result<std::optional<Rows>> finding = firstText(QStringLiteral("PRAGMA foreign_key_check"));
    if (!finding)
        return fail(finding.error());
    if (*finding)
        return fail(storageFault(ErrorKind::StorageCorrupt, m_path,
                                 u"table " + (*finding)->text(0) + u" refers to rows that are not there"));
    return {};
}

Result<void> Database::begin(bool forWriting)
{
    if (m_rollbackDue) // left behind by a call that could not even roll back
        m_inTransaction = true;
    rollback();
    const Result<void> begun = execute(forWriting ? BeginWrite : BeginRead);
    m_inTransaction = begun.has_value();
    return begun;
}

Result<void> Database::commit()
{
    Q_ASSERT(m_inTransaction);
    const Result<void> committed = execute(Commit);
    if (committed)
        m_inTransaction = false;
    else
        rollback();
    return committed;
}

void Database::rollback()
{
    if (!m_inTransaction)
        return;
    // SQLite has rolled back by itself after a full disk or an I/O error; then this fails, rightly, and
    // failing once more before the next transaction does no harm.
    m_rollbackDue = !m_rollbackDue && !QSqlQuery(connection()).exec(QStringLiteral("ROLLBACK"));
    m_inTransaction = false;
}

Result<DatabaseTransaction> DatabaseTransaction::begin(Database &database, bool forWriting)
{
    const Result<void> begun = database.begin(forWriting);
    if (!begun)
        return fail(begun.error());
    return DatabaseTransaction(database);
}

DatabaseTransaction::~DatabaseTransaction()
{
    if (m_database)
        m_database->rollback();
}

Result<void> DatabaseTransaction::commit()
{
    Database *database = std::exchange(m_database, nullptr);
    return database->commit();
}

QVariant sqlText(const QString &text)
{
    if (text.isNull())
        return QVariant(QStringLiteral(""));
    return QVariant(text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8()));
}

QVariant sqlBlob(const QByteArray &bytes)
{
    return QVariant(bytes.isNull() ? QByteArray("") : bytes);
}

}
