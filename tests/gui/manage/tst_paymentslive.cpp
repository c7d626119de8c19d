// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Keeping payments true, as a person sees it: one timeline of everything, notes,
// refunds by cart lines, the receipt, refreshing many, finding at Yuno, notices.
#include "managefakes.h"
#include "scriptedengine.h"
#include "ui/forms/payments/bulkbar.h"
#include "ui/forms/payments/evidence.h"
#include "ui/forms/payments/finddialog.h"
#include "ui/forms/payments/operationdialog.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/payments/timeline.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/shell/noticecenter.h"
#include "ui/shell/noticesdialog.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

namespace pos::ui::test {

namespace {

Currency brl()
{
    return *Currency::fromCode(u"BRL");
}

OperationChoice refundChoice(qint64 minor)
{
    OperationChoice choice;
    choice.kind = OperationKind::Refund;
    choice.most = Money::fromMinor(minor, brl());
    choice.partAllowed = true;
    return choice;
}

/// A refund with its steps, and Yuno's transaction of it.
void addRefund(PaymentDetail &detail, OperationState state)
{
    Operation refund;
    refund.id = OperationId::from(QStringLiteral("operation-1"));
    refund.attempt = detail.attempt.id;
    refund.reference = makeReference(detail.attempt.orderId, OperationKind::Refund, 1);
    refund.key = IdempotencyKey::from(QStringLiteral("1d7b2c1e-3f4a-4b5c-8d6e-7f8091a2b3c4"));
    refund.intent.kind = OperationKind::Refund;
    refund.intent.amount = Money::fromMinor(500, brl());
    refund.intent.description = QStringLiteral("Returned: 1 x Coffee");
    refund.intent.operatorName = QStringLiteral("Rosa");
    refund.state = state;
    const auto event = [&](qint64 afterMs, const char *kind, OperationState from, OperationState to) {
        OperationEvent e;
        e.operation = refund.id;
        e.attempt = refund.attempt;
        e.atMs = detail.attempt.createdMs + afterMs;
        e.kind = QString::fromLatin1(kind);
        e.from = from;
        e.to = to;
        return e;
    };
    using S = OperationState;
    detail.operations = {{refund,
                          {event(60'000, "recorded", S::Draft, S::Recorded), event(60'100, "sending", S::Recorded, S::Sending),
                           event(61'000, "answered", S::Sending, S::Checking), event(61'500, "read", S::Checking, S::Checking),
                           event(62'000, "done", S::Checking, state)}}};
    Transaction t;
    t.id = TransactionId::from(QStringLiteral("tx-refund"));
    t.type = QStringLiteral("REFUND");
    t.status = QStringLiteral("SUCCEEDED");
    t.amount = refund.intent.amount;
    t.merchantReference = refund.reference.text();
    t.createdMs = detail.attempt.createdMs + 60'900;
    detail.attempt.payment->transactions << t;
}

/// Three lines: 2 x 10.00, 1 x 5.00, total 25.00 with a discount of 0.00.
PaymentDetail detailWithCart()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.intent.amount = Money::fromMinor(2500, brl());
    detail.attempt.payment->amount = detail.attempt.intent.amount;
    Cart cart;
    cart.currency = brl();
    const auto add = [&cart](const char *name, qint64 price, int quantity) {
        CartLine line;
        line.id = QString::number(cart.lines.size());
        line.name = QString::fromLatin1(name);
        line.unitPrice = Money::fromMinor(price, cart.currency);
        line.quantity = quantity;
        cart.lines << line;
    };
    add("Coffee", 1000, 2);
    add("Cake <b>& tea", 500, 1);
    detail.sale.cart = cart;
    detail.choices = {refundChoice(2500)};
    return detail;
}

struct Pane
{
    explicit Pane(const PaymentDetail &shown)
        : detail(shown)
    {
        engine.put(detail);
        pane.applySettings(sandboxSettings());
        pane.setOperatorName(QStringLiteral("Rosa"));
        pane.resize(440, 900);
        pane.show();
        pane.activateWindow();
        pane.showAttempt(detail.attempt.id);
        [this] { QTRY_VERIFY(!text("detailAmountLabel").isEmpty()); }();
        [this] { QTRY_VERIFY(pane.isActiveWindow()); }();
    }
    QString text(const char *name) const
    {
        const auto *found = pane.findChild<QLabel *>(QString::fromLatin1(name));
        return found ? found->text() : QString();
    }
    template <typename T> T *find(const char *name) const { return pane.findChild<T *>(QString::fromLatin1(name)); }
    void press(const char *name)
    {
        auto *button = find<QPushButton>(name);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
    }
    QString all() const
    {
        QStringList out;
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&pane))
                out << label->text();
        }
        return out.join(u'\n');
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    PaymentDetail detail;
    PaymentDetailPane pane{engine, dialogs, clock};
};

struct List
{
    explicit List(int rows = 12)
    {
        makeRows(engine, rows);
        page.resize(1400, 800);
        page.show();
        page.activate();
        page.activateWindow();
        [this] { QTRY_VERIFY(page.isActiveWindow()); }();
        [this, rows] { QTRY_COMPARE(table()->model()->rowCount(), rows); }();
    }
    PaymentsTable *table() const { return page.findChild<PaymentsTable *>(); }
    template <typename T> T *find(const char *name) const { return page.findChild<T *>(QString::fromLatin1(name)); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QGuiApplication::focusWindow(), k, modifiers);
    }
    ScriptedEngine engine;
    FakeDialogs dialogs;
    ManualClock clock;
    MemoryPreferenceStore preferences;
    PaymentsPage page{engine, dialogs, clock, preferences, sandboxSettings()};
};

Notice noticeOf(qint64 sequence, NoticeKind kind, const PaymentDetail &detail)
{
    return {sequence, TestNowMs, kind, detail.attempt.id, detail.attempt.orderId, detail.attempt.intent.amount};
}

} // namespace

class PaymentsLiveTest : public QObject
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
    void ownWordsAreKept();
    void capturesHaveNoLines();
    void receiptSaysPaidOnlyWhenProven_data();
    void receiptSaysPaidOnlyWhenProven();
    void receiptTellsTheSale();
    void receiptIsSavedWholeOrNotAtAll();
    void manyAreRefreshed();
    void refreshingIsStopped();
    void findsWhatThisTillDoesNotKnow();
    void opensWhatThisTillKnows();
    void badIdsAreToldAtTheirField();
    void anEmptyListOffersToAskYuno();
    void noticesAreCountedAndToldOnce();
    void quietIsQuietAndRemembered();
    void theListOfNoticesOpensPayments();
};

