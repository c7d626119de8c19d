// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Capture, cancel and refund on the payment: only what is allowed is offered, the
// amount is guarded at its field, a double click asks once, and how it stands is
// shown and followed. By keyboard.
#include "managefakes.h"
#include "ui/widgets/formfield.h"
#include "ui/forms/payments/operationdialog.h"
#include "ui/forms/payments/operationspanel.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/timeline.h"
#include "ui/text/operationtext.h"
#include "ui/widgets/amountedit.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

namespace {

OperationChoice allowed(OperationKind kind, qint64 minor, bool part = true)
{
    OperationChoice choice;
    choice.kind = kind;
    choice.most = Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
    choice.partAllowed = part;
    choice.transaction = TransactionId::from(QStringLiteral("tx-1"));
    return choice;
}

OperationChoice barred(OperationKind kind, OperationBar bar)
{
    OperationChoice choice;
    choice.kind = kind;
    choice.bar = bar;
    return choice;
}

Operation operationOf(const PaymentDetail &detail, OperationState state)
{
    Operation operation;
    operation.id = OperationId::from(QStringLiteral("operation-9"));
    operation.attempt = detail.attempt.id;
    operation.intent.amount = Money::fromMinor(500, *Currency::fromCode(u"BRL"));
    operation.state = state;
    return operation;
}

struct Shown
{
    explicit Shown(const QList<OperationChoice> &choices, bool lateMoney = false)
    {
        detail = makeDetail(0, AttemptState::Approved);
        detail.attempt.lateMoney = lateMoney;
        detail.choices = choices;
        engine.put(detail);
        pane.setOperatorName(QStringLiteral("Cashier 1"));
        pane.resize(420, 800);
        pane.show();
        pane.activateWindow();
        pane.showAttempt(detail.attempt.id);
        [this] { QTRY_VERIFY(!label("detailAmountLabel").isEmpty()); }();
        [this] { QTRY_VERIFY(pane.isActiveWindow()); }();
    }
    QString label(const char *name) const
    {
        const auto *found = pane.findChild<QLabel *>(QString::fromLatin1(name));
        return found ? found->text() : QString();
    }
    QPushButton *button(const char *name) const { return pane.findChild<QPushButton *>(QString::fromLatin1(name)); }
    bool offers(const char *name) const { return button(name) && button(name)->isVisibleTo(&pane); }
    void press(const char *name)
    {
        button(name)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button(name), Qt::Key_Space);
    }
    OperationDialog *dialog() const { return pane.findChild<OperationDialog *>(); }
    /// Changes what the journal says and lets the engine tell.
    void becomes(const std::function<void(PaymentDetail &)> &change, const Operation &operation)
    {
        PaymentDetail now = engine.details.value(detail.attempt.id.text());
        change(now);
        engine.put(now);
        Q_EMIT engine.operationChanged(operation);
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    PaymentDetail detail;
    PaymentDetailPane pane{engine, dialogs, clock};
};

QList<OperationChoice> paid(qint64 minor = 1250)
{
    return {barred(OperationKind::Capture, OperationBar::NotAuthorized),
            barred(OperationKind::Cancel, OperationBar::AlreadyPaid), allowed(OperationKind::Refund, minor),
            allowed(OperationKind::CancelOrRefund, minor)};
}

}

class PaymentOperationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheShopGaveItselfIsToldByThePayment();
    void onlyAllowedActionsAreOffered();
    void refundsWhatWasTyped();
    void guardsTheAmountAtItsField();
    void aRefusalIsReadWhereItWasTyped();
    void cancelsAllOrNothing();
    void aDoubleClickAsksOnce();
    void showsAndFollowsHowItStands();
    void lateMoneyGoesBackWithOneClick();
    void undecidedNeedsAManager();
    void everyInputHasANameAndAKeyboardPath();
    void everyStateAndBarHasWords();
};

