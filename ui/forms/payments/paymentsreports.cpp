// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Payments page's ways out of the program and in: files and Yuno's reports.
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/reports/exportdialog.h"
#include "ui/forms/reports/reportdialog.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>

#include <algorithm>

namespace pos::ui {

void PaymentsPage::buildReportActions()
{
    auto *exporting = new QAction(tr("Export the payments of the list"), this);
    exporting->setObjectName(QStringLiteral("exportAction"));
    exporting->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(exporting, &QAction::triggered, this, [this] { openExport(m_table->selectedCount() > 1); });
    addAction(exporting);
    const auto add = [this](const QString &text, const QKeySequence &keys, ReportPurpose purpose) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, purpose] { openReport(purpose); });
        addAction(action);
    };
    add(tr("Import payments from Yuno"), QKeySequence(Qt::CTRL | Qt::Key_I), ReportPurpose::Import);
    add(tr("Compare payments with Yuno"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), ReportPurpose::Reconcile);
}

void PaymentsPage::addReportButtons(QHBoxLayout *row)
{
    auto *button = new QPushButton(icon(QStringLiteral("download")), QString(), this);
    button->setObjectName(QStringLiteral("reportsButton"));
    button->setAccessibleName(tr("Export, import, compare"));
    button->setToolTip(tr("Export, import from Yuno, compare with Yuno"));
    setLook(button, "quiet");
    auto *menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("reportsMenu"));
    menu->addAction(tr("&Export payments..."), this, [this] { openExport(m_table->selectedCount() > 1); });
    menu->addAction(tr("&Import payments from Yuno..."), this, [this] { openReport(ReportPurpose::Import); });
    menu->addAction(tr("&Compare payments with Yuno..."), this, [this] { openReport(ReportPurpose::Reconcile); });
    connect(button, &QPushButton::clicked, menu, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    row->addWidget(button, 0, Qt::AlignTop);
}

void PaymentsPage::openReport(ReportPurpose purpose)
{
    if (auto *open = findChild<ReportDialog *>())
        open->close(); // what it follows goes on
    const QTimeZone zone = m_zone;
    auto *dialog = new ReportDialog(m_engine, m_dialogs, purpose, zone, m_clock.now().toTimeZone(zone).date(), this);
    connect(dialog, &ReportDialog::paymentRequested, this, &PaymentsPage::showPayment);
    dialog->show();
}

QList<AttemptId> PaymentsPage::selectedAttempts() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    QList<AttemptId> ids;
    for (const int row : rows) {
        if (const PaymentRow *payment = m_model->rowAt(row))
            ids.append(payment->attempt);
    }
    return ids;
}

void PaymentsPage::openExport(bool selection)
{
    if (auto *open = findChild<ExportDialog *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    ExportDialog::Choice choice;
    choice.query = m_model->query();
    choice.selected = selectedAttempts();
    choice.preferSelected = selection;
    choice.timeZone = m_zone.id();
    choice.today = m_clock.now().toTimeZone(QTimeZone(choice.timeZone)).date();
    (new ExportDialog(m_engine, m_dialogs, choice, QLocale(), this))->show();
}

}
