// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The detail pane: timeline, evidence, actions, copying, and that it follows the
// payment without losing the reader's place.
#include "domain/payer.h"
#include "managefakes.h"
#include "ui/forms/payments/evidence.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/timeline.h"
#include "ui/forms/payments/timelineview.h"
#include "ui/models/rowface.h"
#include "ui/widgets/messagebar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class PaymentDetailTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timelineMergesTillAndYuno();
    void timelineKnowsEveryKind();
    void evidenceHidesPrivateData();
    void evidenceTellsEachRequestAndItsRule();
    void evidenceIsFoundAndCopied();
    void saysWhatDeclinedMeans();
    void unknownCanBeCheckedAndReleased();
    void waitingForNobodyElse();
    void aLinkSaysHowItStands();
    void identifiersAreCopied();
    void followsThePaymentInPlace();
    void missingPaymentSaysSo();
    void lateAnswerOfAnotherPaymentIsDropped();
    void aKeyHeldDownReadsWhereItStops();
    void aListThatWasExchangedIsPaintedBeforeItsPaymentIsRead();
    void evidenceIsOfThePaymentOnScreen();
    void nothingIsBegunOnThePaymentShownBefore();
    void everyButtonHasANameAndAKeyboardPath();
    void longTextsStayInside();
    void walkInWhoGaveTheirNameIsNamed_data();
    void walkInWhoGaveTheirNameIsNamed();
    void winsBackWhatWasNotPaid_data();
    void winsBackWhatWasNotPaid();
};

namespace {

struct Shown
{
    explicit Shown(AttemptState state)
    {
        detail = makeDetail(0, state);
        engine.put(detail);
        pane.resize(420, 700);
        pane.show();
        pane.activateWindow();
        pane.showAttempt(detail.attempt.id);
        [this] { QTRY_VERIFY(!label("detailAmountLabel").isEmpty()); }();
        [this] { QTRY_VERIFY(pane.isActiveWindow()); }();
    }
    QString label(const char *name) const { return pane.findChild<QLabel *>(QString::fromLatin1(name))->text(); }
    QPushButton *button(const char *name) const { return pane.findChild<QPushButton *>(QString::fromLatin1(name)); }
    void press(const char *name)
    {
        button(name)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button(name), Qt::Key_Space);
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    PaymentDetail detail;
    PaymentDetailPane pane{engine, dialogs, clock};
};

QString allText(const QWidget &widget)
{
    QStringList out;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            out << label->text();
    }
    return out.join(u'\n');
}

}

void PaymentDetailTest::timelineMergesTillAndYuno()
{
    const PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    const QList<TimelineEntry> entries = timelineOf(detail.events, detail.attempt.payment);
    QStringList titles;
    for (const TimelineEntry &entry : entries)
        titles << entry.title;
    // By time: saved 0, sent 40, Yuno's purchase 900, answered 1210.
    QCOMPARE(titles, (QStringList{QStringLiteral("Saved on this till"), QStringLiteral("Sent to Yuno"),
                                  QStringLiteral("Purchase succeeded"), QStringLiteral("Yuno answered: Approved")}));
    QCOMPARE(entries[2].source, TimelineEntry::Source::Yuno);
    QCOMPARE(entries[2].tone, Tone::Success);
    QVERIFY(entries[1].support.contains(QStringLiteral("POST /v1/payments")));
    for (int i = 1; i < entries.size(); ++i)
        QVERIFY(entries[i - 1].atMs <= entries[i].atMs);
}

void PaymentDetailTest::timelineKnowsEveryKind()
{
    QSet<QString> titles;
    const QStringList kinds{QStringLiteral("recorded"), QStringLiteral("sending"),   QStringLiteral("answered"),
                            QStringLiteral("unclear"),  QStringLiteral("resent"),    QStringLiteral("notSent"),
                            QStringLiteral("refused"),  QStringLiteral("restarted"), QStringLiteral("lookedUp"),
                            QStringLiteral("read"),     QStringLiteral("released"),  QStringLiteral("lateMoney"),
                            QStringLiteral("linkMade"), QStringLiteral("linkRead"),  QStringLiteral("linkCancelFailed")};
    for (const QString &kind : kinds) {
        AttemptEvent event;
        event.kind = kind;
        event.atMs = 1;
        const QList<TimelineEntry> entries = timelineOf({event}, std::nullopt);
        QCOMPARE(entries.size(), 1);
        titles << entries[0].title;
        QVERIFY(entries[0].title != kind && entries[0].detail != kind); // plain words, not names
    }
    QCOMPARE(titles.size(), kinds.size());
    AttemptEvent unknown;
    unknown.kind = QStringLiteral("something new");
    unknown.from = AttemptState::Sending;
    unknown.to = AttemptState::Declined;
    QCOMPARE(timelineOf({unknown}, std::nullopt)[0].title, QStringLiteral("Now: Declined"));
    // A transaction without a time comes last, never first.
    Payment payment;
    payment.transactions = {Transaction{}};
    QCOMPARE(timelineOf({unknown}, payment).last().source, TimelineEntry::Source::Yuno);
}

