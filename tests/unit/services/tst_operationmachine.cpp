// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The machine of operations, pair by pair: what every event does in every state.
// A cell that is not written is "nothing changes". Over time: tst_operationtimes.
#include "domain/operationmachine.h"
#include "support/manualtime.h"
#include "support/operationsamples.h"

#include <QtTest>

#include <array>
#include <map>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Now = ManualClock::Start;

constexpr std::array AllStates{OperationState::Draft,     OperationState::Recorded, OperationState::Sending,
                               OperationState::Checking,  OperationState::Unclear,  OperationState::Pending,
                               OperationState::Done,      OperationState::Declined, OperationState::Refused,
                               OperationState::Undecided, OperationState::GivenUp};
constexpr std::array AllKinds{OperationKind::Capture, OperationKind::Cancel, OperationKind::Refund,
                              OperationKind::CancelOrRefund};

opevent::PostFailed failedPost(ErrorKind kind, const QString &code, int status)
{
    opevent::PostFailed failed;
    failed.error = Error{kind, {.httpStatus = status, .code = code}};
    return failed;
}

Payment untouched(const Operation &o)
{
    Payment payment = showing(o, "DECLINED");
    payment.transactions.removeLast();
    return payment;
}

std::map<QString, OperationInput> allEvents(const Operation &o)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    opevent::PostFailed unclear = failedPost(ErrorKind::TimedOut, {}, 0);
    unclear.sameKeyAgain = true;
    opevent::PostFailed proof = failedPost(ErrorKind::RequestRefused, s("INVALID_AMOUNT"), 400);
    proof.provesNoPayment = true;
    opevent::PostFailed stayedHere = failedPost(ErrorKind::RequestRefused, {}, 0);
    stayedHere.mayHaveLeft = false;
    opevent::PostFailed inProcess = failedPost(ErrorKind::Conflict, s("REQUEST_IN_PROCESS"), 400);
    inProcess.sameKeyAgain = true;
    return {{s("recorded"), opevent::Recorded{}},
            {s("prepared"), opevent::Prepared{TransactionId::from(s("tx-1")), "{}", {}, o.intent}},
            {s("preparationFailed"), opevent::PreparationFailed{Error{ErrorKind::Conflict, {}}}},
            {s("answered"), opevent::Answered{TransactionId::from(s("tx-new"))}},
            {s("postUnclear"), unclear},
            {s("postProof"), proof},
            {s("postNo"), failedPost(ErrorKind::Conflict, s("INVALID_STATE"), 400)},
            {s("postOddNo"), failedPost(ErrorKind::Conflict, s("HTTP_409"), 409)},
            {s("postDuplicated"), failedPost(ErrorKind::Conflict, s("IDEMPOTENCY_DUPLICATED"), 400)},
            {s("postInProcess"), inProcess},
            {s("postNeverLeft"), stayedHere},
            {s("seenDone"), opevent::PaymentSeen{showing(o, "SUCCEEDED"), true}},
            {s("seenPending"), opevent::PaymentSeen{showing(o, "PENDING"), true}},
            {s("seenDeclined"), opevent::PaymentSeen{showing(o, "DECLINED"), true}},
            {s("seenNothing"), opevent::PaymentSeen{untouched(o), true}},
            {s("seenDoneByOther"), opevent::PaymentSeen{showing(o, "SUCCEEDED"), false}},
            {s("seenNothingByOther"), opevent::PaymentSeen{untouched(o), false}},
            {s("readFailed"), opevent::ReadFailed{Error{ErrorKind::ServerFault, {}}, false}},
            {s("timerDue"), opevent::TimerDue{}},
            {s("restarted"), opevent::Restarted{}},
            {s("checkNow"), opevent::CheckNow{}},
            {s("givenUp"), opevent::GivenUp{s("Bo: paid in cash")}}};
}

/// The whole table of transitions; every other pair keeps its state.
const std::map<OperationState, std::map<QString, OperationState>> Transitions = [] {
    using enum OperationState;
    using Row = std::map<QString, OperationState>;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const Row seen{{s("seenDone"), Done},
                   {s("seenDoneByOther"), Done},
                   {s("seenPending"), Pending},
                   {s("seenDeclined"), Declined}};
    const auto with = [&seen](Row row) {
        row.insert(seen.begin(), seen.end());
        return row;
    };
    const Row posted{{s("answered"), Checking},
                     {s("postUnclear"), Unclear},
                     {s("postInProcess"), Unclear},
                     {s("postDuplicated"), Unclear},
                     {s("postOddNo"), Unclear}};
    Row sending = with(posted);
    sending.insert(
        {{s("postProof"), Refused}, {s("postNo"), Checking}, {s("postNeverLeft"), Refused}, {s("restarted"), Unclear}});
    Row done = with({});
    done.erase(s("seenPending"));
    Row undecided = with({});
    undecided[s("givenUp")] = GivenUp;
    Row checking = with({});
    checking[s("seenNothing")] = Unclear;
    return std::map<OperationState, Row>{
        {Draft, {{s("recorded"), Recorded}}},
        {Recorded, {{s("prepared"), Sending}, {s("preparationFailed"), Refused}, {s("restarted"), Refused}}},
        {Sending, sending},
        {Checking, checking},
        {Unclear, with(posted)},
        {Pending, with({})},
        {Done, done},
        {Declined, with({})},
        {Refused, with({})},
        {Undecided, undecided},
        {GivenUp, with({})}};
}();

