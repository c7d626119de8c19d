// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Deadlines and caps of the transport. The server answers within 60 s
// (CONTRACT 1.3), so every limit that can end a running payment is above that.
#pragma once

#include "base/clock.h"

#include <QList>
#include <QSslCertificate>

namespace pos {

struct ClientLimits
{
    Millis connect{15'000}; ///< nothing of the request left within it: certainly not sent
    Millis inactivity{70'000};
    Millis total{75'000}; ///< from the start of sending
    qint64 maxBytes = 4 * 1024 * 1024;
    int maxInFlight = 6; ///< Qt's own limit per host; more would wait inside Qt with running timers
};

struct TransportOptions
{
    ClientLimits limits;
    QList<QSslCertificate> authorities; ///< trusted instead of the system's; empty = the system's
};

} // namespace pos
