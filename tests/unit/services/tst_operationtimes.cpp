// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// CONTRACT 2.3's row for capture, cancel and refund, over time: when the same key
// goes out, when the payment is read, and what ends it.
#include "domain/operationmachine.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Hour = 3600 * Second;

/// A machine, a clock and a pen.
struct Drive
{
    Operation o = operationIn(OperationState::Sending, ManualClock::Start);
    qint64 now = ManualClock::Start;
    qint64 wakeMs = 0;
    bool reading = false;
    QList<qint64> sends, reads; ///< seconds after the start
    QList<AlarmKind> alarms;
    int keysRefused = 0;
    OperationStep last;

    void feed(const OperationInput &event, qint64 afterMs = 0)
    {
        now += afterMs;
        last = advance(o, event, now);
        if (!last.changed)
            return;
        o = last.next;
        reading = false;
        for (const OperationCommand &c : last.commands) {
            if (const auto *wake = std::get_if<command::WakeAt>(&c))
                wakeMs = wake->atMs;
            else if (const auto *alarm = std::get_if<command::Alarm>(&c))
                alarms.append(alarm->kind);
            else if (std::holds_alternative<command::KeysRefused>(c))
                ++keysRefused;
            else if (std::holds_alternative<command::SendOperation>(c))
                sends.append((now - ManualClock::Start) / Second);
            else if (std::holds_alternative<command::ReadById>(c))
                reads.append((now - ManualClock::Start) / Second), reading = true;
        }
    }
    /// Goes to the planned instant; false = nothing is planned.
    bool wake()
    {
        if (wakeMs == 0)
            return false;
        now = std::max(now, std::exchange(wakeMs, 0));
        feed(opevent::TimerDue{});
        return true;
    }
    Payment nothing() const
    {
        Payment payment = showing(o, "DECLINED");
        payment.transactions.removeLast();
        return payment;
    }
    void seesNothing() { feed(opevent::PaymentSeen{nothing(), true}); }
    /// Every request ends without an answer, every read shows nothing, until `untilMs` after the start.
    void nothingHelpsUntil(qint64 untilMs)
    {
        for (int guard = 0; guard < 10'000 && now - ManualClock::Start < untilMs; ++guard) {
            const qsizetype before = sends.size();
            if (reading)
                seesNothing();
            else if (!wake())
                return;
            if (sends.size() > before)
                feed(unclear(), 0);
        }
    }
    static opevent::PostFailed unclear()
    {
        opevent::PostFailed failed;
        failed.error.kind = ErrorKind::TimedOut;
        failed.sameKeyAgain = true;
        return failed;
    }
    static opevent::PostFailed refusal(const char *code, int status, ErrorKind kind = ErrorKind::Conflict)
    {
        opevent::PostFailed failed;
        failed.error = Error{kind, {.httpStatus = status, .code = QString::fromLatin1(code)}};
        failed.sameKeyAgain = failed.error.context.code == u"REQUEST_IN_PROCESS";
        return failed;
    }
};

} // namespace

class TestOperationTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameKeyAfterAnUnclearResult();
    void sameKeyAgainWhenAbsentForTwoMinutes();
    void neverAfterTwentyFourHours();
    void aPersonDecidesOnlyThen();
    void inProcessEveryThreeSeconds();
    void foundByReferenceEndsIt();
    void foundByTotalsEndsIt();
    void anAnswerAloneIsNotBelieved();
    void aSpentKeyWaitsForProof();
    void refusedAfterAnUnclearTryWaitsForProof();
    void offlineGivesUpCleanly();
    void nothingLeavesHoursLater();
    void restartReadsFirst();
    void anotherAmountIsSaid();
    void aPowerOfTenRaisesTheAlarm();
    void aLateDeclineIsNoticed();
    void clockGoingBackNeverResends();
    void keysRefusedStopsAndResumes();
};

void TestOperationTimes::sameKeyAfterAnUnclearResult()
{
    Drive d;
    d.feed(Drive::unclear());
    d.nothingHelpsUntil(60 * Second);
    // 2, 5, 10, 20 s after the end of the previous try; reads at 10, 30 and 60 s in between.
    QCOMPARE(d.sends, (QList<qint64>{2, 7, 17, 37}));
    QCOMPARE(d.reads, (QList<qint64>{10, 30, 60}));
}

void TestOperationTimes::sameKeyAgainWhenAbsentForTwoMinutes()
{
    Drive d;
    d.feed(Drive::unclear());
    d.nothingHelpsUntil(160 * Second);
    QCOMPARE(d.sends.mid(4), (QList<qint64>{157})); // 120 s after the last unclear try at 37 s
    QCOMPARE(d.o.state, OperationState::Unclear);
}

void TestOperationTimes::neverAfterTwentyFourHours()
{
    Drive d;
    d.feed(Drive::unclear());
    d.nothingHelpsUntil(72 * Hour);
    QCOMPARE(d.o.state, OperationState::Undecided);
    QVERIFY(d.sends.last() < 24 * 3600);
    QVERIFY(d.sends.last() > 22 * 3600);
    QVERIFY(d.reads.last() > 70 * 3600); // and goes on looking
}

