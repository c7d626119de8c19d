// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// May this sale be charged now? The last look before anything is recorded, over
// what the journal says and not over what a screen showed (DESIGN 3: one sale is
// charged at most once). Pure; every refusal names its code or field.
#pragma once

#include "domain/attempt.h"
#include "domain/sale.h"
#include "domain/settings.h"
#include "ports/engine.h"

namespace pos {

/// Codes in Error::context.code of a refusal, besides TillBlocks' names and names of validation rules.
namespace chargecode {
inline constexpr QLatin1StringView AttemptOpen{"ATTEMPT_OPEN"};         ///< one is under way or unknown
inline constexpr QLatin1StringView AlreadyPaid{"ALREADY_PAID"};         ///< money was taken or is held for this sale
inline constexpr QLatin1StringView SaleClosed{"SALE_CLOSED"};           ///< parked or discarded
inline constexpr QLatin1StringView AmountChanged{"AMOUNT_CHANGED"};     ///< the cart's total is not what was shown
inline constexpr QLatin1StringView TooMuchForTest{"TOO_MUCH_FOR_TEST"}; ///< commissioning takes 10 major units at most
} // namespace chargecode

struct ChargeFacts
{
    Sale sale;
    QList<Attempt> attempts; ///< all earlier ones of the sale, as far as memory and journal know
    Settings settings;
    std::optional<Customer> customer; ///< the intent's, as the journal knows it
    bool customerKnown = false; ///< the intent's customer exists in the journal and at Yuno
};

/// nullopt = go ahead.
std::optional<Error> chargeRefusal(const ChargeOrder &order, const ChargeFacts &facts);

} // namespace pos
