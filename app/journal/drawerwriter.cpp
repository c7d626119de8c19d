// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/drawerwriter.h"

#include "journal/drawerrecord.h"

namespace pos {

DrawerWriter::DrawerWriter(QString path, std::function<void()> damaged)
    : m_lent(std::move(path), std::move(damaged))
{
}

Result<DrawerEntry> DrawerWriter::appendDrawerEntry(const DrawerEntry &entry)
{
    return m_lent.inTransaction([&](Database &database) { return record::appendDrawerEntry(database, entry); });
}

Result<DrawerEntry> DrawerWriter::drawerEntry(const DrawerEntryId &id)
{
    return m_lent.reading([&](Database &database) { return record::readDrawerEntry(database, id); });
}

Result<QList<DrawerEntry>> DrawerWriter::tendersOfSale(const SaleId &id)
{
    return m_lent.reading([&](Database &database) { return record::readTendersOfSale(database, id); });
}

Result<QList<DrawerEntry>> DrawerWriter::insteadOfSale(const SaleId &id)
{
    return m_lent.reading([&](Database &database) { return record::readInstead(database, id); });
}

Result<QList<DrawerEntry>> DrawerWriter::payoutsOf(const DrawerEntryId &tender)
{
    return m_lent.reading([&](Database &database) { return record::readPayouts(database, tender); });
}

Result<QList<DrawerEntry>> DrawerWriter::openPeriod(const RegisterId &registerId, Currency currency)
{
    return m_lent.reading([&](Database &database) { return record::readDrawerPeriod(database, registerId, currency); });
}

} // namespace pos
