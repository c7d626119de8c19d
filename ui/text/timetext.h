// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Moments and durations on screen. Wall times are UTC milliseconds as stored
// and are shown in the till's zone; 0 gives an empty text.
#pragma once

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace pos::ui {

/// "14:05".
QString clockText(qint64 ms, const QTimeZone &zone, const QLocale &locale = QLocale());
/// "14:05:09", for timelines.
QString preciseClockText(qint64 ms, const QTimeZone &zone);
/// "14:05" today, "20 Nov 14:05" this year, "20 Nov 2025" before.
QString momentText(qint64 ms, qint64 nowMs, const QTimeZone &zone, const QLocale &locale = QLocale());
/// "0:07", "1:42", "2:03:10": how long something has been going on.
QString elapsedText(qint64 durationMs);
/// "just now", "12 s ago", "3 min ago", "2 h ago".
QString agoText(qint64 ms, qint64 nowMs);
/// "now", "in 8 s", "in 2 min".
QString untilText(qint64 ms, qint64 nowMs);

}
