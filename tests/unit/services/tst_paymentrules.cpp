// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// CONTRACT 2.1-2.4 and DESIGN 3 played through, rule by rule: sending again,
// looking up, refusing, restarting, and what never counts as proof.
#include "drive.h"

#include "domain/paymentschedule.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace pos::schedule;

class TestPaymentRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unclearIsSentAgainAndLookedUp();
    void noResendAfterThreeMinutes();
    void retryAfterIsHonoured();
    void inProcessEveryThreeSeconds();
    void inProcessThenUnclearGoesOn();
    void spentKeyIsLookedUpFirst();
    void spentKeyWithForeignPaymentIsNotFree();
    void proofOnTheFirstTryRefuses();
    void proofAfterAnUnclearTryProvesNothing();
    void codesWithoutSameAreNotRepeated();
    void refusedKeysStopCalls();
    void offlineFreesTheCashierSoon();
    void aKeyThatSleptForADayIsNotUsed();
    void offlineAfterAnUnclearTryProvesNothing();
    void badCertificateIsNotRepeated();
    void preparationIsPatientToo();
    void recordedIsRefusedAtRestart();
    void killedBetweenNotSentAndItsRepetitionLeavesNothingUnknown();
    void portalThatRedirectsDoesNotEndTheRepetitions();
    void releasedAttemptIsNeverSentAgain();
    void youngRestartSendsAgain();
    void oldRestartOnlyLooksUp_data();
    void oldRestartOnlyLooksUp();
    void restartKeepsWhatForbidsTheKey();
    void backgroundLookupsGrow();
    void failedLookupProvesNothing();
};

void TestPaymentRules::unclearIsSentAgainAndLookedUp()
{
    Drive d;
    const qint64 firstUnclear = d.now + 500;
    d.feedAfter(500, unclear());
    QCOMPARE(d.a.state, AttemptState::Unknown);
    while (d.lookups.size() < 4 && d.wake()) {
        if (d.pending == Drive::Pending::Post)
            d.feed(unclear()); // fails at once: pauses count from the end of the previous try
        else
            d.feed(lookedUp());
    }
    const QList<qint64> sentAgain{firstUnclear + 2000, firstUnclear + 7000, firstUnclear + 17000, firstUnclear + 37000};
    QCOMPARE(d.sends, sentAgain);
    QCOMPARE(d.lookups.mid(0, 3), (QList<qint64>{firstUnclear + 10000, firstUnclear + 30000, firstUnclear + 60000}));
    QCOMPARE(d.a.retry.sends, 5);
    QCOMPARE(d.a.state, AttemptState::Unknown);
}

void TestPaymentRules::noResendAfterThreeMinutes()
{
    Drive d;
    const qint64 firstByte = d.a.retry.firstByteMs;
    d.feedAfter(75000, unclear());
    for (int i = 0; i < 12 && d.wake(); ++i) {
        if (d.pending == Drive::Pending::Post)
            d.feedAfter(75000, unclear());
        else
            d.feed(lookedUp());
    }
    QVERIFY(!d.sends.isEmpty());
    for (const qint64 at : std::as_const(d.sends))
        QVERIFY2(at - firstByte <= ResendWindow, qPrintable(QString::number(at - firstByte)));
    QCOMPARE(d.sends.size(), 2);
    QVERIFY(d.lookups.size() >= 3);
}

void TestPaymentRules::retryAfterIsHonoured()
{
    Drive d;
    event::PostFailed busy = postFailed(ErrorKind::RateLimited, QStringLiteral("TOO_MANY_REQUESTS"), 429);
    busy.sameKeyAgain = true;
    d.feed(busy);
    QCOMPARE(d.a.retry.resendAtMs - d.now, 5000); // CONTRACT 1.6: 5, 10, 20 s without Retry-After
    Drive patient;
    busy.error.context.retryAfterSeconds = 8;
    patient.feed(busy);
    QCOMPARE(patient.a.retry.resendAtMs - patient.now, 8000);
    QCOMPARE(patient.a.state, AttemptState::Unknown);
}

void TestPaymentRules::inProcessEveryThreeSeconds()
{
    Drive d;
    const qint64 since = d.now;
    d.feed(inProcess());
    while (d.pending != Drive::Pending::LookUp) {
        QVERIFY(d.wake());
        if (d.pending == Drive::Pending::Post)
            d.feed(inProcess());
    }
    QCOMPARE(d.sends.size(), 30);
    for (int i = 0; i < d.sends.size(); ++i)
        QCOMPARE(d.sends[i], since + 3000 * (i + 1));
    QCOMPARE(d.lookups, QList<qint64>{since + 90000});
    d.feed(lookedUp());
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Drive::Pending::LookUp); // the lookups go on, the key does not
}

