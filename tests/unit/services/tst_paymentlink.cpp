// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine where the attempt is a payment link (CONTRACT 7 and 2.3): what is
// asked when, what decides, what never does, and when the sale is free again.
#include "drive.h"

#include "domain/paymentschedule.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace pos::schedule;

namespace {

using Pending = Drive::Pending;

const LinkId Id = LinkId::from(QStringLiteral("link-1"));

/// The body has left.
Drive sent()
{
    Drive d;
    d.a.link = AttemptLink{};
    d.a.link->finishMs = d.now + LinkLifetime;
    d.a.intent.methodId = QStringLiteral("payment_link");
    return d;
}

PaymentLink linkOf(const Attempt &a, LinkStatus status = LinkStatus::Open, int payments = 0)
{
    PaymentLink link;
    link.id = Id;
    link.status = status;
    link.url = QStringLiteral("https://checkout.example/pay?session=1");
    link.amount = a.intent.amount;
    link.orderId = a.orderId;
    link.accountId = AccountId;
    link.payments = payments;
    link.finishMs = a.link->finishMs;
    return link;
}

event::LinkAnswered made(const Attempt &a)
{
    return {linkOf(a), AccountId};
}
event::LinkRead readLink(const Attempt &a, LinkStatus status = LinkStatus::Open, int payments = 0)
{
    return {linkOf(a, status, payments), AccountId};
}
event::LinkReadFailed linkTrouble(ErrorKind kind)
{
    return {Error{kind, {}}, false};
}

/// Waits for the customer.
Drive open()
{
    Drive d = sent();
    d.feed(made(d.a));
    return d;
}

Payment under(const Drive &d, Payment payment, const char *id, qint64 createdMs = 1)
{
    payment.id = PaymentId::from(QLatin1String(id));
    payment.linkId = Id.text();
    payment.idempotencyKey = QStringLiteral("a key that the page chose");
    payment.createdMs = d.now + createdMs;
    return payment;
}

/// Answers whatever is asked until `until`; nothing ever changes.
void passUntil(Drive &d, qint64 until, LinkStatus status, const QList<Payment> &payments = {})
{
    while (d.pending != Pending::Nothing || (d.wakeMs != 0 && d.wakeMs <= until)) {
        if (d.pending == Pending::LookUp)
            d.feed(lookedUp(payments));
        else if (d.pending == Pending::ReadLink || d.pending == Pending::CancelLink)
            d.feed(readLink(d.a, status, int(payments.size())));
        else if (!d.wake())
            break;
    }
    d.now = std::max(d.now, until);
}

} // namespace

class TestPaymentLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void madeIsWaiting();
    void polledAsTheContractSays();
    void aPaymentMoreIsLookedUpAtOnce();
    void usedIsNotPaid();
    void failedTriesThenAGoodOne();
    void paidLinkIsCancelled();
    void nothingBelievedOfAnotherLink();
    void anotherAmountIsCancelledAndNeverShown();
    void withoutAnAddressItIsCancelled();
    void closedWhenMadeIsRefused();
    void unclearCreationIsNeverSentAgain();
    void unclearCreationFreesTheSaleAndStaysWatched();
    void unclearCreationThatWasPaidIsFound();
    void nothingLeftMayBeSentAgain();
    void expiryIsWatchedForMinutes();
    void paidAtTheLastMoment();
    void givingUpCancelsAndThenFreesTheSale();
    void unclearCancelIsReadAndRepeated();
    void moneyAfterGivingUpRaisesTheAlarm();
    void paidWhileItIsCancelledPaysTheSale();
    void outagesSlowDownAndEndNothing();
    void nobodyTellsAnyMore();
    void openAfterItsTimeIsBelieved();
    void restartGoesOn();
    void restartWhileSendingNeverSendsAgain();
    void settledLinkIsLookedUpByOrder();
    void secondPaymentUnderItRaisesTheAlarm();
};

void TestPaymentLink::madeIsWaiting()
{
    const Drive d = open();
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QCOMPARE(d.a.link->id, Id);
    QCOMPARE(d.a.link->url, QStringLiteral("https://checkout.example/pay?session=1"));
    QCOMPARE(d.recorded, 1);
    QVERIFY(!leavesSaleFree(d.a));
    QVERIFY(!holdsMoney(d.a));
}

