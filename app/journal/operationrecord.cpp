// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/operationrecord.h"

#include "journal/operationvalues.h"
#include "journal/rowdigest.h"
#include "journal/storageerror.h"

namespace pos::record {

namespace {

#define OPERATION_SELECT "SELECT " OPERATION_FIXED ", " OPERATION_PROGRESS ", digest FROM operation "

const Statement InsertOperation{"INSERT INTO operation (" OPERATION_FIXED ", " OPERATION_PROGRESS
                                ", digest) VALUES (?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?,?,?,?,?,?, ?)"};
const Statement UpdateOperation{
    "UPDATE operation SET whole = ?, reason = ?, description = ?, operator = ?, state = ?, target = ?, body = ?, "
    "basis = ?, result = ?, moved_minor = ?, problem = ?, retry = ?, last_unclear_ms = ?, updated_ms = ?, "
    "settled_ms = ?, digest = ? WHERE id = ?"};
const Statement SelectFixed{"SELECT " OPERATION_FIXED " FROM operation WHERE id = ?"};
const Statement SelectOperation{OPERATION_SELECT "WHERE id = ?"};
const Statement SelectOfAttempt{OPERATION_SELECT "WHERE attempt = ? ORDER BY number"};
const Statement SelectOpenOperations{
    OPERATION_SELECT "WHERE state IN ('Recorded', 'Sending', 'Checking', 'Unclear', 'Pending', 'Undecided') "
                     "ORDER BY created_ms, id"};
const Statement SelectAllOperations{
    "SELECT " OPERATION_FIXED ", " OPERATION_PROGRESS ", digest, (SELECT e.projection FROM attempt_event e "
    "WHERE e.operation = o.id ORDER BY e.sequence DESC LIMIT 1) FROM operation o ORDER BY row_no"};
constexpr int LastProjection = OperationDigest + 1;
const Statement SelectOrphanEvent{"SELECT operation FROM attempt_event WHERE operation <> '' "
                                  "AND operation NOT IN (SELECT id FROM operation) LIMIT 1"};

[[nodiscard]] Unexpected<Error> damaged(Database &database, const Rows &rows, const QString &how)
{
    return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                             QStringLiteral("operation ") + rows.text(0) + u' ' + how));
}

/// False = a new one; Conflict when what never changes differs.
Result<bool> isKnown(Database &database, const QVariantList &values)
{
    const Result<std::optional<Rows>> row = database.first(SelectFixed, {values.first()});
    if (!row)
        return fail(row.error());
    if (!*row)
        return false;
    if (canonicalBytes((*row)->values(0, OperationFixedCount)) != canonicalBytes(values.mid(0, OperationFixedCount)))
        return fail(ErrorKind::Conflict, u"operation " + (*row)->text(0) + u": key, reference, payment and amount never change");
    return true;
}

Result<QList<Operation>> readMany(Database &database, const Statement &statement, const QVariantList &bound)
{
    QList<Operation> operations;
    const Result<void> walked = database.each(statement, bound, [&](const Rows &row) -> Result<void> {
        std::optional<Operation> operation = operationFromRow(row);
        if (!operation)
            return damaged(database, row, QStringLiteral("does not match its checksum"));
        operations.append(std::move(*operation));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return operations;
}

}

Result<QByteArray> storeOperation(Database &database, const Operation &operation)
{
    if (operation.state == OperationState::Draft || operation.id.isEmpty() || operation.key.isEmpty() ||
        operation.reference.isEmpty() || operation.paymentId.isEmpty() || !operation.intent.amount.isValid())
        return fail(ErrorKind::InvalidInput,
                    QStringLiteral("an operation without state, id, key, reference, payment or amount"));
    const QVariantList values = operationValues(operation);
    const QByteArray digest = rowDigest(values);
    const Result<bool> known = isKnown(database, values);
    if (!known)
        return fail(known.error());
    const Result<void> stored =
        *known ? database.execute(UpdateOperation, values.mid(OperationFixedCount) +
                                                       QVariantList{sqlBlob(digest), values.first()})
               : database.execute(InsertOperation, values + QVariantList{sqlBlob(digest)});
    if (!stored)
        return fail(stored.error());
    return digest;
}

Result<Operation> readOperation(Database &database, const OperationId &id)
{
    const Result<QList<Operation>> operations = readMany(database, SelectOperation, {sqlText(id.text())});
    if (!operations)
        return fail(operations.error());
    if (operations->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("no operation ") + id.text());
    return operations->first();
}

Result<QList<Operation>> readOperationsOfAttempt(Database &database, const AttemptId &id)
{
    return readMany(database, SelectOfAttempt, {sqlText(id.text())});
}

Result<QList<Operation>> readOpenOperations(Database &database)
{
    return readMany(database, SelectOpenOperations, {});
}

Result<void> verifyOperations(Database &database)
{
    {
        const Result<std::optional<Rows>> orphan = database.first(SelectOrphanEvent);
        if (!orphan)
            return fail(orphan.error());
        if (*orphan)
            return damaged(database, **orphan, QStringLiteral("has events but is gone"));
    }
    return database.each(SelectAllOperations, {}, [&](const Rows &row) -> Result<void> {
        if (!operationFromRow(row))
            return damaged(database, row, QStringLiteral("does not match its checksum"));
        if (row.blob(LastProjection) != row.blob(OperationDigest))
            return damaged(database, row, QStringLiteral("differs from its last event"));
        return {};
    });
}

}
