// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "platform/libphonenumbers.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <list>

namespace pos {

namespace {

using i18n::phonenumbers::PhoneNumberUtil;
using Wire = i18n::phonenumbers::PhoneNumber;

/// Longer than any number somebody types on purpose; the library has a limit of its own.
constexpr qsizetype LongestInput = 64;

const PhoneNumberUtil &plans()
{
    return *PhoneNumberUtil::GetInstance();
}

PhoneLine lineOf(PhoneNumberUtil::PhoneNumberType type)
{
    switch (type) {
    case PhoneNumberUtil::MOBILE: return PhoneLine::Mobile;
    case PhoneNumberUtil::FIXED_LINE: return PhoneLine::Fixed;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: return PhoneLine::FixedOrMobile;
    case PhoneNumberUtil::TOLL_FREE: return PhoneLine::TollFree;
    case PhoneNumberUtil::PREMIUM_RATE: return PhoneLine::PremiumRate;
    case PhoneNumberUtil::SHARED_COST:
    case PhoneNumberUtil::VOIP:
    case PhoneNumberUtil::PERSONAL_NUMBER:
    case PhoneNumberUtil::PAGER:
    case PhoneNumberUtil::UAN:
    case PhoneNumberUtil::VOICEMAIL: return PhoneLine::Other;
    case PhoneNumberUtil::UNKNOWN: return PhoneLine::Unknown;
    }
    return PhoneLine::Unknown;
}

PhoneVerdict verdictOf(PhoneNumberUtil::ErrorType error)
{
    switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR: return PhoneVerdict::Valid;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return PhoneVerdict::BadCountryCode;
    case PhoneNumberUtil::NOT_A_NUMBER: return PhoneVerdict::NotANumber;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return PhoneVerdict::TooShort;
    case PhoneNumberUtil::TOO_LONG_NSN: return PhoneVerdict::TooLong;
    }
    return PhoneVerdict::NotANumber;
}

PhoneVerdict judge(const Wire &number)
{
    if (plans().IsValidNumber(number))
        return PhoneVerdict::Valid;
    switch (plans().IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::TOO_SHORT: return PhoneVerdict::TooShort;
    case PhoneNumberUtil::TOO_LONG: return PhoneVerdict::TooLong;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return PhoneVerdict::BadCountryCode;
    case PhoneNumberUtil::IS_POSSIBLE:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
    case PhoneNumberUtil::INVALID_LENGTH: return PhoneVerdict::Invalid;
    }
    return PhoneVerdict::Invalid;
}

QString formatted(const Wire &number, PhoneNumberUtil::PhoneNumberFormat format)
{
    std::string text;
    plans().Format(number, format, &text);
    return QString::fromStdString(text);
}

QStringList countriesOf(const Wire &number)
{
    std::string own;
    plans().GetRegionCodeForNumber(number, &own);
    std::list<std::string> all;
    plans().GetRegionCodesForCountryCallingCode(number.country_code(), &all);
    QStringList countries;
    // "ZZ" and "001" are no countries.
    const auto add = [&countries](const std::string &code) {
        const QString country = QString::fromStdString(code);
        if (country.size() == 2 && country != QLatin1String("ZZ") && !countries.contains(country))
            countries << country;
    };
    add(own);
    if (countries.isEmpty())
        std::ranges::for_each(all, add);
    return countries;
}

} // namespace

ParsedPhone LibPhoneNumbers::parse(const QString &text, const QString &country) const
{
    ParsedPhone parsed;
    if (text.trimmed().isEmpty())
        return parsed;
    if (text.size() > LongestInput) {
        parsed.verdict = PhoneVerdict::TooLong;
        return parsed;
    }
    Wire number;
    const auto error = plans().Parse(text.toStdString(), country.toStdString(), &number);
    parsed.verdict = verdictOf(error);
    if (parsed.verdict != PhoneVerdict::Valid)
        return parsed;
    parsed.verdict = judge(number);
    parsed.callingCode = QString::number(number.country_code());
    if (parsed.verdict != PhoneVerdict::Valid && parsed.verdict != PhoneVerdict::Invalid)
        return parsed;
    parsed.isExtension = number.has_extension();
    number.clear_extension();
    std::string national;
    plans().GetNationalSignificantNumber(number, &national);
    parsed.national = QString::fromStdString(national);
    const QString e164 = formatted(number, PhoneNumberUtil::E164);
    if (!isE164(e164)) {
        parsed.verdict = PhoneVerdict::TooShort;
        return parsed;
    }
    parsed.number = PhoneNumber::from(e164);
    parsed.shown = formatted(number, PhoneNumberUtil::NATIONAL);
    parsed.line = lineOf(plans().GetNumberType(number));
    parsed.countries = countriesOf(number);
    return parsed;
}

QString LibPhoneNumbers::formatAsTyped(const QString &text, const QString &country) const
{
    if (text.size() > LongestInput)
        return text;
    const std::unique_ptr<i18n::phonenumbers::AsYouTypeFormatter> formatter(plans().GetAsYouTypeFormatter(country.toStdString()));
    std::string shown;
    const std::u32string typed = text.toStdU32String();
    for (const char32_t c : typed) {
        // Grouping is made anew; whatever is neither digit nor plus stands as it is, ungrouped.
        if ((c >= U'0' && c <= U'9') || c == U'+')
            formatter->InputDigit(static_cast<int>(c), &shown);
        else if (c != U' ' && c != U'-' && c != U'(' && c != U')' && c != U'.' && c != U'/')
            return text;
    }
    return QString::fromStdString(shown);
}

QString LibPhoneNumbers::example(const QString &country) const
{
    Wire number;
    if (!plans().GetExampleNumberForType(country.toStdString(), PhoneNumberUtil::MOBILE, &number))
        return {};
    return formatted(number, PhoneNumberUtil::NATIONAL);
}

} // namespace pos
