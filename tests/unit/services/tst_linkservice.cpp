// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Charging by payment link over a fake gateway and journal: what is durable when,
// what is asked of whom, and that a sale is charged at most once over its link
// and whatever else it is paid with.
#include "bench.h"

#include "domain/paymentmachine.h"
#include "domain/paymentschedule.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

struct LinkBench : Bench
{
    ChargeOrder order = orderFor(sale);

    LinkBench()
    {
        order.intent.methodId = QStringLiteral("payment_link");
        order.intent.token = {};
    }
    /// The request for a link has left.
    Attempt send()
    {
        const Result<Attempt> attempt = service->charge(order);
        Q_ASSERT(attempt);
        scheduler.settle();
        return stored(attempt->id);
    }
    PaymentLink linkOf(const Attempt &attempt, LinkStatus status = LinkStatus::Open) const
    {
        PaymentLink link;
        link.id = LinkId::from(QStringLiteral("link-of-") + attempt.orderId.text());
        link.status = status;
        link.url = QStringLiteral("https://checkout.example/") + attempt.orderId.text();
        link.amount = attempt.intent.amount;
        link.orderId = attempt.orderId;
        link.finishMs = attempt.link->finishMs;
        return link;
    }
    void answerLink(const PaymentLink &link)
    {
        gateway.links.answer(good(link));
        scheduler.settle();
    }
    Attempt waiting()
    {
        const Attempt attempt = send();
        answerLink(linkOf(attempt));
        return stored(attempt.id);
    }
    Payment paidUnder(const Attempt &attempt)
    {
        Payment payment = approved(attempt);
        payment.linkId = attempt.link->id.text();
        payment.idempotencyKey = QStringLiteral("a key that the page chose");
        return payment;
    }
    QString refusal()
    {
        const Result<Attempt> again = service->charge(order);
        return again ? QString() : again.error().context.code;
    }
    /// Lets time go on until something of this kind is asked.
    bool until(const char *what)
    {
        const int before = gateway.count(QLatin1String(what));
        for (int i = 0; i < 60 && gateway.count(QLatin1String(what)) == before; ++i) {
            scheduler.advance(Millis(1000));
            if (gateway.count(QLatin1String(what)) != before)
                break;
            while (!gateway.lookups.waiting.empty())
                gateway.lookups.answer(good(QList<Payment>{}));
            while (!gateway.links.waiting.empty()) {
                const Seen asked = gateway.links.waiting.front().seen;
                gateway.links.answer(bad<PaymentLink>(ErrorKind::ServerFault, {}, 503));
            }
            scheduler.settle();
        }
        return gateway.count(QLatin1String(what)) > before;
    }
};

} // namespace

class TestLinkService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void journaledBeforeItLeaves();
    void nothingElseIsChargedWhileItMayTakeMoney();
    void cancelFreesTheSale();
    void unclearMakingGetsANewOrderId();
    void restartWatchesAndNeverMakesAnother();
    void moneyAfterTheCancelRaisesTheAlarm();
    void theCardIsSavedOnlyByAgreement();
    void aRefreshIsAnswered();
    void refusedKeysStopTheCalls();
};

void TestLinkService::journaledBeforeItLeaves()
{
    LinkBench b;
    const Attempt sent = b.send();
    QCOMPARE(sent.state, AttemptState::Sending);
    QVERIFY(sent.link && sent.link->id.isEmpty());
    QCOMPARE(sent.link->finishMs, b.clock.nowMs() + schedule::LinkLifetime);
    QCOMPARE(b.gateway.count(QStringLiteral("createLink")), 1);
    QCOMPARE(b.gateway.count(QStringLiteral("createPayment")), 0);
    QCOMPARE(b.gateway.count(QStringLiteral("createSession")), 0); // needs none
    QCOMPARE(b.gateway.seen.constLast().body, sent.body);
    b.answerLink(b.linkOf(sent));
    QCOMPARE(b.stateOf(sent.id), AttemptState::WaitingCustomer);
    QCOMPARE(b.stored(sent.id).link->url, b.linkOf(sent).url);
    QVERIFY(b.until("link"));
    QCOMPARE(b.gateway.seen.constLast().subject, b.linkOf(sent).id.text());
}

