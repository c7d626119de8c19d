// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/validation.h"

#include "domain/decimaltext.h"
#include "domain/textrules.h"

namespace pos {

QString ruleName(Rule rule)
{
    switch (rule) {
    case Rule::Required: return QStringLiteral("Required");
    case Rule::TooShort: return QStringLiteral("TooShort");
    case Rule::TooLong: return QStringLiteral("TooLong");
    case Rule::NotANumber: return QStringLiteral("NotANumber");
    case Rule::BadGrouping: return QStringLiteral("BadGrouping");
    case Rule::TooManyDecimals: return QStringLiteral("TooManyDecimals");
    case Rule::Negative: return QStringLiteral("Negative");
    case Rule::Zero: return QStringLiteral("Zero");
    case Rule::TooLarge: return QStringLiteral("TooLarge");
    case Rule::NotEnough: return QStringLiteral("NotEnough");
    case Rule::OutOfRange: return QStringLiteral("OutOfRange");
    case Rule::CurrencyNotTaken: return QStringLiteral("CurrencyNotTaken");
    case Rule::CurrencyMismatch: return QStringLiteral("CurrencyMismatch");
    case Rule::EmptyCart: return QStringLiteral("EmptyCart");
    case Rule::DiscountTooLarge: return QStringLiteral("DiscountTooLarge");
    case Rule::BadEmail: return QStringLiteral("BadEmail");
    case Rule::BadPhone: return QStringLiteral("BadPhone");
    case Rule::BadCallingCode: return QStringLiteral("BadCallingCode");
    case Rule::BadDocumentType: return QStringLiteral("BadDocumentType");
    case Rule::BadDocumentNumber: return QStringLiteral("BadDocumentNumber");
    case Rule::UnusualDocument: return QStringLiteral("UnusualDocument");
    case Rule::BadCountry: return QStringLiteral("BadCountry");
    case Rule::BadDate: return QStringLiteral("BadDate");
    case Rule::BadUrl: return QStringLiteral("BadUrl");
    case Rule::NotHttps: return QStringLiteral("NotHttps");
    case Rule::BadUuid: return QStringLiteral("BadUuid");
    case Rule::BadTimeZone: return QStringLiteral("BadTimeZone");
    case Rule::BadRegister: return QStringLiteral("BadRegister");
    case Rule::BadKey: return QStringLiteral("BadKey");
    case Rule::BadCharacters: return QStringLiteral("BadCharacters");
    case Rule::CardNumber: return QStringLiteral("CardNumber");
    case Rule::UnknownMethod: return QStringLiteral("UnknownMethod");
    case Rule::MissingPayerField: return QStringLiteral("MissingPayerField");
    case Rule::MethodUnusable: return QStringLiteral("MethodUnusable");
    case Rule::NotInList: return QStringLiteral("NotInList");
    case Rule::InFuture: return QStringLiteral("InFuture");
    case Rule::Duplicate: return QStringLiteral("Duplicate");
    case Rule::TotalMismatch: return QStringLiteral("TotalMismatch");
    case Rule::WhatsAppOnly: return QStringLiteral("WhatsAppOnly");
    case Rule::BadHours: return QStringLiteral("BadHours");
    case Rule::BadLimits: return QStringLiteral("BadLimits");
    case Rule::PhoneAbroad: return QStringLiteral("PhoneAbroad");
    }
    return QStringLiteral("Required");
}

bool isSoft(Rule rule)
{
    return rule == Rule::UnusualDocument || rule == Rule::PhoneAbroad;
}

Checked<QString> checkPersonName(const QString &field, const QString &text)
{
    return checkText(field, text, 1, 255);
}

Checked<QString> checkDescription(const QString &text)
{
    return checkText(QStringLiteral("description"), text, 3, 255);
}

Checked<QString> checkItemName(const QString &field, const QString &text)
{
    return checkText(field, text, 1, 255);
}

Checked<int> checkQuantity(const QString &field, const QString &text)
{
    return checkWhole(field, text, 1, 999);
}

Checked<int> checkInstallments(const QString &text)
{
    return checkWhole(QStringLiteral("installments"), text, 1, 50);
}

Checked<QString> checkFreeText(const QString &field, const QString &text, int minimum, int maximum)
{
    return checkText(field, text, minimum, maximum);
}

Checked<QString> checkOrderId(const QString &text)
{
    return checkText(QStringLiteral("orderId"), text, 3, 255);
}

namespace {

Rule ruleOf(DecimalFault fault)
{
    switch (fault) {
    case DecimalFault::Empty: return Rule::Required;
    case DecimalFault::NotANumber: return Rule::NotANumber;
    case DecimalFault::BadGrouping: return Rule::BadGrouping;
    case DecimalFault::TooManyDecimals: return Rule::TooManyDecimals;
    case DecimalFault::TooLarge: return Rule::TooLarge;
    case DecimalFault::Negative: return Rule::Negative;
    case DecimalFault::CardNumber: return Rule::CardNumber;
    }
    return Rule::NotANumber;
}

}

Checked<Money> checkAmount(const QString &field, const QString &text, Currency currency, NumberFormat format,
                           bool zeroAllowed)
{
    const qint64 largest = largestAmount(currency).minor();
    if (!currency.isValid())
        return refused(field, Rule::CurrencyMismatch);
    QStringView number = trimmedInput(text);
    if (number.startsWith(currency.code(), Qt::CaseInsensitive))
        number = number.mid(3);
    const auto minor = parseDecimal(number, currency.exponent(), format);
    if (!minor) {
        const Rule rule = ruleOf(minor.error());
        const qint64 maximum = rule == Rule::TooManyDecimals ? currency.exponent() : largest;
        return refused(field, rule, zeroAllowed ? 0 : 1, maximum, currency.code());
    }
    if (*minor == 0 && !zeroAllowed)
        return refused(field, Rule::Zero, 1, largest, currency.code());
    if (*minor > largest)
        return refused(field, Rule::TooLarge, zeroAllowed ? 0 : 1, largest, currency.code());
    return Money::fromMinor(*minor, currency);
}

Money largestAmount(Currency currency)
{
    // The only range the documentation gives (CONTRACT 3.4).
    constexpr qint64 LargestMajor = 9'999'999'999;
    return Money::fromMinor(LargestMajor * currency.minorPerMajor(), currency);
}

Checked<qint64> checkPercent(const QString &field, const QString &text, NumberFormat format)
{
    constexpr qint64 All = 10000;
    QStringView number = trimmedInput(text);
    if (number.endsWith(QLatin1Char('%')) || number.endsWith(QChar(0x066A)))
        number.chop(1);
    const auto points = parseDecimal(number, 2, format);
    if (!points) {
        const Rule rule = ruleOf(points.error());
        return refused(field, rule == Rule::TooLarge ? Rule::OutOfRange : rule, 0,
                       rule == Rule::TooManyDecimals ? 2 : All);
    }
    if (*points > All)
        return refused(field, Rule::OutOfRange, 0, All);
    return *points;
}

}
