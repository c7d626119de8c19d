// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The watcher (CONTRACT 8 and 15): who is read again and how often, what it does
// in trouble, how it hands over to the next start, what raises a notice, and that
// it is polite whatever there is to watch.
#include "watchbench.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 Minute = 60 * 1000;
const QString Succeeded = QStringLiteral("SUCCEEDED"), Approved = QStringLiteral("APPROVED");
const QString Pending = QStringLiteral("PENDING"), Held = QStringLiteral("AUTHORIZED");

/// Within the jitter of CONTRACT 15, and a little for the second in which it is asked.
bool isAbout(qint64 span, qint64 pause)
{
    return span >= pause * 80 / 100 && span <= pause * 120 / 100 + 1000;
}

} // namespace

class TestWatchService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsAreReadAgain();
    void finalOnesHaveTheirTurn();
    void oldOnesAreLeftAlone();
    void theRoundGoesOnAtTheNextStart();
    void disputesMoveTheRowAndAreNoticed();
    void declinedRefundsAreNoticed();
    void expiredHoldsAreNoticed();
    void silentWhileOffline();
    void troubleDoublesThePause();
    void retryAfterIsObeyed();
    void aHoldThatEndedIsForgotten();
    void aRefreshThatFailsSaysSo();
    void vouchersAreReadSlowly();
    void unknownGoesFirst();
    void neverMoreThanTwoASecond();
};

void TestWatchService::holdsAreReadAgain()
{
    WatchBench b;
    const Attempt held = b.plant(1, AttemptState::Authorized, Pending, Held, 10 * Minute);
    b.start();
    QCOMPARE(b.watcher->watchedCount(), 1);
    b.scheduler.advance(60s);
    QCOMPARE(b.readTimes(held).size(), 1); // at start, spread over the first minute
    b.scheduler.advance(7min);
    const QList<qint64> times = b.readTimes(held);
    QCOMPARE(times.size(), 2);
    QVERIFY(isAbout(times[1] - times[0], 5 * Minute));
    QCOMPARE(b.stateOf(held), AttemptState::Authorized);
}

