// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/parkedpanel.h"

#include "domain/cart.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

ParkedPanel::ParkedPanel(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListWidget(this))
    , m_resumeButton(new QPushButton(tr("Resume"), this))
    , m_recoverButton(new QPushButton(tr("Win the customer back..."), this))
{
    setObjectName(QStringLiteral("parkedPanel"));
    setLook(this, "card");
    auto *title = new QLabel(tr("Parked sales"), this);
    setLook(title, "title");
    m_list->setObjectName(QStringLiteral("parkedList"));
    m_list->setAccessibleName(tr("Parked sales"));
    m_list->setSpacing(2);
    m_resumeButton->setObjectName(QStringLiteral("resumeButton"));
    setLook(m_resumeButton, "primary");
    auto *closeButton = new QPushButton(tr("Back to the cart"), this);
    closeButton->setObjectName(QStringLiteral("parkedCloseButton"));
    m_recoverButton->setObjectName(QStringLiteral("parkedRecoverButton"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_recoverButton);
    buttons->addStretch(1);
    buttons->addWidget(closeButton);
    buttons->addWidget(m_resumeButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S + space::Xs);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(closeButton, &QPushButton::clicked, this, &ParkedPanel::closeRequested);
    connect(m_resumeButton, &QPushButton::clicked, this, &ParkedPanel::resumeCurrent);
    connect(m_recoverButton, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem *item = m_list->currentItem())
            Q_EMIT recoveryRequested(SaleId::from(item->data(Qt::UserRole).toString()));
    });
    connect(m_list, &QListWidget::itemActivated, this, &ParkedPanel::resumeCurrent);
}

void ParkedPanel::showSales(const QList<Sale> &sales, const QTimeZone &zone, qint64 nowMs)
{
    m_list->clear();
    for (const Sale &sale : sales) {
        const auto totals = totalsOf(sale.cart);
        const QString label = sale.label.isEmpty() ? sale.id.text() : sale.label;
        const QString name = sale.state == SaleState::PayingBack ? tr("Being given back: %1").arg(label) : label;
        QString second = tr("%n item(s)", nullptr, int(sale.cart.lines.size()));
        if (totals)
            second += QStringLiteral(" · ") + moneyText(totals->total);
        second += QStringLiteral(" · ") + momentText(sale.updatedMs, nowMs, zone);
        if (!sale.operatorName.isEmpty())
            second += QStringLiteral(" · ") + sale.operatorName;
        auto *item = new QListWidgetItem(name + u'\n' + second, m_list);
        item->setData(Qt::UserRole, sale.id.text());
        item->setData(Qt::AccessibleTextRole, QString(name + u", " + second));
    }
    m_list->setCurrentRow(0);
    m_resumeButton->setEnabled(m_list->count() > 0);
    m_recoverButton->setEnabled(m_list->count() > 0);
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ParkedPanel::resumeCurrent()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        Q_EMIT resumeRequested(SaleId::from(item->data(Qt::UserRole).toString()));
}

void ParkedPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

}
