// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentService when things break: a disk that fails at every step, keys that
// stop working in the middle of the day, power that goes away.
#include "bench.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestPaymentTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storageFailingAtEveryWrite_data();
    void storageFailingAtEveryWrite();
    void answerSurvivesAFullDisk();
    void refusedKeysStopAndResume();
    void restartSettlesBeforeTheSaleIsTouched();
    void restartTakesUpManyInOneCommit();
    void restartOnAFullDisk();
    void moneyAndTheMarkOnItsSaleAreOneCommit();
    void refusedMarkKeepsTheMoneyUntilBothAreWritten();
    void saleThatCannotBeReadDoesNotHoldUpItsMoney();
    void moneyWithoutItsMarkIsMarkedAtTheNextStart_data();
    void moneyWithoutItsMarkIsMarkedAtTheNextStart();
};

void TestPaymentTrouble::storageFailingAtEveryWrite_data()
{
    QTest::addColumn<int>("n");
    for (int n = 1; n <= 6; ++n)
        QTest::newRow(qPrintable(QStringLiteral("write %1").arg(n))) << n;
}

/// Whichever write fails: nothing leaves unrecorded, nothing that came back is lost.
void TestPaymentTrouble::storageFailingAtEveryWrite()
{
    QFETCH(int, n);
    Bench b;
    b.gateway.posts.rule = [&](const Seen &seen) -> std::optional<Answer<Payment>> {
        const Attempt durable = b.journal.allAttempts().constLast();
        Q_ASSERT(durable.body == seen.body);
        return good(approved(durable), 201);
    };
    b.journal.failWrite(n);
    const Result<Attempt> attempt = b.charge();
    if (!attempt) {
        QCOMPARE(n, 1);
        QCOMPARE(attempt.error().kind, ErrorKind::StorageFull);
        QVERIFY(b.journal.allAttempts().isEmpty());
        QVERIFY(b.gateway.seen.isEmpty());
    }
    b.scheduler.advance(Millis(120000));
    const int posts = b.gateway.count(QStringLiteral("createPayment"));
    if (attempt) {
        const AttemptState end = b.stateOf(attempt->id);
        QCOMPARE(end, posts == 0 ? AttemptState::Refused : AttemptState::Approved);
        QCOMPARE(posts, n == 2 ? 0 : 1);
    }
    QVERIFY(!b.blocks.has(TillBlock::StorageTrouble)); // the disk is well again
    b.startService();                                  // and a new start agrees
    const bool paid = posts == 1;
    QCOMPARE(b.journal.sale(b.sale.id)->state, paid ? SaleState::Paid : SaleState::Open);
}

void TestPaymentTrouble::answerSurvivesAFullDisk()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.journal.failAllWrites(ErrorKind::StorageFull);
    b.answerPost(approved(sent));
    QCOMPARE(b.changes.constLast().state, AttemptState::Approved); // the cashier sees the truth
    QCOMPARE(b.stateOf(sent.id), AttemptState::Sending);           // the disk does not know yet
    QVERIFY(b.blocks.has(TillBlock::StorageTrouble));
    const Sale other = openSale(QStringLiteral("R1-20261121-000099"));
    b.journal.plant(other);
    const Result<Attempt> refused = b.service->charge(orderFor(other));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::StorageFull);
    QVERIFY(!b.charge()); // memory knows better than the journal
    b.scheduler.advance(Millis(60000));
    QVERIFY(b.blocks.has(TillBlock::StorageTrouble));
    b.journal.failAllWrites(std::nullopt);
    b.scheduler.advance(Millis(40000));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
    QVERIFY(!b.blocks.has(TillBlock::StorageTrouble));
    QVERIFY(b.service->charge(orderFor(other)));
}

void TestPaymentTrouble::refusedKeysStopAndResume()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::TimedOut);
    b.scheduler.advance(Millis(2000)); // the key goes out again
    b.failPost(ErrorKind::Unauthenticated, QStringLiteral("EXPIRED_CREDENTIALS"), 401);
    QCOMPARE(b.stateOf(sent.id), AttemptState::Unknown);
    QVERIFY(b.blocks.has(TillBlock::KeysRefused));
    const qsizetype calls = b.gateway.seen.size();
    b.scheduler.advance(Millis(3600000));
    QCOMPARE(b.gateway.seen.size(), calls); // silence
    b.gateway.lookups.rule = [&](const Seen &) { return std::optional(good(QList<Payment>{approved(sent)})); };
    b.blocks.clear(TillBlock::KeysRefused);
    b.service->configure(true);
    b.scheduler.advance(Millis(1000));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
}

