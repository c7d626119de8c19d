// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every input rule as a pure function: normalised value, or one FieldError with
// the field and the one rule that was broken. The ui turns the rule into words
// (ui/text/fielderrortext); widgets never decide. Limits: CONTRACT 4 and 5.
#pragma once

#include "base/result.h"
#include "domain/cart.h"
#include "domain/country.h"
#include "domain/customer.h"
#include "domain/paymentmethod.h"

#include <QList>
#include <QString>

namespace pos {

/// One message per rule. `Soft` rules warn and do not block.
enum class Rule {
    Required,
    TooShort,
    TooLong,
    NotANumber,
    BadGrouping,
    TooManyDecimals,
    Negative,
    Zero,
    TooLarge,
    NotEnough,           ///< less than is due, which minimum says
    OutOfRange,          ///< minimum and maximum say which
    CurrencyNotTaken,    ///< by this country
    CurrencyMismatch,
    EmptyCart,
    DiscountTooLarge,
    BadEmail,
    BadPhone,            ///< impossible for the plan
    BadCallingCode,
    BadDocumentType,
    BadDocumentNumber,   ///< length or characters that Yuno refuses
    UnusualDocument,     ///< soft: not the national format
    BadCountry,
    BadDate,
    BadUrl,
    NotHttps,
    BadUuid,
    BadTimeZone,
    BadRegister,
    BadKey,
    BadCharacters,       ///< control characters
    CardNumber,          ///< looks like a card number: refused, never stored
    UnknownMethod,
    MissingPayerField,
    MethodUnusable,      ///< saved card expired or not enrolled
    NotInList,
    InFuture,            ///< a time that has not come
    Duplicate,           ///< detail names what is there twice
    TotalMismatch,       ///< minimum = what the items add up to, maximum = what was stated
    WhatsAppOnly,
    BadHours,            ///< detail is the part of a week's hours that cannot be read
    BadLimits,           ///< detail is the part of contact limits that cannot be read
    PhoneAbroad,         ///< soft: the number belongs to another country; detail names it
};

struct FieldError
{
    QString field;       ///< "email", "lines[2].quantity"
    Rule rule = Rule::Required;
    qint64 minimum = 0;  ///< for limits
    qint64 maximum = 0;
    QString detail;      ///< a currency code, a document hint: data, never a sentence

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

template <typename T> using Checked = Expected<T, FieldError>;

/// Rules that warn only.
bool isSoft(Rule rule);
/// Stable name for journal, logs and JSON ("TooLong").
QString ruleName(Rule rule);
/// 9 999 999 999 major units: the only upper limit that is documented (CONTRACT 3.4).
Money largestAmount(Currency currency);

// --- one field each; all trim, and refuse card numbers and control characters -------------------
Checked<QString> checkPersonName(const QString &field, const QString &text);       ///< 1-255
Checked<QString> checkEmail(const QString &text);                                  ///< empty ok; 3-255
Checked<Phone> checkPhone(const Phone &phone);                                     ///< empty ok; digits, 15 with the code at most (E.164)
Checked<Document> checkDocument(const Document &document, QStringView country);    ///< empty ok; hard rules only
QList<FieldError> documentWarnings(const Document &document, QStringView country); ///< soft rules
Checked<QString> checkDescription(const QString &text);                            ///< 3-255
Checked<QString> checkItemName(const QString &field, const QString &text);         ///< 1-255, padded to 3 on the wire
Checked<int> checkQuantity(const QString &field, const QString &text);             ///< 1-999
Checked<int> checkInstallments(const QString &text);                               ///< 1-50
Checked<Money> checkAmount(const QString &field, const QString &text, Currency currency, NumberFormat format,
                           bool zeroAllowed);
Checked<qint64> checkPercent(const QString &field, const QString &text, NumberFormat format); ///< basis points 0-10000
Checked<QString> checkFreeText(const QString &field, const QString &text, int minimum, int maximum);
Checked<QString> checkOrderId(const QString &text);                                ///< 3-255

// --- whole values: every broken rule, in field order -------------------------------------------
QList<FieldError> checkCustomer(const Customer &customer);
QList<FieldError> checkAddress(const QString &prefix, const Address &address);
/// What must hold before Charge: not empty, lines valid, total positive and not above `ceiling`
/// (invalid Money = no ceiling), currency taken by `country`.
QList<FieldError> checkCartForCharge(const Cart &cart, QStringView country, Money ceiling);
/// What `method` (nullptr = none of ours) needs: its payer fields, and a saved method that works today.
QList<FieldError> checkMethodForCharge(const PaymentMethod *method, const std::optional<Customer> &payer,
                                       const std::optional<SavedMethod> &saved, QDate today);

}
