// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/customerwriter.h"

#include "domain/country.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pos {

namespace {

/// The values that both published create-payment schemas list.
constexpr std::array PaymentDocumentTypes{
    "DNI", "CI",  "LC",  "LE",  "CUIT", "CUIL", "PAS", "CPF", "RG",  "CNH",  "CNPJ", "RUT", "RUN", "CC",
    "CE",  "NIT", "DUI", "PIC", "DPI",  "IFR",  "INE", "CP",  "RFC", "CURP", "CIP",  "CIC", "CUI", "RUC",
};

bool isListed(const QString &text, const auto &list)
{
    return std::ranges::any_of(list, [&text](const char *entry) { return text == QLatin1String(entry); });
}

bool takesCountry(const QString &code, CustomerEndpoint endpoint)
{
    const Country *country = findCountry(code);
    return country && code.size() == 2 && (endpoint == CustomerEndpoint::Customers || country->acceptsPayments);
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void textInRange(JsonWriter &json, const char *key, const QString &value, int minimum, int maximum)
{
    if (hasLength(value, minimum, maximum))
        json.textIfAny(QLatin1String(key), value);
}

bool takesState(const QString &state, CustomerEndpoint endpoint)
{
    static const QRegularExpression iso(QStringLiteral("\\A[A-Z]{2}-[A-Z0-9]{1,3}\\z"));
    const bool isCode = iso.match(state).hasMatch();
    return endpoint == CustomerEndpoint::Payments ? isCode : !isCode && hasLength(state, 3, 255);
}

void writeAddress(JsonWriter &json, const char *key, const Address &address, const QString &customerCountry,
                  CustomerEndpoint endpoint, bool countryRequired)
{
    if (!hasLength(address.line1, 3, 255) || !hasLength(address.city, 3, 255))
        return; // both are required inside the object
    const QString country = address.country.isEmpty() ? customerCountry : address.country;
    const bool withCountry = takesCountry(country, endpoint);
    if (countryRequired && !withCountry)
        return;
    json.beginObject(QLatin1String(key));
    json.text(QLatin1String("address_line_1"), address.line1);
    textInRange(json, "address_line_2", address.line2, 3, 255);
    textInRange(json, "building_number_1", address.building1, 3, 255);
    textInRange(json, "building_number_2", address.building2, 3, 255);
    json.text(QLatin1String("city"), address.city);
    if (withCountry)
        json.text(QLatin1String("country"), country);
    if (takesState(address.state, endpoint))
        json.text(QLatin1String("state"), address.state);
    textInRange(json, "zip_code", address.zipCode, 5, 10);
    textInRange(json, "neighborhood", address.neighborhood, endpoint == CustomerEndpoint::Payments ? 2 : 3, 255);
    json.endObject();
}

void writeDocument(JsonWriter &json, const Customer &customer, CustomerEndpoint endpoint)
{
    if (customer.document.isEmpty())
        return;
    const QString number = normalisedDocumentNumber(customer.document, customer.country);
    const QString type = customer.document.type;
    if (!hasLength(number, 3, 40) || !hasLength(type, 2, 6))
        return;
    if (endpoint == CustomerEndpoint::Payments && !isListed(type, PaymentDocumentTypes))
        return;
    json.beginObject(QLatin1String("document"));
    json.text(QLatin1String("document_type"), type).text(QLatin1String("document_number"), number);
    json.endObject();
}

void writePhone(JsonWriter &json, const Phone &phone)
{
    if (!isDigits(phone.countryCode) || phone.countryCode.size() > 3 || !isDigits(phone.number) ||
        phone.number.size() > 32)
        return;
    json.beginObject(QLatin1String("phone"));
    json.text(QLatin1String("country_code"), phone.countryCode).text(QLatin1String("number"), phone.number);
    json.endObject();
}

} // namespace

void writeCustomerFields(JsonWriter &json, const Customer &customer, CustomerEndpoint endpoint)
{
    json.textIfAny(QLatin1String("first_name"), customer.firstName);
    json.textIfAny(QLatin1String("last_name"), customer.lastName);
    if (isListed(customer.gender, std::array{"M", "F", "NB", "NA", "NK", "U"}))
        json.text(QLatin1String("gender"), customer.gender);
    if (customer.dateOfBirth.isValid())
        json.text(QLatin1String("date_of_birth"), customer.dateOfBirth.toString(Qt::ISODate));
    if (customer.email.contains(QLatin1Char('@')))
        json.text(QLatin1String("email"), customer.email);
    if (takesCountry(customer.country, endpoint))
        json.text(QLatin1String("country"), customer.country);
    if (takesCountry(customer.nationality, endpoint))
        json.text(QLatin1String("nationality"), customer.nationality);
    writeDocument(json, customer, endpoint);
    writePhone(json, customer.phone);
    writeAddress(json, "billing_address", customer.billingAddress, customer.country, endpoint, false);
    writeAddress(json, "shipping_address", customer.shippingAddress, customer.country, endpoint, true);
}

void checkCustomerLimits(WireLimits &limits, const QString &prefix, const Customer &customer)
{
    limits.lengthIfAny(prefix + QStringLiteral("first_name"), customer.firstName, 1, 255);
    limits.lengthIfAny(prefix + QStringLiteral("last_name"), customer.lastName, 1, 255);
    limits.lengthIfAny(prefix + QStringLiteral("email"), customer.email, 3, 255);
}

} // namespace pos
