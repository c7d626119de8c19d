// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lines of the cash drawers, in the same file as the journal and under the
// same promises (ports/journalport.h): engine thread, durable on return, or a
// Storage* error and nothing changed. Lines are only added; the file itself
// refuses a second tender of a sale, unless they are parts of its total that fit
// together, and a payout of more than was taken.
#pragma once

#include "domain/drawer.h"

namespace pos {

class DrawerJournal
{
public:
    virtual ~DrawerJournal() = default;

    /// Also within JournalPort::together(). The answer has its sequence.
    virtual Result<DrawerEntry> appendDrawerEntry(const DrawerEntry &entry) = 0;
    virtual Result<DrawerEntry> drawerEntry(const DrawerEntryId &id) = 0; ///< NotFound
    virtual Result<QList<DrawerEntry>> tendersOfSale(const SaleId &id) = 0; ///< oldest first
    /// What the shop gave for payments of this sale whose money Yuno did not give back; oldest first.
    virtual Result<QList<DrawerEntry>> insteadOfSale(const SaleId &id) = 0;
    virtual Result<QList<DrawerEntry>> payoutsOf(const DrawerEntryId &tender) = 0; ///< oldest first
    /// Everything since the last close, oldest first.
    virtual Result<QList<DrawerEntry>> openPeriod(const RegisterId &registerId, Currency currency) = 0;
};

} // namespace pos
