// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeping one payment true, as a person sees it: one timeline of everything, notes,
// what is stale, refunds by cart lines.
#include "livekit.h"
#include "ui/forms/payments/evidence.h"
#include "ui/forms/payments/operationdialog.h"
#include "ui/forms/payments/timeline.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/messagebar.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class PaymentDetailLiveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneTimelineOfEverything();
    void declinedStepsSayWhyAndWhatToDo();
    void aRefundAtYunoLeadsToItsAction();
    void moneyLines();
    void evidenceHasTheOperations();
    void notesAreWrittenByKeyboard();
    void notesNeedAPersonAndWords();
    void staleOnesAreReadWhenOpened();
    void freshOrOldOnesAreNot();
    void aFailedRefreshIsToldOnlyWhenAskedFor();
    void refundFollowsTheLines();
    void refundLinesNeverExceedWhatIsLeft();
    void piecesComeBackOnlyOnce();
    void whenAllCameBackThereIsNothingToPick();
    void piecesThatAreGoneAreToldInTheDialog();
    void damagedAnswerIsToldInItsPlace();
    void ownWordsAreKept();
    void capturesHaveNoLines();
};

void PaymentDetailLiveTest::oneTimelineOfEverything()
{
    PaymentDetail detail = makeDetail(0, AttemptState::PartlyRefunded);
    addRefund(detail, OperationState::Done);
    detail.notes = {{QStringLiteral("n1"), detail.attempt.id, detail.attempt.createdMs + 30'000, QStringLiteral("Rosa"),
                     QStringLiteral("Box was broken")}};
    AttemptEvent noted;
    noted.attempt = detail.attempt.id;
    noted.kind = QStringLiteral("noted");
    noted.atMs = detail.attempt.createdMs + 30'000;
    detail.events << noted;
    const QList<TimelineEntry> entries = timelineOf(detail);
    QStringList titles;
    for (const TimelineEntry &entry : entries)
        titles << entry.title;
    const qsizetype note = titles.indexOf(QStringLiteral("Note by Rosa"));
    QVERIFY(note > 0);
    QCOMPARE(entries[note].detail, QStringLiteral("Box was broken"));
    QCOMPARE(entries[note].source, TimelineEntry::Source::Staff);
    const QStringList after = titles.mid(note + 1);
    QCOMPARE(after.size(), 5); // saved, sent, Yuno's, answered, done; the read without news is left out
    QVERIFY(after[0].endsWith(QStringLiteral("saved on this till")));
    QVERIFY(after[1].endsWith(QStringLiteral("sent to Yuno")));
    QCOMPARE(after[2], QStringLiteral("Refund succeeded"));
    QVERIFY(after[4].endsWith(QStringLiteral("done")));
    QVERIFY(entries[note + 1].detail.contains(QStringLiteral("Returned: 1 x Coffee")));
    QVERIFY(entries[note + 1].detail.contains(QStringLiteral("by Rosa")));
    QCOMPARE(entries[note + 3].operation.text(), QStringLiteral("operation-1"));
    for (qsizetype i = 1; i < entries.size(); ++i)
        QVERIFY(entries[i - 1].atMs <= entries[i].atMs);
}

void PaymentDetailLiveTest::declinedStepsSayWhyAndWhatToDo()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Declined);
    Transaction t;
    t.id = TransactionId::from(QStringLiteral("tx-1"));
    t.type = QStringLiteral("PURCHASE");
    t.status = QStringLiteral("DECLINED");
    t.responseCode = QStringLiteral("INSUFFICIENT_FUNDS");
    t.adviceCode = QStringLiteral("DO_NOT_TRY_AGAIN");
    t.createdMs = detail.attempt.createdMs + 900;
    detail.attempt.payment->transactions = {t};
    QString words;
    for (const TimelineEntry &entry : timelineOf(detail)) {
        if (entry.source == TimelineEntry::Source::Yuno)
            words = entry.detail;
    }
    QVERIFY2(words.contains(QStringLiteral("funds"), Qt::CaseInsensitive), qPrintable(words));
    QVERIFY(words.size() > 30);
}

