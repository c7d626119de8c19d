// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Removes personal data whose time is over (DESIGN 7): soon after the start and
// once a day, a few rows at a time with a pause in between, so that no charge
// waits for it. Where it stopped needs no memory: what is erased is marked so.
// A clock far ahead of the last business empties nothing. Engine thread; owned
// by EngineCore.
#pragma once

#include "base/clock.h"
#include "base/scheduler.h"
#include "ports/retentionjournal.h"

#include <QObject>

namespace pos {

class RetentionService final : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis AfterStart{60'000};
    static constexpr Millis BetweenRuns{24LL * 60 * 60 * 1000};
    static constexpr Millis Breath{50};
    /// What is due counts from no later than this after the last sale, charge or contact.
    static constexpr qint64 MostIdleMs = 31LL * 24 * 60 * 60 * 1000;

    RetentionService(RetentionJournal &journal, Scheduler &scheduler, const Clock &clock);

    /// Plans the first run. Times that change while one is under way hold from the next one on.
    void start();
    void setRules(const RetentionSettings &rules) { m_rules = rules; }
    /// A run now, unless one is under way.
    void runNow();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// A run removed something, and is over.
    void purged(const pos::PurgeReport &report);

private:
    void begin();
    void step();
    void finish();
    void planNext(Millis delay);

    RetentionJournal &m_journal;
    Scheduler &m_scheduler;
    const Clock &m_clock;
    RetentionSettings m_rules;
    PurgeLimits m_limits;
    PurgeReport m_report;
    PurgePlace m_place;
    TimerToken m_timer = 0;
    bool m_running = false;
};

} // namespace pos
