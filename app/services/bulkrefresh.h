// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads many payments again because somebody asked for it: in their turn behind
// what is not known yet, a few at a time, until the end or until cancelled. What
// was learnt before that stays learnt. Engine thread; owned by EngineCore.
#pragma once

#include "services/paymentservice.h"

namespace pos {

class BulkRefresh : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<RefreshProgress> &)>;
    explicit BulkRefresh(PaymentService &payments)
        : m_payments(payments)
    {
    }

    /// Conflict while one runs. Answers once, at the end.
    void start(const QList<AttemptId> &ids, Done done);
    void cancel();
    /// Ends a run that runs: what is left cannot be read, for this reason.
    void giveUp(const Error &error);

Q_SIGNALS:
    void progressed(const pos::RefreshProgress &progress);

private:
    void next();
    void answered(const AttemptId &id, const Payment &before, const Result<Attempt> &result);
    void finishIfDone();

    PaymentService &m_payments;
    QList<AttemptId> m_waiting;
    RefreshProgress m_progress;
    Done m_done;
    int m_underWay = 0;
    bool m_starting = false;
    quint64 m_run = 0; ///< answers of an earlier run are not counted
};

} // namespace pos
