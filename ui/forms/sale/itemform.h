// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One row for something that has no code: name, price, quantity. Return in any
// of them adds it. What is typed survives a crash (draft fields "item.*").
#pragma once

#include <QFrame>

class QLineEdit;

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class SaleController;

class ItemForm : public QFrame
{
    Q_OBJECT
public:
    explicit ItemForm(SaleController &sale, QWidget *parent = nullptr);

    /// From the sale: currency and half-typed text.
    void reload();
    void focusFirst();
    bool isEmpty() const;

Q_SIGNALS:
    void added();
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add();
    SaleController &m_sale;
    FieldBinder *m_binder;
    QLineEdit *m_name;
    AmountEdit *m_price;
    QLineEdit *m_quantity;
};

}
