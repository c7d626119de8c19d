// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Asks for exactly what the chosen method needs to know about the payer and the
// customer's record does not have, and for the bank where the method asks for one
// and a list of them is there. What is typed is kept with the sale. Checked by the
// binder of the panel it belongs to.
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace pos::ui {

class BankBox;
class FieldBinder;
class FormField;
class SaleController;

class PayerFields : public QWidget
{
    Q_OBJECT
public:
    PayerFields(SaleController &sale, FieldBinder &binder, QWidget *parent = nullptr);

    /// The right fields for method and customer, with what was typed before.
    void refresh();
    void setLocked(bool locked);
    /// The sale's draft takes over what is in the field `name`; false when it is not one of ours.
    bool store(const QString &name);
    /// Puts the inputs after `before` in the order of Tab; the last of them.
    QWidget *chainAfter(QWidget *before) const;

private:
    struct Input
    {
        QString need; ///< of the description: "document"
        QString key;  ///< of the draft and of errors: "payer.document.number"
        FormField *field;
        QWidget *widget;
    };
    FormField *add(const QString &need, const QString &key, const QString &label, QWidget *widget);
    QString textOf(const Input &input) const;
    void fillTypes();

    SaleController &m_sale;
    FieldBinder &m_binder;
    QList<Input> m_inputs;
    QComboBox *m_type;
    QLineEdit *m_phoneCode;
    BankBox *m_bank;
    FormField *m_bankField;
    QStringList m_missing;
};

}
