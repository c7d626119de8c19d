// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Order discount (amount or %), tip and tax, in one row. Every keystroke goes
// to the sale; a half-typed value counts as none until it is right, and Charge
// waits for it.
#pragma once

#include <QFrame>

class QCheckBox;
class QLineEdit;

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class SaleController;

class AdjustForm : public QFrame
{
    Q_OBJECT
public:
    explicit AdjustForm(SaleController &sale, QWidget *parent = nullptr);
    void reload();
    /// False, with messages and focus, when something is wrong.
    bool submit();
    void focusDiscount();
    void focusTip();
    FieldBinder &binder() { return *m_binder; }

private:
    SaleController &m_sale;
    FieldBinder *m_binder;
    QLineEdit *m_discount;
    AmountEdit *m_tip;
    QLineEdit *m_tax;
    QCheckBox *m_taxIncluded;
};

}
