// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine where the attempt is a payment link: how it ends, what is looked for
// in the minutes after, troubles, restarts, and answers that mean nothing.
#include "linkdrive.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace pos::test::links;
using namespace pos::schedule;

class TestPaymentLinkClosing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
    void answersAboutNothingOfOurs();
    void keysRefusedWhileCancelling();
    void wrongAmountOfAPaidLinkChangesNoResult();
    void wrongUnitIsToldOnce();
    void cancelsAgainBetweenLookups();
};

void TestPaymentLinkClosing::expiryIsWatchedForMinutes()
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

void TestPaymentLinkClosing::paidAtTheLastMoment()
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

void TestPaymentLinkClosing::givingUpCancelsAndThenFreesTheSale()
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

void TestPaymentLinkClosing::unclearCancelIsReadAndRepeated()
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

void TestPaymentLinkClosing::moneyAfterGivingUpRaisesTheAlarm()
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
void TestPaymentLinkClosing::paidWhileItIsCancelledPaysTheSale()
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

void TestPaymentLinkClosing::outagesSlowDownAndEndNothing()
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
void TestPaymentLinkClosing::nobodyTellsAnyMore()
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

void TestPaymentLinkClosing::openAfterItsTimeIsBelieved()
{
    Drive d = open();
    passUntil(d, d.a.link->finishMs + 2 * Hour, LinkStatus::Open); // this till's clock is fast
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    QVERIFY(!leavesSaleFree(d.a));
    const qint64 closed = d.now;
    passUntil(d, closed + 5 * Minute, LinkStatus::Expired);
    QCOMPARE(d.a.state, AttemptState::Expired);
}

void TestPaymentLinkClosing::restartGoesOn()
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

void TestPaymentLinkClosing::restartWhileSendingNeverSendsAgain()
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

void TestPaymentLinkClosing::settledLinkIsLookedUpByOrder()
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

void TestPaymentLinkClosing::secondPaymentUnderItRaisesTheAlarm()
{
    Drive d = open();
    d.feed(lookedUp({under(d, approved(d.a), "p-1", 1), under(d, approved(d.a), "p-2", 2)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.alarms.contains(AlarmKind::SecondPayment));
}

/// Late answers, or of somebody else: nothing moves.
void TestPaymentLinkClosing::answersAboutNothingOfOurs()
{
    Drive card(AttemptState::Unknown);
    PaymentLink stray;
    stray.id = TheLink;
    for (const MachineEvent &event : {MachineEvent(event::LinkAnswered{stray, AccountId}), MachineEvent(event::LinkRead{stray, AccountId}),
                                      MachineEvent(linkTrouble(ErrorKind::TimedOut)),
                                      MachineEvent(event::LinkCancelFailed{Error{ErrorKind::TimedOut, {}}, false})}) {
        card.feed(event);
        QVERIFY(!card.last.changed);
    }
    Drive paid = open();
    paid.feed(readLink(paid.a, LinkStatus::Used, 1));
    paid.feed(lookedUp({under(paid, approved(paid.a), "p-1")}));
    QCOMPARE(paid.a.state, AttemptState::Approved);
    paid.feed(made(paid.a)); // the making was answered long ago
    QVERIFY(!paid.last.changed);

    Drive nameless = sent();
    PaymentLink link = linkOf(nameless.a);
    link.id = {};
    nameless.feed(event::LinkAnswered{link, AccountId});
    QVERIFY(nameless.a.link->id.isEmpty());
    QCOMPARE(nameless.a.state, AttemptState::Unknown);
    for (const auto &[orderId, account] : {std::pair(QStringLiteral("W9-1"), AccountId), std::pair(QString(), QStringLiteral("another account"))}) {
        Drive d = open();
        PaymentLink other = linkOf(d.a, LinkStatus::Canceled);
        if (!orderId.isEmpty())
            other.orderId = MerchantOrderId::from(orderId);
        other.accountId = account;
        d.feed(event::LinkRead{other, AccountId});
        QCOMPARE(d.a.link->status, LinkStatus::Open);
    }
}

void TestPaymentLinkClosing::keysRefusedWhileCancelling()
{
    Drive d = open();
    d.feed(event::Released{});
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::CancelLink);
    d.feed(event::LinkCancelFailed{Error{ErrorKind::Unauthenticated, {}}, true});
    QCOMPARE(d.keysRefused, 1);
    QCOMPARE(d.a.retry.nextCheckMs, 0); // nothing is asked until there are new ones
    QVERIFY(!leavesSaleFree(d.a));      // and the link may still be paid
}

void TestPaymentLinkClosing::wrongAmountOfAPaidLinkChangesNoResult()
{
    Drive d = open();
    d.feed(readLink(d.a, LinkStatus::Open, 1));
    d.feed(lookedUp({under(d, approved(d.a), "p-1")}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.wake());
    QCOMPARE(d.pending, Pending::CancelLink);
    PaymentLink odd = linkOf(d.a, LinkStatus::Canceled, 1);
    odd.amount = Money::fromMinor(d.a.intent.amount.minor() + 7, d.a.intent.amount.currency());
    d.feed(event::LinkRead{odd, AccountId});
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.a.problem && d.a.problem->echo != EchoVerdict::Matches);
}

void TestPaymentLinkClosing::wrongUnitIsToldOnce()
{
    Drive d = open();
    PaymentLink hundredfold = linkOf(d.a);
    hundredfold.amount = Money::fromMinor(d.a.intent.amount.minor() * 100, d.a.intent.amount.currency());
    d.feed(event::LinkRead{hundredfold, AccountId});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.alarms.count(AlarmKind::AmountMismatch), 1);
    d.feed(event::LinkRead{hundredfold, AccountId});
    QCOMPARE(d.alarms.count(AlarmKind::AmountMismatch), 1);
}

/// A cancellation that came to nothing is repeated, but what was paid is looked for in between.
void TestPaymentLinkClosing::cancelsAgainBetweenLookups()
{
    Drive d = open();
    d.feed(event::Released{});
    const qint64 end = d.now + 60'000;
    while (d.now < end && d.wake()) {
        if (d.pending == Pending::CancelLink)
            d.feed(event::LinkCancelFailed{Error{ErrorKind::ServerFault, {}}, false});
        else if (d.pending == Pending::LookUp)
            d.feed(lookedUp({}));
        else if (d.pending == Pending::ReadLink)
            d.feed(readLink(d.a));
    }
    QVERIFY(d.cancels.size() >= 2);
    QVERIFY(d.lookups.size() >= 3);
    for (qsizetype i = 1; i < d.lookups.size(); ++i)
        QVERIFY(d.lookups[i] - d.lookups[i - 1] <= 2 * LinkLookupPause);
    QVERIFY(!leavesSaleFree(d.a));
}

QTEST_GUILESS_MAIN(TestPaymentLinkClosing)
#include "tst_paymentlinkclosing.moc"
