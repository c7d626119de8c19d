// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/drawerreader.h"

#include "journal/drawerrecord.h"
#include "journal/salerecord.h"

#include <algorithm>

namespace pos {

namespace {

constexpr int MostCloses = 20;

} // namespace

Result<DrawerSheet> DrawerReader::sheet(const DrawerQuery &query)
{
    const Result<QList<DrawerEntry>> period = record::readDrawerPeriod(m_database, query.registerId, query.currency);
    if (!period)
        return fail(period.error());
    const Result<DrawerDay> day = drawerDay(query.currency, *period);
    if (!day)
        return fail(day.error());
    const Result<QList<DrawerEntry>> closes =
        record::readCloses(m_database, query.registerId, query.currency, MostCloses);
    if (!closes)
        return fail(closes.error());
    DrawerSheet sheet{*day, *period, *closes};
    std::ranges::reverse(sheet.entries);
    sheet.entries.resize(std::min(sheet.entries.size(), qsizetype(MostDrawerEntries)));
    if (query.sale.trimmed().isEmpty())
        return sheet;
    const Result<QList<DrawerEntry>> found =
        record::findDrawerEntries(m_database, query.sale.trimmed(), MostDrawerEntries);
    if (!found)
        return fail(found.error());
    sheet.entries = *found;
    return sheet;
}

Result<TenderDetail> DrawerReader::tender(const DrawerEntryId &id)
{
    const Result<DrawerEntry> entry = record::readDrawerEntry(m_database, id);
    if (!entry)
        return fail(entry.error());
    if (entry->kind != DrawerEntryKind::Tender)
        return fail(ErrorKind::NotFound, id.text() + u" is no tender");
    const Result<QList<DrawerEntry>> payouts = record::readPayouts(m_database, id);
    if (!payouts)
        return fail(payouts.error());
    const Result<Sale> sale = record::readSale(m_database, entry->sale);
    if (!sale)
        return fail(sale.error());
    return TenderDetail{*entry, *payouts, *sale};
}

Result<DrawerReport> DrawerReader::closedPeriod(const DrawerEntryId &close)
{
    const Result<DrawerEntry> entry = record::readDrawerEntry(m_database, close);
    if (!entry)
        return fail(entry.error());
    if (entry->kind != DrawerEntryKind::Close)
        return fail(ErrorKind::NotFound, close.text() + u" is no close");
    const Currency currency = entry->amount.currency();
    const Result<QList<DrawerEntry>> period =
        record::readDrawerPeriod(m_database, entry->registerId, currency, entry->sequence);
    if (!period)
        return fail(period.error());
    const Result<DrawerDay> day = drawerDay(currency, *period);
    if (!day)
        return fail(day.error());
    return DrawerReport{*entry, *day};
}

} // namespace pos
