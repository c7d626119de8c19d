// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The receipt: says paid only when that is proven, and is written whole or not at all.
#include "livekit.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

class ReceiptTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void receiptSaysPaidOnlyWhenProven_data();
    void receiptSaysPaidOnlyWhenProven();
    void receiptTellsTheSale();
    void receiptIsSavedWholeOrNotAtAll();
    void voucherIsReachableLater();
};

void ReceiptTest::receiptSaysPaidOnlyWhenProven_data()
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

void ReceiptTest::receiptSaysPaidOnlyWhenProven()
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

void ReceiptTest::receiptTellsTheSale()
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

void ReceiptTest::receiptIsSavedWholeOrNotAtAll()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("receipt.pdf"));
    PaymentDetail detail = detailWithCart();
    for (int i = 0; i < 200; ++i)
        detail.sale.cart.lines << detail.sale.cart.lines[0];
    QVERIFY(writePaperPdf(path, paymentReceipt(detail, sandboxSettings(), ReceiptIssue::First, TestNowMs)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1); // one long page, as the paper is

    const QString nowhere = dir.filePath(QStringLiteral("no/such/folder/receipt.pdf"));
    const Result<void> failed = writePaperPdf(nowhere, {{}, QStringLiteral("<p>x</p>"), {}});
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

/// Days later, from the payment: as it was handed out the first time, and only while it can be paid.
void ReceiptTest::voucherIsReachableLater()
{
    PaymentDetail detail = makeDetail(0, AttemptState::WaitingCustomer);
    detail.attempt.intent.methodId = QStringLiteral("boleto");
    detail.attempt.payment->status = PaymentStatus::fold(QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    detail.attempt.payment->method.artefacts.number = QStringLiteral("93000262280678");
    Pane waiting(detail);
    QVERIFY(waiting.find<QPushButton>("voucherButton")->isVisible());
    waiting.press("voucherButton");
    auto *dialog = waiting.pane.findChild<ReceiptDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("9300 0262 2806 78")));
    auto *mail = dialog->findChild<QPushButton *>(QStringLiteral("mailReceiptButton"));
    mail->setFocus(Qt::TabFocusReason);
    QTest::keyClick(mail, Qt::Key_Space);
    QCOMPARE(waiting.dialogs.opened.size(), 1);
    waiting.dialogs.opensAddresses = false;
    QTest::keyClick(mail, Qt::Key_Space);
    QVERIFY(dialog->findChild<MessageBar *>(QStringLiteral("receiptMessageBar"))->text().contains(QStringLiteral("no program for e-mail")));

    Pane paid(detailWithCart());
    QVERIFY(!paid.find<QPushButton>("voucherButton")->isVisible());
    paid.pane.openVoucherPaper(); // by its key
    QVERIFY(!paid.pane.findChild<ReceiptDialog *>());
    paid.press("receiptButton"); // a receipt is not mailed
    QVERIFY(!paid.pane.findChild<ReceiptDialog *>()->findChild<QPushButton *>(QStringLiteral("mailReceiptButton")));
}

QTEST_MAIN(ReceiptTest)
#include "tst_receipt.moc"
