// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Winning a customer back, through the real engine, client, journal and numbering
// plans over loopback: from a declined payment in the list to a contact that is
// made at most once, and what stands against it on the way. The till's clock
// begins at an hour in which Brazil may be contacted, whenever the test runs.
#include "till.h"

#include "domain/contactpack.h"
#include "domain/contactzones.h"
#include "ports/outreachdesk.h"
#include "scaledclock.h"
#include "training/trainingserver.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

constexpr qint64 Hour = 3'600'000;
const PhoneNumber AnasPhone = PhoneNumber::from(QStringLiteral("+5511961234567"));

/// The next full hour that is allowed, as is the one after it; or one of which neither is.
qint64 hourThatIs(bool allowed)
{
    const ContactRules rules = contactRulesFor(QStringLiteral("BR"));
    const ContactQuestion question{possibleZones({QStringLiteral("BR"), {}, AnasPhone, {QStringLiteral("BR")}}),
                                   {ContactChannel::PhoneCall}, {}, {}};
    qint64 at = (QDateTime::currentMSecsSinceEpoch() / Hour + 1) * Hour;
    for (int tries = 0; tries < 24 * 30; ++tries, at += Hour) {
        if (evaluate(rules, question, at).allowed == allowed && evaluate(rules, question, at + Hour).allowed == allowed)
            return at;
    }
    qFatal("no such hour in a month");
}

struct Counter
{
    explicit Counter(bool allowed = true, double speedup = 1.0)
        : clock(std::make_shared<ScaledClock>(speedup, hourThatIs(allowed)))
        , url(*server.start({.pendingMs = 200}))
        , till(std::make_unique<Till>(folder.path(), url, clock))
    {
        if (!till->open())
            qFatal("%s", qPrintable(till->failure()));
        Customer ana;
        ana.firstName = QStringLiteral("Ana");
        const auto found = answerOf<QList<Customer>>([&](QObject *c, auto then) { till->engine().findCustomers(QStringLiteral("ana@shop.example"), c, then); });
        ana = found->constFirst();
        ana.phone = {QStringLiteral("55"), QStringLiteral("11961234567")};
        if (!answerOf<Customer>([&](QObject *c, auto then) { till->engine().updateCustomer(ana, c, then); }))
            qFatal("the customer has no phone");
    }
    OutreachDesk &desk() { return *till->engine().outreach(); }
    QList<RecoveryRow> list()
    {
        return answerOf<QList<RecoveryRow>>([&](QObject *c, auto then) { desk().workList(30, QStringLiteral("Rosa"), c, then); }).value_or(QList<RecoveryRow>());
    }
    AttemptId decline()
    {
        till->sell(4200, true);
        if (!QTest::qWaitFor([&] { return till->sold() >= 1 && till->unsettled() == 0; }, 30'000))
            qFatal("not settled");
        return till->outcomes().begin()->first;
    }
    OutreachOrder orderFor(const AttemptId &id)
    {
        const auto known = answerOf<OutreachMatter>([&](QObject *c, auto then) { desk().matter({}, id, c, then); });
        if (!known)
            qFatal("%s", qPrintable(describe(known.error())));
        OutreachOrder order;
        DeclinedPayment declined = declinedPaymentOf(*known->attempt, known->customer, till->settings().accountId);
        declined.channel = ContactChannel::PhoneCall;
        declined.methods = {QStringLiteral("PIX")};
        order.request = declined;
        order.caseId = OutreachCaseId::from(known->sale->id.text());
        order.customer = known->customer->id;
        order.sale = known->sale->id;
        order.attempt = id;
        order.operatorName = QStringLiteral("Rosa");
        return order;
    }
    Result<OutreachDraft> consider(const OutreachOrder &order)
    {
        return answerOf<OutreachDraft>([&](QObject *c, auto then) { desk().consider(order, c, then); });
    }
    Result<OutreachOutcome> send(const OutreachOrder &order)
    {
        return answerOf<OutreachOutcome>([&](QObject *c, auto then) { desk().send(order, c, then); });
    }
    /// What became of a consented order whose call met the fault.
    Result<OutreachOutcome> outcomeUnder(Fault fault, OutreachOrder &order)
    {
        order = orderFor(decline());
        consent(order);
        return sendUnder(fault, order);
    }
    /// With this fault on the call for declined payments.
    Result<OutreachOutcome> sendUnder(Fault fault, const OutreachOrder &order)
    {
        training::FaultRule rule;
        rule.match.method = QStringLiteral("POST");
        rule.match.path = QStringLiteral("/v1/smart-support/external/payments/recover");
        rule.fault = fault;
        server.addRule(rule);
        return send(order);
    }
    void consent(const OutreachOrder &order, bool given = true)
    {
        Consent asked;
        asked.customer = order.customer;
        asked.phone = order.phone();
        asked.channel = ContactChannel::PhoneCall;
        asked.given = given;
        asked.wording = QStringLiteral("May we call you?");
        asked.operatorName = QStringLiteral("Rosa");
        QVERIFY(answerOf<void>([&](QObject *c, auto then) { desk().recordConsents({asked}, c, then); }).has_value());
    }
    QList<OutreachRecord> history()
    {
        return answerOf<QList<OutreachRecord>>([&](QObject *c, auto then) { desk().history({}, c, then); }).value_or(QList<OutreachRecord>());
    }

    QTemporaryDir folder;
    training::TrainingServer server;
    std::shared_ptr<ScaledClock> clock;
    QUrl url;
    std::unique_ptr<Till> till;
};

} // namespace

class TestTrainingOutreach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheListToTheCustomerOnce();
    void whatStandsAgainstIt();
    void productNotSwitchedOn();
    void lostAnswerIsUnclearAlsoAfterARestart();
    void claimKeepsAColleagueAway();
    void trainingClockAtNight();
    void whatBecameOfIt();
    void listsThroughFiles();
};

