// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of operations and its evidence where they seldom go: clocks that
// jump, payments that show little, other people's transactions, odd amounts.
#include "domain/operationevidence.h"
#include "domain/operationmachine.h"
#include "domain/operationrules.h"
#include "domain/paymentmethod.h"
#include "domain/paymentschedule.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Now = ManualClock::Start;
constexpr qint64 Second = schedule::Second;
constexpr qint64 Minute = schedule::Minute;
constexpr qint64 Hour = schedule::Hour;

Payment untouched(const Operation &o)
{
    Payment payment = showing(o, "DECLINED");
    payment.transactions.removeLast();
    return payment;
}

opevent::PostFailed failure(ErrorKind kind, int status, const char *code)
{
    opevent::PostFailed failed;
    failed.error = Error{kind, {.httpStatus = status, .code = QString::fromLatin1(code)}};
    return failed;
}

template <typename C> const C *find(const OperationStep &step)
{
    for (const OperationCommand &command : step.commands) {
        if (const auto *found = std::get_if<C>(&command))
            return found;
    }
    return nullptr;
}

qint64 wakeOf(const OperationStep &step)
{
    const auto *wake = find<command::WakeAt>(step);
    return wake ? wake->atMs : 0;
}

opevent::PaymentSeen seen(const Payment &payment, bool own = true)
{
    return {payment, own};
}

} // namespace

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
    void amountsThatAreNotWhatWasAsked_data();
    void amountsThatAreNotWhatWasAsked();
    void wholesaleEndOfAPayment_data();
    void wholesaleEndOfAPayment();
    void totalsAloneAreEvidenceOnlyWhenNobodyElseExplainsThem();
    void unfinishedAndRetrying();
    void whoseTransactionItIs();
    void refundsOfPaymentsThatShowLittle();
    void capturesOfPaymentsThatShowLittle();
    void cancelsByState_data();
    void cancelsByState();
    void whatStandsInTheWay();
    void methodsThatCannot();
    void amountsThatMayBeMoved();
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

void TestOperationCorners::amountsThatAreNotWhatWasAsked_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<bool>("alarm");
    QTest::newRow("a hundred times") << qint64(100'000) << true;
    QTest::newRow("a tenth") << qint64(100) << true;
    QTest::newRow("a little more") << qint64(1001) << false;
    QTest::newRow("twice") << qint64(2000) << false;
    QTest::newRow("twenty times") << qint64(20'000) << false;
    QTest::newRow("nothing") << qint64(0) << false;
}

void TestOperationCorners::amountsThatAreNotWhatWasAsked()
{
    QFETCH(qint64, minor);
    QFETCH(bool, alarm);
    const Operation o = operationIn(OperationState::Checking, Now); // 1000 were asked
    Payment payment = showing(o, "SUCCEEDED");
    payment.transactions.last().amount = reais(minor);
    const OperationStep step = advance(o, seen(payment), Now + Second);
    QCOMPARE(step.next.state, OperationState::Done);
    QCOMPARE(*step.next.moved, reais(minor));
    QCOMPARE(step.next.problem->code, QString(problemcode::OtherAmountMoved));
    QCOMPARE(step.next.problem->echo, alarm ? EchoVerdict::PowerOfTen : EchoVerdict::OtherAmount);
    QCOMPARE(find<command::Alarm>(step) != nullptr, alarm);
    QVERIFY(!advance(step.next, seen(payment), Now + 2 * Second).record); // told once
    const OperationStep corrected = advance(step.next, seen(showing(o, "SUCCEEDED")), Now + 3 * Second);
    QVERIFY(corrected.record);
    QVERIFY(!corrected.next.problem);
}

void TestOperationCorners::wholesaleEndOfAPayment_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("happened");
    const auto row = [](const char *name, OperationKind kind, bool whole, const char *status, bool happened) {
        QTest::newRow(name) << kind << whole << QString::fromLatin1(status) << happened;
    };
    row("cancel, canceled", OperationKind::Cancel, true, "CANCELED", true);
    row("cancel, refunded", OperationKind::Cancel, true, "REFUNDED", false);
    row("refund of all, refunded", OperationKind::Refund, true, "REFUNDED", true);
    row("refund of all, canceled", OperationKind::Refund, true, "CANCELED", false);
    row("refund of a part, refunded", OperationKind::Refund, false, "REFUNDED", false);
    row("either, canceled", OperationKind::CancelOrRefund, true, "CANCELED", true);
    row("either, refunded", OperationKind::CancelOrRefund, true, "REFUNDED", true);
    row("either of a part", OperationKind::CancelOrRefund, false, "REFUNDED", false);
    row("either, nothing", OperationKind::CancelOrRefund, true, "SUCCEEDED", false);
    row("capture, canceled", OperationKind::Capture, true, "CANCELED", false);
}

