// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/attemptrecord.h"

#include "journal/attemptstatements.h"
#include "journal/attemptvalues.h"
#include "journal/listing.h"
#include "journal/rowdigest.h"
#include "journal/searchfold.h"
#include "journal/storageerror.h"

#include <QCryptographicHash>

namespace pos::record {

namespace {

enum StoredBody { NoBody, BodyStored, BodyErased };

struct Known
{
    QVariantList intent;
    int bodyState = NoBody;
};

Unexpected<Error> conflict(const Attempt &attempt, const QString &what)
{
    return fail(ErrorKind::Conflict, QStringLiteral("attempt ") + attempt.id.text() + u": " + what);
}

QByteArray sealOf(const QByteArray &salt, const QByteArray &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(body);
    return hash.result();
}

/// nullopt = a new attempt; Conflict when what never changes differs.
Result<std::optional<Known>> lookUp(Database &database, const Attempt &attempt, const QVariantList &values)
{
    const Result<std::optional<Rows>> row = database.first(SelectIdentity, {values.first()});
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::optional<Known>();
    if (canonicalBytes((*row)->values(0, FixedCount)) != canonicalBytes(values.mid(0, FixedCount)))
        return conflict(attempt, QStringLiteral("key, order id, amount, sale, number and creation never change"));
    return std::optional<Known>(
        Known{(*row)->values(FixedCount, IntentCount), static_cast<int>((*row)->integer(FixedCount + IntentCount))});
}

Result<void> storeRow(Database &database, const std::optional<Known> &known, const Attempt &attempt,
                      const QVariantList &values, const QVariantList &derived)
{
    if (!known)
        return database.execute(InsertAttempt, insertValues(attempt, values, derived));
    const QVariantList intent = values.mid(FixedCount, IntentCount);
    if (canonicalBytes(intent) != canonicalBytes(known->intent)) {
        if (const Result<void> done = database.execute(UpdateIntent, intent + QVariantList{values.first()}); !done)
            return done;
    }
    return database.execute(UpdateProgress,
                            values.mid(FixedCount + IntentCount) + derived + QVariantList{linkValue(attempt), values.first()});
}

/// The digest of the body as stored, empty while there is none.
Result<QByteArray> storeBody(Database &database, const Attempt &attempt, int state, IdSource &ids)
{
    if (state == BodyErased)
        return QByteArray(); // never brought back by somebody who still holds an old copy
    const QVariant id = sqlText(attempt.id.text());
    if (state == BodyStored) {
        const Result<std::optional<Rows>> row = database.first(SelectBodySeal, {id});
        if (!row)
            return fail(row.error());
        if (!*row)
            return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                                     QStringLiteral("the body of attempt ") + attempt.id.text() + u" is missing"));
        if (sealOf((*row)->blob(0), attempt.body) != (*row)->blob(1))
            return conflict(attempt, QStringLiteral("the stored body never changes"));
        return (*row)->blob(1);
    }
    if (attempt.body.isEmpty())
        return QByteArray();
    const QByteArray salt = ids.uuid().toLatin1();
    const QByteArray seal = sealOf(salt, attempt.body);
    return database.execute(InsertBody, {id, sqlBlob(attempt.body), sqlBlob(salt), sqlBlob(seal)})
        .and_then([&] { return database.execute(SetBodyState, {sqlInt(BodyStored), id}); })
        .and_then([&] { return Result<QByteArray>(seal); });
}

Result<void> storePayment(Database &database, const Attempt &attempt, int bodyState)
{
    const QVariant id = sqlText(attempt.id.text());
    if (!attempt.payment)
        return database.execute(DeletePayment, {id});
    QVariantList values = paymentValues(*attempt.payment, bodyState != BodyErased);
    values.append(sqlBlob(rowDigest(values)));
    values.prepend(id);
    return database.execute(UpsertPayment, values);
}

/// Lists show no name that was erased, whoever still holds a copy with it.
Result<void> list(Database &database, const Attempt &attempt, int bodyState)
{
    if (bodyState != BodyErased || !attempt.payment)
        return listing::store(database, attempt);
    Attempt nameless = attempt;
    nameless.payment->payerName.clear();
    return listing::store(database, nameless);
}

Result<QList<Attempt>> readMany(Database &database, const Statement &statement, const QVariantList &bound)
{
    QList<Attempt> attempts;
    const Result<void> walked = database.each(statement, bound, [&](const Rows &row) -> Result<void> {
        std::optional<Attempt> attempt = attemptFromRow(row);
        if (!attempt)
            return damagedAttempt(database, row);
        if (row.integer(BodyState) == BodyStored && sealOf(row.blob(BodySalt), attempt->body) != row.blob(BodyDigest))
            return damagedAttempt(database, row);
        attempts.append(std::move(*attempt));
        return {};
    });
    if (!walked)
        return fail(walked.error());
    return attempts;
}

