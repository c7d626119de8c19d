// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// From the form to the customer, by keyboard: consent, what stands against it, the
// training clock, one send, and what became of it in words.
#include "contactbench.h"

using namespace pos;
using namespace pos::test;

class TestOutreachSend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consentIsRecorded();
    void consentNeedsAWayAndWords();
    void rulesAnswerIsShownWithReminder();
    void optOutIsRecorded();
    void earlierContactNeedsADecision();
    void sendsOnce();
    void resultInWords_data();
    void resultInWords();
    void aRefusalCanBeCorrected();
    void returnInAFieldSendsNothing();
    void trainingClockIsShown();
    void noTrainingClockElsewhere();
};

void TestOutreachSend::consentIsRecorded()
{
    ContactBench bench{declinedAna()};
    bench.desk.outlook.block = OutreachBlock::NoConsent;
    QTest::keyClick(bench.dialog, Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(bench.dialog->findChild<QDialog *>(QStringLiteral("consentDialog")));
    QPointer<QDialog> asked = bench.dialog->findChild<QDialog *>(QStringLiteral("consentDialog"));
    QVERIFY(QTest::qWaitForWindowActive(asked));
    auto *whatsApp = asked->findChild<QCheckBox *>(QStringLiteral("consentWhatsAppCheck"));
    QVERIFY(!whatsApp->isChecked());
    whatsApp->setFocus(Qt::TabFocusReason);
    QTest::keyClick(whatsApp, Qt::Key_Space);
    const qsizetype looks = bench.desk.considered.size();
    QTest::keyClick(asked->findChild<QPushButton *>(QStringLiteral("consentAcceptButton")), Qt::Key_Space);
    QTRY_VERIFY(!asked);
    QCOMPARE(bench.desk.consents.size(), 2);
    const Consent &consent = bench.desk.consents.constFirst();
    QCOMPARE(consent.phone.text(), QStringLiteral("+5511961234567"));
    QVERIFY(consent.given);
    QCOMPARE(consent.operatorName, QStringLiteral("Rosa"));
    QCOMPARE(consent.wording, QStringLiteral("May we call or write to you?"));
    QCOMPARE(consent.means, ConsentMeans::InPerson);
    QTRY_VERIFY(bench.desk.considered.size() > looks); // the answer of the rules is asked again
}

void TestOutreachSend::consentNeedsAWayAndWords()
{
    ContactBench bench{declinedAna()};
    bench.press("recordConsentButton");
    QTRY_VERIFY(bench.dialog->findChild<QDialog *>(QStringLiteral("consentDialog")));
    auto *asked = bench.dialog->findChild<QDialog *>(QStringLiteral("consentDialog"));
    auto *accept = asked->findChild<QPushButton *>(QStringLiteral("consentAcceptButton"));
    auto *call = asked->findChild<QCheckBox *>(QStringLiteral("consentCallCheck"));
    call->setChecked(false);
    QTest::keyClick(accept, Qt::Key_Space);
    QVERIFY(asked->findChild<QLabel *>(QStringLiteral("consentMessageLabel"))->text().contains(QStringLiteral("at least one")));
    call->setChecked(true);
    auto *wording = asked->findChild<QPlainTextEdit *>(QStringLiteral("consentWordingEdit"));
    wording->clear();
    QTest::keyClick(accept, Qt::Key_Space);
    QVERIFY(!ui::formFieldOf(wording)->errorText().isEmpty());
    QVERIFY(bench.desk.consents.isEmpty());
}

void TestOutreachSend::rulesAnswerIsShownWithReminder()
{
    ContactBench bench{declinedAna()};
    OutreachOutlook &outlook = bench.desk.outlook;
    outlook.block = OutreachBlock::OutsideRules;
    outlook.zones = {QStringLiteral("America/Sao_Paulo")};
    outlook.verdict.rule = ContactRule::Hours;
    outlook.verdict.nextAllowedMs = bench.clock.nowMs() + 3 * 60 * 60 * 1000;
    outlook.rules.sources.insert(ContactRule::Hours, {QStringLiteral("Ley 2300 de 2023"), QStringLiteral("art. 3"), {}, {}, {}, false});
    bench.type("firstNameEdit", QStringLiteral("Anabel"));
    QTRY_VERIFY(bench.text("outlookWhatLabel").contains(QStringLiteral("outside the hours")));
    QVERIFY(bench.text("outlookTodoLabel").contains(QStringLiteral("Allowed from")));
    QVERIFY(bench.text("outlookSourceLabel").contains(QStringLiteral("Ley 2300 de 2023, art. 3")));
    bench.press("remindButton");
    QTRY_COMPARE(bench.desk.changes.size(), 1);
    QCOMPARE(bench.desk.changes.constFirst().what, OutreachCaseChange::What::Snooze);
    QCOMPARE(bench.desk.changes.constFirst().untilMs, outlook.verdict.nextAllowedMs);
    QTRY_VERIFY(bench.message().contains(QStringLiteral("Nothing is sent unattended")));
    QVERIFY(bench.desk.sent.isEmpty());
}

void TestOutreachSend::optOutIsRecorded()
{
    ContactBench bench{declinedAna()};
    bench.dialogs.reasonAnswer = QStringLiteral("Asked not to be contacted");
    bench.press("optOutButton");
    QTRY_COMPARE(bench.desk.optOuts.size(), 1);
    QVERIFY(bench.desk.optOuts.constFirst().out);
    QCOMPARE(bench.desk.optOuts.constFirst().phone.text(), QStringLiteral("+5511961234567"));
    QCOMPARE(bench.desk.optOuts.constFirst().operatorName, QStringLiteral("Rosa"));
}

void TestOutreachSend::earlierContactNeedsADecision()
{
    ContactBench bench{declinedAna()};
    auto *again = bench.find<QCheckBox>("despiteEarlierCheck");
    QVERIFY(again->isHidden());
    bench.desk.outlook.block = OutreachBlock::AlreadyContacted;
    bench.desk.outlook.earlier = {intentIn(OutreachState::Unclear)};
    bench.type("firstNameEdit", QStringLiteral("Anabel"));
    QTRY_VERIFY(again->isVisible());
    QVERIFY(bench.text("outlookEarlierLabel").contains(QStringLiteral("Unclear")));
    QVERIFY(!bench.desk.considered.constLast().despiteEarlier);
    bench.desk.outlook.block = OutreachBlock::None;
    bench.press("despiteEarlierCheck");
    QTRY_VERIFY(bench.desk.considered.constLast().despiteEarlier);
    QTRY_VERIFY(again->isVisible());
}

void TestOutreachSend::sendsOnce()
{
    ContactBench bench{declinedAna()};
    bench.desk.holdSend = true;
    bench.desk.outcome.intent = intentIn(OutreachState::Accepted, 200);
    bench.send();
    bench.send();
    bench.press("outreachSendButton");
    QTRY_COMPARE(bench.desk.sent.size(), 1);
    QVERIFY(!bench.find<QPushButton>("outreachSendButton")->isEnabled());
    QVERIFY(!bench.find<QLineEdit>("firstNameEdit")->isEnabled());
    bench.desk.letGo();
    QTRY_VERIFY(bench.message().contains(QStringLiteral("Yuno took the request")));
    QVERIFY(bench.find<QPushButton>("outreachSendButton")->isHidden());
    bench.send();
    QCOMPARE(bench.desk.sent.size(), 1);
    QTRY_VERIFY(bench.find<QPushButton>("outreachCloseButton")->hasFocus());
}

void TestOutreachSend::resultInWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("http");
    QTest::addColumn<int>("block");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, OutreachState state, int http, OutreachBlock block, const char *said) {
        QTest::newRow(name) << int(state) << http << int(block) << QString::fromLatin1(said);
    };
    row("accepted", OutreachState::Accepted, 200, OutreachBlock::None, "Yuno took the request");
    row("not switched on", OutreachState::Refused, 403, OutreachBlock::None, "not switched on for this account");
    row("keys", OutreachState::Refused, 401, OutreachBlock::None, "refused the keys");
    row("refused", OutreachState::Refused, 400, OutreachBlock::None, "Yuno refused the request");
    row("unclear", OutreachState::Unclear, 0, OutreachBlock::None, "Nobody knows");
    row("paid", OutreachState::Withheld, 0, OutreachBlock::AlreadyPaid, "has been paid meanwhile");
    row("paid unclear", OutreachState::Withheld, 0, OutreachBlock::PaidStateUnclear, "could not be read");
    row("offline", OutreachState::Withheld, 0, OutreachBlock::None, "no connection");
    row("opted out meanwhile", OutreachState::Withheld, 0, OutreachBlock::OptedOut, "want no contact");
}

