// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/payer.h"

#include <algorithm>

namespace pos {

namespace {

template <typename T> void note(QList<FieldError> &errors, const Checked<T> &checked)
{
    if (checked || isSoft(checked.error().rule))
        return;
    errors << checked.error();
    errors.last().field.prepend(QStringLiteral("payer."));
}

/// Where the cursor goes for a field that is empty.
QString inputOf(const QString &field)
{
    if (field == u"document" || field == u"phone")
        return field + QStringLiteral(".number");
    return field;
}

void fill(QString &target, const Sale &sale, QLatin1StringView key)
{
    if (target.trimmed().isEmpty())
        target = sale.draftFields.value(key).trimmed();
}

} // namespace

QStringList missingPayerFields(const PaymentMethod &method, const std::optional<Customer> &customer)
{
    PaymentMethod silent = method; // only its fields count here
    silent.needsSavedMethod = false;
    QStringList missing;
    for (const FieldError &error : checkMethodForCharge(&silent, customer, std::nullopt, {}))
        missing << error.field;
    return missing;
}

std::optional<Customer> payerOf(const PaymentMethod &method, const Sale &sale, const std::optional<Customer> &customer,
                                const QString &shopCountry)
{
    const QStringList missing = missingPayerFields(method, customer);
    if (missing.isEmpty())
        return customer;
    Customer payer = customer.value_or(Customer{});
    if (payer.country.isEmpty())
        payer.country = shopCountry;
    if (missing.contains(u"firstName"))
        fill(payer.firstName, sale, payerkey::FirstName);
    if (missing.contains(u"lastName"))
        fill(payer.lastName, sale, payerkey::LastName);
    if (missing.contains(u"email"))
        fill(payer.email, sale, payerkey::Email);
    if (missing.contains(u"document")) {
        payer.document = {sale.draftFields.value(payerkey::DocumentType).trimmed(),
                          sale.draftFields.value(payerkey::DocumentNumber).trimmed()};
    }
    if (missing.contains(u"phone")) {
        payer.phone = {sale.draftFields.value(payerkey::PhoneCode).trimmed(),
                       sale.draftFields.value(payerkey::PhoneNumber).trimmed()};
    }
    return payer;
}

QList<FieldError> checkPayer(const PaymentMethod &method, const std::optional<Customer> &payer,
                             const QString &shopCountry)
{
    QList<FieldError> errors;
    const QStringList missing = missingPayerFields(method, payer);
    for (const QString &field : method.payerFields) {
        if (missing.contains(field)) {
            errors << FieldError{QStringLiteral("payer.") + inputOf(field), Rule::MissingPayerField, 0, 0, {}};
            continue;
        }
        const QString country = payer->country.isEmpty() ? shopCountry : payer->country;
        if (field == u"firstName")
            note(errors, checkPersonName(field, payer->firstName));
        else if (field == u"lastName")
            note(errors, checkPersonName(field, payer->lastName));
        else if (field == u"email")
            note(errors, checkEmail(payer->email));
        else if (field == u"phone")
            note(errors, checkPhone(payer->phone));
        else if (field == u"document")
            note(errors, checkDocument(payer->document, country));
        if (field == u"document" && !method.documentTypes.isEmpty() &&
            !method.documentTypes.contains(payer->document.type.toUpper()))
            errors << FieldError{QStringLiteral("payer.document.type"), Rule::BadDocumentType, 2, 6,
                                 payer->document.type.left(40)};
    }
    return errors;
}

} // namespace pos
