// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include "base/cardguard.h"
#include "domain/countrydata.h"
#include "domain/decimaltext.h"
#include "domain/textrules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pos {

namespace {

bool isDomainLabel(QStringView label)
{
    if (label.isEmpty() || label.size() > 63 || label.front() == QLatin1Char('-') || label.back() == QLatin1Char('-'))
        return false;
    return std::ranges::all_of(
        label, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == QLatin1Char('-'); });
}

bool isDomain(QStringView domain)
{
    const auto labels = domain.split(u'.');
    if (labels.size() < 2 || !std::ranges::all_of(labels, isDomainLabel))
        return false;
    const QStringView top = labels.last();
    return top.size() >= 2 && !std::ranges::all_of(top, [](QChar c) { return c.isDigit(); });
}

bool isLocalPart(QStringView local)
{
    if (local.isEmpty() || codePoints(local) > 64 || local.front() == QLatin1Char('.') ||
        local.back() == QLatin1Char('.') || local.contains(u".."))
        return false;
    return std::ranges::none_of(local,
                                [](QChar c) { return c.isSpace() || QStringView(u"()<>[]:;@\\,\"").contains(c); });
}

bool isPaymentDocumentType(QStringView type)
{
    return std::ranges::any_of(countrydata::paymentDocumentTypes(),
                               [type](const char *known) { return type == QLatin1String(known); });
}

bool isKnownDocumentType(QStringView type, QStringView country)
{
    const Country *known = findCountry(country);
    if (known && known->document(type))
        return true;
    if (isPaymentDocumentType(type))
        return true; // somebody from elsewhere
    // Without a country any country's own type will do.
    return !known &&
           std::ranges::any_of(allCountries(), [type](const Country &c) { return c.document(type).has_value(); });
}

bool isInList(QStringView text, std::initializer_list<const char *> list)
{
    return std::ranges::any_of(list, [text](const char *entry) { return text == QLatin1String(entry); });
}

QString joined(const QString &prefix, const char *name)
{
    return prefix.isEmpty() ? QString::fromLatin1(name) : QString(prefix + QLatin1Char('.') + QLatin1String(name));
}

}

Checked<QString> checkEmail(const QString &text)
{
    const QString field = QStringLiteral("email");
    const auto clean = checkOptionalText(field, text, 3, 255);
    if (!clean || clean->isEmpty())
        return clean;
    const qsizetype at = clean->indexOf(QLatin1Char('@'));
    if (at < 0 || !isLocalPart(QStringView(*clean).left(at)) || !isDomain(QStringView(*clean).mid(at + 1)))
        return refused(field, Rule::BadEmail);
    return clean;
}

Checked<Phone> checkPhone(const Phone &phone)
{
    const QString codeField = QStringLiteral("phone.countryCode");
    const QString numberField = QStringLiteral("phone.number");
    if (trimmedInput(phone.number).isEmpty())
        return Phone{};
    if (containsCardNumber(phone.number, CardContext::Digits))
        return refused(numberField, Rule::CardNumber);

    static const QRegularExpression ornaments(QStringLiteral("[\\s().\\-/\\x{2010}-\\x{2015}\\x{200e}\\x{200f}]"));
    static const QRegularExpression digits(QRegularExpression::anchoredPattern(QStringLiteral("[0-9]+")));
    static const QRegularExpression callingCode(QRegularExpression::anchoredPattern(QStringLiteral("[1-9][0-9]{0,2}")));
    Phone clean;
    clean.countryCode = asciiDigits(phone.countryCode).remove(ornaments).remove(QLatin1Char('+'));
    clean.number = asciiDigits(phone.number).remove(ornaments);
    if (clean.countryCode.isEmpty())
        return refused(codeField, Rule::Required, 1, 3);
    if (!callingCode.match(clean.countryCode).hasMatch())
        return refused(codeField, Rule::BadCallingCode, 1, 3);
    // E.164: at most 15 digits together; no plan has subscribers of under four.
    const qsizetype most = 15 - clean.countryCode.size();
    if (!digits.match(clean.number).hasMatch() || clean.number.size() < 4 || clean.number.size() > most)
        return refused(numberField, Rule::BadPhone, 4, most);
    return clean;
}

Checked<Document> checkDocument(const Document &document, QStringView country)
{
    const QString typeField = QStringLiteral("document.type");
    const QString numberField = QStringLiteral("document.number");
    const Document clean{document.type.trimmed().toUpper(), trimmedInput(document.number).toString()};
    if (clean.number.isEmpty() && clean.type.isEmpty())
        return Document{};
    if (containsCardNumber(clean.number, CardContext::Digits))
        return refused(numberField, Rule::CardNumber);
    if (clean.type.isEmpty())
        return refused(typeField, Rule::Required);
    if (!isKnownDocumentType(clean.type, country))
        return refused(typeField, Rule::BadDocumentType, 2, 6, clean.type.left(40));
    const QString number = normalisedDocumentNumber(clean, country);
    if (number.isEmpty())
        return refused(numberField, Rule::Required, 3, 40);
    const bool plain = std::ranges::all_of(
        number, [](QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('&'); });
    if (!plain || hasBadCharacters(number) || number.size() < 3 || number.size() > 40)
        return refused(numberField, Rule::BadDocumentNumber, 3, 40);
    return clean;
}

