// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What cash and other tender ask for, inside of MethodPanel: the amount given,
// with quick amounts and the change as it is typed; or how the other one is
// called. Hidden for all other ways to pay.
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace pos {
class Money;
}

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class FlowLayout;
class FormField;
class SaleController;

class TenderFields : public QWidget
{
    Q_OBJECT
public:
    TenderFields(SaleController &sale, FieldBinder &binder, QWidget *parent);

    /// From the sale: kind of tender, total, what was typed.
    void refresh();
    /// Keeps an edit of one of its fields; false = not its own.
    bool store(const QString &field);
    void setLocked(bool locked) { setEnabled(!locked); }
    /// Chains its inputs behind `before` in the order of Tab; the last one.
    QWidget *chainAfter(QWidget *before) const;

private:
    void fillQuick(Money due);
    void showChange();

    SaleController &m_sale;
    AmountEdit *m_given;
    FormField *m_givenField;
    QLineEdit *m_label;
    FormField *m_labelField;
    QWidget *m_quickBox;
    FlowLayout *m_quick;
    QList<QPushButton *> m_quickButtons;
    QList<Money> m_quickShown;
    QLabel *m_due;
    QLabel *m_change;
};

}
