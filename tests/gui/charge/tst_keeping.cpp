// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What survives: autosave, restart, parking, discarding, closing in the middle.
#include "gui/support/till.h"
#include "ui/forms/customer/customereditor.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/widgets/messagebar.h"

#include <QLineEdit>
#include <QPushButton>

using namespace pos;
using namespace pos::test;

class TestKeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsSaved();
    void unfinishedSaleComesBack();
    void untouchedSaleOfYesterdayCanBeCharged();
    void halfTypedTextComesBack();
    void openAttemptComesBackLocked();
    void parkAndResume();
    void parkWhileUnknown();
    void discardWithReason();
    void storageTroubleAtStart();
    void closeAsksWhilePaymentsAreOpen();
    void closeGoesThroughWithoutOpenPayments();
    void blockBanner();
    void repairedRecordsAreTold();
    void lateMoneyIsToldInAndOutsideTheWindow();
    void customerSavedAndUsed();
    void customerErrorLosesNothing();
    void eraseAsksAManager();
};

void TestKeeping::everyChangeIsSaved()
{
    Till till;
    till.open();
    const auto savesAfter = [&till](const std::function<void()> &change) {
        const qsizetype before = till.engine.saved.size();
        change();
        return till.engine.saved.size() > before;
    };
    QVERIFY(savesAfter([&till] { till.scan(QStringLiteral("CAF-250")); }));
    QVERIFY(savesAfter([&till] { till.key(Qt::Key_F7); till.type(QStringLiteral("1")); }));
    QCOMPARE(till.engine.lastSaved().cart.discount.amount->minor(), 100);
    QVERIFY(savesAfter([&till] { till.key(Qt::Key_F8); QTest::qWait(0); till.type(QStringLiteral("2")); }));
    QCOMPARE(till.engine.lastSaved().cart.tip.minor(), 200);
    QVERIFY(savesAfter([&till] { till.find("descriptionEdit")->setFocus(); till.type(QStringLiteral("!")); }));
    QVERIFY(till.engine.lastSaved().description.endsWith(u'!'));
    QVERIFY(savesAfter([&till] { till.pickCustomer(QStringLiteral("Ana")); }));
    QCOMPARE(till.engine.lastSaved().customer, ana().id);
}

void TestKeeping::unfinishedSaleComesBack()
{
    Till till;
    till.open();
    till.fill();
    till.scan(QStringLiteral("2*MUG-350"));
    const Sale before = till.engine.lastSaved();
    StartReport report;
    report.openSale = before;
    till.reopen(report);
    QCOMPARE(till.sale().sale(), before);
    QTRY_VERIFY(till.sale().customer().has_value());
    QTRY_COMPARE(till.sale().methods().size(), 3);
    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
    QCOMPARE(till.engine.orders.constFirst().sale, before.id);
}

/// The first sale of the morning: the till ended after yesterday's last one.
void TestKeeping::untouchedSaleOfYesterdayCanBeCharged()
{
    Till till;
    till.open();
    StartReport report;
    report.openSale = till.sale().sale();
    report.openSale->description.clear(); // as the journal has it: nothing had been saved yet
    till.reopen(report);
    QCOMPARE(till.sale().sale().description, QStringLiteral("Sale ") + till.sale().sale().id.text());
    till.fill();
    till.charge();
    QCOMPARE(till.engine.orders.size(), 1);
}

void TestKeeping::halfTypedTextComesBack()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.type(QStringLiteral("Gif"));
    till.key(Qt::Key_F7);
    till.type(QStringLiteral("1x"));
    till.key(Qt::Key_N, Qt::ControlModifier);
    till.type(QStringLiteral("Car"));
    till.find("emailEdit")->setFocus();
    till.type(QStringLiteral("carla@"));
    StartReport report;
    report.openSale = till.engine.lastSaved();
    till.reopen(report);
    QCOMPARE(till.find<QLineEdit>("itemNameEdit")->text(), QStringLiteral("Gif"));
    QCOMPARE(till.find<QLineEdit>("discountEdit")->text(), QStringLiteral("1x"));
    QCOMPARE(till.find<QLineEdit>("firstNameEdit")->text(), QStringLiteral("Car"));
    QCOMPARE(till.find<QLineEdit>("emailEdit")->text(), QStringLiteral("carla@"));
    QVERIFY(till.find("customerEditor")->isVisible());
}

