// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The stations on the list of payments: its figures, the search, one payment's detail.
#include "ui/tour/tour.h"

#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QAbstractItemView>

namespace pos::ui {

QString Tour::payments()
{
    Hands typing = hands();
    typing.press(Qt::Key_2, Qt::ControlModifier);
    const auto listed = [&typing] {
        const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("paymentsTable")));
        return table && table->model()->rowCount() >= 4; // the table takes the place of "Reading payments..."
    };
    if (!waitFor(listed))
        return QStringLiteral("the payments are not listed");
    m_camera.take(QStringLiteral("payments"), window());
    typing.press(Qt::Key_G);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("timeChart")); }))
        return missing(QStringLiteral("the chart above the list"));
    m_camera.take(QStringLiteral("payments-chart"), window());
    typing.press(Qt::Key_G);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("figuresTable")); }))
        return missing(QStringLiteral("the figures as a table"));
    m_camera.take(QStringLiteral("payments-table"), window());
    typing.press(Qt::Key_G); // nothing
    typing.press(Qt::Key_G); // and the cards again
    return waitFor([&typing] { return typing.shows(QStringLiteral("kpiCard0")); }) ? QString() : missing(QStringLiteral("the cards"));
}

QString Tour::paymentsSearch()
{
    Hands typing = hands();
    auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("paymentsTable")));
    if (!table)
        return missing(QStringLiteral("the list of payments"));
    const int all = table->model()->rowCount();
    typing.press(Qt::Key_Slash);
    typing.type(QStringLiteral("today >10 status:"));
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("paymentSearchEditPopup")); }))
        return missing(QStringLiteral("the completion of status:"));
    m_camera.take(QStringLiteral("payments-completion"), window());
    typing.type(QStringLiteral("approved -operator:nobody"));
    typing.press(Qt::Key_Return);
    const auto found = [table, all] { return table->model()->rowCount() > 0 && table->model()->rowCount() < all; };
    if (!waitFor(found))
        return QStringLiteral("the search does not narrow the list");
    if (!typing.shows(QStringLiteral("conditionChip3")))
        return missing(QStringLiteral("the chip of the fourth condition"));
    m_camera.take(QStringLiteral("payments-search"), window());
    typing.press(Qt::Key_0);
    return waitFor([table, all] { return table->model()->rowCount() == all; }) ? QString()
                                                                             : QStringLiteral("0 does not show all payments again");
}

QString Tour::paymentDetail()
{
    Hands typing = hands();
    typing.press(Qt::Key_J);
    typing.press(Qt::Key_J);
    typing.press(Qt::Key_Return);
    if (!waitFor([&typing] {
            const QWidget *receipt = typing.find(QStringLiteral("receiptButton")); // disabled: still the payment before
            return typing.shows(QStringLiteral("timelineView")) && receipt != nullptr && receipt->isEnabled();
        }))
        return missing(QStringLiteral("the timeline of a payment"));
    m_camera.take(QStringLiteral("payment-detail"), window());
    typing.press(Qt::Key_Escape);
    return {};
}

}