void TestPaymentLink::polledAsTheContractSays()
{
    Drive d = open();
    const qint64 start = d.now;
    const int recorded = d.recorded;
    passUntil(d, start + 5 * Minute, LinkStatus::Open);
    for (qsizetype i = 1; i < d.linkReads.size(); ++i) {
        const qint64 pause = d.linkReads[i] - d.linkReads[i - 1];
        QVERIFY2(pause >= 3 * Second && pause <= 8 * Second, qPrintable(QString::number(pause)));
    }
    QVERIFY(d.linkReads.size() > 50);
    for (qsizetype i = 1; i < d.lookups.size(); ++i)
        QVERIFY(d.lookups[i] - d.lookups[i - 1] <= LinkLookupPause);
    QVERIFY(d.lookups.size() >= 19);
    QVERIFY(d.reads.isEmpty());
    QCOMPARE(d.recorded, recorded); // a till may wait long; the journal does not grow
}

void TestPaymentLink::aPaymentMoreIsLookedUpAtOnce()
{
    Drive d = open();
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::ReadLink);
    d.feed(readLink(d.a, LinkStatus::Open, 1));
    QCOMPARE(d.pending, Pending::LookUp);
    d.feed(lookedUp({under(d, waiting(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QCOMPARE(d.a.paymentId, PaymentId::from(QStringLiteral("p-1")));
}

void TestPaymentLink::usedIsNotPaid()
{
    Drive d = open();
    d.wake();
    d.feed(readLink(d.a, LinkStatus::Used, 1));
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QCOMPARE(d.pending, Pending::LookUp);
    d.feed(lookedUp());
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    passUntil(d, d.now + 10 * Minute, LinkStatus::Used);
    QCOMPARE(d.a.state, AttemptState::Unknown); // somebody did something, and it cannot be seen
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
}

void TestPaymentLink::failedTriesThenAGoodOne()
{
    Drive d = open();
    const Payment first = under(d, declined(d.a), "p-1", 1);
    const Payment second = under(d, declined(d.a), "p-2", 2);
    d.feed(lookedUp({first}));
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(lookedUp({first, second}));
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QCOMPARE(d.a.paymentId, second.id); // the newest is shown
    d.feed(lookedUp({second, under(d, approved(d.a), "p-3", 3), first}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.a.paymentId, PaymentId::from(QStringLiteral("p-3")));
    QVERIFY(d.alarms.isEmpty());
}

void TestPaymentLink::paidLinkIsCancelled()
{
    Drive d = open();
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::CancelLink);
    for (int i = 0; i < 10 && (d.pending == Pending::CancelLink || d.wake()); ++i)
        d.feed(event::LinkCancelFailed{Error{ErrorKind::ServerFault, {}}, false});
    QCOMPARE(d.cancels.size(), MostLateCancels); // it was good for one payment anyway
    QCOMPARE(d.a.state, AttemptState::Approved);
    d.feed(readLink(d.a, LinkStatus::Canceled, 1));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.a.link->status, LinkStatus::Canceled);
}

void TestPaymentLink::nothingBelievedOfAnotherLink()
{
    Drive d = open();
    Payment other = under(d, approved(d.a), "p-1");
    other.linkId = QStringLiteral("link-2");
    d.feed(lookedUp({other}));
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.alarms, QList<AlarmKind>{AlarmKind::RegisterCollision});
    d.feed(lookedUp({other}));
    QCOMPARE(d.alarms.size(), 1);
    other.linkId.clear(); // some answers leave it out: order id and amount decide
    d.feed(lookedUp({other}));
    QCOMPARE(d.a.state, AttemptState::Approved);

    Drive e = open();
    event::LinkRead wrong = readLink(e.a);
    wrong.link.id = LinkId::from(QStringLiteral("link-2"));
    wrong.link.url = QStringLiteral("https://elsewhere.example/");
    e.wake();
    e.feed(wrong);
    QCOMPARE(e.a.link->id, Id);
    QCOMPARE(e.a.link->url, linkOf(e.a).url);
    QVERIFY(e.wakeMs != 0);
}

void TestPaymentLink::anotherAmountIsCancelledAndNeverShown()
{
    Drive d = sent();
    event::LinkAnswered answered = made(d.a);
    answered.link.amount = Money::fromMinor(d.a.intent.amount.minor() * 100, d.a.intent.amount.currency());
    d.feed(answered);
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.alarms, QList<AlarmKind>{AlarmKind::AmountMismatch});
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::CancelLink);
    event::LinkRead canceled{answered.link, AccountId};
    canceled.link.status = LinkStatus::Canceled;
    d.feed(canceled);
    QCOMPARE(d.alarms.size(), 1);
    while (isOpen(d.a.state)) {
        QCOMPARE(d.pending, Pending::LookUp);
        d.feed(lookedUp());
        QVERIFY(!isOpen(d.a.state) || d.wake());
    }
    QCOMPARE(d.a.state, AttemptState::Canceled);
}