void TestKeeping::openAttemptComesBackLocked()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.attempts.size(), 1);
    till.engine.advance(AttemptState::Unknown);
    StartReport report;
    report.openSale = till.engine.lastSaved();
    report.settling = 1;
    till.reopen(report);
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::InFlight);
    QCOMPARE(till.headline(), QStringLiteral("We are finding out"));
    QVERIFY(till.find("startBar")->isVisible());
    till.key(Qt::Key_F9);
    QCOMPARE(till.engine.orders.size(), 1);
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.headline(), QStringLiteral("Approved"));
}

void TestKeeping::parkAndResume()
{
    Till till;
    till.open();
    till.fill();
    const SaleId first = till.sale().sale().id;
    till.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(till.sale().sale().id != first);
    QCOMPARE(till.engine.sales.value(first.text()).state, SaleState::Parked);
    QTRY_COMPARE(till.find<QPushButton>("parkedButton")->text(), QStringLiteral("Parked (1)"));
    till.key(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(till.focusName(), QStringLiteral("parkedList"));
    till.shoot(QStringLiteral("10-parked"));
    QSignalSpy wonBack(till.window->findChild<ui::ChargePage *>(), &ui::ChargePage::saleRecoveryRequested);
    till.find("parkedRecoverButton")->setFocus(Qt::TabFocusReason);
    till.key(Qt::Key_Space);
    QTRY_COMPARE(wonBack.size(), 1);
    QCOMPARE(wonBack.constFirst().constFirst().value<SaleId>(), first);
    QCOMPARE(till.engine.sales.value(first.text()).state, SaleState::Parked); // it stays where it is
    till.find("parkedList")->setFocus(Qt::TabFocusReason);
    till.key(Qt::Key_Return);
    QTRY_COMPARE(till.sale().sale().id, first);
    QCOMPARE(till.sale().sale().cart.lines.size(), 1);
    QTRY_VERIFY(till.sale().customer().has_value());
}

void TestKeeping::parkWhileUnknown()
{
    Till till;
    till.open();
    till.fill();
    const SaleId first = till.sale().sale().id;
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.attempts.size(), 1);
    till.engine.advance(AttemptState::Unknown);
    till.find("parkOpenButton")->setFocus();
    till.key(Qt::Key_Return);
    QTRY_VERIFY(till.sale().sale().id != first);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
    // Its news do not reach the sale at the counter.
    till.engine.advance(AttemptState::Approved);
    QCOMPARE(till.sale().charging().phase(), ui::SalePhase::Editing);
}

void TestKeeping::discardWithReason()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    const SaleId first = till.sale().sale().id;
    till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(till.dialogs.reasons.size(), 1);
    QTest::qWait(0);
    QVERIFY(till.engine.discarded.isEmpty());
    QCOMPARE(till.sale().sale().id, first);
    till.dialogs.reasonAnswer = QStringLiteral("Entered by mistake");
    till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(till.engine.discarded.size(), 1);
    QCOMPARE(till.engine.discarded.constFirst().second, QStringLiteral("Entered by mistake"));
    QTRY_VERIFY(till.sale().sale().id != first);
}

void TestKeeping::storageTroubleAtStart()
{
    Till till;
    StartReport report;
    report.storage = Error{ErrorKind::StorageReadOnly, {.path = QStringLiteral("/data/journal.db")}};
    till.engine.newSaleError = report.storage;
    till.open(report);
    QVERIFY(till.find<ui::MessageBar>("startBar")->text().contains(QStringLiteral("/data/journal.db")));
    QVERIFY(!till.find("chargeButton")->isEnabled());
    till.key(Qt::Key_F9);
    QVERIFY(till.engine.orders.isEmpty());
    // Repaired: selling begins without a restart.
    till.engine.newSaleError.reset();
    Q_EMIT till.engine.blockChanged(BlockReport{});
    QTRY_VERIFY(till.sale().hasSale());
    QVERIFY(till.find("chargeButton")->isEnabled());
}

void TestKeeping::closeAsksWhilePaymentsAreOpen()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.engine.attempts.size(), 1);
    QSignalSpy closing(till.window.get(), &ui::MainWindow::closing);
    till.dialogs.confirmAnswer = false;
    till.key(Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(till.dialogs.confirms.size(), 1);
    QVERIFY(till.dialogs.confirms.constFirst().text.contains(u'1'));
    QTest::qWait(0);
    QVERIFY(till.window->isVisible());
    QCOMPARE(closing.size(), 0);
    till.engine.advance(AttemptState::Sending); // it goes on meanwhile
    till.dialogs.confirmAnswer = true;
    till.key(Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(closing.size(), 1);
    QVERIFY(!till.window->isVisible());
}

void TestKeeping::closeGoesThroughWithoutOpenPayments()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(till.dialogs.confirms.isEmpty());
    QVERIFY(!till.window->isVisible());
}

