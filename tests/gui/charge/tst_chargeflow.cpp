// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// From the first scan to the next sale, through the real window, by keys only.
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"
#include "ui/widgets/messagebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace pos;
using namespace pos::test;

class TestChargeFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromScanToNextSale();
    void scanCountsAndSearches();
    void oneKeyChargesAndOneFinishes();
    void tenClicksAreOneAttempt();
    void chargeIsDeadWhileOneRuns();
    void declinedOffersOnlyWhatMakesSense();
    void hardDeclineBlocksTheCard();
    void secondSoftDeclineBlocksTheCard();
    void refusedSaysThatNothingWasCharged();
    void unknownSaysDoNotChargeAgain();
    void releasedSaleCanBeSoldAgain();
    void authorisedIsNotPaid();
    void startRefusedLeavesTheCart();
    void operatorIsRecordedPerAttempt();
};

void TestChargeFlow::fromScanToNextSale()
{
    Till till;
    till.open();
    QCOMPARE(till.focusName(), QStringLiteral("scanEdit"));
    till.shoot(QStringLiteral("01-empty"));
    till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(till.sale().sale().cart.lines.size(), 1);
    till.pickCustomer(QStringLiteral("Ana"));
    QCOMPARE(till.focusName(), QStringLiteral("scanEdit"));
    till.scan(QStringLiteral("MUG-350"));
    till.shoot(QStringLiteral("02-filled"));
    const Money total = till.sale().totals().total;
    QCOMPARE(till.text("totalLabel"), ui::moneyText(total));
    QCOMPARE(till.find<QPushButton>("chargeButton")->text(), QStringLiteral("Charge ") + ui::moneyText(total));

    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
    const ChargeOrder order = till.engine.orders.constFirst();
    QCOMPARE(order.intent.amount, total);
    QCOMPARE(order.intent.customer, ana().id);
    QCOMPARE(order.intent.gatewayCustomer, ana().gatewayId);
    QCOMPARE(order.intent.token.text(), QStringLiteral("token-visa"));
    QCOMPARE(order.intent.methodLabel, QStringLiteral("VISA •••• 1111"));
    QCOMPARE(order.intent.operatorName, QStringLiteral("Cashier 1"));
    QCOMPARE(order.intent.description, QStringLiteral("Sale ") + order.sale.text());
    QVERIFY(order.intent.capture);
    QCOMPARE(order.intent.installments, 1);

    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    till.engine.advance(AttemptState::Sending);
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the bank"));
    till.shoot(QStringLiteral("03-sending"));
    till.clock.pass(2300);
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
    QCOMPARE(till.focusName(), QStringLiteral("nextSaleButton"));
    till.shoot(QStringLiteral("04-approved"));
    const SaleId paid = till.sale().sale().id;
    till.key(Qt::Key_Return);
    QTRY_VERIFY(till.sale().sale().id != paid && till.sale().hasSale());
    QVERIFY(till.sale().sale().cart.isEmpty());
    QVERIFY(!till.sale().customer());
    QTRY_COMPARE(till.focusName(), QStringLiteral("scanEdit"));
}

void TestChargeFlow::scanCountsAndSearches()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("caf-250"));
    till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(till.sale().sale().cart.lines.size(), 1);
    QCOMPARE(till.sale().sale().cart.lines.constFirst().quantity, 2);
    till.scan(QStringLiteral("3*TEA-020"));
    QCOMPARE(till.sale().sale().cart.lines.constLast().quantity, 3);
    till.scan(QStringLiteral("2000000010007")); // a bar code
    QCOMPARE(till.sale().sale().cart.lines.constFirst().quantity, 3);
    till.scan(QStringLiteral("honey"));
    QCOMPARE(till.sale().sale().cart.lines.constLast().sku, QStringLiteral("HON-350"));
    till.scan(QStringLiteral("nothing like this"));
    QVERIFY(till.fieldError("scanEdit").contains(QStringLiteral("nothing like this")));
    QCOMPARE(till.find<QLineEdit>("scanEdit")->text(), QStringLiteral("nothing like this")); // not lost

    // Walking the list with the arrows takes the marked one.
    till.key(Qt::Key_F2);
    till.key(Qt::Key_Delete);
    till.type(QStringLiteral("bag"));
    QTRY_VERIFY(till.isShown("scanEditPopup"));
    till.shoot(QStringLiteral("05-search"));
    till.key(Qt::Key_Down);
    till.key(Qt::Key_Return);
    QVERIFY(!till.find("scanEditPopup")->isVisible());
    QVERIFY(till.find<QLineEdit>("scanEdit")->text().isEmpty());
}

