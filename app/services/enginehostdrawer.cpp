// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/enginehostdrawer.h"

namespace pos {

EngineHost::Drawer::Drawer(EngineHost &host)
    : DrawerDesk(&host)
    , m_host(host)
{
}

template <typename Work> void EngineHost::Drawer::write(QObject *context, Then<DrawerEntry> then, Work work)
{
    m_host.askEngine<DrawerEntry>(context, std::move(then), [work = std::move(work)](EngineCore &core) {
        return core.drawer() ? work(*core.drawer()) : Result<DrawerEntry>(fail(core.notStarted()));
    });
}

template <typename T, typename Work> void EngineHost::Drawer::read(QObject *context, Then<T> then, Work work)
{
    m_host.askReader<T>(context, std::move(then), [work = std::move(work)](JournalReader &reader) {
        return reader.drawer() ? work(*reader.drawer()) : Result<T>(fail(ErrorKind::NotFound, QStringLiteral("no drawer")));
    });
}

void EngineHost::Drawer::takeTender(const TenderOrder &order, QObject *context, Then<DrawerEntry> then)
{
    m_host.askEngine<DrawerEntry>(context, std::move(then),
                                  [order](EngineCore &core) { return core.takeTender(order); });
}

void EngineHost::Drawer::payOut(const PayoutOrder &order, QObject *context, Then<DrawerEntry> then)
{
    write(context, std::move(then), [order](DrawerService &drawer) { return drawer.payOut(order); });
}

void EngineHost::Drawer::setFloat(const FloatOrder &order, QObject *context, Then<DrawerEntry> then)
{
    write(context, std::move(then), [order](DrawerService &drawer) { return drawer.setFloat(order); });
}

void EngineHost::Drawer::close(const CloseOrder &order, QObject *context, Then<DrawerEntry> then)
{
    write(context, std::move(then), [order](DrawerService &drawer) { return drawer.close(order); });
}

void EngineHost::Drawer::sheet(const DrawerQuery &query, QObject *context, Then<DrawerSheet> then)
{
    read<DrawerSheet>(context, std::move(then), [query](DrawerSource &drawer) { return drawer.sheet(query); });
}

void EngineHost::Drawer::tender(const DrawerEntryId &id, QObject *context, Then<TenderDetail> then)
{
    read<TenderDetail>(context, std::move(then), [id](DrawerSource &drawer) { return drawer.tender(id); });
}

void EngineHost::Drawer::closedPeriod(const DrawerEntryId &close, QObject *context, Then<DrawerReport> then)
{
    read<DrawerReport>(context, std::move(then), [close](DrawerSource &drawer) { return drawer.closedPeriod(close); });
}

DrawerDesk *EngineHost::drawer()
{
    return m_drawer;
}

} // namespace pos
