// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/watchservice.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr int MostWatched = 5000;
constexpr int RoundBatch = 50;
constexpr int StoreEvery = 20;             // a crash repeats at most so many reads
constexpr qint64 SpreadMs = 60 * 1000;     // what was due long ago need not all be read in the first second
constexpr qint64 RestMs = 60 * 1000;       // 429 without Retry-After
constexpr qint64 LongestWaitMs = 60 * 60 * 1000; // a clock that was set is noticed within the hour
const QString RoundFact = QStringLiteral("watch_round"); // "<before ms> <not before ms>"

/// Yuno, or the way to it, is in trouble; a 404 or an odd answer is about one payment only.
bool isTrouble(const Error &error)
{
    constexpr std::array Troubles{ErrorKind::ServerFault, ErrorKind::RateLimited, ErrorKind::Offline,
                                  ErrorKind::TlsFailed,   ErrorKind::TimedOut,    ErrorKind::ConnectionLost,
                                  ErrorKind::MalformedReply};
    return std::ranges::find(Troubles, error.kind) != Troubles.end();
}

} // namespace

WatchService::WatchService(const Parts &parts)
    : m_parts(parts)
{
    connect(&parts.payments, &PaymentService::attemptChanged, this, &WatchService::follow);
}

Result<void> WatchService::start()
{
    const qint64 now = m_parts.clock.nowMs();
    const Result<QList<WatchedPayment>> moving = m_parts.journal.paymentsToWatch(now - watch::Window, MostWatched);
    if (!moving)
        return fail(moving.error());
    for (const WatchedPayment &payment : *moving) {
        const PaymentStatus status = PaymentStatus::fold(payment.status, payment.subStatus);
        if (!watch::mayMove(status))
            continue;
        Watched &watched = m_watched[payment.attempt];
        watched.status = status;
        watched.createdMs = payment.createdMs;
        watched.dueMs = now + m_parts.ids.below(SpreadMs);
        m_queue.emplace(watched.dueMs, payment.attempt);
    }
    readRound();
    arm();
    return {};
}

void WatchService::setReachable(bool reachable)
{
    m_reachable = reachable;
    m_parts.payments.pacer().hold(!reachable);
    arm();
}

// --- what is watched -------------------------------------------------------------------------------

void WatchService::follow(const Attempt &attempt)
{
    const bool settled = !isOpen(attempt.state) && attempt.payment && !attempt.paymentId.isEmpty();
    const bool young = m_parts.clock.nowMs() - attempt.createdMs <= watch::Window;
    if (!settled || !young || !watch::mayMove(attempt.payment->status)) {
        drop(attempt.id);
        return;
    }
    Watched &watched = m_watched[attempt.id];
    const bool moved = watched.status != attempt.payment->status;
    watched.status = attempt.payment->status;
    watched.createdMs = attempt.createdMs;
    if (moved || watched.dueMs == 0)
        plan(attempt.id, watched);
    arm();
}

void WatchService::plan(const AttemptId &id, Watched &watched)
{
    m_queue.erase({watched.dueMs, id});
    const qint64 now = m_parts.clock.nowMs();
    watched.dueMs = now + jittered(watch::pause(watched.status, now - watched.createdMs, watched.failures));
    m_queue.emplace(watched.dueMs, id);
}

void WatchService::drop(const AttemptId &id)
{
    const auto found = m_watched.find(id);
    if (found == m_watched.end())
        return;
    m_queue.erase({found->second.dueMs, id});
    m_watched.erase(found);
}

qint64 WatchService::jittered(qint64 pause)
{
    return pause * (80 + m_parts.ids.below(41)) / 100;
}

// --- time ------------------------------------------------------------------------------------------

/// One timer for all of them, and none while nothing may be asked.
void WatchService::arm()
{
    if (m_timer != 0)
        m_parts.scheduler.cancel(std::exchange(m_timer, 0));
    if (!m_reachable || m_looking)
        return;
    const qint64 now = m_parts.clock.nowMs();
    qint64 next = m_nextRoundMs;
    if (!m_queue.empty())
        next = std::min(next, m_queue.begin()->first);
    next = std::max({next, m_restUntilMs, now});
    m_timer = m_parts.scheduler.after(Millis(std::min(next - now, LongestWaitMs)), this, [this] {
        m_timer = 0;
        due();
    });
}

