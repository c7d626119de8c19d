// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The append-only, hash-chained (hashchain.h) log of what happened to attempts and
// their operations (DESIGN 7). An event also carries the digest of its attempt's row and the salted digest of
// the body: personal data can be erased without breaking the chain. Works on
// any Database; the caller owns the transaction.
#pragma once

#include "domain/operation.h"
#include "journal/hashchain.h"

namespace pos::chain {

struct Evidence
{
    QByteArray projection; ///< digest of the attempt's row as of this event
    QByteArray bodyDigest; ///< of salt and body; empty while there is none
};

Result<void> append(Database &database, const AttemptEvent &event, const Evidence &evidence);
/// `projection` = digest of the operation's row, which covers its body.
Result<void> append(Database &database, const OperationEvent &event, const QByteArray &projection);
Result<QList<AttemptEvent>> eventsOf(Database &database, const AttemptId &id); ///< its own, oldest first
Result<QList<OperationEvent>> eventsOf(Database &database, const OperationId &id);
Result<Head> head(Database &database);
/// Recomputes every hash. StorageCorrupt names the first event that does not fit.
Result<Head> verify(Database &database);
/// For salvage, see hashchain.h: one line for each loss.
Result<QStringList> rebuild(Database &database);

}
