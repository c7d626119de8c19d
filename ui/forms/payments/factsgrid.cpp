// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/factsgrid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/selectablelabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>

namespace pos::ui {

FactsGrid::FactsGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::M);
    m_grid->setVerticalSpacing(space::Xs + 2);
    m_grid->setColumnStretch(1, 1);
}

void FactsGrid::removeRowsFrom(qsizetype first)
{
    while (m_rows.size() > first) {
        const Row row = m_rows.takeLast();
        for (QWidget *widget : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value), row.button}) {
            if (widget == nullptr)
                continue;
            m_grid->removeWidget(widget); // while it rests, a layout does not hear of deleted widgets
            delete widget;
        }
    }
}

FactsGrid::Row FactsGrid::makeRow(Kind kind)
{
    Row row;
    row.kind = kind;
    row.name = new QLabel(this);
    setLook(row.name, "muted");
    row.value = kind == Kind::Copyable ? static_cast<QLabel *>(new Selectable<ElidedLabel>(QString(), this)) : new Selectable<>(this);
    const int line = int(m_rows.size());
    switch (kind) {
    case Kind::Fact:
        row.value->setWordWrap(true);
        row.value->setMinimumWidth(1); // one long word must not push the pane wider than it is
        m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
        m_grid->addWidget(row.value, line, 1);
        break;
    case Kind::Amount:
        row.name->setWordWrap(true);
        row.name->setMinimumWidth(1);
        m_grid->addWidget(row.name, line, 0);
        m_grid->addWidget(row.value, line, 2, Qt::AlignRight | Qt::AlignTop);
        // The words take the room, the amounts stand in one column.
        m_grid->setColumnStretch(0, 1);
        m_grid->setColumnStretch(1, 0);
        break;
    case Kind::Copyable:
        auto *button = new QPushButton(tr("Copy"), this);
        setLook(button, "link");
        connect(button, &QPushButton::clicked, this, [this, row] {
            QGuiApplication::clipboard()->setText(row.value->text());
            Q_EMIT copied(row.name->text());
        });
        row.button = button;
        m_grid->addWidget(row.name, line, 0, Qt::AlignVCenter);
        m_grid->addWidget(row.value, line, 1);
        m_grid->addWidget(button, line, 2);
        break;
    }
    m_rows.append(row);
    return row;
}

FactsGrid::Row FactsGrid::next(Kind kind, const QString &label, const QString &value)
{
    if (m_used < m_rows.size() && m_rows[m_used].kind != kind)
        removeRowsFrom(m_used);
    const Row row = m_used < m_rows.size() ? m_rows[m_used] : makeRow(kind);
    ++m_used;
    row.name->setText(label);
    row.value->setText(value);
    row.value->setAccessibleName(label + QStringLiteral(": ") + value);
    return row;
}

void FactsGrid::addFact(const QString &label, const QString &value)
{
    next(Kind::Fact, label, value).value->setToolTip(value);
}

void FactsGrid::addAmount(const QString &label, const QString &amount)
{
    next(Kind::Amount, label, amount).name->setToolTip(label);
}

void FactsGrid::addCopyable(const QString &label, const QString &value, const QString &buttonName)
{
    const Row row = next(Kind::Copyable, label, value);
    row.button->setObjectName(buttonName);
    row.button->setToolTip(tr("Copy: %1").arg(label));
    row.button->setAccessibleName(row.button->toolTip());
}

}
