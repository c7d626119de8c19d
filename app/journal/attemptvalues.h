// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An Attempt as the values of its row and back. Pure but for reading the row.
#pragma once

#include "domain/attempt.h"
#include "journal/database.h"

#include <optional>

namespace pos::record {

/// Fixed, intent and progress columns, in the order of attemptstatements.h.
QVariantList attemptValues(const Attempt &attempt);
/// NULL for what is no payment link.
QVariant linkValue(const Attempt &attempt);
/// Over the row, who asked and the link: what a till did without one has the digest it always had.
QByteArray attemptDigest(const QVariantList &values, AttemptOrigin origin, const QVariant &link);
/// Digest and the columns that lists search and show. `values` = attemptValues().
QVariantList derivedValues(const Attempt &attempt, const QVariantList &values);
/// Of InsertAttempt, from the two lists above.
QVariantList insertValues(const Attempt &attempt, const QVariantList &values, const QVariantList &derived);
/// facts, payer_name, raw; without what is personal when `personal` is false.
QVariantList paymentValues(const Payment &payment, bool personal);
/// nullopt when a checksum does not match or something cannot be read.
std::optional<Attempt> attemptFromRow(const Rows &rows);
[[nodiscard]] Unexpected<Error> damagedAttempt(Database &database, const Rows &rows);

}