void TestLinkService::nothingElseIsChargedWhileItMayTakeMoney()
{
    LinkBench b;
    const Attempt attempt = b.send();
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen));
    b.answerLink(b.linkOf(attempt));
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen));
    QVERIFY(b.service->release(attempt.id, {QStringLiteral("Bo"), QStringLiteral("given up")}));
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen)); // let go, and still open at Yuno
    QVERIFY(b.service->saleIsBound(b.sale.id));
    b.scheduler.settle();
    QCOMPARE(b.gateway.count(QStringLiteral("cancelLink")), 1);
    b.gateway.links.answer(bad<PaymentLink>(ErrorKind::TimedOut)); // unclear: it may be open
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen));
    b.gateway.lookups.rule = [&](const Seen &) { return std::optional(good(QList<Payment>{b.paidUnder(b.stored(attempt.id))})); };
    b.service->checkNow(attempt.id);
    b.scheduler.settle();
    QCOMPARE(b.stateOf(attempt.id), AttemptState::Approved);
    QVERIFY(b.late.isEmpty()); // the sale waited for it
    QCOMPARE(b.refusal(), QString(chargecode::AlreadyPaid));
}

void TestLinkService::cancelFreesTheSale()
{
    LinkBench b;
    const Attempt attempt = b.waiting();
    QVERIFY(b.service->release(attempt.id, {QStringLiteral("Bo"), QStringLiteral("given up")}));
    QVERIFY(b.stored(attempt.id).link->cancelWanted); // a restart goes on cancelling
    b.scheduler.settle();
    QVERIFY(b.gateway.count(QStringLiteral("cancelLink")) == 1 || b.until("cancelLink"));
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen));
    b.answerLink(b.linkOf(attempt, LinkStatus::Canceled));
    QCOMPARE(b.stateOf(attempt.id), AttemptState::WaitingCustomer); // watched on
    QVERIFY(!b.service->saleIsBound(b.sale.id));
    QCOMPARE(b.refusal(), QString());
}

void TestLinkService::unclearMakingGetsANewOrderId()
{
    LinkBench b;
    const Attempt unseen = b.send();
    b.gateway.links.answer(bad<PaymentLink>(ErrorKind::TimedOut));
    b.scheduler.settle();
    QCOMPARE(b.stateOf(unseen.id), AttemptState::Unknown);
    QCOMPARE(b.refusal(), QString(chargecode::AttemptOpen)); // not before somebody has looked
    QCOMPARE(b.gateway.count(QStringLiteral("paymentsByOrderId")), 1);
    b.gateway.lookups.answer(good(QList<Payment>{}));
    b.scheduler.settle();
    const Attempt second = b.send();
    QVERIFY(second.orderId != unseen.orderId && second.key != unseen.key);
    QCOMPARE(b.gateway.count(QStringLiteral("createLink")), 2);
    QCOMPARE(b.stored(unseen.id).retry.sends, 1);
    // The first one stays watched, and money for it is found whatever the second does.
    b.answerLink(b.linkOf(second));
    b.gateway.lookups.rule = [&](const Seen &seen) {
        const bool first = seen.subject == unseen.orderId.text();
        return std::optional(good(first ? QList<Payment>{approved(unseen)} : QList<Payment>{}));
    };
    for (int i = 0; i < 60 && b.late.isEmpty(); ++i)
        b.scheduler.advance(Millis(1000));
    QCOMPARE(b.late.size(), 1);
    QCOMPARE(b.late.constFirst().id, unseen.id);
}

