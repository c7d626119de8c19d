// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The bars of the two linear codes that vouchers have: Code 128 (ISO/IEC 15417, code
// sets B and C) and Interleaved 2 of 5 (ISO/IEC 16390, wide elements three modules).
// Own tables and no library, so that a package depends on none whose name and
// interface change from system to system; tests read every sign back with ZBar. Pure.
#pragma once

#include "domain/voucher.h"

#include <QBitArray>

namespace pos {

/// One bit a module from the first bar to the last, set = dark, without quiet zones; empty for every other kind and
/// for a text that canEncode() refuses.
QBitArray linearModules(BarcodeKind kind, QStringView text);

} // namespace pos
