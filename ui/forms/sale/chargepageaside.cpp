// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What ChargePage shows beside the sale: the customer, the parked sales, the receipt.
#include "ui/forms/sale/chargepage.h"

#include "base/clock.h"
#include "base/timezones.h"
#include "domain/declinecoach.h"
#include "ui/forms/customer/customereditor.h"
#include "ui/forms/receipt/receiptdialog.h"
#include "ui/forms/receipt/voucherpaper.h"
#include "ui/forms/sale/cartside.h"
#include "ui/forms/sale/methodpanel.h"
#include "ui/forms/sale/parkedpanel.h"
#include "ui/forms/sale/payside.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/forms/sale/waitingpanel.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/nametext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTimeZone>
#include <QUrl>

namespace pos::ui {

namespace {

const QString EditorDraft = QStringLiteral("customer.open"), EditorPrefix = QStringLiteral("customer.");

}

// --- customer ---------------------------------------------------------------------------------------

CustomerEditor &ChargePage::editor()
{
    if (m_editor == nullptr) {
        m_editor = new CustomerEditor(m_engine, m_dialogs, m_session, m_clock, this);
        m_editor->setTimeZone(timeZoneOrUtc(m_sale->settings().timeZone));
        m_left->addWidget(m_editor);
        connect(m_editor, &CustomerEditor::saved, this, &ChargePage::onCustomerSaved);
        connect(m_editor, &CustomerEditor::edited, this, &ChargePage::saveEditorDraft);
        connect(m_editor, &CustomerEditor::paymentRequested, this, &ChargePage::paymentRequested);
        connect(m_editor, &CustomerEditor::closed, this, [this] {
            closeLeft();
            m_cart->focusScan();
        });
        connect(m_editor, &CustomerEditor::erased, this, [this] {
            m_sale->clearCustomer();
            closeLeft();
            m_cart->focusScan();
            Q_EMIT toastRequested(tr("The customer's data was erased."), Tone::Success);
        });
    }
    return *m_editor;
}

void ChargePage::openNewCustomer(const QString &typed)
{
    if (!m_sale->isEditable())
        return;
    editor().openNew(m_sale->settings().country, typed);
    m_left->setCurrentWidget(m_editor);
    m_editor->focusFirst();
    saveEditorDraft();
}

void ChargePage::openCustomer()
{
    if (!m_sale->isEditable() || !m_sale->customer())
        return;
    editor().openExisting(*m_sale->customer());
    m_left->setCurrentWidget(m_editor);
    m_editor->focusFirst();
}

void ChargePage::closeLeft()
{
    if (m_left->currentWidget() == m_cart)
        return;
    if (m_left->currentWidget() == m_editor) {
        m_sale->setDraft(EditorDraft, {});
        const QList<QString> fields = m_sale->sale().draftFields.keys();
        for (const QString &field : fields) {
            if (field.startsWith(EditorPrefix))
                m_sale->setDraft(field, {});
        }
    }
    m_left->setCurrentWidget(m_cart);
}

void ChargePage::onCustomerSaved(const Customer &customer)
{
    m_sale->setCustomer(customer);
    closeLeft();
    m_cart->focusScan();
    Q_EMIT toastRequested(tr("Saved: %1").arg(customer.displayName()), Tone::Success);
}

void ChargePage::saveEditorDraft()
{
    if (m_left->currentWidget() != m_editor)
        return;
    m_sale->setDraft(EditorDraft, m_editor->isNew() ? QStringLiteral("new") : QStringLiteral("edit"));
    const auto draft = m_editor->draft();
    for (auto it = draft.cbegin(); it != draft.cend(); ++it)
        m_sale->setDraft(EditorPrefix + it.key(), it.value());
}

void ChargePage::restoreEditor()
{
    if (m_sale->draft(EditorDraft) != u"new")
        return;
    QHash<QString, QString> typed;
    const auto &fields = m_sale->sale().draftFields;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        if (it.key().startsWith(EditorPrefix) && it.key() != EditorDraft)
            typed.insert(it.key().mid(EditorPrefix.size()), it.value());
    }
    editor().openNew(m_sale->settings().country, {});
    m_editor->setDraft(typed);
    m_left->setCurrentWidget(m_editor);
}

// --- putting aside ----------------------------------------------------------------------------------

void ChargePage::park()
{
    if (!m_sale->hasSale() || (m_sale->sale().cart.isEmpty() && m_sale->charging().attempts().isEmpty()))
        return;
    const Sale &sale = m_sale->sale();
    m_sale->park(sale.customerName.isEmpty() ? sale.id.text() : sale.customerName);
}