void WatchService::due()
{
    const qint64 now = m_parts.clock.nowMs();
    if (now >= m_restUntilMs && !m_queue.empty() && m_queue.begin()->first <= now) {
        look(m_queue.begin()->second, false);
        return;
    }
    if (now >= m_restUntilMs && now >= m_nextRoundMs) {
        if (const AttemptId id = nextOfRound(); !id.isEmpty()) {
            look(id, true);
            return;
        }
    }
    arm();
}

// --- reading ---------------------------------------------------------------------------------------

void WatchService::look(const AttemptId &id, bool ofRound)
{
    m_looking = true;
    m_parts.payments.refresh(
        id,
        [this, self = QPointer<WatchService>(this), id, ofRound](const Result<Attempt> &result) {
            if (self)
                looked(id, ofRound, result);
        },
        PaymentService::Pace::InTurn);
}

void WatchService::looked(const AttemptId &id, bool ofRound, const Result<Attempt> &result)
{
    m_looking = false;
    const qint64 now = m_parts.clock.nowMs();
    const bool trouble = !result && isTrouble(result.error());
    if (trouble) {
        qint64 rest = result.error().context.retryAfterSeconds * 1000LL;
        if (rest == 0 && result.error().kind == ErrorKind::RateLimited)
            rest = RestMs;
        m_restUntilMs = std::max(m_restUntilMs, now + rest);
    }
    if (const auto found = m_watched.find(id); found != m_watched.end()) {
        found->second.failures = trouble ? std::min(found->second.failures + 1, watch::MostDoublings) : 0;
        plan(id, found->second);
    }
    if (ofRound) {
        m_nextRoundMs = std::max(m_nextRoundMs, now + jittered(watch::RoundPause));
        if (++m_sinceStored >= StoreEvery)
            storeRound();
    }
    arm();
}

// --- the round -------------------------------------------------------------------------------------

void WatchService::readRound()
{
    const QStringList parts = m_parts.journal.fact(RoundFact).value_or(QString()).split(u' ');
    m_roundBeforeMs = parts.value(0).toLongLong();
    m_nextRoundMs = parts.value(1).toLongLong();
    const qint64 now = m_parts.clock.nowMs();
    if (m_nextRoundMs > now + watch::RoundRest) // the clock was set back
        m_nextRoundMs = now;
    m_nextRoundMs = std::max(m_nextRoundMs, now + watch::RoundPause);
}

void WatchService::storeRound()
{
    m_sinceStored = 0;
    const QString line = QStringLiteral("%1 %2").arg(m_roundBeforeMs).arg(m_nextRoundMs);
    if (const Result<void> stored = m_parts.journal.setFact(RoundFact, line); !stored)
        m_parts.payments.storageTrouble(stored.error());
}

void WatchService::fetchRound()
{
    const qint64 now = m_parts.clock.nowMs();
    const qint64 before = m_roundBeforeMs > 0 ? m_roundBeforeMs : now;
    Result<QList<WatchedPayment>> paid = m_parts.journal.paidPayments(now - watch::Window, before, RoundBatch);
    if (!paid)
        m_parts.payments.storageTrouble(paid.error());
    m_round = std::move(paid).value_or(QList<WatchedPayment>());
}

AttemptId WatchService::nextOfRound()
{
    if (m_round.isEmpty())
        fetchRound();
    while (!m_round.isEmpty()) {
        const WatchedPayment payment = m_round.takeFirst();
        m_roundBeforeMs = payment.createdMs;
        if (!m_watched.contains(payment.attempt)) { // has a plan of its own
            m_roundIsEmpty = false;
            return payment.attempt;
        }
        if (m_round.isEmpty())
            fetchRound();
    }
    m_roundBeforeMs = 0;
    m_nextRoundMs = m_parts.clock.nowMs() + (m_roundIsEmpty ? watch::EmptyRoundRest : watch::RoundRest);
    m_roundIsEmpty = true;
    storeRound();
    return {};
}

} // namespace pos
