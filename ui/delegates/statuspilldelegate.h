// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Paints a status as a pill: colour, icon and words, so that colour never stands
// alone. Reads Qt::DisplayRole, ToneRole and IconRole of PaymentsTableModel;
// only paints.
#pragma once

#include <QStyledItemDelegate>

namespace pos::ui {

class StatusPillDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}
