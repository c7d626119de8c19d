// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Services over fakes and manual time: the bench that the service tests share.
#pragma once

#include "services/paymentservice.h"
#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/samples.h"

namespace pos::test {

/// Settles every session at once; payments, reads and lookups wait for the test.
struct Bench
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{7};
    FakeJournal journal;
    FakeGateway gateway{clock, scheduler};
    Settings settings = tillSettings();
    QList<BlockReport> blockReports;
    TillBlocks blocks{[this](const BlockReport &report) { blockReports.append(report); }};
    QList<Attempt> changes;
    QList<Attempt> late;
    std::unique_ptr<PaymentService> service;
    Sale sale;

    Bench()
    {
        journal.plant(ana());
        sale = *journal.createSale(RegisterId::from(QStringLiteral("R1")), QDate(2026, 11, 21), openSale());
        gateway.sessions.rule = [](const Seen &seen) {
            CheckoutSession session;
            session.id = CheckoutSessionId::from(QStringLiteral("session-of-") + seen.subject);
            return std::optional(good(session));
        };
        startService();
    }

    /// A new run of the program over the same journal. How many attempts it settles; -1 = it did not start.
    int startService()
    {
        service.reset();
        blocks.remember(journal);
        service = std::make_unique<PaymentService>(
            PaymentService::Parts{gateway, journal, scheduler, clock, ids, blocks, settings, WatchLimits{0, 6}});
        QObject::connect(service.get(), &PaymentService::attemptChanged, service.get(),
                         [this](const Attempt &attempt) { changes.append(attempt); });
        QObject::connect(service.get(), &PaymentService::lateMoneyFound, service.get(),
                         [this](const Attempt &attempt) { late.append(attempt); });
        const Result<int> settling = service->start();
        service->configure(true);
        return settling.value_or(-1);
    }

    Result<Attempt> charge() { return service->charge(orderFor(sale)); }
    /// Charges and lets the POST leave.
    Attempt chargeUntilSent()
    {
        const Result<Attempt> attempt = charge();
        Q_ASSERT(attempt);
        scheduler.settle();
        return *journal.attempt(attempt->id);
    }
    AttemptState stateOf(const AttemptId &id) { return journal.attempt(id)->state; }
    Attempt stored(const AttemptId &id) { return *journal.attempt(id); }
    void answerPost(const Payment &payment)
    {
        gateway.posts.answer(good(payment, 201));
        scheduler.settle();
    }
    void failPost(ErrorKind kind, const QString &code = {}, int status = 0)
    {
        gateway.posts.answer(bad<Payment>(kind, code, status));
        scheduler.settle();
    }
};

} // namespace pos::test
