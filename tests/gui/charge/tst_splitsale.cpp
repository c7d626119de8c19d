// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A sale paid in parts at the Charge page, by keys: how much is asked for, what is
// paid and left, the cart that stays, the way back.
#include "gui/support/fakesplitdesk.h"
#include "gui/support/till.h"
#include "ui/forms/sale/partface.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

struct SplitTill
{
    SplitTill()
    {
        till.engine.drawerDesk = &drawer;
        till.engine.splitDesk = &desk;
        till.open();
    }
    QString shown(qint64 minor) const { return ui::moneyText(Money::fromMinor(minor, total().currency())); }
    QString typed(qint64 minor) const { return ui::editableAmount(Money::fromMinor(minor, total().currency())); }
    Money total() const { return till.sale().totals().total; }
    ui::SalePhase phase() const { return till.sale().charging().phase(); }
    /// Cart, customer, and BRL 10.00 of it charged to the card and approved.
    void takeCardPart()
    {
        till.fill();
        till.key(Qt::Key_D, Qt::ControlModifier);
        till.type(typed(1000));
        till.charge();
        till.engine.advance(AttemptState::Approved);
        QTRY_COMPARE(phase(), ui::SalePhase::PartPaid);
    }

    Till till;
    FakeDrawerDesk drawer{till.clock};
    FakeSplitDesk desk{till.engine, drawer};
};

} // namespace

class TestSplitSale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutASplitDeskThereAreNoParts();
    void cardThenCashByKeys();
    void cashGivenForOnePartIsNotThatOfTheNext();
    void tooMuchStaysAtItsField();
    void emptyAmountTakesTheRest();
    void voucherIsNoPart();
    void declinedRestLeadsBackInTwoKeys();
    void wayBackIsShownUntilAllIsBack();
    void refusedRefundAsksForAPerson();
    void whatYunoDoesNotGiveBackIsHandedOut();
    void refusedWayBackSaysWhy();
    void partsSurviveARestart();
    void receiptListsTheParts();
    void smallWindowCutsNothing();
    void facesOfParts();
};

void TestSplitSale::withoutASplitDeskThereAreNoParts()
{
    Till till;
    till.open();
    till.scan(QStringLiteral("CAF-250"));
    till.key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!till.isShown("divideButton") && !till.isShown("partFields"));
}

void TestSplitSale::cardThenCashByKeys()
{
    SplitTill split;
    Till &till = split.till;
    till.fill();
    const qint64 total = split.total().minor(), rest = total - 1000;
    QVERIFY(till.isShown("divideButton") && !till.isShown("partFields"));
    till.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(till.focusName(), QStringLiteral("partEdit"));
    till.type(split.typed(1000));
    QCOMPARE(till.find<QPushButton>("chargeButton")->text(), QStringLiteral("Charge %1").arg(split.shown(1000)));
    till.shoot(QStringLiteral("split"));
    till.charge();
    QCOMPARE(till.engine.orders.constLast().intent.amount.minor(), 1000);
    QVERIFY(till.engine.orders.constLast().part == (PartShown{split.total(), Money::zero(split.total().currency())}));
    till.engine.advance(AttemptState::Approved);
    QTRY_COMPARE(split.phase(), ui::SalePhase::PartPaid);
    QVERIFY(till.text("outcomeTodoLabel").contains(split.shown(rest)));
    QVERIFY(!till.isShown("nextSaleButton")); // it ends by its rest or by the way back
    till.shoot(QStringLiteral("split-part-paid"));

    till.key(Qt::Key_F9); // take the rest
    QCOMPARE(split.phase(), ui::SalePhase::Editing);
    QCOMPARE(till.text("partStandingLabel"), QStringLiteral("Paid so far: %1. Rest: %2").arg(split.shown(1000), split.shown(rest)));
    QVERIFY(till.find<QLineEdit>("partEdit")->text().isEmpty()); // the rest is proposed
    QVERIFY(!till.sale().isCartEditable()); // it stays as it is
    QVERIFY(till.sale().given().isEmpty());
    QVERIFY(till.sale().setQuantity(0, QStringLiteral("2")) == std::nullopt && split.total().minor() == total);
    till.type(QStringLiteral("c"));
    QCOMPARE(till.sale().localWay(), std::optional(TenderKind::Cash));
    till.find<QLineEdit>("givenEdit")->setFocus(Qt::TabFocusReason);
    till.type(split.typed(rest + 500));
    till.shoot(QStringLiteral("split-rest"));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(split.phase(), ui::SalePhase::Done);
    QCOMPARE(split.drawer.tenders.constLast().total.minor(), rest);
    QCOMPARE(split.drawer.tenders.constLast().part->taken.minor(), 1000);
    QCOMPARE(till.headline(), QStringLiteral("Change %1").arg(split.shown(500)));
    QVERIFY(till.text("outcomeTodoLabel").contains(QStringLiteral("2 parts")));
    const SaleId before = till.sale().sale().id;
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.sale().sale().id != before);
    QVERIFY(!till.sale().isDivided() && !till.isShown("partFields"));
}

