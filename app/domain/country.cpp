// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/country.h"

#include "domain/countrydata.h"

#include <QHash>

namespace pos {

namespace {

QList<Country> makeCountries()
{
    QHash<QString, QList<DocumentKind>> documents;
    for (const countrydata::DocumentRow &row : countrydata::documents()) {
        documents[QString::fromUtf8(row.country)]
            << DocumentKind{QString::fromUtf8(row.type), QString::fromUtf8(row.name), QString::fromUtf8(row.pattern),
                            QString::fromUtf8(row.hint), row.inPaymentEnum};
    }
    QList<Country> list;
    for (const countrydata::CountryRow &row : countrydata::countries()) {
        Country country;
        country.code = QString::fromUtf8(row.code);
        country.name = QString::fromUtf8(row.name);
        country.currency = Currency::fromCode(QString::fromUtf8(row.currency)).value_or(Currency());
        country.callingCode = QString::fromUtf8(row.callingCode);
        country.documents = documents.value(country.code);
        country.mobileDigits = row.mobileDigits;
        country.acceptsPayments = row.acceptsPayments;
        list << country;
    }
    return list;
}

}

QList<Currency> Country::currencies() const
{
    QList<Currency> list;
    if (currency.isValid())
        list << currency;
    const Currency dollar = *Currency::fromCode(u"USD");
    const bool dollarised = code == QLatin1String("PA") || code == QLatin1String("EC") || code == QLatin1String("SV");
    if (dollarised && !list.contains(dollar))
        list << dollar;
    return list;
}

std::optional<DocumentKind> Country::document(QStringView type) const
{
    for (const DocumentKind &kind : documents) {
        if (type.compare(kind.type, Qt::CaseInsensitive) == 0)
            return kind;
    }
    return std::nullopt;
}

const Country *findCountry(QStringView alpha2)
{
    static const QHash<QString, const Country *> byCode = [] {
        QHash<QString, const Country *> index;
        for (const Country &country : allCountries())
            index.insert(country.code, &country);
        return index;
    }();
    return byCode.value(alpha2.toString().toUpper(), nullptr);
}

const QList<Country> &allCountries()
{
    static const QList<Country> list = makeCountries();
    return list;
}

}
