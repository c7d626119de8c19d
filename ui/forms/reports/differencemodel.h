// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a report and the journal say differently, one line each. Read-only. Ui thread.
#pragma once

#include "domain/report.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace pos::ui {

class DifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, TimeColumn, OrderColumn, HereColumn, ThereColumn, ColumnCount };

    explicit DifferenceModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void show(const QList<Difference> &differences, const QTimeZone &zone);
    const Difference &at(int row) const { return m_differences.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Difference> m_differences;
    QTimeZone m_zone;
};

}
