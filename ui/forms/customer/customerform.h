// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every field of a customer that a till can know (CONTRACT 4.1), with its rule
// at its place. A value in, a value out; saves nothing.
#pragma once

#include "domain/validation.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace pos::ui {

class AddressForm;
class FieldBinder;
class FormField;

class CustomerForm : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerForm(QWidget *parent = nullptr);

    /// `operatorName` and `nowMs` go into a consent that is given now.
    void setContext(const QString &operatorName, qint64 nowMs);
    void setCustomer(const Customer &customer);
    /// As typed; ids and times are those of setCustomer().
    Customer customer() const;
    /// Shows every broken rule and goes to the first. True when the customer may be saved.
    bool submit();
    /// For an error of the engine that names a field. False when no field has that name.
    bool showError(const QString &field, const QString &message);
    void focusFirst();
    bool isModified() const { return m_modified; }

    /// Typed text by field, for autosave; and back.
    QHash<QString, QString> draft() const;
    void setDraft(const QHash<QString, QString> &draft);

Q_SIGNALS:
    void edited();

private:
    QLineEdit *addLine(const QString &field, const QString &objectName, const QString &label);
    QComboBox *addCombo(const QString &field, const QString &objectName, const QString &label);
    void layOut();
    void bindAll();
    void fillDocumentTypes();
    void refreshDocumentHint();
    void refreshConsent();
    QDate birthDate() const;
    std::optional<FieldError> errorFor(const QString &field) const;
    QString inputText(const QWidget *input) const;

    Customer m_base;
    QString m_operatorName;
    qint64 m_nowMs = 0;
    bool m_modified = false;
    FieldBinder *m_binder;
    QList<std::pair<QString, FormField *>> m_fields;
    QLineEdit *m_firstName, *m_lastName, *m_email, *m_callingCode, *m_phone, *m_documentNumber, *m_birthDate, *m_wording;
    QComboBox *m_country, *m_documentType, *m_nationality, *m_gender, *m_consent, *m_consentHow;
    AddressForm *m_billing;
    AddressForm *m_shipping;
};

}
