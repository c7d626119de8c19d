// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Drawer page in the real window, by keys: its sums, paying back, closing,
// printing.
#include "gui/support/fakedrawerdesk.h"
#include "gui/support/till.h"
#include "ui/text/moneytext.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>

using namespace pos;
using namespace pos::test;

namespace {

Money reais(qint64 minor)
{
    return Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
}

/// The Drawer page at the front.
struct DrawerTill
{
    DrawerTill()
    {
        till.engine.drawerDesk = &desk;
        till.open();
        show();
    }
    void show()
    {
        till.key(Qt::Key_4, Qt::ControlModifier);
        QTest::qWait(0);
    }
    void sell(qint64 total, qint64 given, int number)
    {
        TenderOrder order;
        order.sale = SaleId::from(QStringLiteral("R1-20261121-%1").arg(number, 6, 10, QChar(u'0')));
        order.total = reais(total);
        order.given = reais(given);
        order.operatorName = QStringLiteral("Cashier 1");
        desk.takeTender(order, &till, [](const Result<DrawerEntry> &) {});
        QTest::qWait(0);
    }
    int rows() const { return till.find<QTableView>("drawerTable")->model()->rowCount(); }
    QWidget *dialog() const
    {
        auto *found = till.window->findChild<QDialog *>(QStringLiteral("drawerDialog"));
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    /// What was asked is answered; keys go to the window again.
    void backToWindow()
    {
        QTRY_VERIFY(dialog() == nullptr);
        till.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(till.window.get()));
    }
    static QString plain(Money amount) { return ui::moneyText(amount).replace(QChar::Nbsp, u' '); }
    QString paper() const
    {
        auto *preview = till.window->findChild<QTextBrowser *>(QStringLiteral("receiptPreview"));
        return preview != nullptr ? preview->toPlainText() : QString();
    }

    Till till;
    FakeDrawerDesk desk{till.clock};
};

} // namespace

class TestDrawerPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyDrawerSaysHowToBegin();
    void floatIsSaidAndCorrected();
    void sumsFollowTheSales();
    void paysBackWithAReasonOnce();
    void refusedPayoutKeepsWhatWasTyped();
    void earlierSalesAreFoundByTheirNumber();
    void countsClosesAndPrints();
    void whoSellsMustBeKnown();
    void everythingFitsTheSmallWindow();
};

void TestDrawerPage::emptyDrawerSaysHowToBegin()
{
    DrawerTill drawer;
    QTRY_VERIFY(drawer.till.isShown("drawerEmptyLabel"));
    QVERIFY(!drawer.till.isShown("drawerTable") && !drawer.till.isShown("closesCombo"));
    QCOMPARE(drawer.till.text("openingLabel"), QStringLiteral("not counted"));
    QVERIFY(!drawer.till.find<QPushButton>("closeDrawerButton")->isEnabled());
    QVERIFY(!drawer.till.find<QPushButton>("payBackButton")->isEnabled());
}

void TestDrawerPage::floatIsSaidAndCorrected()
{
    DrawerTill drawer;
    for (const qint64 amount : {qint64(10000), qint64(0), qint64(8000)}) {
        drawer.till.key(Qt::Key_F4);
        QTRY_VERIFY(drawer.dialog() != nullptr);
        auto *edit = drawer.dialog()->findChild<QLineEdit *>(QStringLiteral("drawerAmountEdit"));
        edit->selectAll();
        QTest::keyClicks(edit, ui::editableAmount(reais(amount)));
        QTest::keyClick(edit, Qt::Key_Return);
        drawer.backToWindow();
        QTRY_COMPARE(drawer.till.text("openingLabel"), ui::amountText(reais(amount)));
    }
    QCOMPARE(drawer.desk.floats.size(), 3);
    QCOMPARE(drawer.till.text("expectedLabel"), ui::moneyText(reais(8000)));
}

