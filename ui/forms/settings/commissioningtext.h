// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of commissioning: in which unit amounts travel, and what a
// comparison with the dashboard means. Pure.
#pragma once

#include "domain/ids.h"
#include "ui/forms/settings/commissioningverdict.h"
#include "ui/text/sentence.h"

namespace pos::ui {

/// Two sentences for a manager.
QString commissioningExplanation(const Settings &settings);
/// "major units", "minor units".
QString amountUnitText(AmountUnit unit);
/// Why live charges stay off. For Agrees: Yuno's answer and dashboard disagree with each other.
Sentence commissioningSentence(const CommissioningVerdict &verdict, Money asked, Money shown,
                               const MerchantOrderId &order);

}
