// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which contact a line of Yuno's report of communications belongs to, and what is
// kept of it.
#include "services/communicationreader.h"

#include "support/fakejournal.h"
#include "support/fakeoutreachjournal.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Hour = 3'600'000, Asked = 1'000 * Hour;
const PhoneNumber Ana = PhoneNumber::from(QStringLiteral("+573001234567"));

OutreachIntent asked(const char *id, qint64 atMs, OutreachState state = OutreachState::Accepted)
{
    OutreachIntent intent;
    intent.id = OutreachId::from(QString::fromLatin1(id));
    intent.caseId = OutreachCaseId::from(QStringLiteral("R1-20261121-000001"));
    intent.state = state;
    intent.phone = Ana;
    intent.channels = {ContactChannel::PhoneCall};
    intent.createdMs = intent.sentMs = atMs;
    return intent;
}

Communication talkAt(qint64 atMs)
{
    Communication talk;
    talk.id = QStringLiteral("talk-1");
    talk.channel = QStringLiteral("PHONE_CALL");
    talk.status = QStringLiteral("COMPLETED");
    talk.phone = Ana;
    talk.callSeconds = 74;
    talk.atMs = atMs;
    return talk;
}

struct Bench
{
    ReportTally take(const Communication &talk)
    {
        ReportJob job;
        CommunicationReader reader(journal, outreach, [this] { ++changes; });
        [&] { QVERIFY(reader.takeTalks({talk}, job).has_value()); }();
        return job.tally;
    }
    std::optional<Communication> kept(const char *intent)
    {
        return communicationFromText(*journal.fact(communicationFactName(OutreachId::from(QString::fromLatin1(intent)), QStringLiteral("talk-1"))));
    }

    FakeJournal journal;
    FakeOutreachJournal outreach;
    int changes = 0;
};

} // namespace

class TestCommunicationReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void yunosIdGoesBeforeEverything();
    void timeAndChannelDecide_data();
    void timeAndChannelDecide();
    void theLastOneAskedForBeforeIt();
    void nothingIsGuessedWithoutATime();
    void foundByOrderOfAnAbandonedSale();
    void foundByPayment();
    void foundByNumber();
    void twiceChangesNothing();
    void nothingPersonalIsKept();
    void ofAnotherTill();
};

void TestCommunicationReader::yunosIdGoesBeforeEverything()
{
    OutreachIntent named = asked("named", Asked - 500 * Hour);
    named.remoteId = QStringLiteral("talk-1");
    const auto found = matchingIntent(talkAt(Asked), {asked("near", Asked), named});
    QVERIFY(found);
    QCOMPARE(found->id, named.id);
}

void TestCommunicationReader::timeAndChannelDecide_data()
{
    QTest::addColumn<qint64>("after");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, qint64 after, const char *channel, OutreachState state, bool matches) {
        QTest::newRow(name) << after << QString::fromLatin1(channel) << int(state) << matches;
    };
    row("at once", 0, "PHONE_CALL", OutreachState::Accepted, true);
    row("another name", Hour, "phone", OutreachState::Accepted, true);
    row("unknown name", Hour, "PIGEON", OutreachState::Accepted, true);
    row("other channel", Hour, "WHATSAPP_MESSAGE", OutreachState::Accepted, false);
    row("clocks differ", -9 * 60'000, "PHONE_CALL", OutreachState::Accepted, true);
    row("before it was asked", -Hour, "PHONE_CALL", OutreachState::Accepted, false);
    row("next day", 24 * Hour, "PHONE_CALL", OutreachState::Accepted, true);
    row("too late", 72 * Hour, "PHONE_CALL", OutreachState::Accepted, false);
    row("unclear", Hour, "PHONE_CALL", OutreachState::Unclear, true);
    row("refused", Hour, "PHONE_CALL", OutreachState::Refused, false);
    row("withheld", Hour, "PHONE_CALL", OutreachState::Withheld, false);
}

void TestCommunicationReader::timeAndChannelDecide()
{
    QFETCH(qint64, after);
    QFETCH(QString, channel);
    QFETCH(int, state);
    QFETCH(bool, matches);
    Communication talk = talkAt(Asked + after);
    talk.channel = channel;
    QCOMPARE(matchingIntent(talk, {asked("one", Asked, OutreachState(state))}).has_value(), matches);
}