void ChargePage::openParked()
{
    m_engine.parkedSales(this, [this](const Result<QList<Sale>> &sales) {
        if (!sales) {
            onFailed(sales.error());
            return;
        }
        m_cart->setParkedCount(int(sales->size()));
        if (sales->isEmpty()) {
            Q_EMIT toastRequested(tr("No sale is parked."), Tone::Info);
            return;
        }
        if (m_parked == nullptr) {
            m_parked = new ParkedPanel(this);
            m_left->addWidget(m_parked);
            connect(m_parked, &ParkedPanel::resumeRequested, m_sale, &SaleController::resume);
            connect(m_parked, &ParkedPanel::recoveryRequested, this, &ChargePage::saleRecoveryRequested);
            connect(m_parked, &ParkedPanel::closeRequested, this, [this] {
                closeLeft();
                m_cart->focusScan();
            });
        }
        m_left->setCurrentWidget(m_parked);
        m_parked->showSales(*sales, timeZoneOrUtc(m_sale->settings().timeZone), m_clock.nowMs());
    });
}

void ChargePage::refreshParkedCount()
{
    m_engine.parkedSales(this, [this](const Result<QList<Sale>> &sales) {
        if (sales)
            m_cart->setParkedCount(int(sales->size()));
    });
}

void ChargePage::askDiscard()
{
    const SalePhase phase = m_sale->charging().phase();
    if (!m_sale->hasSale() || (phase != SalePhase::Editing && phase != SalePhase::Failed && phase != SalePhase::PartPaid))
        return;
    if (m_sale->sale().cart.isEmpty() && m_sale->charging().attempts().isEmpty())
        return;
    if (m_sale->hasParts()) {
        askPayBack();
        return;
    }
    m_dialogs.askReason(this,
                        {.title = tr("Discard this sale?"),
                         .text = tr("Sale %1 ends here. The reason is recorded.").arg(m_sale->sale().id.text()),
                         .acceptText = tr("Discard"),
                         .suggestions = {tr("Customer changed their mind"), tr("Entered by mistake"), tr("Paid another way")}},
                        this, [this](const QString &reason) { m_sale->discard(reason); });
}

void ChargePage::askRemoveCard(const SavedMethod &card)
{
    m_dialogs.confirm(this,
                      {.title = tr("Remove %1?").arg(methodText(card)),
                       .text = tr("Yuno forgets this card of %1. It cannot be charged any more, unless the customer saves it again.").arg(m_sale->sale().customerName),
                       .acceptText = tr("Remove the card"),
                       .rejectText = tr("Keep it"),
                       .danger = true},
                      this, [this, card](bool yes) {
                          if (yes)
                              m_sale->removeCard(card);
                      });
}

// --- ways to pay ------------------------------------------------------------------------------------

/// The list of ways, and the next one; after a refusal it proposes a way that needs no card (DESIGN 2).
void ChargePage::wayToPayKey()
{
    ChargeController &charging = m_sale->charging();
    const Attempt *failed = charging.phase() == SalePhase::Failed ? charging.latest() : nullptr;
    const PaymentMethod *rescue = failed != nullptr ? m_sale->otherWay(failed->intent.methodId) : nullptr;
    charging.resumeEditing();
    if (charging.phase() != SalePhase::Editing)
        return;
    closeLeft();
    if (rescue != nullptr)
        m_sale->choosePayMethod(rescue->id);
    m_pay->methodPanel().focusMethods();
}

/// What the customer scans takes the place of the cart, as large as it can be.
void ChargePage::showWaiting()
{
    const ChargeController &charging = m_sale->charging();
    const Attempt *last = charging.phase() == SalePhase::InFlight ? charging.latest() : nullptr;
    if (last == nullptr || !hasArtefacts(*last)) {
        if (m_waiting != nullptr && m_left->currentWidget() == m_waiting)
            m_left->setCurrentWidget(m_cart);
        return;
    }
    if (m_waiting == nullptr) {
        m_waiting = new WaitingPanel(this);
        m_left->addWidget(m_waiting);
    }
    m_waiting->showAttempt(*last, m_sale->pictures().codeOf(*last), m_sale->settings(), customerLanguage(m_sale->settings(), m_sale->customerCountry()));
    m_left->setCurrentWidget(m_waiting);
}

void ChargePage::copyForCustomer()
{
    const Attempt *last = m_sale->charging().latest();
    if (last == nullptr || copyText(*last).isEmpty())
        return;
    QGuiApplication::clipboard()->setText(copyText(*last));
    Q_EMIT toastRequested(tr("Copied."), Tone::Success);
}

/// The desktop's own program writes to the customer; what it sends is seen there before it goes.
void ChargePage::shareLink(OutcomeAction by)
{
    const Attempt *last = m_sale->charging().latest();
    if (last == nullptr)
        return;
    if (const std::optional<Paper> voucher = voucherOfLatest()) {
        if (!m_dialogs.openAddress(voucher->mail))
            Q_EMIT toastRequested(tr("This computer has no program for e-mail. Print the voucher instead (Ctrl+Shift+V)."), Tone::Failed);
        return;
    }
    if (!last->link || last->link->url.isEmpty())
        return;
    const Customer customer = m_sale->customer().value_or(Customer{});
    const QString shop = m_sale->settings().shop.name;
    const bool mail = by == OutcomeAction::ShareByMail;
    const QUrl address = mail ? linkByMail(*last, shop, customer.email) : linkByWhatsApp(*last, shop, customer.phone);
    if (m_dialogs.openAddress(address))
        return;
    Q_EMIT toastRequested(mail ? tr("This computer has no program for e-mail. Copy the link instead (Ctrl+Shift+C).")
                               : tr("This computer cannot open WhatsApp. Copy the link instead (Ctrl+Shift+C)."),
                          Tone::Failed);
}

