// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/statuspilldelegate.h"

#include "ui/models/paymentstablemodel.h"
#include "ui/widgets/statuspill.h"

#include <QApplication>

namespace pos::ui {

namespace {

constexpr int Side = 6;

PillFace faceOf(const QModelIndex &index)
{
    return {.label = index.data(Qt::DisplayRole).toString(),
            .tone = Tone(index.data(PaymentsTableModel::ToneRole).toInt()),
            .iconName = index.data(PaymentsTableModel::IconRole).toString()};
}

}

void StatusPillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    paintPill(painter, option.rect.adjusted(Side, 0, -Side, 0), faceOf(index), option.font);
}

QSize StatusPillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return pillSize(faceOf(index), option.font) + QSize(2 * Side, 10);
}

}