void TestPaymentLink::withoutAnAddressItIsCancelled()
{
    Drive d = sent();
    event::LinkAnswered answered = made(d.a);
    answered.link.url.clear();
    d.feed(answered);
    d.wake();
    QCOMPARE(d.pending, Pending::CancelLink);
}

void TestPaymentLink::closedWhenMadeIsRefused()
{
    for (const LinkStatus status : {LinkStatus::Failed, LinkStatus::Expired, LinkStatus::Canceled, LinkStatus::Used}) {
        Drive d = sent();
        d.feed(event::LinkAnswered{linkOf(d.a, status), AccountId});
        QCOMPARE(d.a.state, AttemptState::Refused);
        QCOMPARE(d.a.problem->code, QString(problemcode::LinkUnusable));
    }
}

void TestPaymentLink::unclearCreationIsNeverSentAgain()
{
    for (const event::PostFailed &failed : {unclear(), inProcess(), duplicated(), postFailed(ErrorKind::ServerFault, {}, 500)}) {
        Drive d = sent();
        d.feed(failed);
        QCOMPARE(d.a.state, AttemptState::Unknown);
        QCOMPARE(d.pending, Pending::LookUp); // by order id, at once
        for (int i = 0; i < 40 && isOpen(d.a.state); ++i) {
            d.feed(event::LookupFailed{Error{ErrorKind::ServerFault, {}}, false});
            QVERIFY(!d.a.released); // a failed lookup proves nothing
            QVERIFY(d.wake());
        }
        QVERIFY(d.sends.isEmpty());
        d.feed(event::Restarted{});
        QVERIFY(d.sends.isEmpty());
    }
}

void TestPaymentLink::unclearCreationFreesTheSaleAndStaysWatched()
{
    Drive d = sent();
    const qint64 finish = d.a.link->finishMs;
    d.feed(unclear());
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(lookedUp());
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.a.released);        // nobody saw its address
    QVERIFY(leavesSaleFree(d.a)); // a new link, under a new order id
    while (isOpen(d.a.state)) {
        QVERIFY(d.wake());
        QCOMPARE(d.pending, Pending::LookUp);
        d.feed(lookedUp());
    }
    QCOMPARE(d.a.state, AttemptState::Expired);
    QVERIFY(d.lookups.last() >= finish + LinkWatch && d.lookups.last() < finish + LinkWatch + Minute);
    QVERIFY(d.lookups.size() > 4 && d.sends.isEmpty());
}

void TestPaymentLink::unclearCreationThatWasPaidIsFound()
{
    Drive d = sent();
    d.feed(unclear());
    d.feed(lookedUp());
    d.wake();
    d.feed(lookedUp({under(d, waiting(d.a), "p-1")})); // so there is a link after all, and somebody has it
    QCOMPARE(d.a.link->id, Id);
    d.wake();
    QCOMPARE(d.pending, Pending::CancelLink);
    d.feed(readLink(d.a, LinkStatus::Canceled, 1));
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.alarms, QList<AlarmKind>{AlarmKind::LateMoney});
}

void TestPaymentLink::nothingLeftMayBeSentAgain()
{
    Drive d = sent();
    d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Sending);
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::Post);
    d.feed(made(d.a));
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
}

void TestPaymentLink::expiryIsWatchedForMinutes()
{
    Drive d = open();
    d.wake();
    const qint64 closed = d.now;
    d.feed(readLink(d.a, LinkStatus::Expired));
    passUntil(d, closed + LinkWatch - Second, LinkStatus::Expired);
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QVERIFY(!leavesSaleFree(d.a));
    passUntil(d, closed + LinkWatch + 10 * Second, LinkStatus::Expired);
    QCOMPARE(d.a.state, AttemptState::Expired);
    QVERIFY(leavesSaleFree(d.a));
    QVERIFY(d.lookups.size() > 25);
    QCOMPARE(d.wakeMs, qint64(0));

    Drive e = open(); // with a refused try: the reason counts
    const QList<Payment> tries{under(e, declined(e.a), "p-1")};
    e.feed(lookedUp(tries));
    passUntil(e, e.now + 5 * Minute, LinkStatus::Expired, tries);
    QCOMPARE(e.a.state, AttemptState::Declined);
}

void TestPaymentLink::paidAtTheLastMoment()
{
    Drive d = open();
    d.wake();
    d.feed(readLink(d.a, LinkStatus::Expired));
    d.feed(lookedUp());
    d.wake();
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.alarms.isEmpty());
    QVERIFY(d.cancels.isEmpty());
}

