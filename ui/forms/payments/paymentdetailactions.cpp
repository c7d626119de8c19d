// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the detail pane asks of the engine: reading again, checking, releasing, the
// receipt.
#include "ui/forms/payments/paymentdetailpane.h"

#include "domain/watchplan.h"
#include "ui/forms/payments/notesbox.h"
#include "ui/forms/payments/operationspanel.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/forms/receipt/voucherpaper.h"
#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/widgets/messagebar.h"

#include <QTimer>

namespace pos::ui {

/// Final is not for ever (CONTRACT 8): what was settled is read again when somebody looks at it.
void PaymentDetailPane::readSoonIfStale()
{
    const Attempt &attempt = m_detail->attempt;
    const bool readable = !isOpen(attempt.state) && !attempt.paymentId.isEmpty();
    const qint64 known = qMax(attempt.retry.lastCheckMs, attempt.updatedMs);
    if (readable && watch::isStale(attempt.createdMs, known, m_clock.nowMs()))
        m_staleTimer->start();
}

/// Nobody asked for it, so nobody is told when it fails: "as of" stays as it is.
void PaymentDetailPane::readQuietly(const AttemptId &id)
{
    if (m_refreshing || id != m_id)
        return;
    m_engine.refreshPayment(id, this, [this, id](const Result<Attempt> &result) {
        if (id == m_id && result && m_detail) {
            m_checkedMs = qMax(m_checkedMs, result->retry.lastCheckMs);
            load();
        }
    });
}

void PaymentDetailPane::showOperation(const OperationId &id)
{
    if (!m_operations->showOperation(id))
        Q_EMIT said(tr("It is older than those shown above."));
}

void PaymentDetailPane::writeNote()
{
    if (m_detail)
        m_notes->takeFocus();
}

void PaymentDetailPane::openReceipt()
{
    if (m_detail)
        (new ReceiptDialog(paymentReceipt(*m_detail, m_settings, ReceiptIssue::Copy, m_clock.nowMs()), m_dialogs, this))->show();
}

void PaymentDetailPane::openVoucherPaper()
{
    const std::optional<Paper> voucher =
        m_detail ? voucherPaper(m_detail->attempt, m_detail->sale, m_detail->customer, m_settings) : std::nullopt;
    if (voucher)
        (new ReceiptDialog(*voucher, m_dialogs, this))->show();
}

void PaymentDetailPane::refresh()
{
    if (!m_detail || m_refreshing)
        return;
    if (isOpen(m_detail->attempt.state)) {
        checkNow();
        return;
    }
    if (m_detail->attempt.paymentId.isEmpty())
        return;
    m_refreshing = true;
    fillActions();
    m_engine.refreshPayment(m_id, this, [this, id = m_id](const Result<Attempt> &result) {
        if (id != m_id)
            return;
        m_refreshing = false;
        if (m_detail)
            fillActions();
        if (result) {
            m_checkedMs = qMax(m_checkedMs, result->retry.lastCheckMs);
            m_message->clear();
            load();
            return;
        }
        const Sentence words = errorText(result.error());
        m_message->showMessage(Tone::Attention, {tr("Could not be read again. %1").arg(words.what), words.todo});
    });
}

void PaymentDetailPane::checkNow()
{
    m_engine.checkNow(m_id);
    Q_EMIT said(tr("Asking Yuno about this payment now."));
}

void PaymentDetailPane::askRelease()
{
    const ManagerRequest request{
        .title = tr("Sell this another way?"),
        .text = tr("This payment may still take money. If it does, this till raises an alarm and you refund it. "
                   "A manager decides, with name and reason; both are recorded."),
        .acceptText = tr("Release the sale")};
    m_dialogs.askManager(this, request, this,
                         [this, id = m_id](const ManagerDecision &decision) { release(id, decision); });
}

void PaymentDetailPane::release(const AttemptId &id, const ManagerDecision &decision)
{
    m_engine.release(id, decision, this, [this, id](const Result<Attempt> &result) {
        if (id != m_id)
            return;
        if (!result) {
            m_message->showMessage(Tone::Failed, errorText(result.error()));
            return;
        }
        m_message->showMessage(Tone::Info, {tr("Released. The sale can be charged again."), {}});
        load();
    });
}

}
