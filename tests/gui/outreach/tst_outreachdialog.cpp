// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The contact dialog, by keyboard: every rule's message at its field, consent,
// what stands against it, one send, and what became of it in words.
#include "gui/support/fakedialogs.h"
#include "gui/support/fakeoutreachdesk.h"
#include "gui/support/till.h"
#include "ui/forms/outreach/outreachdialog.h"
#include "ui/forms/outreach/outreachform.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace pos;
using namespace pos::test;

namespace {

const QString Account = QStringLiteral("11111111-1111-4111-8111-111111111111");

DeclinedPayment declinedAna()
{
    DeclinedPayment declined;
    declined.channel = ContactChannel::PhoneCall;
    declined.methods = {QStringLiteral("PIX")};
    declined.seller.name = QStringLiteral("Corner Shop");
    declined.accountId = Account;
    declined.payment = PaymentId::from(QStringLiteral("payment-1"));
    declined.order = MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1"));
    declined.country = QStringLiteral("BR");
    declined.createdMs = 1;
    declined.declinedReason = QStringLiteral("Insufficient funds");
    declined.amount = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    declined.firstName = QStringLiteral("Ana");
    declined.lastName = QStringLiteral("Example");
    declined.phone = {QStringLiteral("55"), QStringLiteral("11961234567")};
    return declined;
}

AbandonedFlow nobody()
{
    AbandonedFlow flow;
    flow.country = QStringLiteral("CO");
    flow.stage = FlowStage::Checkout;
    flow.platform = FlowPlatform::Web;
    flow.abandonedMs = 1;
    flow.currency = *Currency::fromCode(u"COP");
    return flow;
}

struct Bench
{
    explicit Bench(std::variant<AbandonedFlow, DeclinedPayment> request)
    {
        dressApplication();
        ui::OutreachSubject subject;
        subject.base.caseId = OutreachCaseId::from(QStringLiteral("case-1"));
        subject.base.request = std::move(request);
        subject.base.operatorName = QStringLiteral("Rosa");
        subject.wording = QStringLiteral("May we call or write to you?");
        dialog = new ui::OutreachDialog({desk, dialogs, clock, QTimeZone::utc()}, subject, nullptr);
        dialog->show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(dialog)); }();
        [this] { QTRY_VERIFY(!text("outlookConsentLabel").isEmpty()); }();
    }
    ~Bench() { delete dialog; }

    template <typename T> T *find(const char *name) const
    {
        T *found = dialog->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no widget named %s", name);
        return found;
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    QString error(const char *input) const { return ui::formFieldOf(find<QWidget>(input))->errorText(); }
    QString message() const
    {
        QStringList words;
        for (const QLabel *label : find<QWidget>("outreachMessage")->findChildren<QLabel *>())
            words << label->text();
        return words.join(u' ');
    }
    QString preview() const { return find<QPlainTextEdit>("outreachPreview")->toPlainText(); }
    /// As a person: focus by Tab, then keys.
    void type(const char *name, const QString &words)
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus(Qt::TabFocusReason);
        edit->selectAll();
        if (words.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, words);
    }
    void press(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
    }
    void send() { QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier); }
    const DeclinedPayment &lastDeclined() const { return std::get<DeclinedPayment>(desk.considered.constLast().request); }
    const AbandonedFlow &lastFlow() const { return std::get<AbandonedFlow>(desk.considered.constLast().request); }

    ManualClock clock;
    FakeOutreachDesk desk{clock};
    FakeDialogs dialogs;
    QPointer<ui::OutreachDialog> dialog;
};

OutreachIntent intentIn(OutreachState state, int http = 0)
{
    OutreachIntent intent;
    intent.id = OutreachId::from(QStringLiteral("o-1"));
    intent.state = state;
    intent.httpStatus = http;
    return intent;
}

} // namespace

class TestOutreachDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void prefilledRequestIsUnchanged();
    void rulesSpeakAtTheirFields_data();
    void rulesSpeakAtTheirFields();
    void nothingIsReproachedBeforeItIsTouched();
    void aFoldOpensForItsError();
    void phoneIsGroupedWhileTyped();
    void phoneProblemsAreToldApart_data();
    void phoneProblemsAreToldApart();
    void itemsAndTotalAreReconciled();
    void metadataIsEdited();
    void callLeavesTheTemplateOut();
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
};

