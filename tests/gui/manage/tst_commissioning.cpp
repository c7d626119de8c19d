// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Commissioning: one small payment, then the dashboard's amount decides.
#include "managefakes.h"
#include "ui/forms/settings/commissioningpanel.h"
#include "ui/forms/settings/commissioningverdict.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/shell/operatorsession.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchbox.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class CommissioningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void equalAmountsSwitchOn();
    void factorOffersTheOtherUnit();
    void otherAmountIsRefused();
    void otherEchoIsNeverConfirmed();
    void declineAllowsAnotherTry();
    void badInput();
    void refusedChargeLeavesNoSale();
    void doubleClickPaysOnce();
    void clearingMayFail();
};

namespace {

Money money(qint64 minor, QStringView code = u"BRL")
{
    return Money::fromMinor(minor, Currency::fromCode(code).value());
}

struct Shown
{
    Shown()
    {
        store.current = liveSettings();
        session.setCurrent(QStringLiteral("Cashier 1"));
        engine.customers = {makeAna()};
        engine.methods = {makeVisa()};
        controller = std::make_unique<SettingsController>(engine, store, secrets, liveSettings());
        panel = std::make_unique<CommissioningPanel>(engine, *controller, dialogs, session, clock);
        panel->resize(700, 600);
        panel->show();
        panel->activateWindow();
        [this] { QTRY_VERIFY(panel->isActiveWindow()); }();
    }
    template <typename T> T *find(const char *name) const { return panel->findChild<T *>(QString::fromLatin1(name)); }
    void press(const char *name)
    {
        find<QPushButton>(name)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(find<QPushButton>(name), Qt::Key_Space);
    }
    void chooseAna()
    {
        auto *box = find<SearchBox>("commissioningCustomerEdit");
        box->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(box, QStringLiteral("ana@"));
        QTRY_VERIFY(box->isOpen());
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(find<QComboBox>("commissioningCardCombo")->count(), 1);
    }
    void pay(AttemptState end)
    {
        chooseAna();
        press("commissioningPayButton");
        QTRY_COMPARE(engine.orders.size(), 1);
        QTRY_VERIFY(find<QLabel>("commissioningOutcomeLabel")->isVisible());
        settle(end);
    }
    void settle(AttemptState end, std::optional<EchoVerdict> echo = {})
    {
        Attempt attempt;
        attempt.id = AttemptId::from(QStringLiteral("commissioning-%1").arg(engine.orders.size()));
        attempt.sale = engine.orders.last().sale;
        attempt.orderId = MerchantOrderId::from(attempt.sale.text() + QStringLiteral("-1"));
        attempt.intent = engine.orders.last().intent;
        attempt.state = end;
        if (echo)
            attempt.problem = AttemptProblem{
                .kind = ErrorKind::MalformedReply, .code = {}, .httpStatus = 201, .messages = {}, .echo = echo};
        Q_EMIT engine.attemptChanged(attempt);
    }
    void answer(const QString &shown)
    {
        auto *edit = find<QWidget>("dashboardAmountEdit");
        edit->setFocus(Qt::TabFocusReason);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, shown);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    QString message() const
    {
        return find<MessageBar>("commissioningMessageBar")->isVisible()
                   ? find<MessageBar>("commissioningMessageBar")->text()
                   : QString();
    }
    ScriptedEngine engine;
    MemorySettingsStore store;
    MemorySecretStore secrets;
    FakeDialogs dialogs;
    OperatorSession session;
    ManualClock clock;
    std::unique_ptr<SettingsController> controller;
    std::unique_ptr<CommissioningPanel> panel;
};

}

void CommissioningTest::verdicts_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("shown");
    QTest::addColumn<bool>("minor");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("power");
    QTest::addColumn<int>("other"); // 0 none, 1 major, 2 minor
    using K = CommissioningVerdict::Kind;
    const QString brl = QStringLiteral("BRL"), clp = QStringLiteral("CLP");
    QTest::newRow("equal") << brl << 100LL << 100LL << false << int(K::Agrees) << 0 << 0;
    QTest::newRow("account counts cents") << brl << 100LL << 1LL << false << int(K::PowerOfTen) << -2 << 2;
    QTest::newRow("account counts whole units") << brl << 100LL << 10000LL << true << int(K::PowerOfTen) << 2 << 1;
    QTest::newRow("hundredfold in major: no unit explains it")
        << brl << 100LL << 10000LL << false << int(K::PowerOfTen) << 2 << 0;
    QTest::newRow("tenfold") << brl << 150LL << 1500LL << false << int(K::PowerOfTen) << 1 << 0;
    QTest::newRow("other") << brl << 100LL << 120LL << false << int(K::Differs) << 0 << 0;
    QTest::newRow("nearly") << brl << 100LL << 10001LL << false << int(K::Differs) << 0 << 0;
    QTest::newRow("zero") << brl << 100LL << 0LL << false << int(K::Differs) << 0 << 0;
    QTest::newRow("no decimals") << clp << 10LL << 10LL << false << int(K::Agrees) << 0 << 0;
    QTest::newRow("no decimals, hundredfold") << clp << 10LL << 1000LL << false << int(K::PowerOfTen) << 2 << 0;
}

