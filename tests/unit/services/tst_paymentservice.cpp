// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PaymentService over a fake journal and gateway: journal before wire, one charge
// per sale, release and late money, blocks. Trouble: tst_paymenttrouble.
#include "bench.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

class TestPaymentService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void approvedMarksTheSalePaid();
    void journalKnowsBeforeTheWire();
    void secondClickIsRefused();
    void unknownBindsTheSaleUntilReleased();
    void declinedAllowsANewAttempt();
    void amountIsCheckedAgainstTheCart();
    void directNeedsNoSession();
    void directIsRecordedAndSendingInOneCommit();
    void directLeavesNothingWhenEitherLineFails();
    void unusedSessionIsUsedAgain();
    void offlineIsRefusedAndFree();
    void lostAnswerIsFoundByLookup();
    void sameKeyAndBodyGoOutAgain();
    void wrongAmountBlocksTheTill();
    void anotherTillIsNoticed();
    void releaseNeedsAReason();
    void lateMoneyIsTold();
    void refreshAnswersOnce();
    void notCommissionedTakesOneSmallPayment();
    void backgroundReadsArePaced();
    void aMissingCodeIsAskedForInTheRawAnswer();
};

void TestPaymentService::approvedMarksTheSalePaid()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    QCOMPARE(sent.state, AttemptState::Sending);
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 1);
    b.answerPost(approved(sent));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
    QCOMPARE(b.journal.sale(b.sale.id)->state, SaleState::Paid);
    QCOMPARE(b.service->openCount(), 0);
    QCOMPARE(b.changes.constLast().state, AttemptState::Approved);
    const Result<Attempt> again = b.charge();
    QVERIFY(!again);
    QCOMPARE(again.error().context.code, QString(chargecode::AlreadyPaid));
}

void TestPaymentService::journalKnowsBeforeTheWire()
{
    Bench b;
    bool looked = false;
    b.gateway.posts.rule = [&](const Seen &seen) -> std::optional<Answer<Payment>> {
        const Attempt durable = b.journal.allAttempts().constLast();
        looked = durable.state == AttemptState::Sending && durable.body == seen.body && durable.key == seen.key &&
                 durable.retry.sends == 1;
        return std::nullopt;
    };
    b.chargeUntilSent();
    QVERIFY(looked);
    const QList<AttemptEvent> events = *b.journal.events(b.journal.allAttempts().constLast().id);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].kind, QStringLiteral("recorded"));
    QCOMPARE(events[1].kind, QStringLiteral("sending"));
}

void TestPaymentService::secondClickIsRefused()
{
    Bench b;
    QVERIFY(b.charge());
    for (int i = 0; i < 9; ++i) {
        const Result<Attempt> again = b.charge();
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QCOMPARE(again.error().context.code, QString(chargecode::AttemptOpen));
    }
    b.scheduler.settle();
    QVERIFY(!b.charge());
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 1);
    QCOMPARE(b.journal.allAttempts().size(), 1);
}

void TestPaymentService::unknownBindsTheSaleUntilReleased()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::TimedOut);
    QCOMPARE(b.stateOf(sent.id), AttemptState::Unknown);
    QVERIFY(!b.charge());
    QVERIFY(b.service->saleIsBound(b.sale.id));
    QVERIFY(b.service->release(sent.id, {QStringLiteral("Bo"), QStringLiteral("customer pays cash")}));
    QVERIFY(!b.service->saleIsBound(b.sale.id));
    const Result<Attempt> second = b.charge();
    QVERIFY(second);
    QCOMPARE(second->number, 2);
    QVERIFY(second->key != sent.key);
    QVERIFY(second->orderId != sent.orderId);
}

void TestPaymentService::declinedAllowsANewAttempt()
{
    Bench b;
    const Attempt first = b.chargeUntilSent();
    b.answerPost(declined(first));
    const Attempt second = b.chargeUntilSent();
    QCOMPARE(second.orderId, makeOrderId(b.sale.id, 2));
    QVERIFY(second.session != first.session); // that one is used
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 2);
}

