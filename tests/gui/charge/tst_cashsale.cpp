// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Cash and other tender on the Charge page, in the real window, by keys only.
#include "gui/support/fakedrawerdesk.h"
#include "gui/support/till.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

using namespace pos;
using namespace pos::test;

namespace {

struct CashTill
{
    explicit CashTill(const Settings &settings = brazilianTill()) : till(settings)
    {
        till.engine.drawerDesk = &desk;
        till.open();
    }
    /// One article in the cart, Cash chosen by F10 and its letter, the focus in the amount.
    void chooseCash()
    {
        till.scan(QStringLiteral("CAF-250"));
        till.key(Qt::Key_F10);
        till.type(QStringLiteral("c"));
        till.key(Qt::Key_Tab);
    }
    QString shown(Money amount) const { return ui::moneyText(amount); }
    Money total() const { return till.sale().totals().total; }
    QString typed(qint64 more) const { return ui::editableAmount(Money::fromMinor(total().minor() + more, total().currency())); }

    Till till;
    FakeDrawerDesk desk{till.clock};
};

} // namespace

class TestCashSale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutADrawerThereIsNoCash();
    void cashIsTakenByKeysAlone();
    void quickAmountsAreOneKeyAway();
    void tooLittleAndAbsurdAmountsStayAtTheField();
    void refusalLeavesEverythingAsItWas();
    void pressingTwiceTakesItOnce();
    void otherTenderHasAName();
    void typedCashSurvivesARestart();
    void roundedTotalIsSaid();
    void afterADeclineCashIsOffered();
    void receiptTellsGivenAndChange();
    void whereNoMethodWorksCashDoes();
    void smallWindowCutsNothing();
};

void TestCashSale::withoutADrawerThereIsNoCash()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(till.find<QComboBox>("payMethodCombo")->findText(QStringLiteral("Cash")), -1);
    QVERIFY(!till.isShown("tenderFields"));
}

void TestCashSale::cashIsTakenByKeysAlone()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    QCOMPARE(till.focusName(), QStringLiteral("givenEdit"));
    QVERIFY(!till.isShown("descriptionEdit") && !till.isShown("installmentsEdit") && !till.isShown("tenderLabelEdit"));
    QCOMPARE(till.find<QPushButton>("chargeButton")->text(), QStringLiteral("Cash %1").arg(cash.shown(cash.total())));
    QVERIFY(!till.isShown("changeLabel"));
    till.type(cash.typed(1000));
    const QString change = cash.shown(Money::fromMinor(1000, cash.total().currency()));
    QCOMPARE(till.text("changeLabel"), QStringLiteral("Change: %1").arg(change));
    till.shoot(QStringLiteral("cash"));
    const Money total = cash.total();
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("nextSaleButton"));
    QCOMPARE(cash.desk.tenders.size(), 1);
    const TenderOrder order = cash.desk.tenders.constFirst();
    QCOMPARE(order.kind, TenderKind::Cash);
    QCOMPARE(order.total, total);
    QCOMPARE(order.given.minor(), total.minor() + 1000);
    QCOMPARE(order.operatorName, QStringLiteral("Cashier 1"));
    QCOMPARE(till.headline(), QStringLiteral("Change %1").arg(change)); // in large type
    QCOMPARE(till.find<QLabel>("outcomeHeadlineLabel")->property("look").toString(), QStringLiteral("display"));
    till.shoot(QStringLiteral("cash-taken"));
    QVERIFY(till.engine.orders.isEmpty()); // nothing went to Yuno
    const SaleId before = till.sale().sale().id;
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.sale().sale().id != before);
    QVERIFY(till.sale().sale().cart.isEmpty() && till.sale().given().isEmpty());
    QCOMPARE(till.sale().payMethod()->id, QStringLiteral("saved_card"));
}