void TestTrainingOutreach::fromTheListToTheCustomerOnce()
{
    Counter counter;
    QVERIFY(counter.list().isEmpty());
    const AttemptId declined = counter.decline();
    QList<RecoveryRow> rows = counter.list();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].attempt->id, declined);
    QCOMPARE(rows[0].outlook.block, OutreachBlock::NoConsent);

    const OutreachOrder order = counter.orderFor(declined);
    Result<OutreachDraft> draft = counter.consider(order);
    QVERIFY(draft);
    QCOMPARE(draft->outlook.block, OutreachBlock::NoConsent);
    QVERIFY2(draft->body.contains("\"channel\":\"PHONE_CALL\""), draft->body.constData());
    counter.consent(order);
    draft = counter.consider(order);
    QVERIFY2(draft->outlook.isAllowed(), qPrintable(outreachBlockName(draft->outlook.block)));
    QVERIFY(counter.list().constFirst().outlook.isAllowed());

    const Result<OutreachOutcome> outcome = counter.send(order);
    QVERIFY(outcome);
    QVERIFY2(outcome->intent, qPrintable(outreachBlockName(outcome->block)));
    QCOMPARE(outcome->intent->state, OutreachState::Accepted);
    QCOMPARE(outcome->intent->httpStatus, 200);
    QCOMPARE(outcome->intent->body, draft->body); // what was shown is what left

    const Result<OutreachOutcome> again = counter.send(order);
    QCOMPARE(again->block, OutreachBlock::AlreadyContacted);
    QVERIFY(!again->intent);
    OutreachOrder insists = order;
    insists.despiteEarlier = true;
    QCOMPARE(counter.send(insists)->block, OutreachBlock::OutsideRules); // once a day
    QCOMPARE(counter.history().size(), 1);
    QCOMPARE(counter.list().constFirst().outlook.block, OutreachBlock::AlreadyContacted);
    QVERIFY(counter.list().constFirst().lastContactMs() > 0);
}

