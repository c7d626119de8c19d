// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A customer as a till knows them (CONTRACT 4.1 and 5.4). Personal data: lives
// in side tables of the journal and can be erased (DESIGN 7).
#pragma once

#include "domain/ids.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace pos {

struct Document
{
    QString type;   ///< CONTRACT 14
    QString number; ///< as typed; normalisedDocumentNumber() is what travels

    bool isEmpty() const noexcept { return type.isEmpty() && number.isEmpty(); }
    friend bool operator==(const Document &, const Document &) = default;
};

struct Phone
{
    QString countryCode; ///< digits without plus, 1-3
    QString number;      ///< national digits, 1-32

    bool isEmpty() const noexcept { return number.isEmpty(); }
    friend bool operator==(const Phone &, const Phone &) = default;
};

struct Address
{
    QString line1, line2, building1, building2, city, state, country, zipCode, neighborhood;

    bool isEmpty() const { return *this == Address{}; }
    friend bool operator==(const Address &, const Address &) = default;
};

/// "May we contact you about this?", asked at the counter (DESIGN 5).
struct ContactConsent
{
    bool given = false;
    QString wording;      ///< what the customer was asked
    QString how;          ///< in_person, phone, web_form
    QString operatorName;
    qint64 atMs = 0;      ///< UTC

    friend bool operator==(const ContactConsent &, const ContactConsent &) = default;
};

struct Customer
{
    CustomerId id;               ///< ours
    GatewayCustomerId gatewayId; ///< empty until created at Yuno
    QString firstName, lastName;
    QString email;
    QString gender;              ///< M F NB NA NK U or empty
    QDate dateOfBirth;
    QString country;             ///< alpha-2 or empty
    QString nationality;
    Document document;
    Phone phone;
    Address billingAddress, shippingAddress;
    std::optional<ContactConsent> contactConsent; ///< nullopt = not asked
    qint64 createdMs = 0;
    qint64 updatedMs = 0;

    QString displayName() const;
    friend bool operator==(const Customer &, const Customer &) = default;
};

/// Digits and letters without dots and spaces, upper case; dashes stay only for Panama (CONTRACT 14).
QString normalisedDocumentNumber(const Document &document, QStringView country);

/// A saved payment method (CONTRACT 12).
struct SavedMethod
{
    VaultedToken token;
    QString name;          ///< "VISA ****1111"
    QString type;          ///< CARD ...
    QString category;
    QString status;        ///< ENROLLED ...
    QString brand;         ///< VISA
    QString lastFour;
    int expirationMonth = 0; ///< 0 = unknown
    int expirationYear = 0;  ///< four digits, 0 = unknown
    QString issuer;
    QString cardType;      ///< CREDIT, DEBIT ...
    bool preferred = false;

    bool isExpired(QDate today) const;
    /// ENROLLED, a card, not expired.
    bool isUsable(QDate today) const;
    friend bool operator==(const SavedMethod &, const SavedMethod &) = default;
};

}

Q_DECLARE_METATYPE(pos::Customer)
Q_DECLARE_METATYPE(pos::SavedMethod)
