// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What answers make of an attempt: the echo, whose payment it is, money that
// comes late, and what later reads may change (CONTRACT 2.4, 3.2, 9.1, 15).
#include "drive.h"

#include "domain/paymentjudge.h"
#include "domain/paymentschedule.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using namespace pos::schedule;

class TestPaymentAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foreignAnswersAreNeverOurs_data();
    void foreignAnswersAreNeverOurs();
    void powerOfTenBlocksOnce();
    void otherAmountIsUnknown_data();
    void otherAmountIsUnknown();
    void ourKeyWinsTheLookup();
    void anotherTillIsNoticedOnce();
    void twoPaymentsRaiseAnAlarm();
    void aBoundPaymentStaysBound();
    void waitingIsPolledPolitely();
    void quietReadsAreNotRecorded();
    void slowGatewayIsReadHalfAsOften();
    void releasedMoneyIsLate();
    void moneyAfterADeclineIsLate();
    void takenMoneyNeverFreesTheSale_data();
    void takenMoneyNeverFreesTheSale();
    void everyRowOfTheStatusTableIsHandled();
    void knownFromYunoAlone();
    void knownFromYunoAloneIsJudgedByItsId();
};

void TestPaymentAnswers::knownFromYunoAloneIsJudgedByItsId()
{
    Attempt known = attemptIn(AttemptState::Unknown, ManualClock::Start);
    known.origin = AttemptOrigin::Yuno;
    Payment read = approved(known);
    known.paymentId = read.id;
    QVERIFY(judge(known, read, AccountId).ours);

    Payment other = read;
    other.id = PaymentId::from(QStringLiteral("another"));
    QVERIFY(!judge(known, other, AccountId).ours);
    other = read;
    other.accountId = QStringLiteral("another shop's");
    QVERIFY(!judge(known, other, AccountId).ours);

    other = read;
    other.orderId = MerchantOrderId::from(QStringLiteral("made elsewhere"));
    const Judgement renamed = judge(known, other, AccountId);
    QVERIFY(renamed.ours);
    QCOMPARE(renamed.echo, EchoVerdict::Matches);
    QCOMPARE(renamed.state, AttemptState::Approved);

    other = read;
    other.amount = {}; // promise 4: without a readable amount nothing counts as money
    QCOMPARE(judge(known, other, AccountId).state, AttemptState::Unknown);
}

/// Nothing of ours to compare it with: a read by id is right, blocks nothing and alarms nobody.
void TestPaymentAnswers::knownFromYunoAlone()
{
    Drive d(AttemptState::Declined);
    d.a.origin = AttemptOrigin::Yuno;
    d.a.key = {};
    d.a.body.clear();
    d.a.paymentId = approved(d.a).id;
    Payment read = approved(d.a);
    read.id = d.a.paymentId;
    read.idempotencyKey = QStringLiteral("somebody else's");
    d.feed(event::CheckNow{});
    QCOMPARE(d.pending, Drive::Pending::Read);
    d.feed(event::PaymentRead{read, AccountId});
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(!d.a.problem && !d.a.lateMoney && d.alarms.isEmpty());
    const Money fromReport = d.a.intent.amount;
    read.amount = reais(fromReport.minor() * 100); // the report was in another unit
    read.status = PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
    d.feed(event::CheckNow{});
    d.feed(event::PaymentRead{read, AccountId});
    QCOMPARE(d.a.state, AttemptState::Declined); // a report's money is no proof that binds
    QCOMPARE(d.a.payment->amount, read.amount);
    QCOMPARE(d.a.intent.amount, fromReport);
    QVERIFY(d.a.problem && d.alarms.isEmpty());
    const Attempt before = d.a;
    read.id = PaymentId::from(QStringLiteral("another"));
    d.feed(event::CheckNow{});
    d.feed(event::PaymentRead{read, AccountId});
    QCOMPARE(d.a.payment, before.payment);
    QVERIFY(d.sends.isEmpty() && d.lookups.isEmpty());
}

void TestPaymentAnswers::foreignAnswersAreNeverOurs_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("account");
    QTest::newRow("order") << QStringLiteral("R2-1-1") << AccountId;
    QTest::newRow("account") << QString() << QStringLiteral("22222222-2222-4222-8222-222222222222");
}

