// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// When the machine has to stay awake, and that it may sleep again.
#include "ui/app/awakekeeper.h"

#include "scriptedengine.h"
#include "support/manualtime.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

struct FakeMachine final : StayAwake
{
    QList<bool> told;
    void hold(bool awake) override { told << awake; }
    bool isAwake() const { return !told.isEmpty() && told.constLast(); }
};

struct Bench
{
    ManualClock clock;
    ManualScheduler time{clock};
    ui::test::ScriptedEngine engine;
    FakeMachine machine;
    ui::AwakeKeeper keeper{engine, clock, time, machine};

    void attempt(const char *id, AttemptState state, const std::optional<Payment> &payment = {}, qint64 ageMs = 0)
    {
        Attempt attempt;
        attempt.id = AttemptId::from(QLatin1String(id));
        attempt.state = state;
        attempt.createdMs = clock.nowMs() - ageMs;
        attempt.payment = payment;
        Q_EMIT engine.attemptChanged(attempt);
    }
    void operation(OperationState state)
    {
        Operation operation;
        operation.id = OperationId::from(QStringLiteral("o"));
        operation.state = state;
        operation.createdMs = clock.nowMs();
        Q_EMIT engine.operationChanged(operation);
    }
};

constexpr Millis Minute{60'000};

} // namespace

class TestAwakeKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPaymentKeepsItAwake()
    {
        Bench bench;
        QVERIFY(bench.machine.told.isEmpty());
        bench.attempt("a", AttemptState::Recorded);
        bench.attempt("a", AttemptState::Sending);
        bench.attempt("b", AttemptState::Unknown);
        bench.attempt("a", AttemptState::Approved);
        QVERIFY(bench.machine.isAwake());
        bench.attempt("b", AttemptState::Declined);
        QCOMPARE(bench.machine.told, (QList<bool>{true, false}));
        QCOMPARE(bench.time.pending(), 0);
    }
    void aCodeDoesAndAVoucherDoesNot()
    {
        Bench bench;
        Payment code, voucher;
        code.method.artefacts.copyText = QStringLiteral("000201");
        voucher.method.artefacts.number = QStringLiteral("93000262280678");
        bench.attempt("a", AttemptState::WaitingCustomer, code);
        QVERIFY(bench.machine.isAwake());
        bench.attempt("a", AttemptState::Expired, code);
        bench.attempt("b", AttemptState::Sending);
        QVERIFY(bench.machine.isAwake());
        bench.attempt("b", AttemptState::WaitingCustomer, voucher);
        QVERIFY(!bench.machine.isAwake());
    }
    void aRefundDoesUntilYunoHasIt()
    {
        Bench bench;
        bench.operation(OperationState::Sending);
        QVERIFY(bench.machine.isAwake());
        bench.operation(OperationState::Pending);
        QVERIFY(!bench.machine.isAwake());
    }
    void notForLongerThanHalfAnHour()
    {
        Bench bench;
        bench.attempt("a", AttemptState::Unknown);
        bench.time.advance(29 * Minute);
        bench.attempt("a", AttemptState::Unknown, {}, 29 * 60'000); // looked for, in vain
        QVERIFY(bench.machine.isAwake());
        bench.time.advance(Minute);
        QVERIFY(!bench.machine.isAwake());
        bench.attempt("a", AttemptState::Unknown, {}, 30 * 60'000);
        QCOMPARE(bench.machine.told, (QList<bool>{true, false}));
    }
    void aClockThatIsSetBackDoesNotMakeItLonger()
    {
        Bench bench;
        bench.attempt("a", AttemptState::Unknown);
        bench.clock.jump(-86'400'000);
        bench.time.advance(61 * Minute);
        QVERIFY(!bench.machine.isAwake());
    }
    void theEndOfATillLetsGo()
    {
        FakeMachine machine;
        ManualClock clock;
        ManualScheduler time(clock);
        ui::test::ScriptedEngine engine;
        {
            ui::AwakeKeeper keeper(engine, clock, time, machine);
            Attempt attempt;
            attempt.id = AttemptId::from(QStringLiteral("a"));
            attempt.state = AttemptState::Sending;
            attempt.createdMs = clock.nowMs();
            Q_EMIT engine.attemptChanged(attempt);
        }
        QCOMPARE(machine.told, (QList<bool>{true, false}));
    }
};

QTEST_GUILESS_MAIN(TestAwakeKeeper)
#include "tst_awakekeeper.moc"