void TestTrainingOutreach::whatStandsAgainstIt()
{
    Counter counter;
    const OutreachOrder order = counter.orderFor(counter.decline());
    QCOMPARE(counter.send(order)->block, OutreachBlock::NoConsent);
    counter.consent(order);
    counter.consent(order, false);
    QCOMPARE(counter.send(order)->block, OutreachBlock::ConsentRefused);
    counter.consent(order);
    OptOut out;
    out.phone = order.phone();
    out.reason = QStringLiteral("asked");
    out.operatorName = QStringLiteral("Rosa");
    QVERIFY(answerOf<void>([&](QObject *c, auto then) { counter.desk().recordOptOut(out, c, then); }).has_value());
    QCOMPARE(counter.send(order)->block, OutreachBlock::OptedOut);
    QVERIFY(counter.history().isEmpty());
    Consent bad;
    bad.phone = order.phone();
    const auto refused = answerOf<void>([&](QObject *c, auto then) { counter.desk().recordConsents({bad}, c, then); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().context.field, QStringLiteral("wording"));
}

void TestTrainingOutreach::productNotSwitchedOn()
{
    Counter counter;
    OutreachOrder order;
    const Result<OutreachOutcome> outcome = counter.outcomeUnder(Fault::ProductNotEnabled, order);
    QVERIFY(outcome && outcome->intent);
    QCOMPARE(outcome->intent->state, OutreachState::Refused);
    QCOMPARE(outcome->intent->httpStatus, 403);
    QCOMPARE(counter.till->block(), TillBlock::None); // payments go on
}

void TestTrainingOutreach::lostAnswerIsUnclearAlsoAfterARestart()
{
    Counter counter;
    OutreachOrder order;
    const Result<OutreachOutcome> outcome = counter.outcomeUnder(Fault::CloseAfterProcessing, order);
    QVERIFY(outcome && outcome->intent);
    QCOMPARE(outcome->intent->state, OutreachState::Unclear);
    counter.till.reset();
    counter.till = std::make_unique<Till>(counter.folder.path(), counter.url, counter.clock);
    QVERIFY2(counter.till->open(), qPrintable(counter.till->failure()));
    QCOMPARE(counter.history().size(), 1);
    QCOMPARE(counter.history().constFirst().intent.state, OutreachState::Unclear);
    QCOMPARE(counter.send(order)->block, OutreachBlock::AlreadyContacted);
}

void TestTrainingOutreach::claimKeepsAColleagueAway()
{
    Counter counter;
    const OutreachOrder order = counter.orderFor(counter.decline());
    counter.consent(order);
    OutreachCaseChange claim;
    claim.matter.id = order.caseId;
    claim.operatorName = QStringLiteral("Luis");
    claim.untilMs = counter.clock->nowMs() + Hour;
    const auto change = [&] { return answerOf<OutreachCase>([&](QObject *c, auto then) { counter.desk().changeCase(claim, c, then); }); };
    QVERIFY(change());
    QCOMPARE(counter.send(order)->block, OutreachBlock::ClaimedByOther);
    QCOMPARE(counter.list().constFirst().outlook.claimedBy, QStringLiteral("Luis"));
    OutreachCaseChange note = claim;
    note.what = OutreachCaseChange::What::Note;
    note.operatorName = QStringLiteral("Rosa");
    note.note = QStringLiteral("mine");
    const auto refused = answerOf<OutreachCase>([&](QObject *c, auto then) { counter.desk().changeCase(note, c, then); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    claim.what = OutreachCaseChange::What::LetGo;
    QVERIFY(change());
    QCOMPARE(counter.send(order)->intent->state, OutreachState::Accepted);
}

/// The rules' clock alone is set: what is recorded is of the real time, and says so.
void TestTrainingOutreach::trainingClockAtNight()
{
    Counter counter(false);
    QVERIFY(counter.desk().mayTrain());
    const OutreachOrder order = counter.orderFor(counter.decline());
    counter.consent(order);
    QCOMPARE(counter.send(order)->block, OutreachBlock::OutsideRules);
    counter.desk().setTrainingHour(true);
    QVERIFY(counter.list().constFirst().outlook.isAllowed());
    const Result<OutreachOutcome> outcome = counter.send(order);
    QVERIFY(outcome && outcome->intent);
    QCOMPARE(outcome->intent->state, OutreachState::Accepted);
    QVERIFY2(outcome->intent->rulesVersion.endsWith(QStringLiteral("(training clock)")), qPrintable(outcome->intent->rulesVersion));
    QVERIFY(outcome->intent->sentMs <= counter.clock->nowMs());
    OutreachOrder insists = order;
    insists.despiteEarlier = true;
    QCOMPARE(counter.send(insists)->block, OutreachBlock::OutsideRules); // once a day, by the training clock too
    counter.desk().setTrainingHour(false);
    QVERIFY(!counter.list().constFirst().outlook.isAllowed());
}

/// Asked for, followed, downloaded in its ten minutes, read and matched: the history shows it.
void TestTrainingOutreach::whatBecameOfIt()
{
    Counter counter(true, 50);
    const OutreachOrder order = counter.orderFor(counter.decline());
    counter.consent(order);
    const Result<OutreachOutcome> outcome = counter.send(order);
    QVERIFY(outcome && outcome->intent);
    QCOMPARE(outcome->intent->state, OutreachState::Accepted);
    QVERIFY(counter.history().constFirst().talks.isEmpty());
    const qint64 now = QDateTime::currentMSecsSinceEpoch(); // the gateway's clock is the real one
    const auto results = [&]() -> ReportTally {
        std::optional<ReportJob> last;
        QObject context;
        QObject::connect(&counter.till->engine(), &Engine::reportJobChanged, &context, [&](const ReportJob &job) { last = job; });
        counter.till->engine().startReport(ReportPurpose::Communications, now - 24 * Hour, now + 24 * Hour, &context, [](const Result<ReportJob> &) {});
        if (!QTest::qWaitFor([&] { return last && isOver(last->stage); }, 30'000) || last->stage != ReportStage::Done)
            return {};
        return last->tally;
    };
    QCOMPARE(results().added, 1);
    const OutreachRecord record = counter.history().constFirst();
    QCOMPARE(record.talks.size(), 1);
    QCOMPARE(record.talks[0].id, outcome->intent->remoteId);
    QCOMPARE(record.talks[0].status, QStringLiteral("COMPLETED"));
    QCOMPARE(record.talks[0].callSeconds, 74);
    QCOMPARE(record.intent.state, OutreachState::Accepted);
    QCOMPARE(results().same, 1);
}

/// What one till wrote, an empty one reads.
void TestTrainingOutreach::listsThroughFiles()
{
    Counter counter;
    const OutreachOrder order = counter.orderFor(counter.decline());
    counter.consent(order);
    const QString path = counter.folder.filePath(QStringLiteral("consents.csv"));
    const auto written = answerOf<qint64>([&](QObject *c, auto then) { counter.desk().exportContacts(ContactList::Consents, path, c, then); });
    QVERIFY(written);
    QCOMPARE(*written, 1);
    const auto import = [&path](OutreachDesk &desk) {
        return answerOf<ContactImport>([&](QObject *c, auto then) { desk.importContacts(ContactList::Consents, path, c, then); });
    };
    QCOMPARE(import(counter.desk())->known, 1);
    Counter other;
    const auto taken = import(other.desk());
    QVERIFY(taken);
    QVERIFY(!taken->isRefused());
    QCOMPARE(taken->added, 1);
    const auto missing = answerOf<ContactImport>([&](QObject *c, auto then) {
        other.desk().importContacts(ContactList::OptOuts, path + QStringLiteral(".not"), c, then);
    });
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QCOMPARE(missing.error().context.path, path + QStringLiteral(".not"));
}

QTEST_GUILESS_MAIN(TestTrainingOutreach)
#include "tst_trainingoutreach.moc"
