// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The window over a generated journal: how long until it can be used and what
// memory it takes beside a bare QMainWindow, and whether its thread keeps
// answering while the Payments page is worked with; a scan and an outcome on the
// Charge page (DESIGN 9). Real processes of mostrador-bench-window, which lies
// beside this program; no display is needed.
#pragma once

#include "bench/figure.h"

namespace pos::bench {

/// `journal` is one that measureRows() made; it is copied. `failure` is set when one could not be measured.
QList<Figure> measureWindow(const QString &journal, qint64 rows, int rounds, const Wanted &wanted, QString &failure);

}