void TestPaymentService::amountIsCheckedAgainstTheCart()
{
    Bench b;
    ChargeOrder order = orderFor(b.sale);
    order.intent.amount = reais(2400);
    const Result<Attempt> refused = b.service->charge(order);
    QVERIFY(!refused);
    QCOMPARE(refused.error().context.code, QString(chargecode::AmountChanged));
    QVERIFY(b.gateway.seen.isEmpty());
    QVERIFY(b.journal.allAttempts().isEmpty());
}

void TestPaymentService::directNeedsNoSession()
{
    Bench b;
    b.settings.workflow = QStringLiteral("DIRECT");
    const Attempt sent = b.chargeUntilSent();
    QVERIFY(sent.session.isEmpty());
    QCOMPARE(b.gateway.count(QStringLiteral("createSession")), 0);
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 1);
}

/// What waits for nobody costs the customer one commit, and the timeline tells both steps.
void TestPaymentService::directIsRecordedAndSendingInOneCommit()
{
    Bench b;
    b.settings.workflow = QStringLiteral("DIRECT");
    const int before = b.journal.commits();
    const Result<Attempt> attempt = b.charge();
    QCOMPARE(b.journal.commits(), before + 1);
    QCOMPARE(b.stored(attempt->id).state, AttemptState::Sending);
    QVERIFY(!b.stored(attempt->id).body.isEmpty());
    QVERIFY(b.gateway.seen.isEmpty()); // the answer to the caller comes first
    QStringList kinds;
    const QList<AttemptEvent> lines = *b.journal.events(attempt->id);
    for (const AttemptEvent &line : lines)
        kinds << line.kind;
    QCOMPARE(kinds, (QStringList{QStringLiteral("recorded"), QStringLiteral("sending")}));
    b.scheduler.settle();
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 1);
    QCOMPARE(b.gateway.seen.constLast().body, b.stored(attempt->id).body);
}

void TestPaymentService::directLeavesNothingWhenEitherLineFails()
{
    for (const int n : {1, 2}) {
        Bench b;
        b.settings.workflow = QStringLiteral("DIRECT");
        b.journal.failWrite(n);
        const Result<Attempt> attempt = b.charge();
        QVERIFY(!attempt);
        QCOMPARE(attempt.error().kind, ErrorKind::StorageFull);
        b.scheduler.advance(Millis(120'000));
        QVERIFY(b.journal.allAttempts().isEmpty());
        QVERIFY(b.gateway.seen.isEmpty());
        QVERIFY(!b.blocks.has(TillBlock::StorageTrouble)); // the disk is well again, and the till sells
        QVERIFY(b.charge().has_value());
    }
}

void TestPaymentService::unusedSessionIsUsedAgain()
{
    Bench b;
    const Attempt first = b.chargeUntilSent();
    while (b.stateOf(first.id) == AttemptState::Sending) {
        b.gateway.posts.answer(offline<Payment>());
        b.scheduler.advance(Millis(2000));
    }
    QCOMPARE(b.stateOf(first.id), AttemptState::Refused);
    const Attempt second = b.chargeUntilSent();
    QCOMPARE(second.session, first.session);
    QCOMPARE(b.gateway.count(QStringLiteral("createSession")), 1);
    b.answerPost(declined(second));
    const Attempt third = b.chargeUntilSent(); // now it is used
    QVERIFY(third.session != first.session);
}

void TestPaymentService::offlineIsRefusedAndFree()
{
    Bench b;
    b.gateway.sessions.rule = [](const Seen &) { return std::optional(offline<CheckoutSession>()); };
    const Result<Attempt> attempt = b.charge();
    b.scheduler.advance(Millis(20000));
    QCOMPARE(b.stateOf(attempt->id), AttemptState::Refused);
    QCOMPARE(b.stored(attempt->id).problem->kind, ErrorKind::Offline);
    QVERIFY(!b.service->saleIsBound(b.sale.id));
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 0);
}

void TestPaymentService::lostAnswerIsFoundByLookup()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::ConnectionLost);
    b.gateway.posts.rule = [](const Seen &) { return std::optional(bad<Payment>(ErrorKind::ServerFault, {}, 503)); };
    b.gateway.lookups.rule = [&](const Seen &) { return std::optional(good(QList<Payment>{approved(sent)})); };
    b.scheduler.advance(Millis(11000));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Approved);
    QCOMPARE(b.gateway.count(QStringLiteral("paymentsByOrderId")), 1);
}