void TestPaymentRules::inProcessThenUnclearGoesOn()
{
    Drive d;
    d.feed(inProcess());
    d.wake();
    d.feed(unclear());
    QCOMPARE(d.a.retry.resendAtMs - d.now, 5000);
    d.wake();
    d.feed(event::PaymentAnswered{approved(d.a), AccountId});
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(!d.a.problem);
}

void TestPaymentRules::spentKeyIsLookedUpFirst()
{
    Drive d;
    d.feed(duplicated());
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.pending, Drive::Pending::LookUp);
    Drive found = d;
    found.feed(lookedUp({approved(found.a)}));
    QCOMPARE(found.a.state, AttemptState::Approved);

    d.feed(event::LookupFailed{Error{ErrorKind::TimedOut, {}}, false});
    QCOMPARE(d.a.state, AttemptState::Unknown); // a failed lookup is no answer
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Drive::Pending::LookUp);
    d.feed(lookedUp());
    QCOMPARE(d.a.state, AttemptState::Refused);
    QVERIFY(d.sends.isEmpty());
    QCOMPARE(d.wakeMs, 0);
}

void TestPaymentRules::spentKeyWithForeignPaymentIsNotFree()
{
    Drive d;
    d.feed(duplicated());
    Payment foreign = approved(d.a);
    foreign.id = PaymentId::from(QStringLiteral("pay-9"));
    foreign.idempotencyKey = QStringLiteral("somebody-else");
    d.feed(lookedUp({foreign}));
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.a.paymentId.isEmpty());
    QCOMPARE(d.alarms, QList{AlarmKind::RegisterCollision});
}

void TestPaymentRules::proofOnTheFirstTryRefuses()
{
    Drive d;
    d.feed(proof());
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->code, QStringLiteral("INVALID_AMOUNT"));
    QVERIFY(d.last.commands.isEmpty());
}

void TestPaymentRules::proofAfterAnUnclearTryProvesNothing()
{
    Drive d;
    d.feed(unclear());
    d.wake();
    QCOMPARE(d.sends.size(), 1);
    // The first try may have used the session up: exactly then this answer comes.
    d.feed(proof(QStringLiteral("CHECKOUT_SESSION_NOT_FOUND")));
    QCOMPARE(d.a.state, AttemptState::Unknown);
    for (int i = 0; i < 8 && d.wake(); ++i) {
        QCOMPARE(d.pending, Drive::Pending::LookUp);
        d.feed(lookedUp());
        QCOMPARE(d.a.state, AttemptState::Unknown);
    }
    d.wake();
    d.feed(lookedUp({approved(d.a)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
}

void TestPaymentRules::codesWithoutSameAreNotRepeated()
{
    Drive d;
    d.feed(postFailed(ErrorKind::Conflict, QStringLiteral("TOKEN_IN_USE"), 401));
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.a.retry.resendAtMs, 0);
    d.wake();
    QCOMPARE(d.pending, Drive::Pending::LookUp);
}

void TestPaymentRules::refusedKeysStopCalls()
{
    Drive first;
    first.feed(keys());
    QCOMPARE(first.a.state, AttemptState::Refused);
    QCOMPARE(first.keysRefused, 1);

    Drive second;
    second.feed(unclear());
    second.wake();
    second.feed(keys());
    QCOMPARE(second.a.state, AttemptState::Unknown);
    QCOMPARE(second.keysRefused, 1);
    QVERIFY(!std::ranges::any_of(second.last.commands,
                                 [](const Command &c) { return std::holds_alternative<command::WakeAt>(c); }));
    second.feed(event::CheckNow{}); // new keys
    QCOMPARE(second.pending, Drive::Pending::LookUp);
}

void TestPaymentRules::offlineFreesTheCashierSoon()
{
    Drive d;
    const qint64 start = d.now;
    d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Sending);
    QCOMPARE(d.a.retry.sends, 0);
    QCOMPARE(d.a.retry.firstByteMs, 0);
    while (d.a.state == AttemptState::Sending && d.wake())
        d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->kind, ErrorKind::Offline);
    QVERIFY(d.now - start <= OfflinePatience + OfflinePause);
    QVERIFY(d.sends.size() >= 3);

    Drive back; // the line comes back in time
    back.feed(neverLeftHere());
    back.wake();
    QCOMPARE(back.a.retry.sends, 1);
    QCOMPARE(back.a.retry.firstByteMs, back.now);
    back.feed(event::PaymentAnswered{declined(back.a), AccountId});
    QCOMPARE(back.a.state, AttemptState::Declined);
}

