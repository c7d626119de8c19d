// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of payments where it seldom goes: clocks that jump, answers that come
// twice or lie, keys refused in the middle, and the small functions it decides with.
#include "domain/machineproblem.h"
#include "domain/paymentjudge.h"
#include "domain/paymentschedule.h"

#include "drive.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Now = ManualClock::Start;
constexpr qint64 Second = schedule::Second;
constexpr qint64 Minute = schedule::Minute;
constexpr qint64 Hour = schedule::Hour;

Drive bound(AttemptState state = AttemptState::WaitingCustomer)
{
    Drive d(state);
    d.a.payment = waiting(d.a);
    d.a.paymentId = d.a.payment->id;
    return d;
}

Payment shifted(Payment payment)
{
    payment.amount = Money::fromMinor(payment.amount.minor() * 100, payment.amount.currency());
    return payment;
}

} // namespace

class TestPaymentCorners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void problemsKeepWhatSupportNeeds();
    void whatIsTransient();
    void whatPermitsTheSameKey_data();
    void whatPermitsTheSameKey();
    void agesThatCannotBe();
    void readsGetSlower();
    void firstTryWhoseTurnNeverCame();
    void resendWhoseTimeHasPassed();
    void inProcessAndThenOffline();
    void inProcessWithAClockThatGoesBack();
    void restartedWhileKnownById();
    void restartedWithoutAProblem();
    void sameLieRaisesOneAlarm();
    void foreignAnswerChangesNothingSettled();
    void oddEchoOfNothingTakenChangesNothing();
    void lateMoneyIsToldOnce();
    void secondPaymentIsToldOnce();
    void lookupsOfWhatIsKnownById();
    void keysRefusedWhileReading();
    void slowServersAreAskedMoreSlowly();
    void releasedTwiceIsReleasedOnce();
    void moneyOfAnUndecidedAttempt();
    void listsWithStrangers();
    void theBetterOfTwo();
};

void TestPaymentCorners::problemsKeepWhatSupportNeeds()
{
    Error error{ErrorKind::RequestRefused,
                {.httpStatus = 400, .code = QStringLiteral("INVALID_PARAMETERS"), .messages = {QStringLiteral("bad")}}};
    QCOMPARE(machine::problemOf(error).messages, QStringList{QStringLiteral("bad")});
    error.context.field = QStringLiteral("customer_payer.document");
    const AttemptProblem problem = machine::problemOf(error);
    QCOMPARE(problem.messages, QStringList({QStringLiteral("bad"), QStringLiteral("customer_payer.document")}));
    QCOMPARE(problem.httpStatus, 400);
    QCOMPARE(problem.code, QStringLiteral("INVALID_PARAMETERS"));
}

void TestPaymentCorners::whatIsTransient()
{
    const QSet<ErrorKind> transient{ErrorKind::Offline,     ErrorKind::TimedOut,    ErrorKind::ConnectionLost,
                                    ErrorKind::ServerFault, ErrorKind::RateLimited, ErrorKind::Cancelled};
    const QSet<ErrorKind> keys{ErrorKind::Unauthenticated, ErrorKind::UnknownIpAddress, ErrorKind::Forbidden};
    for (int i = 0; i <= static_cast<int>(ErrorKind::Internal); ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        QVERIFY2(machine::isTransient(kind) == transient.contains(kind), qPrintable(errorKindName(kind)));
        QVERIFY2(machine::keysAreRefused(kind) == keys.contains(kind), qPrintable(errorKindName(kind)));
    }
}

