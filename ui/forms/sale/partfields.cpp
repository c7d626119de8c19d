// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/partfields.h"

#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pos::ui {

PartFields::PartFields(SaleController &sale, FieldBinder &binder, QWidget *parent)
    : QWidget(parent)
    , m_sale(sale)
    , m_standing(new QLabel(this))
    , m_amount(new AmountEdit(this))
    , m_payBack(new QPushButton(tr("Give everything back..."), this))
{
    setObjectName(QStringLiteral("partFields"));
    m_standing->setObjectName(QStringLiteral("partStandingLabel"));
    m_standing->setWordWrap(true);
    setLook(m_standing, "strong");
    m_amount->setObjectName(QStringLiteral("partEdit"));
    m_field = new FormField(tr("&Amount of this part"), m_amount, this); // named after its input
    m_payBack->setObjectName(QStringLiteral("giveAllBackButton"));
    m_payBack->setAutoDefault(true);
    setLook(m_payBack, "danger");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    layout->addWidget(m_standing);
    layout->addWidget(m_field);
    layout->addWidget(m_payBack, 0, Qt::AlignLeft);
    binder.bind(QStringLiteral("part"), m_field, [this] { return m_sale.partProblem(); });
    connect(m_payBack, &QPushButton::clicked, this, &PartFields::payBackRequested);
    hide();
}

QWidget *PartFields::chainAfter(QWidget *before) const
{
    setTabOrder(before, m_amount);
    setTabOrder(m_amount, m_payBack);
    return m_payBack;
}

bool PartFields::store(const QString &field)
{
    if (field != u"part")
        return false;
    m_sale.setPart(m_amount->text());
    return true;
}

void PartFields::focusAmount()
{
    m_amount->setFocus(Qt::ShortcutFocusReason);
    m_amount->selectAll();
}

void PartFields::refresh()
{
    setVisible(m_sale.isDivided());
    if (!m_sale.isDivided()) {
        m_field->setError({});
        return;
    }
    const bool begun = m_sale.hasParts();
    const SaleSplit split = m_sale.charging().split();
    const QString rest = moneyText(m_sale.rest());
    m_standing->setText(!begun           ? tr("To be paid in parts: %1").arg(rest)
                        : split.onlyBack ? tr("Paid so far: %1. Money of it goes back, so no part can follow.").arg(moneyText(split.taken))
                                         : tr("Paid so far: %1. Rest: %2").arg(moneyText(split.taken), rest));
    m_payBack->setVisible(begun);
    m_field->setVisible(!split.onlyBack);
    m_field->setHint(tr("Empty: all of the rest."));
    m_amount->setCurrency(m_sale.rest().currency());
    m_amount->setPlaceholderText(amountText(m_sale.rest()));
    if (m_amount->text() != m_sale.part() && (!m_amount->hasFocus() || m_sale.part().isEmpty())) {
        const QSignalBlocker quiet(m_amount);
        m_amount->setText(m_sale.part());
    }
}

}