void PaymentDetailTest::evidenceHidesPrivateData()
{
    const QString text =
        redactedJson(R"({"id":"pay-1","amount":{"value":12.5},"payment_method":{"vaulted_token":"tok_secret"},
        "customer_payer":{"first_name":"Ana","email":"ana@example.com","document":{"document_number":"12345678909"}},
        "note":"4111 1111 1111 1111","checkout":{"session":"sess-1"},"list":[{"token":"x1"}],"capture":true,"empty":""})");
    for (const char *secret : {"tok_secret", "Ana", "ana@example.com", "12345678909", "4111", "sess-1", "x1"})
        QVERIFY2(!text.contains(QString::fromLatin1(secret)), secret);
    QVERIFY(text.contains(QStringLiteral("pay-1")));
    QVERIFY(text.contains(QStringLiteral("12.5")));
    QVERIFY(text.contains(u'\n'));
    QVERIFY(!redactedJson("<html>secret</html>").contains(QStringLiteral("secret")));
    QVERIFY(redactedJson({}).isEmpty());
}

void PaymentDetailTest::evidenceTellsEachRequestAndItsRule()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Unknown);
    AttemptEvent lost;
    lost.atMs = 1795264989094;
    lost.kind = QStringLiteral("unclear");
    lost.from = AttemptState::Sending;
    lost.to = AttemptState::Unknown;
    lost.method = QStringLiteral("POST");
    lost.path = QStringLiteral("/v1/payments");
    lost.bytesSent = 1183;
    lost.elapsedMs = 412;
    lost.requestId = QStringLiteral("req-1");
    lost.rule = QStringLiteral("CONTRACT 2.3 row 1");
    const QString key = detail.attempt.key.text();
    const QString text = evidenceText(detail.attempt, {lost});
    for (const char *fact : {"2026-11-21T12:43:09.094Z", "POST /v1/payments", "1183 bytes sent", "no HTTP answer", "412 ms",
                             "request id req-1", "Sending -> Unknown", "rule: CONTRACT 2.3 row 1"})
        QVERIFY2(text.contains(QLatin1String(fact)), fact);
    QVERIFY(text.contains(key.left(8)));
    QVERIFY(!text.contains(key));
}