void TestOutreachDialog::prefilledRequestIsUnchanged()
{
    DeclinedPayment full = declinedAna();
    full.channel = ContactChannel::WhatsApp;
    full.message = {QStringLiteral("tpl-1"), {{QStringLiteral("shop"), QStringLiteral("Corner")}}};
    full.pdf = {QStringLiteral("pdf-1"), {{QStringLiteral("a"), QStringLiteral("b")}}};
    full.methods = {QStringLiteral("NEQUI"), QStringLiteral("CREDIT_CARD")};
    full.seller = {QStringLiteral("Corner Shop"), QStringLiteral("Come by"), QStringLiteral("https://shop.example")};
    full.description = QStringLiteral("Coffee beans");
    full.createdMs = 1'700'000'012'345;
    full.methodType = QStringLiteral("CARD");
    full.card = {11, 2028, QStringLiteral("411111"), QStringLiteral("1111"), QStringLiteral("Banco"), QStringLiteral("CREDIT")};
    Bench bench{full};
    QCOMPARE(bench.lastDeclined(), full);

    AbandonedFlow flow = nobody();
    flow.fullName = QString::fromUtf8("Lucía Muestra");
    flow.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    flow.email = QStringLiteral("lucia@example.com");
    flow.language = QStringLiteral("es");
    flow.stage = FlowStage::Paying;
    flow.platform = FlowPlatform::Android;
    flow.sessionId = QStringLiteral("R1-1");
    flow.total = Money::fromMinor(250000, flow.currency);
    flow.items = {{QStringLiteral("Coffee"), QStringLiteral("C-1"), 2, Money::fromMinor(125000, flow.currency)}};
    flow.channel = PreferredChannel::WhatsApp;
    flow.reason = QStringLiteral("user_abandoned_cart");
    flow.metadata = {{QStringLiteral("store"), QStringLiteral("12")}};
    flow.abandonedMs = 1'700'000'040'000;
    Bench second{flow};
    QCOMPARE(second.lastFlow(), flow);
}

void TestOutreachDialog::rulesSpeakAtTheirFields_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *input, const char *typed, const char *said) {
        QTest::newRow(name) << QString::fromLatin1(input) << QString::fromUtf8(typed) << QString::fromLatin1(said);
    };
    row("first name short", "firstNameEdit", "Al", "at least 3");
    row("last name empty", "lastNameEdit", "", "needed");
    row("seller short", "sellerNameEdit", "AB", "at least 3");
    row("fallback short", "fallbackEdit", "no", "at least 3");
    row("plain http", "sellerUrlEdit", "http://shop.example", "https://");
    row("no address", "sellerUrlEdit", "not an address", "web address");
    row("payment id short", "paymentIdEdit", "ab", "at least 3");
    row("order id short", "orderIdEdit", "ab", "at least 3");
    row("account short", "accountIdEdit", "short", "at least 36");
    row("description short", "descriptionEdit", "ab", "at least 3");
    row("reason short", "declinedReasonEdit", "ab", "at least 3");
    row("method short", "methodTypeEdit", "ab", "at least 3");
    row("amount no number", "declinedAmountEdit", "x", "number");
    row("amount zero", "declinedAmountEdit", "0", "more than zero");
    row("month", "cardMonthEdit", "13", "from 1 to 12");
    row("month letters", "cardMonthEdit", "May", "from 1 to 12");
    row("year of two digits", "cardYearEdit", "28", "from 2,024 to 9,999");
    row("last four", "lastFourEdit", "111", "at least 4");
    row("last four letters", "lastFourEdit", "abcd", "number");
    row("iin", "iinEdit", "41111", "at least 6");
    row("issuer", "issuerEdit", "BB", "at least 3");
    row("pdf on a call", "pdfTemplateEdit", "pdf-1", "Only a WhatsApp message");
    row("method twice", "methodsEdit", "PIX, PIX", "twice");
}

void TestOutreachDialog::rulesSpeakAtTheirFields()
{
    QFETCH(QString, input);
    QFETCH(QString, typed);
    QFETCH(QString, said);
    const QLocale before;
    QLocale::setDefault(QLocale::c());
    Bench bench{declinedAna()};
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QByteArray latin = input.toLatin1();
    const char *name = latin.constData();
    QVERIFY(bench.error(name).isEmpty());
    bench.type(name, typed);
    QTRY_VERIFY2(bench.error(name).contains(said), qPrintable(bench.error(name)));
    bench.send();
    QTRY_COMPARE(bench.find<QWidget>(name)->hasFocus() || bench.find<QWidget>(name)->isAncestorOf(QApplication::focusWidget()), true);
    QVERIFY(bench.desk.outcome.intent == std::nullopt);
    QLocale::setDefault(before);
}

