// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace pos::ui {

FlowLayout::FlowLayout(int spacing, QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    invalidate();
    return m_items.takeAt(index);
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize most(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            most = most.expandedTo(item->minimumSize());
    }
    return most;
}

QSize FlowLayout::sizeHint() const
{
    QSize row(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        row = {row.width() + (row.width() > 0 ? spacing() : 0) + hint.width(), qMax(row.height(), hint.height())};
    }
    return row;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    arrange(area, true);
}

QSize FlowLayout::sizeIn(const QLayoutItem &item, int width) const
{
    const QSize hint = item.sizeHint();
    return {qMin(hint.width(), qMax(width, item.minimumSize().width())), hint.height()};
}

// Returns the height that the rows take.
int FlowLayout::arrange(const QRect &area, bool move) const
{
    QList<QLayoutItem *> row;
    int x = 0, y = 0, rowHeight = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = sizeIn(*item, area.width());
        if (x > 0 && x + size.width() > area.width()) {
            if (move)
                moveRow(area, y, rowHeight, row);
            row.clear();
            x = 0;
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        row << item;
        x += size.width() + spacing();
        rowHeight = qMax(rowHeight, size.height());
    }
    if (move)
        moveRow(area, y, rowHeight, row);
    return y + rowHeight;
}

/// Side by side on one centre line.
void FlowLayout::moveRow(const QRect &area, int y, int height, const QList<QLayoutItem *> &row) const
{
    int x = 0;
    for (QLayoutItem *item : row) {
        const QSize size = sizeIn(*item, area.width());
        const QRect place(area.topLeft() + QPoint(x, y + (height - size.height()) / 2), size);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), area, place));
        x += size.width() + spacing();
    }
}

}
