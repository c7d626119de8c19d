// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/waitingpanel.h"

#include "ui/forms/sale/paymentcode.h"
#include "ui/text/methodtext.h"
#include "ui/text/moneytext.h"
#include "ui/text/vouchertext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/barcodeview.h"
#include "ui/widgets/qrview.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pos::ui {

WaitingPanel::WaitingPanel(QWidget *parent)
    : QFrame(parent)
    , m_amount(new QLabel(this))
    , m_todo(new QLabel(this))
    , m_number(new QLabel(this))
    , m_bars(new BarcodeView(this))
    , m_code(new QrView(this))
    , m_facts(new QLabel(this))
{
    setObjectName(QStringLiteral("waitingPanel"));
    setLook(this, "card");
    m_amount->setObjectName(QStringLiteral("waitingAmountLabel"));
    setLook(m_amount, "display");
    m_todo->setObjectName(QStringLiteral("waitingTodoLabel"));
    setLook(m_todo, "title");
    m_number->setObjectName(QStringLiteral("waitingNumberLabel"));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_number, "display");
    m_bars->setObjectName(QStringLiteral("waitingBars"));
    m_bars->setAccessibleName(tr("Bar code of the voucher"));
    m_code->setObjectName(QStringLiteral("waitingCode"));
    m_code->setAccessibleName(tr("QR code for the customer's phone"));
    m_facts->setObjectName(QStringLiteral("waitingFactsLabel"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_facts, "headline");
    for (QLabel *label : {m_amount, m_todo, m_number, m_facts}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addStretch(1);
    layout->addWidget(m_amount);
    layout->addWidget(m_todo);
    layout->addWidget(m_number);
    layout->addWidget(m_bars);
    layout->addWidget(m_code, 100);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void WaitingPanel::showAttempt(const Attempt &attempt, const PaymentCode &code, const Settings &settings, const QString &language)
{
    m_amount->setText(moneyText(attempt.intent.amount));
    const std::optional<Voucher> voucher = openVoucher(attempt);
    m_number->setVisible(voucher.has_value());
    if (voucher) {
        showVoucher(attempt, *voucher, settings, language);
    } else {
        m_bars->hide();
        m_todo->setText(waitingText(attempt, language));
        const QString facts = payFacts(attempt, language).join(u'\n');
        m_facts->setText(!facts.isEmpty() ? facts
                         : code.awaited   ? tr("The code is on its way.")
                         : code.lost      ? tr("The picture of the code could not be loaded. Give up, and take another way to pay.")
                                          : QString());
        code.showIn(*m_code);
    }
    m_code->setVisible(!m_code->isEmpty());
    m_facts->setVisible(!m_facts->text().isEmpty());
}

void WaitingPanel::showVoucher(const Attempt &attempt, const Voucher &voucher, const Settings &settings, const QString &language)
{
    const VoucherSheet sheet = voucherSheet(attempt, voucher, settings, language);
    m_todo->setText(sheet.todo);
    m_number->setText(sheet.number);
    m_number->setAccessibleName(sheet.numberLabel + u' ' + sheet.number);
    m_bars->setVisible(m_bars->setCode(voucher.kind, voucher.code));
    QStringList facts;
    if (attempt.payment->method.expiresMs > 0)
        facts << sheet.rows[1].first + QStringLiteral(": ") + sheet.rows[1].second;
    // A code of the page beside the one for the counter: said what it is.
    const bool own = voucher.kind == BarcodeKind::Qr;
    m_code->setText(own ? voucher.code : sheet.page.second);
    if (!own && !m_code->isEmpty())
        facts.prepend(sheet.page.first);
    m_facts->setText(facts.join(u'\n'));
}

}