void TestPaymentCorners::whatPermitsTheSameKey_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("permits");
    const auto row = [](const char *name, ErrorKind kind, const char *code, int status, bool permits) {
        QTest::newRow(name) << kind << QString::fromLatin1(code) << status << permits;
    };
    row("silence", ErrorKind::TimedOut, "", 0, true);
    row("redirect", ErrorKind::MalformedReply, "HTTP_307", 307, true);
    row("server fault", ErrorKind::ServerFault, "HTTP_502", 502, true);
    row("too many", ErrorKind::RateLimited, "TOO_MANY_REQUESTS", 429, true);
    row("unexpected response", ErrorKind::ServerFault, "UNEXPECTED_RESPONSE", 400, true);
    row("a portal's sign-in", ErrorKind::MalformedReply, "HTTP_401", 401, true);
    row("in process", ErrorKind::Conflict, "REQUEST_IN_PROCESS", 400, true);
    row("spent", ErrorKind::Conflict, "IDEMPOTENCY_DUPLICATED", 400, false);
    row("refused", ErrorKind::RequestRefused, "INVALID_AMOUNT", 400, false);
    row("not ours", ErrorKind::Conflict, "NOT_OUR_PAYMENT", 0, false);
    row("foreign", ErrorKind::Conflict, "FOREIGN_PAYMENT", 0, false);
}

void TestPaymentCorners::whatPermitsTheSameKey()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(bool, permits);
    AttemptProblem problem;
    problem.kind = kind;
    problem.code = code;
    problem.httpStatus = status;
    QCOMPARE(machine::permitsSameKey(problem), permits);
    problem.echo = EchoVerdict::OtherAmount;
    QVERIFY(!machine::permitsSameKey(problem)); // an answer that lied is not answered by sending again
}

void TestPaymentCorners::agesThatCannotBe()
{
    Attempt a = attemptIn(AttemptState::Unknown, Now);
    a.createdMs = 0;
    QVERIFY(!schedule::mayResend(a, Now));
    a.createdMs = Now;
    QVERIFY(schedule::mayResend(a, Now + Second));
    QVERIFY(!schedule::mayResend(a, Now - Second));
    QVERIFY(schedule::isPatient(a, Now + 9 * Second));
    QVERIFY(!schedule::isPatient(a, Now + 10 * Second));
    QVERIFY(!schedule::isPatient(a, Now - 1));
    QCOMPARE(schedule::resendPause(0), 0);
    QCOMPARE(schedule::resendPause(5), 0);
}

void TestPaymentCorners::readsGetSlower()
{
    Attempt a = attemptIn(AttemptState::WaitingCustomer, Now);
    a.payment.reset();
    a.createdMs = Now;
    a.retry.polls = 4;
    QCOMPARE(schedule::readPause(a, Now), 2 * Second);
    a.retry.polls = 5;
    const QList<std::pair<qint64, qint64>> byAge{{59 * Second, 3 * Second},    {Minute, 5 * Second},
                                                 {5 * Minute, 15 * Second},    {15 * Minute, Minute},
                                                 {Hour + Second, Minute},      {30 * Hour, Minute}};
    for (const auto &[age, pause] : byAge)
        QCOMPARE(schedule::readPause(a, Now + age), pause);
    a.state = AttemptState::Unknown;
    QCOMPARE(schedule::readPause(a, Now + Hour), Minute);
    QCOMPARE(schedule::readPause(a, Now + Hour + Second), Hour);
    a.state = AttemptState::WaitingCustomer;
    a.payment = waiting(a);
    a.payment->method.expiresMs = Now;
    QCOMPARE(schedule::readPause(a, Now + Hour), Minute);
    QCOMPARE(schedule::readPause(a, Now + Hour + 1), Hour); // long expired: watched, slowly
    a.payment->method.expiresMs = 0;
    a.payment->method.category = QStringLiteral("Ticket"); // paid in days, at another counter
    QCOMPARE(schedule::readPause(a, Now + Second), schedule::VoucherPause);
}

/// Nothing at all had left, and the clock says that the key is too old.
void TestPaymentCorners::firstTryWhoseTurnNeverCame()
{
    Drive d;
    d.a.retry.sends = 1;
    d.a.retry.firstByteMs = Now;
    d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Sending);
    QCOMPARE(d.a.retry.firstByteMs, 0);
    QVERIFY(d.wakeMs != 0);
    d.now += 25 * Hour;
    QVERIFY(d.wake());
    QCOMPARE(d.a.state, AttemptState::Refused);
    QCOMPARE(d.a.problem->code, QString(problemcode::NeverSent));
    QVERIFY(d.sends.isEmpty());
}

