// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineHost's DrawerDesk: what adds a line goes to the engine thread, sheets
// come from the reader's. Ui thread; child of the host.
#pragma once

#include "ports/drawerdesk.h"
#include "services/enginehostthreads.h"

namespace pos {

class EngineHost::Drawer final : public DrawerDesk
{
    Q_OBJECT
public:
    explicit Drawer(EngineHost &host);

    void takeTender(const TenderOrder &order, QObject *context, Then<DrawerEntry> then) override;
    void payOut(const PayoutOrder &order, QObject *context, Then<DrawerEntry> then) override;
    void setFloat(const FloatOrder &order, QObject *context, Then<DrawerEntry> then) override;
    void close(const CloseOrder &order, QObject *context, Then<DrawerEntry> then) override;
    void sheet(const DrawerQuery &query, QObject *context, Then<DrawerSheet> then) override;
    void tender(const DrawerEntryId &id, QObject *context, Then<TenderDetail> then) override;
    void closedPeriod(const DrawerEntryId &close, QObject *context, Then<DrawerReport> then) override;

private:
    /// work(DrawerService &) -> Result<DrawerEntry> on the engine thread.
    template <typename Work> void write(QObject *context, Then<DrawerEntry> then, Work work);
    /// work(DrawerSource &) -> Result<T> on the reader thread.
    template <typename T, typename Work> void read(QObject *context, Then<T> then, Work work);

    EngineHost &m_host;
};

} // namespace pos