void PaymentsLiveTest::oneTimelineOfEverything()
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

void PaymentsLiveTest::declinedStepsSayWhyAndWhatToDo()
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

void PaymentsLiveTest::aRefundAtYunoLeadsToItsAction()
{
    PaymentDetail detail = makeDetail(0, AttemptState::PartlyRefunded);
    addRefund(detail, OperationState::Done);
    Pane p(detail);
    QTRY_COMPARE(p.pane.findChildren<QPushButton *>(QStringLiteral("timelineJumpButton")).size(), 1);
    p.press("timelineJumpButton");
    QTRY_VERIFY(p.pane.focusWidget() != nullptr);
    QTRY_COMPARE(p.pane.focusWidget()->property("operation").toString(), QStringLiteral("operation-1"));
}

void PaymentsLiveTest::moneyLines()
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

void PaymentsLiveTest::evidenceHasTheOperations()
{
    PaymentDetail detail = makeDetail(0, AttemptState::PartlyRefunded);
    addRefund(detail, OperationState::Done);
    detail.operations[0].operation.body = R"({"merchant_reference":"x","amount":{"value":5}})";
    const QString text = evidenceText(detail);
    QVERIFY(text.contains(detail.operations[0].operation.reference.text()));
    QVERIFY(text.contains(QStringLiteral("\"merchant_reference\"")));
    QVERIFY(!text.contains(detail.operations[0].operation.key.text())); // shortened
}

void PaymentsLiveTest::notesAreWrittenByKeyboard()
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

void PaymentsLiveTest::notesNeedAPersonAndWords()
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

void PaymentsLiveTest::staleOnesAreReadWhenOpened()
{
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.createdMs -= 3LL * 24 * 3600 * 1000;
    detail.attempt.updatedMs = detail.attempt.createdMs;
    Pane p(detail);
    QCOMPARE(p.engine.refreshes, 0); // not while somebody walks through the list
    QTRY_COMPARE(p.engine.refreshes, 1);
}

void PaymentsLiveTest::freshOrOldOnesAreNot()
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

void PaymentsLiveTest::aFailedRefreshIsToldOnlyWhenAskedFor()
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

void PaymentsLiveTest::refundFollowsTheLines()
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
}

void PaymentsLiveTest::refundLinesNeverExceedWhatIsLeft()
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

void PaymentsLiveTest::ownWordsAreKept()
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

