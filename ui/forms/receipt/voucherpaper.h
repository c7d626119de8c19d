// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A voucher on the paper of a till: number in large groups, the bar code where
// there is one to draw, and what to do, in the customer's language. A bar code
// that is too long for the width of the paper stands along it.
#pragma once

#include "ui/forms/receipt/receipt.h"

namespace pos::ui {

/// Of an attempt that has one (openVoucher()), else nullopt. The mail goes to the customer, or to whom was typed for the
/// sale; the language is that of the customer's country, or the shop's.
std::optional<Paper> voucherPaper(const Attempt &attempt, const Sale &sale, const std::optional<Customer> &customer,
                                  const Settings &settings);

} // namespace pos::ui
