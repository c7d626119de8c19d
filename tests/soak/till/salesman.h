// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The people at the till: a cashier who sells what the plan says and discards what
// was not paid, and a manager who clears a block and, as DESIGN 3 permits, lets a
// sale be sold another way when its payment stays unknown for good. Knows only
// ports/engine.h. Main thread; found again after a kill from the journal alone.
#pragma once

#include "common/board.h"
#include "common/saleplan.h"
#include "common/task.h"
#include "ports/engine.h"
#include "till/backoffice.h"
#include "till/partseller.h"

#include <QTimer>

#include <map>
#include <set>

namespace soak {

class Salesman : public QObject
{
    Q_OBJECT
public:
    Salesman(pos::Engine &engine, Board &board, const Task &task, const pos::Settings &settings);

    /// After Engine::start(): takes up what an earlier run left, then sells.
    void begin(const pos::StartReport &report);

private:
    static int lookMs(const Task &task);
    void putAway(const pos::SaleId &id);
    void findUnsent();
    void findOpenAttempts();
    void findCustomers();
    void createCustomer();
    void readCards(int customer);
    void closeForGood(const QString &why);
    void later(void (Salesman::*step)());
    void beginSelling();

    void topUp();
    void newSale();
    pos::ChargeOrder orderFor(const pos::SaleId &id, Way way) const;
    void charge(const pos::SaleId &id, Way way);
    void chargePart(const pos::SaleId &id, pos::Money amount, const pos::PartShown &shown);
    void press(const pos::ChargeOrder &order);
    void refused(const pos::ChargeOrder &order, const QString &code);
    void noted(const pos::Attempt &attempt);
    void discard(const pos::SaleId &id);
    void look();
    void lookAtCode(const pos::Attempt &attempt, qint64 now);
    void notedReleased(const pos::Attempt &attempt, bool waited);
    void takeUpReleased(const pos::PaymentRow &row);
    bool isInParts(const pos::SaleId &id) const { return planOf(m_task.plan(), id.text()).isInParts(); }
    /// Somebody may yet pay it: it has an id of its own, or an address that was shown.
    static bool isFollowed(const pos::Attempt &attempt)
    {
        return !attempt.paymentId.isEmpty() || (attempt.link && !attempt.link->url.isEmpty());
    }
    bool waitsForLateMoney(const QList<pos::Attempt> &attempts) const;
    void considerLettingGo(const pos::Attempt &attempt);
    void letGo(const pos::AttemptId &id);
    void chargeAgain(const pos::SaleId &id);
    void chargeWhenReady(const pos::SaleId &id);
    void blocked(const pos::BlockReport &report);

    pos::Engine &m_engine;
    Board &m_board;
    const Task m_task;
    const pos::Settings m_settings;
    BackOffice m_backOffice;
    PartSeller m_parts;
    QList<pos::Customer> m_customers;
    std::map<int, QList<pos::SavedMethod>> m_cards;
    std::map<pos::AttemptId, pos::Attempt> m_open; ///< unsettled and not released
    std::set<pos::AttemptId> m_watched;            ///< released, and not at their end
    std::map<pos::AttemptId, qint64> m_askedMs;    ///< when somebody last did something about it
    std::set<pos::SaleId> m_starting;              ///< on their way to an attempt
    std::map<pos::SaleId, int> m_refusals;         ///< of charge, one after the other
    int m_unnumbered = 0;                          ///< asked for, no number yet
    int m_emptyWallets = 0;
    bool m_selling = false;
    QTimer m_timer;
};

} // namespace soak
