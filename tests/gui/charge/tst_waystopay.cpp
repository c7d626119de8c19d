// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ways to pay besides cards, in the real window, by keys only: choosing one, the
// fields it asks for, the customer's bank, a scanner in the wrong place.
#include "domain/payer.h"
#include "gui/charge/waitingtill.h"
#include "gui/support/fakedrawerdesk.h"
#include "ui/forms/sale/salecontroller.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace pos;
using namespace pos::test;

namespace {

Settings colombianTill()
{
    Settings settings = brazilianTill();
    settings.country = QStringLiteral("CO");
    settings.currency = *Currency::fromCode(QStringLiteral("COP"));
    settings.methods = {QStringLiteral("pse"), QStringLiteral("payment_link")};
    return settings;
}

const QList<Bank> Banks{{QStringLiteral("1001"), QString::fromUtf8("BANCO DE BOGOTÁ")},
                        {QStringLiteral("1007"), QStringLiteral("BANCOLOMBIA")},
                        {QStringLiteral("1051"), QStringLiteral("BANCO DAVIVIENDA")}};

QString bankSent(Till &till)
{
    return till.engine.sales.value(till.engine.orders.constLast().sale.text()).draftFields.value(payerkey::Bank);
}

/// As the hardware sends it: `gapMs` between the keys.
void press(Till &till, const QString &text, quint64 gapMs)
{
    static quint64 now = 1'000'000;
    now += 5000;
    QWidget *combo = till.find("payMethodCombo");
    for (const QChar c : text) {
        const bool end = c == u'\r';
        QKeyEvent key(QEvent::KeyPress, end ? int(Qt::Key_Return) : int(c.toUpper().unicode()), Qt::NoModifier, end ? QString() : QString(c));
        key.setTimestamp(now += gapMs);
        QCoreApplication::sendEvent(combo, &key);
    }
}

} // namespace

class TestWaysToPay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBankIsFoundByAPartOfItsName();
    void withoutABankThePageAsks_data();
    void withoutABankThePageAsks();
    void aBankThatIsNotShownIsNotSent();
    void theBankSurvivesARestart();
    void theShopsOrderAndNamesHoldAtOnce();
    void twoKeysChooseTheWay();
    void walkInIsAskedForExactlyWhatIsNeeded();
    void whatIsWrongIsSaidAtItsField();
    void whatTheCustomerHasIsNotAsked();
    void typedPayerSurvivesARestart();
    void aScannersCodeIsNoWayToPay();
    void lettersStillChoose();
    void aScannersShortCodeIsNoWayToPay();
};

void TestWaysToPay::theBankIsFoundByAPartOfItsName()
{
    Till till(colombianTill());
    till.engine.bankList = Banks;
    till.open();
    till.fill();
    QTRY_VERIFY(till.isShown("payerBankCombo"));
    QCOMPARE(till.engine.bankQuestions, QStringList{QStringLiteral("pse")}); // once, whatever else moved
    auto *box = till.find<QComboBox>("payerBankCombo");
    QCOMPARE(box->currentText(), QStringLiteral("Asked on the customer's page"));
    till.key(Qt::Key_F10);
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pse"));
    till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("payerBankCombo"));
    box->lineEdit()->selectAll();
    till.type(QStringLiteral("banco"));
    QCOMPARE(till.sale().draft(payerkey::Bank), QString());
    QVERIFY(till.find<QLabel>("payerBankComboMessage")->text().contains(QStringLiteral("3 banks")));
    till.shoot(QStringLiteral("way-bank"));
    box->lineEdit()->selectAll();
    till.type(QStringLiteral("bogota"));
    QCOMPARE(till.sale().draft(payerkey::Bank), QStringLiteral("1001"));
    box->completer()->popup()->hide();
    till.key(Qt::Key_Tab);
    QCOMPARE(box->currentText(), QString::fromUtf8("BANCO DE BOGOTÁ"));
    till.charge();
    QCOMPARE(bankSent(till), QStringLiteral("1001"));
}

void TestWaysToPay::withoutABankThePageAsks_data()
{
    QTest::addColumn<bool>("failing");
    QTest::newRow("failing") << true;
    QTest::newRow("empty") << false;
}

void TestWaysToPay::withoutABankThePageAsks()
{
    QFETCH(bool, failing);
    Till till(colombianTill());
    if (failing)
        till.engine.banksError = Error{ErrorKind::Offline, {}};
    till.open();
    till.fill();
    QTRY_VERIFY(!till.engine.bankQuestions.isEmpty());
    QVERIFY(!till.isShown("payerBankCombo"));
    till.charge();
    QCOMPARE(bankSent(till), QString());
}

