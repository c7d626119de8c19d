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

RefundLines::RefundLines(const Cart &cart, const PickedPieces &returned, QWidget *parent)
    : QWidget(parent)
    , m_cart(cart)
    , m_returned(returned)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("refundLines"));
    setAccessibleName(tr("What comes back"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::M);
    m_grid->setVerticalSpacing(space::S);
    m_grid->setColumnStretch(0, 1);
    for (int i = 0; i < cart.lines.size(); ++i)
        addLine(i, cart.lines[i]);
}

int RefundLines::leftOf(int index) const
{
    return qMax(0, m_cart.lines[index].quantity - m_returned.value(index, 0));
}

void RefundLines::addLine(int index, const CartLine &line)
{
    const int left = leftOf(index);
    const bool some = left < line.quantity;
    auto *name = new ElidedLabel(line.name, this);
    name->setToolTip(line.name);
    PickedPieces rest(index + 1, 0);
    rest[index] = left;
    auto *worth = new QLabel(moneyText(shareOf(m_cart, rest, m_returned).value_or(Money::zero(m_cart.currency))), this);
    worth->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setLook(worth, "muted");
    auto *pieces = new QSpinBox(this);
    pieces->setObjectName(QStringLiteral("refundPieces%1Spin").arg(index));
    pieces->setRange(0, left);
    pieces->setEnabled(left > 0);
    if (left == 0)
        pieces->setSpecialValueText(tr("all came back"));
    pieces->setSuffix(some ? tr(" of %1 left").arg(left) : tr(" of %1").arg(line.quantity));
    pieces->setAccessibleName(tr("Pieces of %1 that come back").arg(line.name));
    if (some)
        pieces->setAccessibleDescription(tr("%1 of %2 came back before").arg(line.quantity - left).arg(line.quantity));
    pieces->setMinimumWidth(130);
    connect(pieces, &QSpinBox::valueChanged, this, &RefundLines::changed);
    m_grid->addWidget(name, index, 0);
    m_grid->addWidget(worth, index, 1);
    m_grid->addWidget(pieces, index, 2);
    m_pieces << pieces;
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
    return shareOf(m_cart, picked(), m_returned).value_or(Money::zero(m_cart.currency));
}

QString RefundLines::description() const
{
    return describePieces(m_cart, picked(), LongestDescription);
}

void RefundLines::takeFocus()
{
    for (QSpinBox *pieces : std::as_const(m_pieces)) {
        if (!pieces->isEnabled())
            continue;
        pieces->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace pos::ui