void TestChargeFlow::oneKeyChargesAndOneFinishes()
{
    Till till;
    till.open();
    till.pickCustomer(QStringLiteral("Ana"));
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    till.engine.advance(AttemptState::Approved);
    const SaleId paid = till.sale().sale().id;
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.sale().sale().id != paid);
}

void TestChargeFlow::tenClicksAreOneAttempt()
{
    Till till;
    till.open();
    till.fill();
    till.engine.holdCharge = true;
    auto *button = till.find<QPushButton>("chargeButton");
    for (int i = 0; i < 10; ++i)
        QTest::mouseClick(button, Qt::LeftButton);
    for (int i = 0; i < 10; ++i)
        till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
    till.engine.letGo();
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    for (int i = 0; i < 10; ++i)
        till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
    QCOMPARE(till.engine.attempts.size(), 1);
}

void TestChargeFlow::chargeIsDeadWhileOneRuns()
{
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Sending);
    const Sale before = till.sale().sale();
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F9})
        till.key(key);
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.key(Qt::Key_P, Qt::ControlModifier);
    till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    till.type(QStringLiteral("CAF-500"));
    till.key(Qt::Key_Return);
    QCOMPARE(till.sale().sale(), before);
    QVERIFY(till.dialogs.reasons.isEmpty());
    QVERIFY(!till.find("scanEdit")->isEnabled());
    // The rail is not blocked, and coming back shows the charge.
    till.key(Qt::Key_F1);
    QVERIFY(till.find("shortcutsOverlay")->isVisible());
    till.key(Qt::Key_Escape);
    QCOMPARE(till.headline(), QStringLiteral("Waiting for the bank"));
}

void TestChargeFlow::declinedOffersOnlyWhatMakesSense()
{
    Till till;
    till.openAndCharge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    till.shoot(QStringLiteral("06-declined"));
    QCOMPARE(till.headline(), QStringLiteral("Declined"));
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("Not enough funds.")));
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("Nothing was charged.")));
    QVERIFY(till.window->findChild<QPushButton *>(QStringLiteral("sameCardButton")) != nullptr);
    QVERIFY(till.window->findChild<QPushButton *>(QStringLiteral("nextSaleButton")) == nullptr);
    QVERIFY(till.window->findChild<QPushButton *>(QStringLiteral("releaseButton")) == nullptr);
    // The obvious action has the focus; the cart is as it was.
    QCOMPARE(till.focusName(), QStringLiteral("otherCardButton"));
    QSignalSpy wonBack(till.window->findChild<ui::ChargePage *>(), &ui::ChargePage::attemptRecoveryRequested);
    till.find("recoverButton")->setFocus(Qt::TabFocusReason);
    till.key(Qt::Key_Space);
    QTRY_COMPARE(wonBack.size(), 1);
    QCOMPARE(wonBack.constFirst().constFirst().value<AttemptId>(), till.sale().charging().latest()->id);
    till.find("otherCardButton")->setFocus(Qt::TabFocusReason);
    till.key(Qt::Key_Return);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QCOMPARE(till.focusName(), QStringLiteral("card1Radio"));
    QCOMPARE(till.sale().sale().cart.lines.size(), 1);
    till.key(Qt::Key_Down);
    QCOMPARE(till.sale().pay().token.text(), QStringLiteral("token-mc"));
    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 2);
    QCOMPARE(till.engine.orders.constLast().intent.token.text(), QStringLiteral("token-mc"));
}

void TestChargeFlow::hardDeclineBlocksTheCard()
{
    Till till;
    till.openAndCharge();
    till.engine.decline(QStringLiteral("REPORTED_STOLEN"));
    QVERIFY(till.window->findChild<QPushButton *>(QStringLiteral("sameCardButton")) == nullptr);
    QVERIFY(!till.text("outcomeWhatLabel").contains(QStringLiteral("stolen"), Qt::CaseInsensitive));
    till.key(Qt::Key_Return);
    auto *first = till.find<QAbstractButton>("card1Radio");
    QVERIFY(!first->isEnabled());
    QVERIFY(first->text().contains(QStringLiteral("Declined in this sale")));
    QCOMPARE(till.sale().pay().token.text(), QStringLiteral("token-mc"));
    till.shoot(QStringLiteral("07-card-blocked"));
}

void TestChargeFlow::secondSoftDeclineBlocksTheCard()
{
    Till till;
    till.open();
    till.fill();
    for (int i = 0; i < 2; ++i) {
        till.key(Qt::Key_F9);
        QTRY_COMPARE(till.engine.attempts.size(), i + 1);
        QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
        till.engine.decline(QStringLiteral("DO_NOT_HONOR"));
        QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Failed);
        const auto *again = till.window->findChild<QPushButton *>(QStringLiteral("sameCardButton"));
        QCOMPARE(again != nullptr, i == 0);
        till.key(Qt::Key_Return);
    }
    QVERIFY(!till.find("card1Radio")->isEnabled());
}

