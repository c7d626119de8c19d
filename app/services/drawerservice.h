// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Cash and other tender: the guards before a line of the drawer is written, and
// its one commit. The rule of DESIGN 3 holds both ways: no tender while an
// attempt might have taken money, no attempt once the sale is paid; a tender may
// be a part of it (domain/salesplit.h).
// Nothing here calls Yuno, and a till without a connection or keys still sells
// for cash. Engine thread; owned by EngineCore.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "domain/settings.h"
#include "ports/drawerdesk.h"
#include "ports/drawerjournal.h"
#include "ports/journalport.h"

#include <functional>

namespace pos {

/// Codes in Error::context.code of a Conflict, besides those of services/chargeguard.h.
namespace drawercode {
inline constexpr QLatin1StringView Moved{"DRAWER_MOVED"};            ///< the sums are not what was shown
inline constexpr QLatin1StringView NothingLeft{"NOTHING_LEFT"};      ///< all of it was paid back before
inline constexpr QLatin1StringView NothingToClose{"NOTHING_TO_CLOSE"};
} // namespace drawercode

class DrawerService
{
public:
    struct Parts
    {
        JournalPort &journal;
        DrawerJournal &drawer;
        const Clock &clock;
        IdSource &ids;
        const Settings &settings; ///< always the present ones
        /// Why this till records no money now; nullopt = it does.
        std::function<std::optional<Error>()> blocked;
        /// The sale with all that was tried to pay it (PaymentService::record).
        std::function<Result<SaleRecord>(const Sale &)> record;
        std::function<void(const Error &)> storageTrouble;
        std::function<void()> changed; ///< a line was added
    };
    explicit DrawerService(Parts parts);

    /// `unsaved`: the sale as it is now, when the journal does not have it so yet.
    Result<DrawerEntry> takeTender(const TenderOrder &order, const std::optional<Sale> &unsaved = {});
    Result<DrawerEntry> payOut(const PayoutOrder &order);
    /// All that is left of a tender, as a line for the caller's own commit.
    Result<DrawerEntry> payoutLine(const TenderPart &part, const QString &reason, const QString &operatorName) const;
    /// What is left of a payment, given by the shop in place of Yuno, as a line for the caller's own commit. `how`: of
    /// an "other" also its name.
    Result<DrawerEntry> insteadLine(const SaleId &sale, const SalePart &part, TenderKind by, const QString &how,
                                    const QString &operatorName) const;
    Result<DrawerEntry> setFloat(const FloatOrder &order);
    Result<DrawerEntry> close(const CloseOrder &order);

private:
    Result<DrawerEntry> newLine(DrawerEntryKind kind, const QString &operatorName) const;
    std::optional<Error> saleRefusal(const Sale &sale, const SaleRecord &record, const TenderOrder &order) const;
    Result<DrawerEntry> commit(const DrawerEntry &line, const std::optional<Sale> &sale = {});

    const Parts m_parts;
};

} // namespace pos
