// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A journal of many payments as a busy shop would have after a year: written with
// the journal's own values, digests and chain of events, so that everything that
// reads, checks or repairs a journal takes it for one. Bodies and raw answers are
// left out, as after their retention.
#pragma once

#include "base/result.h"

#include <QString>

namespace pos::bench {

struct Generated
{
    qint64 payments = 0, customers = 0, operations = 0;
    qint64 fromMs = 0, untilMs = 0; ///< the year they lie in
    double seconds = 0;
};

/// Makes `path`; the same for the same count.
Result<Generated> generateJournal(const QString &path, qint64 payments);

}
