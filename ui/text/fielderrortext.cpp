// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/fielderrortext.h"

#include "ui/text/moneytext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct FieldErrorText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::FieldErrorText)
};

QString limitText(qint64 value, const FieldError &error, const QLocale &locale)
{
    if (const auto currency = Currency::fromCode(error.detail))
        return moneyText(Money::fromMinor(value, *currency), locale);
    return locale.toString(value);
}

QString rangeText(const FieldError &error, const QLocale &locale)
{
    if (error.minimum == error.maximum)
        return FieldErrorText::tr("This value is outside the allowed range.");
    return FieldErrorText::tr("Enter a value from %1 to %2.")
        .arg(limitText(error.minimum, error, locale), limitText(error.maximum, error, locale));
}

QString amountRuleText(const FieldError &error, const QLocale &locale)
{
    using T = FieldErrorText;
    switch (error.rule) {
    case Rule::NotANumber: return T::tr("Enter a number, for example %1.").arg(QStringLiteral("12%150").arg(locale.decimalPoint()));
    case Rule::BadGrouping:
        return T::tr("The separators are unclear. Use \"%1\" for decimals.").arg(locale.decimalPoint());
    case Rule::TooManyDecimals: {
        const auto currency = Currency::fromCode(error.detail);
        const int decimals = currency ? currency->exponent() : int(error.maximum);
        return decimals == 0 ? T::tr("This currency has no decimals: enter a whole amount.")
                             : T::tr("At most %n decimal(s) are possible here.", nullptr, decimals);
    }
    case Rule::Negative: return T::tr("The amount cannot be negative.");
    case Rule::Zero: return T::tr("The amount must be more than zero.");
    default: // NOLINT: sorted by the exhaustive switch below
        return error.maximum > 0 ? T::tr("That is too much: at most %1.").arg(limitText(error.maximum, error, locale))
                                 : T::tr("That is too much.");
    }
}

}

QString fieldErrorText(const FieldError &error, const QLocale &locale)
{
    using T = FieldErrorText;
    switch (error.rule) {
    case Rule::Required: return T::tr("This is needed.");
    case Rule::TooShort: return T::tr("Too short: at least %n character(s).", nullptr, int(error.minimum));
    case Rule::TooLong: return T::tr("Too long: at most %n character(s).", nullptr, int(error.maximum));
    case Rule::NotANumber:
    case Rule::BadGrouping:
    case Rule::TooManyDecimals:
    case Rule::Negative:
    case Rule::Zero:
    case Rule::TooLarge: return amountRuleText(error, locale);
    case Rule::NotEnough: return T::tr("That is not enough: %1 is due.").arg(limitText(error.minimum, error, locale));
    case Rule::OutOfRange: return rangeText(error, locale);
    case Rule::CurrencyNotTaken:
        return error.detail.isEmpty() ? T::tr("This till's country does not take this currency.")
                                      : T::tr("This till's country does not take %1.").arg(error.detail);
    case Rule::CurrencyMismatch: return T::tr("All prices of a sale must be in one currency.");
    case Rule::EmptyCart: return T::tr("The cart is empty: add an item first.");
    case Rule::DiscountTooLarge: return T::tr("The discount is larger than the price.");
    case Rule::BadEmail: return T::tr("This is not an e-mail address. Example: name@shop.com");
    case Rule::BadPhone:
        return error.detail.isEmpty() ? T::tr("This is not a possible phone number.")
                                      : T::tr("This is not a possible phone number. Expected: %1.").arg(error.detail);
    case Rule::BadCallingCode: return T::tr("The calling code has 1 to 3 digits, for example 55.");
    case Rule::BadDocumentType: return T::tr("Choose a type of document of this country.");
    case Rule::BadDocumentNumber:
        return error.maximum > 0
                   ? T::tr("A document number has %1 to %2 letters and digits.").arg(error.minimum).arg(error.maximum)
                   : T::tr("This is not a possible document number.");
    case Rule::UnusualDocument:
        return error.detail.isEmpty() ? T::tr("Unusual number for this document: please compare.")
                                      : T::tr("Unusual number for this document (usually %1): please compare.").arg(error.detail);
    case Rule::BadCountry: return T::tr("Choose a country from the list.");
    case Rule::BadDate: return T::tr("This is not a possible date.");
    case Rule::BadUrl: return T::tr("This is not a web address. Example: https://shop.example");
    case Rule::NotHttps: return T::tr("The address must begin with https://");
    case Rule::BadUuid: return T::tr("This id has 36 characters in five groups. Copy it from the dashboard.");
    case Rule::BadTimeZone: return T::tr("Choose a time zone from the list.");
    case Rule::BadRegister: return T::tr("Use 1 to 12 letters and digits, for example R1.");
    case Rule::BadKey: return T::tr("This does not look like a key. Copy it again, without spaces.");
    case Rule::BadCharacters: return T::tr("There are characters that cannot be used here.");
    case Rule::CardNumber: return T::tr("Card numbers are never typed here. The text was removed.");
    case Rule::UnknownMethod: return T::tr("Choose how the customer pays.");
    case Rule::MissingPayerField: return T::tr("This way of paying needs this field.");
    case Rule::MethodUnusable: return T::tr("This card cannot be used: choose another one.");
    case Rule::NotInList: return T::tr("Choose one from the list.");
    case Rule::InFuture: return T::tr("This time is still to come. Please check date and time.");
    case Rule::Duplicate: return T::tr("\"%1\" is there twice.").arg(error.detail);
    case Rule::TotalMismatch:
        return T::tr("The items add up to %1, not to %2.")
            .arg(limitText(error.minimum, error, locale), limitText(error.maximum, error, locale));
    case Rule::WhatsAppOnly: return T::tr("Only a WhatsApp message can have this.");
    case Rule::BadHours:
        return error.detail.isEmpty() ? T::tr("With these hours nobody could be contacted on any day.")
                                      : T::tr("\"%1\" is not readable. Example: Mon-Fri 9:00-18:00, Sat 10:00-13:00").arg(error.detail);
    case Rule::BadLimits: return T::tr("\"%1\" is not readable. Example: CO: Mon-Fri 9:00-17:00; day 1; apart 48").arg(error.detail);
    case Rule::PhoneAbroad: return T::tr("This number belongs to another country (%1): please compare.").arg(error.detail);
    }
    Q_UNREACHABLE();
}

}
