// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about a payment after its sale: refund by lines, note, receipt,
// notices, finding at Yuno.
#include "ui/tour/tour.h"

#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace pos::ui {

namespace {

QWidget *openDialog(const QString &name)
{
    QWidget *dialog = nullptr;
    waitFor([&dialog, &name] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->objectName() == name)
                dialog = widget;
        }
        return dialog != nullptr;
    });
    return dialog;
}

QString notThere(const QString &what)
{
    return what + QStringLiteral(" did not appear");
}

}

/// Shortcuts belong to the active window, and not every platform gives that back when a dialog has closed.
void Tour::backToWindow()
{
    window().activateWindow();
    waitFor([this] { return window().isActiveWindow(); });
}

/// Shows an approved payment beside the list of all: a refunded one would leave a list of approved ones.
QString Tour::openApproved()
{
    Hands typing = hands();
    typing.press(Qt::Key_2, Qt::ControlModifier);
    typing.press(Qt::Key_Slash);
    typing.type(QStringLiteral("status:approved"));
    typing.press(Qt::Key_Return);
    const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("paymentsTable")));
    if (!table || !waitFor([table] { return table->model()->rowCount() > 0; }))
        return notThere(QStringLiteral("an approved payment"));
    typing.press(Qt::Key_J);
    typing.press(Qt::Key_Return);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("refundButton")); }))
        return notThere(QStringLiteral("the refund of an approved payment"));
    const int approved = table->model()->rowCount();
    typing.press(Qt::Key_0);
    return waitFor([table, approved] { return table->model()->rowCount() > approved; })
               ? QString()
               : notThere(QStringLiteral("the list of all payments"));
}

QString Tour::refund()
{
    if (const QString trouble = openApproved(); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (!typing.tabTo(QStringLiteral("refundButton")))
        return notThere(QStringLiteral("the refund, by Tab,"));
    typing.press(Qt::Key_Space);
    QWidget *dialog = openDialog(QStringLiteral("operationDialog"));
    if (!dialog)
        return notThere(QStringLiteral("the refund dialog"));
    m_camera.take(QStringLiteral("refund"), *dialog);
    Hands inside(*dialog);
    if (!inside.tabTo(QStringLiteral("refundLinesButton")))
        return notThere(QStringLiteral("the lines of the cart, by Tab,"));
    inside.press(Qt::Key_Space);
    inside.press(Qt::Key_Up);
    m_camera.take(QStringLiteral("refund-lines"), *dialog);
    if (!inside.tabTo(QStringLiteral("operationAcceptButton")))
        return notThere(QStringLiteral("the button of the refund, by Tab,"));
    inside.press(Qt::Key_Space);
    backToWindow();
    const auto done = [&typing] {
        const auto *state = qobject_cast<QLabel *>(typing.find(QStringLiteral("operationStateLabel0")));
        return state && state->text().startsWith(QStringLiteral("Done"));
    };
    if (!waitFor(done, 20000))
        return QStringLiteral("the refund was not done");
    m_camera.take(QStringLiteral("refund-done"), window());
    return {};
}

QString Tour::note()
{
    Hands typing = hands();
    typing.press(Qt::Key_Escape);
    typing.press(Qt::Key_N);
    typing.type(QStringLiteral("Box was broken, customer was friendly"));
    typing.press(Qt::Key_Return);
    auto *scroll = qobject_cast<QScrollArea *>(typing.find(QStringLiteral("detailScrollArea")));
    if (!scroll)
        return notThere(QStringLiteral("the detail"));
    const auto written = [scroll] {
        for (const QLabel *label : scroll->findChildren<QLabel *>()) {
            if (label->text().startsWith(QStringLiteral("Note by")))
                return true;
        }
        return false;
    };
    if (!waitFor(written))
        return notThere(QStringLiteral("the note in the timeline"));
    m_camera.take(QStringLiteral("payment-note"), window());
    return {};
}

QString Tour::receipt()
{
    Hands typing = hands();
    typing.press(Qt::Key_P, Qt::ControlModifier);
    QWidget *dialog = openDialog(QStringLiteral("receiptDialog"));
    if (!dialog)
        return notThere(QStringLiteral("the receipt"));
    m_camera.take(QStringLiteral("receipt"), *dialog);
    Hands(*dialog).press(Qt::Key_Escape);
    backToWindow();
    return {};
}

QString Tour::notices()
{
    hands().press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *dialog = openDialog(QStringLiteral("noticesDialog"));
    if (!dialog)
        return notThere(QStringLiteral("the list of notices"));
    m_camera.take(QStringLiteral("notices"), *dialog);
    Hands(*dialog).press(Qt::Key_Escape);
    backToWindow();
    return {};
}

QString Tour::findAtYuno()
{
    hands().press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *dialog = openDialog(QStringLiteral("findDialog"));
    if (!dialog)
        return notThere(QStringLiteral("the search at Yuno"));
    Hands inside(*dialog);
    inside.type(QStringLiteral("R9-20260101-000007-1"));
    inside.press(Qt::Key_Return);
    const auto answered = [dialog] {
        const auto *label = dialog->findChild<QLabel *>(QStringLiteral("findMessageLabel"));
        return label && label->text().contains(QStringLiteral("no payment"));
    };
    if (!waitFor(answered, 15000))
        return QStringLiteral("Yuno's answer to an unknown order id was not shown");
    m_camera.take(QStringLiteral("find-at-yuno"), *dialog);
    inside.press(Qt::Key_Escape);
    backToWindow();
    hands().press(Qt::Key_0);
    return {};
}

}
