// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The person who captures, cancels and gives back, in code: whatever the plan of a
// sale says after its payment, one operation after the other, each asked for twice
// (the impatient second click), again when it was certainly not done. Speaks to the
// till through ports/engine.h only. Main thread; after a kill it finds its work in
// the journal.
#pragma once

#include "common/board.h"
#include "common/saleplan.h"
#include "common/task.h"
#include "ports/engine.h"

#include <map>

namespace soak {

class BackOffice : public QObject
{
    Q_OBJECT
public:
    BackOffice(pos::Engine &engine, Board &board, const Task &task, int lookMs);

    /// After the journal is open: takes up what an earlier run left.
    void begin();
    /// A payment has come to its end.
    void consider(const pos::Attempt &attempt);
    /// Payments with something left to do.
    int busy() const { return static_cast<int>(m_cases.size()) + m_looking; }

Q_SIGNALS:
    void finishedOne();

private:
    struct Case
    {
        SalePlan plan;
        pos::SaleId sale;
        bool asking = false; ///< a question to the engine has no answer yet
        bool again = false;  ///< something changed meanwhile
        int refusals = 0;    ///< one after the other
    };

    void look(const QList<pos::AttemptState> &states, int limit);
    void add(const pos::AttemptId &id, const pos::SaleId &sale);
    void advance(const pos::AttemptId &id);
    void decide(const pos::AttemptId &id, const pos::PaymentDetail &detail);
    void ask(const pos::AttemptId &id, const PlannedMove &move, const pos::Currency &currency);
    void refused(const pos::AttemptId &id, const pos::Error &why);
    void close(const pos::AttemptId &id);
    void changed(const pos::Operation &operation);
    void later(const pos::AttemptId &id);

    pos::Engine &m_engine;
    Board &m_board;
    const Task m_task;
    const int m_lookMs;
    std::map<pos::AttemptId, Case> m_cases;
    int m_looking = 0; ///< queries without an answer
};

} // namespace soak
