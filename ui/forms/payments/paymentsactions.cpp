// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The keys and the context menu of the Payments page.
#include "ui/forms/payments/kpirow.h"
#include "ui/forms/payments/listmenus.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/payments/querybar.h"
#include "ui/forms/payments/viewbar.h"
#include "ui/models/paymentstablemodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>

namespace pos::ui {

void PaymentsPage::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Search payments"), QKeySequence(Qt::Key_Slash), [this] { m_query->focusSearch(); });
    add(tr("Add a filter"), QKeySequence(Qt::Key_F), [this] { m_query->openFilterMenu(); });
    add(tr("Next payment"), QKeySequence(Qt::Key_J), [this] { m_table->step(1); });
    add(tr("Previous payment"), QKeySequence(Qt::Key_K), [this] { m_table->step(-1); });
    add(tr("Columns and sorting"), QKeySequence(Qt::Key_C), [this] { m_columnsButton->click(); });
    add(tr("Figures, chart, table"), QKeySequence(Qt::Key_G), [this] { m_kpis->showNext(); });
    add(tr("Copy the selected rows"), QKeySequence(QKeySequence::Copy), [this] { copyRows(); });
    add(tr("Copy the cell"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copy(m_table->currentCellText(), m_table->currentCellText()); });
    add(tr("Refresh list and payment"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        m_model->refresh();
        m_kpis->refresh();
        m_detail->refresh();
    });
    add(tr("Voucher of the payment"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), [this] { m_detail->openVoucherPaper(); });
    add(tr("Back to the list"), QKeySequence(Qt::Key_Escape), [this] {
        if (m_views->isNaming())
            m_views->endNaming();
        else if (!m_query->searchHasFocus() || !m_query->escape())
            closeDetail();
    });
    // Only while the list has the focus: elsewhere Return belongs to buttons and lines.
    auto *open = new QAction(tr("Open the payment"), m_table);
    open->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, [this] {
        openDetail();
        m_detail->takeFocus();
    });
    m_table->addAction(open);
    buildLiveActions();
}

void PaymentsPage::buildViewActions()
{
    for (int i = 0; i < ViewBar::MostChips; ++i) {
        auto *action = new QAction(tr("View: %1").arg(m_views->views().all()[i].name), this);
        action->setShortcut(QKeySequence(Qt::Key_0 + i));
        connect(action, &QAction::triggered, this, [this, i] { m_views->choose(i); });
        addAction(action);
    }
    auto *save = new QAction(tr("Save the search as a view"), this);
    save->setShortcut(QKeySequence(QKeySequence::Save));
    connect(save, &QAction::triggered, m_views, &ViewBar::beginSaving);
    addAction(save);
}

void PaymentsPage::copy(const QString &text, const QString &what)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT toastRequested(tr("Copied: %1").arg(what.left(80)), Tone::Neutral);
}

void PaymentsPage::copyRows()
{
    const int count = m_table->selectedCount();
    copy(m_table->selectedText(), count == 1 ? tr("one row") : tr("%1 rows").arg(count));
}

void PaymentsPage::showRowMenu(const QPoint &position)
{
    // Without a mouse the menu belongs to the current row, not to the middle of the table.
    QModelIndex index = m_table->indexAt(position);
    const bool byKey = !index.isValid() || !m_table->viewport()->underMouse();
    if (byKey && m_table->currentIndex().isValid())
        index = m_table->currentIndex();
    const PaymentRow *row = m_model->rowAt(index.row());
    if (!row)
        return;
    auto *menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillRowMenu(*menu, *m_table, *row, index.column(),
                {.open = [this] { openDetail(); },
                 .refresh = [this] { refreshSelected(); },
                 .copy = [this](const QString &text, const QString &what) { copy(text, what); },
                 .filter = [this](const QString &term) { m_query->setText(withTerm(m_query->text(), term)); },
                 .exportRows = [this] { openExport(true); },
                 .winBack = [this, id = row->attempt] { Q_EMIT recoveryRequested(id); }});
    const QPoint at = byKey ? m_table->visualRect(index).bottomLeft() : position;
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

}
