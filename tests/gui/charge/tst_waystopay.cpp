// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Ways to pay besides cards, in the real window, by keys only: choosing one, the
// fields it asks for, the waiting panel with its code, giving up, coming back.
#include "domain/payer.h"
#include "domain/screenwords.h"
#include "gui/support/fakedrawerdesk.h"
#include "gui/support/faketraining.h"
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/qrview.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace pos;
using namespace pos::test;

namespace {

const QString Code = QStringLiteral("00020101021226580014br.gov.bcb.pix6304ABCD");

Payment waitingPix(Till &till)
{
    Payment payment;
    payment.id = PaymentId::from(QStringLiteral("payment-1"));
    payment.amount = till.sale().totals().total;
    payment.status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    payment.method.type = QStringLiteral("PIX");
    payment.method.redirectUrl = QStringLiteral("https://pay.example/1");
    payment.method.artefacts.copyText = Code;
    payment.method.expiresMs = till.clock.nowMs() + 15 * 60'000;
    return payment;
}

void choosePix(Till &till)
{
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("p"));
}

void waitForCustomer(Till &till)
{
    till.open();
    till.fill();
    choosePix(till);
    till.charge();
    till.engine.advance([&till](Attempt &attempt) {
        attempt.state = AttemptState::WaitingCustomer;
        attempt.payment = waitingPix(till);
        attempt.retry.lastCheckMs = till.clock.nowMs();
    });
}

}

class TestWaysToPay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoKeysChooseTheWay();
    void walkInIsAskedForExactlyWhatIsNeeded();
    void whatIsWrongIsSaidAtItsField();
    void whatTheCustomerHasIsNotAsked();
    void typedPayerSurvivesARestart();
    void waitingShowsTheCodeAndTheTime();
    void givingUpCancelsNothingAndFreesTheSale();
    void uncertainMoneyIsForTheManager();
    void restartBringsTheCodeBack();
    void afterARefusalTwoKeysLeadToAnotherWay();
    void afterACodeFailedAnotherWayOrANewCode();
    void voucherShowsItsNumber();
    void voucherWithoutABarCodeIsTheNumber();
    void voucherIsHandedOut();
    void paidVoucherIsNotHandedOutAgain();
    void accountIsShownWithoutACode();
    void customersReadWhatToDoInTheirLanguage();
    void thePhoneIsPlayedByKeys();
    void theShopsOrderAndNamesHoldAtOnce();
    void theBankIsFoundByAPartOfItsName();
    void withoutABankThePageAsks_data();
    void withoutABankThePageAsks();
    void theBankSurvivesARestart();
    void aBankThatIsNotShownIsNotSent();
    void aScannersCodeIsNoWayToPay();
    void lettersStillChoose();
    void aScannersShortCodeIsNoWayToPay();
    void anExpiredCardIsRemoved();
    void aCardIsRemovedAfterAQuestion();
    void aRemovalThatFailedShowsWhatIsSaved();
};

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

}

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

void TestWaysToPay::waitingShowsTheCodeAndTheTime()
{
    Till till;
    waitForCustomer(till);
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QVERIFY(till.isShown("waitingCode"));
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), Code);
    QVERIFY(till.find("waitingCode")->width() >= 176 && till.find("waitingCode")->height() >= 176);
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("15:00 left"));
    till.shoot(QStringLiteral("way-waiting"));
    till.resize(1024, 768);
    till.shoot(QStringLiteral("way-waiting-1024"));
    till.clock.pass(4000);
    till.engine.advance([](Attempt &) {});
    QCOMPARE(till.text("outcomeElapsedLabel"), QStringLiteral("14:56 left"));
    QVERIFY(till.text("outcomeChecksLabel").contains(QStringLiteral("4 s ago")));
    till.key(Qt::Key_F5);
    QCOMPARE(till.engine.checked.size(), 1);
    till.find<QPushButton>("copyCodeButton")->setFocus();
    till.key(Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), Code);
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
    QVERIFY(!till.isShown("waitingCode"));
}

