// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lines of the cart as a table: item, quantity, unit price, discount,
// total. Edits go to SaleController, which takes or refuses them whole.
#pragma once

#include "domain/validation.h"

#include <QAbstractTableModel>

namespace pos::ui {

class SaleController;

class CartModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ItemColumn, QuantityColumn, PriceColumn, DiscountColumn, TotalColumn, RemoveColumn, ColumnCount };
    enum Role { SubtitleRole = Qt::UserRole, NameRole };

    explicit CartModel(SaleController &sale, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// Takes the text of an editor, or says which rule it breaks and changes nothing.
    std::optional<FieldError> takeText(const QModelIndex &index, const QString &text);
    void changeQuantity(int row, int by);
    void remove(int row);
    bool isEditable() const;

private:
    void refresh();
    QVariant displayed(const QModelIndex &index) const;
    QVariant accessible(const QModelIndex &index) const;
    SaleController &m_sale;
    QStringList m_ids; ///< of the rows as last announced
};

}
