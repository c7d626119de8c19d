// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The append-only log of what happened to attempts and their operations (DESIGN 7). Every event is
// hashed together with its predecessor's hash, so an edit anywhere shows. An
// event also carries the digest of its attempt's row and the salted digest of
// the body: personal data can be erased without breaking the chain. Works on
// any Database; the caller owns the transaction.
#pragma once

#include "domain/operation.h"
#include "journal/database.h"

namespace pos::chain {

struct Evidence
{
    QByteArray projection; ///< digest of the attempt's row as of this event
    QByteArray bodyDigest; ///< of salt and body; empty while there is none
};

struct Head
{
    qint64 sequence = 0;   ///< 0 = no event yet
    QByteArray hash;       ///< what a daily report prints
};

Result<void> append(Database &database, const AttemptEvent &event, const Evidence &evidence);
/// `projection` = digest of the operation's row, which covers its body.
Result<void> append(Database &database, const OperationEvent &event, const QByteArray &projection);
Result<QList<AttemptEvent>> eventsOf(Database &database, const AttemptId &id); ///< its own, oldest first
Result<QList<OperationEvent>> eventsOf(Database &database, const OperationId &id);
Result<Head> head(Database &database);
/// Recomputes every hash. StorageCorrupt names the first event that does not fit.
Result<Head> verify(Database &database);
/// Makes the chain anew from the events that are there, whose hashes are of another file; for salvage, with
/// the triggers off. An event that does not fit the one before it was changed and is left out: one line for each loss.
Result<QStringList> rebuild(Database &database);

}