void TestOutreachSend::resultInWords()
{
    QFETCH(int, state);
    QFETCH(int, http);
    QFETCH(int, block);
    QFETCH(QString, said);
    ContactBench bench{declinedAna()};
    bench.desk.outcome.intent = intentIn(OutreachState(state), http);
    bench.desk.outcome.intent->block = OutreachBlock(block);
    bench.send();
    QTRY_VERIFY2(bench.message().contains(said), qPrintable(bench.message()));
}

void TestOutreachSend::aRefusalCanBeCorrected()
{
    ContactBench bench{declinedAna()};
    bench.desk.outcome.intent = intentIn(OutreachState::Refused, 400);
    bench.desk.outcome.intent->messages = {QStringLiteral("Missing customer_payer.first_name required field")};
    bench.send();
    QTRY_VERIFY(bench.message().contains(QStringLiteral("Missing customer_payer.first_name")));
    QVERIFY(bench.find<QPushButton>("outreachSendButton")->isEnabled());
    QVERIFY(bench.find<QLineEdit>("firstNameEdit")->isEnabled());
}

void TestOutreachSend::returnInAFieldSendsNothing()
{
    ContactBench bench{declinedAna()};
    bench.type("firstNameEdit", QStringLiteral("Anabel"));
    QTest::keyClick(bench.find<QLineEdit>("firstNameEdit"), Qt::Key_Return);
    QTRY_COMPARE(bench.lastDeclined().firstName, QStringLiteral("Anabel"));
    QVERIFY(bench.desk.sent.isEmpty());
    QVERIFY(bench.dialog->isVisible());
}

