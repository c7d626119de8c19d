// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The forms of the contact dialog, by keyboard: what is prefilled stays, and every
// rule's message is at its field.
#include "contactbench.h"

using namespace pos;
using namespace pos::test;

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
    ContactBench bench{full};
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
    ContactBench second{flow};
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
    ContactBench bench{declinedAna()};
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
    ContactBench bench{nobody()};
    QTRY_COMPARE(bench.text("outlookWhatLabel"), QStringLiteral("Something in the form is missing or not right."));
    QVERIFY(bench.error("fullNameEdit").isEmpty());
    QVERIFY(bench.error("outreachPhoneEdit").isEmpty());
    bench.send();
    QTRY_VERIFY(bench.error("fullNameEdit").contains(QStringLiteral("needed")));
    QVERIFY(bench.error("outreachPhoneEdit").contains(QStringLiteral("needed")));
    QTRY_VERIFY(bench.find<QLineEdit>("fullNameEdit")->hasFocus());
}

void TestOutreachDialog::aFoldOpensForItsError()
{
    DeclinedPayment wrong = declinedAna();
    wrong.accountId = QStringLiteral("short");
    ContactBench bench{wrong};
    QTRY_VERIFY(bench.find<QLineEdit>("accountIdEdit")->isVisible());
    QVERIFY(!bench.find<QLineEdit>("iinEdit")->isVisible());
    QVERIFY(bench.error("accountIdEdit").contains(QStringLiteral("36")));
}

void TestOutreachDialog::phoneIsGroupedWhileTyped()
{
    ContactBench bench{nobody()};
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
    ContactBench bench{nobody()};
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
    ContactBench bench{flow};
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
    ContactBench bench{nobody()};
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
    ContactBench bench{request};
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

QTEST_MAIN(TestOutreachDialog)
#include "tst_outreachdialog.moc"