void TestCashSale::quickAmountsAreOneKeyAway()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("quick1Button"));
    till.key(Qt::Key_Space);
    QCOMPARE(till.sale().change()->minor(), 0);
    till.key(Qt::Key_Tab);
    till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("quick2Button"));
    till.key(Qt::Key_Space);
    QVERIFY(till.sale().change()->isPositive());
    till.key(Qt::Key_F9);
    QTRY_COMPARE(cash.desk.entries.size(), 1);
    QVERIFY(cash.desk.entries.constFirst().change().isPositive());
}

void TestCashSale::tooLittleAndAbsurdAmountsStayAtTheField()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    const auto tried = [&](const QString &text) {
        till.key(Qt::Key_A, Qt::ControlModifier);
        till.type(text);
        till.key(Qt::Key_F9);
        return till.fieldError("givenEdit");
    };
    QVERIFY(tried(QStringLiteral("0,01")).contains(cash.shown(cash.total())));
    QCOMPARE(till.focusName(), QStringLiteral("givenEdit"));
    QVERIFY(!tried(QStringLiteral("99999")).isEmpty());
    QVERIFY(!tried(QStringLiteral("abc")).isEmpty());
    QVERIFY(!tried(QStringLiteral("50,555")).isEmpty());
    QVERIFY(!till.isShown("changeLabel"));
    QCOMPARE(cash.desk.tenders.size(), 0);
    till.key(Qt::Key_A, Qt::ControlModifier);
    till.key(Qt::Key_Delete);
    till.key(Qt::Key_F9);
    QVERIFY(!till.fieldError("givenEdit").isEmpty());
    QCOMPARE(cash.desk.tenders.size(), 0);
}

void TestCashSale::refusalLeavesEverythingAsItWas()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    till.type(cash.typed(0));
    cash.desk.refusal = Error{ErrorKind::StorageFull, {.path = QStringLiteral("/data")}};
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("chargeMessageBar"));
    QVERIFY(till.sale().isEditable());
    QVERIFY(!till.sale().charging().tender());
    QCOMPARE(till.sale().given(), cash.typed(0));
    cash.desk.refusal = Error{ErrorKind::Conflict, {.code = QStringLiteral("ATTEMPT_OPEN")}};
    till.key(Qt::Key_F9);
    QTRY_COMPARE(cash.desk.tenders.size(), 2);
    cash.desk.refusal.reset();
    QTRY_VERIFY(till.sale().isEditable());
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("nextSaleButton"));
    QCOMPARE(cash.desk.entries.size(), 1);
}

void TestCashSale::pressingTwiceTakesItOnce()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    till.type(cash.typed(0));
    cash.desk.hold = true;
    till.key(Qt::Key_F9);
    till.key(Qt::Key_F9);
    till.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(cash.desk.tenders.size(), 1);
    cash.desk.letGo();
    QTRY_VERIFY(till.isShown("nextSaleButton"));
    QCOMPARE(till.headline(), QStringLiteral("No change"));
}

void TestCashSale::otherTenderHasAName()
{
    CashTill cash;
    Till &till = cash.till;
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("o"));
    till.key(Qt::Key_Tab);
    QCOMPARE(till.focusName(), QStringLiteral("tenderLabelEdit"));
    QVERIFY(!till.isShown("givenEdit") && !till.isShown("changeLabel"));
    till.key(Qt::Key_F9);
    QVERIFY(!till.fieldError("tenderLabelEdit").isEmpty());
    till.type(QStringLiteral("Shop voucher 12"));
    till.shoot(QStringLiteral("other-tender"));
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("nextSaleButton"));
    QCOMPARE(cash.desk.entries.constFirst().label, QStringLiteral("Shop voucher 12"));
    QCOMPARE(till.headline(), QStringLiteral("Recorded: Shop voucher 12"));
}

