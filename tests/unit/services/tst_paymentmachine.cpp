// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine, pair by pair: what every event does in every state. A cell that is
// not written is "nothing changes". Scenarios over time: tst_paymentrules.
#include "domain/paymentmachine.h"
#include "support/manualtime.h"
#include "support/samples.h"

#include <QtTest>

#include <array>
#include <map>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Now = ManualClock::Start;

constexpr std::array AllStates{
    AttemptState::Draft,    AttemptState::Recorded,       AttemptState::Sending,    AttemptState::Approved,
    AttemptState::Declined, AttemptState::Rejected,       AttemptState::Authorized, AttemptState::WaitingCustomer,
    AttemptState::Expired,  AttemptState::Canceled,       AttemptState::Refused,    AttemptState::Unknown,
    AttemptState::Captured, AttemptState::PartlyRefunded, AttemptState::Refunded,   AttemptState::Disputed};

event::PostFailed failedPost(ErrorKind kind, const QString &code, int status)
{
    event::PostFailed failed;
    failed.error = Error{kind, {.httpStatus = status, .code = code}};
    return failed;
}

std::map<QString, MachineEvent> allEvents(const Attempt &a)
{
    event::PostFailed unclear = failedPost(ErrorKind::TimedOut, {}, 0);
    unclear.sameKeyAgain = true;
    event::PostFailed proof = failedPost(ErrorKind::RequestRefused, QStringLiteral("INVALID_AMOUNT"), 400);
    proof.provesNoPayment = true;
    event::PostFailed stayedHere = failedPost(ErrorKind::Offline, {}, 0);
    stayedHere.mayHaveLeft = false;
    return {{QStringLiteral("recorded"), event::Recorded{}},
            {QStringLiteral("prepared"), event::Prepared{CheckoutSessionId::from(QStringLiteral("s")), "{}"}},
            {QStringLiteral("preparationFailed"), event::PreparationFailed{Error{ErrorKind::RequestRefused, {}}}},
            {QStringLiteral("answeredApproved"), event::PaymentAnswered{approved(a), AccountId}},
            {QStringLiteral("answeredDeclined"), event::PaymentAnswered{declined(a), AccountId}},
            {QStringLiteral("postUnclear"), unclear},
            {QStringLiteral("postRefused"), proof},
            {QStringLiteral("postNeverLeft"), stayedHere},
            {QStringLiteral("lookupEmpty"), event::LookupAnswered{{}, AccountId}},
            {QStringLiteral("lookupFound"), event::LookupAnswered{{approved(a)}, AccountId}},
            {QStringLiteral("lookupFailed"), event::LookupFailed{Error{ErrorKind::ServerFault, {}}, false}},
            {QStringLiteral("readApproved"), event::PaymentRead{approved(a), AccountId}},
            {QStringLiteral("readFailed"), event::ReadFailed{Error{ErrorKind::ServerFault, {}}, false}},
            {QStringLiteral("timerDue"), event::TimerDue{}},
            {QStringLiteral("restarted"), event::Restarted{}},
            {QStringLiteral("released"), event::Released{QStringLiteral("Bo: customer left")}},
            {QStringLiteral("checkNow"), event::CheckNow{}}};
}

/// The whole table of transitions; every other pair keeps its state.
const std::map<AttemptState, std::map<QString, AttemptState>> Transitions = [] {
    using enum AttemptState;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const std::map<QString, AttemptState> settledCanMove{{s("readApproved"), Approved}, {s("lookupFound"), Approved}};
    std::map<AttemptState, std::map<QString, AttemptState>> table{
        {Draft, {{s("recorded"), Recorded}}},
        {Recorded, {{s("prepared"), Sending}, {s("preparationFailed"), Refused}, {s("restarted"), Refused}}},
        {Sending,
         {{s("answeredApproved"), Approved},
          {s("answeredDeclined"), Declined},
          {s("postUnclear"), Unknown},
          {s("postRefused"), Refused},
          {s("restarted"), Unknown}}},
        {Unknown, {{s("answeredApproved"), Approved}, {s("answeredDeclined"), Declined}, {s("lookupFound"), Approved}}},
        {Refused, {{s("lookupFound"), Approved}}}};
    for (const AttemptState state : {Approved, Declined, Rejected, Authorized, WaitingCustomer, Expired, Canceled,
                                     Captured, PartlyRefunded, Refunded, Disputed})
        table[state] = settledCanMove;
    return table;
}();

