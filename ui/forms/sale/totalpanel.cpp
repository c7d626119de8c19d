// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/totalpanel.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace pos::ui {

TotalPanel::TotalPanel(QWidget *parent) : QFrame(parent), m_total(new QLabel(this))
{
    setObjectName(QStringLiteral("totalPanel"));
    setLook(this, "card");
    m_total->setObjectName(QStringLiteral("totalLabel"));
    setLook(m_total, "display");
    m_total->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    for (int row = 0; row < 5; ++row) {
        const Part part{new QLabel(this), new QLabel(this)};
        setLook(part.name, "muted");
        setLook(part.amount, "muted");
        part.amount->setAlignment(Qt::AlignRight);
        grid->addWidget(part.name, row, 0);
        grid->addWidget(part.amount, row, 1);
        m_parts << part;
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::S + space::Xs, space::M, space::S + space::Xs);
    layout->setSpacing(space::Xs);
    layout->addLayout(grid);
    layout->addWidget(m_total);
}

void TotalPanel::setPart(int row, const QString &name, const QString &amount, bool shown)
{
    m_parts[row].name->setText(name);
    m_parts[row].amount->setText(amount);
    m_parts[row].name->setVisible(shown);
    m_parts[row].amount->setVisible(shown);
}

void TotalPanel::setTotals(const CartTotals &totals, bool taxIncluded)
{
    const QChar minus(0x2212);
    const bool plain = totals.subtotal == totals.total && totals.tax.isZero();
    setPart(0, plain ? tr("Total") : tr("Subtotal"), plain ? QString() : amountText(totals.subtotal));
    setPart(1, tr("Line discounts"), minus + amountText(totals.lineDiscounts), totals.lineDiscounts.isPositive());
    setPart(2, tr("Order discount"), minus + amountText(totals.orderDiscount), totals.orderDiscount.isPositive());
    setPart(3, taxIncluded ? tr("Tax, in the prices") : tr("Tax"), amountText(totals.tax), totals.tax.isPositive());
    setPart(4, tr("Tip"), amountText(totals.tip), totals.tip.isPositive());
    m_total->setText(moneyText(totals.total));
    m_total->setAccessibleName(tr("Total: %1").arg(moneyText(totals.total)));
    // A guarani total of nine digits is wider than the panel at 1024 pixels: one step smaller then.
    setLook(m_total, m_total->text().size() > 15 ? "headline" : "display");
}

}
