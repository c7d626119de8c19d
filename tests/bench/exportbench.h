// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every payment of a generated journal into a file, as the till does it: time,
// and what memory it takes at its height.
#pragma once

#include "bench/figure.h"

namespace pos::bench {

/// `path` is a journal that is there. `failure` is set when one could not be measured.
QList<Figure> measureExport(const QString &path, qint64 rows, const Wanted &wanted, QString &failure);

}
