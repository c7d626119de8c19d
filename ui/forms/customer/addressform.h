// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One postal address, folded away until it is needed. Lives in CustomerForm.
#pragma once

#include "domain/customer.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace pos::ui {

class FieldBinder;
class FormField;

class AddressForm : public QWidget
{
    Q_OBJECT
public:
    /// `prefix` is the field prefix of the rules: "billingAddress" or "shippingAddress".
    AddressForm(const QString &title, const QString &prefix, QWidget *parent = nullptr);

    /// Field names (with prefix) and their fields, in the order of the form.
    QList<std::pair<QString, FormField *>> fields() const { return m_fields; }
    void setAddress(const Address &address);
    Address address() const;
    void setOpen(bool open);

private:
    QLineEdit *addLine(const QString &name, const QString &label);
    QString m_prefix;
    QPushButton *m_toggle;
    QWidget *m_body;
    QList<std::pair<QString, FormField *>> m_fields;
    QLineEdit *m_line1, *m_line2, *m_building1, *m_building2, *m_neighborhood, *m_city, *m_state, *m_zip;
    QComboBox *m_country;
};

/// "" and every country, the 17 first; item data is the alpha-2 code.
void fillCountries(QComboBox *box);
void selectCountry(QComboBox *box, const QString &alpha2);

}
