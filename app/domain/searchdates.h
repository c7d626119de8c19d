// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Dates as people say them ("yesterday", "last week", "2026-08-01..2026-08-03")
// as a range of moments in the shop's time zone. Pure; private to domain/.
#pragma once

#include "domain/paymentfilter.h"

#include <QTimeZone>

namespace pos {

struct DateContext
{
    qint64 nowMs = 0;
    QTimeZone zone = QTimeZone::utc();
    Qt::DayOfWeek weekStart = Qt::Monday;
};

/// nullopt when the text is not a date. Ranges may be open at one end and may be written backwards.
std::optional<TimeRange> timeRangeFromWords(const QString &text, const DateContext &context);

}