void PaymentsLiveTest::capturesHaveNoLines()
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

void PaymentsLiveTest::receiptSaysPaidOnlyWhenProven_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("subStatus");
    QTest::addColumn<bool>("paid");
    for (const StatusFacts &facts : statusTable()) {
        Payment payment;
        const bool counts = isPaid(facts.attemptState) && facts.inPaidWhiteList;
        QTest::newRow(qPrintable(facts.status + u'/' + facts.subStatus))
            << int(facts.attemptState) << facts.status << facts.subStatus << counts;
    }
    // An approval whose amount was not the one asked for never becomes Approved.
    QTest::newRow("approved, other amount") << int(AttemptState::Unknown) << "SUCCEEDED" << "APPROVED" << false;
}

void PaymentsLiveTest::receiptSaysPaidOnlyWhenProven()
{
    QFETCH(int, state);
    QFETCH(QString, status);
    QFETCH(QString, subStatus);
    QFETCH(bool, paid);
    PaymentDetail detail = makeDetail(0, AttemptState::Approved);
    detail.attempt.state = AttemptState(state);
    detail.attempt.payment->status = PaymentStatus::fold(status, subStatus);
    const QString words = receiptStatus(detail.attempt);
    QVERIFY(!words.isEmpty());
    QCOMPARE(words.startsWith(QStringLiteral("PAID")), paid);
    QCOMPARE(isProvenPaid(detail.attempt), paid);
    const QString html = receiptHtml(detail, sandboxSettings(), ReceiptIssue::First, TestNowMs);
    QCOMPARE(html.contains(QStringLiteral(">Paid<")), paid);
    detail.attempt.payment.reset();
    QVERIFY(!receiptStatus(detail.attempt).startsWith(QStringLiteral("PAID")));
}

void PaymentsLiveTest::receiptTellsTheSale()
{
    const PaymentDetail detail = detailWithCart();
    Settings settings = sandboxSettings();
    const QString copy = receiptHtml(detail, settings, ReceiptIssue::Copy, TestNowMs);
    for (const QString &text : {QStringLiteral("Corner Coffee"), QStringLiteral("Rua Augusta 100"), QStringLiteral("2 x Coffee"),
                                QStringLiteral("Cake &lt;b&gt;&amp; tea"), QStringLiteral("25.00"), QStringLiteral("VISA"),
                                detail.attempt.orderId.text(), detail.attempt.paymentId.text(), QStringLiteral("COPY"),
                                QStringLiteral("WITHOUT VALUE")})
        QVERIFY2(copy.contains(text), qPrintable(text));
    QVERIFY(!copy.contains(detail.attempt.key.text()));
    settings.environment = Environment::LiveUs;
    const QString first = receiptHtml(detail, settings, ReceiptIssue::First, TestNowMs);
    QVERIFY(!first.contains(QStringLiteral("COPY")));
    QVERIFY(!first.contains(QStringLiteral("WITHOUT VALUE")));
}

void PaymentsLiveTest::receiptIsSavedWholeOrNotAtAll()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("receipt.pdf"));
    PaymentDetail detail = detailWithCart();
    for (int i = 0; i < 200; ++i)
        detail.sale.cart.lines << detail.sale.cart.lines[0];
    QVERIFY(writeReceiptPdf(path, receiptHtml(detail, sandboxSettings(), ReceiptIssue::First, TestNowMs)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1); // one long page, as the paper is

    const QString nowhere = dir.filePath(QStringLiteral("no/such/folder/receipt.pdf"));
    const Result<void> failed = writeReceiptPdf(nowhere, QStringLiteral("<p>x</p>"));
    QVERIFY(!failed);
    QCOMPARE(failed.error().context.path, nowhere);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("receipt.pdf")});

    Pane p(detailWithCart());
    p.press("receiptButton");
    auto *dialog = p.pane.findChild<ReceiptDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("COPY")));
}

void PaymentsLiveTest::manyAreRefreshed()
{
    List l;
    QSignalSpy toasts(&l.page, &Page::toastRequested);
    l.table()->setFocus();
    l.table()->selectAll();
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 1);
    QCOMPARE(l.engine.bulkRefreshes.first().size(), 12);
    auto *bar = l.find<BulkBar>("bulkBar");
    QVERIFY(bar->isVisibleTo(&l.page));
    RefreshProgress progress;
    progress.total = 12;
    progress.done = 5;
    progress.failed = 1;
    Q_EMIT l.engine.refreshProgressed(progress);
    QVERIFY(l.find<QLabel>("bulkLabel")->text().contains(QStringLiteral("5 of 12")));
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier); // one at a time
    QCOMPARE(l.engine.bulkRefreshes.size(), 1);
    progress.done = 12;
    progress.changed = 2;
    progress.error = Error{ErrorKind::Offline, {}};
    l.engine.bulkEnd(progress);
    QVERIFY(!bar->isVisibleTo(&l.page));
    const QString said = toasts.last().first().toString();
    QVERIFY2(said.contains(QStringLiteral("11")) && said.contains(QStringLiteral("new: 2")) && said.contains(QStringLiteral("read: 1")),
             qPrintable(said));
}

