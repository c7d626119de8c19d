// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/cartmodel.h"

#include "ui/forms/sale/salecontroller.h"
#include "ui/text/moneytext.h"

namespace pos::ui {

CartModel::CartModel(SaleController &sale, QObject *parent) : QAbstractTableModel(parent), m_sale(sale)
{
    connect(&m_sale, &SaleController::cartChanged, this, &CartModel::refresh);
    connect(&m_sale, &SaleController::saleReplaced, this, &CartModel::refresh);
    connect(&m_sale.charging(), &ChargeController::phaseChanged, this, [this] {
        if (!m_ids.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, ColumnCount - 1));
    });
    refresh();
}

// Selection and an open editor survive: only rows that came or went are announced as such.
void CartModel::refresh()
{
    QStringList ids;
    for (const CartLine &line : m_sale.sale().cart.lines)
        ids << line.id;
    if (ids.size() == m_ids.size() + 1 && ids.mid(0, m_ids.size()) == m_ids) {
        beginInsertRows({}, int(m_ids.size()), int(m_ids.size()));
        m_ids = ids;
        endInsertRows();
    } else if (ids.size() + 1 == m_ids.size()) {
        int row = 0;
        while (row < ids.size() && ids[row] == m_ids[row])
            ++row;
        beginRemoveRows({}, row, row);
        m_ids = ids;
        endRemoveRows();
    } else if (ids != m_ids) {
        beginResetModel();
        m_ids = ids;
        endResetModel();
    }
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, ColumnCount - 1));
}

int CartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int CartModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CartModel::displayed(const QModelIndex &index) const
{
    const CartLine &line = m_sale.sale().cart.lines[index.row()];
    switch (index.column()) {
    case ItemColumn: return line.name;
    case QuantityColumn: return QLocale().toString(line.quantity);
    case PriceColumn: return amountText(line.unitPrice);
    case DiscountColumn: return line.discount.isValid() ? QChar(0x2212) + amountText(line.discount) : QString();
    case TotalColumn: {
        const auto gross = line.unitPrice.times(line.quantity);
        if (!gross)
            return QString();
        return amountText(line.discount.isValid() ? gross->minus(line.discount).value_or(*gross) : *gross);
    }
    default: return {};
    }
}

QVariant CartModel::accessible(const QModelIndex &index) const
{
    const QString name = m_sale.sale().cart.lines[index.row()].name;
    if (index.column() == RemoveColumn)
        return tr("Remove %1").arg(name);
    if (index.column() == ItemColumn)
        return name;
    return tr("%1 of %2: %3").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), name,
                                  displayed(index).toString());
}

QVariant CartModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() >= m_sale.sale().cart.lines.size())
        return {};
    const CartLine &line = m_sale.sale().cart.lines[index.row()];
    switch (role) {
    case Qt::DisplayRole: return displayed(index);
    case Qt::EditRole:
        if (index.column() == QuantityColumn)
            return QString::number(line.quantity);
        if (index.column() == PriceColumn)
            return editableAmount(line.unitPrice);
        return index.column() == DiscountColumn ? editableAmount(line.discount) : QString();
    case Qt::TextAlignmentRole:
        return int(index.column() == ItemColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole: return index.column() == ItemColumn ? line.name : QVariant();
    case Qt::AccessibleTextRole: return accessible(index);
    case SubtitleRole: return line.sku;
    case NameRole: return line.name;
    default: return {};
    }
}

QVariant CartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == ItemColumn ? Qt::AlignLeft | Qt::AlignVCenter
                   : section == QuantityColumn ? Qt::AlignCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ItemColumn: return tr("Item");
    case QuantityColumn: return tr("Quantity");
    case PriceColumn: return tr("Price");
    case DiscountColumn: return tr("Discount");
    case TotalColumn: return tr("Total");
    default: return QString();
    }
}

Qt::ItemFlags CartModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const int column = index.column();
    if (isEditable() && (column == QuantityColumn || column == PriceColumn || column == DiscountColumn))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool CartModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && !takeText(index, value.toString());
}

std::optional<FieldError> CartModel::takeText(const QModelIndex &index, const QString &text)
{
    switch (index.column()) {
    case QuantityColumn: return m_sale.setQuantity(index.row(), text);
    case PriceColumn: return m_sale.setPrice(index.row(), text);
    case DiscountColumn: return m_sale.setLineDiscount(index.row(), text);
    default: return std::nullopt;
    }
}

void CartModel::changeQuantity(int row, int by)
{
    if (row < 0 || row >= rowCount() || !isEditable())
        return;
    const int quantity = m_sale.sale().cart.lines[row].quantity + by;
    if (quantity >= 1 && quantity <= 999)
        takeText(index(row, QuantityColumn), QString::number(quantity));
}

void CartModel::remove(int row)
{
    m_sale.removeLine(row);
}

bool CartModel::isEditable() const
{
    return m_sale.isCartEditable();
}

}
