// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/factsgrid.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace pos::ui {

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
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

void FactsGrid::addFact(const QString &label, const QString &value)
{
    auto *name = new QLabel(label, this);
    setLook(name, "muted");
    m_grid->addWidget(name, m_rows, 0, Qt::AlignTop);
    auto *text = new QLabel(value, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(label + QStringLiteral(": ") + value);
    m_grid->addWidget(text, m_rows, 1);
    ++m_rows;
}

void FactsGrid::addCopyable(const QString &label, const QString &shown, const QString &value, const QString &name)
{
    addFact(label, shown);
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setText(tr("Copy"));
    button->setToolTip(tr("Copy: %1").arg(label));
    button->setAccessibleName(button->toolTip());
    setLook(button, "link");
    connect(button, &QPushButton::clicked, this, [this, label, value] {
        QGuiApplication::clipboard()->setText(value);
        Q_EMIT copied(label);
    });
    m_grid->addWidget(button, m_rows - 1, 2);
    m_grid->itemAtPosition(m_rows - 1, 0)->setAlignment(Qt::AlignVCenter);
}

}
