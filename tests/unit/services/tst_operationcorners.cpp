// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of operations where it seldom goes: clocks that jump, tries whose turn
// has passed, answers that are no answer.
#include "unit/services/operationcorners.h"

using namespace pos;
using namespace pos::test;

class TestOperationCorners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void definiteNoIsBelievedWhenThePaymentShowsNothing_data();
    void definiteNoIsBelievedWhenThePaymentShowsNothing();
    void preparationThatFailed();
    void answeredButNeverToBeSeen();
    void clockThatGoesBackWhileUnclear();
    void resendWhoseTimeHasPassed();
    void firstTryWhoseTurnNeverCame();
    void inProcessWithAClockThatGoesBack();
    void restartedWithoutAProblem();
    void readsGetSlower();
    void agesThatCannotBe();
    void keysRefusedAndSlowServers();
    void seenByOthersWhilePending();
    void declinedWithTheBanksWords();
};

void TestOperationCorners::definiteNoIsBelievedWhenThePaymentShowsNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<OperationState>("first");
    for (const int status : {400, 401, 403, 404, 405, 422})
        QTest::addRow("%d named", status) << status << QByteArray("INVALID_STATE") << OperationState::Checking;
    for (const int status : {409, 418, 499})
        QTest::addRow("%d named", status) << status << QByteArray("INVALID_STATE") << OperationState::Unclear;
    QTest::newRow("404 of a proxy") << 404 << QByteArray("HTTP_404") << OperationState::Unclear;
    QTest::newRow("400 without a word") << 400 << QByteArray() << OperationState::Unclear;
    QTest::newRow("spent key") << 400 << QByteArray("IDEMPOTENCY_DUPLICATED") << OperationState::Unclear;
}

void TestOperationCorners::definiteNoIsBelievedWhenThePaymentShowsNothing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(OperationState, first);
    Operation o = operationIn(OperationState::Sending, Now);
    OperationStep step = advance(o, failure(ErrorKind::Conflict, status, code.constData()), Now + Second);
    QCOMPARE(operationStateName(step.next.state), operationStateName(first));
    QVERIFY(find<command::ReadById>(step));
    step = advance(step.next, seen(untouched(o)), Now + 2 * Second);
    if (first == OperationState::Checking) {
        QCOMPARE(step.next.state, OperationState::Refused);
        QCOMPARE(step.next.problem->code, QString::fromLatin1(code));
        return;
    }
    QCOMPARE(step.next.state, OperationState::Unclear); // whatever may hide a request at work gets two minutes
    step = advance(step.next, seen(untouched(o)), Now + 122 * Second);
    QCOMPARE(step.next.state, OperationState::Refused);
}

void TestOperationCorners::preparationThatFailed()
{
    const Operation o = operationIn(OperationState::Recorded, Now);
    const auto after = [&o](ErrorKind kind, qint64 ms) {
        return advance(o, opevent::PreparationFailed{Error{kind, {}}}, Now + ms);
    };
    OperationStep step = after(ErrorKind::Offline, Second);
    QCOMPARE(step.next.state, OperationState::Recorded);
    QCOMPARE(step.next.problem->kind, ErrorKind::Offline);
    QCOMPARE(wakeOf(step), Now + 3 * Second);
    step = advance(step.next, opevent::TimerDue{}, Now + 3 * Second);
    QVERIFY(find<command::Prepare>(step));
    step = after(ErrorKind::Offline, 11 * Second);
    QCOMPARE(step.next.state, OperationState::Refused);
    QVERIFY(!find<command::KeysRefused>(step));
    for (const ErrorKind kind : {ErrorKind::Unauthenticated, ErrorKind::UnknownIpAddress})
        QVERIFY(find<command::KeysRefused>(after(kind, Second)));
    QVERIFY(!find<command::KeysRefused>(after(ErrorKind::Forbidden, Second))); // stops this one action only
    QCOMPARE(after(ErrorKind::Offline, -Second).next.state, OperationState::Refused); // a clock that went back
}

