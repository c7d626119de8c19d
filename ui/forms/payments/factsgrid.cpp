// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/factsgrid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace pos::ui {

FactsGrid::FactsGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::M);
    m_grid->setVerticalSpacing(space::Xs + 2);
    m_grid->setColumnStretch(1, 1);
}

void FactsGrid::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows = 0;
}

QLabel *FactsGrid::addLabel(const QString &text, Qt::Alignment alignment)
{
    auto *name = new QLabel(text, this);
    name->setTextFormat(Qt::PlainText);
    setLook(name, "muted");
    m_grid->addWidget(name, m_rows, 0, alignment);
    return name;
}

void FactsGrid::addFact(const QString &label, const QString &value)
{
    addLabel(label, Qt::AlignTop);
    auto *text = new QLabel(value, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(1); // one long word must not push the pane wider than it is
    text->setToolTip(value);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + QStringLiteral(": ") + value);
    m_grid->addWidget(text, m_rows, 1);
    ++m_rows;
}

void FactsGrid::addAmount(const QString &label, const QString &amount)
{
    QLabel *name = addLabel(label, {});
    name->setWordWrap(true);
    name->setMinimumWidth(1);
    name->setToolTip(label);
    auto *text = new QLabel(amount, this);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + QStringLiteral(": ") + amount);
    m_grid->addWidget(text, m_rows, 2, Qt::AlignRight | Qt::AlignTop);
    // The words take the room, the amounts stand in one column.
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 0);
    ++m_rows;
}

void FactsGrid::addCopyable(const QString &label, const QString &shown, const QString &value, const QString &name)
{
    addLabel(label, Qt::AlignVCenter);
    auto *text = new ElidedLabel(shown, this);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + QStringLiteral(": ") + shown);
    m_grid->addWidget(text, m_rows, 1);
    auto *button = new QPushButton(tr("Copy"), this);
    button->setObjectName(name);
    button->setToolTip(tr("Copy: %1").arg(label));
    button->setAccessibleName(button->toolTip());
    setLook(button, "link");
    connect(button, &QPushButton::clicked, this, [this, label, value] {
        QGuiApplication::clipboard()->setText(value);
        Q_EMIT copied(label);
    });
    m_grid->addWidget(button, m_rows, 2);
    ++m_rows;
}

}
