// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The two tables of the Recovery page: whom to contact, and what was done. Words
// and tones only; the rows come judged (ports/outreachsource.h). Ui thread.
#pragma once

#include "ports/outreachsource.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace pos::ui {

class RecoveryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Customer, Amount, Why, Allowed, ConsentState, LastContact, When, With, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setRows(const QList<RecoveryRow> &rows, qint64 nowMs);
    const QList<RecoveryRow> &rows() const { return m_rows; }
    const RecoveryRow *at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr; }
    int rowOf(const OutreachCaseId &id) const;
    /// Why it was not paid and what that means for now, whole: the column has room for the first words.
    QString adviceAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const RecoveryRow &row, Column column) const;
    QList<RecoveryRow> m_rows;
    QTimeZone m_zone = QTimeZone::utc();
    qint64 m_nowMs = 0;
};

class OutreachHistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// By what and by whom is told beside the table: with them it would scroll sideways on a small screen.
    enum Column { When, Who, Result, Reported, Paid, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setRecords(const QList<OutreachRecord> &records, qint64 nowMs);
    const OutreachRecord *at(int row) const { return row >= 0 && row < m_records.size() ? &m_records[row] : nullptr; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_records.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<OutreachRecord> m_records;
    QTimeZone m_zone = QTimeZone::utc();
    qint64 m_nowMs = 0;
};

} // namespace pos::ui