void TestLinkService::restartWatchesAndNeverMakesAnother()
{
    LinkBench b;
    const Attempt open = b.waiting();
    QCOMPARE(b.startService(), 1);
    b.scheduler.settle();
    QCOMPARE(b.gateway.count(QStringLiteral("createLink")), 1);
    QCOMPARE(b.gateway.count(QStringLiteral("paymentsByOrderId")), 1);
    b.gateway.lookups.answer(good(QList<Payment>{b.paidUnder(open)}));
    b.scheduler.settle();
    QCOMPARE(b.stateOf(open.id), AttemptState::Approved);
    QVERIFY(b.until("cancelLink")); // paid: nobody is to pay again

    LinkBench c; // and while the request was under way
    const Attempt sending = c.send();
    QCOMPARE(c.startService(), 1);
    c.scheduler.settle();
    for (int i = 0; i < 600; ++i) {
        while (!c.gateway.lookups.waiting.empty())
            c.gateway.lookups.answer(good(QList<Payment>{}));
        c.scheduler.advance(Millis(2000));
    }
    QCOMPARE(c.gateway.count(QStringLiteral("createLink")), 1);
    QCOMPARE(c.stateOf(sending.id), AttemptState::Expired); // past its time, and nobody ever saw it
}

void TestLinkService::moneyAfterTheCancelRaisesTheAlarm()
{
    LinkBench b;
    const Attempt attempt = b.waiting();
    QVERIFY(b.service->release(attempt.id, {QStringLiteral("Bo"), QStringLiteral("given up")}));
    b.scheduler.settle();
    QVERIFY(b.gateway.count(QStringLiteral("cancelLink")) == 1 || b.until("cancelLink"));
    b.answerLink(b.linkOf(attempt, LinkStatus::Canceled));
    QVERIFY(!b.gateway.lookups.waiting.empty());
    b.gateway.lookups.answer(good(QList<Payment>{b.paidUnder(attempt)}));
    b.scheduler.settle();
    QCOMPARE(b.late.size(), 1);
    QCOMPARE(b.stateOf(attempt.id), AttemptState::Approved);
    QVERIFY(b.stored(attempt.id).lateMoney);
}

/// The agreement is journaled with the attempt, and outlives what Yuno says of the link.
void TestLinkService::theCardIsSavedOnlyByAgreement()
{
    LinkBench silent;
    const Attempt ordinary = silent.waiting();
    QVERIFY(!ordinary.link->savesCard && !ordinary.body.contains("save"));
    LinkBench b;
    b.order.saveCard = true;
    const Attempt attempt = b.send();
    QVERIFY(attempt.link->savesCard && attempt.body.contains("\"save\":\"card\""));
    b.answerLink(b.linkOf(attempt));
    QVERIFY(b.stored(attempt.id).link->savesCard);
}

void TestLinkService::aRefreshIsAnswered()
{
    LinkBench b;
    const Attempt attempt = b.waiting();
    int answered = 0;
    b.service->refresh(attempt.id, [&answered](const Result<Attempt> &result) { answered += result ? 1 : 100; });
    QVERIFY(!b.gateway.lookups.waiting.empty()); // money is what somebody wants to know
    b.gateway.lookups.answer(good(QList<Payment>{}));
    b.scheduler.settle();
    QCOMPARE(answered, 1);
}

void TestLinkService::refusedKeysStopTheCalls()
{
    LinkBench b;
    const Attempt attempt = b.waiting();
    QVERIFY(b.until("link"));
    b.gateway.links.answer(bad<PaymentLink>(ErrorKind::Unauthenticated, QStringLiteral("INVALID_CREDENTIALS"), 401));
    b.scheduler.settle();
    QVERIFY(b.blocks.has(TillBlock::KeysRefused));
    const qsizetype seen = b.gateway.seen.size();
    b.scheduler.advance(Millis(120'000));
    QCOMPARE(b.gateway.seen.size(), seen);
    QCOMPARE(b.stateOf(attempt.id), AttemptState::WaitingCustomer);
    b.service->configure(true); // new keys
    b.scheduler.settle();
    QVERIFY(b.gateway.seen.size() > seen);
}

QTEST_GUILESS_MAIN(TestLinkService)
#include "tst_linkservice.moc"