void TestPaymentService::sameKeyAndBodyGoOutAgain()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::ServerFault, QStringLiteral("INTERNAL_ERROR"), 500);
    b.gateway.posts.rule = [](const Seen &) { return std::optional(bad<Payment>(ErrorKind::ServerFault, {}, 502)); };
    b.gateway.lookups.rule = [](const Seen &) { return std::optional(good(QList<Payment>{})); };
    b.scheduler.advance(Millis(600000));
    int posts = 0;
    for (const Seen &seen : std::as_const(b.gateway.seen)) {
        if (seen.what != u"createPayment")
            continue;
        ++posts;
        QCOMPARE(seen.key, sent.key);
        QCOMPARE(seen.body, sent.body);
    }
    QCOMPARE(posts, 5);
    QCOMPARE(b.stateOf(sent.id), AttemptState::Unknown);
}

void TestPaymentService::wrongAmountBlocksTheTill()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    Payment wrong = approved(sent);
    wrong.amount = reais(250000);
    b.answerPost(wrong);
    QCOMPARE(b.blocks.current().block, TillBlock::AmountMismatch);
    const Sale other = openSale(QStringLiteral("R1-20261121-000099"));
    b.journal.plant(other);
    QVERIFY(!b.service->charge(orderFor(other)));
    TillBlocks later([](const BlockReport &) {}); // and after a restart
    later.remember(b.journal);
    QVERIFY(later.has(TillBlock::AmountMismatch));
    b.blocks.clear(TillBlock::AmountMismatch);
    QVERIFY(b.service->charge(orderFor(other)));
}

void TestPaymentService::anotherTillIsNoticed()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::TimedOut);
    Payment foreign = approved(sent);
    foreign.idempotencyKey = QStringLiteral("00000000-0000-4000-8000-000000000000");
    b.gateway.posts.rule = [](const Seen &) { return std::optional(bad<Payment>(ErrorKind::ServerFault, {}, 503)); };
    b.gateway.lookups.rule = [&](const Seen &) { return std::optional(good(QList<Payment>{foreign})); };
    b.scheduler.advance(Millis(11000));
    QCOMPARE(b.stateOf(sent.id), AttemptState::Unknown);
    QVERIFY(b.blocks.has(TillBlock::RegisterCollision));
    QCOMPARE(b.journal.salt().size(), 4);
}

void TestPaymentService::releaseNeedsAReason()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::TimedOut);
    QCOMPARE(b.service->release(sent.id, {QStringLiteral("Bo"), QStringLiteral("  ")}).error().context.field,
             QStringLiteral("reason"));
    QCOMPARE(b.service->release(sent.id, {QString(), QStringLiteral("customer pays cash")}).error().context.field,
             QStringLiteral("managerName"));
    QVERIFY(b.service->release(sent.id, {QStringLiteral("Bo"), QStringLiteral("customer pays cash")}));
    QVERIFY(b.journal.events(sent.id)->constLast().note.contains(u"customer pays cash"));
    Bench fresh;
    const Attempt running = fresh.chargeUntilSent();
    QCOMPARE(fresh.service->release(running.id, {QStringLiteral("Bo"), QStringLiteral("too early")}).error().kind,
             ErrorKind::Conflict);
}

void TestPaymentService::lateMoneyIsTold()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.failPost(ErrorKind::TimedOut);
    QVERIFY(b.service->release(sent.id, {QStringLiteral("Bo"), QStringLiteral("customer pays cash")}));
    const int posts = b.gateway.count(QStringLiteral("createPayment"));
    b.gateway.lookups.rule = [&](const Seen &) { return std::optional(good(QList{approved(sent)})); };
    b.scheduler.advance(Millis(11'000));
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), posts); // looked for, never sent again
    QCOMPARE(b.late.size(), 1);
    QVERIFY(b.stored(sent.id).lateMoney);
    QVERIFY(!b.charge()); // the sale is paid after all
}