void PaymentsLiveTest::refreshingIsStopped()
{
    List l;
    l.table()->selectAll();
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 1);
    auto *stop = l.find<QPushButton>("bulkCancelButton");
    stop->click();
    QCOMPARE(l.engine.bulkCancels, 1);
    QVERIFY(!stop->isEnabled());
    RefreshProgress end;
    end.total = 12;
    end.done = 3;
    end.cancelled = true;
    l.engine.bulkEnd(end);
    QVERIFY(!l.find<BulkBar>("bulkBar")->isVisibleTo(&l.page));
    l.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(l.engine.bulkRefreshes.size(), 2);
}

void PaymentsLiveTest::findsWhatThisTillDoesNotKnow()
{
    List l;
    Payment foreign = *makeDetail(0, AttemptState::Approved).attempt.payment;
    foreign.id = PaymentId::from(QStringLiteral("0b9a3c1e-1111-4222-8333-444455556666"));
    foreign.orderId = MerchantOrderId::from(QStringLiteral("R9-20260101-000007-1"));
    foreign.amount = Money::fromMinor(98765, brl());
    l.engine.foundAtYuno = QList<Payment>{foreign};
    l.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = l.page.findChild<FindDialog *>();
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("findIdEdit"));
    QTest::keyClicks(edit, QStringLiteral(" R9-20260101-000007-1 "));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(l.engine.searchedAtYuno, QStringList{QStringLiteral("R9-20260101-000007-1")});
    QTRY_COMPARE(dialog->findChildren<QFrame *>(QStringLiteral("foundPayment")).size(), 1);
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("foundKnownLabel"))->text().contains(QStringLiteral("does not know")));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("openFoundButton"))->isVisibleTo(dialog));
    QString all;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        all += label->text() + u'\n';
    QVERIFY(all.contains(QStringLiteral("987.65")));
    QVERIFY(all.contains(foreign.id.text()));
    l.engine.foundAtYuno = QList<Payment>();
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("findMessageLabel"))->text().contains(QStringLiteral("no payment")));
    l.engine.foundAtYuno = fail(ErrorKind::Offline);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(!dialog->findChild<QLabel *>(QStringLiteral("findMessageLabel"))->text().contains(QStringLiteral("no payment")));
}

void PaymentsLiveTest::opensWhatThisTillKnows()
{
    List l;
    const PaymentDetail known = makeDetail(5, AttemptState::Approved);
    l.engine.foundAtYuno = QList<Payment>{*known.attempt.payment};
    l.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = l.page.findChild<FindDialog *>();
    auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("findIdEdit"));
    edit->setText(known.attempt.paymentId.text());
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(dialog->findChildren<QPushButton *>(QStringLiteral("openFoundButton")).size(), 1);
    auto *open = dialog->findChild<QPushButton *>(QStringLiteral("openFoundButton"));
    QTRY_VERIFY(open->isVisibleTo(dialog));
    open->click();
    QTRY_COMPARE(l.page.findChild<PaymentDetailPane *>()->attempt(), known.attempt.id);
    QTRY_VERIFY(!l.page.findChild<FindDialog *>());
}

void PaymentsLiveTest::badIdsAreToldAtTheirField()
{
    List l;
    l.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = l.page.findChild<FindDialog *>();
    auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("findIdEdit"));
    for (const QString &bad : {QString(), QStringLiteral("ab"), QString(400, u'x')}) {
        edit->setText(bad);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    QVERIFY(l.engine.searchedAtYuno.isEmpty());
    QVERIFY(looksLikeId(QStringLiteral("R9-20260101-000007-1")));
    QVERIFY(looksLikeId(QStringLiteral(" 0b9a3c1e-1111-4222-8333-444455556666 ")));
    for (const QString &no : {QStringLiteral("Ana Souza"), QStringLiteral("today"), QStringLiteral("120..130"),
                              QStringLiteral("status:declined"), QStringLiteral("abcdefghijk"), QString(5000, u'1')})
        QVERIFY2(!looksLikeId(no), qPrintable(no.left(40)));
}

