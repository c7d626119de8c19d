// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeps settled payments true: those that may still move at Yuno (holds, disputes,
// refunds on their way) at the pauses of domain/watchplan.h, and, one by one, all
// payments of the last 120 days that took money. What it watches comes from the
// journal, so the next start goes on where this one ended; how far the round is
// stands in a fact. Never more than one read of its own under way, behind every
// read that finds something out; silent while the gateway is away. Open attempts
// are PaymentRunner's. Engine thread; owned by EngineCore.
#pragma once

#include "base/idsource.h"
#include "services/paymentservice.h"

#include <map>
#include <set>

namespace pos {

class WatchService : public QObject
{
public:
    struct Parts
    {
        JournalPort &journal;
        Scheduler &scheduler;
        const Clock &clock;
        IdSource &ids;
        PaymentService &payments; ///< outlives this
    };
    explicit WatchService(const Parts &parts);

    /// Takes up what the journal says may still move.
    Result<void> start();
    /// The gateway answers, and the keys are not refused.
    void setReachable(bool reachable);
    int watchedCount() const { return static_cast<int>(m_watched.size()); }

private:
    struct Watched
    {
        PaymentStatus status;
        qint64 createdMs = 0;
        qint64 dueMs = 0;
        int failures = 0;
    };

    void follow(const Attempt &attempt);
    void plan(const AttemptId &id, Watched &watched);
    void drop(const AttemptId &id);
    void arm();
    void due();
    void look(const AttemptId &id, bool ofRound);
    void looked(const AttemptId &id, bool ofRound, const Result<Attempt> &result);
    /// The next payment of the round; empty = the round is over, or it is not yet time.
    AttemptId nextOfRound();
    void readRound();
    void fetchRound();
    void storeRound();
    qint64 jittered(qint64 pause);

    const Parts m_parts;
    std::map<AttemptId, Watched> m_watched;
    std::set<std::pair<qint64, AttemptId>> m_queue; ///< by due time
    QList<WatchedPayment> m_round;                  ///< still to be read, newest first
    qint64 m_roundBeforeMs = 0;                     ///< the round has come down to here; 0 = a new one begins
    qint64 m_nextRoundMs = 0;                       ///< not before
    qint64 m_restUntilMs = 0;                       ///< Yuno asked for a pause
    bool m_roundIsEmpty = true;                     ///< so far
    int m_sinceStored = 0;
    TimerToken m_timer = 0;
    bool m_reachable = false;
    bool m_looking = false;
};

} // namespace pos