void TestWaysToPay::aBankThatIsNotShownIsNotSent()
{
    Till till(colombianTill());
    till.engine.bankList = Banks;
    till.open();
    till.fill();
    QTRY_VERIFY(till.isShown("payerBankCombo"));
    till.sale().setDraft(payerkey::Bank, QStringLiteral("9999")); // of a list that has changed since
    till.charge();
    QCOMPARE(bankSent(till), QString());
}

void TestWaysToPay::theBankSurvivesARestart()
{
    Till till(colombianTill());
    till.engine.bankList = Banks;
    till.open();
    till.fill();
    QTRY_VERIFY(till.isShown("payerBankCombo"));
    till.key(Qt::Key_F10);
    till.key(Qt::Key_Tab);
    till.key(Qt::Key_Down);
    QCOMPARE(till.sale().draft(payerkey::Bank), QStringLiteral("1001"));
    StartReport report;
    report.openSale = till.sale().sale();
    till.reopen(report);
    QTRY_VERIFY(till.isShown("payerBankCombo"));
    QCOMPARE(till.find<QComboBox>("payerBankCombo")->currentText(), QString::fromUtf8("BANCO DE BOGOTÁ"));
}

void TestWaysToPay::theShopsOrderAndNamesHoldAtOnce()
{
    Settings settings = brazilianTill();
    settings.methods = {QStringLiteral("pix"), QStringLiteral("cheque"), QStringLiteral("saved_card")};
    settings.methodNames = {{QStringLiteral("pix"), QStringLiteral("Counter PIX")}, {QStringLiteral("saved_card"), QStringLiteral("Card on file")}};
    Till till(settings);
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    const auto *ways = till.find<QComboBox>("payMethodCombo");
    QCOMPARE(ways->count(), 2); // what this version does not know is not offered
    QCOMPARE(ways->itemText(0), QStringLiteral("Counter PIX"));
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
    settings.methods = {QStringLiteral("saved_card"), QStringLiteral("pix")};
    settings.methodNames.insert(QStringLiteral("pix"), QStringLiteral("PIX by phone"));
    till.window->applySettings(settings); // as Save does
    QCOMPARE(ways->itemText(0), QStringLiteral("Card on file"));
    QCOMPARE(ways->itemText(1), QStringLiteral("PIX by phone"));
    till.pickCustomer(QStringLiteral("Ana"));
    choosePix(till);
    till.charge();
    QCOMPARE(till.engine.orders.constLast().intent.methodLabel, QStringLiteral("PIX by phone")); // kept with the payment
}

void TestWaysToPay::twoKeysChooseTheWay()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    auto *ways = till.find<QComboBox>("payMethodCombo");
    QCOMPARE(ways->currentData().toString(), QStringLiteral("saved_card"));
    QVERIFY(till.isShown("installmentsEdit"));
    till.key(Qt::Key_F10);
    QCOMPARE(till.focusName(), QStringLiteral("payMethodCombo"));
    till.key(Qt::Key_F10); // again: the next one
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
    QVERIFY(!till.isShown("installmentsEdit") && !till.isShown("authorizeOnlyCheck"));
    QVERIFY(till.isShown("payerFields"));
    till.type(QStringLiteral("s"));
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("saved_card"));
    QVERIFY(till.isShown("installmentsEdit") && !till.isShown("payerFields"));
}

void TestWaysToPay::walkInIsAskedForExactlyWhatIsNeeded()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    choosePix(till);
    till.shoot(QStringLiteral("way-pix"));
    const std::pair<const char *, const char *> typed[] = {{"payerFirstNameEdit", "Ana"},
                                                           {"payerLastNameEdit", "Lima"},
                                                           {"payerEmailEdit", "ana@example.com"},
                                                           {"payerDocumentTypeCombo", ""},
                                                           {"payerDocumentEdit", "00000000191"},
                                                           {"payerPhoneCodeEdit", ""},
                                                           {"payerPhoneEdit", "11900000001"}};
    for (const auto &[name, text] : typed) {
        till.key(Qt::Key_Tab);
        QCOMPARE(till.focusName(), QLatin1String(name));
        till.type(QLatin1String(text));
    }
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 1);
    const ChargeOrder order = till.engine.orders.constFirst();
    QCOMPARE(order.intent.methodId, QStringLiteral("pix"));
    QCOMPARE(order.intent.methodLabel, QStringLiteral("PIX"));
    QVERIFY(order.intent.customer.isEmpty() && order.intent.token.isEmpty() && order.intent.capture);
    const auto payer = payerOf(*findPaymentMethod(u"pix"), till.engine.lastSaved(), {}, QStringLiteral("BR"));
    QCOMPARE(payer->document, (Document{QStringLiteral("CPF"), QStringLiteral("00000000191")}));
    QCOMPARE(payer->phone, (Phone{QStringLiteral("55"), QStringLiteral("11900000001")}));
}