void TestWaysToPay::givingUpCancelsNothingAndFreesTheSale()
{
    Till till;
    waitForCustomer(till);
    QVERIFY(!till.isShown("releaseButton"));
    till.dialogs.confirmAnswer = true;
    till.find<QPushButton>("giveUpButton")->setFocus();
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.confirms.size(), 1);
    QVERIFY(till.dialogs.confirms.constFirst().text.contains(QStringLiteral("cancels nothing")));
    QTRY_COMPARE(till.engine.released.size(), 1);
    QCOMPARE(till.engine.released.constFirst().second.managerName, QStringLiteral("Cashier 1"));
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QVERIFY(till.isShown("watchedBar"));
    QVERIFY(till.engine.operationOrders.isEmpty()); // no cancel was asked for
}

void TestWaysToPay::uncertainMoneyIsForTheManager()
{
    Till till;
    waitForCustomer(till);
    till.engine.advance([](Attempt &attempt) {
        attempt.payment->status = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
    });
    QVERIFY(till.isShown("releaseButton") && !till.isShown("giveUpButton"));
}

void TestWaysToPay::restartBringsTheCodeBack()
{
    Till till;
    waitForCustomer(till);
    StartReport report;
    report.openSale = till.engine.lastSaved();
    report.settling = 1;
    till.reopen(report);
    QTRY_COMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), Code);
}

void TestWaysToPay::afterARefusalTwoKeysLeadToAnotherWay()
{
    Till till;
    till.openAndCharge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    QCOMPARE(till.headline(), QStringLiteral("Declined"));
    till.key(Qt::Key_F10);
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("pix"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 2);
    QCOMPARE(till.engine.orders.constLast().intent.methodId, QStringLiteral("pix"));
    QCOMPARE(till.engine.orders.constLast().sale, till.engine.orders.constFirst().sale);
}

void TestWaysToPay::afterACodeFailedAnotherWayOrANewCode()
{
    Till till;
    waitForCustomer(till);
    till.engine.advance(AttemptState::Expired);
    QCOMPARE(till.headline(), QStringLiteral("Time ran out"));
    QVERIFY(till.isShown("sameWayButton") && till.isShown("otherWayButton"));
    QVERIFY(!till.isShown("sameCardButton") && !till.isShown("otherCardButton")); // there was no card
    till.shoot(QStringLiteral("way-expired"));
    till.key(Qt::Key_F10);
    QVERIFY(till.sale().payMethod()->id != u"pix");
    QCOMPARE(till.focusName(), QStringLiteral("payMethodCombo"));
}

/// A boleto in the place of the PIX code.
void waitForVoucher(Till &till, const QString &format)
{
    waitForCustomer(till);
    till.engine.advance([&format](Attempt &attempt) {
        attempt.intent.methodId = QStringLiteral("boleto");
        attempt.payment->method.artefacts = {};
        attempt.payment->method.artefacts.number = QStringLiteral("12345678901234");
        attempt.payment->method.artefacts.barcode = QStringLiteral("34191790010104351004791020150008291070026000");
        attempt.payment->method.artefacts.barcodeFormat = format;
    });
}

void TestWaysToPay::voucherShowsItsNumber()
{
    Till till;
    waitForVoucher(till, QStringLiteral("ITF"));
    till.resize(1024, 768);
    QCOMPARE(till.text("waitingNumberLabel"), QStringLiteral("1234 5678 9012 34"));
    QVERIFY(till.isShown("waitingBars"));
    QVERIFY(till.find<QWidget>("waitingBars")->width() >= till.find<QWidget>("waitingBars")->minimumSizeHint().width());
    QVERIFY(till.text("waitingTodoLabel").contains(QStringLiteral("onde se aceite Boleto"))); // the customer is from Brazil
    QVERIFY(till.text("waitingFactsLabel").contains(QString::fromUtf8("Também nesta página"))); // whose code it is
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("Not paid yet")));
    till.shoot(QStringLiteral("way-voucher"));
}

void TestWaysToPay::voucherWithoutABarCodeIsTheNumber()
{
    Till till;
    waitForVoucher(till, QStringLiteral("CODE39"));
    QVERIFY(!till.isShown("waitingBars"));
    QVERIFY(till.text("waitingTodoLabel").startsWith(QString::fromUtf8("Diga este número")));
    till.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    auto *paper = till.page->findChild<QDialog *>(QStringLiteral("receiptDialog"));
    QVERIFY(paper);
    QVERIFY(paper->findChild<ui::MessageBar *>(QStringLiteral("receiptMessageBar"))->text().contains(QStringLiteral("does not draw")));
}

