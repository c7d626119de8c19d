// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// RST instead of FIN: one of the faults that a network has. Any thread.
#pragma once

#include <QtGlobal>

namespace pos::training {

/// After this, closing the socket sends RST instead of FIN.
void armReset(qintptr descriptor);

} // namespace pos::training