/// The lid was closed while nothing had left yet: the sale is free, the old key stays home.
void TestPaymentRules::aKeyThatSleptForADayIsNotUsed()
{
    Drive d;
    d.feed(neverLeftHere());
    d.now += KeyLifetime;
    QVERIFY(d.wake());
    QVERIFY(d.sends.isEmpty());
    QCOMPARE(d.a.state, AttemptState::Refused);

    Drive inTime;
    inTime.feed(neverLeftHere());
    inTime.now += KeyLifetime - OfflinePause;
    QVERIFY(inTime.wake());
    QCOMPARE(inTime.sends.size(), 1);
}

void TestPaymentRules::offlineAfterAnUnclearTryProvesNothing()
{
    Drive d;
    d.feed(unclear());
    for (int i = 0; i < 60 && d.wake(); ++i) {
        if (d.pending == Drive::Pending::Post)
            d.feed(neverLeftHere());
        else
            d.feed(event::LookupFailed{Error{ErrorKind::Offline, {}}, false});
        QCOMPARE(d.a.state, AttemptState::Unknown);
    }
    QVERIFY(d.sends.size() > 4); // freely, but inside the window
    for (const qint64 at : std::as_const(d.sends))
        QVERIFY(at - d.a.retry.firstByteMs <= ResendWindow);
}

void TestPaymentRules::badCertificateIsNotRepeated()
{
    Drive d;
    d.feed(neverLeftHere(ErrorKind::TlsFailed));
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->kind, ErrorKind::TlsFailed);
}

void TestPaymentRules::preparationIsPatientToo()
{
    Drive d(AttemptState::Recorded);
    const event::PreparationFailed noLine{Error{ErrorKind::Offline, {}}};
    d.feed(noLine);
    QCOMPARE(d.a.state, AttemptState::Recorded);
    while (d.a.state == AttemptState::Recorded && d.wake())
        d.feed(noLine);
    QCOMPARE(d.a.state, AttemptState::Refused);
    QVERIFY(d.now - d.a.createdMs <= OfflinePatience + OfflinePause);

    Drive keysGone(AttemptState::Recorded);
    keysGone.feed(event::PreparationFailed{Error{ErrorKind::Unauthenticated, {}}});
    QCOMPARE(keysGone.a.state, AttemptState::Refused);
    QCOMPARE(keysGone.keysRefused, 1);
}

void TestPaymentRules::recordedIsRefusedAtRestart()
{
    Drive d(AttemptState::Recorded);
    d.feedAfter(5000, event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->code, QString(problemcode::NeverSent));
}

/// Found by the soak: such an attempt was neither sent nor settled ever after.
void TestPaymentRules::killedBetweenNotSentAndItsRepetitionLeavesNothingUnknown()
{
    Drive d;
    d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Sending);
    d.feedAfter(1000, event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->code, QString(problemcode::NeverSent));
    QVERIFY(leavesSaleFree(d.a));

    Drive second; // the repetition had begun: bytes may have left
    second.feed(neverLeftHere());
    QVERIFY(second.wake());
    second.feedAfter(1000, event::Restarted{});
    QCOMPARE(second.a.state, AttemptState::Unknown);
    second.feed(lookedUp());
    QVERIFY(second.wake());
    QCOMPARE(second.pending, Drive::Pending::Post);
}

/// Found by the soak: lookups alone never find what only the portal has seen.
void TestPaymentRules::portalThatRedirectsDoesNotEndTheRepetitions()
{
    Drive d;
    event::PostFailed portal = postFailed(ErrorKind::MalformedReply, QStringLiteral("HTTP_307"), 307);
    portal.sameKeyAgain = true; // see TestChargeGuard
    d.feed(portal);
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.a.retry.resendAtMs != 0);
    d.feedAfter(1000, event::Restarted{});
    QVERIFY(d.a.retry.resendAtMs != 0);
}