/// The amount of the last part's note stood there, and would have made a wrong change.
void TestSplitSale::cashGivenForOnePartIsNotThatOfTheNext()
{
    SplitTill split;
    Till &till = split.till;
    till.fill();
    till.key(Qt::Key_F10);
    till.type(QStringLiteral("c"));
    till.key(Qt::Key_D, Qt::ControlModifier);
    till.type(split.typed(500));
    till.find<QLineEdit>("givenEdit")->setFocus(Qt::TabFocusReason);
    till.type(split.typed(2000));
    till.key(Qt::Key_F9);
    QTRY_COMPARE(split.phase(), ui::SalePhase::PartPaid);
    QCOMPARE(till.headline(), QStringLiteral("Change %1").arg(split.shown(1500)));
    till.key(Qt::Key_F9);
    QCOMPARE(split.phase(), ui::SalePhase::Editing);
    QVERIFY(till.find<QLineEdit>("givenEdit")->text().isEmpty() && !till.isShown("changeLabel"));
    till.key(Qt::Key_F9);
    QVERIFY(!till.fieldError("givenEdit").isEmpty());
    QCOMPARE(split.drawer.tenders.size(), 1);
}

void TestSplitSale::tooMuchStaysAtItsField()
{
    SplitTill split;
    Till &till = split.till;
    till.fill();
    till.key(Qt::Key_D, Qt::ControlModifier);
    for (const QString &bad : {split.typed(split.total().minor() + 1), QStringLiteral("0"), QStringLiteral("abc"), QStringLiteral("1,234")}) {
        till.key(Qt::Key_A, Qt::ControlModifier);
        till.type(bad);
        till.key(Qt::Key_F9);
        QVERIFY2(!till.fieldError("partEdit").isEmpty(), qPrintable(bad));
        QCOMPARE(till.focusName(), QStringLiteral("partEdit"));
    }
    QVERIFY(till.engine.orders.isEmpty());
}

void TestSplitSale::emptyAmountTakesTheRest()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    const qint64 rest = split.total().minor() - 1000;
    till.key(Qt::Key_F9);
    till.charge();
    QCOMPARE(till.engine.orders.constLast().intent.amount.minor(), rest);
    QCOMPARE(till.engine.orders.constLast().part->taken.minor(), 1000);
    till.engine.advance(AttemptState::Approved);
    QTRY_COMPARE(split.phase(), ui::SalePhase::Done);
}

void TestSplitSale::voucherIsNoPart()
{
    Settings settings = brazilianTill();
    settings.methods = {QStringLiteral("boleto")};
    SplitTill split;
    Till &till = split.till;
    till.window->applySettings(settings);
    till.fill();
    till.key(Qt::Key_D, Qt::ControlModifier);
    till.type(split.typed(1000));
    till.key(Qt::Key_F9);
    QVERIFY(!till.fieldError("partEdit").isEmpty()); // nothing of it could be given back: it pays the rest alone
    QVERIFY(till.engine.orders.isEmpty());
}