void TestPaymentAnswers::foreignAnswersAreNeverOurs()
{
    QFETCH(QString, order);
    QFETCH(QString, account);
    Drive d;
    Payment foreign = approved(d.a);
    if (!order.isEmpty())
        foreign.orderId = MerchantOrderId::from(order);
    foreign.accountId = account;
    d.feed(event::PaymentAnswered{foreign, AccountId});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.a.paymentId.isEmpty());
    QVERIFY(!d.a.payment);
    QVERIFY(d.a.problem->echo);
    d.wake();
    QCOMPARE(d.pending, Drive::Pending::LookUp);
    d.feed(lookedUp({approved(d.a)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
}

void TestPaymentAnswers::powerOfTenBlocksOnce()
{
    Drive d;
    Payment wrong = approved(d.a);
    wrong.amount = reais(2500 * 100);
    d.feed(event::PaymentAnswered{wrong, AccountId});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.a.problem->echo, EchoVerdict::PowerOfTen);
    QCOMPARE(d.a.paymentId, wrong.id); // it is our payment, only not as asked
    QCOMPARE(d.alarms, QList{AlarmKind::AmountMismatch});
    d.wake();
    QCOMPARE(d.pending, Drive::Pending::Read);
    d.feed(readOf(wrong));
    QCOMPARE(d.alarms.size(), 1); // a manager who cleared it is not overruled by the same news
}

void TestPaymentAnswers::otherAmountIsUnknown_data()
{
    QTest::addColumn<Money>("amount");
    QTest::addColumn<EchoVerdict>("verdict");
    QTest::newRow("other") << reais(2499) << EchoVerdict::OtherAmount;
    QTest::newRow("currency") << Money::fromMinor(2500, *Currency::fromCode(u"USD")) << EchoVerdict::OtherCurrency;
    QTest::newRow("none") << Money() << EchoVerdict::AmountUnreadable;
}

void TestPaymentAnswers::otherAmountIsUnknown()
{
    QFETCH(Money, amount);
    QFETCH(EchoVerdict, verdict);
    Drive d;
    Payment wrong = approved(d.a);
    wrong.amount = amount;
    d.feed(event::PaymentAnswered{wrong, AccountId});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.a.problem->echo, verdict);
    QVERIFY(d.alarms.isEmpty());
    QVERIFY(!leavesSaleFree(d.a));
    d.wake();
    d.feed(readOf(approved(d.a)));
    QCOMPARE(d.a.state, AttemptState::Approved);
}

void TestPaymentAnswers::ourKeyWinsTheLookup()
{
    const Drive d(AttemptState::Unknown);
    Payment keyless = approved(d.a);
    keyless.id = PaymentId::from(QStringLiteral("pay-2"));
    Payment keyed = declined(d.a);
    keyed.id = PaymentId::from(QStringLiteral("pay-3"));
    keyed.idempotencyKey = d.a.key.text().toUpper();
    for (const auto &list : {QList{keyless, keyed}, QList{keyed, keyless}}) {
        const LookupJudgement found = judgeLookup(d.a, list, AccountId);
        QCOMPARE(found.ours->id, keyed.id);
        QVERIFY(!found.foreign);
    }
    Payment noMoney = declined(d.a);
    const LookupJudgement money = judgeLookup(d.a, {noMoney, keyless}, AccountId);
    QCOMPARE(money.ours->id, keyless.id); // never overlook money
}

void TestPaymentAnswers::anotherTillIsNoticedOnce()
{
    Drive d(AttemptState::Unknown);
    Payment foreign = approved(d.a);
    foreign.idempotencyKey = QStringLiteral("a1b2c3d4-0000-4000-8000-000000000000");
    d.feed(event::CheckNow{});
    d.feed(lookedUp({foreign}));
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.a.paymentId.isEmpty());
    d.wake();
    d.feed(lookedUp({foreign}));
    QCOMPARE(d.alarms, QList{AlarmKind::RegisterCollision});
    Payment ours = approved(d.a);
    ours.id = PaymentId::from(QStringLiteral("pay-ours"));
    ours.idempotencyKey = d.a.key.text();
    d.wake();
    d.feed(lookedUp({foreign, ours}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.a.paymentId, ours.id);
}

void TestPaymentAnswers::twoPaymentsRaiseAnAlarm()
{
    Drive d(AttemptState::Unknown);
    Payment one = approved(d.a);
    Payment two = approved(d.a);
    two.id = PaymentId::from(QStringLiteral("pay-2"));
    d.feed(event::CheckNow{});
    d.feed(lookedUp({one, one})); // the same one twice is one
    QVERIFY(d.alarms.isEmpty());
    d.feed(lookedUp({one, two}));
    QCOMPARE(d.alarms, QList{AlarmKind::SecondPayment});
    QVERIFY(d.a.lateMoney);
    QCOMPARE(d.a.paymentId, one.id);
}

void TestPaymentAnswers::aBoundPaymentStaysBound()
{
    Drive d(AttemptState::WaitingCustomer);
    Payment other = approved(d.a);
    other.id = PaymentId::from(QStringLiteral("pay-2"));
    d.feed(event::CheckNow{});
    d.feed(readOf(other));
    QCOMPARE(d.a.paymentId, PaymentId::from(QStringLiteral("pay-1")));
    QVERIFY(d.a.state != AttemptState::Approved);
}

void TestPaymentAnswers::waitingIsPolledPolitely()
{
    Drive d;
    d.feed(event::PaymentAnswered{waiting(d.a), AccountId});
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
    const qint64 start = d.a.createdMs;
    QMap<qint64, int> pauses; // pause -> how often
    while (d.now - start < 20 * Minute) {
        QCOMPARE(std::get<command::WakeAt>(d.last.commands.constLast()).jitter, true);
        ++pauses[d.pause()];
        d.wake();
        d.feed(readOf(waiting(d.a)));
    }
    QCOMPARE(pauses.keys(), (QList<qint64>{2000, 3000, 5000, 15000, 60000}));
    QCOMPARE(pauses[2000], 5);

    Payment expiring = waiting(d.a);
    expiring.method.expiresMs = d.now - Hour - 1;
    d.wake();
    d.feed(readOf(expiring));
    QCOMPARE(d.pause(), Hour); // never silent
}