void TestPaymentLink::givingUpCancelsAndThenFreesTheSale()
{
    Drive d = open();
    d.feed(event::Released{QStringLiteral("Bo: given up")});
    QVERIFY(d.a.released && isClosingLink(d.a));
    QVERIFY(!leavesSaleFree(d.a)); // it may still take money
    QCOMPARE(d.pause(), qint64(0));
    d.wake();
    QCOMPARE(d.pending, Pending::CancelLink);
    QVERIFY(!leavesSaleFree(d.a));
    const qint64 closed = d.now;
    d.feed(readLink(d.a, LinkStatus::Canceled));
    QVERIFY(leavesSaleFree(d.a));
    passUntil(d, closed + LinkWatch - Second, LinkStatus::Canceled);
    QVERIFY(isOpen(d.a.state)); // watched on
    passUntil(d, closed + LinkWatch + 10 * Second, LinkStatus::Canceled);
    QCOMPARE(d.a.state, AttemptState::Canceled);
    QCOMPARE(d.cancels.size(), 1);
}

void TestPaymentLink::unclearCancelIsReadAndRepeated()
{
    Drive d = open();
    d.feed(event::Released{QStringLiteral("Bo: given up")});
    d.wake();
    d.feed(event::LinkCancelFailed{Error{ErrorKind::RequestRefused, {.httpStatus = 400}}, false});
    QCOMPARE(d.pending, Pending::ReadLink); // what became of it?
    d.feed(readLink(d.a));
    QVERIFY(!leavesSaleFree(d.a));
    for (int i = 0; i < 8 && d.cancels.size() < 4; ++i) {
        QVERIFY(d.wake());
        if (d.pending == Pending::LookUp)
            d.feed(lookedUp());
        else
            d.feed(event::LinkCancelFailed{Error{ErrorKind::TimedOut, {}}, false});
    }
    QCOMPARE(d.cancels.size(), qsizetype(4));
    QVERIFY(d.cancels[3] - d.cancels[2] >= 8 * Second);
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(readLink(d.a, LinkStatus::Canceled)); // the lost one had worked
    QVERIFY(leavesSaleFree(d.a));
}

void TestPaymentLink::moneyAfterGivingUpRaisesTheAlarm()
{
    Drive d = open();
    d.feed(event::Released{QStringLiteral("Bo: given up")});
    d.wake();
    d.feed(readLink(d.a, LinkStatus::Canceled));
    d.feed(lookedUp());
    d.wake();
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.a.lateMoney);
    QCOMPARE(d.alarms, QList<AlarmKind>{AlarmKind::LateMoney});
}

/// The customer was quicker than the cancellation: the sale was never free, so this is its payment.
void TestPaymentLink::paidWhileItIsCancelledPaysTheSale()
{
    Drive d = open();
    d.feed(event::Released{QStringLiteral("Bo: given up")});
    d.wake();
    d.feed(event::LinkCancelFailed{Error{ErrorKind::Conflict, {.httpStatus = 400, .code = QStringLiteral("INVALID_STATUS")}}, false});
    QCOMPARE(d.pending, Pending::ReadLink);
    d.feed(readLink(d.a, LinkStatus::Used, 1));
    QVERIFY(!leavesSaleFree(d.a)); // used: not paid for certain, and not free either
    d.feed(lookedUp());
    QVERIFY(!leavesSaleFree(d.a));
    Payment underWay = under(d, waiting(d.a), "p-1");
    underWay.status = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
    d.feed(lookedUp({underWay}));
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(!d.a.released && !d.a.lateMoney);
    QVERIFY(d.alarms.isEmpty());

    Drive e = open(); // a voucher chosen at that moment takes days: the sale goes on, and the voucher is watched
    e.feed(event::Released{QStringLiteral("Bo: given up")});
    e.wake();
    e.feed(readLink(e.a, LinkStatus::Used, 1));
    Payment voucher = under(e, waiting(e.a), "p-1");
    voucher.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    e.feed(lookedUp({voucher}));
    QVERIFY(leavesSaleFree(e.a));
    e.feed(lookedUp({under(e, waiting(e.a), "p-1")})); // being paid now: no other attempt may start, but one may have
    QVERIFY(!leavesSaleFree(e.a));
    e.feed(lookedUp({under(e, approved(e.a), "p-1")}));
    QCOMPARE(e.alarms, QList<AlarmKind>{AlarmKind::LateMoney});
}

