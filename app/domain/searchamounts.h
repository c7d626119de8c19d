// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Amounts as people type them into a search. Pure; private to domain/.
#pragma once

#include "domain/paymentfilter.h"

namespace pos {

struct TypedAmount
{
    AmountRange range;
    bool isBare = false; ///< a number alone, which may as well be part of a name or an id
};

/// "100", "100,50", ">100", "<=20", "=5", "120..130", "100..", "BRL 100", "$100"; numbers in `format` or plain
/// ("1234.50"). nullopt for anything else, for more than three decimals and for what does not fit.
std::optional<TypedAmount> typedAmount(QStringView text, NumberFormat format);

}
