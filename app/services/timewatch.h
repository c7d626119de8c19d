// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notices that the machine slept or that somebody set the clock: then timers are
// late, connections are dead, and what is unknown should be asked for at once.
// Engine thread; owned by EngineCore.
#pragma once

#include "base/scheduler.h"

#include <QObject>

namespace pos {

class TimeWatch : public QObject
{
    Q_OBJECT
public:
    TimeWatch(Scheduler &scheduler, const Clock &clock);

Q_SIGNALS:
    /// `byMs` more (or less) passed on the wall clock than the pause between two looks.
    void jumped(qint64 byMs);

private:
    void plan();

    Scheduler &m_scheduler;
    const Clock &m_clock;
    qint64 m_lastMs;
};

} // namespace pos