/// Found by the soak: the sale was paid another way, and then this till charged it once more.
void TestPaymentRules::releasedAttemptIsNeverSentAgain()
{
    const auto neverPosts = [](Drive &d) {
        for (int i = 0; i < 8; ++i) {
            if (d.pending == Drive::Pending::LookUp)
                d.feed(lookedUp());
            if (d.pending == Drive::Pending::Post || !d.wake())
                return false;
        }
        return d.sends.isEmpty();
    };
    Drive planned;
    planned.feed(unclear());
    QVERIFY(planned.a.retry.resendAtMs != 0);
    planned.feed(event::Released{QStringLiteral("cash")});
    QVERIFY(planned.a.released);
    QVERIFY(neverPosts(planned));

    Drive underWay; // released while a repetition is being answered
    underWay.feed(unclear());
    QVERIFY(underWay.wake());
    QCOMPARE(underWay.pending, Drive::Pending::Post);
    underWay.feed(event::Released{QStringLiteral("cash")});
    underWay.sends.clear();
    underWay.feed(inProcess());
    QVERIFY(neverPosts(underWay));

    Drive restarted;
    restarted.feed(unclear());
    restarted.feed(event::Released{QStringLiteral("cash")});
    restarted.feedAfter(1000, event::Restarted{});
    QVERIFY(neverPosts(restarted));
}

void TestPaymentRules::youngRestartSendsAgain()
{
    Drive d;
    d.feedAfter(20000, event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.pending, Drive::Pending::LookUp); // settled before its sale can be touched
    d.feed(lookedUp());
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Drive::Pending::Post);
    QCOMPARE(d.a.retry.sends, 2);
    d.feed(event::PaymentAnswered{approved(d.a), AccountId});
    QCOMPARE(d.a.state, AttemptState::Approved);
}

void TestPaymentRules::oldRestartOnlyLooksUp_data()
{
    QTest::addColumn<qint64>("age");
    QTest::newRow("just over three minutes") << ResendWindow + 1;
    QTest::newRow("a day") << KeyLifetime;
    QTest::newRow("a week") << 7 * KeyLifetime;
    QTest::newRow("clock set back a little") << qint64(-1);
    QTest::newRow("clock set back a day") << -KeyLifetime;
}

void TestPaymentRules::oldRestartOnlyLooksUp()
{
    QFETCH(qint64, age);
    Drive d;
    d.feedAfter(age, event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(d.pending, Drive::Pending::LookUp);
        d.feed(lookedUp());
        QVERIFY(d.pause() <= Hour);
        QVERIFY(d.wake());
    }
    QVERIFY(d.sends.isEmpty());
    QVERIFY(d.lookups.size() >= 4); // several times, CONTRACT 2.3 row 7
}

void TestPaymentRules::restartKeepsWhatForbidsTheKey()
{
    Drive d;
    d.feed(duplicated());
    d.feedAfter(1000, event::Restarted{});
    QCOMPARE(d.a.retry.resendAtMs, 0);
    QCOMPARE(d.pending, Drive::Pending::LookUp);
    d.feed(lookedUp());
    QCOMPARE(d.a.state, AttemptState::Refused);

    Drive timedOut; // that one may go out again: row 8 as row 1
    timedOut.feed(unclear());
    timedOut.feedAfter(1000, event::Restarted{});
    timedOut.feed(lookedUp());
    timedOut.wake();
    QCOMPARE(timedOut.pending, Drive::Pending::Post);
}

void TestPaymentRules::backgroundLookupsGrow()
{
    Drive d(AttemptState::Unknown);
    d.a.retry.lookups = 3;
    QList<qint64> pauses;
    d.feed(event::CheckNow{});
    for (int i = 0; i < 8; ++i) {
        d.feed(lookedUp());
        pauses.append(d.pause());
        d.wake();
    }
    QCOMPARE(pauses, (QList<qint64>{5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour, Hour, Hour, Hour}));
}

void TestPaymentRules::failedLookupProvesNothing()
{
    Drive d(AttemptState::Unknown);
    d.feed(event::CheckNow{});
    event::LookupFailed busy{Error{ErrorKind::RateLimited, {}}, false};
    busy.error.context.retryAfterSeconds = 45;
    d.feed(busy);
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.pause(), 45000);
    d.wake();
    d.feed(event::LookupFailed{Error{ErrorKind::Unauthenticated, {}}, true});
    QCOMPARE(d.keysRefused, 1);
    QCOMPARE(d.wakeMs, 0);
    QCOMPARE(d.a.state, AttemptState::Unknown);
}

QTEST_GUILESS_MAIN(TestPaymentRules)
#include "tst_paymentrules.moc"