/// No transaction of ours is shown at all; the payment as a whole says what became of it.
void TestOperationCorners::wholesaleEndOfAPayment()
{
    QFETCH(OperationKind, kind);
    QFETCH(bool, whole);
    QFETCH(QString, status);
    QFETCH(bool, happened);
    Operation o = operationIn(OperationState::Unclear, Now, kind);
    o.intent.whole = whole;
    Payment payment = untouched(o);
    payment.status = PaymentStatus::fold(status, status);
    OperationEvidence evidence = evidenceOf(o, payment);
    QCOMPARE(evidence.finding == Finding::Succeeded, happened);
    QCOMPARE(evidence.byTotals, happened);
    payment.status = PaymentStatus::fold(status, QStringLiteral("PENDING_PROVIDER_CONFIRMATION"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // not over yet
    // Ours is shown, still unfinished, but the payment is over: that was it.
    Payment unfinished = showing(o, "PENDING");
    unfinished.status = PaymentStatus::fold(status, status);
    QCOMPARE(evidenceOf(o, unfinished).finding, happened ? Finding::Succeeded : Finding::Unfinished);
    if (happened)
        QCOMPARE(*evidenceOf(o, unfinished).moved, o.intent.amount);
    if (!happened || kind == OperationKind::Capture)
        return;
    Payment explained = untouched(o); // somebody else's cancel or refund did it
    explained.status = PaymentStatus::fold(status, status);
    explained.transactions.append(transaction(status == u"CANCELED" ? "CANCEL" : "REFUND", "SUCCEEDED", 1000,
                                              QStringLiteral("dashboard"), QStringLiteral("tx-other")));
    QCOMPARE(evidenceOf(o, explained).finding, Finding::Absent);
}

void TestOperationCorners::totalsAloneAreEvidenceOnlyWhenNobodyElseExplainsThem()
{
    const Operation o = operationIn(OperationState::Unclear, Now);
    const auto with = [&o](std::optional<qint64> refunded, const QList<Transaction> &others = {}) {
        Payment payment = untouched(o);
        payment.refunded = refunded ? std::optional(reais(*refunded)) : std::nullopt;
        payment.transactions.append(others);
        return evidenceOf(o, payment).finding;
    };
    const auto foreign = [](const char *status, const char *reference = "dashboard", const char *id = "tx-other") {
        return transaction("REFUND", status, 1000, QString::fromLatin1(reference), QString::fromLatin1(id));
    };
    QCOMPARE(with(1000), Finding::Succeeded);
    QCOMPARE(with(999), Finding::Absent);
    QCOMPARE(with(2000), Finding::Absent);
    QCOMPARE(with(std::nullopt), Finding::Absent);
    QCOMPARE(with(1000, {foreign("SUCCEEDED")}), Finding::Absent);
    QCOMPARE(with(2000, {foreign("SUCCEEDED")}), Finding::Succeeded);
    QCOMPARE(with(1000, {foreign("DECLINED")}), Finding::Succeeded);
    QCOMPARE(with(1000, {foreign("PENDING")}), Finding::Absent);     // nobody can say whether it is counted
    QCOMPARE(with(1000, {foreign("SUCCEEDED", "")}), Finding::Succeeded); // nameless: may well be ours
    Operation knew = o;
    knew.basis.transactions.append(QStringLiteral("tx-other")); // was there before we sent
    Payment payment = untouched(o);
    payment.refunded = reais(1000);
    payment.transactions.append(foreign("SUCCEEDED"));
    QCOMPARE(evidenceOf(knew, payment).finding, Finding::Succeeded);
    knew.body.clear(); // never sent: no total is ours
    QCOMPARE(evidenceOf(knew, payment).finding, Finding::Absent);
    Operation capture = operationIn(OperationState::Unclear, Now, OperationKind::Capture);
    Payment held = untouched(capture);
    held.captured = capture.intent.amount;
    QCOMPARE(evidenceOf(capture, held).finding, Finding::Succeeded);
    held.captured = Money(); // an amount that could not be read
    QCOMPARE(evidenceOf(capture, held).finding, Finding::Absent);
}

void TestOperationCorners::unfinishedAndRetrying()
{
    const Operation o = operationIn(OperationState::Checking, Now);
    Payment payment = showing(o, "DECLINED");
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Failed);
    for (const char *sub : {"REFUND_RETRY_IN_PROCESS", "CAPTURE_RETRY_IN_PROCESS"}) {
        payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QString::fromLatin1(sub));
        QCOMPARE(evidenceOf(o, payment).finding, Finding::Unfinished); // Yuno tries again by itself
    }
    payment = showing(o, "SUCCEEDED");
    payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("REFUND_RETRY_IN_PROCESS"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Succeeded);
    payment.transactions.append(transaction("REFUND", "SETTLING_IN_ORBIT", 1000, o.reference.text(), QStringLiteral("tx-2")));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Unfinished); // an unknown status is not an end
    Operation whole = o;
    whole.intent.whole = true;
    payment = showing(o, "DECLINED"); // failed in one try, over in another way
    payment.status = PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    QCOMPARE(evidenceOf(whole, payment).finding, Finding::Failed);
    payment = showing(o, "SUCCEEDED");
    payment.refunded = reais(0);
    const OperationEvidence early = evidenceOf(o, payment);
    QCOMPARE(early.finding, Finding::Succeeded);
    QVERIFY(!early.totalsAgree); // its totals follow later
}

