// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Timestamps of the wire (CONTRACT 1.3): ISO 8601 UTC with up to microseconds.
#pragma once

#include <QString>

namespace pos {

/// UTC milliseconds; 0 when empty or unreadable. Also reads `yyyy-MM-dd HH:mm:ss.SSSz`, offsets, and a
/// missing zone (taken as UTC).
qint64 millisFromWire(const QString &text);

/// 24 characters: `2026-11-21T10:00:00.123Z`.
QString wireTime24(qint64 ms);
/// 27 characters: `2026-11-21T10:00:00.123000Z`.
QString wireTime27(qint64 ms);

} // namespace pos
