// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every rule of the two outreach requests as pure functions (CONTRACT 10, and
// the published schema where it says more): all broken rules, in field order,
// each with the dotted path of the wire, so that a form finds its field. Soft
// rules warn (isSoft); a request with a hard one is never sent.
#pragma once

#include "domain/attemptstate.h"
#include "domain/outreachrequest.h"
#include "domain/validation.h"

namespace pos {

/// `phoneCountries`: the countries this number may belong to, as the numbering plan tells
/// (ports/phonenumbers.h); empty = not known, then nothing is said about it.
QList<FieldError> checkAbandonedFlow(const AbandonedFlow &flow, qint64 nowMs, const QStringList &phoneCountries = {});
QList<FieldError> checkDeclinedPayment(const DeclinedPayment &declined, qint64 nowMs,
                                       const QStringList &phoneCountries = {});
bool hasHardError(const QList<FieldError> &errors);

/// An attempt that took no money and may still be won back: declined, rejected, expired.
bool isWinnable(AttemptState state);

/// Who was asked, by whom, when and with which words: all of them, or it is no consent.
QList<FieldError> checkConsent(const Consent &consent, qint64 nowMs);
/// Reversing an opt-out needs a reason.
QList<FieldError> checkOptOut(const OptOut &entry, qint64 nowMs);

} // namespace pos