void PaymentOperationsTest::whatTheShopGaveItselfIsToldByThePayment()
{
    Shown f(paid());
    QVERIFY(f.offers("refundButton"));
    Operation refused = operationOf(f.detail, OperationState::Refused);
    f.becomes(
        [&refused](PaymentDetail &detail) {
            detail.operations = {{refused, {}}};
            detail.choices = {barred(OperationKind::Refund, OperationBar::GivenByShop)};
            DrawerEntry line;
            line.kind = DrawerEntryKind::Instead;
            line.attempt = detail.attempt.id;
            line.amount = refused.intent.amount;
            line.reason = QStringLiteral("Yuno refused it twice");
            line.operatorName = QStringLiteral("Rosa");
            line.atMs = detail.attempt.createdMs + 60'000;
            detail.instead = line;
        },
        refused);
    QTRY_COMPARE(f.label("insteadTitleLabel"), QStringLiteral("Given back by the shop: BRL\u00a05.00"));
    QCOMPARE(f.label("insteadTextLabel"), QStringLiteral("Cash \u00b7 Yuno refused it twice \u00b7 by Rosa"));
    QVERIFY(!f.offers("refundButton"));
    QVERIFY(f.label("operationWhyLabel").isEmpty()); // said once
    const QList<TimelineEntry> timeline = timelineOf(*f.engine.details.find(f.detail.attempt.id.text()));
    QVERIFY(std::ranges::any_of(timeline, [](const TimelineEntry &entry) { return entry.title.startsWith(u"Given back by the shop"); }));
}

void PaymentOperationsTest::onlyAllowedActionsAreOffered()
{
    Shown money(paid());
    QVERIFY(money.offers("refundButton"));
    for (const char *name : {"captureButton", "cancelPaymentButton", "cancelOrRefundButton", "giveBackButton"})
        QVERIFY2(!money.offers(name), name);

    Shown held({allowed(OperationKind::Capture, 1250), allowed(OperationKind::Cancel, 1250, false),
                barred(OperationKind::Refund, OperationBar::NotPaid),
                allowed(OperationKind::CancelOrRefund, 1250, false)});
    QVERIFY(held.offers("captureButton") && held.offers("cancelPaymentButton"));
    QVERIFY(!held.offers("refundButton") && !held.offers("cancelOrRefundButton"));

    Shown odd({barred(OperationKind::Capture, OperationBar::NotAuthorized),
               barred(OperationKind::Cancel, OperationBar::NotAuthorized),
               barred(OperationKind::Refund, OperationBar::NotPaid), allowed(OperationKind::CancelOrRefund, 1250, false)});
    QVERIFY(odd.offers("cancelOrRefundButton"));

    Shown disputed({barred(OperationKind::Refund, OperationBar::Disputed)});
    QVERIFY(!disputed.offers("refundButton"));
    QCOMPARE(disputed.label("operationWhyLabel"), operationBarText(OperationBar::Disputed));
}