void TestPaymentCorners::resendWhoseTimeHasPassed()
{
    Drive d;
    d.a.retry.sends = 1;
    d.a.retry.firstByteMs = Now;
    d.feed(unclear());
    QCOMPARE(d.pause(), 2 * Second);
    d.now += 200 * Second; // the machine slept: more than 180 s after the first byte
    QVERIFY(d.wake());
    QVERIFY(d.sends.isEmpty());
    QCOMPARE(d.lookups.size(), 1);
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.last.kind, QStringLiteral("unclear"));
    QCOMPARE(d.a.retry.resendAtMs, 0);
}

void TestPaymentCorners::inProcessAndThenOffline()
{
    Drive d;
    d.feed(inProcess());
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.a.retry.firstUnclearMs, 0);
    QVERIFY(d.wake()); // same key again
    QCOMPARE(d.sends.size(), 1);
    d.feed(neverLeftHere());
    QCOMPARE(d.a.state, AttemptState::Unknown); // an earlier try is still at work over there
    QCOMPARE(d.a.retry.firstUnclearMs, d.now);  // from here on lookups count
    QVERIFY(d.wakeMs != 0);
    QVERIFY(d.wake());
    d.feed(inProcess()); // and once more, now with lookups in the plan
    QCOMPARE(d.a.retry.nextCheckMs, std::min(d.a.retry.resendAtMs, d.a.retry.lookupAtMs));
}

void TestPaymentCorners::inProcessWithAClockThatGoesBack()
{
    Drive d;
    d.feed(inProcess());
    QVERIFY(d.wake());
    d.now = Now - Hour;
    d.feed(inProcess());
    QCOMPARE(d.a.retry.resendAtMs, 0); // nobody knows how long it has been
    QCOMPARE(d.lookups.size(), 1);
    Drive released(AttemptState::Unknown);
    released.a.released = true;
    released.feed(inProcess());
    QCOMPARE(released.a.retry.resendAtMs, 0);
    QCOMPARE(released.lookups.size(), 1);
}

void TestPaymentCorners::restartedWhileKnownById()
{
    Drive d = bound(AttemptState::Unknown);
    d.feed(event::Restarted{});
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QCOMPARE(d.reads.size(), 1);
    QVERIFY(!d.last.record);
}

void TestPaymentCorners::restartedWithoutAProblem()
{
    Drive d(AttemptState::Unknown);
    d.a.problem.reset();
    d.feed(event::Restarted{});
    QCOMPARE(d.a.problem->code, QString(problemcode::Interrupted));
    QCOMPARE(d.lookups.size(), 1);
}

void TestPaymentCorners::sameLieRaisesOneAlarm()
{
    Drive d = bound();
    d.feed(readOf(shifted(*d.a.payment)));
    QCOMPARE(d.alarms, QList{AlarmKind::AmountMismatch});
    d.feed(readOf(shifted(*bound().a.payment)));
    QCOMPARE(d.alarms.size(), 1);
    Payment other = *bound().a.payment;
    other.amount = Money::fromMinor(other.amount.minor() + 1, other.amount.currency());
    d.feed(readOf(other)); // off by something else: said, no alarm
    QCOMPARE(d.a.problem->echo, EchoVerdict::OtherAmount);
    d.feed(readOf(shifted(*bound().a.payment)));
    QCOMPARE(d.alarms.size(), 2); // news again
}

void TestPaymentCorners::foreignAnswerChangesNothingSettled()
{
    Drive d = bound(AttemptState::Approved);
    Payment foreign = approved(d.a);
    foreign.orderId = MerchantOrderId::from(QStringLiteral("R9-20200101-000001-1"));
    d.feed(readOf(foreign));
    QCOMPARE(d.a.state, AttemptState::Approved);
    QCOMPARE(d.wakeMs, 0);
    Payment account = approved(d.a);
    account.accountId = QStringLiteral("22222222-2222-4222-8222-222222222222");
    Drive open = bound();
    open.feed(readOf(account));
    QCOMPARE(open.a.state, AttemptState::Unknown);
    QCOMPARE(open.a.problem->echo, EchoVerdict::ForeignAccount);
    Payment nameless = approved(d.a);
    nameless.id = {};
    Drive none;
    none.feed(event::PaymentAnswered{nameless, AccountId});
    QCOMPARE(none.a.state, AttemptState::Unknown);
    QVERIFY(!none.a.problem->echo);
    QCOMPARE(none.a.problem->code, QString(problemcode::NotOurs));
}

