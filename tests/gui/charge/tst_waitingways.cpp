// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// While the customer pays elsewhere, in the real window, by keys only: the panel
// with its code, number or account, giving up, coming back, and what comes after.
#include "domain/screenwords.h"
#include "gui/charge/waitingtill.h"
#include "gui/support/faketraining.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/qrview.h"

#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace pos;
using namespace pos::test;

namespace {

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

} // namespace

class TestWaitingWays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
};

void TestWaitingWays::waitingShowsTheCodeAndTheTime()
{
    Till till;
    waitForCustomer(till);
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QVERIFY(till.isShown("waitingCode"));
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), PixCode);
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
    QCOMPARE(QGuiApplication::clipboard()->text(), PixCode);
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
    QVERIFY(!till.isShown("waitingCode"));
}

void TestWaitingWays::givingUpCancelsNothingAndFreesTheSale()
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

void TestWaitingWays::uncertainMoneyIsForTheManager()
{
    Till till;
    waitForCustomer(till);
    till.engine.advance([](Attempt &attempt) {
        attempt.payment->status = PaymentStatus::fold(QStringLiteral("PENDING"), QStringLiteral("IN_PROCESS"));
    });
    QVERIFY(till.isShown("releaseButton") && !till.isShown("giveUpButton"));
}

void TestWaitingWays::restartBringsTheCodeBack()
{
    Till till;
    waitForCustomer(till);
    StartReport report;
    report.openSale = till.engine.lastSaved();
    report.settling = 1;
    till.reopen(report);
    QTRY_COMPARE(till.headline(), QStringLiteral("Waiting for the customer"));
    QCOMPARE(till.find<ui::QrView>("waitingCode")->text(), PixCode);
}

void TestWaitingWays::afterARefusalTwoKeysLeadToAnotherWay()
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

void TestWaitingWays::afterACodeFailedAnotherWayOrANewCode()
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

void TestWaitingWays::voucherShowsItsNumber()
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

void TestWaitingWays::voucherWithoutABarCodeIsTheNumber()
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

void TestWaitingWays::voucherIsHandedOut()
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

void TestWaitingWays::paidVoucherIsNotHandedOutAgain()
{
    Till till;
    waitForVoucher(till, QStringLiteral("ITF"));
    QVERIFY(till.isShown("voucherButton"));
    till.engine.advance(AttemptState::Approved);
    QVERIFY(!till.page->findChild<QPushButton *>(QStringLiteral("voucherButton")));
    till.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!till.page->findChild<QDialog *>(QStringLiteral("receiptDialog")));
}

void TestWaitingWays::accountIsShownWithoutACode()
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
void TestWaitingWays::customersReadWhatToDoInTheirLanguage()
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

void TestWaitingWays::thePhoneIsPlayedByKeys()
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

QTEST_MAIN(TestWaitingWays)
#include "tst_waitingways.moc"
