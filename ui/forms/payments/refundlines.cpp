// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/refundlines.h"

#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QGridLayout>
#include <QSpinBox>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr int LongestDescription = 255;

}

RefundLines::RefundLines(const Cart &cart, QWidget *parent)
    : QWidget(parent)
    , m_cart(cart)
{
    setObjectName(QStringLiteral("refundLines"));
    setAccessibleName(tr("What comes back"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::S);
    grid->setColumnStretch(0, 1);
    const QList<Money> shares = lineShares(cart);
    for (int i = 0; i < cart.lines.size(); ++i) {
        const CartLine &line = cart.lines[i];
        auto *name = new ElidedLabel(line.name, this);
        name->setToolTip(line.name);
        auto *worth = new QLabel(moneyText(shares.value(i, Money::zero(cart.currency))), this);
        worth->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setLook(worth, "muted");
        auto *pieces = new QSpinBox(this);
        pieces->setObjectName(QStringLiteral("refundPieces%1Spin").arg(i));
        pieces->setRange(0, line.quantity);
        pieces->setSuffix(tr(" of %1").arg(line.quantity));
        pieces->setAccessibleName(tr("Pieces of %1 that come back").arg(line.name));
        pieces->setMinimumWidth(110);
        connect(pieces, &QSpinBox::valueChanged, this, &RefundLines::changed);
        grid->addWidget(name, i, 0);
        grid->addWidget(worth, i, 1);
        grid->addWidget(pieces, i, 2);
        m_pieces << pieces;
    }
}

PickedPieces RefundLines::picked() const
{
    PickedPieces pieces;
    for (const QSpinBox *spin : m_pieces)
        pieces << spin->value();
    return pieces;
}

bool RefundLines::isAnyPicked() const
{
    return std::ranges::any_of(m_pieces, [](const QSpinBox *spin) { return spin->value() > 0; });
}

Money RefundLines::amount() const
{
    return shareOf(m_cart, picked()).value_or(Money::zero(m_cart.currency));
}

QString RefundLines::description() const
{
    return describePieces(m_cart, picked(), LongestDescription);
}

void RefundLines::takeFocus()
{
    if (!m_pieces.isEmpty())
        m_pieces.constFirst()->setFocus(Qt::OtherFocusReason);
}

} // namespace pos::ui
