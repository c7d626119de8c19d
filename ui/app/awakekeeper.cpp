// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/app/awakekeeper.h"

#include "domain/voucher.h"

#include <algorithm>

namespace pos::ui {

namespace {

bool isUnderWay(const Attempt &attempt)
{
    if (!isOpen(attempt.state))
        return false;
    return attempt.state != AttemptState::WaitingCustomer || !attempt.payment || !voucherOf(*attempt.payment);
}

}

AwakeKeeper::AwakeKeeper(Engine &engine, const Clock &clock, Scheduler &scheduler, StayAwake &machine, QObject *parent)
    : QObject(parent), m_clock(clock), m_scheduler(scheduler), m_machine(machine)
{
    connect(&engine, &Engine::attemptChanged, this,
            [this](const Attempt &attempt) { follow(attempt.id.text(), isUnderWay(attempt), attempt.createdMs); });
    connect(&engine, &Engine::operationChanged, this,
            [this](const Operation &operation) { follow(operation.id.text(), isInFlight(operation.state), operation.createdMs); });
}

AwakeKeeper::~AwakeKeeper()
{
    if (m_held)
        m_machine.hold(false);
}

void AwakeKeeper::follow(const QString &id, bool underWay, qint64 createdMs)
{
    if (underWay)
        m_untilMs.insert(id, createdMs + Longest.count());
    else
        m_untilMs.remove(id);
    settle();
}

void AwakeKeeper::settle()
{
    const qint64 nowMs = m_clock.nowMs();
    m_untilMs.removeIf([nowMs](const auto &entry) { return entry.value() <= nowMs; });
    for (qint64 &untilMs : m_untilMs)
        untilMs = std::min(untilMs, nowMs + Longest.count()); // a clock that was set back must not make it longer
    if (m_held != !m_untilMs.isEmpty()) {
        m_held = !m_held;
        m_machine.hold(m_held);
    }
    m_scheduler.cancel(m_timer);
    m_timer = 0;
    if (!m_held)
        return;
    const qint64 last = *std::max_element(m_untilMs.cbegin(), m_untilMs.cend());
    m_timer = m_scheduler.after(Millis(last - nowMs), this, [this] { settle(); });
}

}
