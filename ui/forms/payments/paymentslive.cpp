// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the Payments page does to keep its payments true: refreshing those selected,
// and finding at Yuno what the list does not have.
#include "ui/forms/payments/bulkbar.h"
#include "ui/forms/payments/finddialog.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentspage.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/payments/querybar.h"

#include <QAction>
#include <QPushButton>

namespace pos::ui {

void PaymentsPage::buildLiveActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Refresh the selected payments"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        [this] { refreshSelected(); });
    add(tr("Find a payment at Yuno"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { openFind({}); });
    add(tr("Write a note"), QKeySequence(Qt::Key_N), [this] {
        m_detailOpen = true;
        arrange();
        m_detail->writeNote();
    });
    add(tr("Receipt of the payment"), QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_detail->openReceipt(); });
}

void PaymentsPage::refreshSelected()
{
    const QList<AttemptId> ids = m_table->selectedIds();
    if (m_bulk->isRunning())
        Q_EMIT toastRequested(tr("Payments are being refreshed already."), Tone::Attention);
    else if (ids.size() == 1)
        m_detail->refresh();
    else
        m_bulk->start(ids);
}

void PaymentsPage::openFind(const QString &id)
{
    if (auto *already = findChild<FindDialog *>()) {
        already->raise();
        already->activateWindow();
        return;
    }
    auto *dialog = new FindDialog(m_engine, m_zone, id, this);
    connect(dialog, &FindDialog::paymentRequested, this, [this, dialog](const AttemptId &attempt) {
        dialog->close();
        showPayment(attempt);
    });
    connect(dialog, &FindDialog::paymentAdded, this, [this, dialog](const AttemptId &attempt, const PaymentId &payment) {
        dialog->close();
        m_query->setText(payment.text()); // whatever was searched for before might hide it
        showPayment(attempt);
        m_table->setFocus(Qt::OtherFocusReason);
        Q_EMIT toastRequested(tr("The payment is in the list now."), Tone::Success);
    });
    dialog->show();
}

} // namespace pos::ui