void TestOperationCorners::answeredButNeverToBeSeen()
{
    OperationStep step = advance(operationIn(OperationState::Sending, Now), opevent::Answered{}, Now + Second);
    QCOMPARE(step.next.state, OperationState::Checking);
    const Payment nothing = untouched(step.next);
    step = advance(step.next, seen(nothing), Now + 2 * Second);
    QCOMPARE(step.next.state, OperationState::Unclear);
    QVERIFY(!step.next.problem);
    step = advance(step.next, seen(nothing), Now + 60 * Second);
    QCOMPARE(step.next.state, OperationState::Unclear);
    QVERIFY(!find<command::SendOperation>(step));
    step = advance(step.next, seen(nothing), Now + 123 * Second);
    QVERIFY(find<command::SendOperation>(step)); // absent for two minutes: same key, body and reference
    QCOMPARE(step.next.retry.sends, 2);
}

void TestOperationCorners::clockThatGoesBackWhileUnclear()
{
    Operation o = operationIn(OperationState::Unclear, Now);
    const Payment nothing = untouched(o);
    // Long enough by its own times, but the journal knows of something later: its age is not to be trusted.
    o.retry.lastCheckMs = Now + 300 * Second;
    OperationStep step = advance(o, seen(nothing), Now + 150 * Second);
    QCOMPARE(step.next.state, OperationState::Unclear);
    QVERIFY(!find<command::SendOperation>(step));
    QVERIFY(wakeOf(step) >= Now + 150 * Second);
    step = advance(step.next, seen(nothing), Now + 290 * Second); // nor is it when that clock goes on
    QVERIFY(!find<command::SendOperation>(step));
    step = advance(step.next, seen(nothing), Now + 310 * Second);
    QVERIFY(find<command::SendOperation>(step));
    // A key of 30 hours, on a machine that woke up with yesterday's date.
    o.retry.lastCheckMs = Now + 30 * Hour;
    for (const qint64 hours : {10, 11, 20}) {
        step = advance(o, seen(nothing), Now + hours * Hour);
        QVERIFY(!find<command::SendOperation>(step));
        o = step.next;
    }
    step = advance(o, seen(nothing), Now + 31 * Hour);
    QCOMPARE(step.next.state, OperationState::Undecided);
    // Before it was sent: after enough reads a person decides.
    o = operationIn(OperationState::Unclear, Now);
    o.retry.lookups = 3;
    step = advance(o, seen(nothing), Now - Hour);
    QCOMPARE(step.next.state, OperationState::Unclear);
    o.retry.lookups = 4;
    step = advance(o, seen(nothing), Now - Hour);
    QCOMPARE(step.next.state, OperationState::Undecided);
    QVERIFY(wakeOf(step) != 0);
}

void TestOperationCorners::resendWhoseTimeHasPassed()
{
    opevent::PostFailed unclear = failure(ErrorKind::TimedOut, 0, "");
    unclear.sameKeyAgain = true;
    OperationStep step = advance(operationIn(OperationState::Sending, Now), unclear, Now + Second);
    QCOMPARE(step.next.retry.resendAtMs, Now + 3 * Second);
    const OperationStep inTime = advance(step.next, opevent::TimerDue{}, Now + 3 * Second);
    QVERIFY(find<command::SendOperation>(inTime));
    step = advance(step.next, opevent::TimerDue{}, Now + 200 * Second); // the machine slept
    QVERIFY(!find<command::SendOperation>(step));
    QVERIFY(find<command::ReadById>(step));
    QCOMPARE(step.next.state, OperationState::Unclear);
    QCOMPARE(step.next.retry.resendAtMs, 0);
    // The pause that the gateway asks for reaches beyond the window: looked at first.
    unclear.error.kind = ErrorKind::RateLimited;
    QCOMPARE(advance(operationIn(OperationState::Sending, Now), unclear, Now + Second).next.retry.resendAtMs,
             Now + 6 * Second);
    unclear.error.context.retryAfterSeconds = 600;
    QCOMPARE(advance(operationIn(OperationState::Sending, Now), unclear, Now + Second).next.retry.resendAtMs, 0);
    Operation late = operationIn(OperationState::Unclear, Now);
    late.retry.firstByteMs = Now - 181 * Second;
    unclear.error.context.retryAfterSeconds = 0;
    QCOMPARE(advance(late, unclear, Now + Second).next.retry.resendAtMs, 0);
}