void TestWaysToPay::voucherIsHandedOut()
{
    Till till;
    waitForVoucher(till, QStringLiteral("ITF"));
    till.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(till.dialogs.opened.size(), 1);
    QCOMPARE(till.dialogs.opened[0].path(), ana().email);
    till.dialogs.opensAddresses = false;
    till.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier); // said, and nothing lost
    till.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("12345678901234"));
    till.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    auto *paper = till.page->findChild<QDialog *>(QStringLiteral("receiptDialog"));
    QVERIFY(paper && !paper->isModal());
    QVERIFY(paper->findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("1234 5678 9012 34")));
    QTemporaryDir dir;
    till.dialogs.fileAnswer = dir.filePath(QStringLiteral("voucher.pdf"));
    auto *save = paper->findChild<QPushButton *>(QStringLiteral("saveReceiptButton"));
    save->setFocus(Qt::TabFocusReason);
    QTest::keyClick(save, Qt::Key_Space);
    QTRY_VERIFY(QFile::exists(*till.dialogs.fileAnswer));
    QVERIFY(till.dialogs.files.constLast().suggestedPath.endsWith(QStringLiteral(".pdf")));
    // Nothing of this settles anything.
    QCOMPARE(till.sale().charging().latest()->state, AttemptState::WaitingCustomer);
}

void TestWaysToPay::paidVoucherIsNotHandedOutAgain()
{
    Till till;
    waitForVoucher(till, QStringLiteral("ITF"));
    QVERIFY(till.isShown("voucherButton"));
    till.engine.advance(AttemptState::Approved);
    QVERIFY(!till.page->findChild<QPushButton *>(QStringLiteral("voucherButton")));
    till.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!till.page->findChild<QDialog *>(QStringLiteral("receiptDialog")));
}

void TestWaysToPay::accountIsShownWithoutACode()
{
    Till till;
    waitForCustomer(till);
    till.engine.advance([](Attempt &attempt) {
        attempt.intent.methodId = QStringLiteral("spei");
        attempt.payment->method.artefacts = {};
        attempt.payment->method.artefacts.bankAccount = QStringLiteral("646180123456789012");
        attempt.payment->method.artefacts.beneficiary = QStringLiteral("Corner Shop");
    });
    QVERIFY(till.text("waitingFactsLabel").contains(QStringLiteral("6461 8012 3456 7890 12")));
    QVERIFY(!till.isShown("waitingCode"));
    till.resize(1024, 768);
    till.shoot(QStringLiteral("way-account"));
}

/// The till's window is turned to the customer, and said in English to a Brazilian what to do.
void TestWaysToPay::customersReadWhatToDoInTheirLanguage()
{
    Till till;
    waitForCustomer(till);
    QCOMPARE(till.text("waitingTodoLabel"), ScreenWords::shipped().text(ScreenText::ScanBank, QStringLiteral("pt")));
    const auto say = [&till](const char *method, const char *words) {
        till.engine.advance([method](Attempt &attempt) {
            attempt.intent.methodId = QLatin1String(method);
            attempt.payment->method.artefacts = {};
            attempt.payment->method.artefacts.bankAccount = QStringLiteral("646180123456789012");
        });
        QVERIFY2(till.text("waitingTodoLabel").contains(QString::fromUtf8(words)), qPrintable(till.text("waitingTodoLabel")));
    };
    say("nequi", "Abra Nequi no seu");
    say("khipu", "confirme com Khipu");
    say("spei", "Transfira exatamente");
    QVERIFY(till.text("waitingFactsLabel").startsWith(QStringLiteral("Conta 6461")));
    Settings settings = brazilianTill();
    settings.customerLanguage = QStringLiteral("es"); // the shop's choice for all of its customers
    till.window->applySettings(settings);
    say("spei", "Transfiera exactamente");
}

