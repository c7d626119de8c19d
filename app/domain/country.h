// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Countries: the 17 that create-payment accepts first, then all others.
// Facts from CONTRACT 14; document formats are national practice and are used
// for soft warnings only, never to block a sale.
#pragma once

#include "domain/currency.h"

#include <QList>
#include <QString>

#include <optional>

namespace pos {

struct DocumentKind
{
    QString type;        ///< CPF, DNI ... as sent to Yuno
    QString name;        ///< in the country's own language
    QString pattern;     ///< regular expression for the normalised number, or empty
    QString hint;        ///< "11 digits", or empty
    bool inPaymentEnum = true; ///< accepted by the enum of create payment
};

struct Country
{
    QString code;               ///< ISO 3166-1 alpha-2
    QString name;               ///< English
    Currency currency;          ///< usual currency
    QString callingCode;        ///< digits without plus
    QList<DocumentKind> documents;
    int mobileDigits = 0;       ///< national digits of a mobile number, 0 = unknown
    bool acceptsPayments = false; ///< one of the 17

    /// Currencies a till in this country may charge: its own, and USD where that is usual (PA, EC, SV).
    QList<Currency> currencies() const;
    std::optional<DocumentKind> document(QStringView type) const;
};

/// nullptr when unknown. Valid for the life of the process.
const Country *findCountry(QStringView alpha2);
/// The 17 first (by name), then the rest by name.
const QList<Country> &allCountries();

}
