// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about a payment after its sale: capture, refund by lines, note,
// receipt, notices, finding at Yuno.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace pos::ui {

/// Shortcuts belong to the active window, and not every platform gives that back when a dialog has closed.
void Tour::backToWindow()
{
    window().activateWindow();
    waitFor([this] { return window().isActiveWindow(); });
}

/// Shows the first payment that the search finds beside the list of all: what is done to it may take it out of
/// the list that was searched for.
QString Tour::openFirst(const QString &search, const QString &button)
{
    Hands typing = hands();
    typing.press(Qt::Key_2, Qt::ControlModifier);
    typing.press(Qt::Key_Slash);
    typing.type(search);
    typing.press(Qt::Key_Return);
    const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("paymentsTable")));
    if (!table || !waitFor([table] { return table->model()->rowCount() > 0; }))
        return missing(search);
    typing.press(Qt::Key_J);
    typing.press(Qt::Key_Return);
    const auto usable = [&typing, &button] {
        const QWidget *found = typing.find(button);
        return found != nullptr && found->isEnabled(); // not while the details are those of the payment before
    };
    if (!waitFor(usable))
        return missing(button);
    const int found = table->model()->rowCount();
    typing.press(Qt::Key_0);
    return waitFor([table, found] { return table->model()->rowCount() > found; })
               ? QString()
               : missing(QStringLiteral("the list of all payments"));
}

QString Tour::openOperation(const QString &search, const QString &name, QWidget **dialog)
{
    const QString button = name + QStringLiteral("Button");
    if (const QString trouble = openFirst(search, button); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (!typing.tabTo(button))
        return missing(QStringLiteral("the %1, by Tab,").arg(name));
    typing.press(Qt::Key_Space);
    *dialog = openDialog(QStringLiteral("operationDialog"));
    if (!*dialog)
        return missing(QStringLiteral("the %1 dialog").arg(name));
    m_camera.take(name, **dialog);
    return {};
}

QString Tour::acceptOperation(const QString &name, QWidget &dialog)
{
    Hands inside(dialog);
    if (!inside.tabTo(QStringLiteral("operationAcceptButton")))
        return missing(QStringLiteral("the button of the %1, by Tab,").arg(name));
    inside.press(Qt::Key_Space);
    backToWindow();
    const auto done = [this] {
        const auto *state = qobject_cast<QLabel *>(hands().find(QStringLiteral("operationStateLabel0")));
        return state && state->text().startsWith(QStringLiteral("Done"));
    };
    if (!waitFor(done, 20000))
        return QStringLiteral("the %1 was not done").arg(name);
    m_camera.take(name + QStringLiteral("-done"), window());
    return {};
}

QString Tour::refund()
{
    QWidget *dialog = nullptr;
    if (const QString trouble = openOperation(QStringLiteral("status:approved"), QStringLiteral("refund"), &dialog); !trouble.isEmpty())
        return trouble;
    Hands inside(*dialog);
    if (!inside.tabTo(QStringLiteral("refundLinesButton")))
        return missing(QStringLiteral("the lines of the cart, by Tab,"));
    inside.press(Qt::Key_Space);
    inside.press(Qt::Key_Up);
    m_camera.take(QStringLiteral("refund-lines"), *dialog);
    return acceptOperation(QStringLiteral("refund"), *dialog);
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
        return missing(QStringLiteral("the detail"));
    const auto written = [scroll] {
        for (const QLabel *label : scroll->findChildren<QLabel *>()) {
            if (label->text().startsWith(QStringLiteral("Note by")))
                return true;
        }
        return false;
    };
    if (!waitFor(written))
        return missing(QStringLiteral("the note in the timeline"));
    m_camera.take(QStringLiteral("payment-note"), window());
    return {};
}

QString Tour::receipt()
{
    Hands typing = hands();
    typing.press(Qt::Key_P, Qt::ControlModifier);
    QWidget *dialog = openDialog(QStringLiteral("receiptDialog"));
    if (!dialog)
        return missing(QStringLiteral("the receipt"));
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
        return missing(QStringLiteral("the list of notices"));
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
        return missing(QStringLiteral("the search at Yuno"));
    Hands inside(*dialog);
    inside.type(m_foreignOrder);
    inside.press(Qt::Key_Return);
    if (!waitFor([&inside] { return inside.shows(QStringLiteral("addFoundButton")); }, 15000))
        return missing(QStringLiteral("the payment of another till"));
    m_camera.take(QStringLiteral("find-at-yuno"), *dialog);
    inside.press(Qt::Key_Return);
    Hands typing = hands();
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("detailScrollArea")); }, 15000))
        return QStringLiteral("the payment that was added is not shown");
    backToWindow();
    waitFor([&typing] { return !typing.shows(QStringLiteral("toast")); }, 15000); // it lies over the table for a moment
    m_camera.take(QStringLiteral("find-added"), window());
    hands().press(Qt::Key_0);
    return {};
}

/// Reserved on the Charge page, to be captured later.
QString Tour::authorised()
{
    if (const QString trouble = scanOne(); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    if (const QString trouble = chooseCustomer(); !trouble.isEmpty())
        return trouble;
    if (const QString trouble = chooseCard(QStringLiteral("1111")); !trouble.isEmpty())
        return trouble;
    if (!typing.tabTo(QStringLiteral("authorizeOnlyCheck")))
        return missing(QStringLiteral("\"Authorise only\", by Tab,"));
    typing.press(Qt::Key_Space);
    typing.press(Qt::Key_F9);
    const auto held = [this] {
        const Attempt *latest = chargePage().controller().charging().latest();
        return latest && latest->state == AttemptState::Authorized;
    };
    if (const QString trouble = waitForState(held, QStringLiteral("Authorised")); !trouble.isEmpty())
        return trouble;
    m_camera.take(QStringLiteral("authorised"), window());
    typing.press(Qt::Key_F9);
    waitFor([this] { return chargePage().controller().isEditable(); });
    return {};
}

QString Tour::capture()
{
    QWidget *dialog = nullptr;
    const QString trouble = openOperation(QStringLiteral("status:authorized"), QStringLiteral("capture"), &dialog);
    return trouble.isEmpty() ? acceptOperation(QStringLiteral("capture"), *dialog) : trouble;
}

}