void TestWaysToPay::thePhoneIsPlayedByKeys()
{
    FakeTraining training;
    Till till(brazilianTill(), &training);
    till.open();
    till.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    auto *phone = till.find<QDialog>("customerPhoneWindow");
    QVERIFY(!phone->isModal() && training.played);
    QVERIFY(till.isShown("phoneEmptyLabel") && !till.find<QPushButton>("phoneApproveButton")->isEnabled());
    training.waiting = {{QStringLiteral("R1-2"), QStringLiteral("PIX"), QStringLiteral("BRL 2,00")},
                        {QStringLiteral("R1-1"), QStringLiteral("Boleto"), QStringLiteral("BRL 1,00")}};
    QTRY_VERIFY(till.isShown("phoneList")); // it asks every second
    QVERIFY(QTest::qWaitForWindowActive(phone));
    QCOMPARE(till.focusName(), QStringLiteral("phoneList"));
    till.key(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(training.acts, (QList{std::pair(QStringLiteral("R1-2"), ui::PhoneAct::Decline)}));
    till.key(Qt::Key_I, Qt::AltModifier);
    QTRY_COMPARE(training.acts.constLast(), std::pair(QStringLiteral("R1-1"), ui::PhoneAct::Ignore));
    QVERIFY(till.isShown("phoneEmptyLabel"));
    QTest::keyClick(phone, Qt::Key_Escape);
    QTRY_VERIFY(!training.played);
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

namespace {

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

/// It cannot be chosen, so it could not be removed either.
void TestWaysToPay::anExpiredCardIsRemoved()
{
    Till till;
    till.dialogs.confirmAnswer = true;
    till.open();
    till.fill();
    const auto expired = std::ranges::find_if(till.sale().methods(), [&till](const SavedMethod &m) { return !till.sale().methodProblem(m).isEmpty(); });
    QVERIFY(expired != till.sale().methods().cend());
    const VaultedToken token = expired->token, chosen = till.sale().pay().token;
    const QString digits = expired->lastFour;
    for (int i = 0; i < 60 && till.focusName() != u"removeExpiredButton"; ++i)
        till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("removeExpiredButton"));
    QVERIFY(till.find("removeExpiredButton")->accessibleName().contains(digits));
    till.resize(1024, 768);
    till.shoot(QStringLiteral("way-expired"));
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.confirms.size(), 1);
    QVERIFY(till.dialogs.confirms[0].title.contains(digits));
    QTRY_COMPARE(till.engine.unenrolled, QStringList{token.text() + QStringLiteral(" by ") + till.session.current()});
    QCOMPARE(till.sale().pay().token, chosen); // nothing else changed
    QTRY_VERIFY(!till.isShown("removeExpiredButton"));
}

namespace {

void removeByKeys(Till &till)
{
    till.open();
    till.fill();
    for (int i = 0; i < 40 && till.focusName() != u"removeCardButton"; ++i)
        till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("removeCardButton"));
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.confirms.size(), 1);
}

}

void TestWaysToPay::aCardIsRemovedAfterAQuestion()
{
    Till kept;
    kept.dialogs.confirmAnswer = false;
    removeByKeys(kept);
    QCoreApplication::processEvents();
    QVERIFY(kept.engine.unenrolled.isEmpty());

    Till till;
    till.dialogs.confirmAnswer = true;
    removeByKeys(till);
    const VaultedToken chosen = till.sale().pay().token;
    QVERIFY(till.dialogs.confirms[0].danger && till.dialogs.confirms[0].title.contains(QStringLiteral("••••")));
    QTRY_COMPARE(till.engine.unenrolled, QStringList{chosen.text() + QStringLiteral(" by ") + till.session.current()});
    QTRY_VERIFY(!till.sale().pay().token.isEmpty() && till.sale().pay().token != chosen); // the other one
    QVERIFY(till.text("methodNoteLabel").contains(QStringLiteral("Removed, and not shown")));
    QCOMPARE(till.window->findChildren<QRadioButton *>(QRegularExpression(QStringLiteral("^card\\dRadio$"))).size(), 2);
    till.charge();
    QVERIFY(!till.find("removeCardButton")->isEnabled() || !till.isShown("removeCardButton"));
}

void TestWaysToPay::aRemovalThatFailedShowsWhatIsSaved()
{
    Till till;
    till.dialogs.confirmAnswer = true;
    till.engine.unenrollError = Error{ErrorKind::TimedOut, {}};
    removeByKeys(till);
    QTRY_VERIFY(!till.page->findChild<ui::MessageBar *>()->text().isEmpty());
    QTRY_VERIFY(!till.sale().methodsLoading());
    QCOMPARE(till.sale().methods().size(), 3); // asked again
}

QTEST_MAIN(TestWaysToPay)
#include "tst_waystopay.moc"
