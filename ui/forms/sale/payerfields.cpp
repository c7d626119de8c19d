// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/payerfields.h"

#include "domain/country.h"
#include "domain/payer.h"
#include "ui/forms/sale/bankbox.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldbinder.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pos::ui {

PayerFields::PayerFields(SaleController &sale, FieldBinder &binder, QWidget *parent)
    : QWidget(parent)
    , m_sale(sale)
    , m_binder(binder)
    , m_type(new QComboBox(this))
    , m_phoneCode(new QLineEdit(this))
    , m_bank(new BankBox(this))
{
    setObjectName(QStringLiteral("payerFields"));
    const auto edit = [this](const char *name) {
        auto *input = new QLineEdit(this);
        input->setObjectName(QLatin1String(name));
        return input;
    };
    m_type->setObjectName(QStringLiteral("payerDocumentTypeCombo"));
    m_phoneCode->setObjectName(QStringLiteral("payerPhoneCodeEdit"));
    m_phoneCode->setMaxLength(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    const auto row = [layout](FormField *left, FormField *right, int leftWidth) {
        auto *pair = new QHBoxLayout;
        pair->setSpacing(space::S);
        if (leftWidth > 0)
            left->setFixedWidth(leftWidth);
        pair->addWidget(left, 1, Qt::AlignTop);
        pair->addWidget(right, 1, Qt::AlignTop);
        layout->addLayout(pair);
    };
    const auto key = [](QLatin1StringView name) { return QString(name); };
    // One after the other: the order of making is that of Tab and of errors.
    FormField *first = add(QStringLiteral("firstName"), key(payerkey::FirstName), tr("First name"), edit("payerFirstNameEdit"));
    FormField *last = add(QStringLiteral("lastName"), key(payerkey::LastName), tr("Last name"), edit("payerLastNameEdit"));
    row(first, last, 0);
    layout->addWidget(add(QStringLiteral("email"), key(payerkey::Email), tr("E-mail"), edit("payerEmailEdit")));
    FormField *type = add(QStringLiteral("document"), key(payerkey::DocumentType), tr("Document"), m_type);
    FormField *number = add(QStringLiteral("document"), key(payerkey::DocumentNumber), tr("Number"), edit("payerDocumentEdit"));
    row(type, number, 112);
    FormField *code = add(QStringLiteral("phone"), key(payerkey::PhoneCode), tr("Code"), m_phoneCode);
    FormField *phone = add(QStringLiteral("phone"), key(payerkey::PhoneNumber), tr("Phone"), edit("payerPhoneEdit"));
    row(code, phone, 112);
    m_bank->setObjectName(QStringLiteral("payerBankCombo"));
    m_bankField = new FormField(tr("Bank"), m_bank, this);
    layout->addWidget(m_bankField);
    connect(m_bank, &BankBox::chosen, this, [this](const QString &id) {
        if (m_sale.isEditable())
            m_sale.setDraft(payerkey::Bank, id);
        m_bankField->setHint(m_bank->meaning());
    });
    hide();
}

FormField *PayerFields::add(const QString &need, const QString &key, const QString &label, QWidget *widget)
{
    auto *field = new FormField(label, widget, this);
    m_inputs << Input{need, key, field, widget};
    m_binder.bind(key, field, [this, need, key]() -> std::optional<FieldError> {
        const PaymentMethod *method = m_sale.payMethod();
        if (method == nullptr || !m_missing.contains(need))
            return std::nullopt;
        for (const FieldError &error : m_sale.payerProblems()) {
            if (error.field == key)
                return error;
        }
        return std::nullopt;
    });
    return field;
}

QString PayerFields::textOf(const Input &input) const
{
    if (input.widget == m_type)
        return m_type->currentText();
    return static_cast<const QLineEdit *>(input.widget)->text();
}

bool PayerFields::store(const QString &name)
{
    for (const Input &input : std::as_const(m_inputs)) {
        if (input.key == name) {
            m_sale.setDraft(name, textOf(input));
            return true;
        }
    }
    return false;
}

void PayerFields::fillTypes()
{
    const PaymentMethod *method = m_sale.payMethod();
    QStringList types = method != nullptr ? method->documentTypes : QStringList();
    const Country *country = findCountry(m_sale.settings().country);
    if (types.isEmpty() && country != nullptr) {
        for (const DocumentKind &kind : country->documents)
            types << kind.type;
    }
    const QSignalBlocker quiet(m_type);
    m_type->clear();
    m_type->addItems(types);
    m_type->setCurrentText(m_sale.draft(payerkey::DocumentType));
    if (m_type->currentIndex() < 0)
        m_type->setCurrentIndex(0);
    if (country != nullptr && m_sale.draft(payerkey::PhoneCode).isEmpty())
        m_phoneCode->setText(country->callingCode);
}

void PayerFields::refresh()
{
    const PaymentMethod *method = m_sale.payMethod();
    m_missing = method != nullptr ? missingPayerFields(*method, m_sale.customer()) : QStringList();
    for (const Input &input : std::as_const(m_inputs)) {
        const bool needed = m_missing.contains(input.need);
        input.field->setVisible(needed);
        if (!needed)
            input.field->setError({});
        if (input.widget == m_type)
            continue;
        auto *edit = static_cast<QLineEdit *>(input.widget);
        const QString typed = m_sale.draft(input.key);
        if (edit->text() != typed && !edit->hasFocus()) {
            const QSignalBlocker quiet(edit);
            edit->setText(typed);
        }
    }
    fillTypes();
    const bool asksBank = method != nullptr && method->asksBank && !m_sale.banks().isEmpty();
    if (asksBank) {
        m_bank->setBanks(m_sale.banks(), m_sale.draft(payerkey::Bank));
        m_bankField->setHint(m_bank->meaning());
    }
    m_bankField->setVisible(asksBank);
    setVisible(!m_missing.isEmpty() || asksBank);
    // What was proposed counts as typed, or the sale would not know it.
    if (m_sale.isEditable() && m_missing.contains(QStringLiteral("document")))
        store(QString(payerkey::DocumentType));
    if (m_sale.isEditable() && m_missing.contains(QStringLiteral("phone")))
        store(QString(payerkey::PhoneCode));
}

void PayerFields::setLocked(bool locked)
{
    setEnabled(!locked);
}

QWidget *PayerFields::chainAfter(QWidget *before) const
{
    for (const Input &input : m_inputs) {
        setTabOrder(before, input.widget);
        before = input.widget;
    }
    setTabOrder(before, m_bank);
    return m_bank;
}

}
