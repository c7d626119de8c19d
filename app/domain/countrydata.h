// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Raw rows of the country table; domain/country makes values of them. UTF-8.
#pragma once

#include <span>

namespace pos::countrydata {

struct CountryRow
{
    const char *code;
    const char *name;
    const char *currency;    ///< ISO 4217, or empty
    const char *callingCode; ///< digits, at most three, or empty
    int mobileDigits;
    bool acceptsPayments;
};

struct DocumentRow
{
    const char *country;
    const char *type;
    const char *name;
    const char *pattern;
    const char *hint;
    bool inPaymentEnum;
};

std::span<const CountryRow> countries();
std::span<const DocumentRow> documents();
std::span<const char *const> paymentDocumentTypes();

}
