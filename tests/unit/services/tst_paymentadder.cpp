// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One payment found at Yuno becomes a row of the list: once, whoever asks how often,
// never beside an attempt of this till, and never half.
#include "domain/operationrules.h"
#include "services/paymentadder.h"
#include "support/fakegateway.h"
#include "support/fakejournal.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

struct Counter
{
    ManualClock clock;
    ManualScheduler scheduler{clock};
    SeededIdSource ids{5};
    FakeJournal journal;
    FakeGateway gateway{clock, scheduler};
    PaymentAdder adder{gateway, journal, clock, ids};
    QSignalSpy added{&adder, &PaymentAdder::added};
    QSignalSpy own{&adder, &PaymentAdder::foundOwn};
    Payment foreign = paidPayment(attemptIn(AttemptState::Approved, ManualClock::Start));
    QList<Result<AttemptId>> answers;

    Counter()
    {
        foreign.id = PaymentId::from(QStringLiteral("0b9a3c1e-1111-4222-8333-444455556666"));
        foreign.orderId = MerchantOrderId::from(QStringLiteral("R9-20260101-000007-1"));
        foreign.createdMs = ManualClock::Start - 5000;
        gateway.reads.rule = [this](const Seen &) { return std::optional(good(foreign)); };
    }
    void add()
    {
        adder.add(foreign.id, [this](const Result<AttemptId> &answer) { answers.append(answer); });
    }
};

} // namespace

class TestPaymentAdder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void becomesAPaymentLikeAnyOther()
    {
        Counter c;
        c.add();
        QVERIFY(c.answers.isEmpty());
        c.scheduler.settle();
        QCOMPARE(c.answers.size(), 1);
        const Attempt stored = *c.journal.attempt(*c.answers.first());
        QCOMPARE(stored.origin, AttemptOrigin::Yuno);
        QCOMPARE(stored.paymentId, c.foreign.id);
        QCOMPARE(stored.orderId, c.foreign.orderId);
        QCOMPARE(stored.state, AttemptState::Approved);
        QCOMPARE(stored.createdMs, c.foreign.createdMs);
        QCOMPARE(*stored.payment, c.foreign);
        QVERIFY(stored.key.isEmpty() && stored.body.isEmpty());
        QCOMPARE(c.journal.events(stored.id)->size(), 1);
        QVERIFY(operationChoice(OperationKind::Refund, stored, {}).isAllowed());
        QCOMPARE(c.added.size(), 1);
    }

    void twiceIsOnce()
    {
        Counter c;
        c.add();
        c.add(); // a second click, before the first answer
        c.scheduler.settle();
        c.add();
        c.scheduler.settle();
        QCOMPARE(c.answers.size(), 3);
        QCOMPARE(*c.answers[0], *c.answers[1]);
        QCOMPARE(*c.answers[0], *c.answers[2]);
        QCOMPARE(c.journal.allAttempts().size(), 1);
        QCOMPARE(c.added.size(), 1);
        QCOMPARE(c.gateway.count(QStringLiteral("payment")), 2); // the third was known
    }

    void neverBesideAnAttemptOfThisTill()
    {
        Counter c;
        Attempt unknown = attemptIn(AttemptState::Unknown, ManualClock::Start);
        unknown.payment.reset();
        unknown.paymentId = {};
        c.journal.plant(unknown);
        c.foreign.orderId = unknown.orderId;
        c.add();
        c.scheduler.settle();
        QCOMPARE(*c.answers.first(), unknown.id);
        QCOMPARE(c.journal.allAttempts(), QList<Attempt>{unknown}); // what it is now is found out by its own rules
        QCOMPARE(c.own.size(), 1);
        QCOMPARE(c.added.size(), 0);
    }

    void nothingIsStoredWhenItCannotBeRead()
    {
        Counter c;
        c.gateway.reads.rule = [](const Seen &) { return std::optional(offline<Payment>()); };
        c.add();
        c.scheduler.settle();
        QCOMPARE(c.answers.first().error().kind, ErrorKind::Offline);
        QVERIFY(c.journal.allAttempts().isEmpty());
    }

    void aCardCheckIsNoPayment()
    {
        Counter c;
        c.foreign.amount = Money::zero(c.foreign.amount.currency());
        c.add();
        c.scheduler.settle();
        QCOMPARE(c.answers.first().error().context.code, QStringLiteral("NOT_A_PAYMENT"));
        QVERIFY(c.journal.allAttempts().isEmpty());
    }

    void aFullDiskIsTold()
    {
        Counter c;
        c.journal.failAllWrites(ErrorKind::StorageFull);
        c.add();
        c.scheduler.settle();
        QCOMPARE(c.answers.first().error().kind, ErrorKind::StorageFull);
        QVERIFY(c.journal.allAttempts().isEmpty());
        c.journal.failAllWrites(std::nullopt);
        c.add();
        c.scheduler.settle();
        QVERIFY(c.answers.last());
    }
};

QTEST_GUILESS_MAIN(TestPaymentAdder)
#include "tst_paymentadder.moc"
