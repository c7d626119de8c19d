// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The lines of a drawer, newest first. Read-only. Ui thread.
#pragma once

#include "domain/drawer.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace pos::ui {

class DrawerModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, WhatColumn, SaleColumn, AmountColumn, GivenColumn, ChangeColumn, OperatorColumn, ColumnCount };

    explicit DrawerModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    /// `nowMs`: lines of today show their time alone.
    void show(const QList<DrawerEntry> &entries, const QTimeZone &zone, qint64 nowMs);
    const DrawerEntry &at(int row) const { return m_entries.at(row); }
    /// Of the line with this id, or -1.
    int rowOf(const DrawerEntryId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const DrawerEntry &entry, Column column) const;

    QList<DrawerEntry> m_entries;
    QTimeZone m_zone = QTimeZone::utc();
    qint64 m_nowMs = 0;
};

}
