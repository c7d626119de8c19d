// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How much of the sale is paid next, inside of MethodPanel: what was paid so far
// and what is left, the amount of this part, and the way back. Hidden while a
// sale is paid at once.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class FormField;
class SaleController;

class PartFields : public QWidget
{
    Q_OBJECT
public:
    PartFields(SaleController &sale, FieldBinder &binder, QWidget *parent);

    void refresh(); ///< from the sale
    /// Keeps an edit of its field; false = not its own.
    bool store(const QString &field);
    void focusAmount();
    /// Chains its inputs behind `before` in the order of Tab; the last one.
    QWidget *chainAfter(QWidget *before) const;

Q_SIGNALS:
    void payBackRequested();

private:
    SaleController &m_sale;
    QLabel *m_standing;
    AmountEdit *m_amount;
    FormField *m_field = nullptr;
    QPushButton *m_payBack;
};

}
