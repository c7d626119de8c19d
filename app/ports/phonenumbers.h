// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbering plans (DESIGN 5): what somebody types in a shop, as E.164, and what
// the plan tells about it. Thread of its caller; pure but for data that is built
// in. Never decides whether anybody is reachable: a plan is not a person.
#pragma once

#include "domain/contact.h"

#include <QStringList>

#include <memory>

namespace pos {

enum class PhoneVerdict {
    Empty,
    NotANumber,      ///< letters, too many signs, nothing to dial
    BadCountryCode,  ///< +999...
    TooShort,        ///< impossible: no number of this country is so short
    TooLong,
    Invalid,         ///< possible in length, but no such number is given out
    Valid,
};

enum class PhoneLine { Unknown, Mobile, Fixed, FixedOrMobile, TollFree, PremiumRate, Other };

struct ParsedPhone
{
    PhoneVerdict verdict = PhoneVerdict::Empty;
    PhoneNumber number;        ///< set when Valid or Invalid
    PhoneLine line = PhoneLine::Unknown;
    QStringList countries;     ///< alpha-2; the one that it belongs to first, then others of its calling code
    QString callingCode;       ///< digits
    QString national;          ///< digits without the calling code, as the recovery call wants them
    QString shown;             ///< as written in its own country
    bool isExtension = false;  ///< an extension was typed, which nobody can dial for us: it is not in `number`

    friend bool operator==(const ParsedPhone &, const ParsedPhone &) = default;
};

class PhoneNumbers
{
public:
    virtual ~PhoneNumbers() = default;
    /// `country` = where a number without a plus belongs, alpha-2.
    virtual ParsedPhone parse(const QString &text, const QString &country) const = 0;
    /// What was typed so far, grouped as that country writes numbers; never more or fewer digits than typed.
    virtual QString formatAsTyped(const QString &text, const QString &country) const = 0;
    /// A valid number of this country to show in an empty field; empty when there is none.
    virtual QString example(const QString &country) const = 0;
};

} // namespace pos
