// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/adjustform.h"

#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString DiscountField = QStringLiteral("discount"), TipField = QStringLiteral("tip"), TaxField = QStringLiteral("tax");

}

AdjustForm::AdjustForm(SaleController &sale, QWidget *parent)
    : QFrame(parent)
    , m_sale(sale)
    , m_binder(new FieldBinder(this))
    , m_discount(new QLineEdit(this))
    , m_tip(new AmountEdit(this))
    , m_tax(new QLineEdit(this))
    , m_taxIncluded(new QCheckBox(tr("in the prices"), this))
{
    setObjectName(QStringLiteral("adjustForm"));
    setLook(this, "card");
    m_discount->setObjectName(QStringLiteral("discountEdit"));
    m_discount->setAlignment(Qt::AlignRight);
    m_discount->setPlaceholderText(tr("5 or 10%"));
    m_tip->setObjectName(QStringLiteral("tipEdit"));
    m_tax->setObjectName(QStringLiteral("taxEdit"));
    m_tax->setAlignment(Qt::AlignRight);
    m_tax->setPlaceholderText(QStringLiteral("%"));
    m_taxIncluded->setObjectName(QStringLiteral("taxIncludedCheck"));
    m_taxIncluded->setAccessibleName(tr("Tax is included in the prices"));
    auto *discount = new FormField(tr("Order &discount"), m_discount, this);
    auto *tip = new FormField(tr("&Tip"), m_tip, this);
    auto *tax = new FormField(tr("Ta&x %"), m_tax, this);
    tax->setMaximumWidth(96);
    auto *check = new QVBoxLayout;
    check->setContentsMargins(0, fontMetrics().height() + space::Xs + 6, 0, 0);
    check->addWidget(m_taxIncluded);
    check->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::M, space::S + space::Xs);
    layout->setSpacing(space::M);
    layout->addWidget(discount, 1, Qt::AlignTop);
    layout->addWidget(tip, 1, Qt::AlignTop);
    layout->addWidget(tax, 0, Qt::AlignTop);
    layout->addLayout(check);

    m_binder->bind(DiscountField, discount, [this] { return m_sale.setOrderDiscount(m_discount->text()); });
    m_binder->bind(TipField, tip, [this] { return m_sale.setTip(m_tip->text()); });
    m_binder->bind(TaxField, tax, [this] { return m_sale.setTaxPercent(m_tax->text()); });
    connect(m_binder, &FieldBinder::edited, this, [this](const QString &field) {
        // The message waits until the field is left; the amount does not.
        if (field == DiscountField)
            m_sale.setOrderDiscount(m_discount->text());
        else if (field == TipField)
            m_sale.setTip(m_tip->text());
        else
            m_sale.setTaxPercent(m_tax->text());
    });
    // An empty sale follows the settings.
    connect(&m_sale, &SaleController::cartChanged, m_tip, [this] { m_tip->setCurrency(m_sale.sale().cart.currency); });
    connect(m_taxIncluded, &QCheckBox::toggled, this, [this](bool on) { m_sale.setTaxIncluded(on); });
}

void AdjustForm::reload()
{
    m_binder->clear();
    const Cart &cart = m_sale.sale().cart;
    m_tip->setCurrency(cart.currency);
    const auto typedOr = [this](const QString &field, const QString &value) {
        const QString typed = m_sale.draft(field);
        return typed.isEmpty() ? value : typed;
    };
    const QString discount = cart.discount.amount ? editableAmount(*cart.discount.amount)
                             : cart.discount.basisPoints > 0 ? percentText(cart.discount.basisPoints) : QString();
    m_discount->setText(typedOr(DiscountField, discount));
    m_tip->setText(typedOr(TipField, editableAmount(cart.tip)));
    m_tax->setText(typedOr(TaxField, cart.tax ? percentText(cart.tax->basisPoints) : QString()));
    const QSignalBlocker quiet(m_taxIncluded);
    m_taxIncluded->setChecked(cart.tax ? cart.tax->included : m_sale.draft(QStringLiteral("taxIncluded")) != u"no");
}

bool AdjustForm::submit()
{
    return m_binder->submit();
}

void AdjustForm::focusDiscount()
{
    m_discount->setFocus(Qt::ShortcutFocusReason);
    m_discount->selectAll();
}

void AdjustForm::focusTip()
{
    m_tip->setFocus(Qt::ShortcutFocusReason);
}

}