void TestOperationCorners::firstTryWhoseTurnNeverCame()
{
    opevent::PostFailed offline = failure(ErrorKind::Offline, 0, "");
    offline.mayHaveLeft = false;
    OperationStep step = advance(operationIn(OperationState::Sending, Now), offline, Now + Second);
    QCOMPARE(step.next.state, OperationState::Sending);
    QCOMPARE(step.next.retry.firstByteMs, 0);
    step = advance(step.next, opevent::TimerDue{}, Now + 25 * Hour);
    QCOMPARE(step.next.state, OperationState::Refused);
    QCOMPARE(step.next.problem->code, QString(problemcode::NeverSent));
}

void TestOperationCorners::inProcessWithAClockThatGoesBack()
{
    opevent::PostFailed busy = failure(ErrorKind::Conflict, 400, "REQUEST_IN_PROCESS");
    busy.sameKeyAgain = true;
    OperationStep step = advance(operationIn(OperationState::Sending, Now), busy, Now + Second);
    QCOMPARE(step.next.retry.resendAtMs, Now + 4 * Second);
    step = advance(step.next, busy, Now - Hour);
    QCOMPARE(step.next.retry.resendAtMs, 0); // nobody knows how long it has been
    QVERIFY(wakeOf(step) != 0);
    Operation old = operationIn(OperationState::Unclear, Now);
    old.createdMs = Now - 24 * Hour;
    QCOMPARE(advance(old, busy, Now + Second).next.retry.resendAtMs, 0); // too old a key
}

void TestOperationCorners::restartedWithoutAProblem()
{
    Operation o = operationIn(OperationState::Unclear, Now);
    o.problem.reset();
    const OperationStep step = advance(o, opevent::Restarted{}, Now + Second);
    QCOMPARE(step.next.problem->code, QString(problemcode::Interrupted));
    QVERIFY(find<command::ReadById>(step));
    const Operation other = operationIn(OperationState::Unclear, Now);
    QCOMPARE(advance(other, opevent::Restarted{}, Now + Second).next.problem, other.problem); // what is known is kept
}

void TestOperationCorners::readsGetSlower()
{
    Operation o = operationIn(OperationState::Pending, Now);
    QCOMPARE(opschedule::readPause(o, Now), 2 * Second);
    o.retry.polls = 5;
    const QList<std::pair<qint64, qint64>> byAge{{59 * Second, 3 * Second}, {Minute, 5 * Second},
                                                 {5 * Minute, 15 * Second}, {15 * Minute, Minute},
                                                 {Hour - 1, Minute},        {Hour, 15 * Minute}};
    for (const auto &[age, pause] : byAge)
        QCOMPARE(opschedule::readPause(o, Now + age), pause);
    o.state = OperationState::Undecided;
    QCOMPARE(opschedule::readPause(o, Now), Hour);
}

