// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the cashier reads in the outcome panel for each trouble of the network
// (how each of them becomes a problem is tst_gatewaynetwork's and tst_gatewayfaults').
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"

#include <QRegularExpression>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Minute = 60'000;

void setUnknown(Attempt &attempt, ErrorKind kind, qint64 nowMs)
{
    attempt.state = AttemptState::Unknown;
    attempt.problem = AttemptProblem{kind, {}, 0, {}, {}};
    attempt.retry.lastCheckMs = nowMs - 3000;
    attempt.retry.nextCheckMs = nowMs + 8000;
}

} // namespace

class TestOutcomeTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unknownAfter_data();
    void unknownAfter();
    void nothingLeft_data();
    void nothingLeft();
    void answeredAtOnce();
    void wordsFollowTheTroubleWhileItIsUnknown();
    void timesSurviveAClockThatJumps_data();
    void timesSurviveAClockThatJumps();
    void customersHearANeutralSentenceInTheirLanguage_data();
    void customersHearANeutralSentenceInTheirLanguage();
    void missingDataIsLookedAtTogether();
};

void TestOutcomeTrouble::customersHearANeutralSentenceInTheirLanguage_data()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("words");
    QTest::newRow("the customer's") << QStringLiteral("BR") << QStringLiteral("CO") << QStringLiteral("otra tarjeta");
    QTest::newRow("the shop's") << QStringLiteral("BR") << QString() << QStringLiteral("outro cartão");
    QTest::newRow("English") << QStringLiteral("US") << QStringLiteral("US") << QStringLiteral("another card");
}

void TestOutcomeTrouble::customersHearANeutralSentenceInTheirLanguage()
{
    QFETCH(QString, shop);
    QFETCH(QString, customer);
    QFETCH(QString, words);
    Settings settings = brazilianTill();
    settings.country = shop;
    settings.currency = *Currency::fromCode(shop == u"US" ? u"USD" : u"BRL");
    Till till(settings);
    till.engine.customers.first().country = customer;
    till.openAndCharge();
    QVERIFY(!till.isShown("outcomeForCustomerLabel"));
    till.engine.decline(QStringLiteral("REPORTED_STOLEN"));
    QTRY_VERIFY(till.isShown("outcomeForCustomerLabel"));
    QVERIFY2(till.text("outcomeForCustomerLabel").contains(words), qPrintable(till.text("outcomeForCustomerLabel")));
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("not accepted"))); // the cashier reads English
    till.shoot(QStringLiteral("declined-") + shop);
}

void TestOutcomeTrouble::missingDataIsLookedAtTogether()
{
    Till till;
    till.openAndCharge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    QTRY_VERIFY(till.isShown("otherCardButton"));
    QVERIFY(till.window->findChild<QWidget *>(QStringLiteral("checkCustomerButton")) == nullptr);
    till.engine.decline(QStringLiteral("BAD_FILLED_INFO"));
    QTRY_VERIFY(till.window->findChild<QWidget *>(QStringLiteral("checkCustomerButton")) != nullptr);
    QTest::mouseClick(till.find("checkCustomerButton"), Qt::LeftButton);
    QTRY_VERIFY(till.isShown("customerEditor"));
}

void TestOutcomeTrouble::unknownAfter_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("a gateway that never answers, or drips") << ErrorKind::TimedOut << QStringLiteral("did not answer in time");
    QTest::newRow("another network in the middle") << ErrorKind::ConnectionLost << QStringLiteral("connection broke");
    QTest::newRow("a portal's page, or half an answer") << ErrorKind::MalformedReply << QStringLiteral("could not be read");
    QTest::newRow("a proxy in between, or 5xx") << ErrorKind::ServerFault << QStringLiteral("fault of its own");
    QTest::newRow("too many requests") << ErrorKind::RateLimited << QStringLiteral("slow down");
    QTest::newRow("no name, no route, at a later try") << ErrorKind::Offline << QStringLiteral("no connection");
    QTest::newRow("a wrong certificate, at a later try") << ErrorKind::TlsFailed << QStringLiteral("could not prove who it is");
    QTest::newRow("keys refused, at a later try") << ErrorKind::Unauthenticated << QStringLiteral("keys of this till");
}

