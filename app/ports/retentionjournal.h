// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The journal's side of retention (DESIGN 7), under the promises of
// ports/journalport.h: engine thread, each call one transaction on disk. What is
// erased is marked so, by an event that names the rule; so a clean-up that a
// crash ended is simply begun again.
#pragma once

#include "base/result.h"
#include "domain/contact.h"
#include "domain/retention.h"

namespace pos {

/// How far a clean-up is.
struct PurgePlace
{
    enum class Table { Payments, Sales, Customers, Contacts, Rest, Done };
    Table table = Table::Payments;
    qint64 afterMs = -1, afterRow = -1; ///< of the table; the next row comes behind

    bool isDone() const { return table == Table::Done; }
};

class RetentionJournal
{
public:
    virtual ~RetentionJournal() = default;

    /// When something was last sold, charged or sent here; 0 = never. A clock that is years ahead must not empty the
    /// journal, so what is due counts from no later than soon after this.
    virtual Result<qint64> lastBusinessMs() = 0;
    /// The next few of what is due, and the report with what has gone so far, in one transaction. Never: payments that
    /// are open, authorised or disputed or have an open operation, contacts that are not over, claimed or resting
    /// cases, sales at the counter. Moves `place` on.
    virtual Result<PurgeCounts> purgeSome(const PurgeLimits &limits, PurgeReport report, PurgePlace &place) = 0;
    /// The report as it ended.
    virtual Result<void> closePurge(const PurgeReport &report) = 0;
    /// A person who is no customer of the till, at this number: contacts, their consents and cases. Conflict as
    /// JournalPort::eraseCustomer. How many contacts went.
    virtual Result<int> forgetPhone(const PhoneNumber &phone, const QString &rule) = 0;
};

} // namespace pos
