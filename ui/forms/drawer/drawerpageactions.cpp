// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is done on the Drawer page: the beginning, paying back, closing, printing.
#include "ui/forms/drawer/drawerpage.h"

#include "base/clock.h"
#include "ui/forms/drawer/drawerdialog.h"
#include "ui/forms/drawer/drawersums.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/operatorsession.h"
#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"
#include "ui/widgets/messagebar.h"

namespace pos::ui {

bool DrawerPage::hasOperator()
{
    if (!m_session.current().isEmpty())
        return true;
    m_message->showMessage(Tone::Attention, {tr("Nobody is chosen as operator."), tr("Choose who is at the till first (Ctrl+O).")});
    return false;
}

DrawerDialog *DrawerPage::ask(const DrawerQuestion &question)
{
    if (auto *open = findChild<DrawerDialog *>())
        open->close();
    m_message->clear();
    auto *dialog = new DrawerDialog(question, this);
    dialog->show();
    return dialog;
}

void DrawerPage::askFloat()
{
    if (!hasOperator())
        return;
    DrawerQuestion question;
    question.title = tr("In the drawer at the beginning");
    question.text = tr("Count what is in the drawer before the first sale. Saying it again corrects it; both are kept.");
    question.amountLabel = tr("&Amount");
    question.acceptText = tr("Begin with %1");
    question.proposed = m_day.opening.value_or(Money::zero(currency()));
    question.zeroAllowed = true;
    DrawerDialog *dialog = ask(question);
    connect(dialog, &DrawerDialog::submitted, this, [this, dialog](Money amount, const QString &) {
        m_desk.setFloat({amount, m_session.current()}, dialog, [dialog](const Result<DrawerEntry> &line) {
            if (line)
                dialog->accept();
            else
                dialog->refuse(drawerErrorText(line.error()));
        });
    });
}

/// Such a line has nothing of its own to be paid back, and no receipt.
void DrawerPage::sayInstead()
{
    m_message->showMessage(Tone::Info, {tr("This was given out in place of a refund that Yuno refused."), tr("The payment tells the rest.")});
}

/// Of the sale of the chosen line, as it stands now.
void DrawerPage::askPayout()
{
    const DrawerEntry *chosen = current();
    if (chosen == nullptr || chosen->sale.isEmpty() || !hasOperator())
        return;
    if (chosen->kind == DrawerEntryKind::Instead) {
        sayInstead();
        return;
    }
    const DrawerEntryId tender = chosen->kind == DrawerEntryKind::Payout ? chosen->tenderId : chosen->id;
    m_desk.tender(tender, this, [this](const Result<TenderDetail> &detail) {
        if (!detail)
            m_message->showMessage(Tone::Failed, drawerErrorText(detail.error()));
        else if (detail->left().isZero())
            m_message->showMessage(Tone::Info, {tr("All of %1 was paid back before.").arg(detail->tender.sale.text()), {}});
        else
            openPayout(*detail);
    });
}

void DrawerPage::openPayout(const TenderDetail &detail)
{
    const Money left = detail.left();
    DrawerQuestion question;
    question.title = tr("Pay back");
    question.text = detail.tender.tender == TenderKind::Cash
                        ? tr("Sale %1 was paid in cash. At most %2 can be given back out of the drawer.")
                              .arg(detail.tender.sale.text(), moneyText(left))
                        : tr("Sale %1 was paid with \"%2\". Give at most %3 back the same way; here it is only recorded.")
                              .arg(detail.tender.sale.text(), detail.tender.label, moneyText(left));
    question.amountLabel = tr("&Amount");
    question.acceptText = tr("Pay back %1");
    question.proposed = question.most = left;
    question.asksReason = true;
    DrawerDialog *dialog = ask(question);
    connect(dialog, &DrawerDialog::submitted, this,
            [this, dialog, tender = detail.tender.id, before = detail.paidBack()](Money amount, const QString &reason) {
                const PayoutOrder order{tender, amount, before, reason, m_session.current()};
                m_desk.payOut(order, dialog, [this, dialog](const Result<DrawerEntry> &line) {
                    if (!line) {
                        dialog->refuse(drawerErrorText(line.error()));
                        return;
                    }
                    dialog->accept();
                    Q_EMIT toastRequested(tr("Recorded: %1 paid back.").arg(moneyText(line->amount)), Tone::Success);
                });
            });
}

void DrawerPage::askClose(Money counted, Money expected, const QString &reason)
{
    if (!hasOperator())
        return;
    const CloseOrder order{counted, expected, reason, m_session.current()};
    m_dialogs.confirm(this,
                      {.title = tr("Close the drawer?"),
                       .text = tr("Counted: %1. Expected: %2. A new period begins, with what is then said to be in the drawer.")
                                   .arg(moneyText(counted), moneyText(expected)),
                       .acceptText = tr("Close and show the report"),
                       .rejectText = tr("Count again")},
                      this, [this, order](bool yes) {
                          if (yes)
                              close(order);
                      });
}

void DrawerPage::close(const CloseOrder &order)
{
    m_sums->setBusy(true);
    m_desk.close(order, this, [this](const Result<DrawerEntry> &line) {
        m_sums->setBusy(false);
        if (!line) {
            m_message->showMessage(Tone::Failed, drawerErrorText(line.error()));
            reload();
            return;
        }
        m_message->clear();
        m_sums->clearCount();
        printClose(line->id, false);
    });
}

void DrawerPage::openReceipt()
{
    const DrawerEntry *chosen = current();
    if (chosen == nullptr || chosen->sale.isEmpty())
        return;
    if (chosen->kind == DrawerEntryKind::Instead) {
        sayInstead();
        return;
    }
    const DrawerEntryId tender = chosen->kind == DrawerEntryKind::Payout ? chosen->tenderId : chosen->id;
    m_desk.tender(tender, this, [this](const Result<TenderDetail> &detail) {
        if (!detail)
            m_message->showMessage(Tone::Failed, drawerErrorText(detail.error()));
        else
            (new ReceiptDialog(tenderReceipt(*detail, m_settings, ReceiptIssue::Copy, m_clock.nowMs()), m_dialogs, this))->show();
    });
}

void DrawerPage::printClose(const DrawerEntryId &id, bool again)
{
    m_desk.closedPeriod(id, this, [this, again](const Result<DrawerReport> &report) {
        const ReceiptIssue issue = again ? ReceiptIssue::Copy : ReceiptIssue::First;
        if (!report)
            m_message->showMessage(Tone::Failed, drawerErrorText(report.error()));
        else
            (new ReceiptDialog(drawerReportPaper(*report, m_settings, issue, m_clock.nowMs()), m_dialogs, this))->show();
    });
}

}