void TestOutreachDialog::nothingIsReproachedBeforeItIsTouched()
{
    Bench bench{nobody()};
    QTest::qWait(0);
    QVERIFY(bench.error("fullNameEdit").isEmpty());
    QVERIFY(bench.error("outreachPhoneEdit").isEmpty());
    QCOMPARE(bench.text("outlookWhatLabel"), QStringLiteral("Something in the form is missing or not right."));
    bench.send();
    QTRY_VERIFY(bench.error("fullNameEdit").contains(QStringLiteral("needed")));
    QVERIFY(bench.error("outreachPhoneEdit").contains(QStringLiteral("needed")));
    QTRY_VERIFY(bench.find<QLineEdit>("fullNameEdit")->hasFocus());
}

void TestOutreachDialog::aFoldOpensForItsError()
{
    DeclinedPayment wrong = declinedAna();
    wrong.accountId = QStringLiteral("short");
    Bench bench{wrong};
    QTRY_VERIFY(bench.find<QLineEdit>("accountIdEdit")->isVisible());
    QVERIFY(!bench.find<QLineEdit>("iinEdit")->isVisible());
    QVERIFY(bench.error("accountIdEdit").contains(QStringLiteral("36")));
}

void TestOutreachDialog::phoneIsGroupedWhileTyped()
{
    Bench bench{nobody()};
    bench.type("outreachPhoneEdit", QStringLiteral("3001234567"));
    QCOMPARE(bench.find<QLineEdit>("outreachPhoneEdit")->text(), QStringLiteral("300 1234567"));
    QTRY_COMPARE(bench.lastFlow().phone.text(), QStringLiteral("+573001234567"));
    QVERIFY(bench.text("outreachPhoneEditMessage").contains(QStringLiteral("Mobile")));
}

void TestOutreachDialog::phoneProblemsAreToldApart_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("short") << QStringLiteral("30") << QStringLiteral("Too short");
    QTest::newRow("long") << QStringLiteral("300123456789012345") << QStringLiteral("Too long");
    QTest::newRow("letters") << QStringLiteral("call me") << QStringLiteral("not a phone number");
    QTest::newRow("no such country") << QStringLiteral("+999 1234567") << QStringLiteral("calling code");
    QTest::newRow("fixed line") << QStringLiteral("6012345678") << QStringLiteral("Fixed line");
    QTest::newRow("abroad") << QStringLiteral("+55 11 96123-4567") << QStringLiteral("another country (BR)");
}

void TestOutreachDialog::phoneProblemsAreToldApart()
{
    QFETCH(QString, typed);
    QFETCH(QString, said);
    Bench bench{nobody()};
    bench.type("outreachPhoneEdit", typed);
    QTRY_VERIFY2(bench.text("outreachPhoneEditMessage").contains(said), qPrintable(bench.text("outreachPhoneEditMessage")));
}

void TestOutreachDialog::itemsAndTotalAreReconciled()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    AbandonedFlow flow = nobody();
    flow.currency = *Currency::fromCode(u"BRL");
    flow.fullName = QStringLiteral("Ana");
    flow.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    flow.total = Money::fromMinor(2500, flow.currency);
    flow.items = {{QStringLiteral("Coffee"), {}, 2, Money::fromMinor(1250, flow.currency)}};
    Bench bench{flow};
    QTRY_VERIFY(!bench.preview().startsWith(QStringLiteral("Not complete")));
    bench.type("cartItemsRow0Cell2", QStringLiteral("3"));
    QTRY_VERIFY2(bench.error("cartTotalEdit").contains(QStringLiteral("37.50")), qPrintable(bench.error("cartTotalEdit")));
    QTRY_VERIFY(bench.preview().startsWith(QStringLiteral("Not complete")));
    bench.type("cartTotalEdit", QStringLiteral("37.50"));
    QTRY_VERIFY(bench.error("cartTotalEdit").isEmpty());
    QTRY_COMPARE(bench.lastFlow().total->minor(), 3750);
    bench.type("cartItemsRow0Cell3", QStringLiteral("abc"));
    QTRY_VERIFY2(bench.error("cartItems").startsWith(QStringLiteral("Row 1")), qPrintable(bench.error("cartItems")));
}

