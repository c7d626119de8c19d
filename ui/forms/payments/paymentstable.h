// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The table of the Payments page: pills, prefetch of the next page, a place that
// stays when rows arrive above it, and columns as the person wants them: which,
// in which order, how wide, sorted by which (tablelayout.h remembers). Until
// somebody chooses, as many columns are shown as fit. Does not own the model. ui
// thread.
#pragma once

#include "ports/paymentorder.h"

#include <QJsonObject>
#include <QTableView>

class QMenu;

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

    /// Columns, widths and order as a value, and back; unknown or odd parts are ignored.
    QJsonObject arrangement() const;
    void setArrangement(const QJsonObject &arrangement);
    void sortBy(PaymentColumn column, bool descending);
    PaymentSort order() const;
    void showColumn(int column, bool shown);
    /// Shown when there is room for the list; a narrow one beside the detail shows less.
    bool wantsColumn(int column) const;
    void resetColumns();

    /// Selected rows from top to bottom, cells separated by tabs, in the order of the columns on the screen.
    QString selectedText() const;
    QString currentCellText() const;
    int selectedCount() const;
    QList<AttemptId> selectedIds() const;

Q_SIGNALS:
    /// Columns, widths or the order changed by the person.
    void arrangementChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyboardSearch(const QString &) override {} ///< letters are shortcuts here

private:
    void buildHeader();
    void rememberSelection();
    void restoreSelection();
    void prefetch();
    void layOutColumns();
    int naturalWidth(int column) const;
    QList<int> columnsThatFit() const;
    void onSortIndicator(int column, Qt::SortOrder order);

    PaymentsTableModel &m_model;
    int m_topBeforeInsert = 0;
    bool m_tight = false;
    bool m_arranging = false;     ///< widths set by the program are not the person's
    QList<int> m_shown;           ///< columns chosen; empty = as many as fit
    QHash<int, int> m_widths;     ///< widths chosen
    QList<AttemptId> m_selected;  ///< while the model is reset
};

}