void PaymentDetailLiveTest::aRefundAtYunoLeadsToItsAction()
{
    PaymentDetail detail = makeDetail(0, AttemptState::PartlyRefunded);
    addRefund(detail, OperationState::Done);
    Pane p(detail);
    QTRY_COMPARE(p.pane.findChildren<QPushButton *>(QStringLiteral("timelineJumpButton")).size(), 1);
    p.press("timelineJumpButton");
    QTRY_VERIFY(p.pane.focusWidget() != nullptr);
    QTRY_COMPARE(p.pane.focusWidget()->property("operation").toString(), QStringLiteral("operation-1"));
}

void PaymentDetailLiveTest::moneyLines()
{
    PaymentDetail detail = detailWithCart();
    detail.attempt.intent.capture = false;
    detail.attempt.payment->captured = Money::fromMinor(2000, brl());
    detail.attempt.payment->refunded = Money::fromMinor(500, brl());
    detail.choices = {refundChoice(1500)};
    Pane p(detail);
    const QString all = p.all();
    for (const char *label : {"Asked", "Authorised", "Captured", "Refunded", "Can be refunded"})
        QVERIFY2(all.contains(QString::fromLatin1(label)), label);
    for (const char *amount : {"25.00", "20.00", "5.00", "15.00"})
        QVERIFY2(all.contains(QString::fromLatin1(amount)), amount);
}

void PaymentDetailLiveTest::evidenceHasTheOperations()
{
    PaymentDetail detail = makeDetail(0, AttemptState::PartlyRefunded);
    addRefund(detail, OperationState::Done);
    detail.operations[0].operation.body = R"({"merchant_reference":"x","amount":{"value":5}})";
    const QString text = evidenceText(detail);
    QVERIFY(text.contains(detail.operations[0].operation.reference.text()));
    QVERIFY(text.contains(QStringLiteral("\"merchant_reference\"")));
    QVERIFY(!text.contains(detail.operations[0].operation.key.text())); // shortened
}

void PaymentDetailLiveTest::notesAreWrittenByKeyboard()
{
    Pane p(makeDetail(0, AttemptState::Approved));
    p.pane.writeNote();
    auto *edit = p.find<QLineEdit>("noteEdit");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("  Customer phoned  "));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(p.engine.written.size(), 1);
    QCOMPARE(p.engine.written.first().words, QStringLiteral("Customer phoned"));
    QCOMPARE(p.engine.written.first().author, QStringLiteral("Rosa"));
    QTRY_VERIFY(edit->text().isEmpty());
    QTRY_VERIFY(p.all().contains(QStringLiteral("Note by Rosa")));
}

void PaymentDetailLiveTest::notesNeedAPersonAndWords()
{
    Pane p(makeDetail(0, AttemptState::Approved));
    p.press("addNoteButton");
    auto *edit = p.find<QLineEdit>("noteEdit");
    edit->setText(QStringLiteral("card 4111 1111 1111 1111"));
    QTest::keyClick(edit, Qt::Key_Return);
    p.pane.setOperatorName({});
    edit->setText(QStringLiteral("Hello"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(p.engine.written.isEmpty());
    QVERIFY(p.all().contains(QStringLiteral("who you are")));
    p.pane.setOperatorName(QStringLiteral("Rosa"));
    p.engine.noteError = Error{ErrorKind::StorageFull, {}};
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(p.find<QPushButton>("addNoteButton")->isEnabled());
    QCOMPARE(edit->text(), QStringLiteral("Hello")); // nothing typed is lost
}

void PaymentDetailLiveTest::staleOnesAreReadWhenOpened()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.createdMs -= 3LL * 24 * 3600 * 1000;
    detail.attempt.updatedMs = detail.attempt.createdMs;
    Pane p(detail);
    QCOMPARE(p.engine.refreshes, 0); // not while somebody walks through the list
    QTRY_COMPARE(p.engine.refreshes, 1);
}

void PaymentDetailLiveTest::freshOrOldOnesAreNot()
{
    PaymentDetail fresh = makeDetail(0, AttemptState::Approved);
    fresh.attempt.retry.lastCheckMs = TestNowMs - 1000;
    Pane p(fresh);
    PaymentDetail old = makeDetail(1, AttemptState::Approved);
    old.attempt.createdMs -= 200LL * 24 * 3600 * 1000;
    p.engine.put(old);
    p.pane.showAttempt(old.attempt.id);
    PaymentDetail stale = makeDetail(2, AttemptState::Approved);
    stale.attempt.createdMs -= 3LL * 24 * 3600 * 1000;
    stale.attempt.updatedMs = stale.attempt.createdMs;
    p.engine.put(stale);
    QTRY_COMPARE(p.engine.detailReads, 2);
    p.pane.showAttempt(stale.attempt.id);
    QTRY_COMPARE(p.engine.refreshes, 1); // of the last one only
}

void PaymentDetailLiveTest::aFailedRefreshIsToldOnlyWhenAskedFor()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.createdMs -= 3LL * 24 * 3600 * 1000;
    detail.attempt.updatedMs = detail.attempt.createdMs;
    Pane p(detail);
    p.engine.refreshError = Error{ErrorKind::Offline, {}};
    QTRY_COMPARE(p.engine.refreshes, 1);
    auto *bar = p.find<MessageBar>("detailMessageBar");
    QVERIFY(!bar->isVisibleTo(&p.pane));
    p.pane.refresh();
    QTRY_VERIFY(bar->isVisibleTo(&p.pane));
    QVERIFY(bar->text().contains(QStringLiteral("Could not be read")));
}

