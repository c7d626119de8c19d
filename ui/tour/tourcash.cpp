// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations about cash: a sale with change, the drawer at the end of the day, a sale in parts and its way back.
#include "ui/tour/tour.h"

#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QAbstractItemView>
#include <QPointer>

namespace pos::ui {

QString Tour::cash()
{
    if (const QString trouble = scanOne(); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typing.press(Qt::Key_F10);
    typing.type(QStringLiteral("c"));
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("givenEdit")); }))
        return QStringLiteral("cash cannot be chosen by keys");
    if (!typing.tabTo(QStringLiteral("quick3Button")))
        return QStringLiteral("a quick amount cannot be reached by Tab");
    typing.press(Qt::Key_Space);
    m_camera.take(QStringLiteral("cash"), window());
    typing.press(Qt::Key_F9);
    const auto taken = [this] { return chargePage().controller().charging().tender().has_value(); };
    if (!waitFor(taken))
        return QStringLiteral("the cash was not recorded");
    m_camera.take(QStringLiteral("cash-change"), window());
    typing.press(Qt::Key_F9);
    const QString trouble = drawer();
    return trouble.isEmpty() ? split() : trouble;
}

QString Tour::split()
{
    const auto phaseIs = [this](SalePhase phase) {
        return waitFor([this, phase] { return chargePage().controller().charging().phase() == phase; });
    };
    if (const QString trouble = scanOne(); !trouble.isEmpty())
        return trouble;
    Hands typing = hands();
    typing.press(Qt::Key_F10);
    typing.type(QStringLiteral("c"));
    typing.press(Qt::Key_D, Qt::ControlModifier);
    typing.type(QStringLiteral("20"));
    if (!typing.tabTo(QStringLiteral("quick1Button")))
        return QStringLiteral("the exact amount cannot be reached by Tab");
    typing.press(Qt::Key_Space);
    m_camera.take(QStringLiteral("split"), window());
    typing.press(Qt::Key_F9);
    if (!phaseIs(SalePhase::PartPaid))
        return QStringLiteral("the part was not recorded");
    m_camera.take(QStringLiteral("split-part-paid"), window());
    typing.press(Qt::Key_F9);
    if (!phaseIs(SalePhase::Editing) || !typing.shows(QStringLiteral("partStandingLabel")))
        return QStringLiteral("the rest is not asked for");
    m_camera.take(QStringLiteral("split-rest"), window());
    typing.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *why = openDialog(QStringLiteral("reasonDialog"));
    if (why == nullptr)
        return QStringLiteral("the way back is not asked");
    Hands asked(*why);
    asked.type(QStringLiteral("The rest was not paid"));
    m_camera.take(QStringLiteral("split-pay-back"), *why);
    asked.press(Qt::Key_Return);
    backToWindow();
    if (!phaseIs(SalePhase::PayingBack))
        return QStringLiteral("the way back did not begin");
    m_camera.take(QStringLiteral("split-back"), window());
    typing.press(Qt::Key_F9);
    return phaseIs(SalePhase::Editing) ? QString() : QStringLiteral("no next sale after the way back");
}

QString Tour::drawer()
{
    Hands typing = hands();
    typing.press(Qt::Key_4, Qt::ControlModifier);
    const auto listed = [&typing] {
        const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("drawerTable")));
        return table && table->model()->rowCount() > 0;
    };
    if (!waitFor(listed))
        return QStringLiteral("the sale is not in the drawer");
    typing.press(Qt::Key_F4);
    const QPointer<QWidget> beginning = openDialog(QStringLiteral("drawerDialog"));
    if (beginning == nullptr)
        return QStringLiteral("the amount at the beginning is not asked");
    Hands counting(*beginning);
    counting.type(QStringLiteral("100"));
    counting.press(Qt::Key_Return);
    if (!waitFor([&beginning] { return beginning.isNull(); })) // else it would be taken for the next one
        return QStringLiteral("the amount at the beginning was not recorded");
    backToWindow();
    typing.press(Qt::Key_F8);
    QWidget *payout = openDialog(QStringLiteral("drawerDialog"));
    if (payout == nullptr)
        return QStringLiteral("paying back is not asked");
    m_camera.take(QStringLiteral("drawer-pay-back"), *payout);
    Hands(*payout).press(Qt::Key_Escape);
    backToWindow();
    typing.press(Qt::Key_F3);
    typing.type(QStringLiteral("100"));
    m_camera.take(QStringLiteral("drawer"), window());
    typing.press(Qt::Key_1, Qt::ControlModifier);
    return {};
}

}