void TestOperationCorners::whoseTransactionItIs()
{
    Operation o = operationIn(OperationState::Checking, Now);
    o.result = TransactionId::from(QStringLiteral("tx-new"));
    Payment payment = showing(o, "SUCCEEDED");
    payment.refunded = std::nullopt;
    Transaction &shown = payment.transactions.last();
    shown.merchantReference.clear();
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Succeeded); // the one that the answer named
    shown.merchantReference = QStringLiteral("dashboard");
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // says whose it is, and it is not ours
    shown.merchantReference.clear();
    shown.id = TransactionId::from(QStringLiteral("tx-else"));
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent);
    shown.id = {};
    o.result = {};
    QCOMPARE(evidenceOf(o, payment).finding, Finding::Absent); // two empty names are not the same one
    Operation nameless = o;
    nameless.reference = {};
    QCOMPARE(evidenceOf(nameless, payment).finding, Finding::Absent);
    for (const char *status : {"CANCELED", "CANCELLED", "SUCCEEDED"})
        QVERIFY(isSucceeded(transaction("CANCEL", status, 1)));
    QVERIFY(!isSucceeded(transaction("REFUND", "CANCELED", 1)));
    QVERIFY(!isSucceeded(transaction("CANCEL", "PENDING", 1)));
}

