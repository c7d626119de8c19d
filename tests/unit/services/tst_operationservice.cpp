// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Captures, cancels and refunds through the service: guards, the second look,
// journal before wire, unclear outcomes, restart, late money.
#include "unit/services/operationbench.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestOperationService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { b = std::make_unique<OperationBench>(); }
    void refundsInThisOrder();
    void aSecondClickIsRefused();
    void piecesAreRememberedAcrossARestart();
    void guards_data();
    void guards();
    void theSecondLookCounts();
    void offlineNothingIsSent();
    void journalBeforeWire();
    void anUnclearRefundIsFoundAndNotRepeated();
    void theSameKeyGoesOutAgain();
    void aRestartGoesOn();
    void aRecordedOneIsNeverSentLater();
    void capturesAndCancels();
    void theRightTransaction();
    void lateMoneyIsGivenBackWithOneClick();
    void aLateDeclineOpensTheMoneyAgain();
    void refusedKeysStopAndResume();
    void answersWaitForTheDisk();
    void onlyAnUndecidedOneIsGivenUp();

private:
    std::unique_ptr<OperationBench> b;
};

void TestOperationService::refundsInThisOrder()
{
    const Result<Operation> refund = b->refund(1000);
    QVERIFY(refund);
    QCOMPARE(refund->state, OperationState::Recorded);
    QCOMPARE(refund->reference.text(), b->attempt.orderId.text() + QStringLiteral("-R1"));
    QCOMPARE(b->stored(refund->id).state, OperationState::Recorded);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
    b->scheduler.settle();
    QCOMPARE(b->gateway.count(QStringLiteral("payment")), 1); // the second look
    b->answerRead(b->truth);
    const Operation sent = b->stored(refund->id);
    QCOMPARE(sent.state, OperationState::Sending);
    QCOMPARE(b->gateway.seen.last().what, QStringLiteral("operate"));
    QCOMPARE(b->gateway.seen.last().subject, QStringLiteral("tx-purchase"));
    QCOMPARE(b->gateway.seen.last().body, sent.body);
    QCOMPARE(b->gateway.seen.last().key, sent.key);
    QVERIFY(!sent.intent.whole);

    b->giveBackAtYuno(sent);
    b->answerPost();
    QCOMPARE(b->stored(refund->id).state, OperationState::Checking); // an answer alone is not believed
    b->answerRead(b->truth);
    QCOMPARE(b->stored(refund->id).state, OperationState::Done);
    QCOMPARE(b->stored(refund->id).moved, std::optional(reais(1000)));
    QCOMPARE(b->journal.attempt(b->attempt.id)->state, AttemptState::PartlyRefunded);
    QCOMPARE(b->changes.last().state, OperationState::Done);
    QStringList kinds;
    const QList<OperationEvent> lines = *b->journal.operationEvents(refund->id);
    for (const OperationEvent &line : lines)
        kinds.append(line.kind);
    QCOMPARE(kinds, (QStringList{QStringLiteral("recorded"), QStringLiteral("sending"), QStringLiteral("answered"),
                                 QStringLiteral("done")}));
    QCOMPARE(b->service->inFlightCount(), 0);
}

void TestOperationService::aSecondClickIsRefused()
{
    const Result<Operation> first = b->refund(1000);
    const Result<Operation> second = b->refund(1000);
    QVERIFY(first);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QCOMPARE(second.error().context.code, QStringLiteral("ANOTHER_UNDER_WAY"));
    b->scheduler.settle();
    b->answerRead(b->truth);
    QCOMPARE(b->refund(500).error().context.code, QStringLiteral("ANOTHER_UNDER_WAY"));
    b->failPost(ErrorKind::TimedOut);
    QCOMPARE(b->stored(first->id).state, OperationState::Unclear);
    QCOMPARE(b->refund(500).error().context.code, QStringLiteral("ANOTHER_UNDER_WAY"));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 1);
    QCOMPARE(b->journal.allOperations().size(), 1);
}

/// However often it is asked, from whichever screen, and after a restart: a piece comes back once.
void TestOperationService::piecesAreRememberedAcrossARestart()
{
    const Cart cart = b->journal.sale(b->attempt.sale)->cart;
    QVERIFY(!cart.lines.isEmpty());
    OperationOrder order{b->attempt.id, refundIntent(100)};
    order.intent.pieces = {cart.lines[0].quantity};
    const Result<Operation> first = b->service->request(order);
    QVERIFY(first);
    QCOMPARE(b->stored(first->id).intent.pieces, order.intent.pieces);
    b->scheduler.settle();
    b->answerRead(b->truth);
    b->giveBackAtYuno(b->stored(first->id));
    b->answerPost();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(first->id).state, OperationState::Done);
    b->restart();
    order.intent.pieces = {1};
    const Result<Operation> again = b->service->request(order);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(again.error().context.code, QString(operationcode::PiecesGone));
    QCOMPARE(b->journal.allOperations().size(), 1);
    order.intent.pieces = {};
    QVERIFY(b->service->request(order)); // by amount is another matter
}

