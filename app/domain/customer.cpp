// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/customer.h"

namespace pos {

QString Customer::displayName() const
{
    const QString name = QStringList{firstName, lastName}.join(QLatin1Char(' ')).simplified();
    if (!name.isEmpty())
        return name;
    if (!email.isEmpty())
        return email;
    if (!phone.isEmpty())
        return QLatin1Char('+') + phone.countryCode + QLatin1Char(' ') + phone.number;
    return document.isEmpty() ? id.text() : QString(document.type + QLatin1Char(' ') + document.number);
}

QString normalisedDocumentNumber(const Document &document, QStringView country)
{
    const bool keepsDashes = country.compare(u"PA", Qt::CaseInsensitive) == 0;
    QString result;
    for (QChar c : document.number) {
        if (c.category() == QChar::Punctuation_Dash) {
            if (keepsDashes)
                result += QLatin1Char('-');
        } else if (c.isDigit()) {
            result += QChar(static_cast<char16_t>(u'0' + c.digitValue()));
        } else if (!c.isSpace() && c.category() != QChar::Other_Format && c != QLatin1Char('.') &&
                   c != QLatin1Char('/')) {
            result += c; // anything else stays visible for validation to refuse
        }
    }
    return result.toUpper();
}

bool SavedMethod::isExpired(QDate today) const
{
    if (expirationMonth < 1 || expirationMonth > 12 || expirationYear <= 0)
        return false;
    // Good until the last day of its month.
    return std::pair(expirationYear, expirationMonth) < std::pair(today.year(), today.month());
}

bool SavedMethod::isUsable(QDate today) const
{
    return !token.isEmpty() && status == QLatin1String("ENROLLED") && type == QLatin1String("CARD") &&
           !isExpired(today);
}

}
