// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Carts that become sales: numbering, autosave, parking, discarding. A sale with
// an attempt that might have taken money, or a part that is paid, keeps its cart
// and is never discarded; it may be parked while the next customer is served. Engine
// thread; owned by EngineCore.
#pragma once

#include "base/scheduler.h"
#include "domain/settings.h"
#include "ports/journalport.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace pos {

class SalesService : public QObject
{
public:
    struct Hooks
    {
        /// Why the sale must stay as it is; nullopt = free.
        std::function<std::optional<Error>(const SaleId &)> bound;
        std::function<void(const Error &)> storageTrouble;
    };
    SalesService(JournalPort &journal, Scheduler &scheduler, const Clock &clock, const Settings &settings, Hooks hooks);

    Result<Sale> newSale(const QString &operatorName);
    /// Written a moment later, once for many keystrokes. Only what an open sale may change is changed.
    void saveSoon(const Sale &sale);
    /// Writes what saveSoon() holds. Before park, discard and quit.
    Result<void> flush();
    /// What saveSoon() holds of it, as it would be written; nothing = the journal has it. A charge takes it along.
    Result<std::optional<Sale>> unsaved(const SaleId &id) const;
    /// Somebody else has written what unsaved() gave.
    void saved(const SaleId &id) { m_unsaved.remove(id); }
    Result<void> park(const SaleId &id, const QString &label);
    Result<Sale> resume(const SaleId &id);
    Result<void> discard(const SaleId &id, const QString &reason);
    /// The newest unfinished cart, else what is being paid back.
    std::optional<Sale> openSale() const;

private:
    Result<std::optional<Sale>> merged(const Sale &sale) const;
    Result<Sale> openOrParked(const SaleId &id);
    QDate businessDate() const;

    JournalPort &m_journal;
    Scheduler &m_scheduler;
    const Clock &m_clock;
    const Settings &m_settings;
    const Hooks m_hooks;
    QHash<SaleId, Sale> m_unsaved;
    bool m_flushPlanned = false;
};

} // namespace pos