void TestOperationCorners::refundsOfPaymentsThatShowLittle()
{
    const Attempt base = attemptIn(AttemptState::Approved, Now);
    const qint64 all = base.intent.amount.minor();
    const auto choice = [](const Payment &payment, const QList<Operation> &operations = {}) {
        return operationChoice(OperationKind::Refund, attemptWith(payment), operations);
    };
    Payment payment = paidPayment(base);
    payment.refunded = std::nullopt; // no totals at all
    QCOMPARE(choice(payment).most.minor(), all);
    QVERIFY(choice(payment).wholePayment);
    payment.transactions.append(transaction("REFUND", "SUCCEEDED", 300, {}, QStringLiteral("tx-r")));
    QCOMPARE(choice(payment).most.minor(), all - 300); // its transactions tell
    payment.transactions.last().amount = std::nullopt;
    QCOMPARE(choice(payment).most.minor(), all);
    payment.transactions.last().amount = Money::fromMinor(300, Currency::fromCode(u"USD").value());
    QCOMPARE(choice(payment).most.minor(), all); // in another currency it says nothing
    payment.transactions.last() = transaction("REFUND", "PENDING", all, {}, QStringLiteral("tx-r"));
    QCOMPARE(choice(payment).bar, OperationBar::NothingLeft); // all of it is on its way
    payment = paidPayment(base);
    payment.transactions.first().id = {};
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment = paidPayment(base);
    payment.transactions.prepend(transaction("PURCHASE", "SUCCEEDED", all, {}, QStringLiteral("tx-older")));
    QCOMPARE(choice(payment).transaction.text(), QStringLiteral("tx-purchase")); // the newer of two
    payment = paidPayment(base);
    payment.captured = base.intent.amount;
    payment.transactions.append(transaction("CAPTURE", "SUCCEEDED", all, {}, QStringLiteral("tx-c")));
    payment.transactions.last().amount = std::nullopt;
    QCOMPARE(choice(payment).transaction.text(), QStringLiteral("tx-c"));
    payment = paidPayment(base);
    payment.amount = reais(0);
    payment.refunded = std::nullopt;
    QVERIFY(!choice(payment).isAllowed());

    // What was sent and is not to be seen yet counts; a capture does not give back.
    payment = paidPayment(base);
    Operation either = operationIn(OperationState::Pending, Now, OperationKind::CancelOrRefund);
    either.paymentId = payment.id;
    QCOMPARE(choice(payment, {either}).bar, OperationBar::AnotherUnderWay);
    Operation refund = operationIn(OperationState::Pending, Now);
    QCOMPARE(choice(payment, {refund}).most.minor(), all - refund.intent.amount.minor());
    Operation capture = operationIn(OperationState::Done, Now, OperationKind::Capture);
    QCOMPARE(choice(payment, {capture}).most.minor(), all);
}

void TestOperationCorners::capturesOfPaymentsThatShowLittle()
{
    const Attempt base = attemptIn(AttemptState::Authorized, Now);
    const auto choice = [](const Payment &payment) {
        return operationChoice(OperationKind::Capture, attemptWith(payment, AttemptState::Authorized), {});
    };
    Payment payment = heldPayment(base);
    payment.captured = std::nullopt;
    QVERIFY(choice(payment).wholePayment);
    payment.captured = base.intent.amount;
    QCOMPARE(choice(payment).bar, OperationBar::NothingLeft);
    payment = heldPayment(base);
    payment.transactions.first().status = QStringLiteral("PENDING");
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment = heldPayment(base);
    payment.transactions.first().id = {};
    QCOMPARE(choice(payment).bar, OperationBar::NoTransaction);
    payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("CAPTURE_RETRY_IN_PROCESS"));
    QCOMPARE(choice(payment).bar, OperationBar::BeingChanged);
}

void TestOperationCorners::cancelsByState_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("subStatus");
    QTest::addColumn<QString>("shown"); ///< "TYPE STATUS" of its one transaction
    QTest::addColumn<OperationBar>("bar");
    const auto row = [](const char *status, const char *sub, const char *shown, OperationBar bar) {
        QTest::addRow("%s %s %s", status, sub, shown)
            << QString::fromLatin1(status) << QString::fromLatin1(sub) << QString::fromLatin1(shown) << bar;
    };
    row("PENDING", "AUTHORIZED", "AUTHORIZE SUCCEEDED", OperationBar::None);
    row("PENDING", "AUTHORIZED", "AUTHORIZE PENDING", OperationBar::None);
    row("PENDING", "PENDING_PROVIDER_CONFIRMATION", "PURCHASE PENDING", OperationBar::None);
    row("PENDING", "AUTHORIZED", "PURCHASE SUCCEEDED", OperationBar::NoTransaction);
    row("PENDING", "DECLINED", "AUTHORIZE SUCCEEDED", OperationBar::NotAuthorized);
    row("PENDING", "WAITING_ADDITIONAL_STEP", "AUTHORIZE PENDING", OperationBar::WaitsForCustomer);
    row("READY_TO_PAY", "CREATED", "PURCHASE CREATED", OperationBar::WaitsForCustomer);
    row("CREATED", "CREATED", "PURCHASE CREATED", OperationBar::WaitsForCustomer);
    row("CANCELED", "PENDING_PROVIDER_CONFIRMATION", "AUTHORIZE SUCCEEDED", OperationBar::BeingChanged);
    row("SUCCEEDED", "APPROVED", "PURCHASE SUCCEEDED", OperationBar::AlreadyPaid);
    row("DECLINED", "DECLINED", "AUTHORIZE DECLINED", OperationBar::NotAuthorized);
}