void TestOperationCorners::agesThatCannotBe()
{
    Operation o = operationIn(OperationState::Unclear, Now);
    QVERIFY(opschedule::mayResend(o, Now + Second));
    QVERIFY(!opschedule::mayResend(o, Now - Second));
    QVERIFY(!opschedule::mayResend(o, Now + 24 * Hour));
    QVERIFY(opschedule::mayResendAtOnce(o, Now + 180 * Second));
    QVERIFY(!opschedule::mayResendAtOnce(o, Now + 181 * Second));
    o.createdMs = 0;
    QVERIFY(!opschedule::mayResend(o, Now + Second));
    QVERIFY(!opschedule::isPatient(operationIn(OperationState::Recorded, Now), Now - 1));
    o = operationIn(OperationState::Unclear, Now);
    o.retry.lookups = 2;
    QCOMPARE(opschedule::nextReadAt(o, Now + 30 * Second), Now + 60 * Second);
    // The last try ended, by its time, in the future: no read is planned for that instant.
    o.lastUnclearMs = Now + 10 * Hour;
    QCOMPARE(opschedule::nextReadAt(o, Now + 30 * Second), Now + 60 * Second);
    o.retry.lookups = 40;
    o.lastUnclearMs = Now;
    QCOMPARE(opschedule::nextReadAt(o, Now + 30 * Second), Now + 120 * Second);
    QCOMPARE(opschedule::nextReadAt(o, Now + 130 * Second), Now + 130 * Second + Hour);
}

void TestOperationCorners::keysRefusedAndSlowServers()
{
    const Operation pending = operationIn(OperationState::Pending, Now);
    const auto after = [](const Operation &o, ErrorKind kind, bool keys = false, int retryAfter = 0) {
        return advance(o, opevent::ReadFailed{Error{kind, {.retryAfterSeconds = retryAfter}}, keys}, Now + Second);
    };
    QCOMPARE(wakeOf(after(pending, ErrorKind::ConnectionLost)), Now + 3 * Second);
    QCOMPARE(wakeOf(after(pending, ErrorKind::ServerFault)), Now + 5 * Second);
    QCOMPARE(wakeOf(after(pending, ErrorKind::RateLimited)), Now + 5 * Second);
    QCOMPARE(wakeOf(after(pending, ErrorKind::RateLimited, false, 60)), Now + 61 * Second);
    for (const OperationState state : {OperationState::Checking, OperationState::Unclear, OperationState::Pending}) {
        const OperationStep step = after(operationIn(state, Now), ErrorKind::Unauthenticated, true);
        QVERIFY(find<command::KeysRefused>(step));
        QCOMPARE(wakeOf(step), 0);
        QCOMPARE(step.next.state, state);
    }
    const OperationStep unclear = after(operationIn(OperationState::Unclear, Now), ErrorKind::ServerFault, false, 90);
    QCOMPARE(wakeOf(unclear), Now + 91 * Second);
}

void TestOperationCorners::seenByOthersWhilePending()
{
    const Operation o = operationIn(OperationState::Pending, Now);
    QVERIFY(!advance(o, seen(showing(o, "PENDING"), false), Now + Second).changed); // its own read is planned
    QVERIFY(wakeOf(advance(o, seen(showing(o, "PENDING")), Now + Second)) != 0);
    QVERIFY(wakeOf(advance(o, seen(untouched(o)), Now + Second)) != 0);
    const Operation undecided = operationIn(OperationState::Undecided, Now);
    QCOMPARE(wakeOf(advance(undecided, seen(untouched(undecided)), Now + Second)), Now + Second + Hour);
}

void TestOperationCorners::declinedWithTheBanksWords()
{
    const Operation o = operationIn(OperationState::Checking, Now);
    Payment payment = showing(o, "DECLINED");
    payment.transactions.last().responseCode = QStringLiteral("DO_NOT_HONOR");
    QVERIFY(advance(o, seen(payment), Now + Second).next.problem->messages.isEmpty());
    payment.transactions.last().responseMessage = QStringLiteral("Ask the issuer");
    const Operation declined = advance(o, seen(payment), Now + Second).next;
    QCOMPARE(declined.state, OperationState::Declined);
    QCOMPARE(declined.problem->messages, QStringList{QStringLiteral("Ask the issuer")});
    QCOMPARE(declined.problem->code, QStringLiteral("DO_NOT_HONOR"));
    QVERIFY(!advance(declined, seen(payment), Now + 2 * Second).next.moved);
}

QTEST_GUILESS_MAIN(TestOperationCorners)
#include "tst_operationcorners.moc"
