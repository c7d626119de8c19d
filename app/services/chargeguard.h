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
inline constexpr QLatin1StringView AlreadyPaid{"ALREADY_PAID"};         ///< all of this sale's money was taken or is held
inline constexpr QLatin1StringView OnlyBack{"ONLY_BACK"};               ///< of a part money went back: the others follow it
inline constexpr QLatin1StringView PartsTaken{"PARTS_TAKEN"};           ///< paid in part: the rest, or the way back
inline constexpr QLatin1StringView NotAPart{"NOT_A_PART"};              ///< more than the rest, nothing, or one part too many
inline constexpr QLatin1StringView SaleClosed{"SALE_CLOSED"};           ///< parked or discarded
inline constexpr QLatin1StringView AmountChanged{"AMOUNT_CHANGED"};     ///< the cart's total is not what was shown
inline constexpr QLatin1StringView TooMuchForTest{"TOO_MUCH_FOR_TEST"}; ///< commissioning takes 10 major units at most
} // namespace chargecode

struct ChargeFacts
{
    Sale sale;
    QList<Attempt> attempts; ///< all earlier ones of the sale, as far as memory and journal know
    QList<TenderPart> tenders;
    QList<Operation> operations;
    Settings settings;
    std::optional<Customer> customer; ///< the intent's, as the journal knows it
    bool customerKnown = false; ///< the intent's customer exists in the journal and at Yuno
};

/// May anything of it be taken now? Parts of which something is here or may come, whatever the sale's own state says.
std::optional<Error> freeRefusal(const SaleRecord &record, bool asPart);
/// May this much of the sale be covered now, by whatever pays it? `shown` = as a part of it; none = all of it at once.
std::optional<Error> coverRefusal(const SaleRecord &record, Money covers, const std::optional<PartShown> &shown);
/// nullopt = go ahead.
std::optional<Error> chargeRefusal(const ChargeOrder &order, const ChargeFacts &facts);

} // namespace pos