void TestOutcomeTrouble::unknownAfter()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Sending);
    till.clock.pass(Minute + 15'000);
    till.engine.advance([&](Attempt &attempt) { setUnknown(attempt, kind, till.clock.nowMs()); });
    QCOMPARE(till.headline(), QStringLiteral("We are finding out"));
    const QString what = till.text("outcomeWhatLabel");
    QVERIFY2(what.contains(words), qPrintable(what));
    QVERIFY2(!what.contains(QStringLiteral("nothing was"), Qt::CaseInsensitive), qPrintable(what)); // nobody knows that
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("Do not charge again")));
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("For 1:15"));
    QCOMPARE(till.text("outcomeChecksLabel"), QStringLiteral("Last check: 3 s ago. Next check: in 8 s."));
    QVERIFY(till.isShown("checkNowButton"));
    QVERIFY(!till.isShown("nextSaleButton") && !till.isShown("sameCardButton") && !till.isShown("changeSaleButton"));
}

void TestOutcomeTrouble::nothingLeft_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("no name, no route") << ErrorKind::Offline << QStringLiteral("no connection");
    QTest::newRow("a wrong certificate") << ErrorKind::TlsFailed << QStringLiteral("could not prove who it is");
    QTest::newRow("a disk that takes nothing") << ErrorKind::StorageFull << QStringLiteral("full");
}

void TestOutcomeTrouble::nothingLeft()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    Till till;
    till.openAndCharge();
    till.clock.pass(4000);
    till.engine.advance([&](Attempt &attempt) {
        attempt.state = AttemptState::Refused;
        attempt.problem = AttemptProblem{kind, {}, 0, {}, {}};
        attempt.settledMs = till.clock.nowMs();
    });
    QCOMPARE(till.headline(), QStringLiteral("Nothing was charged"));
    QVERIFY2(till.text("outcomeWhatLabel").contains(words), qPrintable(till.text("outcomeWhatLabel")));
    QVERIFY(!till.text("outcomeTodoLabel").isEmpty());
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("After 0:04"));
    QVERIFY(till.isShown("changeSaleButton") && !till.isShown("checkNowButton"));
}

void TestOutcomeTrouble::answeredAtOnce()
{
    Till till;
    till.openAndCharge();
    till.clock.pass(999);
    till.engine.advance([&](Attempt &attempt) {
        attempt.state = AttemptState::Declined;
        attempt.settledMs = till.clock.nowMs();
    });
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("In less than a second"));
}

void TestOutcomeTrouble::wordsFollowTheTroubleWhileItIsUnknown()
{
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Sending);
    till.engine.advance([&](Attempt &attempt) { setUnknown(attempt, ErrorKind::TimedOut, till.clock.nowMs()); });
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("did not answer in time")));
    const QWidget *button = till.find("checkNowButton");
    till.clock.pass(10'000);
    till.engine.advance([&](Attempt &attempt) { setUnknown(attempt, ErrorKind::ServerFault, till.clock.nowMs()); });
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("fault of its own")));
    QVERIFY(till.find("outcomePanel")->accessibleName().contains(QStringLiteral("fault of its own")));
    QCOMPARE(till.find("checkNowButton"), button); // a press in progress is not lost
}

void TestOutcomeTrouble::timesSurviveAClockThatJumps_data()
{
    QTest::addColumn<qint64>("jumpMs");
    QTest::addColumn<QString>("elapsed");
    QTest::newRow("an hour back") << -60 * Minute << QStringLiteral("For 0:00");
    QTest::newRow("a day forward") << 24 * 60 * Minute << QStringLiteral("For 24:00:00");
}

void TestOutcomeTrouble::timesSurviveAClockThatJumps()
{
    QFETCH(qint64, jumpMs);
    QFETCH(QString, elapsed);
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Sending);
    const qint64 before = till.clock.nowMs();
    till.clock.jump(jumpMs);
    till.engine.advance([&](Attempt &attempt) { setUnknown(attempt, ErrorKind::TimedOut, before); });
    QCOMPARE(till.text("outcomeElapsedLabel"), elapsed);
    QVERIFY2(!till.text("outcomeChecksLabel").contains(QRegularExpression(QStringLiteral("-\\d"))),
             qPrintable(till.text("outcomeChecksLabel")));
}

QTEST_MAIN(TestOutcomeTrouble)
#include "tst_outcometrouble.moc"
