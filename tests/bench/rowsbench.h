// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The Payments list and its sums over a generated journal: every filter, search,
// order and combination of a committed list, through PaymentReader, beside plain
// SQLite on the same file (DESIGN 9).
#pragma once

#include "bench/figure.h"

namespace pos::bench {

/// `path` is made when it is not there. `failure` is set when one could not be measured.
QList<Figure> measureRows(const QString &path, qint64 rows, int rounds, const Wanted &wanted, QString &failure);

}
