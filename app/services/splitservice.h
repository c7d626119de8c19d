// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The way back of a sale that was paid in part (domain/salesplit.h): begun by one
// commit, followed over restarts, ended when nothing is left. Each attempt's
// money is asked for once by itself; what was refused, or cannot be asked for
// now, waits for a person or for the till to be free again; a person may also
// give it to the customer without Yuno. The refunds are
// OperationService's, with all its promises. Engine thread; owned by EngineCore;
// listeners are told after the journal knows.
#pragma once

#include "ports/splitdesk.h"
#include "services/drawerservice.h"
#include "services/operationservice.h"

#include <set>

namespace pos {

/// Codes in Error::context.code of a Conflict, besides those of services/chargeguard.h.
namespace splitcode {
inline constexpr QLatin1StringView NothingHere{"NOTHING_HERE"}; ///< no part of it is left to give back
inline constexpr QLatin1StringView NotGoing{"NOT_GOING_BACK"};  ///< this sale is not being paid back
} // namespace splitcode

class SplitService : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        JournalPort &journal;
        DrawerJournal *drawer;         ///< both or none
        DrawerService *drawerService;
        Scheduler &scheduler;
        const Clock &clock;
        PaymentService &payments;      ///< these outlive this
        OperationService &operations;
        std::function<void()> drawerChanged;
    };
    explicit SplitService(const Parts &parts);

    /// Takes up every sale on its way back, once the operations are. Their number.
    Result<int> start();

    Result<SaleRecord> record(const SaleId &id) const;
    /// `unsaved`: the sale as it is now, when the journal does not have it so yet.
    Result<SaleRecord> payBack(const PayBackOrder &order, const std::optional<Sale> &unsaved = {});
    Result<SaleRecord> tryAgain(const SaleId &id, const QString &operatorName);
    Result<SaleRecord> settle(const SettleOrder &order);

Q_SIGNALS:
    void changed(const pos::SaleRecord &record);

private:
    std::optional<Error> refusal(const SaleRecord &record, const PayBackOrder &order) const;
    Result<void> begin(const Sale &sale, const SaleRecord &record, const PayBackOrder &order);
    /// Asks for what is here and was not asked for; ends the sale when nothing is.
    void go(const SaleId &id);
    void goAll();
    Result<Operation> askBack(const SaleId &sale, const AttemptId &attempt, const QString &operatorName);
    void readAgain(const SaleId &sale, const AttemptId &attempt);
    /// In a moment: what moved is still being told to others.
    void plan(const SaleId &id);
    void operationMoved(const Operation &operation);

    const Parts m_parts;
    std::set<SaleId> m_going;
    std::set<SaleId> m_restarted; ///< of these, what was on its way back when the program ended
    std::set<SaleId> m_planned;
    std::set<AttemptId> m_read; ///< again, a moment ago
};

} // namespace pos