void TestWatchService::finalOnesHaveTheirTurn()
{
    WatchBench b;
    QList<Attempt> paid;
    for (int i = 0; i < 5; ++i)
        paid << b.plant(i, AttemptState::Approved, Succeeded, Approved, watch::Day + i * Minute);
    b.start();
    QCOMPARE(b.watcher->watchedCount(), 0);
    b.scheduler.advance(Millis(10 * watch::RoundPause));
    QCOMPARE(b.reads(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(b.readTimes(paid[i]).size(), 1);
    QVERIFY(b.readTimes(paid[0]).first() < b.readTimes(paid[4]).first()); // newest first
    b.scheduler.advance(5h);
    QCOMPARE(b.reads(), 5);
    b.scheduler.advance(2h);
    QCOMPARE(b.reads(), 10);
}

void TestWatchService::oldOnesAreLeftAlone()
{
    WatchBench b;
    b.plant(1, AttemptState::Approved, Succeeded, Approved, watch::Window + Minute);
    b.plant(2, AttemptState::Authorized, Pending, Held, watch::Window + Minute);
    b.start();
    b.scheduler.advance(48h);
    QCOMPARE(b.reads(), 0);
}

void TestWatchService::theRoundGoesOnAtTheNextStart()
{
    WatchBench b;
    QList<Attempt> paid;
    for (int i = 0; i < 60; ++i)
        paid << b.plant(i, AttemptState::Approved, Succeeded, Approved, watch::Day + i * Minute);
    b.start();
    b.scheduler.advance(Millis(30 * watch::RoundPause));
    const int before = b.reads();
    QVERIFY(before >= 24 && before <= 38);
    b.start(); // the program ended; how far it was is known to twenty payments
    b.scheduler.advance(Millis(90 * watch::RoundPause));
    QVERIFY2(b.reads() >= 60 && b.reads() <= 60 + 20, qPrintable(QString::number(b.reads())));
    for (const Attempt &attempt : paid)
        QVERIFY(!b.readTimes(attempt).isEmpty());
}

void TestWatchService::disputesMoveTheRowAndAreNoticed()
{
    WatchBench b;
    const Attempt paid = b.plant(1, AttemptState::Approved, Succeeded, Approved, 30 * watch::Day);
    b.start();
    b.becomes(paid, QStringLiteral("IN_DISPUTE"), QStringLiteral("RECEIVED"));
    b.scheduler.advance(Millis(2 * watch::RoundPause));
    QCOMPARE(b.stateOf(paid), AttemptState::Disputed);
    QCOMPARE(b.notices, 1);
    QCOMPARE(b.watcher->watchedCount(), 1); // from now on by its own plan
    b.becomes(paid, Succeeded, Approved);   // won
    b.scheduler.advance(8h);
    QCOMPARE(b.stateOf(paid), AttemptState::Approved);
    QCOMPARE(b.notices, 2);
    QCOMPARE(b.watcher->watchedCount(), 0);
}

void TestWatchService::declinedRefundsAreNoticed()
{
    WatchBench b;
    const Attempt going = b.plant(1, AttemptState::PartlyRefunded, QStringLiteral("REFUNDED"),
                                  QStringLiteral("PENDING_PROVIDER_CONFIRMATION"), 10 * Minute);
    b.start();
    QCOMPARE(b.watcher->watchedCount(), 1);
    b.becomes(going, Succeeded, Approved);
    b.scheduler.advance(60s);
    QCOMPARE(b.stateOf(going), AttemptState::Approved);
    QCOMPARE(b.notices, 1);
}

void TestWatchService::expiredHoldsAreNoticed()
{
    WatchBench b;
    const Attempt held = b.plant(1, AttemptState::Authorized, Pending, Held, 6 * watch::Day);
    b.start();
    b.becomes(held, QStringLiteral("EXPIRED"), QStringLiteral("EXPIRED"));
    b.scheduler.advance(60s);
    QCOMPARE(b.stateOf(held), AttemptState::Expired);
    QCOMPARE(b.notices, 1);
}

void TestWatchService::silentWhileOffline()
{
    WatchBench b;
    const Attempt held = b.plant(1, AttemptState::Authorized, Pending, Held, 10 * Minute);
    b.plant(2, AttemptState::Approved, Succeeded, Approved, watch::Day);
    b.start(false);
    b.scheduler.advance(24h);
    QCOMPARE(b.reads(), 0);
    b.watcher->setReachable(true);
    b.scheduler.advance(60s);
    QCOMPARE(b.readTimes(held).size(), 1);
    b.watcher->setReachable(false);
    const int before = b.reads();
    b.scheduler.advance(24h);
    QCOMPARE(b.reads(), before);
}

void TestWatchService::troubleDoublesThePause()
{
    WatchBench b;
    const Attempt held = b.plant(1, AttemptState::Authorized, Pending, Held, 0);
    b.trouble = bad<Payment>(ErrorKind::ServerFault, {}, 500);
    b.start();
    b.scheduler.advance(40min);
    const QList<qint64> times = b.readTimes(held);
    QVERIFY(times.size() >= 3);
    QVERIFY(isAbout(times[1] - times[0], 10 * Minute));
    QVERIFY(isAbout(times[2] - times[1], 20 * Minute));
    QCOMPARE(b.stateOf(held), AttemptState::Authorized);
}

void TestWatchService::retryAfterIsObeyed()
{
    WatchBench b;
    const Attempt first = b.plant(1, AttemptState::Authorized, Pending, Held, 0);
    const Attempt second = b.plant(2, AttemptState::Authorized, Pending, Held, 0);
    Answer<Payment> slowDown = bad<Payment>(ErrorKind::RateLimited, QStringLiteral("TOO_MANY_REQUESTS"), 429);
    Error error = slowDown.result.error();
    error.context.retryAfterSeconds = 1800;
    slowDown.result = fail(error);
    b.trouble = slowDown;
    b.start();
    b.scheduler.advance(29min);
    QCOMPARE(b.reads(), 1); // the other one waits, too: the till was asked to slow down
    b.trouble.reset();
    b.scheduler.advance(3min);
    QCOMPARE(b.readTimes(first).size() + b.readTimes(second).size(), 3);
}

void TestWatchService::aHoldThatEndedIsForgotten()
{
    WatchBench b;
    const Attempt held = b.plant(1, AttemptState::Authorized, Pending, Held, 10 * Minute);
    b.start();
    b.becomes(held, QStringLiteral("CANCELED"), QStringLiteral("CANCELED"));
    b.scheduler.advance(60s);
    QCOMPARE(b.watcher->watchedCount(), 0);
    const int before = b.reads();
    b.scheduler.advance(12h);
    QCOMPARE(b.reads(), before);
}

void TestWatchService::aRefreshThatFailsSaysSo()
{
    WatchBench b;
    const Attempt paid = b.plant(1, AttemptState::Approved, Succeeded, Approved, watch::Day);
    b.start(false);
    b.trouble = offline<Payment>();
    std::optional<Result<Attempt>> answer;
    b.payments->refresh(paid.id, [&](const Result<Attempt> &result) { answer = result; });
    b.scheduler.settle();
    QVERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().kind, ErrorKind::Offline);
}

void TestWatchService::vouchersAreReadSlowly()
{
    WatchBench b;
    Attempt voucher =
        b.plant(1, AttemptState::WaitingCustomer, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"), 0);
    voucher.payment->method.category = QStringLiteral("ticket");
    b.truth[voucher.paymentId.text()] = *voucher.payment;
    b.journal.plant(voucher);
    b.start();
    b.scheduler.advance(24h);
    const QList<qint64> times = b.readTimes(voucher);
    QVERIFY2(times.size() >= 96 && times.size() <= 156, qPrintable(QString::number(times.size())));
    for (qsizetype i = 8; i < times.size(); ++i)
        QVERIFY(times[i] - times[i - 1] >= 9 * Minute && times[i] - times[i - 1] <= 15 * Minute);
}

void TestWatchService::unknownGoesFirst()
{
    WatchBench b{{2, 4}};
    for (int i = 0; i < 200; ++i)
        b.plant(i, AttemptState::WaitingCustomer, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"), 0);
    Attempt lost = b.plant(500, AttemptState::Unknown, Pending, QStringLiteral("IN_PROCESS"), 0);
    b.start();
    b.scheduler.advance(3s);
    QVERIFY(!b.readTimes(lost).isEmpty());
}

/// Whatever there is to watch, whatever it meets: never more than two starts in any second (but for one
/// that had begun to wait before), and never two reads of one payment at once.
void TestWatchService::neverMoreThanTwoASecond()
{
    const bool polite = rc::check("at most two a second", [] {
        WatchBench b{{2, 4}};
        const int held = *rc::gen::inRange(0, 40), paid = *rc::gen::inRange(0, 40), waits = *rc::gen::inRange(1, 40);
        const int trouble = *rc::gen::inRange(0, 4);
        int index = 0;
        for (int i = 0; i < held; ++i)
            b.plant(index++, AttemptState::Authorized, Pending, Held, *rc::gen::inRange<qint64>(0, watch::Window));
        for (int i = 0; i < paid; ++i)
            b.plant(index++, AttemptState::Approved, Succeeded, Approved,
                    *rc::gen::inRange<qint64>(Minute, watch::Window));
        for (int i = 0; i < waits; ++i)
            b.plant(index++, AttemptState::WaitingCustomer, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"),
                    *rc::gen::inRange<qint64>(0, watch::Day));
        if (trouble == 1)
            b.trouble = bad<Payment>(ErrorKind::ServerFault, {}, 503);
        else if (trouble == 2)
            b.trouble = offline<Payment>();
        b.start();
        b.scheduler.advance(10min);
        QList<qint64> starts;
        for (const Seen &seen : b.gateway.seen)
            starts.append(seen.atMs);
        RC_ASSERT(!starts.isEmpty());
        for (qsizetype i = 2; i < starts.size(); ++i)
            RC_ASSERT(starts[i] - starts[i - 2] >= 999);
    });
    QVERIFY(polite);
}

QTEST_GUILESS_MAIN(TestWatchService)
#include "tst_watchservice.moc"
