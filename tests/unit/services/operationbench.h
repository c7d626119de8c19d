// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments and operations over fakes and manual time: one approved payment of
// BRL 25.00, and the truth that Yuno has about it.
#pragma once

#include "services/operationservice.h"
#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

namespace pos::test {

struct OperationBench
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{7};
    FakeJournal journal;
    FakeGateway gateway{clock, scheduler};
    Settings settings = tillSettings();
    TillBlocks blocks{[](const BlockReport &) {}};
    QList<Operation> changes;
    Attempt attempt;
    Payment truth;
    std::unique_ptr<PaymentService> payments;
    std::unique_ptr<OperationService> service;

    OperationBench()
    {
        journal.plant(ana());
        Sale sale = openSale();
        sale.state = SaleState::Paid;
        journal.plant(sale);
        become(paidPayment(attemptIn(AttemptState::Approved, ManualClock::Start)), AttemptState::Approved);
        restart();
    }

    /// The payment is this, and journal and Yuno know it.
    void become(const Payment &payment, AttemptState state)
    {
        truth = payment;
        attempt = attemptIn(state, ManualClock::Start);
        attempt.intent.capture = state != AttemptState::Authorized;
        attempt.payment = payment;
        attempt.paymentId = payment.id;
        journal.plant(attempt);
    }
    /// A new run of the program over the same journal. How many operations it settles; -1 = it did not start.
    int restart()
    {
        service.reset();
        payments.reset();
        blocks.remember(journal);
        payments = std::make_unique<PaymentService>(
            PaymentService::Parts{gateway, journal, scheduler, clock, ids, blocks, settings, WatchLimits{0, 6}});
        service = std::make_unique<OperationService>(
            OperationService::Parts{gateway, journal, scheduler, clock, ids, blocks, *payments});
        QObject::connect(service.get(), &OperationService::operationChanged, service.get(),
                         [this](const Operation &operation) { changes.append(operation); });
        if (!payments->start())
            return -1;
        const Result<int> settling = service->start();
        payments->configure(true);
        return settling.value_or(-1);
    }

    Result<Operation> refund(qint64 minor) { return service->request({attempt.id, refundIntent(minor)}); }
    /// Asks, lets the second look answer with the truth, and the POST leave.
    Operation refundUntilSent(qint64 minor)
    {
        const Result<Operation> operation = refund(minor);
        Q_ASSERT(operation);
        scheduler.settle();
        answerRead(truth);
        return stored(operation->id);
    }
    /// Yuno does it: from now on the truth shows it.
    void giveBackAtYuno(const Operation &operation)
    {
        truth.transactions.append(transaction("REFUND", "SUCCEEDED", operation.intent.amount.minor(),
                                              operation.reference.text(),
                                              QStringLiteral("tx-refund-%1").arg(operation.number)));
        truth.refunded = reais(truth.refunded->minor() + operation.intent.amount.minor());
        const bool all = truth.refunded->minor() == truth.amount.minor();
        truth.status = all ? PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"))
                           : PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_REFUNDED"));
    }

    Operation stored(const OperationId &id) { return *journal.operation(id); }
    void answerRead(const Payment &payment)
    {
        dropDead(gateway.reads);
        gateway.reads.answer(good(payment));
        scheduler.settle();
    }
    void answerPost()
    {
        dropDead(gateway.operations);
        gateway.operations.answer(good(truth));
        scheduler.settle();
    }
    void failPost(ErrorKind kind, const QString &code = {}, int status = 0)
    {
        dropDead(gateway.operations);
        gateway.operations.answer(bad<Payment>(kind, code, status));
        scheduler.settle();
    }

private:
    template <typename T> static void dropDead(Line<T> &line)
    {
        while (!line.waiting.empty() && line.waiting.front().alive.expired())
            line.waiting.pop_front();
    }
};

} // namespace pos::test
