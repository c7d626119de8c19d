// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The file around the journal: open, close, restore, and its read side. What
// the engine host needs besides JournalPort and PaymentSource (DESIGN 7).
#pragma once

#include "ports/drawerjournal.h"
#include "ports/drawersource.h"
#include "ports/journalport.h"
#include "ports/outreachjournal.h"
#include "ports/outreachsource.h"
#include "ports/paymentexport.h"
#include "ports/paymentsource.h"
#include "ports/retentionjournal.h"

#include <functional>
#include <memory>
#include <optional>

namespace pos {

/// What came out of a damaged file. Told by every open() until the fact of this name is emptied, so that a
/// crash right after the repair hides nothing.
inline constexpr QLatin1StringView SalvageFact{"salvaged"};
struct JournalSalvage
{
    QString damagedFile; ///< kept, byte for byte
    QString reportFile;  ///< text, one line for everything that was lost
    qint64 kept = 0;     ///< records
    qint64 lost = 0;

    friend bool operator==(const JournalSalvage &, const JournalSalvage &) = default;
};

struct JournalOpening
{
    bool created = false;    ///< there was no journal before
    bool uncleanEnd = false; ///< the last run did not close it: run JournalReader::quickCheck() after first paint
    QString keptAside;       ///< where restoreFrom() left the replaced file; empty otherwise
    std::optional<JournalSalvage> salvage; ///< the file was damaged; this journal holds what could be read
};

/// Lives on the engine thread. One process per file: a second one gets StorageLocked.
class JournalStore
{
public:
    virtual ~JournalStore() = default;

    /// Also finishes a restore that a crash interrupted, and replaces a damaged file by what can be read of it.
    /// StorageCorrupt (nothing can be read), Newer, Full, ReadOnly or Locked with the path; the file is left
    /// as it was found then.
    virtual Result<JournalOpening> open() = 0;
    /// Marks a clean end. Readers should be gone by then.
    virtual Result<void> close() = 0;
    virtual bool isOpen() const = 0;
    /// The same object for the life of the store; while closed its calls fail with StorageFailed.
    virtual JournalPort &journal() = 0;
    /// In the same file, under the same rules; nullptr when this store keeps none.
    virtual OutreachJournal *outreach() { return nullptr; }
    virtual DrawerJournal *drawer() { return nullptr; }
    virtual RetentionJournal *retention() { return nullptr; } ///< likewise
    /// Replaces the journal, open or not, by a verified copy: the present file is kept aside, sale numbers
    /// get a fresh salt, and the journal is open afterwards. StorageLocked while a reader is open. On error
    /// the present journal is as before, and open again if it was open.
    virtual Result<JournalOpening> restoreFrom(const QString &copyPath) = 0;
    /// Damage was met while the journal was in use: the next open() checks everything. Survives a crash.
    virtual void suspectDamage() = 0;
    virtual QString path() const = 0;
};

/// Lives on the reader thread; opened and destroyed there, after JournalStore::open().
class JournalReader : public PaymentSource
{
public:
    /// StorageCorrupt with the first finding. May take a second on a big journal.
    virtual Result<void> quickCheck() = 0;
    /// All that the query finds (or `only`), in its order, as of one moment, however many. Cancelled when the walk
    /// had enough.
    virtual Result<void> eachPayment(const PaymentQuery &query, const QList<AttemptId> &only, const PaymentWalk &walk) = 0;
    /// Of the same file; nullptr when this store keeps none.
    virtual OutreachSource *outreach() { return nullptr; }
    virtual DrawerSource *drawer() { return nullptr; }
};

/// To be called on the reader thread.
using JournalReaderFactory = std::function<Result<std::unique_ptr<JournalReader>>()>;

}