void PaymentDetailTest::evidenceIsFoundAndCopied()
{
    Shown f(AttemptState::Approved);
    QTRY_VERIFY(f.button("evidenceButton"));
    f.press("evidenceButton");
    auto *edit = f.pane.findChild<QPlainTextEdit *>(QStringLiteral("evidenceEdit"));
    auto *find = f.pane.findChild<QLineEdit *>(QStringLiteral("evidenceSearchEdit"));
    QTRY_VERIFY(find->isVisible());
    QTest::keyClicks(find, QStringLiteral("state"));
    QCOMPARE(edit->textCursor().selectedText().toLower(), QStringLiteral("state"));
    QVERIFY(!find->property("invalid").toBool());
    QTest::keyClicks(find, QStringLiteral("zzz"));
    QVERIFY(find->property("invalid").toBool());
    f.press("copyEvidenceButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), edit->toPlainText());
}

void PaymentDetailTest::saysWhatDeclinedMeans()
{
    Shown f(AttemptState::Declined);
    QTRY_COMPARE(f.label("detailAmountLabel").right(5), QStringLiteral("12.50"));
    QVERIFY(f.label("reasonLabel").contains(QStringLiteral("funds")));
    QVERIFY(f.button("openSaleButton")->isVisible()); // the sale may be charged another way
    QVERIFY(!f.button("checkNowButton")->isVisible());
    QVERIFY(!f.button("releaseButton")->isVisible());
    QSignalSpy sale(&f.pane, &PaymentDetailPane::saleRequested);
    f.press("openSaleButton");
    QCOMPARE(sale.size(), 1);
    QCOMPARE(sale[0][0].value<SaleId>(), f.detail.sale.id);
}

void PaymentDetailTest::unknownCanBeCheckedAndReleased()
{
    Shown f(AttemptState::Unknown);
    QTRY_VERIFY(f.button("checkNowButton")->isVisible());
    QVERIFY(f.label("detailTodoLabel").contains(QStringLiteral("in 30 s")));
    f.press("checkNowButton");
    QCOMPARE(f.engine.checked, QList<AttemptId>{f.detail.attempt.id});
    f.press("releaseButton"); // the manager walks away
    QCOMPARE(f.dialogs.managers.size(), 1);
    QCOMPARE(f.engine.released.size(), 0);
    f.dialogs.managerAnswer = ManagerDecision{QStringLiteral("Maria"), QStringLiteral("Customer pays cash")};
    f.press("releaseButton");
    QTRY_COMPARE(f.engine.released.size(), 1);
    QCOMPARE(f.engine.released[0].second.managerName, QStringLiteral("Maria"));
    QTRY_VERIFY(!f.button("releaseButton")->isVisible()); // once
    QTRY_VERIFY(f.label("detailTodoLabel").contains(QStringLiteral("stays watched")));
    QVERIFY(f.button("checkNowButton")->isVisible());
}

void PaymentDetailTest::waitingForNobodyElse()
{
    Shown f(AttemptState::Approved);
    QTRY_VERIFY(f.button("refreshPaymentButton")->isVisible());
    QVERIFY(!f.button("releaseButton")->isVisible());
    QVERIFY(!f.button("openSaleButton")->isVisible()); // paid
    f.press("refreshPaymentButton");
    QTest::keyClick(f.button("refreshPaymentButton"), Qt::Key_Space);
    QTRY_COMPARE(f.engine.refreshes, 1);
}

/// A refused try under an open link is not how the payment stands.
void PaymentDetailTest::aLinkSaysHowItStands()
{
    Shown s(AttemptState::WaitingCustomer);
    s.detail.attempt.link = AttemptLink{};
    s.detail.attempt.link->id = LinkId::from(QStringLiteral("link-77"));
    s.detail.attempt.link->url = QStringLiteral("https://checkout.example/77");
    s.detail.attempt.link->status = LinkStatus::Open;
    s.detail.attempt.link->savesCard = true;
    s.detail.attempt.payment->status = PaymentStatus::fold(QStringLiteral("DECLINED"), QStringLiteral("DECLINED"));
    s.engine.put(s.detail);
    s.pane.showAttempt({});
    s.pane.showAttempt(s.detail.attempt.id);
    const auto says = [&s](const QString &text) {
        const QList<QLabel *> labels = s.pane.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(QStringLiteral("Link at Yuno")));
    QVERIFY(says(QStringLiteral("Open")) && says(QStringLiteral("link-77")));
    QVERIFY(says(QStringLiteral("The customer agreed"))); // to have the card saved
    QCOMPARE(rowFace(s.detail.attempt).label, QStringLiteral("Waiting"));
}

void PaymentDetailTest::identifiersAreCopied()
{
    Shown f(AttemptState::Approved);
    QTRY_VERIFY(f.button("copyPaymentIdButton"));
    QSignalSpy said(&f.pane, &PaymentDetailPane::said);
    f.press("copyPaymentIdButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), f.detail.attempt.paymentId.text());
    f.press("copyOrderIdButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), f.detail.attempt.orderId.text());
    f.press("copyKeyButton");
    QVERIFY(f.detail.attempt.key.text().startsWith(QGuiApplication::clipboard()->text().left(8)));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(f.detail.attempt.key.text()));
    QCOMPARE(said.size(), 3);
    QVERIFY(!allText(f.pane).contains(f.detail.attempt.key.text()));
    f.press("evidenceButton");
    auto *evidence = f.pane.findChild<QPlainTextEdit *>(QStringLiteral("evidenceEdit"));
    QVERIFY(evidence->isVisible());
    QVERIFY(!evidence->toPlainText().contains(QStringLiteral("secret-token-value")));
    QVERIFY(!evidence->toPlainText().contains(QStringLiteral("ana@example.com")));
}

void PaymentDetailTest::followsThePaymentInPlace()
{
    Shown f(AttemptState::Unknown);
    QTRY_VERIFY(f.button("releaseButton")->isVisible());
    auto *bar = f.pane.findChild<QScrollArea *>(QStringLiteral("detailScrollArea"))->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 60);
    bar->setValue(60);
    PaymentDetail settled = makeDetail(0, AttemptState::Approved);
    f.engine.put(settled);
    Q_EMIT f.engine.attemptChanged(settled.attempt);
    QTRY_VERIFY(!f.button("releaseButton")->isVisible());
    QTRY_VERIFY(allText(f.pane).contains(QStringLiteral("Yuno answered: Approved")));
    QCOMPARE(bar->value(), 60);
    // Another attempt is none of this pane's business.
    const int reads = f.engine.detailReads;
    Q_EMIT f.engine.attemptChanged(makeDetail(5, AttemptState::Approved).attempt);
    QCOMPARE(f.engine.detailReads, reads);
}

void PaymentDetailTest::aKeyHeldDownReadsWhereItStops()
{
    Shown f(AttemptState::Approved);
    for (int i = 1; i <= 9; ++i)
        f.engine.put(makeDetail(i, AttemptState::Approved));
    const int reads = f.engine.detailReads;
    for (int i = 1; i <= 9; ++i)
        f.pane.showAttempt(makeDetail(i, AttemptState::Approved).attempt.id);
    const QString last = makeDetail(9, AttemptState::Approved).attempt.orderId.text();
    QTRY_VERIFY(allText(f.pane).contains(last));
    QVERIFY(f.engine.detailReads - reads <= 2); // perhaps the first, surely the last
    f.pane.showAttempt(makeDetail(1, AttemptState::Approved).attempt.id);
    QTRY_VERIFY(!allText(f.pane).contains(last));
}

void PaymentDetailTest::aListThatWasExchangedIsPaintedBeforeItsPaymentIsRead()
{
    Shown f(AttemptState::Approved);
    const PaymentDetail other = makeDetail(7, AttemptState::Approved);
    f.engine.put(other);
    const int reads = f.engine.detailReads;
    f.pane.holdStep();
    f.pane.showAttempt(other.attempt.id);
    QCOMPARE(f.engine.detailReads, reads);
    QTRY_VERIFY(allText(f.pane).contains(other.attempt.orderId.text()));
    QCOMPARE(f.engine.detailReads, reads + 1);
}

/// Made only where it is open, it must not stay behind: opened before the next payment, or after it.
void PaymentDetailTest::evidenceIsOfThePaymentOnScreen()
{
    Shown f(AttemptState::Approved);
    auto *edit = f.pane.findChild<QPlainTextEdit *>(QStringLiteral("evidenceEdit"));
    const PaymentDetail second = makeDetail(7, AttemptState::Approved), third = makeDetail(8, AttemptState::Approved);
    f.engine.put(second);
    f.engine.put(third);
    const auto go = [&f](const PaymentDetail &to) {
        f.pane.showAttempt(to.attempt.id);
        QTRY_VERIFY(allText(f.pane).contains(to.attempt.orderId.text()));
    };
    go(second);
    f.press("evidenceButton");
    QCOMPARE(edit->toPlainText(), evidenceText(second));
    go(third);
    QCOMPARE(edit->toPlainText(), evidenceText(third));
    f.press("evidenceButton");
    go(second);
    f.press("evidenceButton");
    QCOMPARE(edit->toPlainText(), evidenceText(second));
}

/// "Sell another way" released the payment just chosen, whose details were not there yet.
void PaymentDetailTest::nothingIsBegunOnThePaymentShownBefore()
{
    Shown f(AttemptState::Unknown);
    QTRY_VERIFY(f.button("releaseButton")->isVisible());
    QVERIFY(f.button("releaseButton")->isEnabled());
    const PaymentDetail other = makeDetail(7, AttemptState::Unknown);
    f.engine.put(other);
    f.pane.showAttempt(other.attempt.id);
    for (const char *name : {"releaseButton", "checkNowButton", "openSaleButton", "recoverButton", "refundButton"})
        QVERIFY2(!f.button(name)->isEnabled(), name);
    QTRY_VERIFY(f.button("releaseButton")->isEnabled());
    QVERIFY(allText(f.pane).contains(other.attempt.orderId.text()));
}

void PaymentDetailTest::missingPaymentSaysSo()
{
    Shown f(AttemptState::Approved);
    f.pane.showAttempt(AttemptId::from(QStringLiteral("gone")));
    QTRY_VERIFY(f.pane.findChild<QLabel *>(QStringLiteral("detailPlaceholderLabel"))->isVisible());
    QVERIFY(!f.label("detailPlaceholderLabel").isEmpty());
}

void PaymentDetailTest::lateAnswerOfAnotherPaymentIsDropped()
{
    Shown f(AttemptState::Approved);
    PaymentDetail other = makeDetail(7, AttemptState::Declined);
    f.engine.put(other);
    f.pane.showAttempt(other.attempt.id);
    f.pane.showAttempt(f.detail.attempt.id);
    QTRY_VERIFY(f.button("copyOrderIdButton"));
    f.press("copyOrderIdButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), f.detail.attempt.orderId.text());
}

void PaymentDetailTest::everyButtonHasANameAndAKeyboardPath()
{
    Shown f(AttemptState::Unknown);
    QTRY_VERIFY(f.button("releaseButton")->isVisible());
    for (const QPushButton *button : f.pane.findChildren<QPushButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
    }
}

void PaymentDetailTest::longTextsStayInside()
{
    Shown f(AttemptState::Approved);
    PaymentDetail detail = makeDetail(1, AttemptState::Approved);
    detail.customer->firstName = QString(120, u'W');
    detail.customer->email = QString(90, u'e') + QStringLiteral("@example.com");
    detail.sale.cart.lines[0].name = QString(200, u'M');
    detail.attempt.intent.description = QString(250, u'd');
    detail.events[1].path = QStringLiteral("/v1/payments/9e107d9d-372b-4b6d-8c5f-000000099998");
    AttemptEvent released = detail.events.last();
    released.kind = QStringLiteral("released");
    released.note = QStringLiteral("R1-20261122-83RE-000007-1-20261122-83RE-000007"); // digits behind every hyphen
    detail.events << released;
    f.engine.put(detail);
    f.pane.resize(360, 700);
    f.pane.showAttempt(detail.attempt.id);
    QTRY_VERIFY(allText(f.pane).contains(detail.sale.cart.lines[0].name));
    f.press("evidenceButton"); // the technical lines too
    auto *area = f.pane.findChild<QScrollArea *>(QStringLiteral("detailScrollArea"));
    QTRY_VERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                 qPrintable(QString::number(area->widget()->minimumSizeHint().width())));
    QVERIFY(area->widget()->width() <= area->viewport()->width());
}

void PaymentDetailTest::walkInWhoGaveTheirNameIsNamed_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("named");
    QTest::newRow("asked by the method") << QStringLiteral("pix") << true;
    QTest::newRow("typed for another method") << QStringLiteral("saved_card") << false;
    QTest::newRow("a method of another version") << QStringLiteral("gone") << false;
}