void CommissioningTest::verdicts()
{
    QFETCH(QString, code);
    QFETCH(qint64, asked);
    QFETCH(qint64, shown);
    QFETCH(bool, minor);
    QFETCH(int, kind);
    QFETCH(int, power);
    QFETCH(int, other);
    const CommissioningVerdict verdict =
        judgeCommissioning(money(asked, code), money(shown, code), minor ? AmountUnit::Minor : AmountUnit::Major);
    QCOMPARE(int(verdict.kind), kind);
    QCOMPARE(verdict.power, power);
    QCOMPARE(verdict.otherUnit ? (*verdict.otherUnit == AmountUnit::Major ? 1 : 2) : 0, other);
    QCOMPARE(judgeCommissioning(money(asked, code), money(shown, u"USD"), AmountUnit::Major).kind,
             CommissioningVerdict::Kind::Differs);
}

void CommissioningTest::equalAmountsSwitchOn()
{
    Shown f;
    QVERIFY(f.find<QLabel>("commissioningNoteLabel")->text().contains(QStringLiteral("major units")));
    f.pay(AttemptState::Approved);
    QVERIFY(f.engine.orders[0].commissioning);
    QCOMPARE(f.engine.orders[0].intent.amount, money(100));
    QCOMPARE(f.engine.orders[0].intent.token.text(), QStringLiteral("token-1"));
    QCOMPARE(f.engine.savedSales.last().cart.lines.size(), 1);
    QCOMPARE(f.engine.savedSales.last().id, f.engine.orders[0].sale);
    f.answer(QStringLiteral("1.00")); // the manager walks away
    QTRY_COMPARE(f.dialogs.managers.size(), 1);
    QVERIFY(f.engine.cleared.isEmpty());
    f.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("Dashboard agrees")};
    f.answer(QStringLiteral("1.00"));
    QTRY_VERIFY(f.controller->settings().commissioned);
    QCOMPARE(f.engine.cleared.size(), 1);
    QCOMPARE(f.engine.cleared[0].first, TillBlock::NotCommissioned);
    QCOMPARE(f.engine.cleared[0].second.managerName, QStringLiteral("Maria"));
    QVERIFY(f.store.current.commissioned);
    QVERIFY(f.engine.configured.last().commissioned);
    QTRY_VERIFY(!f.find<QPushButton>("commissioningPayButton")->isVisible());
    QVERIFY(f.message().contains(QStringLiteral("commissioned")));
}

void CommissioningTest::factorOffersTheOtherUnit()
{
    Shown f;
    QSignalSpy unit(f.panel.get(), &CommissioningPanel::amountUnitSuggested);
    f.pay(AttemptState::Approved);
    f.answer(QStringLiteral("0.01"));
    QVERIFY(f.message().contains(QStringLiteral("minor units")));
    QVERIFY(f.dialogs.managers.isEmpty());
    auto buttons = f.find<MessageBar>("commissioningMessageBar")->findChildren<QPushButton *>();
    const auto it = std::find_if(buttons.cbegin(), buttons.cend(), [](const QPushButton *b) { return b->isVisible(); });
    QVERIFY(it != buttons.cend());
    (*it)->setFocus();
    QTest::keyClick(*it, Qt::Key_Space);
    QCOMPARE(unit.size(), 1);
    QCOMPARE(unit[0][0].value<AmountUnit>(), AmountUnit::Minor);
    QVERIFY(!f.controller->settings().commissioned);
    // Under the other unit everything starts again.
    Settings minor = liveSettings();
    minor.amountUnit = AmountUnit::Minor;
    f.panel->applySettings(minor);
    QVERIFY(f.find<QPushButton>("commissioningPayButton")->isVisible());
    QVERIFY(!f.find<QWidget>("dashboardAmountEdit")->isVisible());
    QVERIFY(f.find<QLabel>("commissioningNoteLabel")->text().contains(QStringLiteral("minor units")));
}