void TestChargeFlow::refusedSaysThatNothingWasCharged()
{
    Till till;
    till.openAndCharge();
    till.engine.advance([](Attempt &attempt) {
        attempt.state = AttemptState::Refused;
        attempt.problem = AttemptProblem{ErrorKind::RequestRefused, QStringLiteral("INVALID_AMOUNT"), 400, {}, {}};
    });
    QCOMPARE(till.headline(), QStringLiteral("Nothing was charged"));
    QVERIFY(till.text("outcomeWhatLabel").contains(QStringLiteral("amount is not accepted")));
    till.key(Qt::Key_Return);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
}

void TestChargeFlow::unknownSaysDoNotChargeAgain()
{
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Sending);
    till.engine.advance([&till](Attempt &attempt) {
        attempt.state = AttemptState::Unknown;
        attempt.problem = AttemptProblem{ErrorKind::ConnectionLost, {}, 0, {}, {}};
        attempt.retry.lastCheckMs = till.clock.nowMs() - 3000;
        attempt.retry.nextCheckMs = till.clock.nowMs() + 8000;
    });
    QCOMPARE(till.headline(), QStringLiteral("We are finding out"));
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("Do not charge again")));
    QCOMPARE(till.text("outcomeChecksLabel"), QStringLiteral("Last check: 3 s ago. Next check: in 8 s."));
    till.shoot(QStringLiteral("08-unknown"));
    till.key(Qt::Key_F5);
    QCOMPARE(till.engine.checked.size(), 1);
    // It resolves itself.
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
}

void TestChargeFlow::releasedSaleCanBeSoldAgain()
{
    Till till;
    till.openAndCharge();
    till.engine.advance(AttemptState::Unknown);
    // Without a manager's answer nothing happens.
    till.find("releaseButton")->setFocus();
    till.key(Qt::Key_Return);
    QCOMPARE(till.dialogs.managers.size(), 1);
    QVERIFY(till.engine.released.isEmpty());
    till.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("customer pays cash")};
    till.key(Qt::Key_Return);
    QTRY_COMPARE(till.engine.released.size(), 1);
    QCOMPARE(till.engine.released.constFirst().second.reason, QStringLiteral("customer pays cash"));
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QVERIFY(till.find("watchedBar")->isVisible());
    till.shoot(QStringLiteral("09-watched"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.attempts.size(), 2);
    // News of the released attempt do not disturb the running one.
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    Attempt old = till.engine.attempts.constFirst();
    old.released = true;
    old.updatedMs = till.clock.nowMs() + 1;
    Q_EMIT till.engine.attemptChanged(old);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
}

void TestChargeFlow::authorisedIsNotPaid()
{
    Till till;
    till.open();
    till.fill();
    till.find("authorizeOnlyCheck")->setFocus();
    till.key(Qt::Key_Space);
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.orders.size(), 1);
    QVERIFY(!till.engine.orders.constFirst().intent.capture);
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    till.engine.advance(AttemptState::Authorized);
    QCOMPARE(till.headline(), QStringLiteral("Authorised, not paid yet"));
}

void TestChargeFlow::startRefusedLeavesTheCart()
{
    Till till;
    till.open();
    till.fill();
    till.engine.chargeError = Error{ErrorKind::StorageFull, {.path = QStringLiteral("/data")}};
    till.key(Qt::Key_F9);
    auto *bar = till.find<ui::MessageBar>("chargeMessageBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("not started")));
    QVERIFY(bar->text().contains(QStringLiteral("/data")));
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    QCOMPARE(till.sale().sale().cart.lines.size(), 1);
    till.engine.chargeError.reset();
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.attempts.size(), 1);
}

void TestChargeFlow::operatorIsRecordedPerAttempt()
{
    Till till;
    till.open();
    till.fill();
    till.session.setCurrent({});
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    QVERIFY(till.text("chargeErrorLabel").contains(QStringLiteral("who is selling")));
    till.session.setCurrent(QStringLiteral("Cashier 2"));
    till.charge();
    QCOMPARE(till.engine.orders.constFirst().intent.operatorName, QStringLiteral("Cashier 2"));
    // Logging out in the middle changes nothing about the charge.
    till.session.setCurrent({});
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
}

QTEST_MAIN(TestChargeFlow)
#include "tst_chargeflow.moc"
