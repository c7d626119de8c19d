// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The watcher over fakes and manual time: payments of earlier runs, and the truth
// that Yuno has about each. Reads are answered by rule.
#pragma once

#include "services/watchservice.h"
#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

namespace pos::test {

struct WatchBench
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{11};
    FakeJournal journal;
    FakeGateway gateway{clock, scheduler};
    Settings settings = tillSettings();
    TillBlocks blocks{[](const BlockReport &) {}};
    QHash<QString, Payment> truth; ///< by payment id
    std::optional<Answer<Payment>> trouble; ///< what every read meets instead
    int notices = 0;
    std::unique_ptr<PaymentService> payments;
    std::unique_ptr<WatchService> watcher;

    explicit WatchBench(WatchLimits limits = {0, 6})
        : m_limits(limits)
    {
        gateway.reads.rule = [this](const Seen &seen) -> std::optional<Answer<Payment>> {
            return trouble ? *trouble : good(truth.value(seen.subject));
        };
    }

    /// A payment of an earlier run, `ageMs` old.
    Attempt plant(int index, AttemptState state, const QString &status, const QString &subStatus, qint64 ageMs)
    {
        Attempt attempt = attemptIn(state, clock.nowMs() - ageMs);
        attempt.id = AttemptId::from(QStringLiteral("attempt-%1").arg(index));
        attempt.sale = SaleId::from(QStringLiteral("R1-20261121-%1").arg(index, 6, 10, QLatin1Char('0')));
        attempt.orderId = makeOrderId(attempt.sale, 1);
        attempt.key = IdempotencyKey::from(QStringLiteral("key-%1").arg(index));
        attempt.paymentId = PaymentId::from(QStringLiteral("payment-%1").arg(index));
        attempt.createdMs = clock.nowMs() - ageMs;
        attempt.problem.reset();
        attempt.payment = paymentFor(attempt, status, subStatus);
        attempt.payment->id = attempt.paymentId;
        truth.insert(attempt.paymentId.text(), *attempt.payment);
        journal.plant(attempt);
        return attempt;
    }
    void becomes(const Attempt &attempt, const QString &status, const QString &subStatus)
    {
        truth[attempt.paymentId.text()].status = PaymentStatus::fold(status, subStatus);
    }

    /// A new run of the program over the same journal.
    void start(bool reachable = true)
    {
        watcher.reset();
        payments.reset();
        blocks.remember(journal);
        payments = std::make_unique<PaymentService>(
            PaymentService::Parts{gateway, journal, scheduler, clock, ids, blocks, settings, m_limits});
        QObject::connect(payments.get(), &PaymentService::noticesChanged, payments.get(), [this] { ++notices; });
        watcher =
            std::make_unique<WatchService>(WatchService::Parts{journal, scheduler, clock, ids, *payments});
        const bool started = payments->start().has_value() && watcher->start().has_value();
        Q_ASSERT(started);
        payments->configure(true);
        watcher->setReachable(reachable);
        scheduler.settle();
    }

    int reads() const { return gateway.count(QStringLiteral("payment")); }
    QList<qint64> readTimes(const Attempt &attempt) const
    {
        QList<qint64> times;
        for (const Seen &seen : gateway.seen) {
            if (seen.what == QLatin1String("payment") && seen.subject == attempt.paymentId.text())
                times.append(seen.atMs);
        }
        return times;
    }
    AttemptState stateOf(const Attempt &attempt) { return journal.attempt(attempt.id)->state; }

private:
    const WatchLimits m_limits;
};

} // namespace pos::test
