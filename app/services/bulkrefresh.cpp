// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/bulkrefresh.h"

#include <QPointer>
#include <QSet>

#include <utility>

namespace pos {

namespace {

constexpr int AtOnce = 2;

/// Stops the run: the next one would meet the same.
bool endsAll(const Error &error)
{
    return error.kind == ErrorKind::Unauthenticated || error.kind == ErrorKind::Forbidden;
}

qint64 minorOf(const std::optional<Money> &amount)
{
    return amount ? amount->minor() : 0;
}

/// An answer may tell more than the one before without anything having happened.
bool isNews(const Payment &before, const Payment &now)
{
    return before.status.status != now.status.status || before.status.subStatus != now.status.subStatus ||
           minorOf(before.captured) != minorOf(now.captured) || minorOf(before.refunded) != minorOf(now.refunded);
}

} // namespace

void BulkRefresh::start(const QList<AttemptId> &ids, Done done)
{
    if (m_done) {
        done(fail(ErrorKind::Conflict, QStringLiteral("payments are being refreshed already")));
        return;
    }
    ++m_run;
    m_waiting.clear();
    QSet<AttemptId> known;
    for (const AttemptId &id : ids) {
        if (!known.contains(id))
            m_waiting.append(id);
        known.insert(id);
    }
    m_progress = {};
    m_progress.total = static_cast<int>(m_waiting.size());
    m_done = std::move(done);
    Q_EMIT progressed(m_progress);
    next();
}

void BulkRefresh::cancel()
{
    if (!m_done)
        return;
    m_progress.cancelled = true;
    m_waiting.clear();
    m_underWay = 0; // their answers are still taken by the payments, only not counted
    ++m_run;
    finishIfDone();
}

void BulkRefresh::giveUp(const Error &error)
{
    if (!m_done)
        return;
    m_progress.error = error;
    m_progress.failed += m_progress.total - m_progress.done;
    m_progress.done = m_progress.total;
    m_waiting.clear();
    m_underWay = 0;
    ++m_run;
    Q_EMIT progressed(m_progress);
    finishIfDone();
}

void BulkRefresh::next()
{
    if (std::exchange(m_starting, true))
        return; // an answer that came at once: the loop below goes on by itself
    while (m_done && m_underWay < AtOnce && !m_waiting.isEmpty()) {
        const AttemptId id = m_waiting.takeFirst();
        const Result<Attempt> before = m_payments.attempt(id);
        ++m_underWay;
        const Payment known = before && before->payment ? *before->payment : Payment();
        m_payments.refresh(
            id,
            [this, self = QPointer<BulkRefresh>(this), id, known, run = m_run](const Result<Attempt> &result) {
                if (self && run == m_run)
                    answered(id, known, result);
            },
            PaymentService::Pace::InTurn);
    }
    m_starting = false;
    finishIfDone();
}

void BulkRefresh::answered(const AttemptId &, const Payment &before, const Result<Attempt> &result)
{
    --m_underWay;
    ++m_progress.done;
    if (!result) {
        ++m_progress.failed;
        m_progress.error = result.error();
        if (endsAll(result.error())) {
            const int left = static_cast<int>(m_waiting.size());
            m_progress.done += left;
            m_progress.failed += left;
            m_waiting.clear();
        }
    } else if (result->payment) {
        m_progress.changed += isNews(before, *result->payment);
    }
    Q_EMIT progressed(m_progress);
    next();
}

void BulkRefresh::finishIfDone()
{
    if (!m_done || m_underWay > 0 || !m_waiting.isEmpty())
        return;
    const Done done = std::exchange(m_done, {});
    done(m_progress);
}

} // namespace pos
