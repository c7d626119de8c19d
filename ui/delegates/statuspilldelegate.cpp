// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/delegates/statuspilldelegate.h"

#include "ui/models/paymentstablemodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QPainter>

namespace pos::ui {

namespace {

constexpr int PillHeight = 26;
constexpr int PillIcon = 16;
constexpr int Side = 8;

}

void StatusPillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const ToneColors &colors = currentTokens().colors.tone(Tone(index.data(PaymentsTableModel::ToneRole).toInt()));
    const int available = option.rect.width() - 2 * Side;
    const int wanted = Side + PillIcon + 6 + option.fontMetrics.horizontalAdvance(text) + Side + 2;
    const QRect pill(option.rect.left() + Side, option.rect.center().y() - PillHeight / 2, qMin(wanted, available), PillHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.soft);
    painter->drawRoundedRect(pill, PillHeight / 2.0, PillHeight / 2.0);
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(pill.left() + Side, pill.center().y() - PillIcon / 2 + 1,
                        iconPixmap(index.data(PaymentsTableModel::IconRole).toString(), colors.text, PillIcon, ratio));
    painter->setPen(colors.text);
    const QRect words = pill.adjusted(Side + PillIcon + 6, 0, -Side, 0);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, option.fontMetrics.elidedText(text, Qt::ElideRight, words.width() + 1));
    painter->restore();
}

QSize StatusPillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {4 * Side + PillIcon + 8 + option.fontMetrics.horizontalAdvance(text), PillHeight + 10};
}

}