/// Empty when the row agrees with what its last event attests.
QString disagreement(const Rows &rows)
{
    const std::optional<Attempt> attempt = attemptFromRow(rows);
    if (!attempt)
        return QStringLiteral("does not match its checksum");
    if (rows.blob(LastProjection) != rows.blob(Digest))
        return QStringLiteral("differs from its last event");
    if (canonicalBytes(derivedValues(*attempt, rows.values(0, RowCount))) !=
            canonicalBytes(rows.values(Digest, DerivedCount)) ||
        search::orderTail(attempt->orderId.text()) != rows.text(OrderTail))
        return QStringLiteral("has wrong search columns");
    if (rows.integer(BodyState) == BodyErased)
        return {};
    const bool hasBody = rows.integer(BodyState) == BodyStored;
    if (hasBody != !rows.isNull(Body))
        return QStringLiteral("lost its body");
    if (hasBody && (sealOf(rows.blob(BodySalt), attempt->body) != rows.blob(BodyDigest) ||
                    rows.blob(BodyDigest) != rows.blob(LastBodyDigest)))
        return QStringLiteral("has a changed body");
    return {};
}

}

Result<chain::Evidence> storeAttempt(Database &database, const Attempt &attempt, IdSource &ids)
{
    const bool ours = attempt.origin == AttemptOrigin::Till;
    if (attempt.state == AttemptState::Draft || attempt.id.isEmpty() || attempt.key.isEmpty() == ours ||
        (ours ? attempt.orderId.isEmpty() : attempt.paymentId.isEmpty() || !attempt.body.isEmpty()) ||
        !attempt.intent.amount.isValid())
        return fail(ErrorKind::InvalidInput, QStringLiteral("an attempt without state, id, key, order id or amount"));
    const QVariantList values = attemptValues(attempt);
    const Result<std::optional<Known>> known = lookUp(database, attempt, values);
    if (!known)
        return fail(known.error());
    const QVariantList derived = derivedValues(attempt, values);
    if (const Result<void> stored = storeRow(database, *known, attempt, values, derived); !stored)
        return fail(stored.error());
    const int bodyState = *known ? (*known)->bodyState : int(NoBody);
    const Result<QByteArray> seal = storeBody(database, attempt, bodyState, ids);
    if (!seal)
        return fail(seal.error());
    if (*known || attempt.payment) {
        if (const Result<void> stored = storePayment(database, attempt, bodyState); !stored)
            return fail(stored.error());
    }
    if (const Result<void> listed = list(database, attempt, bodyState); !listed)
        return fail(listed.error());
    return chain::Evidence{derived.first().toByteArray(), *seal};
}

Result<Attempt> readAttempt(Database &database, const AttemptId &id)
{
    const Result<QList<Attempt>> attempts = readMany(database, SelectAttempt, {sqlText(id.text())});
    if (!attempts)
        return fail(attempts.error());
    if (attempts->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("no attempt ") + id.text());
    return attempts->first();
}

Result<QList<Attempt>> readAttemptsOfSale(Database &database, const SaleId &id)
{
    return readMany(database, SelectOfSale, {sqlText(id.text())});
}

Result<QList<Attempt>> readOpenAttempts(Database &database)
{
    return readMany(database, SelectOpen, {});
}

Result<QList<Attempt>> readClosedAttemptsOfUnpaidSales(Database &database)
{
    return readMany(database, SelectClosedOfUnpaidSales, {});
}

Result<QList<Attempt>> readAttemptsOfCustomer(Database &database, const CustomerId &id)
{
    return readMany(database, SelectOfCustomer, {sqlText(id.text())});
}

Result<chain::Evidence> evidenceOf(Database &database, const AttemptId &id)
{
    const Result<std::optional<Rows>> row = database.first(SelectEvidence, {sqlText(id.text())});
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, QStringLiteral("no attempt ") + id.text());
    return chain::Evidence{(*row)->blob(0), (*row)->blob(1)};
}

Result<bool> isErased(Database &database, const AttemptId &id)
{
    const Result<std::optional<Rows>> row = database.first(SelectBodyState, {sqlText(id.text())});
    if (!row)
        return fail(row.error());
    return *row && (*row)->integer(0) == BodyErased;
}

Result<void> erasePersonalData(Database &database, const Attempt &attempt)
{
    const QVariant id = sqlText(attempt.id.text());
    return database.execute(DeleteBody, {id})
        .and_then([&] { return database.execute(SetBodyState, {sqlInt(BodyErased), id}); })
        .and_then([&] { return storePayment(database, attempt, BodyErased); })
        .and_then([&] { return list(database, attempt, BodyErased); });
}

Result<void> verifyAttempts(Database &database)
{
    return database.each(SelectAllWithEvidence, {}, [&](const Rows &row) -> Result<void> {
        if (const QString wrong = disagreement(row); !wrong.isEmpty())
            return fail(storageFault(ErrorKind::StorageCorrupt, database.path(),
                                     QStringLiteral("attempt ") + row.text(Id) + u' ' + wrong));
        return {};
    });
}

}