template <typename C> int count(const OperationStep &step)
{
    return static_cast<int>(
        std::ranges::count_if(step.commands, [](const OperationCommand &c) { return std::holds_alternative<C>(c); }));
}

} // namespace

class TestOperationMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void commandsBelongToTheirStates_data() { everyPair_data(); }
    void commandsBelongToTheirStates();
    void everyTransitionNamesAnEvent();
    void whatWasSentNeverChanges();
};

void TestOperationMachine::everyPair_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("event");
    for (const OperationKind kind : AllKinds) {
        for (const OperationState state : AllStates) {
            for (const auto &[name, event] : allEvents(operationIn(state, Now, kind)))
                QTest::newRow(qPrintable(operationKindName(kind) + u' ' + operationStateName(state) + u' ' + name))
                    << static_cast<int>(kind) << static_cast<int>(state) << name;
        }
    }
}

void TestOperationMachine::everyPair()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    QFETCH(QString, event);
    const auto from = static_cast<OperationState>(state);
    const Operation before = operationIn(from, Now, static_cast<OperationKind>(kind));
    const OperationStep step = advance(before, allEvents(before).at(event), Now + 1000);

    OperationState expected = from;
    if (const auto row = Transitions.find(from); row != Transitions.end()) {
        if (const auto cell = row->second.find(event); cell != row->second.end())
            expected = cell->second;
    }
    QCOMPARE(operationStateName(step.next.state), operationStateName(expected));
    if (step.next.state != from)
        QVERIFY2(step.record, "a change of state must be recorded");
    if (step.record) {
        QVERIFY(!step.kind.isEmpty());
        QVERIFY(!step.rule.isEmpty());
        QCOMPARE(step.next.updatedMs, Now + 1000);
    }
    if (!step.changed)
        QCOMPARE(step.next, before);
    QCOMPARE(step.next.settledMs != 0, !isOpen(expected) && expected != OperationState::Draft);
    if (expected == OperationState::Done)
        QCOMPARE(*step.next.moved, before.intent.amount);
    if (expected == OperationState::Refused || expected == OperationState::Declined)
        QVERIFY(step.next.problem.has_value());
}

void TestOperationMachine::commandsBelongToTheirStates()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    QFETCH(QString, event);
    const Operation before = operationIn(static_cast<OperationState>(state), Now, static_cast<OperationKind>(kind));
    const OperationStep step = advance(before, allEvents(before).at(event), Now + 1000);

    const int requests =
        count<command::Prepare>(step) + count<command::SendOperation>(step) + count<command::ReadById>(step);
    const int plans = count<command::WakeAt>(step);
    QVERIFY2(requests <= 1, "one request is under way per operation at any time");
    QVERIFY2(requests + plans <= 1, "an operation waits for an answer or for the clock, not for both");
    if (count<command::SendOperation>(step)) {
        QVERIFY(step.record);
        QVERIFY(!step.next.body.isEmpty());
        QCOMPARE(step.next.retry.sends, before.retry.sends + 1);
        QVERIFY(step.next.state == OperationState::Sending || step.next.state == OperationState::Unclear);
    }
    if (count<command::Prepare>(step))
        QCOMPARE(step.next.state, OperationState::Recorded);
    if (step.changed && isOpen(step.next.state) && event != u"timerDue" && !event.endsWith(u"ByOther"))
        QVERIFY2(requests + plans == 1, "an open operation never falls asleep for ever");
    if (!isOpen(step.next.state) || step.next.state == OperationState::Draft)
        QCOMPARE(requests + plans, 0);
}

void TestOperationMachine::everyTransitionNamesAnEvent()
{
    const auto events = allEvents(operationIn(OperationState::Sending, Now));
    for (const auto &[state, row] : Transitions) {
        for (const auto &[event, to] : row)
            QVERIFY2(events.contains(event), qPrintable(event));
    }
}

void TestOperationMachine::whatWasSentNeverChanges()
{
    for (const OperationState state : AllStates) {
        const Operation before = operationIn(state, Now);
        for (const auto &[name, event] : allEvents(before)) {
            const Operation after = advance(before, event, Now + 5).next;
            QCOMPARE(after.key, before.key);
            QCOMPARE(after.reference, before.reference);
            QCOMPARE(after.paymentId, before.paymentId);
            QCOMPARE(after.intent.amount, before.intent.amount);
            if (!before.body.isEmpty()) {
                QCOMPARE(after.body, before.body);
                QCOMPARE(after.target, before.target);
                QCOMPARE(after.basis, before.basis);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestOperationMachine)
#include "tst_operationmachine.moc"