void TestWaysToPay::whatIsWrongIsSaidAtItsField()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    choosePix(till);
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QCOMPARE(till.focusName(), QStringLiteral("payerFirstNameEdit"));
    QVERIFY(till.fieldError("payerFirstNameEdit").contains(QStringLiteral("needs this field")));
    QVERIFY(!till.fieldError("payerDocumentEdit").isEmpty());
    till.find<QLineEdit>("payerEmailEdit")->setFocus();
    till.type(QStringLiteral("nobody"));
    till.key(Qt::Key_Tab);
    QVERIFY(till.fieldError("payerEmailEdit").contains(QStringLiteral("not an e-mail address")));
    till.shoot(QStringLiteral("way-pix-errors"));
    till.find<QLineEdit>("payerEmailEdit")->setFocus();
    till.type(QStringLiteral("@example.com"));
    QCOMPARE(till.fieldError("payerEmailEdit"), QString());
}

void TestWaysToPay::whatTheCustomerHasIsNotAsked()
{
    Till till;
    till.open();
    till.fill(); // Ana has everything
    choosePix(till);
    QVERIFY(!till.isShown("payerFields"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 1);
    QCOMPARE(till.engine.orders.constFirst().intent.customer, ana().id);
}

void TestWaysToPay::typedPayerSurvivesARestart()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    choosePix(till);
    till.key(Qt::Key_Tab);
    till.type(QStringLiteral("Ana"));
    StartReport report;
    report.openSale = till.engine.lastSaved();
    till.reopen(report);
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
    QCOMPARE(till.find<QLineEdit>("payerFirstNameEdit")->text(), QStringLiteral("Ana"));
}

/// While the cart is paid in parts the scan box is off, and a code lands in the list of ways: "CAF-500" chose cash.
void TestWaysToPay::aScannersCodeIsNoWayToPay()
{
    Till till;
    FakeDrawerDesk drawer(till.clock); // with cash among the ways
    till.engine.drawerDesk = &drawer;
    till.open();
    till.fill();
    const QString before = till.sale().payMethod()->id;
    till.key(Qt::Key_F10);
    QCOMPARE(till.focusName(), QStringLiteral("payMethodCombo"));
    for (const char *code : {"CAF-500", "P-1007", "7891000100103", "pp-1"}) {
        till.type(QLatin1String(code));
        till.key(Qt::Key_Return);
        QVERIFY2(till.sale().payMethod() != nullptr && till.sale().payMethod()->id == before, code);
        QCOMPARE(till.find<QComboBox>("payMethodCombo")->currentData().toString(), before);
    }
    QVERIFY(!till.sale().localWay());
}

void TestWaysToPay::lettersStillChoose()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("p"));
    const QString first = till.sale().payMethod()->id;
    till.type(QStringLiteral("P")); // the same letter goes on
    QVERIFY(till.sale().payMethod()->id != first && till.sale().payMethod()->name.startsWith(u'P'));
    till.key(Qt::Key_Home);
    till.type(QStringLiteral("pi"));
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
    till.key(Qt::Key_Return);
    till.type(QStringLiteral("bol"));
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("boleto"));
}

/// "PI" is the beginning of a way to pay, and may be an article as well: a scanner types faster than a person, and ends with Return.
void TestWaysToPay::aScannersShortCodeIsNoWayToPay()
{
    Till till;
    till.open();
    till.fill();
    const QString before = till.sale().payMethod()->id;
    till.key(Qt::Key_F10);
    press(till, QStringLiteral("PI\r"), 8);
    QCOMPARE(till.sale().payMethod()->id, before);
    press(till, QStringLiteral("PIX\r"), 20);
    QCOMPARE(till.sale().payMethod()->id, before);
    press(till, QStringLiteral("pi\r"), 120);
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
}

QTEST_MAIN(TestWaysToPay)
#include "tst_waystopay.moc"
