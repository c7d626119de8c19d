// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The cart table. Digits edit the cell at hand, + and - change the quantity,
// Del removes the line; a tap on the drawn minus, plus and bin does the same.
// An editor with a wrong value stays open, red, with its message under the
// table, until it is right or Esc takes the old value back.
#pragma once

#include <QTableView>

namespace pos::ui {

class CartModel;

class CartView : public QTableView
{
    Q_OBJECT
public:
    explicit CartView(CartModel &model, QWidget *parent = nullptr);

    /// Takes over what an open editor holds; false (and focus there) when it is wrong.
    bool commitPending();
    /// Focus on the newest line's quantity.
    void focusNewest();

Q_SIGNALS:
    /// Message for the field being edited; empty = it is right again.
    void editProblem(const QString &message);
    /// Up from the first line.
    void leftUpwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void removeCurrent();
    void layOutColumns();
    CartModel &m_model;
};

}
