// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Removed personal data in words: by which rule, when, and how much.
#pragma once

#include "domain/retention.h"

#include <QTimeZone>

namespace pos::ui {

/// "retention: payments 24 months" or "on request, by Rosa", as the journal keeps it.
QString erasureRuleText(const QString &rule);
/// "Personal data was removed on 22 Nov 03:10 (kept for 24 months)."
QString erasedText(qint64 atMs, const QString &rule, qint64 nowMs, const QTimeZone &zone);
/// "Personal data removed: 12 payments, 3 customers."
QString purgeText(const PurgeReport &report);
/// The newest first, one on each line; what to expect when there is none.
QString purgeListText(const QList<PurgeReport> &reports, qint64 nowMs, const QTimeZone &zone);

}
