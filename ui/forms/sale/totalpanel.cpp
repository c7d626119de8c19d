// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/totalpanel.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace pos::ui {

TotalPanel::TotalPanel(QWidget *parent) : QFrame(parent), m_total(new QLabel(this)), m_parts(new QGridLayout)
{
    setObjectName(QStringLiteral("totalPanel"));
    setLook(this, "card");
    m_total->setObjectName(QStringLiteral("totalLabel"));
    setLook(m_total, "display");
    m_total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_parts->setVerticalSpacing(2);
    m_parts->setColumnStretch(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::S + space::Xs, space::M, space::S + space::Xs);
    layout->setSpacing(space::Xs);
    layout->addLayout(m_parts);
    layout->addWidget(m_total);
}

void TotalPanel::setTotals(const CartTotals &totals, bool taxIncluded)
{
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const auto add = [this, &row](const QString &label, const QString &value) {
        auto *name = new QLabel(label, this);
        auto *amount = new QLabel(value, this);
        setLook(name, "muted");
        setLook(amount, "muted");
        amount->setAlignment(Qt::AlignRight);
        m_parts->addWidget(name, row, 0);
        m_parts->addWidget(amount, row++, 1);
    };
    const QChar minus(0x2212);
    const bool plain = totals.subtotal == totals.total && totals.tax.isZero();
    add(plain ? tr("Total") : tr("Subtotal"), plain ? QString() : amountText(totals.subtotal));
    if (totals.lineDiscounts.isPositive())
        add(tr("Line discounts"), minus + amountText(totals.lineDiscounts));
    if (totals.orderDiscount.isPositive())
        add(tr("Order discount"), minus + amountText(totals.orderDiscount));
    if (totals.tax.isPositive())
        add(taxIncluded ? tr("Tax, in the prices") : tr("Tax"), amountText(totals.tax));
    if (totals.tip.isPositive())
        add(tr("Tip"), amountText(totals.tip));
    m_total->setText(moneyText(totals.total));
    m_total->setAccessibleName(tr("Total: %1").arg(moneyText(totals.total)));
    // A guarani total of nine digits is wider than the panel at 1024 pixels: one step smaller then.
    setLook(m_total, m_total->text().size() > 15 ? "headline" : "display");
}

}
