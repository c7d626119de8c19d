// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/safetycopy.h"

#include "journal/attemptrecord.h"
#include "journal/consentrecord.h"
#include "journal/customerrecord.h"
#include "journal/drawerrecord.h"
#include "journal/eventchain.h"
#include "journal/factrecord.h"
#include "journal/listing.h"
#include "journal/noterecord.h"
#include "journal/operationrecord.h"
#include "journal/outreachchain.h"
#include "journal/outreachrecord.h"
#include "journal/salerecord.h"
#include "journal/storageerror.h"
#include "journal/storagefiles.h"

namespace pos::safetycopy {

namespace {

Result<void> compare(Database &original, const QString &copyPath)
{
    const Result<std::unique_ptr<Database>> copy = Database::open(copyPath, Database::Access::Read);
    if (!copy)
        return fail(copy.error());
    if (const Result<void> sound = check(**copy, Depth::Quick); !sound)
        return sound;
    const QLatin1String questions[] = {QLatin1String("PRAGMA application_id"), QLatin1String("PRAGMA user_version")};
    for (const QLatin1String question : questions) {
        const Result<QVariant> here = original.scalar(QString(question));
        const Result<QVariant> there = (*copy)->scalar(QString(question));
        if (!here || !there)
            return fail(here ? there.error() : here.error());
        if (*here != *there)
            return fail(storageFault(ErrorKind::StorageFailed, copyPath, question + u" differs in the copy"));
    }
    const Result<chain::Head> here = chain::head(original);
    const Result<chain::Head> there = chain::head(**copy);
    if (!here || !there)
        return fail(here ? there.error() : here.error());
    if (here->hash != there->hash)
        return fail(storageFault(ErrorKind::StorageFailed, copyPath, QStringLiteral("the copy has other events")));
    return {};
}

Result<void> fill(Database &database, const QString &part)
{
    return storage::createPrivateFile(part)
        .and_then([&] { return database.executeText(QStringLiteral("VACUUM INTO ?"), {sqlText(part)}); })
        .transform_error([&](Error error) {
            error.context.path = part; // SQLite speaks of the journal, the trouble is at the target
            return error;
        })
        .and_then([&] { return storage::syncFile(part); })
        .and_then([&] { return compare(database, part); });
}

}

Result<void> write(Database &database, const QString &target)
{
    if (storage::sizeOf(target) >= 0) {
        return fail(Error{ErrorKind::Conflict, {.path = target, .detail = QStringLiteral("the file exists")}});
    }
    const QString part = target + QStringLiteral(".part");
    storage::removeFile(part); // of a copy that a crash cut short
    const Result<void> written = fill(database, part).and_then([&] { return storage::replaceFile(part, target); });
    if (!written)
        storage::removeFile(part);
    return written;
}

Result<void> check(Database &database, Depth depth)
{
    const QString pragma = depth == Depth::Quick ? QStringLiteral("PRAGMA quick_check(1)")
                                                 : QStringLiteral("PRAGMA integrity_check(1)");
    const Result<QVariant> finding = database.scalar(pragma);
    if (!finding)
        return fail(finding.error());
    if (finding->toString() != QLatin1String("ok"))
        return fail(storageFault(ErrorKind::StorageCorrupt, database.path(), pragma + u": " + finding->toString()));
    return {};
}

Result<void> verifyEverything(Database &database)
{
    return check(database, Depth::Full)
        .and_then([&] { return database.checkReferences(); })
        .and_then([&] { return chain::verify(database); })
        .and_then([&](const chain::Head &) { return record::verifyAttempts(database); })
        .and_then([&] { return record::verifyOperations(database); })
        .and_then([&] { return record::verifyNotes(database); })
        .and_then([&] { return outreachchain::verify(database); })
        .and_then([&] { return record::verifyOutreaches(database); })
        .and_then([&] { return record::verifyConsents(database); })
        .and_then([&] { return record::verifyDrawer(database); })
        .and_then([&] { return record::verifySales(database); })
        .and_then([&] { return record::verifyCustomers(database); })
        .and_then([&] { return record::verifyFacts(database); })
        .and_then([&] { return listing::verify(database); });
}

}