void TestPaymentService::refreshAnswersOnce()
{
    Bench b;
    const Attempt sent = b.chargeUntilSent();
    b.answerPost(approved(sent));
    QList<Result<Attempt>> answers;
    const auto note = [&](const Result<Attempt> &answer) { answers.append(answer); };
    b.service->refresh(sent.id, note);
    b.service->refresh(sent.id, note);
    QCOMPARE(b.gateway.count(QStringLiteral("payment")), 1);
    Payment refunded = paymentFor(sent, QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    b.gateway.reads.answer(good(refunded));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0]->state, AttemptState::Refunded);
    QCOMPARE(b.stateOf(sent.id), AttemptState::Refunded);
    b.service->refresh(AttemptId::from(QStringLiteral("none")), note);
    QCOMPARE(answers[2].error().kind, ErrorKind::NotFound);
}

void TestPaymentService::notCommissionedTakesOneSmallPayment()
{
    Bench b;
    b.blocks.raise(TillBlock::NotCommissioned);
    QCOMPARE(b.charge().error().context.code, QStringLiteral("NOT_COMMISSIONED"));
    ChargeOrder order = orderFor(b.sale); // BRL 25.00
    order.commissioning = true;
    QCOMPARE(b.service->charge(order).error().context.code, QString(chargecode::TooMuchForTest));
    Sale small = openSale(QStringLiteral("R1-20261121-000050"));
    small.cart.lines[0].unitPrice = reais(500);
    b.journal.plant(small);
    order = orderFor(small);
    QVERIFY(!b.service->charge(order));
    order.commissioning = true;
    QVERIFY(b.service->charge(order)); // BRL 10.00
}

void TestPaymentService::backgroundReadsArePaced()
{
    Bench b;
    for (int i = 0; i < 40; ++i) {
        Attempt open = attemptIn(AttemptState::WaitingCustomer, b.clock.nowMs() - 3'600'000);
        open.id = AttemptId::from(QStringLiteral("waiting-%1").arg(i));
        b.journal.plant(open);
    }
    b.gateway.reads.rule = [&](const Seen &) {
        return std::optional(good(waiting(attemptIn(AttemptState::Sending, 0))));
    };
    b.service.reset();
    PaymentService polite({b.gateway, b.journal, b.scheduler, b.clock, b.ids, b.blocks, b.settings, WatchLimits{2, 4}});
    polite.configure(true);
    QCOMPARE(*polite.start(), 40);
    b.scheduler.advance(Millis(10000));
    const int answered = b.gateway.count(QStringLiteral("payment"));
    QVERIFY2(answered >= 19 && answered <= 21, qPrintable(QString::number(answered)));

    b.gateway.reads.rule = nullptr; // the gateway falls silent: no more than four wait for it
    b.scheduler.advance(Millis(60000));
    QCOMPARE(b.gateway.count(QStringLiteral("payment")) - answered, 4);
}

/// While its text is not there, the first five reads, and of a way that has a code of its own only.
void TestPaymentService::aMissingCodeIsAskedForInTheRawAnswer()
{
    const auto asked = [](const char *method, int answeredAt) {
        Bench b;
        Attempt open = attemptIn(AttemptState::WaitingCustomer, b.clock.nowMs());
        open.intent.methodId = QLatin1String(method);
        open.payment = waiting(open);
        open.paymentId = open.payment->id;
        b.journal.plant(open);
        int reads = 0;
        b.gateway.reads.rule = [&](const Seen &seen) {
            Payment payment = waiting(attemptIn(AttemptState::Sending, 0));
            if (++reads == answeredAt && seen.what == u"paymentWithRaw")
                payment.method.artefacts.copyText = QStringLiteral("000201");
            return std::optional(good(payment));
        };
        if (b.startService() != 1)
            return -1;
        b.scheduler.advance(Millis(60'000));
        return reads > 8 ? b.gateway.count(QStringLiteral("paymentWithRaw")) : -1;
    };
    QCOMPARE(asked("pix", 0), 5);
    QCOMPARE(asked("pix", 2), 2);
    QCOMPARE(asked("pse", 0), 0);
}

QTEST_GUILESS_MAIN(TestPaymentService)
#include "tst_paymentservice.moc"
