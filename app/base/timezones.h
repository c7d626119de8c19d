// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Time zones by their IANA names, as settings and rules have them. Windows knows
// some by an older name only. Pure; any thread.
#pragma once

#include <QTimeZone>

namespace pos {

/// Invalid when this system knows it by no name. An empty name is the zone of this computer.
QTimeZone findTimeZone(const QString &iana);
/// The same, but UTC for what is not known.
QTimeZone timeZoneOrUtc(const QString &iana);

} // namespace pos