QList<FieldError> documentWarnings(const Document &document, QStringView country)
{
    const Country *known = findCountry(country);
    const auto kind = known ? known->document(document.type.trimmed()) : std::nullopt;
    if (!kind || kind->pattern.isEmpty() || trimmedInput(document.number).isEmpty())
        return {};
    if (QRegularExpression(kind->pattern).match(normalisedDocumentNumber(document, country)).hasMatch())
        return {};
    return {FieldError{QStringLiteral("document.number"), Rule::UnusualDocument, 0, 0, kind->hint}};
}

QList<FieldError> checkAddress(const QString &prefix, const Address &address)
{
    if (address.isEmpty())
        return {};
    QList<FieldError> errors;
    collect(errors, checkText(joined(prefix, "line1"), address.line1, 3, 255));
    collect(errors, checkOptionalText(joined(prefix, "line2"), address.line2, 1, 255));
    // "12" is a house number; the gateway leaves out what is shorter than Yuno's minimum.
    collect(errors, checkOptionalText(joined(prefix, "building1"), address.building1, 1, 255));
    collect(errors, checkOptionalText(joined(prefix, "building2"), address.building2, 1, 255));
    collect(errors, checkText(joined(prefix, "city"), address.city, 3, 255));
    collect(errors, checkOptionalText(joined(prefix, "state"), address.state, 1, 255));
    if (address.country.isEmpty()) {
        if (prefix == QLatin1String("shippingAddress"))
            errors << FieldError{joined(prefix, "country"), Rule::Required, 0, 0, {}};
    } else if (!isCountryCode(address.country)) {
        errors << FieldError{joined(prefix, "country"), Rule::BadCountry, 0, 0, address.country.left(40)};
    }
    // Real codes of 3, 4 and 11 characters exist; outside 5-10 they do not travel (CONTRACT 16, row 26).
    collect(errors, checkOptionalText(joined(prefix, "zipCode"), address.zipCode, 3, 11));
    collect(errors, checkOptionalText(joined(prefix, "neighborhood"), address.neighborhood, 1, 255));
    return errors;
}

namespace {

void checkConsent(QList<FieldError> &errors, const std::optional<ContactConsent> &consent)
{
    if (!consent || !consent->given)
        return;
    const QString prefix = QStringLiteral("contactConsent");
    collect(errors, checkText(joined(prefix, "wording"), consent->wording, 3, 1000));
    if (!isInList(consent->how, {"in_person", "phone", "web_form"}))
        errors << FieldError{joined(prefix, "how"), Rule::NotInList, 0, 0, consent->how.left(40)};
    collect(errors, checkPersonName(joined(prefix, "operatorName"), consent->operatorName));
}

void checkBirthday(QList<FieldError> &errors, const Customer &customer)
{
    if (customer.dateOfBirth.isNull())
        return;
    const qint64 writtenMs = std::max(customer.createdMs, customer.updatedMs);
    // Without a clock "the future" is measured by the record itself; a day of slack for time zones.
    const bool unborn =
        writtenMs > 0 && customer.dateOfBirth > QDateTime::fromMSecsSinceEpoch(writtenMs, Qt::UTC).date().addDays(1);
    if (!customer.dateOfBirth.isValid() || customer.dateOfBirth.year() < 1880 || customer.dateOfBirth.year() > 9999 ||
        unborn)
        errors << FieldError{QStringLiteral("dateOfBirth"), Rule::BadDate, 0, 0, {}};
}

}

QList<FieldError> checkCustomer(const Customer &customer)
{
    QList<FieldError> errors;
    const bool nobody = customer.firstName.trimmed().isEmpty() && customer.lastName.trimmed().isEmpty() &&
                        customer.email.trimmed().isEmpty() && customer.phone.isEmpty() && customer.document.isEmpty();
    if (nobody)
        errors << FieldError{QStringLiteral("firstName"), Rule::Required, 1, 255, {}};
    collect(errors, checkOptionalText(QStringLiteral("firstName"), customer.firstName, 1, 255));
    collect(errors, checkOptionalText(QStringLiteral("lastName"), customer.lastName, 1, 255));
    collect(errors, checkEmail(customer.email));
    if (!customer.gender.isEmpty() && !isInList(customer.gender, {"M", "F", "NB", "NA", "NK", "U"}))
        errors << FieldError{QStringLiteral("gender"), Rule::NotInList, 0, 0, customer.gender.left(40)};
    checkBirthday(errors, customer);
    for (const auto &[field, code] : {std::pair(QStringLiteral("country"), customer.country),
                                      std::pair(QStringLiteral("nationality"), customer.nationality)}) {
        if (!code.isEmpty() && !isCountryCode(code))
            errors << FieldError{field, Rule::BadCountry, 0, 0, code.left(40)};
    }
    collect(errors, checkDocument(customer.document, customer.country));
    collect(errors, checkPhone(customer.phone));
    errors << checkAddress(QStringLiteral("billingAddress"), customer.billingAddress);
    errors << checkAddress(QStringLiteral("shippingAddress"), customer.shippingAddress);
    checkConsent(errors, customer.contactConsent);
    return errors;
}

}