void TestSplitSale::declinedRestLeadsBackInTwoKeys()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    till.key(Qt::Key_F9);
    till.charge();
    till.engine.decline(QStringLiteral("INSUFFICIENT_FUNDS"));
    QTRY_COMPARE(split.phase(), ui::SalePhase::Failed);
    QVERIFY(!till.isShown("changeSaleButton") && !till.isShown("discardOpenButton")); // a part of it is paid
    QVERIFY(till.isShown("payBackOpenButton"));
    till.shoot(QStringLiteral("split-declined"));
    till.dialogs.reasonAnswer = QStringLiteral("The rest was not paid");
    till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(till.dialogs.reasons.size(), 1);
    QVERIFY(till.dialogs.reasons.constFirst().text.contains(split.shown(1000)));
    QTRY_COMPARE(split.phase(), ui::SalePhase::PayingBack);
    QCOMPARE(split.desk.orders.size(), 1);
    QCOMPARE(split.desk.orders.constFirst().shown.taken.minor(), 1000);
    QCOMPARE(split.desk.orders.constFirst().operatorName, QStringLiteral("Cashier 1"));
}

void TestSplitSale::wayBackIsShownUntilAllIsBack()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    const SaleId id = till.sale().sale().id;
    till.dialogs.reasonAnswer = QStringLiteral("Customer changed their mind");
    till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(split.phase(), ui::SalePhase::PayingBack);
    QVERIFY(till.isShown("nextSaleButton")); // the engine follows it, whatever the page shows
    split.desk.allBack(id);
    QTRY_COMPARE(till.headline(), QStringLiteral("Everything is given back"));
    till.shoot(QStringLiteral("split-back"));
    till.key(Qt::Key_F9);
    QTRY_VERIFY(till.sale().sale().id != id);
    QCOMPARE(split.phase(), ui::SalePhase::Editing);
}

void TestSplitSale::refusedRefundAsksForAPerson()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    till.dialogs.reasonAnswer = QStringLiteral("Customer changed their mind");
    till.find<QPushButton>("payBackOpenButton")->click();
    QTRY_COMPARE(split.phase(), ui::SalePhase::PayingBack);
    QCOMPARE(till.headline(), QStringLiteral("Not everything went back")); // nothing of it is under way
    till.find<QPushButton>("tryPayBackButton")->click();
    QTRY_COMPARE(split.desk.tries, 1);
}

/// A refund that was refused for good kept its sale under Parked sales for ever.
void TestSplitSale::whatYunoDoesNotGiveBackIsHandedOut()
{
    for (const TenderKind by : {TenderKind::Cash, TenderKind::Other}) {
        SplitTill split;
        split.takeCardPart();
        Till &till = split.till;
        till.dialogs.reasonAnswer = QStringLiteral("Customer changed their mind");
        till.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(till.headline(), QStringLiteral("Not everything went back"));
        till.resize(1024, 768);
        till.shoot(QStringLiteral("split-refused"));
        for (const QLabel *label : till.find("outcomePanel")->findChildren<QLabel *>()) { // way and amount, none of it cut
            if (label->isVisible() && label->text().contains(QStringLiteral("Not given back")))
                QVERIFY(label->wordWrap() && label->height() >= label->heightForWidth(label->width()));
        }
        const QString button = by == TenderKind::Cash ? QStringLiteral("settleCashButton") : QStringLiteral("settleOtherButton");
        for (int i = 0; i < 40 && till.focusName() != button; ++i)
            till.key(Qt::Key_Tab);
        QCOMPARE(till.focusName(), button);
        till.dialogs.reasonAnswer = QStringLiteral("Yuno refused it twice");
        till.key(Qt::Key_Space);
        QVERIFY(till.dialogs.reasons.constLast().text.contains(split.shown(1000)));
        QTRY_COMPARE(split.desk.settled.size(), 1);
        QCOMPARE(split.desk.settled[0].by, by);
        QCOMPARE(split.desk.settled[0].shown.minor(), 1000);
        QCOMPARE(split.desk.settled[0].how, QStringLiteral("Yuno refused it twice"));
        QCOMPARE(split.desk.settled[0].operatorName, QStringLiteral("Cashier 1"));
        QTRY_COMPARE(till.headline(), QStringLiteral("Everything is given back"));
        QCOMPARE(till.text("outcomeTodoLabel").contains(split.shown(1000)), by == TenderKind::Cash); // what to hand out
        till.key(Qt::Key_F9);
        QTRY_COMPARE(split.phase(), ui::SalePhase::Editing);
    }
}