void TestKeeping::repairedRecordsAreTold()
{
    Till till;
    StartReport report;
    report.settling = 1; // the graver news comes first
    report.salvage = JournalSalvage{QStringLiteral("/data/journal.db.damaged-1"), QStringLiteral("/data/journal.db.damaged-1.txt"), 90, 2};
    till.open(report);
    const QString text = till.find<ui::MessageBar>("startBar")->text();
    QVERIFY2(text.contains(QStringLiteral("2 record")) && text.contains(report.salvage->reportFile), qPrintable(text));
    Q_EMIT till.engine.blockChanged(BlockReport{TillBlock::JournalSalvaged, {}, report.salvage->reportFile});
    QVERIFY(till.find<ui::MessageBar>("blockBar")->text().contains(report.salvage->reportFile));
}

void TestKeeping::lateMoneyIsToldInAndOutsideTheWindow()
{
    Till till;
    till.open();
    Attempt late;
    late.orderId = MerchantOrderId::from(QStringLiteral("R1-20261121-000007-1"));
    late.intent.amount = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    Q_EMIT till.engine.lateMoneyFound(late);
    const QString text = till.find<ui::MessageBar>("lateMoneyBar")->text();
    QVERIFY2(text.contains(late.orderId.text()) && text.contains(QStringLiteral("refund")), qPrintable(text));
    QCOMPARE(till.notices.size(), 1);
    QVERIFY(till.notices.first().contains(late.orderId.text()));
}

void TestKeeping::blockBanner()
{
    Till till;
    till.open();
    Q_EMIT till.engine.blockChanged(BlockReport{TillBlock::AmountMismatch, {}, {}});
    auto *bar = till.find<ui::MessageBar>("blockBar");
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("manager")));
    Q_EMIT till.engine.blockChanged(BlockReport{});
    QVERIFY(!bar->isVisible());
}

void TestKeeping::customerSavedAndUsed()
{
    Till till;
    till.open();
    till.key(Qt::Key_F3);
    till.type(QStringLiteral("Carla Test"));
    till.find("newCustomerButton")->setFocus();
    till.key(Qt::Key_Space);
    QCOMPARE(till.find<QLineEdit>("firstNameEdit")->text(), QStringLiteral("Carla"));
    QCOMPARE(till.find<QLineEdit>("lastNameEdit")->text(), QStringLiteral("Test"));
    till.shoot(QStringLiteral("11-new-customer"));
    till.key(Qt::Key_Return);
    QTRY_COMPARE(till.engine.created.size(), 1);
    QTRY_VERIFY(till.sale().customer().has_value());
    QCOMPARE(till.sale().sale().customerName, QStringLiteral("Carla Test"));
    QVERIFY(!till.engine.lastSaved().draftFields.contains(QStringLiteral("customer.open")));
    QTRY_COMPARE(till.focusName(), QStringLiteral("scanEdit"));
}

void TestKeeping::customerErrorLosesNothing()
{
    Till till;
    till.open();
    till.engine.createError = Error{ErrorKind::Offline, {}};
    till.key(Qt::Key_N, Qt::ControlModifier);
    till.type(QStringLiteral("Carla"));
    till.key(Qt::Key_Return);
    auto *bar = till.find("customerEditor")->findChild<ui::MessageBar *>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("Nothing typed is lost")));
    QCOMPARE(till.find<QLineEdit>("firstNameEdit")->text(), QStringLiteral("Carla"));
    till.engine.createError.reset();
    till.key(Qt::Key_Return);
    QTRY_VERIFY(till.sale().customer().has_value());
}

void TestKeeping::eraseAsksAManager()
{
    Till till;
    till.open();
    till.fill();
    till.key(Qt::Key_F6);
    QCOMPARE(till.focusName(), QStringLiteral("firstNameEdit"));
    till.shoot(QStringLiteral("12-edit-customer"));
    till.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("asked by e-mail")};
    till.find("eraseCustomerButton")->setFocus();
    till.key(Qt::Key_Space);
    QCOMPARE(till.dialogs.managers.size(), 1);
    QTRY_COMPARE(till.engine.erased.size(), 1);
    QTRY_VERIFY(!till.sale().customer());
}

QTEST_MAIN(TestKeeping)
#include "tst_keeping.moc"
