// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// DrawerJournal on SQLite: beside JournalWriter on the same connection and
// thread. Owned by JournalFile, which lends it the open database.
#pragma once

#include "journal/lentdatabase.h"
#include "ports/drawerjournal.h"

namespace pos {

class DrawerWriter final : public DrawerJournal
{
public:
    /// `damaged` is called whenever a call meets StorageCorrupt.
    DrawerWriter(QString path, std::function<void()> damaged);
    void attach(Database *database) { m_lent.attach(database); } ///< nullptr = closed

    Result<DrawerEntry> appendDrawerEntry(const DrawerEntry &entry) override;
    Result<DrawerEntry> drawerEntry(const DrawerEntryId &id) override;
    Result<QList<DrawerEntry>> tendersOfSale(const SaleId &id) override;
    Result<QList<DrawerEntry>> insteadOfSale(const SaleId &id) override;
    Result<QList<DrawerEntry>> payoutsOf(const DrawerEntryId &tender) override;
    Result<QList<DrawerEntry>> openPeriod(const RegisterId &registerId, Currency currency) override;

private:
    LentDatabase m_lent;
};

} // namespace pos
