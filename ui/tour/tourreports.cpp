// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The tour's stations around files and Yuno's reports.
#include "ui/tour/tour.h"

#include "ui/app/application.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QLabel>

namespace pos::ui {

namespace {


}

QString Tour::paymentsExport()
{
    Hands typing = hands();
    typing.press(Qt::Key_E, Qt::ControlModifier);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("exportDialog")); }))
        return QStringLiteral("Ctrl+E does not open the export");
    m_camera.take(QStringLiteral("payments-export"), *typing.find(QStringLiteral("exportDialog")));
    QWidget *dialog = typing.find(QStringLiteral("exportDialog"));
    Hands(*dialog).press(Qt::Key_Escape);
    backToWindow();
    return waitFor([&typing] { return !typing.shows(QStringLiteral("exportDialog")); }) ? QString() : QStringLiteral("Escape does not close the export");
}

QString Tour::paymentsImport()
{
    Hands typing = hands();
    const auto *table = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("paymentsTable")));
    const int before = table ? table->model()->rowCount() : 0;
    typing.press(Qt::Key_I, Qt::ControlModifier);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportDialog")); }))
        return QStringLiteral("Ctrl+I does not open the import");
    QWidget *dialog = typing.find(QStringLiteral("reportDialog"));
    Hands choosing(*dialog);
    choosing.press(Qt::Key_Return);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportProgressBar")); }))
        return QStringLiteral("Return does not start the import");
    m_camera.take(QStringLiteral("payments-importing"), *dialog);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportTallyLabel")) && !typing.shows(QStringLiteral("reportProgressBar")); }, ReportMs))
        return QStringLiteral("the import does not end");
    m_camera.take(QStringLiteral("payments-imported"), *dialog);
    choosing.press(Qt::Key_Escape);
    backToWindow();
    if (!waitFor([table, before] { return table && table->model()->rowCount() > before; }))
        return QStringLiteral("nothing was imported");
    m_camera.take(QStringLiteral("payments-from-yuno"), window());
    return {};
}

QString Tour::paymentsCompare()
{
    Hands typing = hands();
    typing.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportDialog")); }))
        return QStringLiteral("Ctrl+Shift+I does not open the comparison");
    QWidget *dialog = typing.find(QStringLiteral("reportDialog"));
    Hands choosing(*dialog);
    choosing.press(Qt::Key_Return);
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportTallyLabel")) && !typing.shows(QStringLiteral("reportProgressBar")); }, ReportMs))
        return QStringLiteral("the comparison does not end");
    // Yuno made them up for the report: payments of another till.
    if (!waitFor([&typing] { return typing.shows(QStringLiteral("reportDifferencesTable")); }))
        return QStringLiteral("the payments of the other till are not among the differences");
    const QAbstractItemModel *differences = qobject_cast<QAbstractItemView *>(typing.find(QStringLiteral("reportDifferencesTable")))->model();
    for (int column = 0; column < differences->columnCount() && m_foreignOrder.isEmpty(); ++column) {
        const QString text = differences->index(0, column).data().toString();
        if (text.startsWith(QStringLiteral("W7-")))
            m_foreignOrder = text;
    }
    m_camera.take(QStringLiteral("payments-compared"), *dialog);
    choosing.press(Qt::Key_Escape);
    backToWindow();
    return {};
}

}