void TestOperationService::guards_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("too much") << OperationKind::Refund << qint64(2501) << QString() << "AMOUNT_TOO_LARGE";
    QTest::newRow("nothing") << OperationKind::Refund << qint64(0) << QString() << "AMOUNT_INVALID";
    QTest::newRow("cancel of money") << OperationKind::Cancel << qint64(2500) << QString() << "ALREADY_PAID";
    QTest::newRow("capture of money") << OperationKind::Capture << qint64(2500) << QString() << "NOT_AUTHORIZED";
    QTest::newRow("words too short") << OperationKind::Refund << qint64(100) << "no" << QString();
    QTest::newRow("a card number") << OperationKind::Refund << qint64(100) << "4111 1111 1111 1111" << QString();
}

void TestOperationService::guards()
{
    QFETCH(OperationKind, kind);
    QFETCH(qint64, minor);
    QFETCH(QString, words);
    QFETCH(QString, code);
    OperationOrder order{b->attempt.id, refundIntent(minor)};
    order.intent.kind = kind;
    order.intent.description = words;
    const Result<Operation> refused = b->service->request(order);
    QVERIFY(!refused);
    QCOMPARE(refused.error().context.code, code);
    if (code.isEmpty())
        QCOMPARE(refused.error().context.field, QStringLiteral("description"));
    QVERIFY(b->journal.allOperations().isEmpty());
    QVERIFY(b->gateway.seen.isEmpty());
    order.attempt = AttemptId::from(QStringLiteral("nobody"));
    order.intent.description.clear();
    QCOMPARE(b->service->request(order).error().kind, ErrorKind::NotFound);
    b->blocks.raise(TillBlock::StorageTrouble, Error{ErrorKind::StorageFull, {}});
    QCOMPARE(b->refund(100).error().kind, ErrorKind::StorageFull);
}

void TestOperationService::theSecondLookCounts()
{
    // Somebody gave 20 of the 25 back in the dashboard since the screen was filled.
    const Result<Operation> refund = b->refund(1000);
    b->scheduler.settle();
    Payment changed = paidPayment(b->attempt, 2000);
    b->answerRead(changed);
    QCOMPARE(b->stored(refund->id).state, OperationState::Refused);
    QCOMPARE(b->stored(refund->id).problem->code, QString(operationcode::AmountsChanged));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
    // What is left now may go.
    QVERIFY(b->refund(500));
}

void TestOperationService::offlineNothingIsSent()
{
    const Result<Operation> refund = b->refund(1000);
    b->scheduler.settle();
    for (int i = 0; i < 30 && isOpen(b->stored(refund->id).state); ++i) {
        if (!b->gateway.reads.waiting.empty())
            b->gateway.reads.answer(offline<Payment>());
        b->scheduler.advance(Millis(1000));
    }
    QCOMPARE(b->stored(refund->id).state, OperationState::Refused);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
    QVERIFY(b->gateway.count(QStringLiteral("payment")) >= 3);
}