void TestCommunicationReader::theLastOneAskedForBeforeIt()
{
    const QList<OutreachIntent> both{asked("first", Asked), asked("second", Asked + 24 * Hour)};
    QCOMPARE(matchingIntent(talkAt(Asked + Hour), both)->id.text(), QStringLiteral("first"));
    QCOMPARE(matchingIntent(talkAt(Asked + 25 * Hour), both)->id.text(), QStringLiteral("second"));
}

void TestCommunicationReader::nothingIsGuessedWithoutATime()
{
    QVERIFY(matchingIntent(talkAt(0), {asked("one", Asked), asked("one", Asked)})); // the same, found twice
    QVERIFY(!matchingIntent(talkAt(0), {asked("one", Asked), asked("two", Asked + 24 * Hour)}));
}

void TestCommunicationReader::foundByOrderOfAnAbandonedSale()
{
    Bench bench;
    bench.outreach.intents = {asked("mine", Asked)};
    Communication talk = talkAt(Asked + Hour);
    talk.order = MerchantOrderId::from(QStringLiteral("R1-20261121-000001"));
    talk.phone = {};
    QCOMPARE(bench.take(talk).added, 1);
    QCOMPARE(bench.kept("mine")->status, QStringLiteral("COMPLETED"));
    QCOMPARE(bench.changes, 1);
}

void TestCommunicationReader::foundByPayment()
{
    Bench bench;
    ImportedPayment payment;
    payment.attempt.id = AttemptId::from(QStringLiteral("attempt-1"));
    payment.attempt.sale = SaleId::from(QStringLiteral("R1-20261121-000001"));
    payment.attempt.paymentId = PaymentId::from(QStringLiteral("payment-1"));
    payment.attempt.origin = AttemptOrigin::Yuno;
    QVERIFY(bench.journal.importPayments({payment}).has_value());
    bench.outreach.intents = {asked("mine", Asked)};
    Communication talk = talkAt(Asked + Hour);
    talk.payment = payment.attempt.paymentId;
    talk.phone = {};
    QCOMPARE(bench.take(talk).added, 1);
    QVERIFY(bench.kept("mine"));
}

void TestCommunicationReader::foundByNumber()
{
    Bench bench;
    bench.outreach.intents = {asked("mine", Asked)};
    QCOMPARE(bench.take(talkAt(Asked + Hour)).added, 1);
    Communication noTime = talkAt(0);
    noTime.id = QStringLiteral("talk-2");
    QCOMPARE(bench.take(noTime).missingHere, 1); // a number alone, without a time, proves nothing
}

void TestCommunicationReader::twiceChangesNothing()
{
    Bench bench;
    bench.outreach.intents = {asked("mine", Asked)};
    Communication talk = talkAt(Asked + Hour);
    talk.status = QStringLiteral("IN_PROGRESS");
    QCOMPARE(bench.take(talk).added, 1);
    QCOMPARE(bench.take(talk).same, 1);
    QCOMPARE(bench.changes, 1);
    talk.status = QStringLiteral("COMPLETED");
    QCOMPARE(bench.take(talk).updated, 1);
    QCOMPARE(bench.kept("mine")->status, QStringLiteral("COMPLETED"));
    QCOMPARE(bench.outreach.intents.constFirst().state, OutreachState::Accepted); // evidence decides nothing
}

void TestCommunicationReader::nothingPersonalIsKept()
{
    const QString text = communicationText(talkAt(Asked));
    QVERIFY(!text.contains(QStringLiteral("3001234567")));
    Communication expected = talkAt(Asked);
    expected.phone = {};
    QCOMPARE(*communicationFromText(text), expected);
    QVERIFY(!communicationFromText(QStringLiteral("{}")));
}

void TestCommunicationReader::ofAnotherTill()
{
    Bench bench;
    QCOMPARE(bench.take(talkAt(Asked)).missingHere, 1);
    QCOMPARE(bench.changes, 0);
}

QTEST_GUILESS_MAIN(TestCommunicationReader)
#include "tst_communicationreader.moc"