void PaymentsLiveTest::anEmptyListOffersToAskYuno()
{
    List l;
    const auto search = [&l](const QString &text) {
        l.key(Qt::Key_Slash);
        auto *line = l.find<QLineEdit>("paymentSearchEdit");
        line->selectAll();
        QTest::keyClicks(line, text);
        l.key(Qt::Key_Return);
    };
    search(QStringLiteral("R9-20260101-000777-1"));
    auto *find = l.find<QPushButton>("emptyFindButton");
    QTRY_VERIFY(find->isVisibleTo(&l.page));
    find->click();
    auto *dialog = l.page.findChild<FindDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("findIdEdit"))->text(), QStringLiteral("R9-20260101-000777-1"));
}

void PaymentsLiveTest::noticesAreCountedAndToldOnce()
{
    ScriptedEngine engine;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    engine.noticeList.notices = {noticeOf(5, NoticeKind::Expired, detail)};
    QList<std::pair<QString, QString>> told;
    NoticeCenter center(engine, nullptr, [&](const QString &title, const QString &text) { told.append({title, text}); });
    QSignalSpy changed(&center, &NoticeCenter::changed);
    center.load();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(center.list().unseen(), 1);
    QVERIFY(told.isEmpty()); // of before the start: counted, no news to the desktop
    engine.noticeList.notices.prepend(noticeOf(9, NoticeKind::DisputeOpened, detail));
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().first.contains(QStringLiteral("disputed")));
    QVERIFY(!told.first().second.isEmpty());
    Q_EMIT engine.noticesChanged();
    center.markSeen();
    QCOMPARE(engine.noticesSeen, QList<qint64>{9});
    QTRY_COMPARE(center.list().unseen(), 0);
    QCOMPARE(told.size(), 1);
    for (qint64 i = 10; i < 60; ++i)
        engine.noticeList.notices.prepend(noticeOf(i, NoticeKind::DisputeOpened, detail));
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(told.size(), 2); // fifty at once are one message
}

void PaymentsLiveTest::quietIsQuietAndRemembered()
{
    ScriptedEngine engine;
    MemoryPreferenceStore preferences;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    int told = 0;
    const auto tell = [&](const QString &, const QString &) { ++told; };
    {
        NoticeCenter center(engine, &preferences, tell);
        QVERIFY(!center.isQuiet());
        center.setQuiet(true);
    }
    NoticeCenter center(engine, &preferences, tell);
    QVERIFY(center.isQuiet());
    center.load();
    QTRY_VERIFY(center.list().notices.isEmpty());
    engine.noticeList.notices = {noticeOf(5, NoticeKind::DisputeOpened, detail)};
    Q_EMIT engine.noticesChanged();
    QTRY_COMPARE(center.list().unseen(), 1); // the window counts all the same
    QCOMPARE(told, 0);
}

void PaymentsLiveTest::theListOfNoticesOpensPayments()
{
    ScriptedEngine engine;
    ManualClock clock;
    const PaymentDetail detail = makeDetail(0, AttemptState::Disputed);
    engine.noticeList.notices = {noticeOf(7, NoticeKind::DisputeOpened, detail), noticeOf(5, NoticeKind::PaidLater, detail)};
    engine.noticeList.seen = 5;
    NoticeCenter center(engine, nullptr, {});
    QSignalSpy changed(&center, &NoticeCenter::changed);
    center.load();
    QTRY_COMPARE(changed.size(), 1);
    QWidget window;
    auto *dialog = new NoticesDialog(center, clock, QTimeZone::utc(), &window);
    QSignalSpy opened(dialog, &NoticesDialog::paymentRequested);
    dialog->show();
    dialog->activateWindow();
    QTRY_VERIFY(dialog->isActiveWindow());
    auto *list = dialog->findChild<QListWidget *>();
    QTRY_COMPARE(engine.noticesSeen, QList<qint64>{7});
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("New: "))); // stays marked while it is read
    QVERIFY(!list->item(1)->text().startsWith(QStringLiteral("New: ")));
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<AttemptId>(), detail.attempt.id);
    auto *quiet = dialog->findChild<QCheckBox *>();
    QTest::keyClick(quiet, Qt::Key_Space);
    QVERIFY(center.isQuiet());
}

} // namespace pos::ui::test

QTEST_MAIN(pos::ui::test::PaymentsLiveTest)
#include "tst_paymentslive.moc"
