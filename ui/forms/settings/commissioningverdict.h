// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Compares what the till asked for in the commissioning payment with what the
// manager reads in Yuno's dashboard (DESIGN 3, CONTRACT 3). Pure, whole numbers.
#pragma once

#include "domain/money.h"
#include "domain/settings.h"

#include <optional>

namespace pos::ui {

struct CommissioningVerdict
{
    enum class Kind {
        Agrees,
        PowerOfTen, ///< the same digits, the point elsewhere
        Differs,
    };
    Kind kind = Kind::Differs;
    /// Shown / asked as a power of ten: 2 = the dashboard shows a hundred times more.
    int power = 0;
    /// The unit that would have made both equal; nullopt when no unit explains it.
    std::optional<AmountUnit> otherUnit;
};

/// Both of one currency and positive; anything else Differs.
CommissioningVerdict judgeCommissioning(Money asked, Money shown, AmountUnit unit);

/// The largest test payment: 10 major units.
Money commissioningLimit(Currency currency);

}
