// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Who pays, for a method that needs to know more than the shop does: the chosen
// customer, completed by what was typed for this sale alone (CONTRACT 5.4). It is
// kept with the sale's half-typed input, so it survives a crash and is erased
// with it. Pure.
#pragma once

#include "domain/customer.h"
#include "domain/paymentmethod.h"
#include "domain/sale.h"
#include "domain/validation.h"

namespace pos {

/// Keys in Sale::draftFields; the first parts of what FieldErrors of checkPayer() name.
namespace payerkey {
inline constexpr QLatin1StringView Method{"payMethod"}; ///< the chosen method, when it is not the first
inline constexpr QLatin1StringView FirstName{"payer.firstName"};
inline constexpr QLatin1StringView LastName{"payer.lastName"};
inline constexpr QLatin1StringView Email{"payer.email"};
inline constexpr QLatin1StringView DocumentType{"payer.document.type"};
inline constexpr QLatin1StringView DocumentNumber{"payer.document.number"};
inline constexpr QLatin1StringView PhoneCode{"payer.phone.countryCode"};
inline constexpr QLatin1StringView PhoneNumber{"payer.phone.number"};
inline constexpr QLatin1StringView Bank{"payer.bank"}; ///< Bank::id; empty = the customer's page asks
} // namespace payerkey

/// Fields that `method` needs and `customer` does not have: what the page asks for.
QStringList missingPayerFields(const PaymentMethod &method, const std::optional<Customer> &customer);
/// The payer as sent: nullopt when the method needs nothing and nobody was chosen.
std::optional<Customer> payerOf(const PaymentMethod &method, const Sale &sale, const std::optional<Customer> &customer,
                                const QString &shopCountry);
/// What is missing or wrong about it, in the order of the description; soft rules are left out.
QList<FieldError> checkPayer(const PaymentMethod &method, const std::optional<Customer> &payer,
                             const QString &shopCountry);

} // namespace pos