void TestOutreachDialog::metadataIsEdited()
{
    Bench bench{nobody()};
    bench.press("engagementFoldButton");
    QVERIFY(bench.find<QWidget>("engagementFold")->isVisible());
    bench.press("metadataAddButton");
    QTRY_VERIFY(bench.find<QLineEdit>("metadataRow0Cell0")->hasFocus());
    bench.type("metadataRow0Cell0", QStringLiteral("store"));
    bench.type("metadataRow0Cell1", QStringLiteral("12"));
    QTRY_COMPARE(bench.lastFlow().metadata, (KeyValues{{QStringLiteral("store"), QStringLiteral("12")}}));
    bench.press("metadataAddButton");
    bench.type("metadataRow1Cell0", QStringLiteral("store"));
    QTRY_VERIFY2(bench.error("metadata").startsWith(QStringLiteral("Row 2")), qPrintable(bench.error("metadata")));
    bench.press("metadataRemove1Button");
    QTRY_VERIFY(bench.error("metadata").isEmpty());
}

void TestOutreachDialog::callLeavesTheTemplateOut()
{
    DeclinedPayment request = declinedAna();
    request.channel = ContactChannel::WhatsApp;
    request.message.id = QStringLiteral("tpl-1");
    Bench bench{request};
    auto *channel = bench.find<QComboBox>("outreachChannelCombo");
    channel->setFocus(Qt::TabFocusReason);
    QTest::keyClick(channel, Qt::Key_Up);
    QTRY_COMPARE(bench.lastDeclined().channel, std::optional(ContactChannel::PhoneCall));
    QVERIFY(bench.lastDeclined().message.isEmpty());
    QTest::keyClick(channel, Qt::Key_Down);
    QTRY_COMPARE(bench.lastDeclined().message.id, QStringLiteral("tpl-1"));
    bench.type("templateEdit", QString());
    QTRY_VERIFY(bench.error("templateEdit").contains(QStringLiteral("needed")));
}

void TestOutreachDialog::consentIsRecorded()
{
    Bench bench{declinedAna()};
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

void TestOutreachDialog::consentNeedsAWayAndWords()
{
    Bench bench{declinedAna()};
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

void TestOutreachDialog::rulesAnswerIsShownWithReminder()
{
    Bench bench{declinedAna()};
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

void TestOutreachDialog::optOutIsRecorded()
{
    Bench bench{declinedAna()};
    bench.dialogs.reasonAnswer = QStringLiteral("Asked not to be contacted");
    bench.press("optOutButton");
    QTRY_COMPARE(bench.desk.optOuts.size(), 1);
    QVERIFY(bench.desk.optOuts.constFirst().out);
    QCOMPARE(bench.desk.optOuts.constFirst().phone.text(), QStringLiteral("+5511961234567"));
    QCOMPARE(bench.desk.optOuts.constFirst().operatorName, QStringLiteral("Rosa"));
}

void TestOutreachDialog::earlierContactNeedsADecision()
{
    Bench bench{declinedAna()};
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

void TestOutreachDialog::sendsOnce()
{
    Bench bench{declinedAna()};
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

void TestOutreachDialog::resultInWords_data()
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

void TestOutreachDialog::resultInWords()
{
    QFETCH(int, state);
    QFETCH(int, http);
    QFETCH(int, block);
    QFETCH(QString, said);
    Bench bench{declinedAna()};
    bench.desk.outcome.intent = intentIn(OutreachState(state), http);
    bench.desk.outcome.intent->block = OutreachBlock(block);
    bench.send();
    QTRY_VERIFY2(bench.message().contains(said), qPrintable(bench.message()));
}

void TestOutreachDialog::aRefusalCanBeCorrected()
{
    Bench bench{declinedAna()};
    bench.desk.outcome.intent = intentIn(OutreachState::Refused, 400);
    bench.desk.outcome.intent->messages = {QStringLiteral("Missing customer_payer.first_name required field")};
    bench.send();
    QTRY_VERIFY(bench.message().contains(QStringLiteral("Missing customer_payer.first_name")));
    QVERIFY(bench.find<QPushButton>("outreachSendButton")->isEnabled());
    QVERIFY(bench.find<QLineEdit>("firstNameEdit")->isEnabled());
}

void TestOutreachDialog::returnInAFieldSendsNothing()
{
    Bench bench{declinedAna()};
    bench.type("firstNameEdit", QStringLiteral("Anabel"));
    QTest::keyClick(bench.find<QLineEdit>("firstNameEdit"), Qt::Key_Return);
    QTRY_COMPARE(bench.lastDeclined().firstName, QStringLiteral("Anabel"));
    QVERIFY(bench.desk.sent.isEmpty());
    QVERIFY(bench.dialog->isVisible());
}

QTEST_MAIN(TestOutreachDialog)
#include "tst_outreachdialog.moc"