void TestPaymentLink::outagesSlowDownAndEndNothing()
{
    Drive d = open();
    for (int i = 0; i < 60; ++i) {
        QVERIFY(d.wake());
        QVERIFY(d.pending == Pending::ReadLink || d.pending == Pending::LookUp);
        if (d.pending == Pending::LookUp)
            d.feed(event::LookupFailed{Error{ErrorKind::ServerFault, {}}, false});
        else
            d.feed(linkTrouble(ErrorKind::ServerFault));
    }
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QVERIFY(d.lookups.size() > 10 && d.linkReads.size() > 10);
    for (qsizetype i = 1; i < d.linkReads.size(); ++i)
        QVERIFY(d.linkReads[i] - d.linkReads[i - 1] >= 8 * Second);
    event::LinkReadFailed limited = linkTrouble(ErrorKind::RateLimited);
    limited.error.context.retryAfterSeconds = 30;
    d.wake();
    d.feed(limited);
    QVERIFY(d.pause() >= 30 * Second);
    d.wake();
    limited.keysRefused = true;
    d.feed(limited);
    QCOMPARE(d.keysRefused, 1);
}

/// The link cannot be read for ever: it ends by its own time, so that the sale is not bound for ever.
void TestPaymentLink::nobodyTellsAnyMore()
{
    Drive d = open();
    const qint64 finish = d.a.link->finishMs;
    d.feed(event::Released{QStringLiteral("Bo: given up")});
    for (int i = 0; i < 2000 && isOpen(d.a.state); ++i) {
        QVERIFY(d.wake());
        if (d.pending == Pending::LookUp)
            d.feed(lookedUp());
        else if (d.pending == Pending::CancelLink)
            d.feed(event::LinkCancelFailed{Error{ErrorKind::NotFound, {.httpStatus = 400}}, false});
        if (d.pending == Pending::ReadLink)
            d.feed(linkTrouble(ErrorKind::NotFound));
        QVERIFY(!leavesSaleFree(d.a) || d.now >= finish + LinkWatch + LinkClockDoubt);
    }
    QCOMPARE(d.a.state, AttemptState::Expired);
    QVERIFY(leavesSaleFree(d.a));
}

void TestPaymentLink::openAfterItsTimeIsBelieved()
{
    Drive d = open();
    passUntil(d, d.a.link->finishMs + 2 * Hour, LinkStatus::Open); // this till's clock is fast
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QVERIFY(!leavesSaleFree(d.a));
    const qint64 closed = d.now;
    passUntil(d, closed + 5 * Minute, LinkStatus::Expired);
    QCOMPARE(d.a.state, AttemptState::Expired);
}

void TestPaymentLink::restartGoesOn()
{
    Drive d = open();
    d.now += 3 * Minute;
    d.feed(event::Restarted{});
    QCOMPARE(d.pending, Pending::LookUp); // money first
    d.feed(lookedUp());
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::ReadLink);
    QCOMPARE(d.a.link->url, linkOf(d.a).url);

    Drive e = open();
    e.feed(event::Released{QStringLiteral("Bo: given up")});
    e.feed(event::Restarted{});
    QCOMPARE(e.pending, Pending::CancelLink); // still wanted
}

void TestPaymentLink::restartWhileSendingNeverSendsAgain()
{
    Drive d = sent();
    d.now += Minute;
    d.feed(event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.pending, Pending::LookUp);
    d.feed(lookedUp());
    QVERIFY(leavesSaleFree(d.a));
    for (int i = 0; i < 20 && d.wake(); ++i)
        d.feed(lookedUp());
    QVERIFY(d.sends.isEmpty());
    QCOMPARE(d.a.state, AttemptState::Expired);
}

void TestPaymentLink::settledLinkIsLookedUpByOrder()
{
    Drive d = open();
    d.wake();
    d.feed(readLink(d.a, LinkStatus::Expired));
    const QList<Payment> tries{under(d, declined(d.a), "p-1")};
    passUntil(d, d.now + 5 * Minute, LinkStatus::Expired, tries);
    QCOMPARE(d.a.state, AttemptState::Declined);
    d.feed(event::CheckNow{});
    QCOMPARE(d.pending, Pending::LookUp);
    d.feed(lookedUp({tries.first(), under(d, approved(d.a), "p-2", 9)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.alarms, QList<AlarmKind>{AlarmKind::LateMoney});
}

void TestPaymentLink::secondPaymentUnderItRaisesTheAlarm()
{
    Drive d = open();
    d.feed(lookedUp({under(d, approved(d.a), "p-1", 1), under(d, approved(d.a), "p-2", 2)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.alarms.contains(AlarmKind::SecondPayment));
}

QTEST_GUILESS_MAIN(TestPaymentLink)
#include "tst_paymentlink.moc"