void TestOutreachSend::trainingClockIsShown()
{
    ContactBench bench{declinedAna(), true};
    QVERIFY(bench.find<QWidget>("trainingClockLabel")->isHidden());
    bench.desk.outlook.zones = {QStringLiteral("America/Sao_Paulo")};
    bench.desk.outlook.trainingMs = QDateTime(QDate(2026, 11, 23), QTime(11, 0), Qt::UTC).toMSecsSinceEpoch();
    QTest::keyClick(bench.dialog, Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(bench.desk.openHour);
    QTRY_VERIFY(bench.find<QWidget>("trainingClockLabel")->isVisible());
    QVERIFY2(bench.text("trainingClockLabel").contains(QStringLiteral("08:00")), qPrintable(bench.text("trainingClockLabel")));
    bench.desk.outlook.trainingMs = 0;
    QTest::keyClick(bench.dialog, Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(!bench.desk.openHour);
    QTRY_VERIFY(bench.find<QWidget>("trainingClockLabel")->isHidden());
}

void TestOutreachSend::noTrainingClockElsewhere()
{
    ContactBench bench{declinedAna()};
    QVERIFY(bench.find<QWidget>("trainingClockCheck")->isHidden());
    QTest::keyClick(bench.dialog, Qt::Key_K, Qt::AltModifier);
    QVERIFY(!bench.desk.openHour);
}

QTEST_MAIN(TestOutreachSend)
#include "tst_outreachsend.moc"