void PaymentDetailTest::walkInWhoGaveTheirNameIsNamed()
{
    QFETCH(bool, named);
    QFETCH(QString, method);
    Shown shown(AttemptState::Approved);
    PaymentDetail walkIn = shown.detail;
    walkIn.customer.reset();
    walkIn.sale.customer = {};
    walkIn.sale.customerName.clear();
    if (walkIn.attempt.payment)
        walkIn.attempt.payment->payerName.clear();
    walkIn.attempt.intent.methodId = method;
    walkIn.sale.draftFields = {{payerkey::FirstName, QStringLiteral("Rosa")},
                              {payerkey::LastName, QStringLiteral("Quispe")},
                              {payerkey::Email, QStringLiteral("rosa@example.com")},
                              {payerkey::PhoneCode, QStringLiteral("51")},
                              {payerkey::PhoneNumber, QStringLiteral("900000001")}};
    shown.engine.put(walkIn);
    shown.pane.showAttempt({});
    shown.pane.showAttempt(walkIn.attempt.id);
    const auto shows = [&shown](const QString &text) { return allText(shown.pane).contains(text); };
    QTRY_VERIFY(shows(named ? QStringLiteral("Rosa Quispe") : QStringLiteral("Walk-in")));
    QCOMPARE(shows(QStringLiteral("rosa@example.com")), named);
    QCOMPARE(shows(QStringLiteral("900000001")), named);
    QCOMPARE(shows(QStringLiteral("Walk-in")), !named);
}

void PaymentDetailTest::winsBackWhatWasNotPaid_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("offered");
    for (const AttemptState state : {AttemptState::Declined, AttemptState::Rejected, AttemptState::Expired, AttemptState::Approved,
                                     AttemptState::Unknown, AttemptState::WaitingCustomer, AttemptState::Refunded}) {
        const bool lost = state == AttemptState::Declined || state == AttemptState::Rejected || state == AttemptState::Expired;
        QTest::newRow(qPrintable(attemptStateName(state))) << int(state) << lost;
    }
}

void PaymentDetailTest::winsBackWhatWasNotPaid()
{
    QFETCH(int, state);
    QFETCH(bool, offered);
    Shown shown{AttemptState(state)};
    QCOMPARE(shown.button("recoverButton")->isVisible(), offered);
    if (!offered)
        return;
    QSignalSpy wonBack(&shown.pane, &PaymentDetailPane::recoveryRequested);
    shown.press("recoverButton");
    QTRY_COMPARE(wonBack.size(), 1);
    QCOMPARE(wonBack.constFirst().constFirst().value<AttemptId>(), shown.detail.attempt.id);
}

QTEST_MAIN(PaymentDetailTest)
#include "tst_paymentdetail.moc"