void TestOperationService::journalBeforeWire()
{
    const Result<Operation> refund = b->refund(1000);
    b->scheduler.settle();
    b->journal.failAllWrites(ErrorKind::StorageFull);
    b->answerRead(b->truth);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
    QVERIFY(b->blocks.has(TillBlock::StorageTrouble));
    b->journal.failAllWrites({});
    b->scheduler.advance(Millis(10'000));
    QCOMPARE(b->stored(refund->id).state, OperationState::Refused);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);

    b->journal.failAllWrites(ErrorKind::StorageFull);
    QVERIFY(!b->refund(1000));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
}

void TestOperationService::anUnclearRefundIsFoundAndNotRepeated()
{
    const Operation sent = b->refundUntilSent(1000);
    b->giveBackAtYuno(sent); // it happened, the answer was lost
    b->failPost(ErrorKind::ConnectionLost);
    QCOMPARE(b->stored(sent.id).state, OperationState::Unclear);
    b->service->checkNow(sent.id);
    b->answerRead(b->truth);
    QCOMPARE(b->stored(sent.id).state, OperationState::Done);
    b->scheduler.advance(Millis(3600'000));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 1);
}

void TestOperationService::theSameKeyGoesOutAgain()
{
    const Operation sent = b->refundUntilSent(1000);
    b->failPost(ErrorKind::TimedOut);
    b->scheduler.advance(Millis(2000));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 2);
    QList<Seen> posts;
    for (const Seen &seen : b->gateway.seen) {
        if (seen.what == u"operate")
            posts.append(seen);
    }
    QCOMPARE(posts[0].key, posts[1].key);
    QCOMPARE(posts[0].body, posts[1].body);
    QCOMPARE(posts[0].subject, posts[1].subject);
    QCOMPARE(b->journal.allOperations().size(), 1);
}

void TestOperationService::aRestartGoesOn()
{
    const Operation sent = b->refundUntilSent(1000);
    b->giveBackAtYuno(sent);
    QCOMPARE(b->restart(), 1);
    QCOMPARE(b->stored(sent.id).state, OperationState::Unclear);
    QCOMPARE(b->refund(500).error().context.code, QStringLiteral("ANOTHER_UNDER_WAY"));
    b->scheduler.settle();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(sent.id).state, OperationState::Done);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 1);
    QVERIFY(b->refund(500));
    QCOMPARE(b->journal.allOperations().last().number, 2);
    QCOMPARE(b->journal.allOperations().last().reference.text(), b->attempt.orderId.text() + QStringLiteral("-R2"));
}

void TestOperationService::aRecordedOneIsNeverSentLater()
{
    const Result<Operation> refund = b->refund(1000);
    b->restart();
    b->scheduler.advance(Millis(600'000));
    QCOMPARE(b->stored(refund->id).state, OperationState::Refused);
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 0);
}

void TestOperationService::capturesAndCancels()
{
    b->become(heldPayment(b->attempt), AttemptState::Authorized);
    OperationOrder order{b->attempt.id, refundIntent(1800)};
    order.intent.kind = OperationKind::Capture;
    const Result<Operation> capture = b->service->request(order);
    QVERIFY(capture);
    b->scheduler.settle();
    b->answerRead(b->truth);
    QCOMPARE(b->gateway.seen.last().subject, QStringLiteral("tx-authorize"));
    const Operation sent = b->stored(capture->id);
    b->truth.transactions.append(transaction("CAPTURE", "SUCCEEDED", 1800, sent.reference.text()));
    b->truth.captured = reais(1800);
    b->truth.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("PARTIALLY_CAPTURED"));
    b->answerPost();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(capture->id).state, OperationState::Done);
    QCOMPARE(b->journal.attempt(b->attempt.id)->state, AttemptState::Captured);
    QCOMPARE(b->refund(1801).error().context.code, QString(operationcode::TooMuch));

    init();
    b->become(heldPayment(b->attempt), AttemptState::Authorized);
    order.attempt = b->attempt.id;
    order.intent.kind = OperationKind::Cancel;
    QCOMPARE(b->service->request(order).error().context.code, QString(operationcode::NotAPart));
    order.intent.amount = reais(2500);
    const Result<Operation> cancel = b->service->request(order);
    QVERIFY(cancel);
    b->scheduler.settle();
    b->answerRead(b->truth);
    b->truth.transactions.append(transaction("CANCEL", "SUCCEEDED", 2500, b->stored(cancel->id).reference.text()));
    b->truth.status = PaymentStatus::fold(QStringLiteral("CANCELED"), QStringLiteral("CANCELED"));
    b->answerPost();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(cancel->id).state, OperationState::Done);
    QCOMPARE(b->journal.attempt(b->attempt.id)->state, AttemptState::Canceled);
}

void TestOperationService::theRightTransaction()
{
    Payment captured = heldPayment(b->attempt);
    captured.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("CAPTURED"));
    captured.transactions.append(transaction("CAPTURE", "SUCCEEDED", 2500));
    captured.captured = reais(2500);
    b->become(captured, AttemptState::Captured);
    b->refundUntilSent(2500);
    QCOMPARE(b->gateway.seen.last().subject, QStringLiteral("tx-capture"));
    QVERIFY(b->journal.allOperations().last().intent.whole);
}