void TestOperationCorners::cancelsByState()
{
    QFETCH(QString, status);
    QFETCH(QString, subStatus);
    QFETCH(QString, shown);
    QFETCH(OperationBar, bar);
    Payment payment = heldPayment(attemptIn(AttemptState::Authorized, Now));
    payment.status = PaymentStatus::fold(status, subStatus);
    const QStringList words = shown.split(u' ');
    payment.transactions = {transaction(qPrintable(words[0]), qPrintable(words[1]), 1000)};
    const OperationChoice choice =
        operationChoice(OperationKind::Cancel, attemptWith(payment, AttemptState::Authorized), {});
    QCOMPARE(operationBarName(choice.bar), operationBarName(bar));
    QCOMPARE(operationBarName(static_cast<OperationBar>(99)), QString());
}

void TestOperationCorners::whatStandsInTheWay()
{
    const Attempt attempt = attemptWith(paidPayment(attemptIn(AttemptState::Approved, Now)));
    const auto bar = [&attempt](OperationKind wanted, OperationState state, OperationKind other) {
        return operationChoice(wanted, attempt, {operationIn(state, Now, other)}).bar;
    };
    using enum OperationKind;
    for (const OperationState state : {OperationState::Recorded, OperationState::Sending, OperationState::Checking,
                                       OperationState::Unclear})
        QCOMPARE(bar(Refund, state, Refund), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Pending, Refund), OperationBar::None); // told apart by their references
    QCOMPARE(bar(CancelOrRefund, OperationState::Pending, Refund), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Pending, Capture), OperationBar::AnotherUnderWay);
    QCOMPARE(bar(Refund, OperationState::Done, Refund), OperationBar::None);
    Attempt bare = attempt;
    bare.paymentId = {};
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
    bare = attempt;
    bare.payment->amount = Money();
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
    bare.payment.reset();
    QCOMPARE(operationChoice(Refund, bare, {}).bar, OperationBar::NoPayment);
}

void TestOperationCorners::methodsThatCannot()
{
    const Attempt paid = attemptWith(paidPayment(attemptIn(AttemptState::Approved, Now)));
    const Attempt held = attemptWith(heldPayment(attemptIn(AttemptState::Authorized, Now)), AttemptState::Authorized);
    PaymentMethod voucher = *findPaymentMethod(u"saved_card");
    voucher.refundable = false;
    voucher.cancellable = false;
    using enum OperationKind;
    QCOMPARE(operationChoice(Refund, paid, {}, &voucher).bar, OperationBar::MethodCannot);
    QCOMPARE(operationChoice(Cancel, held, {}, &voucher).bar, OperationBar::MethodCannot);
    QCOMPARE(operationChoice(Cancel, paid, {}, &voucher).bar, OperationBar::AlreadyPaid); // the nearer reason
    QCOMPARE(operationChoice(Capture, held, {}, &voucher).bar, OperationBar::None);
    QCOMPARE(operationChoice(Refund, paid, {}, nullptr).bar, OperationBar::None); // unknown: Yuno decides
}

void TestOperationCorners::amountsThatMayBeMoved()
{
    OperationChoice choice;
    choice.most = reais(1000);
    const auto code = [&choice](Money amount) {
        const std::optional<Error> refusal = operationRefusal(choice, amount);
        return refusal ? refusal->context.code : QString();
    };
    QCOMPARE(code(reais(1000)), QString());
    QCOMPARE(code(reais(999)), QString(operationcode::NotAPart));
    choice.partAllowed = true;
    QCOMPARE(code(reais(999)), QString());
    QCOMPARE(code(reais(1001)), QString(operationcode::TooMuch));
    QCOMPARE(code(reais(0)), QString(operationcode::NotAnAmount));
    QCOMPARE(code(reais(-1)), QString(operationcode::NotAnAmount));
    QCOMPARE(code(Money::fromMinor(1000, Currency::fromCode(u"USD").value())), QString(operationcode::NotAnAmount));
    choice.bar = OperationBar::NotPaid;
    QCOMPARE(code(reais(1000)), QStringLiteral("NOT_PAID"));
}

QTEST_GUILESS_MAIN(TestOperationCorners)
#include "tst_operationcorners.moc"
