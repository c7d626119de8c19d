// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/drawer/drawermodel.h"

#include "ui/text/drawertext.h"
#include "ui/text/moneytext.h"
#include "ui/text/timetext.h"

namespace pos::ui {

void DrawerModel::show(const QList<DrawerEntry> &entries, const QTimeZone &zone, qint64 nowMs)
{
    beginResetModel();
    m_entries = entries;
    m_zone = zone;
    m_nowMs = nowMs;
    endResetModel();
}

int DrawerModel::rowOf(const DrawerEntryId &id) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].id == id)
            return row;
    }
    return -1;
}

int DrawerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int DrawerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DrawerModel::textOf(const DrawerEntry &entry, Column column) const
{
    const bool cashSale = entry.kind == DrawerEntryKind::Tender && entry.tender == TenderKind::Cash;
    switch (column) {
    case TimeColumn: return momentText(entry.atMs, m_nowMs, m_zone);
    case WhatColumn: return drawerLineText(entry);
    case SaleColumn: return entry.sale.text();
    case AmountColumn:
        return entry.kind == DrawerEntryKind::Payout || entry.kind == DrawerEntryKind::Instead ? QChar(0x2212) + amountText(entry.amount) : amountText(entry.amount);
    case GivenColumn: return cashSale ? amountText(entry.given) : QString();
    case ChangeColumn: return cashSale ? amountText(entry.change()) : QString();
    case OperatorColumn: return entry.operatorName;
    case ColumnCount: break;
    }
    return {};
}

QVariant DrawerModel::data(const QModelIndex &index, int role) const
{
    const auto column = static_cast<Column>(index.column());
    const DrawerEntry &entry = m_entries.at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(entry, column);
    if (role == Qt::ToolTipRole)
        return entry.reason.isEmpty() ? textOf(entry, column) : tr("%1. Reason: %2").arg(drawerLineText(entry), entry.reason);
    if (role == Qt::TextAlignmentRole && (column == AmountColumn || column == GivenColumn || column == ChangeColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant DrawerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn: return tr("Time");
    case WhatColumn: return tr("What");
    case SaleColumn: return tr("Sale");
    case AmountColumn: return tr("Amount");
    case GivenColumn: return tr("Given");
    case ChangeColumn: return tr("Change");
    case OperatorColumn: return tr("Operator");
    case ColumnCount: break;
    }
    return {};
}

}
