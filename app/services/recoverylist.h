// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The work-list: whom to contact first, and whether it is allowed now. Judges
// rows of OutreachSource by the same rules as a send (contactstanding.h). Pure;
// reader thread.
#pragma once

#include "ports/outreachsource.h"
#include "ports/phonenumbers.h"
#include "services/contactstanding.h"

namespace pos {

/// Fills channel, outlook and urgency, and sorts: most urgent first, resting ones at the end.
void judgeRecovery(QList<RecoveryRow> &rows, const PhoneNumbers &phones, const ContactTerms &terms,
                   const QString &operatorName, qint64 nowMs);
/// Amount in major units, halved every two days: what is large and fresh comes first.
double urgencyOf(const Money &amount, qint64 atMs, qint64 nowMs);

} // namespace pos