void TestPaymentCorners::oddEchoOfNothingTakenChangesNothing()
{
    const Attempt settled = attemptIn(AttemptState::Declined, Now);
    Payment odd = shifted(declined(settled));
    const Judgement judgement = judge(settled, odd, AccountId);
    QVERIFY(judgement.ours);
    QCOMPARE(judgement.state, AttemptState::Declined);
    odd = shifted(approved(settled)); // money, though: that is not settled at all
    QCOMPARE(judge(settled, odd, AccountId).state, AttemptState::Unknown);
}

void TestPaymentCorners::lateMoneyIsToldOnce()
{
    Drive d(AttemptState::Refused);
    d.feed(event::CheckNow{});
    d.feed(lookedUp({approved(d.a)}));
    QCOMPARE(d.alarms, QList{AlarmKind::LateMoney});
    Drive told(AttemptState::Unknown);
    told.a.released = true;
    told.a.lateMoney = true;
    told.feed(lookedUp({approved(told.a)}));
    QCOMPARE(told.alarms.size(), 0);
    Drive declinedLate(AttemptState::Unknown);
    declinedLate.a.released = true;
    declinedLate.feed(lookedUp({declined(declinedLate.a)}));
    QCOMPARE(declinedLate.alarms.size(), 0);
}

void TestPaymentCorners::secondPaymentIsToldOnce()
{
    Drive d(AttemptState::Unknown);
    Payment second = approved(d.a);
    second.id = PaymentId::from(QStringLiteral("p-second"));
    const event::LookupAnswered both = lookedUp({approved(d.a), second});
    d.feed(both);
    QCOMPARE(d.alarms, QList{AlarmKind::SecondPayment});
    QVERIFY(d.a.lateMoney);
    d.feed(both);
    QCOMPARE(d.alarms.size(), 1);
}

void TestPaymentCorners::lookupsOfWhatIsKnownById()
{
    Drive d = bound(AttemptState::Unknown);
    d.feed(event::LookupFailed{Error{ErrorKind::ServerFault, {}}, false});
    QVERIFY(!d.last.changed);
    d.feed(lookedUp());
    QCOMPARE(d.a.state, AttemptState::Unknown);
    QVERIFY(d.wakeMs != 0); // what the list leaves out is only not visible yet
    Drive settled = bound(AttemptState::Approved);
    settled.feed(lookedUp());
    QCOMPARE(settled.wakeMs, 0);
    Drive noProblem(AttemptState::Unknown);
    noProblem.a.problem.reset();
    noProblem.feed(lookedUp());
    QCOMPARE(noProblem.last.kind, QStringLiteral("lookedUp"));
    Drive withoutPayment = bound();
    withoutPayment.a.payment.reset(); // what a repair of the journal may leave
    withoutPayment.feed(readOf(*bound().a.payment));
    QVERIFY(withoutPayment.a.payment);
    QVERIFY(withoutPayment.last.record);
}

void TestPaymentCorners::keysRefusedWhileReading()
{
    Drive d = bound();
    d.feed(event::ReadFailed{Error{ErrorKind::Unauthenticated, {}}, true});
    QCOMPARE(d.keysRefused, 1);
    QCOMPARE(d.wakeMs, 0);
    QCOMPARE(d.a.retry.nextCheckMs, 0);
}

void TestPaymentCorners::slowServersAreAskedMoreSlowly()
{
    const auto pauseAfter = [](ErrorKind kind, int retryAfter = 0) {
        Drive d = bound();
        d.feed(event::ReadFailed{Error{kind, {.retryAfterSeconds = retryAfter}}, false});
        return d.pause();
    };
    QCOMPARE(pauseAfter(ErrorKind::ConnectionLost), 2 * Second);
    QCOMPARE(pauseAfter(ErrorKind::ServerFault), 4 * Second);
    QCOMPARE(pauseAfter(ErrorKind::RateLimited), 4 * Second);
    QCOMPARE(pauseAfter(ErrorKind::RateLimited, 30), 30 * Second);
}