template <typename C> int count(const Step &step)
{
    return static_cast<int>(
        std::ranges::count_if(step.commands, [](const Command &c) { return std::holds_alternative<C>(c); }));
}

} // namespace

class TestPaymentMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void commandsBelongToTheirStates_data() { everyPair_data(); }
    void commandsBelongToTheirStates();
    void settledOnceStaysNoted();
    void recordedSetsTheAge();
};

void TestPaymentMachine::everyPair_data()
{
    QTest::addColumn<AttemptState>("state");
    QTest::addColumn<QString>("event");
    for (const AttemptState state : AllStates) {
        for (const auto &[name, event] : allEvents(attemptIn(state, Now)))
            QTest::newRow(qPrintable(attemptStateName(state) + u' ' + name)) << state << name;
    }
}

void TestPaymentMachine::everyPair()
{
    QFETCH(AttemptState, state);
    QFETCH(QString, event);
    const Attempt before = attemptIn(state, Now);
    const Step step = advance(before, allEvents(before).at(event), Now + 1000);

    AttemptState expected = state;
    if (const auto row = Transitions.find(state); row != Transitions.end()) {
        if (const auto cell = row->second.find(event); cell != row->second.end())
            expected = cell->second;
    }
    QCOMPARE(attemptStateName(step.next.state), attemptStateName(expected));
    if (step.next.state != state)
        QVERIFY2(step.record, "a change of state must be recorded");
    if (step.record) {
        QVERIFY(!step.kind.isEmpty());
        QVERIFY(!step.rule.isEmpty());
        QCOMPARE(step.next.updatedMs, Now + 1000);
    }
    if (!step.changed)
        QCOMPARE(step.next, before);
    QCOMPARE(step.next.key, before.key);
    QCOMPARE(step.next.orderId, before.orderId);
    QCOMPARE(step.next.intent, before.intent);
}

void TestPaymentMachine::commandsBelongToTheirStates()
{
    QFETCH(AttemptState, state);
    QFETCH(QString, event);
    const Attempt before = attemptIn(state, Now);
    const Step step = advance(before, allEvents(before).at(event), Now + 1000);

    const int requests = count<command::Prepare>(step) + count<command::SendPayment>(step) +
                         count<command::LookUp>(step) + count<command::ReadById>(step);
    const int plans = count<command::WakeAt>(step);
    QVERIFY2(requests <= 1, "one request is under way per attempt at any time");
    QVERIFY2(requests + plans <= 1, "an attempt waits for an answer or for the clock, not for both");
    if (count<command::SendPayment>(step)) {
        QVERIFY(step.record);
        QVERIFY(!step.next.body.isEmpty());
        QCOMPARE(step.next.retry.sends, before.retry.sends + 1);
        QVERIFY(step.next.state == AttemptState::Sending || step.next.state == AttemptState::Unknown);
    }
    if (count<command::ReadById>(step))
        QVERIFY(!step.next.paymentId.isEmpty());
    if (step.changed && isOpen(step.next.state) && event != u"released" && event != u"timerDue")
        QVERIFY2(requests + plans == 1, "an open attempt never falls asleep for ever");
}

void TestPaymentMachine::settledOnceStaysNoted()
{
    Attempt a = attemptIn(AttemptState::Sending, Now);
    a = advance(a, event::PaymentAnswered{declined(a), AccountId}, Now + 500).next;
    QCOMPARE(a.settledMs, Now + 500);
    a = advance(a, event::PaymentRead{approved(a), AccountId}, Now + 900).next;
    QCOMPARE(a.state, AttemptState::Approved);
    QCOMPARE(a.settledMs, Now + 500);
}

void TestPaymentMachine::recordedSetsTheAge()
{
    Attempt draft = attemptIn(AttemptState::Draft, 0);
    const Step step = advance(draft, event::Recorded{}, Now);
    QCOMPARE(step.next.createdMs, Now);
}

QTEST_GUILESS_MAIN(TestPaymentMachine)
#include "tst_paymentmachine.moc"