void TestCashSale::typedCashSurvivesARestart()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    till.type(cash.typed(500));
    StartReport report;
    report.openSale = till.engine.lastSaved();
    till.reopen(report);
    QTRY_VERIFY(till.sale().isEditable());
    QCOMPARE(till.sale().localWay(), std::optional(TenderKind::Cash));
    QCOMPARE(till.sale().change()->minor(), 500);
    QVERIFY(till.isShown("changeLabel"));
}

void TestCashSale::roundedTotalIsSaid()
{
    Settings settings = brazilianTill();
    settings.country = QStringLiteral("PE");
    settings.currency = *Currency::fromCode(u"PEN");
    CashTill cash(settings);
    Till &till = cash.till;
    till.key(Qt::Key_I, Qt::ControlModifier);
    till.type(QStringLiteral("Book"));
    till.key(Qt::Key_Tab);
    till.type(QStringLiteral("9,96"));
    till.key(Qt::Key_Return);
    QTRY_COMPARE(cash.total().minor(), 996);
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("c"));
    till.key(Qt::Key_Tab);
    const Money due = Money::fromMinor(990, settings.currency);
    QVERIFY(till.text("cashDueLabel").contains(cash.shown(due)));
    QCOMPARE(till.find<QPushButton>("chargeButton")->text(), QStringLiteral("Cash %1").arg(cash.shown(due)));
    till.type(QStringLiteral("9,90"));
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("nextSaleButton"));
    QCOMPARE(cash.desk.entries.constFirst().rounding.minor(), -6);
}

void TestCashSale::afterADeclineCashIsOffered()
{
    CashTill cash;
    Till &till = cash.till;
    till.fill();
    till.charge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    QTRY_COMPARE(till.sale().charging().phase(), ui::SalePhase::Failed);
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("c"));
    QCOMPARE(till.sale().localWay(), std::optional(TenderKind::Cash));
    till.key(Qt::Key_Tab);
    till.type(cash.typed(0));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(till.headline(), QStringLiteral("No change"));
    QCOMPARE(till.engine.orders.size(), 1);
}

void TestCashSale::receiptTellsGivenAndChange()
{
    CashTill cash;
    Till &till = cash.till;
    cash.chooseCash();
    till.type(cash.typed(1000));
    cash.desk.cart = till.sale().sale().cart;
    const QString given = cash.shown(Money::fromMinor(cash.total().minor() + 1000, cash.total().currency()));
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.isShown("receiptButton"));
    till.find<QPushButton>("receiptButton")->click();
    QTRY_VERIFY(till.window->findChild<QTextBrowser *>(QStringLiteral("receiptPreview")) != nullptr);
    const QString text = till.find<QTextBrowser>("receiptPreview")->toPlainText();
    for (const QString &part : {QStringLiteral("Cash given"), QString(given).replace(QChar::Nbsp, u' '), QStringLiteral("Change"), QStringLiteral("PAID"), QStringLiteral("Cash")})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void TestCashSale::whereNoMethodWorksCashDoes()
{
    Settings settings = brazilianTill();
    settings.methods = {QStringLiteral("pse")}; // of another country
    CashTill cash(settings);
    Till &till = cash.till;
    till.scan(QStringLiteral("CAF-250"));
    QCOMPARE(till.sale().localWay(), std::optional(TenderKind::Cash));
    QVERIFY(till.isShown("givenEdit"));
}

void TestCashSale::smallWindowCutsNothing()
{
    CashTill cash;
    Till &till = cash.till;
    till.resize(1024, 768);
    cash.chooseCash();
    till.type(cash.typed(1000));
    for (const char *name : {"givenEdit", "quick1Button", "changeLabel", "chargeButton"}) {
        QVERIFY2(till.isShown(name), name);
        QVERIFY2(!till.find(name)->visibleRegion().isEmpty(), name);
        QCOMPARE(till.find(name)->visibleRegion().boundingRect().width(), till.find(name)->width());
    }
    till.shoot(QStringLiteral("cash-small"));
}

QTEST_MAIN(TestCashSale)
#include "tst_cashsale.moc"