void TestOperationTimes::aPersonDecidesOnlyThen()
{
    Drive d;
    d.feed(Drive::unclear());
    d.feed(opevent::GivenUp{QStringLiteral("Bo: no")});
    QCOMPARE(d.o.state, OperationState::Unclear);
    d.nothingHelpsUntil(30 * Hour);
    d.feed(opevent::GivenUp{QStringLiteral("Bo: no")});
    QCOMPARE(d.o.state, OperationState::GivenUp);
    QCOMPARE(d.last.note, QStringLiteral("Bo: no"));
    // Seen later all the same: the truth wins.
    d.feed(opevent::PaymentSeen{showing(d.o, "SUCCEEDED"), false});
    QCOMPARE(d.o.state, OperationState::Done);
}

void TestOperationTimes::inProcessEveryThreeSeconds()
{
    Drive d;
    d.feed(Drive::refusal("REQUEST_IN_PROCESS", 400));
    for (int i = 0; i < 200 && d.now - ManualClock::Start < 100 * Second; ++i) {
        const qsizetype before = d.sends.size();
        if (d.reading)
            d.seesNothing();
        else
            QVERIFY(d.wake());
        if (d.sends.size() > before)
            d.feed(Drive::refusal("REQUEST_IN_PROCESS", 400));
    }
    QVERIFY(d.sends.size() >= 20);
    QCOMPARE(d.sends.first(), 3);
    QVERIFY(d.sends.last() <= 90);
    QCOMPARE(d.o.state, OperationState::Unclear);
}

void TestOperationTimes::foundByReferenceEndsIt()
{
    Drive d;
    d.feed(Drive::unclear());
    d.feed(opevent::PaymentSeen{showing(d.o, "SUCCEEDED"), true}, 10 * Second);
    QCOMPARE(d.o.state, OperationState::Done);
    QCOMPARE(d.o.moved, std::optional(reais(1000)));
    QCOMPARE(d.o.result, TransactionId::from(QStringLiteral("tx-new")));
    QVERIFY(!d.o.problem);
    d.wakeMs = d.now;
    d.wake();
    QVERIFY(d.sends.isEmpty());
}

void TestOperationTimes::foundByTotalsEndsIt()
{
    Drive d;
    d.feed(Drive::unclear());
    Payment payment = showing(d.o, "SUCCEEDED");
    payment.transactions.removeLast(); // the history shows nothing, the totals do
    d.feed(opevent::PaymentSeen{payment, true}, 10 * Second);
    QCOMPARE(d.o.state, OperationState::Done);
    QVERIFY(d.last.note.contains(QStringLiteral("totals")));

    // Not when somebody else's refund explains the same amount.
    Drive other;
    other.feed(Drive::unclear());
    Payment foreign = showing(other.o, "SUCCEEDED");
    foreign.transactions.last().merchantReference = QStringLiteral("dashboard-7");
    other.feed(opevent::PaymentSeen{foreign, true}, 10 * Second);
    QCOMPARE(other.o.state, OperationState::Unclear);
}

void TestOperationTimes::anAnswerAloneIsNotBelieved()
{
    Drive d;
    d.feed(opevent::Answered{TransactionId::from(QStringLiteral("tx-new"))});
    QCOMPARE(d.o.state, OperationState::Checking);
    QVERIFY(d.reading);
    d.seesNothing();
    QCOMPARE(d.o.state, OperationState::Unclear);
    // The transaction of the answer counts even when Yuno does not echo our reference.
    Payment payment = showing(d.o, "SUCCEEDED");
    payment.transactions.last().merchantReference.clear();
    payment.refunded = reais(0);
    d.feed(opevent::PaymentSeen{payment, true}, Second);
    QCOMPARE(d.o.state, OperationState::Done);
}

void TestOperationTimes::aSpentKeyWaitsForProof()
{
    Drive d;
    d.feed(Drive::refusal("IDEMPOTENCY_DUPLICATED", 400));
    QVERIFY(d.reading);
    d.nothingHelpsUntil(119 * Second);
    QCOMPARE(d.o.state, OperationState::Unclear);
    d.nothingHelpsUntil(125 * Second);
    QCOMPARE(d.o.state, OperationState::Refused);
    QVERIFY(d.sends.isEmpty());
}

void TestOperationTimes::refusedAfterAnUnclearTryWaitsForProof()
{
    Drive d;
    d.feed(Drive::unclear());
    d.wake();
    QCOMPARE(d.sends.size(), 1);
    opevent::PostFailed no = Drive::refusal("INVALID_STATE", 400);
    no.provesNoPayment = true; // of this request; the first one is still unclear
    d.feed(no);
    QCOMPARE(d.o.state, OperationState::Unclear);
    d.seesNothing();
    QCOMPARE(d.o.state, OperationState::Unclear);
    d.feed(opevent::PaymentSeen{showing(d.o, "SUCCEEDED"), true}, 10 * Second);
    QCOMPARE(d.o.state, OperationState::Done);
}

