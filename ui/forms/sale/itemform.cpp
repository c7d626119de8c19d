// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/itemform.h"

#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"
#include "ui/widgets/fieldbinder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace pos::ui {

namespace {

const QString NameField = QStringLiteral("item.name"), PriceField = QStringLiteral("item.price"),
              QuantityField = QStringLiteral("item.quantity");

}

ItemForm::ItemForm(SaleController &sale, QWidget *parent)
    : QFrame(parent)
    , m_sale(sale)
    , m_binder(new FieldBinder(this))
    , m_name(new QLineEdit(this))
    , m_price(new AmountEdit(this))
    , m_quantity(new QLineEdit(QStringLiteral("1"), this))
{
    setObjectName(QStringLiteral("itemForm"));
    setLook(this, "card");
    m_name->setObjectName(QStringLiteral("itemNameEdit"));
    m_price->setObjectName(QStringLiteral("itemPriceEdit"));
    m_quantity->setObjectName(QStringLiteral("itemQuantityEdit"));
    m_quantity->setAlignment(Qt::AlignRight);
    auto *name = new FormField(tr("&Item"), m_name, this);
    auto *price = new FormField(tr("P&rice"), m_price, this);
    auto *quantity = new FormField(tr("&Quantity"), m_quantity, this);
    price->setFixedWidth(136);
    quantity->setFixedWidth(72);
    auto *addButton = new QPushButton(tr("&Add"), this);
    addButton->setObjectName(QStringLiteral("itemAddButton"));
    auto *closeButton = new QToolButton(this);
    closeButton->setObjectName(QStringLiteral("itemCloseButton"));
    closeButton->setIcon(icon(QStringLiteral("cross"), Ink::Muted));
    closeButton->setAccessibleName(tr("Close the custom item"));
    closeButton->setToolTip(tr("Close (Esc)"));
    setLook(closeButton, "quiet");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::M, space::S, space::S, space::S + space::Xs);
    layout->setSpacing(space::S);
    layout->addWidget(name, 1, Qt::AlignTop);
    layout->addWidget(price, 0, Qt::AlignTop);
    layout->addWidget(quantity, 0, Qt::AlignTop);
    // The buttons stand beside the inputs, under the height of a label.
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(0, fontMetrics().height() + space::Xs, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Xs);
    row->addWidget(addButton);
    row->addWidget(closeButton);
    buttons->addLayout(row);
    buttons->addStretch(1);
    layout->addLayout(buttons);

    m_binder->bind(NameField, name, [this] { return errorOf(checkItemName(NameField, m_name->text())); });
    m_binder->bind(PriceField, price, [this] { return errorOf(m_price->amount(PriceField, false)); });
    m_binder->bind(QuantityField, quantity, [this] { return errorOf(checkQuantity(QuantityField, m_quantity->text())); });
    connect(m_binder, &FieldBinder::edited, this, [this](const QString &field) {
        m_sale.setDraft(field, field == NameField ? m_name->text() : field == PriceField ? m_price->text() : m_quantity->text());
    });
    connect(addButton, &QPushButton::clicked, this, &ItemForm::add);
    connect(closeButton, &QToolButton::clicked, this, &ItemForm::closeRequested);
    for (QLineEdit *line : {m_name, static_cast<QLineEdit *>(m_price), m_quantity})
        connect(line, &QLineEdit::returnPressed, this, &ItemForm::add);
}

void ItemForm::reload()
{
    m_binder->clear();
    m_price->setCurrency(m_sale.sale().cart.currency);
    m_name->setText(m_sale.draft(NameField));
    m_price->setText(m_sale.draft(PriceField));
    const QString quantity = m_sale.draft(QuantityField);
    m_quantity->setText(quantity.isEmpty() ? QStringLiteral("1") : quantity);
}

bool ItemForm::isEmpty() const
{
    return m_name->text().isEmpty() && m_price->isEmpty();
}

void ItemForm::focusFirst()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
}

void ItemForm::add()
{
    if (!m_binder->submit())
        return;
    if (const auto error = m_sale.addItem(m_name->text(), m_price->text(), m_quantity->text())) {
        m_binder->showErrors({*error});
        return;
    }
    for (const QString &field : {NameField, PriceField, QuantityField})
        m_sale.setDraft(field, {});
    reload();
    m_name->setFocus();
    Q_EMIT added();
}

void ItemForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

}