void TestDrawerPage::sumsFollowTheSales()
{
    DrawerTill drawer;
    drawer.sell(1250, 2000, 1);
    drawer.sell(3000, 3000, 2);
    QTRY_COMPARE(drawer.rows(), 2);
    QCOMPARE(drawer.till.text("cashInLabel"), ui::amountText(reais(4250)));
    QCOMPARE(drawer.till.text("expectedLabel"), ui::moneyText(reais(4250)));
    const auto *model = drawer.till.find<QTableView>("drawerTable")->model();
    QCOMPARE(model->index(1, 3).data().toString(), ui::amountText(reais(1250)));
    QCOMPARE(model->index(1, 5).data().toString(), ui::amountText(reais(750)));
    drawer.till.shoot(QStringLiteral("drawer"));
}

void TestDrawerPage::paysBackWithAReasonOnce()
{
    DrawerTill drawer;
    drawer.sell(1250, 2000, 1);
    QTRY_COMPARE(drawer.rows(), 1);
    drawer.till.key(Qt::Key_F8);
    QTRY_VERIFY(drawer.dialog() != nullptr);
    auto *amount = drawer.dialog()->findChild<QLineEdit *>(QStringLiteral("drawerAmountEdit"));
    auto *reason = drawer.dialog()->findChild<QLineEdit *>(QStringLiteral("drawerReasonEdit"));
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("12,51")); // more than was taken
    QTest::keyClick(amount, Qt::Key_Return);
    QVERIFY(!drawer.till.fieldError("drawerAmountEdit").isEmpty());
    QVERIFY(!drawer.till.fieldError("drawerReasonEdit").isEmpty());
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("5,00"));
    QTest::keyClicks(reason, QStringLiteral("Broken cup"));
    drawer.till.shoot(QStringLiteral("drawer-payback"));
    drawer.desk.hold = true;
    QTest::keyClick(reason, Qt::Key_Return);
    QTest::keyClick(reason, Qt::Key_Return); // pressed twice
    QCOMPARE(drawer.desk.payouts.size(), 1);
    const PayoutOrder order = drawer.desk.payouts.constFirst();
    QCOMPARE(order.amount, reais(500));
    QCOMPARE(order.paidBackBefore, reais(0));
    QCOMPARE(order.reason, QStringLiteral("Broken cup"));
    drawer.desk.letGo();
    drawer.backToWindow();
    QTRY_COMPARE(drawer.till.text("expectedLabel"), ui::moneyText(reais(750)));
    drawer.till.key(Qt::Key_F8); // what is left
    QTRY_VERIFY(drawer.dialog() != nullptr);
    QCOMPARE(drawer.dialog()->findChild<QLineEdit *>(QStringLiteral("drawerAmountEdit"))->text(), ui::editableAmount(reais(750)));
}

void TestDrawerPage::refusedPayoutKeepsWhatWasTyped()
{
    DrawerTill drawer;
    drawer.sell(1250, 1250, 1);
    QTRY_COMPARE(drawer.rows(), 1);
    drawer.till.key(Qt::Key_F8);
    QTRY_VERIFY(drawer.dialog() != nullptr);
    auto *reason = drawer.dialog()->findChild<QLineEdit *>(QStringLiteral("drawerReasonEdit"));
    QTest::keyClicks(reason, QStringLiteral("Wrong size"));
    drawer.desk.refusal = Error{ErrorKind::Conflict, {.code = QStringLiteral("DRAWER_MOVED")}};
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(drawer.till.isShown("drawerMessageLabel"));
    QCOMPARE(reason->text(), QStringLiteral("Wrong size"));
    QVERIFY(drawer.till.find<QPushButton>("drawerAcceptButton")->isEnabled());
}

void TestDrawerPage::earlierSalesAreFoundByTheirNumber()
{
    DrawerTill drawer;
    drawer.sell(1250, 1250, 7);
    drawer.desk.close({reais(1250), reais(1250), {}, QStringLiteral("Cashier 1")}, &drawer.till, [](const Result<DrawerEntry> &) {});
    QTRY_VERIFY(drawer.till.isShown("drawerEmptyLabel"));
    drawer.till.key(Qt::Key_F2);
    drawer.till.type(QStringLiteral("000007"));
    QTRY_COMPARE(drawer.rows(), 1);
    QVERIFY(drawer.till.find<QPushButton>("payBackButton")->isEnabled());
    QTRY_VERIFY(drawer.till.isShown("closesCombo"));
}

