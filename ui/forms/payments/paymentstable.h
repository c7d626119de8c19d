// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The table of the Payments page: columns, pills, prefetch of the next page and
// a place that stays when rows arrive above it. Does not own the model. ui thread.
#pragma once

#include <QTableView>

namespace pos::ui {

class PaymentsTableModel;

class PaymentsTable final : public QTableView
{
    Q_OBJECT
public:
    explicit PaymentsTable(PaymentsTableModel &model, QWidget *parent = nullptr);

    /// Leaves out what the detail pane shows anyway.
    void setTight(bool tight);
    /// Down for positive, up for negative; the first row when there is no current one.
    void step(int rows);
    void selectRow(int row);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void prefetch();
    void layOutColumns();

    PaymentsTableModel &m_model;
    int m_topBeforeInsert = 0;
};

}
