// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/connectivity.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pos {

namespace {

constexpr qint64 SlowMs = 4000; // a lookup of a healthy gateway takes a fraction of a second
constexpr std::array ProbePauses{Millis(2000),  Millis(5000),  Millis(10000),
                                 Millis(20000), Millis(30000), Millis(60000)};

/// No word from the gateway itself: nothing at all, or something that is not its language.
bool isSilence(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::TlsFailed ||
           error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ConnectionLost ||
           error.kind == ErrorKind::MalformedReply;
}

bool isCertain(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::TlsFailed;
}

/// A card network may think for a while about a payment; that says nothing about the line.
bool measuresTheLine(const Exchange &exchange)
{
    return exchange.method != u"POST" || !exchange.path.endsWith(u"/payments");
}

} // namespace

Connectivity::Connectivity(GatewayPort &probe, Scheduler &scheduler, const Clock &clock, IdSource &ids)
    : m_gateway(probe)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_ids(ids)
{
}

void Connectivity::observe(const Exchange &exchange, const Error *error)
{
    if (error && (error->kind == ErrorKind::Cancelled || error->kind == ErrorKind::InvalidInput))
        return; // never reached the network
    if (!error || !isSilence(*error)) {
        m_failures = 0;
        m_probes = 0;
        m_scheduler.cancel(std::exchange(m_timer, 0));
        if (error && m_report.health == GatewayHealth::KeysRefused)
            return;
        const bool slow = measuresTheLine(exchange) && exchange.elapsedMs >= SlowMs;
        set(slow ? GatewayHealth::Slow : GatewayHealth::Online, {});
        return;
    }
    ++m_failures;
    if (m_report.health == GatewayHealth::Offline || isCertain(*error) || m_failures >= 2) {
        set(GatewayHealth::Offline, *error);
        planProbe(ProbePauses[static_cast<size_t>(std::min<int>(m_probes, std::ssize(ProbePauses) - 1))]);
    } else {
        set(GatewayHealth::Slow, *error);
        planProbe(ProbePauses.front());
    }
}

void Connectivity::restart(bool canCall)
{
    m_canCall = canCall;
    m_failures = 0;
    m_probes = 0;
    m_scheduler.cancel(std::exchange(m_timer, 0));
    set(GatewayHealth::NotChecked, {});
    if (canCall)
        planProbe(Millis(0));
}

void Connectivity::keysRefused(const Error &error)
{
    m_canCall = false;
    m_scheduler.cancel(std::exchange(m_timer, 0));
    set(GatewayHealth::KeysRefused, error);
}

void Connectivity::set(GatewayHealth health, const Error &error)
{
    const GatewayHealth before = m_report.health;
    if (before == health)
        return;
    m_report = HealthReport{health, m_clock.nowMs(), error};
    Q_EMIT healthChanged(m_report);
    if (before == GatewayHealth::Offline && (health == GatewayHealth::Online || health == GatewayHealth::Slow))
        Q_EMIT cameBack();
}

void Connectivity::planProbe(Millis pause)
{
    if (!m_canCall || m_timer != 0)
        return;
    m_timer = m_scheduler.after(pause, this, [this] {
        m_timer = 0;
        probe();
    });
}

/// A lookup of an order that does not exist: small, harmless, and checks keys as well.
void Connectivity::probe()
{
    if (!m_canCall)
        return;
    ++m_probes;
    m_probe = m_gateway.paymentsByOrderId(MerchantOrderId::from(m_ids.uuid()), [](const Answer<QList<Payment>> &) {
        // observed on its way like every other call
    });
}

} // namespace pos