void TestDrawerPage::countsClosesAndPrints()
{
    DrawerTill drawer;
    drawer.sell(1250, 2000, 1);
    QTRY_COMPARE(drawer.rows(), 1);
    drawer.till.key(Qt::Key_F3);
    QCOMPARE(drawer.till.focusName(), QStringLiteral("countedEdit"));
    drawer.till.type(QStringLiteral("12,40"));
    QVERIFY(drawer.till.text("differenceLabel").contains(ui::moneyText(reais(10))));
    drawer.till.key(Qt::Key_F9);
    QVERIFY(!drawer.till.fieldError("differenceReasonEdit").isEmpty()); // why?
    drawer.till.type(QStringLiteral("Change given wrongly"));
    drawer.till.dialogs.confirmAnswer = false;
    drawer.till.key(Qt::Key_F9);
    QTRY_COMPARE(drawer.till.dialogs.confirms.size(), 1);
    QTest::qWait(0);
    QCOMPARE(drawer.desk.closeOrders.size(), 0);
    drawer.till.dialogs.confirmAnswer = true;
    drawer.till.key(Qt::Key_F9);
    QTRY_COMPARE(drawer.desk.closeOrders.size(), 1);
    QCOMPARE(drawer.desk.closeOrders.constFirst().expected, reais(1250));
    QTRY_VERIFY(!drawer.paper().isEmpty());
    for (const QString &text : {DrawerTill::plain(reais(1240)), DrawerTill::plain(reais(1250)), QStringLiteral("Change given wrongly"), QStringLiteral("Cashier 1")})
        QVERIFY2(drawer.paper().contains(text), qPrintable(drawer.paper()));
    QVERIFY(!drawer.paper().contains(QStringLiteral("COPY")));
    QVERIFY(drawer.till.find<QLineEdit>("countedEdit")->text().isEmpty());
    drawer.till.find<QDialog>("receiptDialog")->close();
    QTRY_VERIFY(drawer.till.window->findChild<QDialog *>(QStringLiteral("receiptDialog")) == nullptr);
    drawer.till.find<QPushButton>("printCloseButton")->click();
    QTRY_VERIFY(drawer.paper().contains(QStringLiteral("COPY")));
}

void TestDrawerPage::whoSellsMustBeKnown()
{
    DrawerTill drawer;
    drawer.till.session.setCurrent({});
    drawer.till.key(Qt::Key_F4);
    QVERIFY(drawer.dialog() == nullptr);
    QVERIFY(drawer.till.isShown("drawerMessageBar"));
}

void TestDrawerPage::everythingFitsTheSmallWindow()
{
    DrawerTill drawer;
    drawer.till.resize(1024, 768);
    drawer.sell(123'456'789, 123'460'000, 1);
    QTRY_COMPARE(drawer.rows(), 1);
    for (const char *name : {"expectedLabel", "countedEdit", "closeDrawerButton", "payBackButton", "drawerReceiptButton", "floatButton"}) {
        QVERIFY2(drawer.till.isShown(name), name);
        QCOMPARE(drawer.till.find(name)->visibleRegion().boundingRect().size(), drawer.till.find(name)->size());
    }
    const auto *table = drawer.till.find<QTableView>("drawerTable");
    for (int column = 0; column < 4; ++column) { // time, what, sale, amount
        QVERIFY(!table->isColumnHidden(column));
        const QString text = table->model()->index(0, column).data().toString();
        QTRY_VERIFY(table->columnWidth(column) > table->fontMetrics().horizontalAdvance(text));
    }
    drawer.till.shoot(QStringLiteral("drawer-small"));
}

QTEST_MAIN(TestDrawerPage)
#include "tst_drawerpage.moc"
