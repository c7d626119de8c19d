// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of SaleController about a sale that is paid in parts.
#include "ui/forms/sale/salecontroller.h"

#include "ui/text/moneytext.h"

#include <algorithm>

namespace pos::ui {

bool SaleController::hasParts() const
{
    const SaleSplit split = m_charging->split();
    return split.inParts || split.onlyBack;
}

void SaleController::divide(bool on)
{
    if (!isEditable() || !takesParts() || on == m_dividing)
        return;
    m_dividing = on;
    if (!on)
        setPart({});
    Q_EMIT cartChanged();
}

void SaleController::setPart(const QString &text)
{
    if (text == part())
        return;
    setDraft(QStringLiteral("part"), text);
    Q_EMIT cartChanged();
}

Money SaleController::rest() const
{
    return hasParts() ? m_charging->split().rest : totals().total;
}

std::optional<FieldError> SaleController::partProblem() const
{
    if (!isDivided() || part().trimmed().isEmpty())
        return std::nullopt;
    const QString field = QStringLiteral("part");
    const Checked<Money> typed = checkAmount(field, part(), m_sale.cart.currency, numberFormat(), false);
    if (!typed)
        return typed.error();
    if (typed->minor() > rest().minor())
        return FieldError{field, Rule::TooLarge, 0, rest().minor(), m_sale.cart.currency.code()};
    return std::nullopt;
}

Money SaleController::due() const
{
    if (!isDivided() || part().trimmed().isEmpty() || partProblem())
        return rest();
    return checkAmount(QStringLiteral("part"), part(), m_sale.cart.currency, numberFormat(), false).value_or(rest());
}

std::optional<PartShown> SaleController::partShown() const
{
    if (!isDivided())
        return std::nullopt;
    if (!hasParts())
        return PartShown{totals().total, Money::zero(m_sale.cart.currency)};
    const SaleSplit split = m_charging->split();
    return PartShown{split.total, split.taken};
}

}