void TestPaymentTrouble::restartSettlesBeforeTheSaleIsTouched()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.clock.pass(8000); // power is back
    b.gateway.lookups.rule = [](const Seen &) { return std::optional(good(QList<Payment>{})); };
    QCOMPARE(b.startService(), 1);
    QCOMPARE(b.stateOf(sent.id), AttemptState::Unknown);
    QVERIFY(!b.charge());
    b.gateway.posts.waiting.clear();
    b.scheduler.advance(Millis(3000));
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 2);
    QCOMPARE(b.gateway.seen.constLast().key, sent.key);
    b.answerPost(declined(sent));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Declined);
    QVERIFY(b.charge());
}

namespace {

/// So many were on the wire when the power went, and one had only been recorded.
QList<AttemptId> interrupt(Bench &b, int many)
{
    QList<AttemptId> ids;
    for (int i = 0; i <= many; ++i) {
        Attempt attempt = attemptIn(i == many ? AttemptState::Recorded : AttemptState::Sending, b.clock.nowMs() - 60'000);
        attempt.id = AttemptId::from(QStringLiteral("interrupted-%1").arg(i));
        attempt.retry.sends = i == many ? 0 : 1;
        b.journal.plant(attempt);
        ids.append(attempt.id);
    }
    return ids;
}

}

/// A commit for each took seconds where a thousand customers had vouchers to pay.
void TestPaymentTrouble::restartTakesUpManyInOneCommit()
{
    Bench b;
    const QList<AttemptId> ids = interrupt(b, 200);
    const int before = b.journal.commits();
    QCOMPARE(b.startService(), 200);
    QCOMPARE(b.journal.commits(), before + 1);
    for (qsizetype i = 0; i < 200; ++i)
        QCOMPARE(b.stateOf(ids[i]), AttemptState::Unknown);
    QCOMPARE(b.stateOf(ids.last()), AttemptState::Refused); // recorded, never sent
    QCOMPARE(b.service->openCount(), 200);
    QVERIFY(b.service->ledger().isEmpty());
}

void TestPaymentTrouble::restartOnAFullDisk()
{
    Bench b;
    const QList<AttemptId> ids = interrupt(b, 3);
    b.journal.failAllWrites(ErrorKind::StorageFull);
    QCOMPARE(b.startService(), 3);
    QVERIFY(std::ranges::any_of(b.changes, [&ids](const Attempt &attempt) {
        return attempt.id == ids.last() && attempt.state == AttemptState::Refused; // told, though not yet written
    }));
    QCOMPARE(b.stateOf(ids.first()), AttemptState::Sending);
    QVERIFY(!b.charge());
    b.journal.failAllWrites(std::nullopt);
    b.scheduler.advance(Millis(5000));
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(b.stateOf(ids[i]), AttemptState::Unknown);
    QCOMPARE(b.stateOf(ids.last()), AttemptState::Refused);
}

void TestPaymentTrouble::moneyAndTheMarkOnItsSaleAreOneCommit()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    const int before = b.journal.commits();
    b.answerPost(approved(sent));
    QCOMPARE(b.journal.commits(), before + 1);
    QCOMPARE(b.journal.sale(b.sale.id)->state, SaleState::Paid);
}

void TestPaymentTrouble::refusedMarkKeepsTheMoneyUntilBothAreWritten()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.journal.failWrite(2); // the answer would be written, the mark on the sale would not
    b.answerPost(approved(sent));
    QCOMPARE(b.journal.attempt(sent.id)->state, AttemptState::Sending);
    QCOMPARE(b.journal.sale(b.sale.id)->state, SaleState::Open);
    b.scheduler.advance(Millis(5000));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
    QCOMPARE(b.journal.sale(b.sale.id)->state, SaleState::Paid);
}

void TestPaymentTrouble::saleThatCannotBeReadDoesNotHoldUpItsMoney()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.journal.forget(b.sale.id);
    b.answerPost(approved(sent));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
}

void TestPaymentTrouble::moneyWithoutItsMarkIsMarkedAtTheNextStart_data()
{
    QTest::addColumn<SaleState>("state");
    QTest::newRow("open") << SaleState::Open;
    QTest::newRow("parked meanwhile") << SaleState::Parked;
}

void TestPaymentTrouble::moneyWithoutItsMarkIsMarkedAtTheNextStart()
{
    QFETCH(const SaleState, state);
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.answerPost(approved(sent));
    Sale sale = *b.journal.sale(b.sale.id);
    sale.state = state;
    b.journal.plant(sale);
    b.startService();
    QCOMPARE(b.journal.sale(b.sale.id)->state, SaleState::Paid);
}

QTEST_GUILESS_MAIN(TestPaymentTrouble)
#include "tst_paymenttrouble.moc"