void TestSplitSale::refusedWayBackSaysWhy()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    split.desk.refusal = Error{ErrorKind::Conflict, {.code = QStringLiteral("AMOUNT_CHANGED")}};
    till.dialogs.reasonAnswer = QStringLiteral("Customer changed their mind");
    till.find<QPushButton>("payBackOpenButton")->click();
    QTRY_VERIFY(till.isShown("chargeMessageBar"));
    QCOMPARE(split.phase(), ui::SalePhase::PartPaid);
}

void TestSplitSale::partsSurviveARestart()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    StartReport report;
    report.openSale = till.engine.lastSaved();
    till.reopen(report);
    QTRY_COMPARE(split.phase(), ui::SalePhase::Editing);
    QTRY_VERIFY(till.isShown("partStandingLabel"));
    QVERIFY(till.text("partStandingLabel").contains(split.shown(split.total().minor() - 1000)));
    QVERIFY(!till.sale().isCartEditable());
}

void TestSplitSale::receiptListsTheParts()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    till.key(Qt::Key_F9);
    till.charge();
    till.engine.advance(AttemptState::Approved);
    QTRY_VERIFY(till.isShown("receiptButton"));
    till.find<QPushButton>("receiptButton")->click();
    QTRY_VERIFY(till.window->findChild<QTextBrowser *>(QStringLiteral("receiptPreview")) != nullptr);
    const QString text = till.find<QTextBrowser>("receiptPreview")->toPlainText();
    for (const QString &part : {split.shown(1000), split.shown(split.total().minor() - 1000), QStringLiteral("VISA")})
        QVERIFY2(text.contains(QString(part).replace(QChar::Nbsp, u' ')), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("PAID, in several")), qPrintable(text)); // the fake's payments prove nothing
}

void TestSplitSale::smallWindowCutsNothing()
{
    SplitTill split;
    split.takeCardPart();
    Till &till = split.till;
    till.resize(1024, 768);
    till.key(Qt::Key_F9);
    QCoreApplication::processEvents();
    for (const char *name : {"partStandingLabel", "partEdit", "giveAllBackButton", "divideButton", "chargeButton"}) {
        QVERIFY2(till.isShown(name), name);
        QVERIFY2(!till.find(name)->visibleRegion().isEmpty(), name);
        QCOMPARE(till.find(name)->visibleRegion().boundingRect().width(), till.find(name)->width());
    }
    till.shoot(QStringLiteral("split-small"));
}

void TestSplitSale::facesOfParts()
{
    const Currency brl = *Currency::fromCode(u"BRL");
    ui::OutcomeFace plain;
    plain.actions = {ui::OutcomeAction::NextSale, ui::OutcomeAction::Receipt};
    SaleSplit whole;
    whole.total = whole.taken = Money::fromMinor(1000, brl);
    whole.rest = Money::zero(brl);
    QCOMPARE(ui::withParts(plain, whole).actions, plain.actions); // not in parts: as it was
    SaleSplit part = whole;
    part.inParts = true;
    part.rest = Money::fromMinor(500, brl);
    part.mayTake = true;
    QVERIFY(ui::withParts(plain, part).actions.contains(ui::OutcomeAction::TakeRest));
    part.mayTake = false; // money goes back elsewhere
    QCOMPARE(ui::withParts(plain, part).actions, QList{ui::OutcomeAction::PayBack});
}

QTEST_MAIN(TestSplitSale)
#include "tst_splitsale.moc"
