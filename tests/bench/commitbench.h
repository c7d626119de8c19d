// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What one change of a payment costs to commit, and how much of it the sums are:
// the same with their triggers taken out. On a copy of the journal.
#pragma once

#include "bench/figure.h"

namespace pos::bench {

QList<Figure> measureCommits(const QString &path, qint64 rows, const Wanted &wanted, QString &failure);

}
