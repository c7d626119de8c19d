// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Finding a payment at Yuno: opening what the list has, adding what it has not.
#include "livekit.h"
#include "ui/forms/payments/finddialog.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace pos;
using namespace pos::ui;
using namespace pos::ui::test;

namespace {

/// Of another till: Yuno knows it, the list does not.
PaymentDetail foreignDetail(int index = 0)
{
    PaymentDetail detail = makeDetail(900 + index, AttemptState::Approved);
    detail.attempt.origin = AttemptOrigin::Yuno;
    detail.attempt.orderId = MerchantOrderId::from(QStringLiteral("W7-20261120-000042-1"));
    detail.attempt.paymentId = PaymentId::from(QStringLiteral("0b9a3c1e-1111-4222-8333-44445555666%1").arg(index));
    detail.attempt.payment->id = detail.attempt.paymentId;
    detail.attempt.payment->orderId = detail.attempt.orderId;
    return detail;
}

FindDialog *search(List &l, const QString &id)
{
    l.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = l.page.findChild<FindDialog *>();
    if (!QTest::qWaitFor([dialog] { return dialog->isActiveWindow(); }))
        return dialog;
    QTest::keyClicks(dialog->focusWidget(), id);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    return dialog;
}

}

class FindAtYunoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatThisTillDoesNotKnow();
    void addsWhatTheListDoesNotHave();
    void addingThatFailsIsToldAndRepeated();
    void aCardCheckIsNotAdded();
    void severalOfOneOrder();
    void opensWhatThisTillKnows();
    void badIdsAreToldAtTheirField();
    void anEmptyListOffersToAskYuno();
};

void FindAtYunoTest::findsWhatThisTillDoesNotKnow()
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
    QTest::keyClick(edit, Qt::Key_Space); // whoever types again searches again
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("findMessageLabel"))->text().contains(QStringLiteral("no payment")));
    l.engine.foundAtYuno = fail(ErrorKind::Offline);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(!dialog->findChild<QLabel *>(QStringLiteral("findMessageLabel"))->text().contains(QStringLiteral("no payment")));
}

/// By keyboard alone: type, Return, Return.
void FindAtYunoTest::addsWhatTheListDoesNotHave()
{
    List l;
    const PaymentDetail foreign = foreignDetail();
    l.engine.foundAtYuno = QList<Payment>{*foreign.attempt.payment};
    l.engine.addedFromYuno = foreign;
    QSignalSpy toasts(&l.page, &Page::toastRequested);
    FindDialog *dialog = search(l, foreign.attempt.orderId.text());
    QTRY_COMPARE(dialog->findChildren<QPushButton *>(QStringLiteral("addFoundButton")).size(), 1);
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addFoundButton"));
    QTRY_VERIFY(add->isVisibleTo(dialog) && add->isDefault());
    QTRY_COMPARE(dialog->focusWidget(), add);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTest::keyClick(add, Qt::Key_Return); // impatient: once all the same
    QTRY_VERIFY(!l.page.findChild<FindDialog *>());
    QCOMPARE(l.engine.addedIds, QList<PaymentId>{foreign.attempt.paymentId});
    QTRY_COMPARE(l.page.findChild<PaymentDetailPane *>()->attempt(), foreign.attempt.id);
    QCOMPARE(l.find<QLineEdit>("paymentSearchEdit")->text(), foreign.attempt.paymentId.text());
    QTRY_COMPARE(l.table()->model()->rowCount(), 1);
    QTRY_COMPARE(l.table()->currentIndex().row(), 0);
    QCOMPARE(l.table()->selectedCount(), 1);
    QCOMPARE(toasts.size(), 1);
    l.page.activateWindow();
    QTRY_VERIFY(l.table()->hasFocus()); // so that the next key acts on it
}

void FindAtYunoTest::addingThatFailsIsToldAndRepeated()
{
    List l;
    const PaymentDetail foreign = foreignDetail();
    l.engine.foundAtYuno = QList<Payment>{*foreign.attempt.payment};
    l.engine.addError = Error{ErrorKind::Offline, {}};
    FindDialog *dialog = search(l, foreign.attempt.orderId.text());
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("addFoundButton")));
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addFoundButton"));
    QTRY_VERIFY(add->isVisibleTo(dialog));
    QTest::keyClick(add, Qt::Key_Return);
    const auto *known = dialog->findChild<QLabel *>(QStringLiteral("foundKnownLabel"));
    QTRY_VERIFY(known->text().contains(QStringLiteral("no connection")));
    QVERIFY(add->isEnabled());
    l.engine.addError.reset();
    l.engine.addedFromYuno = foreign;
    QTest::keyClick(add, Qt::Key_Return);
    QTRY_COMPARE(l.page.findChild<PaymentDetailPane *>()->attempt(), foreign.attempt.id);
}

void FindAtYunoTest::aCardCheckIsNotAdded()
{
    List l;
    const PaymentDetail foreign = foreignDetail();
    l.engine.foundAtYuno = QList<Payment>{*foreign.attempt.payment};
    Error check;
    check.kind = ErrorKind::InvalidInput;
    check.context.code = QStringLiteral("NOT_A_PAYMENT");
    l.engine.addError = check;
    FindDialog *dialog = search(l, foreign.attempt.orderId.text());
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("addFoundButton")));
    auto *add = dialog->findChild<QPushButton *>(QStringLiteral("addFoundButton"));
    QTRY_VERIFY(add->isVisibleTo(dialog));
    QTest::keyClick(add, Qt::Key_Return);
    QTRY_VERIFY(dialog->findChild<QLabel *>(QStringLiteral("foundKnownLabel"))->text().contains(QStringLiteral("check of a card")));
}

/// Return adds the first; the others have their own button.
void FindAtYunoTest::severalOfOneOrder()
{
    List l;
    const PaymentDetail first = foreignDetail(1), second = foreignDetail(2);
    l.engine.foundAtYuno = QList<Payment>{*first.attempt.payment, *second.attempt.payment};
    l.engine.addedFromYuno = second;
    FindDialog *dialog = search(l, first.attempt.orderId.text());
    QTRY_COMPARE(dialog->findChildren<QPushButton *>(QStringLiteral("addFoundButton")).size(), 2);
    const QList<QPushButton *> adds = dialog->findChildren<QPushButton *>(QStringLiteral("addFoundButton"));
    QTRY_VERIFY(adds[1]->isVisibleTo(dialog));
    QVERIFY(adds[0]->isDefault() && !adds[1]->isDefault());
    QTest::keyClick(adds[1], Qt::Key_Space);
    QTRY_COMPARE(l.engine.addedIds, QList<PaymentId>{second.attempt.paymentId});
}

void FindAtYunoTest::opensWhatThisTillKnows()
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

void FindAtYunoTest::badIdsAreToldAtTheirField()
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

void FindAtYunoTest::anEmptyListOffersToAskYuno()
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

QTEST_MAIN(FindAtYunoTest)
#include "tst_findatyuno.moc"