void TestOperationService::lateMoneyIsGivenBackWithOneClick()
{
    Attempt late = b->attempt;
    late.released = late.lateMoney = true;
    b->journal.plant(late);
    const Result<Operation> back = b->service->giveBack(late.id, QStringLiteral("Bo"));
    QVERIFY(back);
    QCOMPARE(back->intent.kind, OperationKind::Refund);
    QCOMPARE(back->intent.amount, reais(2500));
    QCOMPARE(back->intent.operatorName, QStringLiteral("Bo"));
    QCOMPARE(b->service->giveBack(late.id, QStringLiteral("Bo")).error().context.code,
             QStringLiteral("ANOTHER_UNDER_WAY"));

    init(); // only held: the hold is let go
    b->become(heldPayment(b->attempt), AttemptState::Authorized);
    QCOMPARE(b->service->giveBack(b->attempt.id, QStringLiteral("Bo"))->intent.kind, OperationKind::Cancel);

    init(); // nothing there
    Payment gone = paidPayment(b->attempt, 2500);
    gone.status = PaymentStatus::fold(QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    b->become(gone, AttemptState::Refunded);
    QCOMPARE(b->service->giveBack(b->attempt.id, QStringLiteral("Bo")).error().context.code,
             QStringLiteral("NOTHING_LEFT"));
}

void TestOperationService::aLateDeclineOpensTheMoneyAgain()
{
    const Operation sent = b->refundUntilSent(2500);
    b->giveBackAtYuno(sent);
    b->answerPost();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(sent.id).state, OperationState::Done);
    QCOMPARE(b->refund(1).error().context.code, QStringLiteral("NOTHING_LEFT"));
    // Days later somebody opens the payment: the bank took the refund back.
    b->truth.transactions.last().status = QStringLiteral("DECLINED");
    b->truth.refunded = reais(0);
    b->truth.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    b->payments->refresh(b->attempt.id, [](const Result<Attempt> &) {});
    b->scheduler.settle();
    b->answerRead(b->truth);
    QCOMPARE(b->stored(sent.id).state, OperationState::Declined);
    QCOMPARE(b->changes.last().state, OperationState::Declined);
    QVERIFY(b->refund(2500));
}

void TestOperationService::refusedKeysStopAndResume()
{
    const Operation sent = b->refundUntilSent(1000);
    b->failPost(ErrorKind::TimedOut);
    b->payments->keysRefused(Error{ErrorKind::Unauthenticated, {}});
    b->scheduler.advance(Millis(600'000));
    QCOMPARE(b->gateway.count(QStringLiteral("operate")), 1);
    b->blocks.clear(TillBlock::KeysRefused);
    b->payments->configure(true);
    b->scheduler.advance(Millis(2000));
    QVERIFY(b->gateway.count(QStringLiteral("payment")) >= 2 || b->gateway.count(QStringLiteral("operate")) >= 2);
}

void TestOperationService::answersWaitForTheDisk()
{
    const Operation sent = b->refundUntilSent(1000);
    b->giveBackAtYuno(sent);
    b->journal.failAllWrites(ErrorKind::StorageFull);
    b->answerPost();
    b->answerRead(b->truth);
    QCOMPARE(b->changes.last().state, OperationState::Done);     // it happened
    QCOMPARE(b->stored(sent.id).state, OperationState::Sending); // the disk does not know yet
    b->journal.failAllWrites({});
    b->scheduler.advance(Millis(60'000));
    QCOMPARE(b->stored(sent.id).state, OperationState::Done);
    QCOMPARE(b->journal.attempt(b->attempt.id)->state, AttemptState::PartlyRefunded);
    QVERIFY(!b->blocks.has(TillBlock::StorageTrouble));
}

void TestOperationService::onlyAnUndecidedOneIsGivenUp()
{
    const Operation sent = b->refundUntilSent(1000);
    b->failPost(ErrorKind::TimedOut);
    const ManagerDecision decision{QStringLiteral("Bo"), QStringLiteral("paid back in cash")};
    QCOMPARE(b->service->giveUp(sent.id, decision).error().kind, ErrorKind::Conflict);
    Operation old = b->stored(sent.id);
    old.state = OperationState::Undecided;
    b->journal.plant(old);
    b->restart();
    QCOMPARE(b->service->giveUp(sent.id, {QStringLiteral("Bo"), QString()}).error().kind, ErrorKind::InvalidInput);
    const Result<Operation> givenUp = b->service->giveUp(sent.id, decision);
    QVERIFY(givenUp);
    QCOMPARE(givenUp->state, OperationState::GivenUp);
    QCOMPARE(b->stored(sent.id).state, OperationState::GivenUp);
    QVERIFY(b->journal.operationEvents(sent.id)->last().note.contains(QStringLiteral("paid back in cash")));
    QVERIFY(b->refund(1000));
}

QTEST_GUILESS_MAIN(TestOperationService)
#include "tst_operationservice.moc"
