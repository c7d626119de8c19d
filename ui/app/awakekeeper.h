// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When the machine has to stay awake: while something of money is under way that is
// over within minutes, at most half an hour from its beginning. Not for a voucher,
// which waits for days and is found paid whenever the machine wakes. Ui thread;
// owner: Till.
#pragma once

#include "base/scheduler.h"
#include "ports/engine.h"
#include "ports/stayawake.h"

#include <QHash>
#include <QObject>

namespace pos::ui {

class AwakeKeeper final : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis Longest{30 * 60'000};

    /// All of them must outlive it. Follows the engine's changes from here on.
    AwakeKeeper(Engine &engine, const Clock &clock, Scheduler &scheduler, StayAwake &machine, QObject *parent = nullptr);
    ~AwakeKeeper() override;

private:
    void follow(const QString &id, bool underWay, qint64 createdMs);
    void settle();

    const Clock &m_clock;
    Scheduler &m_scheduler;
    StayAwake &m_machine;
    QHash<QString, qint64> m_untilMs; ///< what is under way; UTC
    TimerToken m_timer = 0;
    bool m_held = false;
};

}
