// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The cashier whose customer pays in two parts: takes the first, then the rest, and
// gives everything back when the rest is not paid. Decides by what the engine says of
// the sale alone, so that it goes on after a kill. Payments themselves are the
// salesman's. Main thread.
#pragma once

#include "common/board.h"
#include "common/saleplan.h"
#include "common/task.h"
#include "ports/splitdesk.h"

#include <map>

namespace soak {

class PartSeller : public QObject
{
    Q_OBJECT
public:
    PartSeller(pos::Engine &engine, Board &board, const Task &task, int lookMs);

    /// Customers are known: takes up what an earlier run left, and what was taken on since.
    void begin();
    /// A sale to be paid in parts; one that is known already is looked at again.
    void take(const pos::SaleId &id);
    int busy() const { return static_cast<int>(m_sales.size()) + m_looking; }

Q_SIGNALS:
    void charge(const pos::SaleId &id, pos::Money amount, const pos::PartShown &shown);
    void finishedOne();

private:
    struct Case
    {
        bool asking = false; ///< a question to the engine has no answer yet
        bool again = false;  ///< something changed meanwhile
        int tries = 0;       ///< of getting money back that needed a person
    };

    void advance(const pos::SaleId &id);
    void decide(const pos::SaleRecord &record);
    void decideOpen(const pos::SaleRecord &record, const pos::SaleSplit &split);
    void payBack(const pos::SaleId &id, const pos::PartShown &shown);
    void tryAgain(const pos::SaleId &id);
    void later(const pos::SaleId &id);
    void close(const pos::SaleId &id);

    pos::Engine &m_engine;
    pos::SplitDesk &m_desk;
    Board &m_board;
    const Task m_task;
    const int m_lookMs;
    std::map<pos::SaleId, Case> m_sales;
    bool m_begun = false;
    int m_looking = 0; ///< queries without an answer
};

} // namespace soak