void TestPaymentCorners::releasedTwiceIsReleasedOnce()
{
    Drive d(AttemptState::Unknown);
    d.feed(event::Released{QStringLiteral("Bo: left")});
    QVERIFY(d.a.released && d.last.record);
    d.feed(event::Released{QStringLiteral("Bo: again")});
    QVERIFY(!d.last.changed);
}

void TestPaymentCorners::moneyOfAnUndecidedAttempt()
{
    for (const AttemptState state : {AttemptState::Unknown, AttemptState::WaitingCustomer}) {
        Attempt a = attemptIn(state, Now);
        a.payment.reset();
        QVERIFY(!holdsMoney(a));
        a.payment = waiting(a);
        QVERIFY(!holdsMoney(a));
        a.payment = approved(a);
        QVERIFY(holdsMoney(a));
        a.released = true;
        QVERIFY(!leavesSaleFree(a));
    }
    for (const AttemptState state : {AttemptState::Approved, AttemptState::Captured, AttemptState::PartlyRefunded,
                                     AttemptState::Authorized, AttemptState::Disputed})
        QVERIFY(holdsMoney(attemptIn(state, Now)));
    for (const AttemptState state : {AttemptState::Draft, AttemptState::Recorded, AttemptState::Sending, AttemptState::Declined,
                                     AttemptState::Rejected, AttemptState::Expired, AttemptState::Canceled,
                                     AttemptState::Refused, AttemptState::Refunded})
        QVERIFY(!holdsMoney(attemptIn(state, Now)));
}

void TestPaymentCorners::listsWithStrangers()
{
    const Attempt a = attemptIn(AttemptState::Unknown, Now);
    Payment nameless = approved(a);
    nameless.orderId = {}; // older answers: no order id, our key proves it
    nameless.idempotencyKey = a.key.text();
    QVERIFY(judgeLookup(a, {nameless}, AccountId).ours);
    nameless.idempotencyKey.clear();
    QVERIFY(!judgeLookup(a, {nameless}, AccountId).ours);
    Payment elsewhere = approved(a);
    elsewhere.orderId = MerchantOrderId::from(QStringLiteral("R9-1-1"));
    elsewhere.idempotencyKey = a.key.text();
    QVERIFY(!judgeLookup(a, {elsewhere}, AccountId).ours);
    Payment account = approved(a);
    account.accountId = QStringLiteral("22222222-2222-4222-8222-222222222222");
    QVERIFY(!judgeLookup(a, {account}, AccountId).ours);
    Payment noId = approved(a);
    noId.id = {};
    QVERIFY(!judgeLookup(a, {noId}, AccountId).ours);
}

void TestPaymentCorners::theBetterOfTwo()
{
    Attempt a = attemptIn(AttemptState::Unknown, Now);
    Payment first = declined(a), second = approved(a);
    first.id = PaymentId::from(QStringLiteral("p-1"));
    second.id = PaymentId::from(QStringLiteral("p-2"));
    first.idempotencyKey.clear();
    second.idempotencyKey.clear();
    QCOMPARE(judgeLookup(a, {first, second}, AccountId).ours->id, second.id); // the one with money
    QCOMPARE(judgeLookup(a, {second, first}, AccountId).ours->id, second.id);
    Payment third = second;
    third.id = PaymentId::from(QStringLiteral("p-3"));
    QCOMPARE(judgeLookup(a, {second, third}, AccountId).ours->id, second.id); // both: the first
    first.idempotencyKey = a.key.text();
    QCOMPARE(judgeLookup(a, {second, first}, AccountId).ours->id, first.id); // the key is better proof
    a.paymentId = second.id;
    QCOMPARE(judgeLookup(a, {first, second}, AccountId).ours->id, second.id); // known by id is better still
    QCOMPARE(judgeLookup(a, {second, first}, AccountId).ours->id, second.id);
    QCOMPARE(judgeLookup(a, {first}, AccountId).ours->id, first.id);
}

QTEST_GUILESS_MAIN(TestPaymentCorners)
#include "tst_paymentcorners.moc"