void TestPaymentAnswers::quietReadsAreNotRecorded()
{
    Drive d;
    d.feed(event::PaymentAnswered{waiting(d.a), AccountId});
    const int before = d.recorded;
    d.wake();
    Payment same = waiting(d.a);
    same.raw = "{\"other\":\"bytes\"}";
    d.feed(readOf(same));
    QCOMPARE(d.recorded, before);
    QCOMPARE(d.a.retry.lastCheckMs, d.now);
    d.wake();
    d.feed(readOf(approved(d.a)));
    QCOMPARE(d.recorded, before + 1);
}

void TestPaymentAnswers::slowGatewayIsReadHalfAsOften()
{
    Drive d;
    d.feed(event::PaymentAnswered{waiting(d.a), AccountId});
    d.wake();
    d.feed(event::ReadFailed{Error{ErrorKind::ServerFault, {}}, false});
    QCOMPARE(d.pause(), 4000);
    d.wake();
    event::ReadFailed busy{Error{ErrorKind::RateLimited, {}}, false};
    busy.error.context.retryAfterSeconds = 30;
    d.feed(busy);
    QCOMPARE(d.pause(), 30000);
    QCOMPARE(d.a.state, AttemptState::WaitingCustomer);
}

void TestPaymentAnswers::releasedMoneyIsLate()
{
    Drive d(AttemptState::Unknown);
    QVERIFY(!leavesSaleFree(d.a));
    d.feed(event::Released{QStringLiteral("Bo: customer pays cash")});
    QVERIFY(d.a.released);
    QVERIFY(leavesSaleFree(d.a));
    QCOMPARE(d.a.state, AttemptState::Unknown); // and still watched
    d.feed(event::CheckNow{});
    d.feed(lookedUp({approved(d.a)}));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QVERIFY(d.a.lateMoney);
    QVERIFY(!leavesSaleFree(d.a));
    QCOMPARE(d.alarms, QList{AlarmKind::LateMoney});
    d.feed(event::CheckNow{});
    d.feed(readOf(approved(d.a)));
    QCOMPARE(d.alarms.size(), 1);
}

void TestPaymentAnswers::moneyAfterADeclineIsLate()
{
    Drive d(AttemptState::Declined);
    d.feed(event::CheckNow{});
    d.feed(readOf(approved(d.a)));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.alarms, QList{AlarmKind::LateMoney});

    Drive refused(AttemptState::Refused); // even what was certain is looked at without prejudice
    refused.feed(event::CheckNow{});
    QCOMPARE(refused.pending, Drive::Pending::LookUp);
    refused.feed(lookedUp({approved(refused.a)}));
    QCOMPARE(refused.alarms, QList{AlarmKind::LateMoney});
}

void TestPaymentAnswers::takenMoneyNeverFreesTheSale_data()
{
    QTest::addColumn<AttemptState>("before");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("subStatus");
    for (const AttemptState before : {AttemptState::Approved, AttemptState::Captured, AttemptState::PartlyRefunded,
                                      AttemptState::Refunded, AttemptState::Disputed}) {
        for (const StatusFacts &row : statusTable())
            QTest::newRow(qPrintable(attemptStateName(before) + u' ' + row.status + u'/' + row.subStatus))
                << before << row.status << row.subStatus;
        QTest::newRow(qPrintable(attemptStateName(before) + u" unheard of"))
            << before << QStringLiteral("NEW") << QString();
    }
}

void TestPaymentAnswers::takenMoneyNeverFreesTheSale()
{
    QFETCH(AttemptState, before);
    QFETCH(QString, status);
    QFETCH(QString, subStatus);
    Drive d(before);
    d.feed(event::CheckNow{});
    d.feed(readOf(paymentFor(d.a, status, subStatus)));
    QVERIFY2(!permitsNewAttempt(d.a.state), qPrintable(attemptStateName(d.a.state)));
    d.feed(readOf(declined(d.a)));
    QVERIFY(!permitsNewAttempt(d.a.state));
}

void TestPaymentAnswers::everyRowOfTheStatusTableIsHandled()
{
    for (const StatusFacts &row : statusTable()) {
        Drive d;
        const Payment payment = paymentFor(d.a, row.status, row.subStatus);
        d.feed(event::PaymentAnswered{payment, AccountId});
        QCOMPARE(attemptStateName(d.a.state), attemptStateName(attemptStateOf(payment, d.a.intent.amount)));
        if (isOpen(d.a.state))
            QVERIFY2(d.wakeMs > d.now, qPrintable(row.status + u'/' + row.subStatus));
        if (isPaid(d.a.state))
            QVERIFY(paidExactly(payment, d.a.intent.amount) || d.a.state == AttemptState::PartlyRefunded);
    }
}

QTEST_GUILESS_MAIN(TestPaymentAnswers)
#include "tst_paymentanswers.moc"
