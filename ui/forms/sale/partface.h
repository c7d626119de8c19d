// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the outcome panel shows of a sale in parts (domain/salesplit.h): pure, as
// outcomeface.h.
#pragma once

#include "domain/salesplit.h"
#include "ui/forms/sale/outcomeface.h"

namespace pos::ui {

/// The face of the part that was just tried, with what it means for the sale: what is paid, what is left, the way back.
/// A sale that is not in parts keeps its face.
OutcomeFace withParts(OutcomeFace face, const SaleSplit &split);
/// A sale on its way back, or all of it back.
OutcomeFace wayBackFace(const SaleRecord &record);
/// "Cash", "VISA •••• 1111": how a part was paid.
QString partLabel(const SalePart &part);
/// Of a sale on its way back: what the customer gets out of the drawer.
Money handedOut(const SaleSplit &split);

}
