// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A start with many payments that wait for their customer, all paid meanwhile:
// how long until each is read and recorded, beside a bare QNetworkAccessManager
// that makes the same requests and parses the same answers, six at a time
// (DESIGN 9). The gateway answers from memory, on a thread of its own.
#pragma once

#include "bench/figure.h"

namespace pos::bench {

/// "sweep", of `payments` > 0. Empty with `failure`.
QList<Figure> measureSweep(int payments, QString &failure);

}