void PaymentOperationsTest::refundsWhatWasTyped()
{
    Shown shown(paid());
    shown.press("refundButton");
    OperationDialog *dialog = shown.dialog();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    auto *amount = dialog->findChild<AmountEdit *>(QStringLiteral("operationAmountEdit"));
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"));
    QCOMPARE(amount->amount(QStringLiteral("amount"), false)->minor(), 1250);
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("4"));
    QVERIFY2(accept->text().contains(QStringLiteral("4")), qPrintable(accept->text()));
    auto *reason = dialog->findChild<QComboBox *>(QStringLiteral("operationReasonCombo"));
    QTest::keyClick(reason, Qt::Key_Down);
    auto *words = dialog->findChild<QLineEdit *>(QStringLiteral("operationWordsEdit"));
    QTest::keyClicks(words, QStringLiteral("sour milk"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(shown.engine.operationOrders.size(), 1);
    const OperationOrder order = shown.engine.operationOrders.first();
    QCOMPARE(order.attempt, shown.detail.attempt.id);
    QCOMPARE(order.intent.kind, OperationKind::Refund);
    QCOMPARE(order.intent.amount.minor(), 400);
    QCOMPARE(order.intent.reason, OperationReason::Duplicate);
    QCOMPARE(order.intent.description, QStringLiteral("sour milk"));
    QCOMPARE(order.intent.operatorName, QStringLiteral("Cashier 1"));
    QTRY_VERIFY(!shown.dialog()); // gone by itself
    QTRY_VERIFY(!shown.label("operationTitleLabel0").isEmpty());
}

void PaymentOperationsTest::guardsTheAmountAtItsField()
{
    Shown shown(paid());
    shown.press("refundButton");
    OperationDialog *dialog = shown.dialog();
    auto *amount = dialog->findChild<AmountEdit *>(QStringLiteral("operationAmountEdit"));
    for (const char *text : {"12.51", "0", "", "abc", "1.234", "-3", "99999999999"}) {
        amount->setText(QString::fromLatin1(text));
        QTest::keyClick(amount, Qt::Key_Return);
        QVERIFY2(formFieldOf(amount)->hasError(), text);
        QVERIFY(dialog->isVisible());
    }
    auto *words = dialog->findChild<QLineEdit *>(QStringLiteral("operationWordsEdit"));
    amount->setText(QStringLiteral("1"));
    words->setText(QStringLiteral("card 4111 1111 1111 1111"));
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(formFieldOf(words)->hasError());
    QVERIFY(shown.engine.operationOrders.isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!shown.dialog());
    QVERIFY(shown.engine.operationOrders.isEmpty());
}

void PaymentOperationsTest::aRefusalIsReadWhereItWasTyped()
{
    Shown shown(paid());
    Error tooMuch;
    tooMuch.kind = ErrorKind::InvalidInput;
    tooMuch.context.field = QStringLiteral("amount");
    tooMuch.context.code = operationcode::TooMuch;
    shown.engine.operationError = tooMuch;
    shown.press("refundButton");
    OperationDialog *dialog = shown.dialog();
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"));
    QTest::keyClick(accept, Qt::Key_Space);
    auto *amount = dialog->findChild<AmountEdit *>(QStringLiteral("operationAmountEdit"));
    QTRY_VERIFY(formFieldOf(amount)->hasError());
    QVERIFY(accept->isEnabled());

    Error busy;
    busy.kind = ErrorKind::Conflict;
    busy.context.code = operationBarName(OperationBar::AnotherUnderWay);
    shown.engine.operationError = busy;
    QTest::keyClick(accept, Qt::Key_Space);
    auto *message = dialog->findChild<QLabel *>(QStringLiteral("operationMessageLabel"));
    QTRY_COMPARE(message->text(), operationBarText(OperationBar::AnotherUnderWay));
    QVERIFY(message->isVisible());

    shown.engine.operationError.reset();
    QTest::keyClick(accept, Qt::Key_Space);
    QTRY_VERIFY(!shown.dialog());
    QCOMPARE(shown.engine.operationOrders.size(), 3);
}

void PaymentOperationsTest::cancelsAllOrNothing()
{
    Shown shown({allowed(OperationKind::Capture, 1250), allowed(OperationKind::Cancel, 1250, false)});
    shown.press("cancelPaymentButton");
    auto *amount = shown.dialog()->findChild<AmountEdit *>(QStringLiteral("operationAmountEdit"));
    QVERIFY(amount->isReadOnly());
    QTest::keyClick(shown.dialog()->findChild<QPushButton *>(QStringLiteral("operationAcceptButton")), Qt::Key_Space);
    QTRY_COMPARE(shown.engine.operationOrders.size(), 1);
    QCOMPARE(shown.engine.operationOrders.first().intent.kind, OperationKind::Cancel);
    QCOMPARE(shown.engine.operationOrders.first().intent.amount.minor(), 1250);
}

void PaymentOperationsTest::aDoubleClickAsksOnce()
{
    Shown shown(paid());
    shown.press("refundButton");
    shown.press("refundButton");
    QCOMPARE(shown.pane.findChildren<OperationDialog *>().size(), 1);
    auto *accept = shown.dialog()->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"));
    QTest::mouseDClick(accept, Qt::LeftButton);
    QTest::keyClick(accept, Qt::Key_Space);
    QTRY_VERIFY(!shown.dialog());
    QCOMPARE(shown.engine.operationOrders.size(), 1);
}

void PaymentOperationsTest::showsAndFollowsHowItStands()
{
    Shown shown(paid());
    Operation refund = operationOf(shown.detail, OperationState::Unclear);
    shown.becomes(
        [&refund](PaymentDetail &detail) {
            detail.operations = {{refund, {}}};
            detail.choices = {barred(OperationKind::Refund, OperationBar::AnotherUnderWay)};
        },
        refund);
    QTRY_COMPARE(shown.label("operationStateLabel0"), operationSentence(refund).joined());
    QCOMPARE(shown.label("operationTitleLabel0"), operationTitle(refund));
    QVERIFY(!shown.offers("refundButton"));
    QVERIFY(shown.offers("checkOperationButton"));
    QVERIFY(!shown.button("giveUpOperationButton"));
    shown.press("checkOperationButton");
    QCOMPARE(shown.engine.operationsChecked, (QList<OperationId>{refund.id}));

    refund.state = OperationState::Done;
    refund.moved = refund.intent.amount;
    shown.becomes(
        [&refund](PaymentDetail &detail) {
            detail.operations = {{refund, {}}};
            detail.choices = paid(750);
        },
        refund);
    QTRY_COMPARE(shown.label("operationStateLabel0"), operationSentence(refund).joined());
    QVERIFY(!shown.button("checkOperationButton"));
    QVERIFY(shown.offers("refundButton"));
}

void PaymentOperationsTest::lateMoneyGoesBackWithOneClick()
{
    Shown shown(paid(), true);
    QVERIFY(shown.offers("giveBackButton"));
    shown.press("giveBackButton");
    shown.press("giveBackButton");
    QTRY_COMPARE(shown.engine.givenBack, (QList<AttemptId>{shown.detail.attempt.id}));
    QTRY_VERIFY(!shown.label("operationTitleLabel0").isEmpty());
}

void PaymentOperationsTest::undecidedNeedsAManager()
{
    Shown shown(paid());
    const Operation refund = operationOf(shown.detail, OperationState::Undecided);
    shown.becomes([&refund](PaymentDetail &detail) { detail.operations = {{refund, {}}}; }, refund);
    QTRY_VERIFY(shown.offers("giveUpOperationButton"));
    shown.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Bo"), QStringLiteral("not in the dashboard")};
    shown.press("giveUpOperationButton");
    QTRY_COMPARE(shown.engine.operationsGivenUp.size(), 1);
    QCOMPARE(shown.engine.operationsGivenUp.first().first, refund.id);
    QCOMPARE(shown.engine.operationsGivenUp.first().second.reason, QStringLiteral("not in the dashboard"));
}

void PaymentOperationsTest::everyInputHasANameAndAKeyboardPath()
{
    Shown shown(paid(), true);
    for (const char *name : {"refundButton", "giveBackButton"}) {
        QVERIFY(shown.button(name)->focusPolicy() & Qt::TabFocus);
        QVERIFY(!shown.button(name)->text().isEmpty());
        QVERIFY(!shown.button(name)->accessibleDescription().isEmpty());
    }
    shown.press("refundButton");
    OperationDialog *dialog = shown.dialog();
    QTRY_VERIFY(dialog->isActiveWindow());
    QVERIFY(dialog->focusWidget() == dialog->findChild<AmountEdit *>(QStringLiteral("operationAmountEdit")));
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        order << dialog->focusWidget()->objectName();
        QVERIFY2(!dialog->focusWidget()->accessibleName().isEmpty() ||
                     qobject_cast<QPushButton *>(dialog->focusWidget()),
                 qPrintable(order.last()));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order, (QStringList{QStringLiteral("operationAmountEdit"), QStringLiteral("operationReasonCombo"),
                                 QStringLiteral("operationWordsEdit"), QStringLiteral("operationRejectButton"),
                                 QStringLiteral("operationAcceptButton")}));
}

void PaymentOperationsTest::everyStateAndBarHasWords()
{
    QSet<QString> sentences;
    Operation operation = operationOf(makeDetail(0, AttemptState::Approved), OperationState::Recorded);
    for (const OperationState state :
         {OperationState::Recorded, OperationState::Sending, OperationState::Checking, OperationState::Unclear,
          OperationState::Pending, OperationState::Done, OperationState::Declined, OperationState::Refused,
          OperationState::Undecided, OperationState::GivenUp}) {
        operation.state = state;
        sentences << operationSentence(operation).what;
    }
    QCOMPARE(sentences.size(), 10);
    sentences.clear();
    for (int bar = int(OperationBar::NoPayment); bar <= int(OperationBar::GivenByShop); ++bar) {
        const auto value = static_cast<OperationBar>(bar);
        sentences << operationBarText(value);
        Error error;
        error.kind = ErrorKind::Conflict;
        error.context.code = operationBarName(value);
        QCOMPARE(operationErrorText(error).what, operationBarText(value));
    }
    QCOMPARE(sentences.size(), int(OperationBar::GivenByShop));
    QVERIFY(!sentences.contains(QString()));
}

QTEST_MAIN(PaymentOperationsTest)
#include "tst_paymentoperations.moc"