void PaymentDetailLiveTest::refundFollowsTheLines()
{
    Pane p(detailWithCart());
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    QVERIFY(dialog);
    auto *pick = dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton"));
    QTest::keyClick(pick, Qt::Key_Space);
    auto *coffee = dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"));
    QTRY_VERIFY(coffee->hasFocus());
    QTest::keyClick(coffee, Qt::Key_Up);
    auto *amount = dialog->findChild<AmountEdit *>();
    QCOMPARE(amount->amount(QStringLiteral("amount"), false)->minor(), 1000);
    dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces1Spin"))->setValue(1);
    QCOMPARE(amount->amount(QStringLiteral("amount"), false)->minor(), 1500);
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"));
    QVERIFY(accept->text().contains(QStringLiteral("15.00")));
    accept->click();
    QTRY_COMPARE(p.engine.operationOrders.size(), 1);
    QCOMPARE(p.engine.operationOrders.first().intent.amount.minor(), 1500);
    QCOMPARE(p.engine.operationOrders.first().intent.description, QStringLiteral("Returned: 1 x Coffee, 1 x Cake <b>& tea"));
    QCOMPARE(p.engine.operationOrders.first().intent.pieces, (QList<int>{1, 1}));
}

void PaymentDetailLiveTest::refundLinesNeverExceedWhatIsLeft()
{
    PaymentDetail detail = detailWithCart();
    detail.choices = {refundChoice(700)}; // the rest was given back before
    Pane p(detail);
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton"))->setChecked(true);
    dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"))->setValue(2);
    QCOMPARE(dialog->findChild<AmountEdit *>()->amount(QStringLiteral("amount"), false)->minor(), 700);
    QString all;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        all += label->text();
    QVERIFY2(all.contains(QStringLiteral("at most")) && all.contains(QStringLiteral("20.00")), qPrintable(all));
}

void PaymentDetailLiveTest::piecesComeBackOnlyOnce()
{
    PaymentDetail detail = detailWithCart();
    addRefund(detail, OperationState::Done);
    detail.operations[0].operation.intent.pieces = {1, 0};
    detail.choices = {refundChoice(1500)};
    Pane p(detail);
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton")), Qt::Key_Space);
    auto *coffee = dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"));
    QTRY_VERIFY(coffee->hasFocus());
    QCOMPARE(coffee->maximum(), 1);
    QVERIFY(coffee->text().contains(QStringLiteral("of 1 left")));
    QVERIFY(coffee->accessibleDescription().contains(QStringLiteral("1 of 2")));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(coffee, Qt::Key_Up);
    QCOMPARE(coffee->value(), 1);
    QCOMPARE(dialog->findChild<AmountEdit *>()->amount(QStringLiteral("amount"), false)->minor(), 1000);
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"));
    QTest::keyClick(accept, Qt::Key_Return);
    QTest::keyClick(accept, Qt::Key_Return); // once all the same
    QTRY_COMPARE(p.engine.operationOrders.size(), 1);
    QCOMPARE(p.engine.operationOrders.first().intent.pieces, (QList<int>{1, 0}));
}

