// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine where the attempt is a payment link (CONTRACT 7 and 2.3): how it is
// made, what is asked when, and what decides.
#include "linkdrive.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace pos::test::links;
using namespace pos::schedule;

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
};

void TestPaymentLink::madeIsWaiting()
{
    const Drive d = open();
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QCOMPARE(d.a.link->id, TheLink);
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
    QCOMPARE(e.a.link->id, TheLink);
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
    QCOMPARE(d.a.link->id, TheLink);
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

QTEST_GUILESS_MAIN(TestPaymentLink)
#include "tst_paymentlink.moc"
