// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments that somebody else made, as this journal keeps them: attempts of
// origin Yuno, with an event that says where they are known from (CONTRACT 11.1,
// 2.4). Pure; times in UTC milliseconds.
#pragma once

#include "ports/journalport.h"

#include <optional>

namespace pos {

/// Where a payment is known from.
struct YunoSource
{
    qint64 asOfMs = 0; ///< when Yuno was asked
    qint64 nowMs = 0;
    QString rule;      ///< "CONTRACT 11.1"
    QString note;      ///< English, for support
};

/// nullopt = a card check and no payment (CONTRACT 3.4), or nothing that could be read exactly.
std::optional<ImportedPayment> newFromYuno(const AttemptId &id, const Payment &payment, const YunoSource &source);
/// `stored` as it is when Yuno's word is `payment`.
ImportedPayment knownFromYuno(const Attempt &stored, const Payment &payment, const YunoSource &source);

} // namespace pos