void ChargePage::askGiveUp()
{
    m_dialogs.confirm(this,
                      {.title = tr("Stop waiting for the customer?"),
                       .text = tr("This cancels nothing: the customer can still pay until the time is over. The till keeps watching; "
                                  "if the money comes after all, it raises an alarm and it must be refunded."),
                       .acceptText = tr("Give up and watch"),
                       .rejectText = tr("Go on waiting")},
                      this, [this](bool yes) {
                          if (yes)
                              letGo(OutcomeAction::GiveUp);
                      });
}

void ChargePage::askCancelLink()
{
    m_dialogs.confirm(this,
                      {.title = tr("Cancel the payment link?"),
                       .text = tr("When Yuno confirms it, nobody can begin to pay by it any more, and this sale can be paid another "
                                  "way. A customer who was quicker has paid this sale. Money that comes in the minutes after "
                                  "raises an alarm."),
                       .acceptText = tr("Cancel the link"),
                       .rejectText = tr("Go on waiting")},
                      this, [this](bool yes) {
                          if (yes)
                              letGo(OutcomeAction::CancelLink);
                      });
}

/// The payment may have moved on while the question stood there.
void ChargePage::letGo(OutcomeAction offered)
{
    const Attempt *last = m_sale->charging().latest();
    if (last != nullptr && outcomeFace(*last, {}).actions.contains(offered))
        m_sale->charging().release({m_session.current(), tr("Given up at the counter")});
}

// --- voucher and receipt ----------------------------------------------------------------------------------------

std::optional<Paper> ChargePage::voucherOfLatest() const
{
    const Attempt *last = m_sale->charging().latest();
    return last != nullptr ? voucherPaper(*last, m_sale->sale(), m_sale->customer(), m_sale->settings()) : std::nullopt;
}

void ChargePage::openVoucherPaper()
{
    if (const std::optional<Paper> voucher = voucherOfLatest())
        (new ReceiptDialog(*voucher, m_dialogs, this))->show();
}

void ChargePage::openReceipt()
{
    if (m_sale->charging().split().inParts) {
        openSplitReceipt();
        return;
    }
    if (const std::optional<DrawerEntry> &tender = m_sale->charging().tender()) {
        openTenderReceipt(tender->id);
        return;
    }
    const Attempt *last = m_sale->charging().latest();
    if (last == nullptr)
        return;
    m_engine.paymentDetail(last->id, this, [this](const Result<PaymentDetail> &detail) {
        if (!detail) {
            Q_EMIT toastRequested(tr("The receipt cannot be made: the payment cannot be read."), Tone::Failed);
            return;
        }
        const ReceiptIssue issue = m_receipts.contains(detail->attempt.id) ? ReceiptIssue::Copy : ReceiptIssue::First;
        m_receipts.insert(detail->attempt.id);
        (new ReceiptDialog(paymentReceipt(*detail, m_sale->settings(), issue, m_clock.nowMs()), m_dialogs, this))->show();
    });
}

void ChargePage::openSplitReceipt()
{
    const SaleId id = m_sale->sale().id;
    m_engine.split()->record(id, this, [this, sale = m_sale->sale()](const Result<SaleRecord> &record) {
        if (!record) {
            Q_EMIT toastRequested(tr("The receipt cannot be made: the sale cannot be read."), Tone::Failed);
            return;
        }
        const ReceiptIssue issue = m_saleReceipts.contains(sale.id) ? ReceiptIssue::Copy : ReceiptIssue::First;
        m_saleReceipts.insert(sale.id);
        (new ReceiptDialog(saleReceipt(sale, *record, m_sale->settings(), issue, m_clock.nowMs()), m_dialogs, this))->show();
    });
}

void ChargePage::openTenderReceipt(const DrawerEntryId &id)
{
    m_engine.drawer()->tender(id, this, [this, id](const Result<TenderDetail> &detail) {
        if (!detail) {
            Q_EMIT toastRequested(tr("The receipt cannot be made: the sale cannot be read."), Tone::Failed);
            return;
        }
        const ReceiptIssue issue = m_tenderReceipts.contains(id) ? ReceiptIssue::Copy : ReceiptIssue::First;
        m_tenderReceipts.insert(id);
        (new ReceiptDialog(tenderReceipt(*detail, m_sale->settings(), issue, m_clock.nowMs()), m_dialogs, this))->show();
    });
}

}