void CommissioningTest::otherAmountIsRefused()
{
    Shown f;
    f.pay(AttemptState::Approved);
    f.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("whatever")};
    f.answer(QStringLiteral("3.50"));
    QVERIFY(f.message().contains(QStringLiteral("differ")));
    QVERIFY(f.dialogs.managers.isEmpty());
    QVERIFY(f.engine.cleared.isEmpty());
    f.answer(QStringLiteral("abc"));
    QVERIFY(formFieldOf(f.find<QWidget>("dashboardAmountEdit"))->hasError());
    f.answer(QString());
    QVERIFY(f.engine.cleared.isEmpty());
}

void CommissioningTest::otherEchoIsNeverConfirmed()
{
    Shown f;
    f.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("whatever")};
    f.chooseAna();
    f.press("commissioningPayButton");
    QTRY_COMPARE(f.engine.orders.size(), 1);
    QTRY_VERIFY(f.find<QLabel>("commissioningOutcomeLabel")->isVisible());
    f.settle(AttemptState::Unknown, EchoVerdict::PowerOfTen);
    QVERIFY(f.find<QWidget>("dashboardAmountEdit")->isVisible());
    f.answer(QStringLiteral("1.00"));
    QVERIFY(f.message().contains(QStringLiteral("another amount")));
    QVERIFY(f.dialogs.managers.isEmpty());
}

void CommissioningTest::declineAllowsAnotherTry()
{
    Shown f;
    f.pay(AttemptState::Declined);
    QVERIFY(!f.find<QWidget>("dashboardAmountEdit")->isVisible());
    QVERIFY(f.find<QPushButton>("commissioningPayButton")->isVisible());
    f.press("commissioningPayButton");
    QTRY_COMPARE(f.engine.orders.size(), 2);
    QVERIFY(f.engine.orders[0].sale != f.engine.orders[1].sale); // a new sale each time
}

void CommissioningTest::badInput()
{
    Shown f;
    f.press("commissioningPayButton");
    QVERIFY(formFieldOf(f.find<QWidget>("commissioningCustomerEdit"))->hasError());
    QVERIFY(formFieldOf(f.find<QWidget>("commissioningCardCombo"))->hasError());
    f.chooseAna();
    for (const QString &amount : {QStringLiteral("10.01"), QStringLiteral("0"), QStringLiteral("-1"),
                                  QStringLiteral("x"), QStringLiteral("1.001"), QString()}) {
        auto *edit = f.find<QWidget>("commissioningAmountEdit");
        edit->setFocus(Qt::TabFocusReason);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, amount);
        f.press("commissioningPayButton");
        QVERIFY2(formFieldOf(edit)->hasError(), qPrintable(amount));
    }
    QVERIFY(f.engine.orders.isEmpty());
}

void CommissioningTest::refusedChargeLeavesNoSale()
{
    Shown f;
    f.engine.chargeError = Error{ErrorKind::StorageFull, {.path = QStringLiteral("/shop")}};
    f.chooseAna();
    f.press("commissioningPayButton");
    QTRY_COMPARE(f.engine.discarded.size(), 1);
    QVERIFY(f.message().contains(QStringLiteral("/shop")));
    f.engine.chargeError.reset();
    f.press("commissioningPayButton");
    QTRY_COMPARE(f.engine.orders.size(), 2);
}

void CommissioningTest::doubleClickPaysOnce()
{
    Shown f;
    f.chooseAna();
    for (int i = 0; i < 10; ++i)
        f.press("commissioningPayButton");
    QTRY_VERIFY(f.find<QLabel>("commissioningOutcomeLabel")->isVisible());
    for (int i = 0; i < 10; ++i)
        f.press("commissioningPayButton"); // still open
    QCOMPARE(f.engine.orders.size(), 1);
}

void CommissioningTest::clearingMayFail()
{
    Shown f;
    f.engine.clearError = Error{ErrorKind::StorageReadOnly, {.path = QStringLiteral("/shop")}};
    f.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("Dashboard agrees")};
    f.pay(AttemptState::Approved);
    f.answer(QStringLiteral("1.00"));
    QTRY_VERIFY(f.message().contains(QStringLiteral("/shop")));
    QVERIFY(!f.controller->settings().commissioned);
    QVERIFY(!f.store.current.commissioned);
}

QTEST_MAIN(CommissioningTest)
#include "tst_commissioning.moc"