void PaymentDetailLiveTest::whenAllCameBackThereIsNothingToPick()
{
    PaymentDetail detail = detailWithCart();
    addRefund(detail, OperationState::Pending); // not finished, and not to be promised twice
    detail.operations[0].operation.intent.pieces = {2, 0};
    detail.choices = {refundChoice(500)};
    Pane p(detail);
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton")), Qt::Key_Space);
    auto *coffee = dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"));
    QVERIFY(!coffee->isEnabled());
    QVERIFY(coffee->text().contains(QStringLiteral("came back")));
    QTRY_VERIFY(dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces1Spin"))->hasFocus()); // the first that can be picked
    dialog->close();

    detail.operations[0].operation.state = OperationState::Declined; // then they are still with the customer
    p.engine.put(detail);
    p.pane.showAttempt(AttemptId());
    p.pane.showAttempt(detail.attempt.id);
    QTRY_VERIFY(!p.pane.findChild<OperationDialog *>());
    QVERIFY(!p.find<QPushButton>("refundButton")->isEnabled()); // it would be of the payment shown before
    QTRY_VERIFY(p.find<QPushButton>("refundButton")->isEnabled());
    p.press("refundButton");
    QTRY_VERIFY(p.pane.findChild<OperationDialog *>());
    QCOMPARE(p.pane.findChild<OperationDialog *>()->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"))->maximum(), 2);
}

void PaymentDetailLiveTest::piecesThatAreGoneAreToldInTheDialog()
{
    Pane p(detailWithCart());
    Error gone;
    gone.kind = ErrorKind::InvalidInput;
    gone.context.code = QString(operationcode::PiecesGone);
    gone.context.field = QStringLiteral("pieces");
    p.engine.operationError = gone;
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton"))->setChecked(true);
    dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"))->setValue(1);
    dialog->findChild<QPushButton *>(QStringLiteral("operationAcceptButton"))->click();
    const auto *message = dialog->findChild<QLabel *>(QStringLiteral("operationMessageLabel"));
    QTRY_VERIFY(message->isVisibleTo(dialog));
    QVERIFY(message->text().contains(QStringLiteral("came back already")));
}

void PaymentDetailLiveTest::damagedAnswerIsToldInItsPlace()
{
    Pane p(detailWithCart());
    QTRY_VERIFY(p.find<QPushButton>("refundButton") && p.find<QPushButton>("refundButton")->isVisibleTo(&p.pane));
    const PaymentDetail damaged = makeDetail(1, AttemptState::Approved);
    p.engine.put(damaged);
    p.engine.detailErrors.insert(damaged.attempt.id.text(), Error{ErrorKind::StorageCorrupt, {.path = QStringLiteral("/data/journal.db")}});
    p.pane.showAttempt(damaged.attempt.id);
    QTRY_VERIFY2(p.all().contains(QStringLiteral("this payment is damaged")), qPrintable(p.all()));
    QVERIFY(p.all().contains(QStringLiteral("restore a backup")));
    const auto *refund = p.find<QPushButton>("refundButton"); // of the payment shown before
    QVERIFY(!refund || !refund->isVisibleTo(&p.pane));
    p.pane.showAttempt(p.detail.attempt.id); // the others are as before
    QTRY_VERIFY(p.find<QPushButton>("refundButton") && p.find<QPushButton>("refundButton")->isVisibleTo(&p.pane));
}

void PaymentDetailLiveTest::ownWordsAreKept()
{
    Pane p(detailWithCart());
    p.press("refundButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    auto *words = dialog->findChild<QLineEdit *>(QStringLiteral("operationWordsEdit"));
    words->setText(QStringLiteral("Agreed with the manager"));
    dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton"))->setChecked(true);
    dialog->findChild<QSpinBox *>(QStringLiteral("refundPieces0Spin"))->setValue(1);
    QCOMPARE(words->text(), QStringLiteral("Agreed with the manager"));
}

void PaymentDetailLiveTest::capturesHaveNoLines()
{
    PaymentDetail detail = detailWithCart();
    OperationChoice capture = refundChoice(2500);
    capture.kind = OperationKind::Capture;
    detail.choices = {capture};
    Pane p(detail);
    p.press("captureButton");
    auto *dialog = p.pane.findChild<OperationDialog *>();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("refundLinesButton")));
    const auto *text = dialog->findChild<QLabel *>(QStringLiteral("operationExplanationLabel"));
    QVERIFY(text->text().contains(QStringLiteral("captured before"))); // not the whole: a second one
}

QTEST_MAIN(PaymentDetailLiveTest)
#include "tst_paymentdetaillive.moc"