void TestOperationTimes::offlineGivesUpCleanly()
{
    Drive d;
    opevent::PostFailed offline = Drive::unclear();
    offline.error.kind = ErrorKind::Offline;
    offline.mayHaveLeft = false;
    for (int i = 0; i < 20 && d.o.state == OperationState::Sending; ++i) {
        d.feed(offline, Second / 10);
        d.wake();
    }
    QCOMPARE(d.o.state, OperationState::Refused);
    QVERIFY(d.sends.size() >= 3);
    QCOMPARE(d.o.retry.firstByteMs, 0); // nothing ever left
}

void TestOperationTimes::nothingLeavesHoursLater()
{
    // Recorded, then calls were stopped (keys); they work again in the evening.
    Drive d;
    d.o = operationIn(OperationState::Recorded, ManualClock::Start);
    d.feed(opevent::CheckNow{}, 5 * Second);
    QCOMPARE(d.o.state, OperationState::Recorded); // still wanted: prepared
    QCOMPARE(d.last.commands.size(), 1);
    d.feed(opevent::CheckNow{}, 3 * Hour);
    QCOMPARE(d.o.state, OperationState::Refused);
    QCOMPARE(d.o.problem->code, QString(problemcode::NeverSent));
    QVERIFY(d.sends.isEmpty());
}

void TestOperationTimes::restartReadsFirst()
{
    Drive d;
    d.feed(opevent::Restarted{}, 5 * Second);
    QCOMPARE(d.o.state, OperationState::Unclear);
    QVERIFY(d.reading);
    QVERIFY(d.sends.isEmpty());
    d.nothingHelpsUntil(127 * Second);
    QCOMPARE(d.sends.first(), 125); // two minutes after the restart, and the rows of an unclear try from there

    Drive old; // a key of the day before yesterday
    old.feed(opevent::Restarted{}, 48 * Hour);
    old.nothingHelpsUntil(49 * Hour);
    QVERIFY(old.sends.isEmpty());
    QCOMPARE(old.o.state, OperationState::Undecided);
}

void TestOperationTimes::anotherAmountIsSaid()
{
    Drive d;
    d.feed(opevent::Answered{});
    Payment payment = showing(d.o, "SUCCEEDED");
    payment.transactions.last().amount = reais(700);
    d.feed(opevent::PaymentSeen{payment, true});
    QCOMPARE(d.o.state, OperationState::Done);
    QCOMPARE(d.o.moved, std::optional(reais(700)));
    QCOMPARE(d.o.problem->code, QString(problemcode::OtherAmountMoved));
    QVERIFY(d.alarms.isEmpty());
}

void TestOperationTimes::aPowerOfTenRaisesTheAlarm()
{
    Drive d;
    d.feed(opevent::Answered{});
    Payment payment = showing(d.o, "SUCCEEDED");
    payment.transactions.last().amount = reais(10);
    d.feed(opevent::PaymentSeen{payment, true});
    QCOMPARE(d.o.state, OperationState::Done);
    QCOMPARE(d.alarms, (QList<AlarmKind>{AlarmKind::AmountMismatch}));
}

void TestOperationTimes::aLateDeclineIsNoticed()
{
    Drive d;
    d.feed(opevent::Answered{});
    d.feed(opevent::PaymentSeen{showing(d.o, "SUCCEEDED"), true});
    d.feed(opevent::PaymentSeen{showing(d.o, "DECLINED"), false}, 48 * Hour);
    QCOMPARE(d.o.state, OperationState::Declined);
    QCOMPARE(d.last.kind, QStringLiteral("lateDecline"));
    QVERIFY(!d.o.moved);
}

void TestOperationTimes::clockGoingBackNeverResends()
{
    Drive d;
    d.feed(Drive::unclear());
    d.now -= 6 * Hour;
    d.wakeMs = d.now;
    for (int i = 0; i < 40; ++i) {
        if (d.reading)
            d.seesNothing();
        else if (!d.wake())
            break;
        d.now = std::min(d.now, ManualClock::Start - Hour); // it stays in the past
    }
    QVERIFY(d.sends.isEmpty());
    QCOMPARE(d.o.state, OperationState::Undecided);
}

void TestOperationTimes::keysRefusedStopsAndResumes()
{
    Drive d;
    d.feed(Drive::unclear());
    d.wake();
    opevent::PostFailed keys = Drive::refusal("INVALID_CREDENTIALS", 401, ErrorKind::Unauthenticated);
    keys.keysRefused = true;
    keys.provesNoPayment = true;
    d.feed(keys);
    QCOMPARE(d.keysRefused, 1);
    QCOMPARE(d.o.state, OperationState::Unclear);
    QVERIFY(!d.reading);
    d.feed(opevent::CheckNow{}, Hour); // new keys
    QVERIFY(d.reading);
}

QTEST_GUILESS_MAIN(TestOperationTimes)
#include "tst_operationtimes.moc"
